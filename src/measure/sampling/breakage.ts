/** Breakage says why a benchmark gave no number. */
export interface Breakage {
  readonly kind: "broken";
  /** One clause: "panicked", "gave no result within 60 s". */
  readonly reason: string;
  /** What its process printed: hostile, at most 10,000 characters. */
  readonly output: string;
  /** Seconds after which its time limit ended the process; absent where it ended by itself. */
  readonly lateAfter?: number;
}

export interface BrokenSide extends Breakage {
  readonly side: "base" | "head" | "both";
  /** The other side does not have the benchmark. */
  readonly isAlone?: boolean;
}

const MAX_OUTPUT = 10_000;

/**
 * breakage cuts long output in the middle: the failure is at one of the ends. `late`: the time limit ended
 * it.
 */
export function breakage(
  reason: string,
  output: string,
  ended?: { readonly late: boolean; readonly seconds: number },
): Breakage {
  const late = ended?.late ? { lateAfter: ended.seconds } : {};
  return { kind: "broken", reason, output: shortened(output), ...late };
}

function shortened(output: string): string {
  if (output.length <= MAX_OUTPUT) return output;
  const half = MAX_OUTPUT / 2 - 50;
  const left = output.length - 2 * half;
  return `${output.slice(0, half)}\n… (${left} characters left out)\n${output.slice(-half)}`;
}

// A benchmark that gave no number.

/** Breakage is why, and what was printed. */
export interface Breakage {
  readonly kind: "broken";
  /** One clause: "panicked", "gave no result within 60 s". */
  readonly reason: string;
  /** Hostile text, at most 10,000 characters. */
  readonly output: string;
}

const MAX_OUTPUT = 10_000;

/** breakage cuts long output in its middle: what failed stands at one of the ends. */
export function breakage(reason: string, output: string): Breakage {
  if (output.length <= MAX_OUTPUT) return { kind: "broken", reason, output };
  const half = MAX_OUTPUT / 2 - 50;
  const left = output.length - 2 * half;
  return {
    kind: "broken",
    reason,
    output: `${output.slice(0, half)}\n… (${left} characters left out)\n${output.slice(-half)}`,
  };
}

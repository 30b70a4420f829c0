// Stack traces of the Go runtime and the race detector: a function, then an indented `file.go:12 +0x34`.

export interface Frame {
  /** With its package: `example.com/m/pkg.TestX.func1`; "" for the place where a goroutine was started. */
  readonly function: string;
  /** Absolute, or `example.com/m/pkg/file.go` when built with -trimpath. */
  readonly path: string;
  readonly line: number;
}

const PLACE = /^\s+(.+\.go):(\d+)(?: \+0x[0-9a-f]+)?$/;

/** firstGoroutine is the trace of the goroutine that crashed, which the runtime prints first. */
export function firstGoroutine(crash: readonly string[]): readonly string[] {
  const start = crash.findIndex((line) => line.startsWith("goroutine "));
  const length = crash.slice(start + 1).indexOf("");
  return start < 0 ? [] : crash.slice(start, length < 0 ? undefined : start + 1 + length);
}

/** parseFrames reads all calls of all goroutines, in order of printing. */
export function parseFrames(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((line, i): readonly Frame[] => {
    const [, path, number] = PLACE.exec(line) ?? [];
    if (path === undefined) return [];
    const called = (lines[i - 1] ?? "").trim();
    const name = called.startsWith("created by ") ? "" : called.replace(/\([^()]*\)$/, "");
    return [{ function: name, path, line: Number(number) }];
  });
}

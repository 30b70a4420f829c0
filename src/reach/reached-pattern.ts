// What the change reaches, as a pattern for `go test -bench`: for jobs that measure by other means.

import type { BenchPattern } from "../patterns/bench-pattern.ts";
import type { ReachRow } from "./reach-report.ts";

/**
 * reachedPattern matches what the change reaches or may reach and what the head alone has, within what was
 * asked for. A name that several packages have is matched in all of them. NO_BENCHMARK where there is
 * nothing.
 */
export function reachedPattern(rows: readonly ReachRow[], asked: BenchPattern): string {
  const names = rows
    .filter(({ reached, kind }) => reached || kind === "new")
    .map(({ name }) => `Benchmark${name}`);
  return asked.only([...new Set(names)].sort()).source;
}

// What `go-steady reach` says, as data. Its JSON only grows.

import type { BenchmarkReach, CodeChange, CodeReach } from "../ports/helper/reach.ts";

export interface ReachReport {
  readonly schema: 1;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly dirty: boolean };
  readonly go: string;
  readonly seconds: number;
  readonly benchmarks: readonly ReachRow[];
  readonly changes: readonly CodeChange[];
  /** How many changes are left out. */
  readonly moreChanges: number;
  readonly warnings: readonly string[];
}

export interface ReachRow extends BenchmarkReach {
  /** Import path. */
  readonly package: string;
}

/** rowsOf are the benchmark functions that the pattern can match. */
export function rowsOf(
  { packages }: CodeReach,
  pattern: { canMatch(functionName: string): boolean },
): readonly ReachRow[] {
  return packages.flatMap(({ importPath, benchmarks }) =>
    benchmarks.filter(({ name }) => pattern.canMatch(name)).map((each) => ({ package: importPath, ...each })),
  );
}

/** isReached is true for all that has to be measured on both sides. */
export function isReached({ kind }: BenchmarkReach): boolean {
  return kind === "reached" || kind === "unknown";
}

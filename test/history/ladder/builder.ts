// Small histories: runs by a line each.
import type { Compared } from "../../../src/history/ladder/compared-columns.ts";
import type { Benchmark } from "../../../src/model/benchmark.ts";

export const PARSE: Benchmark = { pkg: "example.com/x", name: "Parse", procs: 2 };

/** Change is ln with its standard error; a name alone: proved to be the same. */
type Said = readonly [ln: number | null, error: number | null, df?: number | null];

export interface RunLine {
  readonly base: number;
  readonly head: number;
  /** Of Parse in sec/op; absent: identical. */
  readonly parse?: Said;
  readonly parents?: readonly number[];
  readonly branch?: string;
  readonly key?: string;
  readonly how?: "pairs" | "stored";
  /** Minutes after midnight; by default the number of the run. */
  readonly minute?: number;
  readonly unit?: string;
  readonly waived?: string;
}

/** sha is the full hash of a commit with a number. */
export function sha(commit: number): string {
  return commit.toString(16).padStart(40, "0");
}

export function timeAt(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
}

/** runsOf are the entries of these runs. Without parents, a commit's parent is the one before it. */
export function runsOf(lines: readonly RunLine[]): readonly Compared[] {
  return lines.map((line, i) => ({
    key: line.key ?? `run ${i}`,
    time: timeAt(line.minute ?? i),
    branch: line.branch ?? "main",
    commit: {
      sha: sha(line.head),
      parents: (line.parents ?? [line.head - 1]).map(sha),
      authored: timeAt(line.head),
      title: `commit ${line.head}`,
      pull: line.head,
    },
    base: { sha: sha(line.base), ref: "", how: line.how ?? "pairs" },
    identical: line.parse === undefined ? [PARSE] : [],
    comparisons: line.parse === undefined ? [] : [rowOf(line, line.parse)],
  }));
}

function rowOf(line: RunLine, [ln, error, df = 1e9]: Said): Compared["comparisons"][number] {
  return {
    benchmark: PARSE,
    unit: line.unit ?? "sec/op",
    verdict: "unchanged",
    base: 1,
    head: ln === null ? null : Math.exp(ln),
    ln,
    error,
    df,
    pairs: 8,
    orders: 8,
    reason: "",
    through: line.waived === undefined ? [] : ["example.com/x.Parse"],
    waived: line.waived === undefined ? undefined : { reason: line.waived, expires: "2026-12-31" },
  };
}

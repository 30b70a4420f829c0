// One class for a cell of the grid, of several runs at a commit in a region.

import { grouped } from "../history/grouped.ts";
import { classOf, codeOf } from "./format/cell-class.ts";
import { codeIn } from "./format/cell-form.ts";
import type { ValuesRun } from "./format/values-file.ts";

/** The first that is there counts: of benchmarks as verdicts do, with what is large before what is not. */
const HEAVIEST: readonly number[] = (
  [
    "large-regression",
    "regression",
    "waived",
    "broken",
    "missing",
    "inconclusive",
    "large-improvement",
    "improvement",
    "new",
    "unchanged",
    "identical",
    "value",
  ] as const
).map(codeOf);

const TESTS: ReadonlySet<number> = new Set(
  (["passed", "failed", "flaky", "skipped", "clock"] as const).map(codeOf),
);

/** Ranking is the runs of one column: those that were compared with the nearest commit first. */
export type Ranking = readonly (readonly number[])[];

/** rankRuns groups the runs of a column, by their numbers in `runs`. */
export function rankRuns(runs: readonly ValuesRun[], from: number, to: number): Ranking {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const distance = (number: number): number => distanceOf(runs[number]);
  return grouped(numbers, distance).toSorted(([a], [b]) => distance(a) - distance(b));
}

/** What was compared with a commit beside the line, or a later one, comes after all others. */
function distanceOf(run: ValuesRun | undefined): number {
  if (run === undefined || typeof run.base !== "number" || run.base >= run.column) return Infinity;
  return run.column - run.base;
}

/** codeAtColumn takes the cells of a row by run. 0: none of the runs has the row. */
export function codeAtColumn(cells: Uint8Array, ranking: Ranking): number {
  const [first] = ranking;
  if (ranking.length === 1 && first?.length === 1) return codeIn(cells[first[0] ?? 0] ?? 0);
  const groups = ranking.map((group) =>
    group.map((number) => codeIn(cells[number] ?? 0)).filter((c) => c > 0),
  );
  const all = groups.flat();
  if (all.some((code) => TESTS.has(code))) return testCode(all);
  const nearest = groups.find((codes) => codes.length > 0) ?? [];
  return HEAVIEST.find((code) => nearest.includes(code)) ?? 0;
}

/** Passed and failed on one commit in one region is flaky, whatever it was compared with. */
function testCode(codes: readonly number[]): number {
  const has = (name: Parameters<typeof codeOf>[0]) => codes.includes(codeOf(name));
  const passes = has("passed") || has("clock");
  if (has("flaky") || (has("failed") && passes)) return codeOf("flaky");
  const names = ["failed", "clock", "passed", "skipped"] as const;
  return codeOf(names.find(has) ?? classOf(0));
}

// The rows of a report: with what the judge says, or without numbers.

import type { Benchmark } from "../model/benchmark.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Judgement } from "./judgement.ts";

/**
 * Why is what is said of a row without numbers, of the unit that every benchmark has where it names no other.
 */
export type Why = Pick<Comparison, "verdict" | "reason"> &
  Partial<Pick<Comparison, "unit" | "output" | "brokenOn">>;

/** emptyRow is a row that no numbers are known of. */
export function emptyRow({ pkg, name, procs }: Benchmark, why: Why): Comparison {
  const nothing = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0 };
  return { pkg, name, procs, unit: "sec/op", ...nothing, ...why, warnings: [] };
}

/** comparisonOf is a row with its judgement. What is still open when the report is made could not be told. */
export function comparisonOf(
  { benchmark, unit }: { readonly benchmark: Benchmark; readonly unit: string },
  { p, smallest, ...told }: Judgement,
): Comparison {
  const verdict = told.verdict === "open" ? "inconclusive" : told.verdict;
  return { ...emptyRow(benchmark, { unit, verdict, reason: told.reason }), ...told, verdict };
}

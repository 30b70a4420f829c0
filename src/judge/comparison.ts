// The rows of a report: with what the judge says, or without numbers.

import type { Benchmark } from "../model/benchmark.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Judgement } from "./judgement.ts";

/**
 * Why is the verdict on a row without numbers, with its reason. Without a unit it is about the time,
 * `sec/op`.
 */
export type Why = Pick<Comparison, "verdict" | "reason"> &
  Partial<Pick<Comparison, "unit" | "output" | "brokenOn" | "notBegun">>;

/** emptyRow is a row without numbers: base, head and change are null, and it rests on 0 pairs. */
export function emptyRow({ pkg, name, procs }: Benchmark, why: Why): Comparison {
  const nothing = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0 };
  return { pkg, name, procs, unit: "sec/op", ...nothing, ...why, warnings: [] };
}

/**
 * comparisonOf is a row with its judgement. What is still open when the report is made is inconclusive. p and
 * the smallest change stay behind: the reason has them in words.
 */
export function comparisonOf(
  { benchmark, unit }: { readonly benchmark: Benchmark; readonly unit: string },
  { p, smallest, ...told }: Judgement,
): Comparison {
  const verdict = told.verdict === "open" ? "inconclusive" : told.verdict;
  return { ...emptyRow(benchmark, { unit, verdict, reason: told.reason }), ...told, verdict };
}

// Whether a run could tell anything of what it measured. A run that could not has checked nothing, and must
// not pass.

import { benchmarkKey } from "../model/benchmark.ts";
import type { Comparison, Verdict } from "../model/verdict.ts";

const TOLD: readonly Verdict[] = ["regression", "improvement", "unchanged"];
const UNTOLD: readonly Verdict[] = ["inconclusive", "broken"];

/**
 * whyNothingTold is one sentence without a full stop where benchmarks were begun and nothing could be told of
 * any. Undefined where something was told, or nothing begun.
 */
export function whyNothingTold(comparisons: readonly Comparison[]): string | undefined {
  const benchmarks = new Map<string, Comparison[]>();
  for (const row of comparisons)
    benchmarks.set(benchmarkKey(row), [...(benchmarks.get(benchmarkKey(row)) ?? []), row]);
  const begun = [...benchmarks.values()].map(telling).filter((rows) => rows.some(isBegun));
  const [first] = begun.flat().filter(({ verdict }) => UNTOLD.includes(verdict));
  if (first === undefined || begun.flat().some(isTold)) return undefined;
  const which =
    begun.length === 1 ? "the only benchmark that was measured" : `any of ${begun.length} benchmarks`;
  return `nothing could be told of ${which}: ${first.reason}`;
}

/** An interval that ends below twice the time tells something, too: the time did not double. */
function isTold({ verdict, hi }: Comparison): boolean {
  return TOLD.includes(verdict) || (verdict === "inconclusive" && hi !== null && hi < MOST_LEFT_OPEN);
}

/** Twice the time, as head/base − 1. */
const MOST_LEFT_OPEN = 1;

/**
 * What breaks on the base alone counts as new: the head repaired it, and there is nothing to compare it with.
 */
function isBegun({ verdict, brokenOn }: Comparison): boolean {
  return brokenOn !== "base" && (TOLD.includes(verdict) || UNTOLD.includes(verdict));
}

/**
 * The times of a benchmark, since what it allocates says nothing of its time; all units where it has no time.
 */
function telling(rows: readonly Comparison[]): readonly Comparison[] {
  const times = rows.filter(({ unit }) => unit === "sec/op");
  return times.length > 0 ? times : rows;
}

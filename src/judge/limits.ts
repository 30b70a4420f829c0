// Which rows an entry of the settings (a limit, a waiver) is about, and the smallest change that matters in a
// row.

import type { Benchmark } from "../model/benchmark.ts";
import type { RowSelector } from "../model/settings.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Policy } from "./policy.ts";

/**
 * namesBenchmark is true where an entry is about a benchmark, in whatever unit. What it leaves open fits all.
 */
export function namesBenchmark(
  { package: pkg, benchmark }: RowSelector,
  { pkg: path, name }: Benchmark,
): boolean {
  return (benchmark?.isIn(name) ?? true) && (pkg?.isIn(path) ?? true);
}

/** thresholdOf is the threshold of the last limit that fits the row, else the policy's; a ratio. */
export function thresholdOf(
  { benchmark, unit }: { readonly benchmark: Benchmark; readonly unit: string },
  { limits = [], threshold }: Pick<Policy, "threshold" | "limits">,
): number {
  return limits.findLast((limit) => fits(limit, benchmark, unit))?.threshold ?? threshold;
}

/**
 * ownThresholds are the rows, with a threshold only where a row has pairs and another one than the policy.
 */
export function ownThresholds(
  rows: readonly Comparison[],
  policy: Pick<Policy, "threshold">,
): readonly Comparison[] {
  return rows.map(({ threshold = policy.threshold, ...row }) =>
    row.pairs === 0 || threshold === policy.threshold ? row : { ...row, threshold },
  );
}

/** Throughput is the inverse of time: a limit for one is a limit for the other. */
function fits(target: RowSelector, benchmark: Benchmark, unit: string): boolean {
  const isMeant = target.unit === undefined || quantityOf(target.unit) === quantityOf(unit);
  return isMeant && namesBenchmark(target, benchmark);
}

function quantityOf(unit: string): string {
  return unit === "B/s" ? "sec/op" : unit;
}

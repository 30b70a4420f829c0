// How many pairs an open verdict still asks for, by the spread that its row has shown. It decides what is
// measured next, and no verdict.

import type { Judgement } from "./judgement.ts";

/**
 * Standard errors of many pairs (normal distribution): of a one-sided test of 5 % for "unchanged"; for a
 * change of the level that a row of some hundred has; and of the margin that it needs beyond the threshold.
 */
const [UNCHANGED, CHANGED, BEYOND] = [1.645, 4.3, 0.84];

/**
 * pairsToVerdict is the number of pairs, those that were taken included, after which a row that stays as it
 * is gets its verdict; infinite where none is in sight. One more pair where nothing is known of its
 * spread.
 */
export function pairsToVerdict({
  delta,
  error,
  threshold,
  pairs,
}: Pick<Judgement, "delta" | "error" | "threshold" | "pairs">): number {
  if (delta === null || delta <= -1 || error === undefined) return pairs + 1;
  const [size, limit] = [Math.abs(Math.log1p(delta)), Math.log1p(threshold)];
  // The error falls with the root of the pairs.
  const until = (errors: number, distance: number) => pairs * ((errors * error) / Math.max(0, distance)) ** 2;
  // Most rows have not changed: more pairs bring the estimate nearer to that, by about its error.
  const settled = Math.max(0, size - error);
  const unchanged = settled < limit ? until(UNCHANGED, limit - settled) : Number.POSITIVE_INFINITY;
  const changed =
    size > limit ? Math.max(until(CHANGED, size), until(BEYOND, size - limit)) : Number.POSITIVE_INFINITY;
  return Math.max(pairs + 1, Math.ceil(Math.min(unchanged, changed)));
}

// The effect of processes that took turns: a disturbance hits both slices of a turn alike.
// docs/judging.md, "The estimate"; docs/decisions/0006-turns.md

import { fastestThird } from "../stats/fastest-third.ts";
import { mean, median } from "../stats/sample.ts";
import { tUpperTail } from "../stats/student-t.ts";
import { type Location, trimmedMean } from "../stats/trimmed-mean.ts";
import { type Effect, ratioAround } from "./effect.ts";
import { remembered } from "./remembered.ts";
import type { Pair } from "./row.ts";

// To choose the smaller of two estimated variances makes it look smaller than it is; less than half is not
// luck.
const CLEARLY_LESS = 1 / 3;
// With fewer pairs the variances themselves are guesses.
const ENOUGH_TO_CHOOSE = 8;

// One-sided p below which the sums differ clearly from the median. By chance that is rare, and then
// costs no more than a larger error.
const BY_CHANCE = 0.005;

/**
 * turnsEffect is the trimmed mean over the pairs of one value a pair, with its error. All values must be
 * positive. The value is the median of ln(head/base) of slices in the same turn or in neighbouring ones, or
 * from 8 pairs on one of two others:
 *
 * - ln of the ratio of the sums of all turns, where it differs clearly: the median does not see what is only
 *   in a few of the turns (collections, a map that grows).
 * - the difference of the sides' fastest thirds, where its variance over the pairs is less than a third: a
 *   benchmark may jump between two levels from slice to slice (collections, pools).
 */
export function turnsEffect(pairs: readonly Pair[]): Effect {
  const summaries = pairs.map(summaryOf);
  const level = median(summaries.flatMap((s) => s.levels));
  return ratioAround(level, centreOf(summaries));
}

function centreOf(summaries: readonly PairSummary[]): Location {
  const byTurns = trimmedMean(summaries.map((s) => s.byTurns));
  if (summaries.length < ENOUGH_TO_CHOOSE) return byTurns;
  const rare = trimmedMean(summaries.map((s) => s.bySums - s.byTurns));
  if (isClear(rare)) return trimmedMean(summaries.map((s) => s.bySums));
  const bySides = trimmedMean(summaries.map((s) => s.bySides));
  return bySides.unitVariance < CLEARLY_LESS * byTurns.unitVariance ? bySides : byTurns;
}

function isClear({ centre, unitVariance, df, n }: Location): boolean {
  return unitVariance > 0 && tUpperTail(Math.abs(centre) / Math.sqrt(unitVariance / n), df) < BY_CHANCE;
}

/** PairSummary is all that is needed of a pair: three estimates of ln(head/base), and the level. */
interface PairSummary {
  /** Median of the log-ratios of slices that are at most a turn apart. */
  readonly byTurns: number;
  /** Difference of the sides' fastest thirds. */
  readonly bySides: number;
  /** Of the sums of all turns. */
  readonly bySums: number;
  /** Medians of base and head, as logarithms. */
  readonly levels: readonly [number, number];
}

const summaryOf = remembered((pair: Pair): PairSummary => {
  const logs = { base: pair.base.map(Math.log), head: pair.head.map(Math.log) };
  const levels = [median(logs.base), median(logs.head)] as const;
  return { byTurns: turnByTurn(logs), bySides: sideBySide(logs), bySums: sums(pair), levels };
});

/**
 * A disturbance may end between the slices of a turn: the slice before or behind is as good a partner. The
 * few ratios of disturbed slices are far from the others, and a median does not follow them.
 */
function turnByTurn({ base, head }: Pair): number {
  return median(base.flatMap((b, i) => head.slice(Math.max(0, i - 1), i + 2).map((h) => h - b)));
}

function sideBySide({ base, head }: Pair): number {
  return fastestThird(head).centre - fastestThird(base).centre;
}

function sums({ base, head }: Pair): number {
  return Math.log(mean(head) / mean(base));
}

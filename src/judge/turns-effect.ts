// The effect of processes that took turns: a disturbance hits both slices of a turn alike.

import { fastestThird } from "../stats/fastest-third.ts";
import { median, midMean } from "../stats/sample.ts";
import { trimmedMean } from "../stats/trimmed-mean.ts";
import { type Effect, ratioAround } from "./effect.ts";
import type { Pair } from "./row.ts";

// Choosing the smaller of two estimated variances makes it look smaller than it is; a clear difference is not luck.
const CLEARLY_LESS = 0.5;
// With fewer pairs the variances themselves are guesses.
const ENOUGH_TO_CHOOSE = 8;

/**
 * turnsEffect makes one value of each pair: the mean of the middle half of its turns' log-ratios. Where a benchmark jumps between two
 * levels from slice to slice (collections, pools) the difference of the sides' fastest thirds may repeat far better, and is
 * taken when it does. All values must be positive.
 */
export function turnsEffect(pairs: readonly Pair[]): Effect {
  const summaries = pairs.map(summaryOf);
  const byTurns = trimmedMean(summaries.map((s) => s.byTurns));
  const bySides = trimmedMean(summaries.map((s) => s.bySides));
  const level = median(summaries.flatMap((s) => s.levels));
  const sidesRepeatBetter = bySides.unitVariance < CLEARLY_LESS * byTurns.unitVariance;
  return ratioAround(level, pairs.length >= ENOUGH_TO_CHOOSE && sidesRepeatBetter ? bySides : byTurns);
}

/** PairSummary is all that is needed of a pair, on logarithms. */
interface PairSummary {
  readonly byTurns: number;
  readonly bySides: number;
  readonly levels: readonly [number, number];
}

/** A pair is summarised once, however many looks see it. */
const known = new WeakMap<Pair, PairSummary>();

function summaryOf(pair: Pair): PairSummary {
  const found = known.get(pair);
  if (found !== undefined) return found;
  const logs = { base: pair.base.map(Math.log), head: pair.head.map(Math.log) };
  const levels = [median(logs.base), median(logs.head)] as const;
  const summary = { byTurns: turnByTurn(logs), bySides: sideBySide(logs), levels };
  known.set(pair, summary);
  return summary;
}

function turnByTurn({ base, head }: Pair): number {
  return midMean(base.map((b, i) => (head[i] ?? Number.NaN) - b));
}

function sideBySide({ base, head }: Pair): number {
  return fastestThird(head).centre - fastestThird(base).centre;
}

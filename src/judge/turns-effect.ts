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
  const logs = pairs.map(({ base, head }) => ({ base: base.map(Math.log), head: head.map(Math.log) }));
  const byTurns = trimmedMean(logs.map(turnByTurn));
  const bySides = trimmedMean(logs.map(sideBySide));
  const level = median(logs.flatMap(({ base, head }) => [median(base), median(head)]));
  const sidesRepeatBetter = bySides.unitVariance < CLEARLY_LESS * byTurns.unitVariance;
  return ratioAround(level, pairs.length >= ENOUGH_TO_CHOOSE && sidesRepeatBetter ? bySides : byTurns);
}

function turnByTurn({ base, head }: Pair): number {
  return midMean(base.map((b, i) => (head[i] ?? Number.NaN) - b));
}

function sideBySide({ base, head }: Pair): number {
  return fastestThird(head).centre - fastestThird(base).centre;
}

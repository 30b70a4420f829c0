// The effect of processes that ran one after the other, and of values of two files: one value a process.
// Where logarithms are taken all values must be positive. docs/judging.md, "The estimate"

import { type FastestThird, fastestThird } from "../stats/fastest-third.ts";
import { mean, variance } from "../stats/sample.ts";
import { trimmedMean } from "../stats/trimmed-mean.ts";
import { type Effect, ratioAround, relativeTo } from "./effect.ts";
import type { ProcessValues } from "./row.ts";

/**
 * fastestEffect is the difference of the means of each side's fastest third of processes, on logarithms. The
 * variance is that of the differences of the influence values, pair by pair: what both sides of a pair share
 * drops out. df = 2k − 1 with k = ⌈n/3⌉. Values must be positive.
 */
export function fastestEffect({ base, head }: ProcessValues): Effect {
  const [b, h] = [fastestThird(base.map(Math.log)), fastestThird(head.map(Math.log))];
  const differences = h.influence.map((x, i) => x - (b.influence[i] ?? Number.NaN));
  return between(b, h, {
    unitVariance: variance(differences),
    n: base.length,
    agreement: agreement(base, head),
  });
}

/**
 * fastestOfFiles is fastestEffect for samples that are not paired and may differ in number: the squared
 * errors of the sides add up. n is that of the smaller side.
 */
export function fastestOfFiles({ base, head }: ProcessValues): Effect {
  const [b, h] = [fastestThird(base.map(Math.log)), fastestThird(head.map(Math.log))];
  const n = Math.min(base.length, head.length);
  const squaredError = variance(b.influence) / base.length + variance(h.influence) / head.length;
  return between(b, h, { unitVariance: squaredError * n, n, agreement: agreement(base, head) });
}

function between(
  b: FastestThird,
  h: FastestThird,
  known: Pick<Effect, "unitVariance" | "n" | "agreement">,
): Effect {
  const ends = { base: Math.exp(b.centre), head: Math.exp(h.centre) };
  return { ...known, ...ends, df: b.kept + h.kept - 1, centre: h.centre - b.centre, scale: "log" };
}

/**
 * The share of all couples of a base and a head value in which the head's is larger, or one minus that if it
 * is more: ½ to 1. Equal values count as half a couple, as in the U test.
 */
function agreement(base: readonly number[], head: readonly number[]): number {
  const largerThan = (b: number) => head.reduce((sum, h) => sum + (h > b ? 1 : h === b ? 0.5 : 0), 0);
  const larger = base.reduce((sum, b) => sum + largerThan(b), 0) / (base.length * head.length);
  return Math.max(larger, 1 - larger);
}

/** ratioEffect is the trimmed mean of the log-ratios of the pairs. For counts, which must be positive. */
export function ratioEffect({ base, head }: ProcessValues): Effect {
  const ratios = base.map((b, i) => Math.log((head[i] ?? Number.NaN) / b));
  return ratioAround(mean([...base, ...head].map(Math.log)), trimmedMean(ratios));
}

/**
 * differenceEffect is the trimmed mean of the differences of the pairs, relative to the mean of the base
 * where that is not 0. For any finite values.
 */
export function differenceEffect({ base, head }: ProcessValues): Effect {
  return relativeTo(mean(base), trimmedMean(base.map((b, i) => (head[i] ?? Number.NaN) - b)));
}

/** differenceOfFiles is differenceEffect for samples that are not paired. */
export function differenceOfFiles({ base, head }: ProcessValues): Effect {
  const [b, h] = [trimmedMean(base), trimmedMean(head)];
  const n = Math.min(b.n, h.n);
  const squaredError = b.unitVariance / b.n + h.unitVariance / h.n;
  const difference = {
    centre: h.centre - b.centre,
    unitVariance: squaredError * n,
    df: Math.min(b.df, h.df),
    n,
  };
  return relativeTo(b.centre, difference);
}

// The effect of processes that ran one after the other, each with one value. All values must be positive
// here.

import { type FastestThird, fastestThird } from "../stats/fastest-third.ts";
import { mean, variance } from "../stats/sample.ts";
import { trimmedMean } from "../stats/trimmed-mean.ts";
import { type Effect, ratioAround, relativeTo } from "./effect.ts";
import type { ProcessValues } from "./row.ts";

/**
 * fastestEffect compares the fastest third of the base processes with the fastest third of the head's. The
 * variance is that of the estimate's influence values, pair by pair, so that what both sides of a pair share
 * drops out.
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
 * fastestOfFiles is fastestEffect for samples that are not paired and may differ in number; n is that of the
 * smaller side.
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
 * The share of all couples of a base and a head value in which the head's is larger, or smaller where that is
 * the more common.
 */
function agreement(base: readonly number[], head: readonly number[]): number {
  const larger =
    base.reduce((sum, b) => sum + head.filter((h) => h > b).length, 0) / (base.length * head.length);
  return Math.max(larger, 1 - larger);
}

/** ratioEffect is the trimmed mean of the log-ratios of the pairs. For counts. */
export function ratioEffect({ base, head }: ProcessValues): Effect {
  const ratios = base.map((b, i) => Math.log((head[i] ?? Number.NaN) / b));
  return ratioAround(mean([...base, ...head].map(Math.log)), trimmedMean(ratios));
}

/**
 * differenceEffect is the trimmed mean of the differences of the pairs, relative to the mean of the base
 * where that is not 0. Any values.
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

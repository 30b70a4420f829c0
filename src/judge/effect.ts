// From the samples of a row to one number: by how much head differs from base, and how well that is known.
//
// Works on logarithms, where a ratio is a difference; values that have none (0 and less, in custom units) are taken as they are,
// relative to the centre of the base.

import { mean, median, midMean, sortSample, variance } from "../stats/sample.ts";
import { type Location, trimmedMean } from "../stats/trimmed-mean.ts";
import type { Pair, Processes } from "./row.ts";

/** Effect is the estimated change of one row. */
export interface Effect extends Location {
  /** `log`: centre is ln(head/base). `linear`: (head − base)/|base|. `absolute`: head − base, where the base is 0. */
  readonly scale: "log" | "linear" | "absolute";
  /** Centre of the base in the row's unit; head and base agree with the effect. */
  readonly base: number;
  readonly head: number;
}

/** toDelta turns a number on the effect's scale into head/base − 1; null on the absolute scale, where there is no ratio. */
export function toDelta({ scale }: Pick<Effect, "scale">, x: number): number | null {
  return scale === "log" ? Math.expm1(x) : scale === "linear" ? x : null;
}

/**
 * turnsEffect takes each pair as one value. First choice is the mean of the middle half of its slices' log-ratios: what disturbs both slices of a
 * turn drops out. Where a benchmark jumps between two levels from slice to slice (collections, pools) the fastest thirds of both
 * sides' slices repeat far better, and are taken when they do.
 */
export function turnsEffect(pairs: readonly Pair[]): Effect {
  const slices = pairs.map(({ base, head }) => ({ base: base.map(Math.log), head: head.map(Math.log) }));
  const byTurns = trimmedMean(
    slices.map(({ base, head }) => midMean(base.map((b, i) => (head[i] ?? Number.NaN) - b))),
  );
  const bySides = trimmedMean(
    slices.map(({ base, head }) => fastestThird(head).centre - fastestThird(base).centre),
  );
  const mayChoose = pairs.length >= ENOUGH_TO_CHOOSE;
  const location =
    mayChoose && bySides.unitVariance < CLEARLY_LESS * byTurns.unitVariance ? bySides : byTurns;
  const levels = slices.flatMap(({ base, head }) => [median(base), median(head)]);
  return { ...location, scale: "log", ...around(median(levels), location.centre) };
}

// Choosing the smaller of two estimated variances makes it look smaller than it is; a clear difference is not luck.
const CLEARLY_LESS = 0.5;
// With fewer pairs the variances themselves are guesses.
const ENOUGH_TO_CHOOSE = 8;

/** Centres that lie around a common level and differ by the effect, so that what is printed agrees. */
function around(level: number, centre: number): Pick<Effect, "base" | "head"> {
  return { base: Math.exp(level - centre / 2), head: Math.exp(level + centre / 2) };
}

/** ratioEffect is the trimmed mean of the log-ratios of the pairs' processes. For counts. */
export function ratioEffect({ base, head }: Processes): Effect {
  const location = trimmedMean(base.map((b, i) => Math.log((head[i] ?? Number.NaN) / b)));
  const level = mean([...base, ...head].map(Math.log));
  return { ...location, scale: "log", ...around(level, location.centre) };
}

/** differenceEffect is the trimmed mean of the differences of the pairs' processes, relative to the mean of the base where that is not 0. */
export function differenceEffect({ base, head }: Processes): Effect {
  const location = trimmedMean(base.map((b, i) => (head[i] ?? Number.NaN) - b));
  return relative(location, mean(base));
}

/**
 * fasterEffect compares the fastest third of the base processes with the fastest third of the head's: what disturbs a machine only
 * adds time. The variance is that of the estimate's influence values, pair by pair, so that what both sides of a pair share drops out.
 */
export function fasterEffect({ base, head }: Processes): Effect {
  const b = fastestThird(base.map(Math.log));
  const h = fastestThird(head.map(Math.log));
  const n = base.length;
  const unitVariance = variance(h.influence.map((x, i) => x - (b.influence[i] ?? 0)));
  return { ...between(b, h), unitVariance, df: 2 * b.kept - 1, n };
}

/** filesEffect is fasterEffect for samples that are not paired and may differ in number; n is that of the smaller side. */
export function filesEffect({ base, head }: Processes): Effect {
  const b = fastestThird(base.map(Math.log));
  const h = fastestThird(head.map(Math.log));
  const n = Math.min(base.length, head.length);
  const squared = variance(b.influence) / base.length + variance(h.influence) / head.length;
  return { ...between(b, h), unitVariance: squared * n, df: b.kept + h.kept - 1, n };
}

/** filesDifference is differenceEffect for samples that are not paired. */
export function filesDifference({ base, head }: Processes): Effect {
  const b = trimmedMean(base);
  const h = trimmedMean(head);
  const n = Math.min(b.n, h.n);
  const squared = b.unitVariance / b.n + h.unitVariance / h.n;
  const df = Math.min(b.df, h.df);
  return relative({ centre: h.centre - b.centre, unitVariance: squared * n, df, n }, b.centre);
}

function relative(difference: Location, base: number): Effect {
  const unit = base === 0 ? 1 : Math.abs(base);
  return {
    ...difference,
    centre: difference.centre / unit,
    unitVariance: difference.unitVariance / unit ** 2,
    scale: base === 0 ? "absolute" : "linear",
    base,
    head: base + difference.centre,
  };
}

interface Third {
  readonly kept: number;
  readonly centre: number;
  /** What each value contributes to the centre, up to a constant (influence function of a mean trimmed on one side). */
  readonly influence: readonly number[];
}

function fastestThird(values: readonly number[]): Third {
  const sample = sortSample(values);
  const n = sample.length;
  const kept = Math.ceil(n / 3);
  const limit = sample[Math.min(kept, n - 1)] ?? 0;
  return {
    kept,
    centre: mean(sample.slice(0, kept)),
    influence: values.map((x) => (Math.min(x, limit) * n) / kept),
  };
}

function between(b: Third, h: Third): Pick<Effect, "scale" | "centre" | "base" | "head"> {
  return { scale: "log", centre: h.centre - b.centre, base: Math.exp(b.centre), head: Math.exp(h.centre) };
}

// Means that leave extreme values out, with the standard error that fits.
// [1] K. Yuen (1974), The two-sample trimmed t for unequal population variances. Biometrika 61(1).

import { mean, sortSample, variance } from "./sample.ts";

/** Location is a robust centre and how well it is known. */
export interface Location {
  readonly centre: number;
  /** Variance of the centre times n, so that it can be compared between samples of different n. */
  readonly unitVariance: number;
  /** Degrees of freedom of the variance; 0 where one value leaves it unknown. */
  readonly df: number;
  /** Number of values, those left out included. */
  readonly n: number;
}

/**
 * trimCount is how many values trimmedMean leaves out at either end: none below 8, one below 15, then an
 * eighth.
 */
export function trimCount(n: number): number {
  if (n < 8) return 0;
  return n < 15 ? 1 : Math.floor(n / 8);
}

/**
 * trimmedMean is the mean without the g = trimCount(n) extreme values at either end, for n ≥ 1. Its error
 * comes from the winsorised values, in which each value left out counts as the nearest one that is kept [1]:
 *
 *     unitVariance = s²(winsorised)/(1 − 2g/n)²      df = n − 2g − 1      standard error² = unitVariance/n
 *
 * One value has unitVariance 0 and df 0. Throws RangeError for no values and for NaN.
 */
export function trimmedMean(values: readonly number[]): Location {
  const sample = sortSample(values);
  const n = sample.length;
  const g = trimCount(n);
  const kept = sample.slice(g, n - g);
  const winsorised = sample.map((_, i) => sample[Math.min(Math.max(i, g), n - g - 1)] ?? 0);
  return {
    centre: mean(kept),
    unitVariance: variance(winsorised) / (1 - (2 * g) / n) ** 2,
    df: n - 2 * g - 1,
    n,
  };
}

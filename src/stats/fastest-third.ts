// The mean of the fastest third of a sample: what disturbs a machine only adds time, so the small values
// repeat best. [1] F. Hampel et al. (1986), Robust Statistics: the influence function of a mean trimmed on
// one side.

import { mean, sortSample } from "./sample.ts";

/** FastestThird is the mean of the smallest values, with what each value contributes to it. */
export interface FastestThird {
  readonly centre: number;
  /** Values in the mean: a third of all, rounded up. */
  readonly kept: number;
  /**
   * Contribution of each value, in the order given, up to a constant [1]. Their variance divided by their
   * number is the variance of the centre. Values beyond the first one left out count as that one.
   */
  readonly influence: readonly number[];
}

/** fastestThird needs at least one value; it knows nothing about its error from one or two. */
export function fastestThird(values: readonly number[]): FastestThird {
  const sample = sortSample(values);
  const n = sample.length;
  const kept = Math.ceil(n / 3);
  const limit = sample[Math.min(kept, n - 1)] ?? Number.NaN;
  return {
    centre: mean(sample.slice(0, kept)),
    kept,
    influence: values.map((x) => (Math.min(x, limit) * n) / kept),
  };
}

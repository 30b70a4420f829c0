// A sample: numbers in ascending order, never empty. Infinite values have a place in the order, NaN has none.
// Everything that reads order statistics takes one.

declare const ascending: unique symbol;

/** SortedSample is what sortSample returns: ascending, at least one value. */
type SortedSample = readonly number[] & { readonly [ascending]: true };

/** sortSample sorts a copy of the values. Throws RangeError for an empty list and for NaN. */
export function sortSample(values: readonly number[]): SortedSample {
  if (values.length === 0) throw new RangeError("a sample needs at least one value");
  // Many times faster than with a function that compares. NaN comes last.
  const sorted = [...Float64Array.from(values).sort()];
  if (Number.isNaN(sorted.at(-1))) throw new RangeError("a sample cannot hold NaN");
  return sorted as readonly number[] as SortedSample;
}

/**
 * quantile interpolates linearly between the order statistics around the 0-based place q·(n − 1), for q in
 * [0, 1]: type 7 of R, the default of numpy. From one value it is that value.
 */
export function quantile(sample: SortedSample, q: number): number {
  const at = q * (sample.length - 1);
  const below = sample[Math.floor(at)] ?? Number.NaN;
  const above = sample[Math.ceil(at)] ?? Number.NaN;
  // Between two equal infinities the difference is NaN.
  return below === above ? below : below + (at - Math.floor(at)) * (above - below);
}

/** median is the middle value, or the mean of the middle two. Throws RangeError for no values and for NaN. */
export function median(values: readonly number[]): number {
  return quantile(sortSample(values), 0.5);
}

/** mean is the arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** variance is the unbiased variance, Σ(x − mean)²/(n − 1); 0 for one value and for none. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
}

/**
 * robustDeviation is the standard deviation of a normal sample by the median of |x − centre|: that of a
 * standard normal one is 0.6745. Throws RangeError for no values and for NaN.
 */
export function robustDeviation(values: readonly number[], centre: number): number {
  return median(values.map((x) => Math.abs(x - centre))) / 0.6745;
}

/**
 * midMean is the mean of the middle half: floor(n/4) values are dropped at either end, none below four
 * values. Throws RangeError for no values and for NaN.
 */
export function midMean(values: readonly number[]): number {
  const sample = sortSample(values);
  const cut = Math.floor(sample.length / 4);
  return mean(sample.slice(cut, sample.length - cut));
}

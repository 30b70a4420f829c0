// A sample: finite numbers in ascending order, never empty. Everything that reads order statistics takes one.

declare const ascending: unique symbol;

/** SortedSample is what sortSample returns: ascending, at least one value. */
type SortedSample = readonly number[] & { readonly [ascending]: true };

/**
 * sortSample sorts a copy. Throws RangeError for an empty list and for NaN, which has no place in an order.
 */
export function sortSample(values: readonly number[]): SortedSample {
  if (values.length === 0) throw new RangeError("a sample needs at least one value");
  const sorted = [...Float64Array.from(values).sort()]; // many times faster than by a function
  if (Number.isNaN(sorted.at(-1))) throw new RangeError("a sample cannot hold NaN");
  return sorted as readonly number[] as SortedSample;
}

/** quantile interpolates linearly between order statistics (type 7 of R and numpy); q in [0, 1]. */
export function quantile(sample: SortedSample, q: number): number {
  const at = q * (sample.length - 1);
  const below = sample[Math.floor(at)] ?? Number.NaN;
  const above = sample[Math.ceil(at)] ?? Number.NaN;
  return below === above ? below : below + (at - Math.floor(at)) * (above - below);
}

/** median is the middle value, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  return quantile(sortSample(values), 0.5);
}

/** mean is the arithmetic mean, NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** variance is the unbiased variance (divisor n − 1); 0 for a single value. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
}

/** midMean is the mean of the middle half: floor(n/4) values dropped at either end. */
export function midMean(values: readonly number[]): number {
  const sample = sortSample(values);
  const cut = Math.floor(sample.length / 4);
  return mean(sample.slice(cut, sample.length - cut));
}

// What scripts make of their samples, and how they write it.

/** median of no values is NaN. @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** midMean is the mean of the middle half. @param {readonly number[]} values @returns {number} */
export function midMean(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 4);
  const kept = sorted.slice(cut, sorted.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** @param {number} share @param {number} [digits] behind the point @returns {string} */
export function percent(share, digits = 1) {
  return `${(100 * share).toFixed(digits)} %`;
}

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/stats/sample.ts
function sortSample(values) {
  if (values.length === 0) throw new RangeError("a sample needs at least one value");
  const sorted = [...Float64Array.from(values).sort()];
  if (Number.isNaN(sorted.at(-1))) throw new RangeError("a sample cannot hold NaN");
  return sorted;
}
function quantile(sample, q) {
  const at = q * (sample.length - 1);
  const below = sample[Math.floor(at)] ?? Number.NaN;
  const above = sample[Math.ceil(at)] ?? Number.NaN;
  return below === above ? below : below + (at - Math.floor(at)) * (above - below);
}
function median(values) {
  return quantile(sortSample(values), 0.5);
}
function mean(values) {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
function variance(values) {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
}
function robustDeviation(values, centre) {
  return median(values.map((x) => Math.abs(x - centre))) / 0.6745;
}
function midMean(values) {
  const sample = sortSample(values);
  const cut = Math.floor(sample.length / 4);
  return mean(sample.slice(cut, sample.length - cut));
}

export {
  sortSample,
  quantile,
  median,
  mean,
  variance,
  robustDeviation,
  midMean
};

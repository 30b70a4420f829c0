import { expect, test } from "@jest/globals";
import {
  mean,
  median,
  midMean,
  quantile,
  robustDeviation,
  sortSample,
  variance,
} from "../../src/stats/sample.ts";

test("sorts a copy and leaves the argument as it was", () => {
  const values = [3, 1, 2];
  expect(sortSample(values)).toEqual([1, 2, 3]);
  expect(values).toEqual([3, 1, 2]);
});

test("refuses an empty list and NaN", () => {
  expect(() => sortSample([])).toThrow(RangeError);
  expect(() => sortSample([1, Number.NaN])).toThrow(RangeError);
});

// python3 -c "import numpy as np; print(np.quantile([1,2,4,8,16],[.1,.25,.9]))"
test.each([
  [0.1, 1.4],
  [0.25, 2],
  [0.9, 12.8],
  [1, 16],
])("the quantile %p agrees with numpy", (q, want) => {
  expect(quantile(sortSample([16, 8, 4, 2, 1]), q)).toBeCloseTo(want, 12);
});

test("quantiles between infinite values stay infinite", () => {
  const infinite = Number.POSITIVE_INFINITY;
  expect(quantile(sortSample([1, infinite, infinite, infinite]), 0.5)).toBe(infinite);
});

test("median, mean and variance of a few values", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(mean([1, 2, 6])).toBe(3);
  expect(variance([1, 2, 6])).toBe(7);
  expect(variance([5])).toBe(0);
});

test("the middle half drops a quarter at either end", () => {
  expect(midMean([100, 1, 2, 3, 4, 5, 6, -100])).toBe(3.5);
  expect(midMean([7])).toBe(7);
  expect(midMean([1, 2, 6])).toBe(3);
});

// python3 -c "from scipy.stats import median_abs_deviation as m; print(m([1,2,4,8,16], scale=.6745))"
test("the robust deviation is the median distance from the centre, in those of a normal sample", () => {
  expect(robustDeviation([16, 8, 4, 2, 1], 4)).toBeCloseTo(3 / 0.6745, 12);
  expect(robustDeviation([5], 5)).toBe(0);
});

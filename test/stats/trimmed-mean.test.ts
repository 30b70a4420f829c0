import { expect, test } from "@jest/globals";
import { trimCount, trimmedMean } from "../../src/stats/trimmed-mean.ts";

// from scipy import stats; import numpy as np; x = [1,2,3,4,5,6,7,8,30]
// print(stats.trim_mean(x, 1/9), np.var(np.asarray(stats.mstats.winsorize(np.array(x), limits=(1/9, 1/9))), ddof=1) / (7/9)**2)
test("agrees with SciPy's trimmed mean and winsorised variance", () => {
  const location = trimmedMean([30, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(location.centre).toBe(5);
  expect(location.unitVariance).toBeCloseTo(9.505102040816325, 10);
  expect(location.df).toBe(6);
  expect(location.n).toBe(9);
});

test("trims nothing below eight values, one at either end below fifteen, then an eighth", () => {
  expect([1, 7, 8, 14, 15, 16, 40].map(trimCount)).toEqual([0, 0, 1, 1, 1, 2, 5]);
});

test("a single value is its own mean and says nothing about its error", () => {
  expect(trimmedMean([3])).toEqual({ centre: 3, unitVariance: 0, df: 0, n: 1 });
});

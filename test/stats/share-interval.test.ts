// Shares, and the chi-squared distribution, against SciPy.
import { expect, test } from "@jest/globals";
import { chiSquaredTail } from "../../src/stats/chi-squared.ts";
import { shareInterval } from "../../src/stats/share-interval.ts";

// python3 -c "from scipy.stats import binomtest as b; print(b(3, 50).proportion_ci(method='exact'))"
test.each([
  [3, 50, 0.012548, 0.165482],
  [0, 10, 0, 0.308497],
  [10, 10, 0.691503, 1],
  [1, 1000, 0.0000253, 0.005559],
])("%i of %i: %f to %f", (k, n, lo, hi) => {
  expect(shareInterval(k, n).lo).toBeCloseTo(lo, 5);
  expect(shareInterval(k, n).hi).toBeCloseTo(hi, 5);
});

// python3 -c "from scipy.stats import chi2; print(chi2.sf([18.307, 29.588, 37.697], [10, 10, 15]))"
test.each([
  [18.307, 10, 0.05],
  [29.588, 10, 0.001],
  [37.697, 15, 0.001],
])("P(X > %f) with %i degrees of freedom is %f within a tenth", (x, df, p) => {
  expect(chiSquaredTail(x, df) / p).toBeGreaterThan(0.9);
  expect(chiSquaredTail(x, df) / p).toBeLessThan(1.1);
});

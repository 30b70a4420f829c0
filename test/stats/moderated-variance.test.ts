import { expect, test } from "@jest/globals";
import { moderate, noPrior, variancePrior } from "../../src/stats/moderated-variance.ts";

const variances = [1, 2, 4, 0.5, 1.5, 30, 0.1, 3, 2];
const dfs = [3, 3, 3, 3, 8, 8, 8, 3, 3];
const estimates = variances.map((variance, i) => ({ variance, df: dfs[i] ?? 0 }));

// import numpy as np; from scipy.special import digamma, polygamma; from scipy.optimize import brentq
// v = np.array([1,2,4,.5,1.5,30,.1,3,2]); d = np.array([3,3,3,3,8,8,8,3,3])
// e = np.log(v) - digamma(d/2) + np.log(d/2)
// s = e.var(ddof=1) * (1 + np.sqrt(2/8)) - polygamma(1, d/2).mean()
// d0 = 2 * brentq(lambda x: polygamma(1, x) - s, 1e-6, 1e6); print(d0, np.exp(e.mean() + digamma(d0/2) - np.log(d0/2)))
test("the prior agrees with the formula evaluated by SciPy", () => {
  const prior = variancePrior(estimates);
  expect(prior.df).toBeCloseTo(1.3790848943178675, 9);
  expect(prior.variance).toBeCloseTo(0.9336271036395981, 9);
});

test("estimates that are all alike make a strong prior, but none stronger than they are together", () => {
  const prior = variancePrior(Array.from({ length: 10 }, () => ({ variance: 4, df: 4 })));
  expect(prior.df).toBe(40);
  expect(prior.variance).toBeGreaterThan(4);
});

test("two estimates and such without variance or degrees of freedom say nothing about what is usual", () => {
  const estimates = [
    { variance: 1, df: 4 },
    { variance: 2, df: 4 },
    { variance: 0, df: 4 },
    { variance: 1, df: 0 },
  ];
  expect(variancePrior(estimates)).toEqual(noPrior);
});

test("a moderated variance is the mean of estimate and prior weighed by degrees of freedom", () => {
  expect(moderate({ variance: 1, df: 2 }, { variance: 4, df: 4 })).toEqual({ variance: 3, df: 6 });
  expect(moderate({ variance: 1, df: 2 }, noPrior)).toEqual({ variance: 1, df: 2 });
  expect(moderate({ variance: 0, df: 0 }, noPrior)).toEqual({ variance: 0, df: 0 });
});

// Variances that borrow strength from one another: five values say little about their own variance, the whole
// suite says much about what is usual.
// [1] G. Smyth (2004), Linear models and empirical Bayes methods for assessing differential expression in
//     microarray experiments. Stat. Appl. Genet. Mol. Biol. 3(1), section 6.2.

import { digamma, inverseTrigamma, trigamma } from "./gamma.ts";
import { mean, variance } from "./sample.ts";

/** VarianceEstimate is a variance with its degrees of freedom. */
export interface VarianceEstimate {
  readonly variance: number;
  /** Need not be whole; 0 says that the variance is not known. */
  readonly df: number;
}

/** noPrior is the prior without knowledge: with it moderate returns its estimate as it is. */
export const noPrior: VarianceEstimate = { variance: 0, df: 0 };

/**
 * variancePrior fits the scaled inverse chi-square prior of [1] to B estimates u_b with f_b degrees of
 * freedom. Those without degrees of freedom or with variance 0 are left out; fewer than three give noPrior.
 *
 *     e_b = ln u_b − ψ(f_b/2) + ln(f_b/2)         V = variance of the e_b
 *     f₀ = 2·ψ′⁻¹( V·(1 + √(2/(B − 1))) − mean ψ′(f_b/2) )
 *     u₀ = exp( mean e_b + ψ(f₀/2) − ln(f₀/2) )
 *
 * The factor behind V adds one standard error of V: a small suite can look alike by luck, and so lends
 * little. f₀ is never more than the estimates have together.
 */
export function variancePrior(estimates: readonly VarianceEstimate[]): VarianceEstimate {
  const usable = estimates.filter((e) => e.df > 0 && e.variance > 0);
  if (usable.length < 3) return noPrior;
  const logs = usable.map((e) => Math.log(e.variance) - digamma(e.df / 2) + Math.log(e.df / 2));
  const spread = variance(logs) * (1 + Math.sqrt(2 / (logs.length - 1)));
  // Where chance alone explains the spread the formula has no solution: 1e-3 stands for an f₀ of about 2000.
  const excess = Math.max(spread - mean(usable.map((e) => trigamma(e.df / 2))), 1e-3);
  const df = 2 * inverseTrigamma(excess);
  const total = usable.reduce((sum, e) => sum + e.df, 0);
  return { variance: Math.exp(mean(logs) + digamma(df / 2) - Math.log(df / 2)), df: Math.min(df, total) };
}

/**
 * moderate is the mean of an estimate and the prior, weighed by their degrees of freedom, which add up:
 * ũ = (f₀·u₀ + f·u)/(f₀ + f). The estimate itself where neither has any.
 */
export function moderate(estimate: VarianceEstimate, prior: VarianceEstimate): VarianceEstimate {
  const df = estimate.df + prior.df;
  if (df === 0) return estimate;
  return { variance: (estimate.df * estimate.variance + prior.df * prior.variance) / df, df };
}

// Variances that borrow strength from one another: a handful of values says little about its own variance,
// the whole suite says much about what is usual. [1] G. Smyth (2004), Linear models and empirical Bayes
// methods for assessing differential expression in microarray
//     experiments. Stat. Appl. Genet. Mol. Biol. 3(1), section 6.2.

import { digamma, inverseTrigamma, trigamma } from "./gamma.ts";
import { mean, variance } from "./sample.ts";

/** VarianceEstimate is a variance with its degrees of freedom. */
export interface VarianceEstimate {
  readonly variance: number;
  readonly df: number;
}

/** The prior of no knowledge: moderate returns its estimate as it is. */
export const noPrior: VarianceEstimate = { variance: 0, df: 0 };

/**
 * variancePrior fits the scaled inverse chi-square prior of [1] to many estimates; those without degrees of
 * freedom or with variance 0 are left out. Fewer than three give noPrior.
 *
 * The spread of the log variances is itself uncertain: one standard error is added to it, so that a small
 * suite, which can look alike by luck, lends little. The prior never has more degrees of freedom than the
 * estimates have together.
 */
export function variancePrior(estimates: readonly VarianceEstimate[]): VarianceEstimate {
  const usable = estimates.filter((e) => e.df > 0 && e.variance > 0);
  if (usable.length < 3) return noPrior;
  const logs = usable.map((e) => Math.log(e.variance) - digamma(e.df / 2) + Math.log(e.df / 2));
  const spread = variance(logs) * (1 + Math.sqrt(2 / (logs.length - 1)));
  const excess = Math.max(spread - mean(usable.map((e) => trigamma(e.df / 2))), 1e-3);
  const df = 2 * inverseTrigamma(excess);
  const total = usable.reduce((sum, e) => sum + e.df, 0);
  return { variance: Math.exp(mean(logs) + digamma(df / 2) - Math.log(df / 2)), df: Math.min(df, total) };
}

/** moderate weighs an estimate and the prior by their degrees of freedom. */
export function moderate(estimate: VarianceEstimate, prior: VarianceEstimate): VarianceEstimate {
  const df = estimate.df + prior.df;
  if (df === 0) return estimate;
  return { variance: (estimate.df * estimate.variance + prior.df * prior.variance) / df, df };
}

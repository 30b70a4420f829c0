// How far comparisons are further apart than their errors say, and what that adds to the errors.
// [1] W. G. Cochran (1954), The combination of estimates from different experiments. Biometrics 10(1).
// [2] R. DerSimonian, N. Laird (1986), Meta-analysis in clinical trials. Controlled Clinical Trials 7(3); for
//     regressions D. Jackson, R. Turner, K. Rhodes, W. Viechtbauer (2014), BMC Med. Res. Methodol. 14:103.

import type { Variances } from "./eliminate.ts";
import type { Fit, Problem } from "./least-squares.ts";

/** Heterogeneity of a component: [1] and [2]. */
export interface Heterogeneity {
  readonly q: number;
  readonly df: number;
  readonly variance: number;
}

export const AGREED: Heterogeneity = { q: 0, df: 0, variance: 0 };

/**
 * byComponent tests and estimates, by root: q = Σ w·r², which is df on average, and with the leverages h the
 * variance that each comparison needs besides its own, max(0, (q − df)/Σ w·(1 − h)) [2].
 */
export function byComponent(problem: Problem, { factor, x, z }: Fit): ReadonlyMap<number, Heterogeneity> {
  const sums = new Map<number, { q: number; df: number; spare: number }>();
  const { from, to, y, weight } = problem;
  for (let e = 0; e < y.length; e++) {
    const [a, b, w] = [from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0];
    const root = factor.rootOf[a] ?? 0;
    const sum = sums.get(root) ?? { q: 0, df: 0, spare: 0 };
    sums.set(root, sum);
    const free = 1 - w * spreadOf(z, a, b);
    sum.q += w * ((y[e] ?? 0) - (x[b] ?? 0) + (x[a] ?? 0)) ** 2;
    sum.df += free; // leverages add up to the number of unknowns
    sum.spare += w * free;
  }
  return new Map(
    [...sums].map(([root, { q, df, spare }]) => [
      root,
      { q, df: Math.round(df), variance: spare > 0 && q > df && Math.round(df) > 0 ? (q - df) / spare : 0 },
    ]),
  );
}

/** Variance of x(b) − x(a), for nodes with an edge. */
export function spreadOf(z: Variances, a: number, b: number): number {
  return a === b ? 0 : (z.of[a] ?? 0) + (z.of[b] ?? 0) - 2 * z.between(a, b);
}

export function withHeterogeneity(
  problem: Problem,
  { factor }: Fit,
  heterogeneity: ReadonlyMap<number, Heterogeneity>,
): Problem {
  const extra = (e: number): number =>
    heterogeneity.get(factor.rootOf[problem.from[e] ?? 0] ?? 0)?.variance ?? 0;
  return { ...problem, weight: problem.variance.map((own, e) => 1 / (own + extra(e))) };
}

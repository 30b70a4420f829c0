// Confidence interval of a share: so many of n, each with the same unknown probability.
// [1] C. J. Clopper, E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case
//     of the binomial. Biometrika 26(4).

import { incompleteBeta } from "./beta.ts";

/**
 * shareInterval is the exact interval of [1] for k of n ≥ 1: it holds the probability in at least the asked
 * share of all cases, also where k is small, where Wilson's holds it in less. P(X ≥ k) = I_p(k, n − k + 1).
 */
export function shareInterval(
  k: number,
  n: number,
  confidence = 0.95,
): { readonly lo: number; readonly hi: number } {
  const tail = (1 - confidence) / 2;
  return {
    lo: k === 0 ? 0 : solveFor((p) => incompleteBeta(k, n - k + 1, p), tail),
    hi: k === n ? 1 : solveFor((p) => incompleteBeta(k + 1, n - k, p), 1 - tail),
  };
}

/** The p in [0, 1] at which a rising function has a value, by bisection. */
function solveFor(rising: (p: number) => number, value: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// The chi-squared distribution, as far as a test for contradictions needs it.
// [1] E. B. Wilson, M. M. Hilferty (1931), The distribution of chi-square. PNAS 17(12).

import { normalCdf } from "./normal.ts";

/**
 * chiSquaredTail is P(X > x) for df ≥ 1: the cube root of X/df is nearly normal, with mean 1 − 2/(9·df) and
 * variance 2/(9·df) [1]. From 1e-4 up it is right within 25 %, for one degree of freedom within 40 %.
 */
export function chiSquaredTail(x: number, df: number): number {
  const spread = 2 / (9 * df);
  return normalCdf(-(Math.cbrt(Math.max(x, 0) / df) - (1 - spread)) / Math.sqrt(spread));
}

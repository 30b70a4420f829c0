// Student's t distribution with real degrees of freedom, exact far into the tails (p of 1e-12 and less).
// [1] M. Abramowitz, I. Stegun (1964), 26.7.1.

import { incompleteBeta } from "./beta.ts";
import { lnGamma } from "./gamma.ts";

/**
 * tUpperTail is P(T > t) for df > 0 degrees of freedom: ½ · I_x(df/2, ½) with x = df/(df + t²) for t ≥ 0 [1].
 * t may be infinite. NaN in, NaN out.
 */
export function tUpperTail(t: number, df: number): number {
  if (t < 0) return 1 - tUpperTail(-t, df);
  if (t === Number.POSITIVE_INFINITY) return 0;
  return 0.5 * incompleteBeta(df / 2, 0.5, df / (df + t * t));
}

/**
 * tUpperQuantile is the t ≥ 0 with P(T > t) = p, for 0 < p ≤ ½ and df > 0. It takes the upper tail because a
 * tiny p keeps its digits, which 1 − p would lose.
 */
export function tUpperQuantile(p: number, df: number): number {
  // t is always in the bracket from low to high, so a bad step costs time but not the result.
  let [low, high] = [0, 1];
  while (tUpperTail(high, df) > p) [low, high] = [high, high * 2];
  let t = (low + high) / 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const excess = tUpperTail(t, df) - p;
    if (excess > 0) low = t;
    else high = t;
    // Newton's step as long as it stays inside the bracket, else the middle.
    const next = t + excess / tDensity(t, df);
    const settled = Math.abs(next - t) <= 1e-14 * t;
    t = next > low && next < high ? next : (low + high) / 2;
    if (settled) break;
  }
  return t;
}

function tDensity(t: number, df: number): number {
  const ln = lnGamma((df + 1) / 2) - lnGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(ln - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

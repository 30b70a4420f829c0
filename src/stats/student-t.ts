// Student's t distribution with real degrees of freedom, exact far into the tails (p of 1e-12 and less).
// The tail is a regularised incomplete beta function, which is evaluated as a continued fraction.
// [1] M. Abramowitz, I. Stegun (1964), 26.5.8, 26.7.1.  [2] W. Lentz (1976), Applied Optics 15(3).

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

/** I_x(a, b), the regularised incomplete beta function, for a, b > 0 and 0 ≤ x ≤ 1. */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const ln = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const front = Math.exp(ln);
  // The fraction converges fast for x below this limit; above it I_x(a, b) = 1 − I_{1−x}(b, a) does.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

// The continued fraction of [1, 26.5.8] by Lentz's method [2]: from the front, with as many levels as it
// takes.
function betaFraction(a: number, b: number, x: number): number {
  // Stands for a denominator of 0.
  const tiny = 1e-300;
  const clamp = (v: number) => (Math.abs(v) < tiny ? tiny : v);
  let c = 1;
  let d = 1 / clamp(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / clamp(1 + even * d);
    c = clamp(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / clamp(1 + odd * d);
    c = clamp(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

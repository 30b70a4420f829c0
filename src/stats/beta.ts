// The regularised incomplete beta function, as a continued fraction.
// [1] M. Abramowitz, I. Stegun (1964), 26.5.8.  [2] W. Lentz (1976), Applied Optics 15(3).

import { lnGamma } from "./gamma.ts";

/** incompleteBeta is I_x(a, b), regularised, for a, b > 0 and 0 ≤ x ≤ 1. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const ln = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const front = Math.exp(ln);
  // The fraction converges fast for x below this limit; above it I_x(a, b) = 1 − I_{1−x}(b, a) does.
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

// The continued fraction of [1] by Lentz's method [2]: from the front, with as many levels as it
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

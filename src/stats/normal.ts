// The standard normal distribution.
// [1] M. Abramowitz, I. Stegun (1964), 7.1.6 (series) and 7.1.14 (continued fraction).

/**
 * erfc is the complementary error function, in [0, 2], to about 13 digits also far out: no digits are lost to
 * 1 − erf where erf is near 1. NaN for NaN.
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < 0) return 2 - erfc(-x);
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x);
}

/** normalCdf is P(Z ≤ z) = erfc(−z/√2)/2; z may be infinite. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** normalQuantile is the z with P(Z ≤ z) = q, for q in [0, 1]; −∞ for 0 and +∞ for 1. By bisection. */
export function normalQuantile(q: number): number {
  if (q <= 0) return Number.NEGATIVE_INFINITY;
  if (q >= 1) return Number.POSITIVE_INFINITY;
  if (q === 0.5) return 0;
  if (q > 0.5) return -normalQuantile(1 - q);
  // P(Z ≤ −40) is below the smallest double, and 64 halvings of the bracket leave less than the last bit.
  let [low, high] = [-40, 0];
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < q) low = middle;
    else high = middle;
  }
  return high;
}

// [1, 7.1.6]: erf x = 2/√π · e^(−x²) · Σ 2ⁿ·x^(2n + 1)/(1·3·…·(2n + 1)), here for 0 ≤ x < 2.
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

// [1, 7.1.14]: √π · e^(x²) · erfc x = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), evaluated from the far end.
// 120 levels are exact from x = 2 on. Beyond 27.3 the result is below the smallest double.
function erfcFraction(x: number): number {
  if (x > 27.3) return 0;
  let tail = x;
  for (let k = 120; k >= 1; k--) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}

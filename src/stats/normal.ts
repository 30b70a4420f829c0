// The standard normal distribution.
// [1] M. Abramowitz, I. Stegun (1964), 7.1.6 (series) and 7.1.14 (continued fraction).

/** erfc is the complementary error function, to about 14 digits also far out. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < 0) return 2 - erfc(-x);
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x);
}

/** normalCdf is P(Z ≤ z). */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** normalQuantile is the z with P(Z ≤ z) = q, infinite for q of 0 and 1. */
export function normalQuantile(q: number): number {
  if (q <= 0) return Number.NEGATIVE_INFINITY;
  if (q >= 1) return Number.POSITIVE_INFINITY;
  if (q === 0.5) return 0;
  if (q > 0.5) return -normalQuantile(1 - q);
  let [low, high] = [-40, 0];
  // 64 halvings of a bracket of 40 leave less than the last bit.
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < q) low = middle;
    else high = middle;
  }
  return high;
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

// Evaluated from the far end; 120 levels are exact from x = 2 on.
function erfcFraction(x: number): number {
  if (x > 27.3) return 0;
  let tail = x;
  for (let k = 120; k >= 1; k--) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}

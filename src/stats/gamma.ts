// The gamma function and its logarithmic derivatives.
// [1] C. Lanczos (1964), SIAM J. Numer. Anal. B 1.
// [2] M. Abramowitz, I. Stegun (1964), 6.3.5, 6.3.18, 6.4.6, 6.4.12: recurrences and asymptotic series.

// The coefficients c₀ … c₈ of [1] for g = 7.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/**
 * lnGamma is ln Γ(x) for x > 0, to about 14 digits. By [1]: Γ(x) = √(2π) · t^(x − ½) · e^(−t) · A(x) with
 * t = x + 6.5 and A(x) = c₀ + Σ cᵢ/(x − 1 + i).
 */
export function lnGamma(x: number): number {
  const t = x + 6.5;
  const series = LANCZOS.reduce((sum, c, i) => sum + (i === 0 ? c : c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

// From this x on the asymptotic series of [2] are good to 14 digits. Smaller x are raised by the recurrences.
const ASYMPTOTIC = 12;

/**
 * digamma is ψ(x), the derivative of ln Γ, for x > 0: ψ(x) = ψ(x + 1) − 1/x, and from ASYMPTOTIC on
 * ψ(x) = ln x − 1/(2x) − 1/(12x²) + 1/(120x⁴) − …
 */
export function digamma(x: number): number {
  let [y, shift] = [x, 0];
  for (; y < ASYMPTOTIC; y++) shift -= 1 / y;
  const r = 1 / (y * y);
  const tail = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
  return shift + Math.log(y) - 1 / (2 * y) - tail;
}

/**
 * trigamma is ψ′(x) for x > 0: ψ′(x) = ψ′(x + 1) + 1/x², and from ASYMPTOTIC on
 * ψ′(x) = 1/x + 1/(2x²) + 1/(6x³) − 1/(30x⁵) + …
 */
export function trigamma(x: number): number {
  let [y, shift] = [x, 0];
  for (; y < ASYMPTOTIC; y++) shift += 1 / (y * y);
  const r = 1 / (y * y);
  const tail = r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - (r * 5) / 66))));
  return shift + 1 / y + r / 2 + tail / y;
}

/** inverseTrigamma is the x > 0 with ψ′(x) = y, for y > 0, to about 14 digits by bisection. */
export function inverseTrigamma(y: number): number {
  // ψ′(x) falls everywhere and lies between 1/x and 1/x + 1/x², so x is in this bracket.
  let low = 1 / y;
  let high = 1 / y + 1 / Math.sqrt(y);
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (trigamma(middle) > y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// Decimal numbers with a fixed count of decimals, rounded as Go's %.Nf: half to even on the exact binary
// value. JavaScript's toFixed rounds exact halves up, turns to exponents at 1e21 and drops the sign of zero.

import { exactly, shiftHalfEven } from "../benchfmt/double.ts";

/** fixed is Go's `%.Nf`. Keeps the sign of zero: `-0.00`. */
export function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  return isPlain(value, decimals) ? value.toFixed(decimals) : exactFixed(value, decimals);
}

// Only a value with exactly one binary digit more than decimals can be an exact half.
function isPlain(value: number, decimals: number): boolean {
  const scaled = value * 2 ** decimals;
  const mayBeHalf = !Number.isInteger(scaled) && Number.isInteger(2 * scaled);
  return !mayBeHalf && value !== 0 && Math.abs(value) < 1e21;
}

// |value| · 10^decimals as an integer, from mantissa · 2^exponent, rounded half to even.
function exactFixed(value: number, decimals: number): string {
  const { mantissa, exponent } = exactly(Math.abs(value));
  const scaled = shiftHalfEven(mantissa * 10n ** BigInt(decimals), -exponent);
  const digits = scaled.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** signedFixed is Go's `%+.Nf`. */
export function signedFixed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return /^[+-]/.test(text) ? text : `+${text}`;
}

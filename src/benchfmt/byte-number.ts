// Numbers straight from bytes. Plain positive numbers are read without a string, all others by way of one.
// Both ways give the same double.

import { type NumberFault, parseGoFloat } from "./go-float.ts";
import { decode } from "./interner.ts";

const ZERO = 0x30;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const LOWER_E = 0x65;

// Whole numbers below 2^53 (15 digits always are) and powers of ten up to 10^22 are exact doubles. One
// product or quotient of the two is rounded once, and so is the nearest double.
const MAX_EXACT_DIGITS = 15;
const MAX_EXACT_POWER = 22;
const POWERS = Array.from({ length: MAX_EXACT_POWER + 1 }, (_, k) => Number(`1e${k}`));

/**
 * floatFromBytes reads `bytes[start..end)` as Go's ParseFloat(text, 64) does: the nearest double, ±Inf and
 * NaN included, or the fault in Go's words. No bytes are "invalid syntax".
 */
export function floatFromBytes(bytes: Uint8Array, start: number, end: number): number | NumberFault {
  let mantissa = 0;
  let dot = -1;
  let at = start;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === DOT - ZERO && dot < 0) dot = at;
    else break;
  }
  const digits = at - start - (dot < 0 ? 0 : 1);
  // The value is mantissa · 10^shift.
  const power = at === end ? 0 : exponentFromBytes(bytes, at, end);
  const shift = power - (dot < 0 ? 0 : at - dot - 1);
  // False for a power that is NaN, too.
  const isExact = digits > 0 && digits <= MAX_EXACT_DIGITS && Math.abs(shift) <= MAX_EXACT_POWER;
  if (!isExact) return parseGoFloat(decode(bytes, start, end));
  return shift < 0 ? mantissa / (POWERS[-shift] ?? 1) : mantissa * (POWERS[shift] ?? 1);
}

// The power of `e+06`, as Go prints large and small numbers; NaN for everything else.
function exponentFromBytes(bytes: Uint8Array, start: number, end: number): number {
  const power = bytes[start] === LOWER_E ? integerFromBytes(bytes, start + 1, end) : Number.NaN;
  return typeof power === "number" ? power : Number.NaN;
}

/**
 * integerFromBytes reads a decimal integer with an optional sign, as Go's ParseInt(text, 10, 64) does: from
 * −2^63 to 2^63 − 1, rounded to a double beyond 2^53. Without digits it is "invalid syntax".
 */
export function integerFromBytes(bytes: Uint8Array, start: number, end: number): number | NumberFault {
  const sign = bytes[start];
  const from = sign === MINUS || sign === PLUS ? start + 1 : start;
  if (from === end) return "invalid syntax";
  let value = 0;
  for (let i = from; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return "invalid syntax";
    value = value * 10 + digit;
  }
  if (end - from > MAX_EXACT_DIGITS) return longInteger(decode(bytes, start, end));
  return sign === MINUS ? -value : value;
}

// Exact, to tell what fits 64 bits.
function longInteger(text: string): number | NumberFault {
  const value = BigInt(text.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? Number(value) : "value out of range";
}

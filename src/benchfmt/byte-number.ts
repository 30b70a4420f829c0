// Numbers straight from bytes: the common plain forms quickly, everything else by way of a string.

import { type NumberFault, parseGoFloat } from "./go-float.ts";
import { decode } from "./interner.ts";

const ZERO = 0x30;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;

// Mantissas below 2^53 and powers of ten up to 10^22 are exact doubles, so one division rounds correctly.
const MAX_EXACT_DIGITS = 15;
const POWERS = Array.from({ length: MAX_EXACT_DIGITS + 1 }, (_, k) => 10 ** k);

/** floatFromBytes reads `bytes[start..end)` as Go's ParseFloat does. */
export function floatFromBytes(bytes: Uint8Array, start: number, end: number): number | NumberFault {
  let mantissa = 0;
  let dot = -1;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === DOT - ZERO && dot < 0) dot = i;
    else return parseGoFloat(decode(bytes, start, end));
  }
  const digits = end - start - (dot < 0 ? 0 : 1);
  if (digits === 0 || digits > MAX_EXACT_DIGITS) return parseGoFloat(decode(bytes, start, end));
  return dot < 0 ? mantissa : mantissa / (POWERS[end - dot - 1] ?? 1);
}

/** integerFromBytes reads a decimal integer of 64 bits with an optional sign, as Go's ParseInt does. */
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

function longInteger(text: string): number | NumberFault {
  const value = BigInt(text.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? Number(value) : "value out of range";
}

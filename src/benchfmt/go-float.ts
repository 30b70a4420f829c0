// Floating-point numbers as Go reads and prints them (strconv).

import { nearestDouble } from "./double.ts";

/** NumberFault is why a text is no number, in Go's words. */
export type NumberFault = "invalid syntax" | "value out of range";

// An underscore stands between two digits, or after the prefix 0x.
const DECIMAL = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SEPARATOR = /(?<=[\da-fx])_(?=[\da-f])/gi;
const HEX = /^([+-]?)0x(?:([\da-f]+)(?:\.([\da-f]*))?|\.([\da-f]+))p([+-]?\d+)$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/**
 * parseGoFloat reads what Go's ParseFloat reads: decimal and hexadecimal floats, `inf` and `nan` in any
 * letter case, underscores between digits. Rounds correctly; a number too small is 0, one too large is a
 * fault.
 */
export function parseGoFloat(text: string): number | NumberFault {
  if (DECIMAL.test(text)) return inRange(Number(text.replaceAll("_", "")));
  if (/^nan$/i.test(text)) return NaN;
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  const hex = HEX.exec(text.replaceAll(SEPARATOR, ""));
  return hex ? parseHex(hex) : "invalid syntax";
}

function inRange(value: number): number | NumberFault {
  return Number.isFinite(value) ? value : "value out of range";
}

function parseHex([, sign, whole = "", after = "", only = "", power]: RegExpExecArray): number | NumberFault {
  const fraction = `${after}${only}`;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  // Beyond this no number of digits in a legal line brings the value back into range.
  const exponent = Math.max(Math.min(Number(power), 1e6), -1e6) - 4 * fraction.length;
  const value = nearestDouble({ mantissa, exponent });
  return inRange(sign === "-" ? -value : value);
}

/**
 * goFloat is Go's `%v`: the fewest digits that read back as the same number, with an exponent below 1e-4 and
 * from 1e+06 (there of two digits at least).
 */
export function goFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  // JavaScript prints numbers of this size with the same digits, without exponent.
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

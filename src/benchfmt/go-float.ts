// Floating-point numbers as Go reads and prints them: https://pkg.go.dev/strconv#ParseFloat

import { nearestDouble } from "./double.ts";

/** NumberFault says why a text is no number, in Go's words (strconv.ErrSyntax, ErrRange). */
export type NumberFault = "invalid syntax" | "value out of range";

// Underscores as in Go's literals: between two digits, or between the prefix 0x and a digit.
const DECIMAL = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SEPARATOR = /(?<=[\da-fx])_(?=[\da-f])/gi;
// With digits in front of the dot (groups 2 and 3) or only behind it (group 4).
const HEX = /^([+-]?)0x(?:([\da-f]+)(?:\.([\da-f]*))?|\.([\da-f]+))p([+-]?\d+)$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/**
 * parseGoFloat reads what Go's ParseFloat(text, 64) reads: decimal floats, hexadecimal ones (which need a
 * power: `0x1.8p3`), `inf` and `infinity` with an optional sign and `nan` without, in any letter case. The
 * result is the nearest double; a number too small is 0, one too large is a fault.
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
  // Beyond this no digits of a legal line (MAX_LINE bytes) bring the value back into range. 4 bits a digit.
  const exponent = Math.max(Math.min(Number(power), 1e6), -1e6) - 4 * fraction.length;
  const value = nearestDouble({ mantissa, exponent });
  return inRange(sign === "-" ? -value : value);
}

/**
 * goFloat prints a number as Go's `%v` does: the fewest digits that read back as the same number, with an
 * exponent of at least two digits below 1e-4 and from 1e+06 on.
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

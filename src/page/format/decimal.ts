// Numbers as decimals, whole·10^exponent: entries have them with few digits, and these come back as they
// were, to the last bit, in half the bytes of a floating-point number.

export interface Decimals {
  /** At most nine digits. */
  readonly whole: Int32Array;
  readonly exponent: Int8Array;
}

/** The exponent of no number. */
const NONE = -128;
const DIGITS = 9;
const MOST = 10 ** DIGITS - 1;
/** Powers of ten that a floating-point number is exactly. */
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * toDecimals rounds to nine digits. What no decimal here can be, below 1e-119 or above 1e127, is 0 or none.
 */
export function toDecimals(values: Float64Array): Decimals {
  const { length } = values;
  const decimals = { whole: new Int32Array(length), exponent: new Int8Array(length) };
  for (let i = 0; i < length; i++) {
    const value = values[i] ?? Number.NaN;
    const found = shortOf(value) ?? shortOf(Number(value.toPrecision(DIGITS))) ?? spelt(value);
    decimals.whole[i] = found[0];
    decimals.exponent[i] = found[1];
  }
  return decimals;
}

/** fromDecimal is the number nearest to the decimal, as reading its text would give it; NaN for none. */
export function fromDecimal(whole: number, exponent: number): number {
  if (exponent === NONE) return Number.NaN;
  const power = POWERS[Math.abs(exponent)];
  if (power === undefined) return Number(`${whole}e${exponent}`);
  return exponent < 0 ? whole / power : whole * power;
}

type Decimal = readonly [whole: number, exponent: number];

/** The shortest one that is exactly the number; undefined where there is none of the usual sizes. */
function shortOf(value: number): Decimal | undefined {
  if (value === 0) return [0, 0];
  for (const [places, power] of POWERS.entries()) {
    const whole = Math.round(value * power);
    if (Math.abs(whole) > MOST) return longOf(value);
    if (whole / power === value) return [whole, -places];
  }
  return undefined;
}

/** Of a number from 1e9 on. */
function longOf(value: number): Decimal | undefined {
  for (const [zeros, power] of POWERS.entries()) {
    const whole = value / power;
    if (Math.abs(whole) <= MOST && Number.isInteger(whole) && whole * power === value) return [whole, zeros];
  }
  return undefined;
}

/** By the text of the number, which is slow, and knows every size. */
function spelt(value: number): Decimal {
  if (!Number.isFinite(value)) return [0, NONE];
  const [digits = "0", power = "0"] = Number(value.toPrecision(DIGITS)).toExponential().split("e");
  const [whole = "0", part = ""] = digits.split(".");
  const exponent = Number(power) - part.length;
  if (exponent <= NONE) return [0, 0];
  return exponent > 127 ? [0, NONE] : [Number(`${whole}${part}`), exponent];
}

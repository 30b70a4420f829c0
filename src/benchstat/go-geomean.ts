// The geometric mean with the last digits that Go has on amd64, since benchstat's CSV prints all digits.
// [1] FreeBSD's e_log.c, as in https://go.dev/src/math/log.go
// [2] A Taylor polynomial in fused multiply-adds: https://go.dev/src/math/exp_amd64.s

import { exactly, nearestDouble } from "../benchfmt/double.ts";

/** geomean is exp of the running mean of logarithms; null without values, or where one is not above 0. */
export function geomean(values: readonly number[]): number | null {
  let mean = 0;
  for (const [i, value] of values.entries()) {
    if (!(value > 0)) return null;
    mean += (goLog(value) - mean) / (i + 1);
  }
  // An infinite value beside others makes NaN.
  return values.length === 0 || Number.isNaN(mean) ? null : goExp(mean);
}

const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

// ln x for x > 0 after [1]: x = 2^k · (1 + f) with 1 + f in [√½, √2). The coefficients are those of [1].
function goLog(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  let [fraction, k] = split(x);
  if (fraction < Math.SQRT1_2) {
    fraction *= 2;
    k--;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const odd =
    s2 *
    (0.6666666666666735 + s4 * (0.2857142874366239 + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
  const even = s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + (odd + even)) + k * LN2_LO) - f);
}

// x = fraction · 2^k with the fraction in [½, 1).
function split(x: number): [number, number] {
  const { mantissa, exponent } = exactly(x);
  const bits = mantissa.toString(2).length;
  return [Number(mantissa) / 2 ** bits, exponent + bits];
}

const EXP_LN2_HI = 0.693147180559663;
const EXP_LN2_LO = 2.8235290563031577e-13;

// e^x after [2]: e^x = 2^k · (1 + E(r))^16 with r = (x − k·ln 2)/16. E is e^r − 1 by the first eight terms of
// its series. Above the first bound the result overflows, below the second it is 0.
function goExp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = roundHalfEven(x * Math.LOG2E);
  const r = fma(-k, EXP_LN2_LO, fma(-k, EXP_LN2_HI, x)) / 16;
  let e = 1 / 40320;
  for (const coefficient of [1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1]) e = fma(e, r, coefficient);
  e *= r;
  for (let i = 0; i < 3; i++) e *= e + 2;
  const { mantissa, exponent } = exactly(fma(e, e + 2, 1));
  return nearestDouble({ mantissa, exponent: exponent + k });
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

// a·b + c, rounded once.
function fma(a: number, b: number, c: number): number {
  const [x, y, z] = [exactly(a), exactly(b), exactly(c)];
  const exponent = Math.min(x.exponent + y.exponent, z.exponent);
  const product = (x.mantissa * y.mantissa) << BigInt(x.exponent + y.exponent - exponent);
  const mantissa = product + (z.mantissa << BigInt(z.exponent - exponent));
  return nearestDouble({ mantissa, exponent });
}

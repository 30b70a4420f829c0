// Doubles (IEEE 754, binary64) taken apart and put together exactly, for results that must round as Go's do.

/** ExactNumber is mantissa · 2^exponent, with a whole mantissa of any size and sign. */
interface ExactNumber {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

/** exactly is the exact value of a finite double. The sign of −0 is lost. */
export function exactly(value: number): ExactNumber {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xfffffffffffffn;
  const biased = Number((bits >> 52n) & 0x7ffn);
  // 1075 = 1023, the bias of the exponent, + 52, the bits of the fraction. Subnormal numbers (biased 0) have
  // the exponent of 1 and no bit in front of the fraction.
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: bits >> 63n ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

/**
 * nearestDouble is the double nearest to a number, of two the even one. It rounds only once, for subnormal
 * results too. What is too large becomes infinite, what is too small 0.
 */
export function nearestDouble({ mantissa, exponent }: ExactNumber): number {
  if (mantissa < 0n) return -nearestDouble({ mantissa: -mantissa, exponent });
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1024) return Number.POSITIVE_INFINITY;
  // A double keeps 53 bits, or fewer where it is subnormal and its last bit is 2^-1074.
  const dropped = Math.max(bits - 53, -1074 - exponent, 0);
  // Less than half of the smallest double.
  if (dropped > bits) return 0;
  return timesPowerOf2(Number(shiftHalfEven(mantissa, dropped)), exponent + dropped);
}

/** shiftHalfEven is mantissa/2^bits, half rounded to even; mantissa ≥ 0, negative bits multiply. */
export function shiftHalfEven(mantissa: bigint, bits: number): bigint {
  if (bits <= 0) return mantissa << BigInt(-bits);
  const shift = BigInt(bits);
  const kept = mantissa >> shift;
  const rest = mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  return rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept;
}

// In two steps, since 2^exponent alone may be no double.
function timesPowerOf2(value: number, exponent: number): number {
  const step = Math.trunc(exponent / 2);
  return value * 2 ** step * 2 ** (exponent - step);
}

// SI and IEC prefixes: one prefix and one number of decimals for all numbers of a row.
// https://pkg.go.dev/golang.org/x/perf/benchunit#Scaler

import { fixed } from "./fixed-decimal.ts";

/** Scaler prints numbers that belong together. */
export type Scaler = (value: number) => string;

interface Step {
  readonly prefix: string;
  readonly factor: number;
  /** The smallest numbers that print with one, two and three decimals. */
  readonly limits: readonly [number, number, number];
}

// The limits are read from decimal literals, as printing rounds: products with the factor would be other
// doubles.
const DECIMAL = decimalSteps([
  ["T", 12],
  ["G", 9],
  ["M", 6],
  ["k", 3],
  ["", 0],
  ["m", -3],
  ["µ", -6],
  ["n", -9],
]);

// IEC has no prefixes below 1. From 1000 to 1023 the smaller prefix stays: 1020 KiB, not 0.996 MiB.
const BINARY = binarySteps(["Ti", "Gi", "Mi", "Ki", ""]);

/** scalerOf suits numbers whose smallest size, zeros aside, is `smallest`; 0 if all are zero. */
export function scalerOf(smallest: number, binary: boolean): Scaler {
  if (smallest === 0) return (value) => fixed(value, 3);
  const steps = binary ? BINARY : DECIMAL;
  for (const { prefix, factor, limits } of steps) {
    const fits = limits.findIndex((limit) => smallest >= limit);
    if (fits >= 0) return (value) => `${fixed(value / factor, fits + 1)}${prefix}`;
  }
  const { prefix, factor } = steps.at(-1) ?? { prefix: "", factor: 1 };
  const decimals = decimalsBelow(smallest / factor);
  return (value) => `${fixed(value / factor, decimals)}${prefix}`;
}

/** rowScaler suits the centres of one row. */
export function rowScaler(centres: readonly number[], binary: boolean): Scaler {
  const sizes = centres.map(Math.abs).filter((size) => size !== 0);
  // Math.min gives NaN for every row that has one; benchstat only where it comes first.
  const smallest = sizes.reduce((least, size) => (size < least ? size : least), sizes[0] ?? 0);
  return scalerOf(smallest, binary);
}

// Below the smallest prefix: up to ten decimals, so that four digits are seen down to 1e-7.
function decimalsBelow(scaled: number): number {
  for (let i = 0; i <= 7; i++) if (scaled >= Number(`9.9995e-${i + 1}`)) return 3 + i;
  return 10;
}

function decimalSteps(prefixes: readonly (readonly [string, number])[]): Step[] {
  return prefixes.map(([prefix, power]) => ({
    prefix,
    factor: Number(`1e${power}`),
    limits: [Number(`99.995e${power}`), Number(`9.9995e${power}`), Number(`.99995e${power}`)],
  }));
}

// The same three limits as doubles with the last bits that benchstat's have.
function binarySteps(prefixes: readonly string[]): Step[] {
  return prefixes.map((prefix, i) => {
    const factor = 1024 ** (prefixes.length - 1 - i);
    const limit = (mantissa: bigint, shift: number): number =>
      (Number(mantissa) / 2 ** 52) * 2 ** shift * factor;
    return {
      prefix,
      factor,
      limits: [limit(0x18ffae147ae148n, 6), limit(0x13ffbe76c8b439n, 3), limit(0x1fff972474538fn, -1)],
    };
  });
}

// Numbers as the reason of a verdict prints them.

/** percent prints a signed ratio: `+12.3 %`, `−0.4 %`, `+250 %`; `±0.0 %` for what rounds to 0. */
export function percent(ratio: number): string {
  const size = magnitude(ratio);
  const zero = Number.parseFloat(size) === 0;
  return `${zero ? "±" : ratio < 0 ? "−" : "+"}${size}`;
}

/** magnitude prints the size of a ratio without its sign: `12.3 %`, no decimals from 100 %, `1.2e+6 %`. */
export function magnitude(ratio: number): string {
  const points = Math.abs(ratio) * 100;
  if (points >= 1e6) return `${points.toExponential(1)} %`;
  return `${points.toFixed(points < 99.95 ? 1 : 0)} %`;
}

/** probability prints a p value: `0.012`, below 0.001 `2e-6`. */
export function probability(p: number): string {
  if (p >= 0.001) return p.toFixed(3);
  return p < 1e-99 ? "0" : p.toExponential(0);
}

export function pairsOf(n: number): string {
  return n === 1 ? "1 pair" : `${n} pairs`;
}

/** amount prints a value in its unit, with at most four digits unless it is whole: `10`, `10.4`. */
export function amount(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

/**
 * change says how much a unit changed: `12.3 % slower` for time and throughput, else `12.3 % more allocs/op`.
 */
export function change(unit: string, delta: number): string {
  const grown = delta > 0;
  if (unit === "sec/op") return `${magnitude(delta)} ${grown ? "slower" : "faster"}`;
  if (unit === "B/s") return `${magnitude(delta)} ${grown ? "faster" : "slower"}`;
  return `${magnitude(delta)} ${grown ? "more" : "less"} ${unit}`;
}

/** UNCONFIRMED is why a change that was seen is not told. */
export const UNCONFIRMED = "no more pairs came to confirm it";

// What stands for a cell's values: a centre, an interval around it and doubts about both.
// https://github.com/golang/perf/blob/master/benchmath/anone.go and aexact.go beside it

import { goFloat } from "../benchfmt/go-float.ts";
import { medianOrders } from "../stats/median-interval.ts";
import { fixed } from "./fixed-decimal.ts";

/** Assumption about the values of a unit: none, or (`assume=exact`) that they do not vary. */
export type Assumption = "nothing" | "exact";

export interface Summary {
  /** The median, or the mode of exact units. */
  readonly centre: number;
  /** Ends of the interval, possibly infinite; minimum and maximum of exact units. */
  readonly lo: number;
  readonly hi: number;
  /** At most one: too few values for a finite interval, or exact values that differ. */
  readonly warnings: readonly string[];
}

/** Summarise is a summary at a fixed confidence of values in ascending order, not empty. */
type Summarise = (values: Float64Array) => Summary;

/** summariser keeps what depends only on the number of values, since most cells have equally many. */
export function summariser(assumption: Assumption, confidence: number): Summarise {
  if (assumption === "exact") return summariseExact;
  const intervals = new Map<number, ReturnType<typeof medianOrders>>();
  const warning = tooFew(confidence);
  return (values) => {
    const n = values.length;
    const orders = intervals.get(n) ?? medianOrders(n, confidence);
    intervals.set(n, orders);
    const lo = orders.lo === 0 ? Number.NEGATIVE_INFINITY : (values[orders.lo - 1] ?? 0);
    const hi = orders.hi > n ? Number.POSITIVE_INFINITY : (values[orders.hi - 1] ?? 0);
    const finite = Number.isFinite(lo) && Number.isFinite(hi);
    return { centre: median(values), lo, hi, warnings: finite ? [] : [warning()] };
  };
}

// Interpolated as benchstat does: the middle of infinite values is NaN, and −0 becomes 0.
function median(values: Float64Array): number {
  const n = values.length;
  const half = n >> 1;
  const low = values[n % 2 === 0 ? half - 1 : half] ?? 0;
  if (n === 1) return low;
  const high = values[n % 2 === 0 ? half : half + 1] ?? 0;
  return low + (n % 2 === 0 ? 0.5 : 0) * (high - low);
}

// Computed only when it is needed: the smallest n whose interval is finite, from 2, as an interval needs two
// values, to benchstat's limit of 50.
function tooFew(confidence: number): () => string {
  const finite = (n: number): boolean => {
    const { lo, hi } = medianOrders(n, confidence);
    return lo > 0 && hi <= n;
  };
  return () => {
    const need = range(2, 50).find(finite);
    const count = need === undefined ? "> 50" : `>= ${need}`;
    return `need ${count} samples for confidence interval at level ${goFloat(confidence)}`;
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function summariseExact(values: Float64Array): Summary {
  const lo = values[0] ?? 0;
  const hi = values[values.length - 1] ?? 0;
  const spread = `exact distribution expected, but values range from ${goFloat(lo)} to ${goFloat(hi)}`;
  const isOne = values.length === 1 || lo === hi; // NaN is not itself
  return { centre: mode(values), lo, hi, warnings: isOne ? [] : [spread] };
}

// The longest run, the first of equal ones.
function mode(values: Float64Array): number {
  let [best, longest, start] = [values[0] ?? 0, 0, 0];
  for (let i = 1; i <= values.length; i++) {
    if (values[i] === values[start]) continue;
    if (i - start > longest) [best, longest] = [values[start] ?? 0, i - start];
    start = i;
  }
  return best;
}

/** rangeText is the larger distance from the centre to an end in percent, `∞`, or `?` where signs differ. */
export function rangeText({ centre, lo, hi }: Summary): string {
  if (Math.abs(lo) === Number.POSITIVE_INFINITY || Math.abs(hi) === Number.POSITIVE_INFINITY) return "∞";
  if (sign(centre) !== sign(lo) || sign(centre) !== sign(hi)) return "?";
  if (centre === 0) return "0%";
  return `${fixed(100 * Math.max(hi / centre - 1, 1 - lo / centre), 0)}%`;
}

function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

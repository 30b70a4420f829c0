// Throughput (B/s) that a benchmark computes from its own time says the same thing twice: it takes the verdict of the time.

import { mean } from "../stats/sample.ts";
import type { Judgement } from "./judgement.ts";
import type { Pair } from "./row.ts";

// Bytes an operation (throughput times time) may wobble by this much for rounding: Go prints MB/s with two decimals.
const TOLERANCE = 0.02;

/**
 * bytesPerOperation is throughput times time where that is one constant over all values of both sides; null where it is not, which means
 * that the throughput says something of its own (another number of bytes in the head, for one).
 */
export function bytesPerOperation(throughput: readonly Pair[], time: readonly Pair[]): number | null {
  if (time.length !== throughput.length) return null;
  const bytes = throughput.flatMap((pair, i) => [
    ...products(pair.base, time[i]?.base ?? []),
    ...products(pair.head, time[i]?.head ?? []),
  ]);
  const least = bytes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return least > 0 && bytes.every((x) => x <= least * (1 + TOLERANCE)) ? mean(bytes) : null;
}

function products(xs: readonly number[], ys: readonly number[]): readonly number[] {
  return xs.length === ys.length ? xs.map((x, i) => x * (ys[i] ?? 0)) : [Number.NaN];
}

/** followTime is the judgement of the time, turned over: half the time is twice the throughput. */
export function followTime(time: Judgement, bytes: number): Judgement {
  return {
    ...time,
    base: time.base === null ? null : bytes / time.base,
    head: time.head === null ? null : bytes / time.head,
    delta: turned(time.delta),
    lo: turned(time.hi),
    hi: turned(time.lo),
    smallest: turned(time.smallest),
    reason: `as its time: ${time.reason}`,
  };
}

function turned(delta: number | null): number | null {
  return delta === null || delta <= -1 ? null : 1 / (1 + delta) - 1;
}

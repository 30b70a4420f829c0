// Throughput (B/s) that a benchmark computes from its own time says nothing new: it has the time's verdict.

import { mean } from "../stats/sample.ts";
import type { Judgement } from "./judgement.ts";
import type { Pair } from "./row.ts";

// Bytes an operation (throughput times time) may differ by this ratio from rounding: Go prints MB/s with two
// decimals.
const TOLERANCE = 0.02;

/**
 * Bytes are the bytes that one operation counts (SetBytes), above 0 and on average over the values of a side.
 */
export interface Bytes {
  readonly base: number;
  readonly head: number;
}

/**
 * bytesPerOperation is throughput times time where that is constant over all values of a side, but for
 * TOLERANCE. Null where it is not, or where the values do not correspond: the throughput says something by
 * itself.
 */
export function bytesPerOperation(throughput: readonly Pair[], time: readonly Pair[]): Bytes | null {
  if (time.length !== throughput.length) return null;
  const constantOf = (side: keyof Pair): number | null =>
    constant(throughput.flatMap((pair, i) => products(pair[side], time[i]?.[side] ?? [])));
  const [base, head] = [constantOf("base"), constantOf("head")];
  return base === null || head === null ? null : { base, head };
}

/** isSameCount is true where both sides count the same bytes, but for rounding. */
export function isSameCount({ base, head }: Bytes): boolean {
  return Math.max(base, head) <= Math.min(base, head) * (1 + TOLERANCE);
}

/**
 * leadingBytes are the bytes by which a throughput follows its time. It does so where both sides count the
 * same, and where they differ because the benchmark's own code was changed, which is no change of speed. Null
 * where the throughput is judged by itself.
 */
export function leadingBytes(bytes: Bytes | null, ownCodeDiffers: boolean): Bytes | null {
  return bytes !== null && (isSameCount(bytes) || ownCodeDiffers) ? bytes : null;
}

/**
 * countNote is the end of a sentence which says that the sides count different bytes; "" where they do not.
 */
export function countNote(bytes: Bytes | null): string {
  return bytes === null || isSameCount(bytes)
    ? ""
    : `; an operation counts ${wholeBytes(bytes.head)} where the base counted ${wholeBytes(bytes.base)} (SetBytes)`;
}

function constant(bytes: readonly number[]): number | null {
  const least = bytes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return least > 0 && bytes.every((x) => x <= least * (1 + TOLERANCE)) ? mean(bytes) : null;
}

function products(xs: readonly number[], ys: readonly number[]): readonly number[] {
  return xs.length === ys.length ? xs.map((x, i) => x * (ys[i] ?? 0)) : [Number.NaN];
}

/**
 * followTime is the judgement of the time, inverted: half the time is twice the throughput, and the ends of
 * the interval change places. Both sides count the bytes of the head.
 */
export function followTime(time: Judgement, bytes: Bytes): Judgement {
  const { head } = bytes;
  const own = isSameCount(bytes)
    ? ""
    : `the benchmark's own code counts ${wholeBytes(head)} an operation where the base's counted ${wholeBytes(bytes.base)} (SetBytes); counted as the head does on both sides, `;
  return {
    ...time,
    base: time.base === null ? null : head / time.base,
    head: time.head === null ? null : head / time.head,
    delta: turned(time.delta),
    lo: turned(time.hi),
    hi: turned(time.lo),
    smallest: turned(time.smallest),
    reason: `${own}as its time: ${time.reason}`,
  };
}

function wholeBytes(bytes: number): string {
  return `${Math.round(bytes)} bytes`;
}

function turned(delta: number | null): number | null {
  return delta === null || delta <= -1 ? null : 1 / (1 + delta) - 1;
}

// What the benchmarks of a package show together where time was too short to tell it of each. A change of
// code that all of them run moves all of them, and the mean of many rows is known far better than any single
// one.

import { tUpperQuantile } from "../stats/student-t.ts";
import { trimmedMean } from "../stats/trimmed-mean.ts";
import type { Judgement } from "./judgement.ts";
import type { Policy } from "./policy.ts";
import { finitePairs, type Row } from "./row.ts";
import { rowEffect } from "./row-effect.ts";
import { percent } from "./sentence.ts";

/** Together is a package whose benchmarks got slower as a whole. */
export interface Together {
  /** Import path. */
  readonly pkg: string;
  /** Number of benchmarks in the mean: those that could not be told. */
  readonly benchmarks: number;
  /** Trimmed geometric mean of head/base of their times, − 1. */
  readonly delta: number;
  /** Lower end of delta's 95 % interval, for which LAYOUT counts as an error. */
  readonly lo: number;
  /** Upper end of the interval. */
  readonly hi: number;
  /** One sentence without a full stop. */
  readonly reason: string;
}

export interface RowVerdict {
  readonly row: Row;
  /** Undefined where the row was not judged. */
  readonly judgement: Judgement | undefined;
}

/** With fewer rows one benchmark that really changed would decide the mean. */
const LEAST_ROWS = 10;
/**
 * The rows of a package share the layout of its binary, which may move all of them by this much (three
 * standard deviations, on logarithms).
 */
const LAYOUT = 0.04;
/**
 * Part of the error budget, on top of what the looks at single rows may spend: they have the whole, and use
 * little of it.
 */
const SHARE = 0.1;
// Half of the error of a 95 % interval.
const TAIL = 0.025;

/**
 * judgeTogether are the packages that got slower although no time of theirs is a regression by itself: the
 * mean of the times that could not be told is beyond the threshold by more than LAYOUT and its own error.
 */
export function judgeTogether(rows: readonly RowVerdict[], policy: Policy): readonly Together[] {
  const times = rows.filter(({ row }) => row.unit === "sec/op");
  const packages = [...new Set(times.map(({ row }) => row.benchmark.pkg))];
  const level = (SHARE * policy.alpha) / Math.max(1, packages.length);
  return packages.flatMap((pkg) => {
    const own = times.filter(({ row }) => row.benchmark.pkg === pkg);
    if (own.some(({ judgement }) => judgement?.verdict === "regression")) return [];
    const untold = own.filter(({ judgement }) => !isTold(judgement));
    return judgePackage(pkg, untold.flatMap(centreOf), { threshold: policy.threshold, level });
  });
}

function isTold(judgement: Judgement | undefined): boolean {
  return judgement?.verdict === "unchanged" || judgement?.verdict === "improvement";
}

/** The change of one row, on logarithms; none where it has no pairs or no logarithm. */
function centreOf({ row }: RowVerdict): readonly number[] {
  const pairs = finitePairs(row);
  if (pairs.length === 0) return [];
  const { scale, centre } = rowEffect(row, pairs, false);
  return scale === "log" && Number.isFinite(centre) ? [centre] : [];
}

function judgePackage(
  pkg: string,
  centres: readonly number[],
  { threshold, level }: { readonly threshold: number; readonly level: number },
): readonly Together[] {
  if (centres.length < LEAST_ROWS) return [];
  const { centre, unitVariance, df, n } = trimmedMean(centres);
  const error = Math.sqrt(unitVariance / n);
  if (centre - LAYOUT - error * tUpperQuantile(level, df) <= Math.log1p(threshold)) return [];
  const reach = LAYOUT + error * tUpperQuantile(TAIL, df);
  const [delta, lo, hi] = [centre, centre - reach, centre + reach].map(Math.expm1) as [
    number,
    number,
    number,
  ];
  const reason = `together they take ${percent(delta)} of time (${percent(lo)} to ${percent(hi)}); for none of them alone was there time to tell`;
  return [{ pkg, benchmarks: n, delta, lo, hi, reason }];
}

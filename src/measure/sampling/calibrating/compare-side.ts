// Compares few iterations with many on one side: what is done once makes an iteration among few cost more.

import { mean, median, robustDeviation } from "../../../stats/sample.ts";
import { costBetween, GO_BENCHTIME } from "../probe.ts";
import type { Counts, SideCosts, SliceCosts } from "./count-costs.ts";

/**
 * What is done once may have this share of a slice: below it iterations among few and many count as equal.
 */
const MOST_SHARE = 0.14;
/** Of one with RunParallel, whose goroutines are started and woken in each turn. */
const MOST_PARALLEL_SHARE = 0.2;
/** What is not sure after all looks counts where it is so many times the share that may be. */
const FAR_ABOVE = 3;
/** By this factor more time: not every iteration does the same. By less the collector alone may cause it. */
const MORE_TIME = 1.5;
/** Likewise for memory, which varies less by itself; one byte is rounding. */
const [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
/** A difference of so many standard errors is no chance; of more where few slices say how large these are. */
const [SURE, UNSURE_SLICES] = [2, 6];
/** LEAST_SLICES is how many it takes to say how much they vary. */
export const LEAST_SLICES = 5;

/** Growth is the cost of an iteration among few and among many. */
export interface Growth {
  /** Seconds of an iteration among few. */
  readonly few: number;
  /** Seconds of an iteration among many, in the fastest slice and in the median one. */
  readonly amongMany: number;
  readonly usual: number;
  /**
   * Iterations that it takes until the bytes that are allocated once do not matter; 0 where they do not
   * already.
   */
  readonly forBytes: number;
}

/** SideComparison is what few iterations and many cost on one side. */
export interface SideComparison extends Growth {
  /** Few/many of the time of an iteration. */
  readonly lessTime: number;
  /** That its time differs may be chance. */
  readonly isUnsure: boolean;
  /** Few/many − 1 of the time of an iteration; 0 where that may be chance. */
  readonly excess: number;
  /** The same of the bytes that it allocates. */
  readonly excessBytes: number;
  /** An iteration among many costs more. */
  readonly grows: boolean;
}

/** compareSide compares the slices that were timed so far. */
export function compareSide({ few, many, inTurns }: SideCosts, counts: Counts): SideComparison {
  const amongMany = Math.min(...many.seconds);
  const inEach = ratiosOf(few, many);
  const typical = inTurns ? median(inEach) : ratio(Math.min(...few.seconds), amongMany);
  // The typical slice has no disturbance, but a short one no collection either; the means have both.
  const ofMeans = ratio(mean(few.seconds), mean(many.seconds));
  const lessTime = Math.min(typical, ofMeans);
  const share = counts.parallel ? MOST_PARALLEL_SHARE : MOST_SHARE;
  const less = evidence(lessTime, 1 + share * savedBy(counts), inTurns ? inEach : undefined);
  const mayBeChance = inTurns && less === "unsure" && lessTime < 1 + FAR_ABOVE * share;
  const asMore = inTurns ? inEach.map((each) => 1 / each) : undefined;
  const more = evidence(1 / Math.max(typical, ofMeans), MORE_TIME, asMore);
  const bytes = { few: Math.min(...few.bytes), many: Math.min(...many.bytes) };
  const forBytes = bytesCount({ ...counts, bytes, most: GO_BENCHTIME / amongMany });
  const growsInTime = more === "sure" || (more === "unsure" && !inTurns);
  return {
    lessTime,
    isUnsure: less === "unsure" || more === "unsure",
    excess: less === "none" || mayBeChance ? 0 : lessTime - 1,
    excessBytes: forBytes > 0 ? bytes.few / Math.max(1, bytes.many) - 1 : 0,
    grows: growsInTime || bytes.many > bytes.few * MORE_BYTES + ROUNDING,
    few: typical * amongMany,
    amongMany,
    usual: median(many.seconds),
    forBytes,
  };
}

type Evidence = "none" | "unsure" | "sure";

/** Whether a ratio is above a bound. Slices that took no turns, undefined, do not say how sure that is. */
function evidence(found: number, bound: number, inEach: readonly number[] | undefined): Evidence {
  if (found <= bound) return "none";
  if (inEach === undefined || inEach.length < LEAST_SLICES) return "unsure";
  const logs = inEach.map(Math.log);
  const centre = median(logs);
  const reach = SURE * (1 + UNSURE_SLICES / inEach.length) * errorOfMedian(logs, centre);
  return centre - reach > Math.log(bound) ? "sure" : "unsure";
}

/** savedBy is the part of what is done once that an iteration among many has less. */
export function savedBy({ few, many }: Counts): number {
  return 1 - few / many;
}

/** ratiosOf are few/many of slices that ran one right after the other. */
export function ratiosOf(few: SliceCosts, many: SliceCosts): readonly number[] {
  return few.seconds.map((seconds, i) => ratio(seconds, many.seconds[i]));
}

/** ratio is 1 where a benchmark reports no time: then there is nothing to tell from it. */
export function ratio(a: number, b = 0): number {
  return a > 0 && b > 0 ? a / b : 1;
}

/** The standard error of a normal sample's median is 1.2533 · σ / √n. */
function errorOfMedian(values: readonly number[], centre: number): number {
  return (1.2533 * robustDeviation(values, centre)) / Math.sqrt(values.length);
}

interface BytesByCount extends Pick<Counts, "few" | "many"> {
  /** Bytes of an iteration among few, and among many. */
  readonly bytes: { readonly few: number; readonly many: number };
  /** Iterations that package testing takes. */
  readonly most: number;
}

/**
 * Iterations until bytes that are allocated once are a fiftieth of all, or less than one each; 0 where none
 * are. Package testing may not take so many either. Where these bytes are less than half of what it prints, a
 * third of its iterations tell about as much; where they are more, the user sees them with any number.
 */
function bytesCount({ few, many, bytes, most }: BytesByCount): number {
  if (bytes.few <= bytes.many * LESS_BYTES + ROUNDING) return 0;
  const of = (iterations: number, perOp: number) => ({ iterations, perOp });
  const each = Math.max(0, costBetween(of(few, bytes.few), of(many, bytes.many)));
  const once = (bytes.few - each) * few;
  const wanted = once / Math.max(ROUNDING, 0.02 * each);
  if (wanted < most) return wanted;
  return once / most < each ? most / 3 : 0;
}

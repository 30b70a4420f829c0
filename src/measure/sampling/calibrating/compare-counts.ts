// Compares few iterations with many: what is done once shows in the difference.

import { mean, median, variance } from "../../../stats/sample.ts";
import type { Breakage } from "../breakage.ts";
import type { CalibrateRequest } from "../calibration.ts";
import type { Gross } from "../gross.ts";
import { costBetween, GO_BENCHTIME } from "../probe.ts";
import type { Run } from "../run.ts";
import type { NoTurns, TurnsTime } from "../turns.ts";
import {
  type Counts,
  grossAmongMany,
  LONG,
  type SideCosts,
  type SliceCosts,
  takeCosts,
} from "./count-costs.ts";

/**
 * What is done once may have this share of a slice: below it iterations among few and many count as equal.
 */
const MOST_SHARE = 0.14;
/** Of one with RunParallel, whose goroutines are started and woken in each turn. */
const MOST_PARALLEL_SHARE = 0.2;
/** By so much of a slice the sides may differ in it: it would be told as a change of the loop. */
const MOST_APART = 0.04;
/**
 * LONGEST_APART is in seconds. In longer slices that is not looked for, and for it slices get no longer: many
 * short ones tell more.
 */
export const LONGEST_APART = 0.003;
/** By this factor more time: not every iteration does the same. By less the collector alone may cause it. */
const MORE_TIME = 1.5;
/** Likewise for memory, which varies less by itself; one byte is rounding. */
const [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
/** Most looks while few and many differ: what a machine does meanwhile may look like it. */
const MOST_LOOKS = 4;
/** Seconds that all looks of both sides may take; two looks in any case. */
const LOOKS_SECONDS = 0.7;
/** A difference of so many standard errors needs no more looks. */
const SURE = 2;
/** Likewise of what the sides differ by, with the few degrees of freedom of a few looks. */
const SURE_OF_LOOKS = 4;
/** What is not sure after all looks counts where it is so many times the share that may be. */
const FAR_ABOVE = 2;
/** Fewer slices say nothing of how much they vary. */
const LEAST_SLICES = 5;

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

/** CountComparison is the difference of few and many iterations, on the side where it is largest. */
export interface CountComparison extends Growth {
  readonly kind: "compared";
  /** Few/many − 1 of the time of an iteration; 0 where that may be chance. */
  readonly excess: number;
  /** The same of the bytes that it allocates. */
  readonly excessBytes: number;
  /**
   * What the sides differ by in what is done once, as a part of few iterations; 0 where that may be chance.
   */
  readonly apart: number;
  /**
   * How much a few iterations vary from turn to turn: standard deviation of the log of head/base; undefined
   * where they take no turns.
   */
  readonly noise: number | undefined;
  /** Seconds of a turn of a side besides its iterations; undefined where not known. */
  readonly besides: number | undefined;
  /** An iteration among many costs more. */
  readonly grows: boolean;
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
}

export interface CountsToCompare extends Counts {
  /** Most looks; absent: as many as it takes. */
  readonly looks?: number;
}

/** compareCounts times few and many iterations, in the way in which they will be sampled. */
export async function compareCounts(
  run: Run,
  request: CalibrateRequest,
  counts: CountsToCompare,
): Promise<CountComparison | Breakage | NoTurns | Gross> {
  const { few, many, perOp } = counts;
  const looks = counts.looks ?? (many * perOp < LONG ? MOST_LOOKS : 1);
  let seconds = 0;
  const mayDiffer = few * perOp < LONGEST_APART;
  let costs: readonly SideCosts[] = [];
  const aparts: number[] = [];
  const times: TurnsTime[] = [];
  for (let look = 1; ; look++) {
    const taken = await takeCosts(run, request, { ...counts, isFirst: look === 1 });
    if (taken.kind !== "costs") return taken;
    seconds += taken.seconds;
    times.push(...taken.times);
    costs = taken.sides.map((side, i) => together(costs[i], side));
    aparts.push(logOfSides(taken.sides));
    const gross = grossAmongMany(costs, many);
    if (gross !== undefined) return gross;
    const sides = costs.map((side) => compareSide(side, counts));
    const worst = sides.reduce((x, y) => ((y.excess - x.excess || y.lessTime - x.lessTime) > 0 ? y : x));
    const mayBeApart = mayDiffer && areApart(aparts, sides, MOST_APART * savedBy(counts));
    const grows = sides.some((side) => side.grows);
    const excessBytes = Math.max(...sides.map((side) => side.excessBytes));
    const forBytes = Math.max(...sides.map((side) => side.forBytes));
    const isSettled = !mayBeApart && !sides.some((side) => side.isUnsure);
    const isNews = taken.parallel && !counts.parallel;
    const isSpent = look > 1 && seconds * (1 + 1 / look) > LOOKS_SECONDS;
    const isLast = look >= looks || isSpent || request.isLate?.() === true;
    if (isSettled || isNews || isLast) {
      const apart = mayBeApart ? surelyApart(aparts) / savedBy(counts) : 0;
      const { parallel } = taken;
      const [noise, besides] = [noiseOf(costs), besidesOf(times)];
      return { ...worst, kind: "compared", apart, noise, besides, grows, excessBytes, forBytes, parallel };
    }
  }
}

/** An iteration among many has so much less of what is done once. */
function savedBy({ few, many }: Counts): number {
  return 1 - few / many;
}

function together(before: SideCosts | undefined, now: SideCosts): SideCosts {
  if (before === undefined) return now;
  const joined = (a: SliceCosts, b: SliceCosts): SliceCosts => ({
    seconds: [...a.seconds, ...b.seconds],
    bytes: [...a.bytes, ...b.bytes],
  });
  return { ...now, few: joined(before.few, now.few), many: joined(before.many, now.many) };
}

interface SideComparison extends Omit<CountComparison, "kind" | "parallel" | "apart" | "noise" | "besides"> {
  /** Few/many of the time of an iteration. */
  readonly lessTime: number;
  /** That its time differs may be chance. */
  readonly isUnsure: boolean;
}

function compareSide({ few, many, inTurns }: SideCosts, counts: Counts): SideComparison {
  const share = counts.parallel ? MOST_PARALLEL_SHARE : MOST_SHARE;
  const bound = 1 + share * savedBy(counts);
  const amongMany = Math.min(...many.seconds);
  const inEach = ratiosOf(few, many);
  const typical = inTurns ? median(inEach) : ratio(Math.min(...few.seconds), amongMany);
  // The typical slice has no disturbance, but a short one no collection either; the means have both.
  const ratios = [typical, ratio(mean(few.seconds), mean(many.seconds))];
  const [fewBytes, bytes] = [Math.min(...few.bytes), Math.min(...many.bytes)];
  const lessTime = Math.min(...ratios);
  const isAbove = lessTime > bound;
  const isSure = inTurns && isSurelyAbove(bound, inEach);
  const mayBeChance = inTurns && !isSure && lessTime < 1 + FAR_ABOVE * share;
  const most = GO_BENCHTIME / amongMany;
  const forBytes = bytesCount({ ...counts, bytes: { few: fewBytes, many: bytes }, most });
  const moreTime = 1 / Math.max(...ratios);
  const isMore = moreTime > MORE_TIME;
  const isSurelyMore =
    isMore &&
    inTurns &&
    isSurelyAbove(
      MORE_TIME,
      inEach.map((less) => 1 / less),
    );
  return {
    lessTime,
    isUnsure: (isMore && !isSurelyMore) || (isAbove && !isSure),
    excess: isAbove && !mayBeChance ? lessTime - 1 : 0,
    excessBytes: forBytes > 0 ? fewBytes / Math.max(1, bytes) - 1 : 0,
    grows: (inTurns ? isSurelyMore : isMore) || bytes > fewBytes * MORE_BYTES + ROUNDING,
    few: typical * amongMany,
    amongMany,
    usual: median(many.seconds),
    forBytes,
  };
}

function isSurelyAbove(bound: number, ratios: readonly number[]): boolean {
  if (ratios.length < LEAST_SLICES) return false;
  const logs = ratios.map(Math.log);
  const centre = median(logs);
  return centre - SURE * errorOfMedian(logs, centre) > Math.log(bound);
}

/** Few/many of slices that ran one right after the other. */
function ratiosOf(few: SliceCosts, many: SliceCosts): readonly number[] {
  return few.seconds.map((seconds, i) => ratio(seconds, many.seconds[i]));
}

/** 1 where a benchmark reports no time: then there is nothing to tell from it. */
function ratio(a: number, b = 0): number {
  return a > 0 && b > 0 ? a / b : 1;
}

/** Log of (few/many of the head)/(few/many of the base), turn by turn; 0 where one side runs alone. */
function logOfSides(sides: readonly SideCosts[]): number {
  const [base, head] = sides.map(({ few, many }) => ratiosOf(few, many));
  if (base === undefined || head === undefined) return 0;
  return median(head.map((less, i) => Math.log(ratio(less, base[i]))));
}

/**
 * Each look has processes of its own, and what only one process has is in one look: all must say it. So must
 * the side itself, since what is done there only once makes few iterations cost more.
 */
function areApart(looks: readonly number[], sides: readonly SideComparison[], mayBe: number): boolean {
  const direction = Math.sign(median(looks));
  const [base, head] = sides;
  const more = (direction > 0 ? head : base)?.lessTime ?? 1;
  return more - 1 > mayBe && looks.every((look) => look * direction > mayBe);
}

/** What looks say together; 0 where they are too few, or too different. */
function surelyApart(looks: readonly number[]): number {
  const centre = Math.abs(mean(looks));
  const error = Math.sqrt(variance(looks) / looks.length);
  const isSure = looks.length === MOST_LOOKS && centre > SURE_OF_LOOKS * error;
  return isSure ? Math.exp(centre) - 1 : 0;
}

/** The standard error of a normal sample's median is 1.2533 · σ / √n. */
function errorOfMedian(values: readonly number[], centre: number): number {
  return (1.2533 * deviation(values, centre)) / Math.sqrt(values.length);
}

/** The standard deviation of a normal sample by the median deviation from its centre: 1.4826 · MAD. */
function deviation(values: readonly number[], centre: number): number {
  return 1.4826 * median(values.map((x) => Math.abs(x - centre)));
}

function noiseOf([base, head]: readonly SideCosts[]): number | undefined {
  if (base === undefined || head === undefined) return undefined;
  const logs = ratiosOf(head.few, base.few).map(Math.log);
  const noise = deviation(logs, median(logs));
  return logs.length < LEAST_SLICES ? undefined : noise;
}

/** By the difference of the pairs with the most and the fewest turns, the least disturbed of which count. */
function besidesOf(times: readonly TurnsTime[]): number | undefined {
  const turns = times.map((time) => time.turns);
  const [fewest, most] = [Math.min(...turns), Math.max(...turns)];
  if (!(most > fewest)) return undefined;
  const least = (n: number) =>
    Math.min(...times.filter((time) => time.turns === n).map((time) => time.besides));
  return Math.max(0, least(most) - least(fewest)) / (most - fewest) / 2;
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

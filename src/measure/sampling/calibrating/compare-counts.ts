// Compares few iterations with many: what is done once shows in the difference.

import { mean, median, robustDeviation, variance } from "../../../stats/sample.ts";
import type { Breakage } from "../breakage.ts";
import type { CalibrateRequest } from "../calibration.ts";
import type { Gross } from "../gross.ts";
import type { Run } from "../run.ts";
import type { NoTurns, TurnsTime } from "../turns.ts";
import { compareSide, LEAST_SLICES, ratio, ratiosOf, type SideComparison, savedBy } from "./compare-side.ts";
import {
  type Counts,
  grossAmongMany,
  LONG,
  type SideCosts,
  type SliceCosts,
  takeCosts,
} from "./count-costs.ts";

/** By so much of a slice the sides may differ in it: it would be told as a change of the loop. */
const MOST_APART = 0.04;
/**
 * LONGEST_APART is in seconds. In longer slices that is not looked for, and for it slices get no longer: many
 * short ones tell more.
 */
export const LONGEST_APART = 0.003;
/** Most looks while few and many differ: what a machine does meanwhile may look like it. */
const MOST_LOOKS = 4;
/** Seconds that all looks of both sides may take; two looks in any case. */
const LOOKS_SECONDS = 0.7;
/** What the sides differ by must be so many standard errors: few looks say little of how large these are. */
const SURE_OF_LOOKS = 4;

/** CountComparison is the difference of few and many iterations, on the side where it is largest. */
export interface CountComparison extends Omit<SideComparison, "lessTime" | "isUnsure"> {
  readonly kind: "compared";
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
  const mayDiffer = few * perOp < LONGEST_APART;
  let costs: readonly SideCosts[] = [];
  let seconds = 0;
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
    const mayBeApart = mayDiffer && areApart(aparts, sides, MOST_APART * savedBy(counts));
    const isSettled = !mayBeApart && !sides.some((side) => side.isUnsure);
    const isNews = taken.parallel && !counts.parallel;
    const isSpent = look > 1 && seconds * (1 + 1 / look) > LOOKS_SECONDS;
    const isLast = look >= looks || isSpent || request.isLate?.() === true;
    if (isSettled || isNews || isLast) {
      const apart = mayBeApart ? surelyApart(aparts) / savedBy(counts) : 0;
      const turns = { noise: noiseOf(costs), besides: besidesOf(times), parallel: taken.parallel };
      return { kind: "compared", ...worstOf(sides), apart, ...turns };
    }
  }
}

/** The time of the side where few cost the most, the memory of that where it differs the most. */
function worstOf(sides: readonly SideComparison[]): SideComparison {
  const worst = sides.reduce((x, y) => ((y.excess - x.excess || y.lessTime - x.lessTime) > 0 ? y : x));
  return {
    ...worst,
    grows: sides.some((side) => side.grows),
    excessBytes: Math.max(...sides.map((side) => side.excessBytes)),
    forBytes: Math.max(...sides.map((side) => side.forBytes)),
  };
}

function together(before: SideCosts | undefined, now: SideCosts): SideCosts {
  if (before === undefined) return now;
  const joined = (a: SliceCosts, b: SliceCosts): SliceCosts => ({
    seconds: [...a.seconds, ...b.seconds],
    bytes: [...a.bytes, ...b.bytes],
  });
  return { ...now, few: joined(before.few, now.few), many: joined(before.many, now.many) };
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

function noiseOf([base, head]: readonly SideCosts[]): number | undefined {
  if (base === undefined || head === undefined) return undefined;
  const logs = ratiosOf(head.few, base.few).map(Math.log);
  return logs.length < LEAST_SLICES ? undefined : robustDeviation(logs, median(logs));
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

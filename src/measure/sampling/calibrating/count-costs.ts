// Times few iterations and many: in turns with each other where the sides take turns, so that what the
// machine does meanwhile is in both.

import { GROSS } from "../../../model/gross.ts";
import type { TakeTurns } from "../../../ports/helper/helper.ts";
import type { Breakage } from "../breakage.ts";
import type { CalibrateRequest } from "../calibration.ts";
import { type Gross, slower, TOLD } from "../gross.ts";
import { runSlices } from "../probe.ts";
import type { Run } from "../run.ts";
import type { Sample } from "../sample.ts";
import { type BothCounts, type NoTurns, type TurnsTime, takeBothCounts, takeTurnsPair } from "../turns.ts";

/** LONG is in seconds of a slice of many: from it on there is one look, and as many slices as fit. */
export const LONG = 0.1;
/** Least slices of a head, all of which must be many times slower. */
const LEAST_TO_TELL = 3;
/** Slices of a look: as many as fit into so many seconds, within bounds. */
const LOOK_SECONDS = { inTurns: 0.03, alone: 0.1 } as const;
const LEAST_SLICES = { inTurns: LEAST_TO_TELL, alone: 1 } as const;
const MOST_SLICES = { inTurns: 12, alone: 6 } as const;

/** Counts of iterations to compare. */
export interface Counts {
  readonly few: number;
  readonly many: number;
  /** Seconds that an iteration is expected to take. */
  readonly perOp: number;
  /** It is known to use RunParallel; where it is not and does, one look is enough to say so. */
  readonly parallel: boolean;
}

/** SliceCosts are those of an iteration, one for each slice. */
export interface SliceCosts {
  readonly seconds: readonly number[];
  readonly bytes: readonly number[];
}

/** SideCosts are those of one side. */
export interface SideCosts {
  readonly few: SliceCosts;
  readonly many: SliceCosts;
  /** Slice i of one ran right before slice i of the other. */
  readonly inTurns: boolean;
}

interface TakenCosts {
  readonly kind: "costs";
  /** Base and head; one side where they do not take turns. */
  readonly sides: readonly SideCosts[];
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
  /** That all processes took. */
  readonly seconds: number;
  /** Of each pair in turns. */
  readonly times: readonly TurnsTime[];
}

/** takeCosts times both counts once more, in the way in which they will be sampled. */
export async function takeCosts(
  run: Run,
  request: CalibrateRequest,
  { few, many, perOp, parallel, isFirst }: Counts & { readonly isFirst: boolean },
): Promise<TakenCosts | Breakage | NoTurns | Gross> {
  const { takeTurns } = request;
  const how = takeTurns === undefined ? "alone" : "inTurns";
  const fitting = perOp > 0 ? Math.floor(LOOK_SECONDS[how] / (few * perOp)) : MOST_SLICES[how];
  const slices = Math.max(many * perOp < LONG ? LEAST_SLICES[how] : 1, Math.min(MOST_SLICES[how], fitting));
  if (takeTurns !== undefined)
    return costsInTurns(takeTurns, request, { few, many, slices, isFirst, parallel });
  const short = await runSlices(run, request, few, slices);
  if (short.kind === "broken") return short;
  const long = await runSlices(run, request, many, slices);
  if (long.kind === "broken") return long;
  const costsOf = ({ lines }: typeof short): SliceCosts => ({
    seconds: lines.map((values) => values.get("sec/op") ?? 0),
    bytes: lines.map((values) => values.get("B/op") ?? 0),
  });
  return {
    kind: "costs",
    sides: [{ few: costsOf(short), many: costsOf(long), inTurns: false }],
    parallel: false,
    seconds: short.seconds + long.seconds,
    times: [],
  };
}

interface TurnsWish extends Pick<Counts, "few" | "many" | "parallel"> {
  readonly slices: number;
  readonly isFirst: boolean;
}

/**
 * Few and many in turns, too, so that what the machine does meanwhile is in both; long ones by themselves.
 */
async function costsInTurns(
  takeTurns: TakeTurns,
  { binary, head = binary, name, procs, timeoutMs }: CalibrateRequest,
  { few, many, slices, isFirst, parallel }: TurnsWish,
): Promise<TakenCosts | NoTurns | Gross> {
  const subject = { pkg: "", name, procs, base: binary, head, firstSecPerOp: undefined };
  const isLong = slices < LEAST_TO_TELL;
  const pairOf = (iterations: number, repeats: number) => ({
    ...{ subject, seed: many, timeoutMs },
    calibration: { kind: "calibrated", iterations, repeats, parallel: false, seconds: 0 } as const,
  });
  const times: TurnsTime[] = [];
  if (isFirst || isLong) {
    // A head that is many times slower is found with few.
    const short = await takeTurnsPair(takeTurns, pairOf(few, isLong ? slices : LEAST_TO_TELL));
    if (short.kind === "no-turns") return short;
    const gross = grossBy(costsOf(short.base).seconds, costsOf(short.head).seconds, few);
    if (gross !== undefined) return gross;
    times.push(short.time);
    if (short.parallel && !parallel) return costsOfCounts({ ...short, few: short, many: short }, times);
    if (isLong) {
      const long = await takeTurnsPair(takeTurns, pairOf(many, slices));
      if (long.kind === "no-turns") return long;
      return costsOfCounts({ ...long, few: short, many: long }, [...times, long.time]);
    }
  }
  const both = await takeBothCounts(takeTurns, { ...pairOf(many, slices), few });
  return both.kind === "no-turns" ? both : costsOfCounts(both, [...times, both.time]);
}

function costsOfCounts(
  { few, many, parallel }: Pick<BothCounts, "few" | "many" | "parallel">,
  times: readonly TurnsTime[],
): TakenCosts {
  const seconds = times.reduce((sum, time) => sum + time.seconds, 0);
  const sides = (["base", "head"] as const).map((side) => ({
    few: costsOf(few[side]),
    many: costsOf(many[side]),
    inTurns: true,
  }));
  return { kind: "costs", sides, parallel, seconds, times };
}

function costsOf(sample: Sample): SliceCosts {
  return { seconds: sample.get("sec/op") ?? [0], bytes: sample.get("B/op") ?? [0] };
}

/**
 * grossAmongMany is a head whose slices are all many times slower than any of the base. With fewer iterations
 * set-up may hide it.
 */
export function grossAmongMany([base, head]: readonly SideCosts[], count: number): Gross | undefined {
  return base && head && grossBy(base.many.seconds, head.many.seconds, count);
}

function grossBy(base: readonly number[], head: readonly number[], count: number): Gross | undefined {
  if (head.length < LEAST_TO_TELL) return undefined;
  const [slowest, fastest] = [Math.max(...base), Math.min(...head)];
  if (slowest === 0 || fastest < GROSS * slowest || count * fastest < TOLD) return undefined;
  return slower({ base: Math.min(...base), slowest, fastest }, head.length);
}

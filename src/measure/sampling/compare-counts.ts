// Compares few iterations with many: what is done once shows in the difference.

import { GROSS } from "../../model/gross.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import type { Breakage } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import { type Gross, slower, TOLD } from "./gross.ts";
import { GO_BENCHTIME, runSlices } from "./probe.ts";
import type { Run } from "./run.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";
import { type NoTurns, takeTurnsPair } from "./turns.ts";

/**
 * What is done once may have this share of a slice: below it iterations among few and many count as equal.
 */
const MOST_SHARE = 0.14;
/** By this factor more time: not every iteration does the same. By less the collector alone may cause it. */
const MORE_TIME = 1.5;
/** Likewise for memory, which varies less by itself; one byte is rounding. */
const [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
/**
 * Most looks while few and many differ: the machine may have been slow for all of one look at one of the two.
 */
const MOST_LOOKS = 4;
/** Least slices of a head, all of which must be many times slower. */
const LEAST_TO_TELL = 3;
/** Slices of a look: as many as fit into so many seconds, within bounds. */
const [LOOK_SECONDS, MOST_SLICES, LEAST_SLICES] = [0.1, 6, 1];

/** Growth is the cost of an iteration among few and among many. */
export interface Growth {
  /** Seconds of an iteration among few. */
  readonly few: number;
  /** Seconds of an iteration among many. */
  readonly amongMany: number;
  /**
   * Iterations that it takes until the bytes that are allocated once do not matter; 0 where they do not
   * already.
   */
  readonly forBytes: number;
}

/** CountComparison is the difference of few and many iterations, on the side where it is largest. */
export interface CountComparison extends Growth {
  readonly kind: "compared";
  /** Few/many − 1 of the cost of an iteration; 0 where that may be chance. */
  readonly excess: number;
  /** An iteration among many costs more. */
  readonly grows: boolean;
  /** The time of an iteration is the same among few and among many. */
  readonly isTimeAlike: boolean;
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
}

/**
 * compareCounts times few and many iterations, in the way in which they will be sampled. `perOp`: seconds
 * that an iteration is expected to take.
 */
export async function compareCounts(
  run: Run,
  request: CalibrateRequest,
  { few, many, perOp }: { readonly few: number; readonly many: number; readonly perOp: number },
): Promise<CountComparison | Breakage | NoTurns | Gross> {
  const looks = few * perOp < LONGEST_SLICE ? MOST_LOOKS : 1;
  let [short, long]: [readonly SliceCosts[], readonly SliceCosts[]] = [[], []];
  for (let look = 1; ; look++) {
    const a = await slicesOf(run, request, few, few * perOp);
    const b = "sides" in a ? (grossIn(a.sides, few) ?? (await slicesOf(run, request, many, few * perOp))) : a;
    if (!("sides" in a)) return a;
    if (!("sides" in b)) return b;
    [short, long] = [together(short, a.sides), together(long, b.sides)];
    const gross = grossIn(long, many);
    if (gross !== undefined) return gross;
    const sides = long.map((side, i) => compareSide(short[i] ?? side, side, { few, many }));
    const worst = sides.reduce((x, y) => (y.excess > x.excess ? y : x));
    const grows = sides.some((side) => side.grows);
    const isTimeAlike = sides.every((side) => side.isTimeAlike);
    const isAlike = worst.excess === 0 && !grows;
    if (isAlike || look >= looks || request.isLate?.() === true)
      return { ...worst, kind: "compared", grows, isTimeAlike, parallel: b.parallel };
  }
}

/**
 * A head whose slices are all many times slower than any of the base. With fewer iterations set-up may hide
 * it.
 */
function grossIn([base, head]: readonly SliceCosts[], count: number): Gross | undefined {
  if (base === undefined || head === undefined || head.seconds.length < LEAST_TO_TELL) return undefined;
  const [slowest, fastest] = [Math.max(...base.seconds), least(head.seconds)];
  if (slowest === 0 || fastest < GROSS * slowest || count * fastest < TOLD) return undefined;
  return slower({ base: least(base.seconds), slowest, fastest }, head.seconds.length);
}

/** Costs of an iteration on one side, one for each slice. */
interface SliceCosts {
  readonly seconds: readonly number[];
  readonly bytes: readonly number[];
}

function together(before: readonly SliceCosts[], now: readonly SliceCosts[]): readonly SliceCosts[] {
  return now.map((side, i) => ({
    seconds: [...(before[i]?.seconds ?? []), ...side.seconds],
    bytes: [...(before[i]?.bytes ?? []), ...side.bytes],
  }));
}

type SideComparison = Omit<CountComparison, "kind" | "parallel">;

/**
 * By the fastest slices and by the means: the fastest have no disturbance, but the short ones of them no
 * collection either; the means have both.
 */
function compareSide(
  short: SliceCosts,
  long: SliceCosts,
  counts: { few: number; many: number },
): SideComparison {
  const saved = 1 - counts.few / counts.many; // an iteration among many has so much less of what is done once
  const ratios = [least, mean].map((centre) => centre(short.seconds) / centre(long.seconds));
  const [few, amongMany] = [least(short.seconds), least(long.seconds)];
  const [fewBytes, bytes] = [least(short.bytes), least(long.bytes)];
  const lessTime = Math.min(...ratios);
  const isLess = lessTime > 1 + MOST_SHARE * saved;
  const forBytes = bytesCount({ few: fewBytes, many: bytes, count: counts.few, saved });
  // Where package testing does not take so many either, the user sees these bytes, too.
  const isLessBytes = forBytes > 0 && forBytes * amongMany < GO_BENCHTIME;
  const moreTime = Math.min(...ratios.map((ratio) => 1 / ratio));
  return {
    excess: Math.max(isLess ? lessTime - 1 : 0, isLessBytes ? fewBytes / Math.max(1, bytes) - 1 : 0),
    isTimeAlike: !isLess && moreTime <= MORE_TIME,
    grows: moreTime > MORE_TIME || bytes > fewBytes * MORE_BYTES + ROUNDING,
    few,
    amongMany,
    forBytes: isLessBytes ? forBytes : 0,
  };
}

interface BytesByCount {
  /** Bytes of an iteration among few (`count`), and among many. */
  readonly few: number;
  readonly many: number;
  readonly count: number;
  readonly saved: number;
}

/**
 * Iterations until bytes that are allocated once are a fiftieth of all, or less than one each; 0 where none
 * are.
 */
function bytesCount({ few, many, count, saved }: BytesByCount): number {
  if (few <= many * LESS_BYTES + ROUNDING) return 0;
  return ((few - many) * count) / saved / Math.max(ROUNDING, 0.02 * many);
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

interface CostsOfSides {
  /** Base and head; one side where they do not take turns. */
  readonly sides: readonly SliceCosts[];
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
}

async function slicesOf(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  seconds: number,
): Promise<CostsOfSides | Breakage | NoTurns> {
  const fitting = seconds > 0 ? Math.floor(LOOK_SECONDS / seconds) : MOST_SLICES;
  const slices = Math.max(LEAST_SLICES, Math.min(MOST_SLICES, fitting));
  if (request.takeTurns !== undefined) return turnsOf(request.takeTurns, request, iterations, slices);
  const found = await runSlices(run, request, iterations, slices);
  if (found.kind === "broken") return found;
  const all = (unit: string) => found.lines.map((values) => values.get(unit) ?? 0);
  return { sides: [{ seconds: all("sec/op"), bytes: all("B/op") }], parallel: false };
}

/** The same in turns, with the memory that one turn leaves to the next. */
async function turnsOf(
  takeTurns: TakeTurns,
  { binary, head = binary, name, procs, timeoutMs }: CalibrateRequest,
  iterations: number,
  slices: number,
): Promise<CostsOfSides | NoTurns> {
  const subject = { pkg: "", name, procs, base: binary, head, firstSecPerOp: undefined };
  const plan = { kind: "calibrated", iterations, repeats: slices, parallel: false, seconds: 0 } as const;
  const pair = await takeTurnsPair(takeTurns, { subject, calibration: plan, seed: iterations, timeoutMs });
  if (pair.kind === "no-turns") return pair;
  const sides = [pair.base, pair.head].map((side) => ({
    seconds: side.get("sec/op") ?? [0],
    bytes: side.get("B/op") ?? [0],
  }));
  return { sides, parallel: pair.parallel };
}

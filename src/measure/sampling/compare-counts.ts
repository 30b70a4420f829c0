// Few iterations next to many: what is done once shows in the difference.

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
 * What is done once may have this share of a slice; with less, an iteration among many costs as much as among
 * few.
 */
const MOST_SHARE = 0.14;
/**
 * It takes more by so much: it does something that is not in every iteration. By less, the collector alone
 * may make them differ.
 */
const MORE_TIME = 1.5;
/** The same for memory, which varies less by itself, with a byte of rounding. */
const [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
/** Looks, as long as few and many differ: one of the two may have met a slow machine all through. */
const MOST_LOOKS = 4;
/** CostsOfSides of a head that must all be many times slower. */
const LEAST_TO_TELL = 3;
/** CostsOfSides of a look: as many as fit into so many seconds, within bounds. */
const [LOOK_SECONDS, MOST_SLICES, LEAST_SLICES] = [0.1, 6, 1];

/** Growth is what few and many iterations say of each. */
export interface Growth {
  /** Seconds of an iteration among few and among many. */
  readonly few: number;
  readonly amongMany: number;
  /** Iterations among which the bytes that are allocated once are few; 0 where they are. */
  readonly forBytes: number;
}

/** CountComparison is how few iterations differ from many, on the side where they differ most. */
export interface CountComparison extends Growth {
  readonly kind: "compared";
  /** By how much an iteration among few costs more, as a share; 0 where that may be chance. */
  readonly excess: number;
  /** An iteration among many costs more. */
  readonly grows: boolean;
  readonly parallel: boolean;
}

/** compareCounts times few and many iterations, in the way in which they will be sampled. */
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
    const isAlike = worst.excess === 0 && !grows;
    if (isAlike || look >= looks || request.isLate?.() === true)
      return { ...worst, kind: "compared", grows, parallel: b.parallel };
  }
}

/**
 * Where set-up hides it from fewer iterations, a head that is many times slower shows here: every slice of
 * its against every one of the base.
 */
function grossIn([base, head]: readonly SliceCosts[], count: number): Gross | undefined {
  if (base === undefined || head === undefined || head.seconds.length < LEAST_TO_TELL) return undefined;
  const [slowest, fastest] = [Math.max(...base.seconds), least(head.seconds)];
  if (slowest === 0 || fastest < GROSS * slowest || count * fastest < TOLD) return undefined;
  return slower({ base: least(base.seconds), slowest, fastest }, head.seconds.length);
}

/** What iterations cost in some slices of one side, by slice. */
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
 * The fastest slices are without a disturbance, but of the short ones also without a collection; the means
 * have both.
 */
function compareSide(
  short: SliceCosts,
  long: SliceCosts,
  counts: { few: number; many: number },
): SideComparison {
  const saved = 1 - counts.few / counts.many; // of what is done once, an iteration among many has so much less
  const ratios = [least, mean].map((centre) => centre(short.seconds) / centre(long.seconds));
  const [few, amongMany] = [least(short.seconds), least(long.seconds)];
  const [fewBytes, bytes] = [least(short.bytes), least(long.bytes)];
  const lessTime = Math.min(...ratios);
  const isLess = lessTime > 1 + MOST_SHARE * saved;
  const forBytes = bytesCount({ few: fewBytes, many: bytes, count: counts.few, saved });
  // Where package testing would not take so many either, it prints them, too.
  const isLessBytes = forBytes > 0 && forBytes * amongMany < GO_BENCHTIME;
  const moreTime = Math.min(...ratios.map((ratio) => 1 / ratio));
  return {
    excess: Math.max(isLess ? lessTime - 1 : 0, isLessBytes ? fewBytes / Math.max(1, bytes) - 1 : 0),
    grows: moreTime > MORE_TIME || bytes > fewBytes * MORE_BYTES + ROUNDING,
    few,
    amongMany,
    forBytes: isLessBytes ? forBytes : 0,
  };
}

interface BytesByCount {
  /** Of an iteration among few and among many. */
  readonly few: number;
  readonly many: number;
  readonly count: number;
  readonly saved: number;
}

/**
 * Iterations among which bytes that are allocated once are a fiftieth of all, or less than one each; 0 where
 * there are none.
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
  /** One side where the sides do not take turns. */
  readonly sides: readonly SliceCosts[];
  /** SliceCosts to use RunParallel. */
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

/** The same in turns, as it will be measured: with the memory that turns leave to one another. */
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

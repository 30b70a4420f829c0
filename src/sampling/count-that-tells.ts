// How many iterations it takes until more of them tell the same.

import type { Breakage } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import { type Probe, runSlices } from "./probe.ts";
import type { Run } from "./run.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";
import type { TakeTurns } from "./take-turns.ts";
import { takeTurnsPair } from "./turns.ts";

/**
 * An iteration that takes so much more or less time among many than among few does something that is not in every iteration; by less, the
 * collector alone may make them differ.
 */
const OTHER_TIME = 1.5;
/** The same for memory, which does not vary by itself, and a byte of rounding. */
const [OTHER_BYTES, ROUNDING] = [1.2, 1];
const MORE = 8;
const LOOKS = 6;
const MOST_LOOKS = 4;

/** Seconds. Turns of a parallel benchmark are longer: to wake the other processors takes a part of each, which differs from process to process. */
const PARALLEL_TURN = 0.004;

/** Counted is how many iterations a slice should have at least. */
export interface Counted {
  readonly kind: "counted";
  readonly count: number;
  /** Seconds of one among so many. */
  readonly perOp: number;
  /** The benchmark was seen to use RunParallel; only turns show that. */
  readonly parallel: boolean;
}

/**
 * countThatTells is how many iterations a slice should have at least. Where the cost of an iteration depends on how many there are (maps that
 * grow, set-up in front of the loop), few say little about what the user sees, who has many: the count grows until eight times as many
 * tell the same, or a slice is as long as it may be.
 */
export async function countThatTells(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  first: number,
): Promise<Counted | Breakage> {
  let [count, perOp, parallel] = [first, last.perOp, false];
  while (count * perOp < LONGEST_SLICE) {
    const more = Math.min(count * MORE, Math.ceil(LONGEST_SLICE / perOp));
    const compared = await compareCounts(run, request, count, more);
    if (compared.kind === "broken") return compared;
    const { alike, change, amongMany } = compared;
    ({ parallel } = compared);
    if (!alike) [count, perOp] = [more, perOp * change];
    if (parallel && count * amongMany < PARALLEL_TURN)
      [count, perOp] = [Math.ceil(PARALLEL_TURN / amongMany), amongMany];
    if (alike) break;
  }
  return { kind: "counted", count, perOp, parallel };
}

interface Compared {
  readonly kind: "compared";
  readonly alike: boolean;
  /** By how much an iteration among many takes longer, a ratio. */
  readonly change: number;
  /** Seconds that it takes, by the benchmark's clock. */
  readonly amongMany: number;
  readonly parallel: boolean;
}

/** Looked at again and again where it differs: one of the two may have met a slow machine all through. */
async function compareCounts(
  run: Run,
  request: CalibrateRequest,
  few: number,
  many: number,
): Promise<Compared | Breakage> {
  let [short, long] = [NOTHING, NOTHING];
  for (let look = 1; ; look++) {
    const [a, b] = [await slicesOf(run, request, few), await slicesOf(run, request, many)];
    if (a.kind === "broken") return a;
    if (b.kind === "broken") return b;
    [short, long] = [together(short, a), together(long, b)];
    const alike = tellTheSame(short, long);
    const change = least(long.seconds) / least(short.seconds);
    if (alike || look === MOST_LOOKS)
      return { kind: "compared", alike, change, amongMany: mean(long.seconds), parallel: long.parallel };
  }
}

/** What iterations cost in some slices, by slice. */
interface Seen {
  readonly kind: "seen";
  readonly seconds: readonly number[];
  readonly bytes: readonly number[];
  readonly parallel: boolean;
}

const NOTHING: Seen = { kind: "seen", seconds: [], bytes: [], parallel: false };

function together(a: Seen, b: Seen): Seen {
  const seconds = [...a.seconds, ...b.seconds];
  return { kind: "seen", seconds, bytes: [...a.bytes, ...b.bytes], parallel: a.parallel || b.parallel };
}

/** The fastest slices are without a disturbance, but of the short ones also without a collection; the means have both. */
function tellTheSame(short: Seen, long: Seen): boolean {
  const [fastest, usual] = [least, mean].map((centre) =>
    isAlike(centre(short.seconds), centre(long.seconds), OTHER_TIME, 0),
  );
  return (fastest || usual || false) && isAlike(least(short.bytes), least(long.bytes), OTHER_BYTES, ROUNDING);
}

function isAlike(a: number, b: number, ratio: number, rounding: number): boolean {
  return Math.max(a, b) <= Math.min(a, b) * ratio + rounding;
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

async function slicesOf(run: Run, request: CalibrateRequest, iterations: number): Promise<Seen | Breakage> {
  if (request.takeTurns !== undefined) return turnsOf(request.takeTurns, request, iterations);
  const slices = await runSlices(run, request, iterations, LOOKS);
  if (slices.kind === "broken") return slices;
  const all = (unit: string) => slices.lines.map((values) => values.get(unit) ?? 0);
  return { kind: "seen", seconds: all("sec/op"), bytes: all("B/op"), parallel: false };
}

/** The same in turns, as it will be measured: with the memory that turns leave to one another. */
async function turnsOf(
  takeTurns: TakeTurns,
  { binary, name, procs, timeoutMs }: CalibrateRequest,
  iterations: number,
): Promise<Seen> {
  const subject = { pkg: "", name, procs, base: binary, head: binary, firstSecPerOp: undefined };
  const plan = { kind: "calibrated", iterations, repeats: LOOKS, parallel: false, seconds: 0 } as const;
  const pair = await takeTurnsPair(takeTurns, { subject, calibration: plan, seed: iterations, timeoutMs });
  // It will be measured alone then, and calibrated anew.
  if (pair.kind === "no-turns") return { kind: "seen", seconds: [0], bytes: [0], parallel: false };
  const all = (unit: string) => [pair.base, pair.head].flatMap((side) => side.get(unit) ?? [0]);
  return { kind: "seen", seconds: all("sec/op"), bytes: all("B/op"), parallel: pair.parallel };
}

// How many iterations it takes until more of them tell the same.
//
// package testing takes iterations for a second, so that what happens once (set-up in front of the loop, a buffer that is made at first use) is
// little of what it prints. A slice here is shorter, and has to be long enough for the same to hold.

import type { Breakage } from "./breakage.ts";
import type { CalibrateRequest, Untold } from "./calibration.ts";
import { GROSS, type Gross, slower, TOLD } from "./gross.ts";
import { MAX_ITERATIONS, type Probe, runSlices } from "./probe.ts";
import type { Run } from "./run.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";
import type { TakeTurns } from "./take-turns.ts";
import { type NoTurns, takeTurnsPair } from "./turns.ts";

/** What is done once may have this share of a slice; with less, an iteration among many costs as much as among few. */
const MOST_SHARE = 0.14;
/** It takes more by so much: it does something that is not in every iteration. By less, the collector alone may make them differ. */
const MORE_TIME = 1.5;
/** The same for memory, which varies less by itself, with a byte of rounding. */
const [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
/** So many times as many are compared with; with long slices, which vary less, only so many. */
const [MORE, MORE_OF_LONG] = [8, 2];
/** While it is not known what an iteration costs, there may be so many times as many as would take the time of what is done once. */
const UNKNOWN_GROWTH = 10;
/** What is done once has this share of a slice, when that is grown for its sake. */
const SHARE = 0.08;
/** Seconds of iterations after which package testing takes no more. */
const GO_BENCHTIME = 1;
/** The process takes so many times what the benchmark's own clock says; its slices take at most so many seconds. */
const [HIDDEN, HIDDEN_SLICE] = [2, 0.1];
const MOST_LOOKS = 4;
/** Slices of a head that must all be many times slower. */
const LEAST_TO_TELL = 3;
/** Slices of a look: as many as fit into so many seconds, within bounds. */
const [LOOK_SECONDS, MOST_SLICES, LEAST_SLICES] = [0.2, 6, 1];

/** Seconds. Turns of a parallel benchmark are longer: to wake the other processors takes a part of each, which differs from process to process. */
const PARALLEL_TURN = 0.004;

/** NOT_OVER_N is why nothing can be told of a benchmark that does the same whatever b.N is. */
export const NOT_OVER_N =
  "ns/op falls as N grows: the loop is not over b.N, so that package testing divides the same time by any number";

const MOSTLY_SET_UP =
  "ns/op falls as N grows: nearly all of its time is set-up in front of the loop, which b.ResetTimer would leave out, or the loop is not over b.N; there was no time to tell";

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
 * tell the same on both sides, or as far as package testing would go.
 */
export async function countThatTells(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  first: number,
): Promise<Counted | Breakage | Untold | NoTurns | Gross> {
  let at: Counted = { kind: "counted", count: first, perOp: last.perOp, parallel: false };
  const hidden = last.perOp > HIDDEN * last.timedPerOp ? last.perOp : 0;
  const longest = hidden > 0 ? HIDDEN_SLICE : GO_BENCHTIME;
  let before: Grown | undefined;
  while (at.count * at.perOp < longest && !request.isLate?.()) {
    if (at.count >= MAX_ITERATIONS) break;
    const more = at.count * at.perOp < LONGEST_SLICE ? MORE : MORE_OF_LONG;
    const many = Math.min(at.count * more, MAX_ITERATIONS);
    const compared = await compareCounts(run, request, { few: at.count, many, perOp: at.perOp });
    if (compared.kind !== "compared") return compared;
    at = { ...at, parallel: compared.parallel };
    if (compared.excess === 0 && !isGrowing(at, compared)) return forParallel(at, compared.amongMany);
    if (before !== undefined && !hasHelped(before, at, compared.excess))
      return { ...before.at, parallel: at.parallel };
    const next = nextCounted(at, many, { ...compared, hidden, longest });
    before = next.grown ?? before;
    at = next.at;
  }
  if (!isConstant(before)) return at;
  return { kind: "untold", reason: request.isLate?.() ? MOSTLY_SET_UP : NOT_OVER_N };
}

interface Bounds {
  /** Seconds of an iteration by the process's time, where the benchmark's own clock says far less; else 0. */
  readonly hidden: number;
  /** Seconds that a slice may take at most. */
  readonly longest: number;
}

interface Next {
  readonly at: Counted;
  /** Undefined where it grew for another reason than what is done once. */
  readonly grown?: Grown;
}

function nextCounted(at: Counted, many: number, compared: Compared & Bounds): Next {
  const { excess, amongMany, hidden } = compared;
  if (excess === 0) return { at: { ...at, count: many, perOp: Math.max(hidden, amongMany) } };
  const { isKnown, ...next } = grown(at.count, many, compared);
  return { at: { ...at, ...next }, grown: { at, excess, isKnown } };
}

/** Iterations cost more the more there are of them, and there may be more. */
function isGrowing({ count }: Counted, { grows, few }: Compared): boolean {
  return grows && count * few < LONGEST_SLICE;
}

/** Grown is what was seen before the count grew. */
interface Grown {
  readonly at: Counted;
  readonly excess: number;
  /** What is done once could be told from what an iteration costs. */
  readonly isKnown: boolean;
}

/** With so many iterations, what is done once is still most of the time. */
function isConstant(before: Grown | undefined): boolean {
  return before !== undefined && !before.isKnown;
}

/** What is done once has half the share among twice as many; where that is not so, more of them are only longer. */
function hasHelped(before: Grown, now: Counted, excess: number): boolean {
  return !before.isKnown || excess < before.excess * (0.5 + (0.5 * before.at.count) / now.count);
}

function forParallel(at: Counted, amongMany: number): Counted {
  if (!at.parallel || amongMany === 0 || at.count * amongMany >= PARALLEL_TURN) return at;
  return { ...at, count: Math.ceil(PARALLEL_TURN / amongMany), perOp: amongMany };
}

interface Growth {
  /** Seconds of an iteration among few and among many. */
  readonly few: number;
  readonly amongMany: number;
  /** Iterations among which the bytes that are allocated once are few; 0 where they are. */
  readonly forBytes: number;
}

/** From two counts follows what is done once and what an iteration costs, and from these the count among which the first is little. */
function grown(count: number, many: number, { few, amongMany, forBytes, hidden, longest }: Growth & Bounds) {
  const each = Math.max(0, (many * amongMany - count * few) / (many - count));
  const once = Math.max(0, count * (few - each));
  const isKnown = once === 0 || (many - count) * each > SHARE * once;
  const forTime = isKnown ? (each > 0 ? once / (SHARE * each) : 0) : (UNKNOWN_GROWTH * once) / amongMany;
  // By the time among fewer, it takes no longer than package testing would let it.
  const most = Math.min(
    MAX_ITERATIONS,
    isKnown || hidden > 0 ? longest / Math.max(hidden, amongMany) : forTime,
  );
  const wanted = Math.ceil(Math.max(count + 1, Math.min(most, Math.max(forTime, forBytes))));
  const perOp = isKnown ? each + once / wanted : (many * amongMany) / wanted;
  return { count: wanted, isKnown, perOp: Math.max(hidden, perOp) };
}

interface Compared extends Growth {
  readonly kind: "compared";
  /** By how much an iteration among few costs more, as a share; 0 where that may be chance. */
  readonly excess: number;
  /** An iteration among many costs more. */
  readonly grows: boolean;
  readonly parallel: boolean;
}

/** Looked at again and again where it differs: one of the two may have met a slow machine all through. */
async function compareCounts(
  run: Run,
  request: CalibrateRequest,
  { few, many, perOp }: { readonly few: number; readonly many: number; readonly perOp: number },
): Promise<Compared | Breakage | NoTurns | Gross> {
  const looks = few * perOp < LONGEST_SLICE ? MOST_LOOKS : 1;
  let [short, long]: [readonly Seen[], readonly Seen[]] = [[], []];
  for (let look = 1; ; look++) {
    const a = await slicesOf(run, request, few, few * perOp);
    const b = await slicesOf(run, request, many, few * perOp);
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

/** Where set-up hides it from fewer iterations, a head that is many times slower shows here: every slice of its against every one of the base. */
function grossIn([base, head]: readonly Seen[], count: number): Gross | undefined {
  if (base === undefined || head === undefined || head.seconds.length < LEAST_TO_TELL) return undefined;
  const [slowest, fastest] = [Math.max(...base.seconds), least(head.seconds)];
  if (slowest === 0 || fastest < GROSS * slowest || count * fastest < TOLD) return undefined;
  return slower({ base: least(base.seconds), slowest, fastest }, head.seconds.length);
}

/** What iterations cost in some slices of one side, by slice. */
interface Seen {
  readonly seconds: readonly number[];
  readonly bytes: readonly number[];
}

function together(before: readonly Seen[], now: readonly Seen[]): readonly Seen[] {
  return now.map((side, i) => ({
    seconds: [...(before[i]?.seconds ?? []), ...side.seconds],
    bytes: [...(before[i]?.bytes ?? []), ...side.bytes],
  }));
}

type SideCompared = Omit<Compared, "kind" | "parallel">;

/** The fastest slices are without a disturbance, but of the short ones also without a collection; the means have both. */
function compareSide(short: Seen, long: Seen, counts: { few: number; many: number }): SideCompared {
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

interface Bytes {
  /** Of an iteration among few and among many. */
  readonly few: number;
  readonly many: number;
  readonly count: number;
  readonly saved: number;
}

/** Iterations among which bytes that are allocated once are a fiftieth of all, or less than one each; 0 where there are none. */
function bytesCount({ few, many, count, saved }: Bytes): number {
  if (few <= many * LESS_BYTES + ROUNDING) return 0;
  return ((few - many) * count) / saved / Math.max(ROUNDING, 0.02 * many);
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

interface Slices {
  /** One side where the sides do not take turns. */
  readonly sides: readonly Seen[];
  /** Seen to use RunParallel. */
  readonly parallel: boolean;
}

async function slicesOf(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  seconds: number,
): Promise<Slices | Breakage | NoTurns> {
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
): Promise<Slices | NoTurns> {
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

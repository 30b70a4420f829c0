// How many iterations it takes until more of them tell the same.
//
// package testing takes iterations for a second, so that what happens once (set-up in front of the loop, a
// buffer that is made at first use) is little of what it prints. A slice here is shorter, and has to be long
// enough for the same to hold.

import type { Breakage } from "./breakage.ts";
import type { CalibrateRequest, Untold } from "./calibration.ts";
import { type CountComparison, compareCounts, type Growth } from "./compare-counts.ts";
import type { Gross } from "./gross.ts";
import { costBetween, GO_BENCHTIME, MAX_ITERATIONS, type Probe } from "./probe.ts";
import type { Run } from "./run.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";
import type { NoTurns } from "./turns.ts";

/** So many times as many are compared with; with long slices, which vary less, only so many. */
const [MORE, MORE_OF_LONG] = [8, 2];
/**
 * While it is not known what an iteration costs, it is less than SHARE of what is done once: there may be so
 * many times as many, and more as long as they cannot take longer than so many seconds.
 */
const [UNKNOWN_GROWTH, MOST_GROWTH, SOON] = [10, 100, 0.2];
/** What is done once has this share of a slice, when that is grown for its sake. */
const SHARE = 0.08;
/** Seconds of a slice from which on it is not compared with a longer one. */
const LONGEST_PROOF = 0.1;
/**
 * The process takes so many times what the benchmark's own clock says; its slices take at most so many
 * seconds.
 */
const [HIDDEN, HIDDEN_SLICE] = [2, 0.1];

/**
 * Seconds. Turns of a parallel benchmark are longer: to wake the other processors takes a part of each, which
 * differs from process to process.
 */
const PARALLEL_TURN = 0.004;

/** NOT_OVER_N is why nothing can be told of a benchmark that does the same whatever b.N is. */
export const NOT_OVER_N =
  "ns/op falls as N grows: the loop is not over b.N, so that package testing divides the same time by any number";

const MOSTLY_SET_UP =
  "ns/op falls as N grows: nearly all of its time is set-up in front of the loop, which b.ResetTimer would leave out, or the loop is not over b.N; there was no time to tell";

const HARDLY_TIMED =
  "ns/op falls as N grows: its timer runs for little more than one iteration, or not at all, whatever b.N is";

/** FoundCount is how many iterations a slice should have at least. */
interface FoundCount {
  readonly kind: "counted";
  readonly count: number;
  /** There was no time to see whether more of them tell the same. */
  readonly isGuess: boolean;
  /** Seconds of one among so many. */
  readonly perOp: number;
  /** The benchmark was seen to use RunParallel; only turns show that. */
  readonly parallel: boolean;
}

/**
 * countThatTells is how many iterations a slice should have at least. Where the cost of an iteration depends
 * on how many there are (maps that grow, set-up in front of the loop), few say little about what the user
 * sees, who has many: the count grows until eight times as many tell the same on both sides, or as far as
 * package testing would go.
 */
export async function countThatTells(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  first: number,
): Promise<FoundCount | Breakage | Untold | NoTurns | Gross> {
  const found = await growCount(run, request, last, first);
  return found.kind === "counted" ? forParallel(found) : found;
}

async function growCount(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  first: number,
): Promise<FoundCount | Breakage | Untold | NoTurns | Gross> {
  let at: FoundCount = { kind: "counted", count: first, perOp: last.perOp, parallel: false, isGuess: false };
  const hidden = last.perOp > HIDDEN * last.timedPerOp ? last.perOp : 0;
  const longest = hidden > 0 ? HIDDEN_SLICE : GO_BENCHTIME;
  let before: Grown | undefined;
  while (at.count * at.perOp < longest && !request.isLate?.()) {
    if (at.count >= MAX_ITERATIONS) break;
    const more = at.count * at.perOp < LONGEST_SLICE ? MORE : MORE_OF_LONG;
    const many = Math.min(at.count * more, MAX_ITERATIONS);
    const compared = await compareCounts(run, request, { few: at.count, many, perOp: at.perOp });
    if (compared.kind !== "compared") return compared;
    if (compared.parallel) at = parallelAt(at, compared);
    const next = nextCounted(at, before, { ...compared, many, hidden, longest });
    if (next.isFound) return next.at;
    ({ at, before } = next);
  }
  const isGuess = request.isLate?.() === true;
  return isConstant(before) ? constant(hidden, isGuess) : { ...at, isGuess };
}

function constant(hidden: number, isGuess: boolean): Untold {
  if (hidden > 0) return { kind: "untold", reason: HARDLY_TIMED };
  return { kind: "untold", reason: isGuess ? MOSTLY_SET_UP : NOT_OVER_N };
}

interface Bounds {
  /** The count that was compared with. */
  readonly many: number;
  /** Seconds of an iteration by the process's time, where the benchmark's own clock says far less; else 0. */
  readonly hidden: number;
  /** Seconds that a slice may take at most. */
  readonly longest: number;
}

interface NextCount {
  readonly at: FoundCount;
  readonly before: Grown | undefined;
  /** More of them tell the same, or do not help, or to compare with more would take as long as samples do. */
  readonly isFound: boolean;
}

function nextCounted(
  at: FoundCount,
  before: Grown | undefined,
  compared: CountComparison & Bounds,
): NextCount {
  const { excess, amongMany, hidden, many } = compared;
  if (excess === 0 && !isGrowing(at, compared)) return { at, before, isFound: true };
  if (before !== undefined && !hasHelped(before, at, excess))
    return { at: { ...before.at, parallel: at.parallel }, before, isFound: true };
  if (excess === 0)
    return { at: { ...at, count: many, perOp: Math.max(hidden, amongMany) }, before, isFound: false };
  const { isKnown, ...next } = grown(at.count, compared);
  const isLong = isKnown && next.count * next.perOp > LONGEST_PROOF;
  return { at: { ...at, ...next }, before: { at, excess, isKnown }, isFound: isLong };
}

/** Iterations cost more the more there are of them, and there may be more. */
function isGrowing({ count }: FoundCount, { grows, few }: CountComparison): boolean {
  return grows && count * few < LONGEST_SLICE;
}

/** Grown is what was seen before the count grew. */
interface Grown {
  readonly at: FoundCount;
  readonly excess: number;
  /** What is done once could be told from what an iteration costs. */
  readonly isKnown: boolean;
}

/** With so many iterations, what is done once is still most of the time. */
function isConstant(before: Grown | undefined): boolean {
  return before !== undefined && !before.isKnown;
}

/**
 * What is done once has half the share among twice as many; where that is not so, more of them are only
 * longer.
 */
function hasHelped(before: Grown, now: FoundCount, excess: number): boolean {
  return !before.isKnown || excess < before.excess * (0.5 + (0.5 * before.at.count) / now.count);
}

/** Turns alone show what an iteration takes where all processors share them. */
function parallelAt(at: FoundCount, { amongMany }: Growth): FoundCount {
  return { ...at, parallel: true, perOp: amongMany || at.perOp };
}

function forParallel(at: FoundCount): FoundCount {
  if (!at.parallel || at.perOp === 0 || at.count * at.perOp >= PARALLEL_TURN) return at;
  return { ...at, count: Math.ceil(PARALLEL_TURN / at.perOp) };
}

/**
 * From two counts follows what is done once and what an iteration costs, and from these the count among which
 * the first is little.
 */
function grown(count: number, { few, amongMany, forBytes, many, hidden, longest }: Growth & Bounds) {
  const of = (iterations: number, perOp: number) => ({ iterations, perOp });
  const each = Math.max(0, costBetween(of(count, few), of(many, amongMany)));
  const once = Math.max(0, count * (few - each));
  const isKnown = once === 0 || (many - count) * each > SHARE * once;
  const forTime = isKnown ? once / (SHARE * each || 1) : (unknownGrowth(once) * once) / amongMany;
  // A slice takes no longer than package testing would let it.
  const most = isKnown ? (longest - once) / Math.max(hidden, each) : hidden > 0 ? longest / hidden : forTime;
  const wanted = Math.ceil(Math.max(count + 1, Math.min(MAX_ITERATIONS, most, Math.max(forTime, forBytes))));
  const perOp = isKnown ? each + once / wanted : (many * amongMany) / wanted;
  return { count: wanted, isKnown, perOp: Math.max(hidden, perOp) };
}

function unknownGrowth(once: number): number {
  return Math.max(UNKNOWN_GROWTH, Math.min(MOST_GROWTH, SOON / (SHARE * once)));
}

// How many iterations it takes until more of them tell the same. docs/judging.md, "How many iterations"
//
// Package testing takes iterations for a second, so that what is done once (set-up in front of the loop, a
// buffer that is made at first use) is a small part of what it prints. A slice is shorter, but long enough
// for the same.

import type { Breakage } from "./breakage.ts";
import type { CalibrateRequest, Untold } from "./calibration.ts";
import { type CountComparison, compareCounts, type Growth } from "./compare-counts.ts";
import type { Gross } from "./gross.ts";
import { costBetween, GO_BENCHTIME, MAX_ITERATIONS, type Probe } from "./probe.ts";
import type { Run } from "./run.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";
import type { NoTurns } from "./turns.ts";

/** A count is compared with one that is so many times larger; less for long slices, which vary less. */
const [MORE, MORE_OF_LONG] = [8, 2];
/**
 * Growth while the cost of an iteration is not known, which is then below SHARE of what is done once: the
 * first factor, up to the second one while the slice cannot take longer than so many seconds.
 */
const [UNKNOWN_GROWTH, MOST_GROWTH, SOON] = [10, 100, 0.2];
/** Share of a slice that is left for what is done once. */
const SHARE = 0.08;
/** Seconds from which on a slice is not compared with a longer one. */
const LONGEST_PROOF = 0.1;
/**
 * Where the process takes so many times the benchmark's own time, its slices take at most so many seconds.
 */
const [HIDDEN, HIDDEN_SLICE] = [2, 0.1];

/** Seconds. To wake the other processors takes a part of each turn, which differs from process to process. */
const PARALLEL_TURN = 0.001;

export const NOT_OVER_N =
  "ns/op falls as N grows: the loop is not over b.N, so that package testing divides the same time by any number";

const MOSTLY_SET_UP =
  "ns/op falls as N grows: nearly all of its time is set-up in front of the loop, which b.ResetTimer would leave out, or the loop is not over b.N; there was no time to tell";

const HARDLY_TIMED =
  "ns/op falls as N grows: its timer runs for little more than one iteration, or not at all, whatever b.N is";

export interface FoundCount {
  readonly kind: "counted";
  /** Least iterations of a slice. */
  readonly count: number;
  /** How many the time alone is expected to need; undefined where that is not known. */
  readonly forTime?: number | undefined;
  /** There was no time to see whether more of them tell the same. */
  readonly isGuess: boolean;
  /** Seconds of an iteration among so many. */
  readonly perOp: number;
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
}

/**
 * countThatTells is how many iterations a slice needs at least. The cost of an iteration may depend on how
 * many there are (maps that grow, set-up in front of the loop), and the user sees the cost among many. So the
 * count grows until MORE times as many tell the same on both sides, or to where package testing stops.
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
    at = { ...at, forTime: compared.isTimeAlike ? (at.forTime ?? at.count) : undefined };
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
  /** The larger count. */
  readonly many: number;
  /** Seconds of an iteration by the time of the process, where the benchmark's own is far less; else 0. */
  readonly hidden: number;
  /** Most seconds of a slice. */
  readonly longest: number;
}

interface NextCount {
  readonly at: FoundCount;
  readonly before: Grown | undefined;
  /** More iterations tell the same, or do not help, or comparing more would take as long as samples do. */
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
  const { isKnown, forTime, ...next } = grown(at.count, compared);
  const isLong = isKnown && next.count * next.perOp > LONGEST_PROOF;
  const timed = { forTime: at.forTime ?? forTime };
  return { at: { ...at, ...next, ...timed }, before: { at, excess, isKnown }, isFound: isLong };
}

/** An iteration costs more the more there are, and the slice can be longer. */
function isGrowing({ count }: FoundCount, { grows, few }: CountComparison): boolean {
  return grows && count * few < LONGEST_SLICE;
}

/** Grown is what was known before the count grew. */
interface Grown {
  readonly at: FoundCount;
  readonly excess: number;
  /** The cost of what is done once could be told from that of an iteration. */
  readonly isKnown: boolean;
}

/** What is done once is most of the time, however many the iterations. */
function isConstant(before: Grown | undefined): boolean {
  return before !== undefined && !before.isKnown;
}

/**
 * What is done once has half the share among twice as many. Where it does not, more iterations only take
 * longer.
 */
function hasHelped(before: Grown, now: FoundCount, excess: number): boolean {
  return !before.isKnown || excess < before.excess * (0.5 + (0.5 * before.at.count) / now.count);
}

/** Only turns show what an iteration takes where all processors share them. */
function parallelAt(at: FoundCount, { amongMany }: Growth): FoundCount {
  return { ...at, parallel: true, perOp: amongMany || at.perOp };
}

function forParallel(at: FoundCount): FoundCount {
  if (!at.parallel || at.perOp === 0) return at;
  const least = Math.ceil(PARALLEL_TURN / at.perOp);
  const { count, forTime } = at;
  return { ...at, count: Math.max(count, least), forTime: forTime && Math.max(forTime, least) };
}

/**
 * Two counts give the cost of what is done once and of an iteration, and these the count that makes the first
 * a small part: once/(SHARE · each).
 */
function grown(count: number, { few, amongMany, forBytes, many, hidden, longest }: Growth & Bounds) {
  const of = (iterations: number, perOp: number) => ({ iterations, perOp });
  const each = Math.max(0, costBetween(of(count, few), of(many, amongMany)));
  const once = Math.max(0, count * (few - each));
  const isKnown = once === 0 || (many - count) * each > SHARE * once;
  const forTime = isKnown ? once / (SHARE * each || 1) : (unknownGrowth(once) * once) / amongMany;
  // A slice takes no longer than package testing would take.
  const most = isKnown ? (longest - once) / Math.max(hidden, each) : hidden > 0 ? longest / hidden : forTime;
  const wanted = Math.ceil(Math.max(count + 1, Math.min(MAX_ITERATIONS, most, Math.max(forTime, forBytes))));
  const perOp = isKnown ? each + once / wanted : (many * amongMany) / wanted;
  const timed = isKnown ? Math.ceil(Math.max(count + 1, forTime)) : undefined;
  return { count: wanted, forTime: timed, isKnown, perOp: Math.max(hidden, perOp) };
}

function unknownGrowth(once: number): number {
  return Math.max(UNKNOWN_GROWTH, Math.min(MOST_GROWTH, SOON / (SHARE * once)));
}

// How many iterations it takes until more of them tell the same. docs/judging.md, "How many iterations"
//
// Package testing takes iterations for a second, so that what is done once (set-up in front of the loop, a
// buffer that is made at first use) is a small part of what it prints. A slice is shorter, but long enough
// for the same.

import type { Breakage } from "../breakage.ts";
import type { CalibrateRequest, Untold } from "../calibration.ts";
import type { Gross } from "../gross.ts";
import { costBetween, GO_BENCHTIME, MAX_ITERATIONS, type Probe } from "../probe.ts";
import type { Run } from "../run.ts";
import type { NoTurns } from "../turns.ts";
import { type CountComparison, compareCounts, LONGEST_APART } from "./compare-counts.ts";
import type { Growth } from "./compare-side.ts";
import { LONGEST_SLICE } from "./slice-seconds.ts";

/** A count is compared with one that is so many times larger; less for long slices, which vary less. */
const [MORE, MORE_OF_LONG] = [4, 2];
/**
 * Growth while the cost of an iteration is not known, which is then below SHARE of what is done once: the
 * first factor, up to the second one while the slice cannot take longer than so many seconds.
 */
const [UNKNOWN_GROWTH, MOST_GROWTH, SOON] = [10, 100, 0.2];
/** Share of a slice that is left for what is done once, and for what the sides differ by in it. */
const [SHARE, SHARE_APART] = [0.08, 0.015];
/** Seconds from which on a slice is not compared with a longer one. */
const LONGEST_PROOF = 0.1;
/** Most seconds of a slice for the memory alone. */
const MOST_MEMORY_SECONDS = 0.15;
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
  /** Least iterations of a slice that tell the time. */
  readonly count: number;
  /** There was no time to see whether more of them tell the same. */
  readonly isGuess: boolean;
  /** Seconds of an iteration among so many. */
  readonly perOp: number;
  /** Standard deviation of the log of head/base from turn to turn; undefined where not known. */
  readonly noise: number | undefined;
  /** Seconds of a turn of a side besides its iterations; undefined where not known. */
  readonly besides: number | undefined;
  /** The benchmark uses RunParallel; only turns show that. */
  readonly parallel: boolean;
}

/** FoundCounts has both counts. */
export interface FoundCounts extends FoundCount {
  /** Least iterations of a slice that tell the memory: `count` or more. */
  readonly forMemory: number;
}

type Failure = Breakage | Untold | NoTurns | Gross;

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
): Promise<FoundCounts | Failure> {
  const found = await countForTime(run, request, last, first);
  if (found.kind !== "timed") return found;
  const forMemory = await countForMemory(run, request, found);
  if (typeof forMemory !== "number") return forMemory;
  const counted = forParallel(found.at);
  return { ...counted, forMemory: Math.max(counted.count, forMemory) };
}

/** TimedCount is a count that tells the time, and what the last comparison said of the memory. */
interface TimedCount {
  readonly kind: "timed";
  readonly at: FoundCount;
  /** By the comparison that wants the most for the memory: its smaller count, and what it found. */
  readonly memory: Excess & { readonly wanted: number };
  /** Most iterations of a slice. */
  readonly most: number;
}

async function countForTime(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  first: number,
): Promise<TimedCount | Failure> {
  let at: FoundCount = {
    ...{ kind: "counted", count: first, perOp: last.perOp },
    ...{ noise: undefined, besides: undefined, parallel: false, isGuess: false },
  };
  const hidden = last.perOp > HIDDEN * last.timedPerOp ? last.perOp : 0;
  const longest = hidden > 0 ? HIDDEN_SLICE : GO_BENCHTIME;
  let before: Grown | undefined;
  let memory = { count: first, excess: 0, wanted: 0 };
  const timed = (found: FoundCount): TimedCount => {
    const seconds = Math.min(longest, Math.max(MOST_MEMORY_SECONDS, found.count * found.perOp));
    const most = Math.min(MAX_ITERATIONS, seconds / Math.max(hidden, found.perOp));
    return { kind: "timed", at: found, memory, most };
  };
  while (at.count * at.perOp < longest && at.count < MAX_ITERATIONS && !request.isLate?.()) {
    const { count: few, perOp, parallel } = at;
    const many = manyFor(few, perOp);
    const compared = await compareCounts(run, request, { few, many, perOp, parallel });
    if (compared.kind !== "compared") return compared;
    if (compared.forBytes > memory.wanted)
      memory = { count: few, excess: compared.excessBytes, wanted: compared.forBytes };
    at = { ...at, noise: compared.noise, besides: compared.besides ?? at.besides };
    at = compared.parallel ? parallelAt(at, compared) : at;
    if (at.parallel && !parallel) continue;
    const next = nextCounted(at, before, { ...compared, many, hidden, longest });
    if (next.isFound) return timed(next.at);
    ({ at, before } = next);
  }
  const isGuess = request.isLate?.() === true;
  return isConstant(before) ? constant(hidden, isGuess) : timed({ ...at, isGuess });
}

function manyFor(few: number, perOp: number): number {
  return Math.min(few * (few * perOp < LONGEST_SLICE ? MORE : MORE_OF_LONG), MAX_ITERATIONS);
}

/** So many that more of them allocate the same, as far as that takes no longer than samples do. */
async function countForMemory(
  run: Run,
  request: CalibrateRequest,
  { at: { count, perOp, parallel }, memory, most }: TimedCount,
): Promise<number | Failure> {
  let { wanted, ...known } = memory;
  while (
    wanted > Math.max(known.count, count) &&
    wanted * perOp < LONGEST_PROOF &&
    request.isLate?.() !== true
  ) {
    const few = Math.ceil(Math.min(most, wanted));
    const next = await compareCounts(run, request, {
      few,
      many: manyFor(few, perOp),
      perOp,
      parallel,
      looks: 1,
    });
    if (next.kind !== "compared") return next;
    if (next.forBytes <= few) return few;
    if (!isHalved(known, { count: few, excess: next.excessBytes })) return Math.max(count, known.count);
    [known, wanted] = [{ count: few, excess: next.excessBytes }, Math.min(most, next.forBytes)];
  }
  return Math.ceil(Math.max(count, Math.min(most, wanted)));
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
  const { excess, apart, amongMany, hidden, many } = compared;
  if (excess === 0 && !isGrowing(at, compared)) return { at: withoutApart(at, apart), before, isFound: true };
  if (before !== undefined && !hasHelped(before, at, excess))
    return { at: { ...before.at, parallel: at.parallel }, before, isFound: true };
  if (excess === 0)
    return { at: { ...at, count: many, perOp: Math.max(hidden, amongMany) }, before, isFound: false };
  const { isKnown, ...next } = grown(at.count, compared);
  const isLong = isKnown && next.count * next.perOp > LONGEST_PROOF;
  return { at: { ...at, ...next }, before: { at, excess, isKnown }, isFound: isLong };
}

/** Longer where the sides differ in what is done once, as far as there are still many slices then. */
function withoutApart(at: FoundCount, apart: number): FoundCount {
  if (apart === 0) return at;
  const most = Math.max(at.count, Math.floor(LONGEST_APART / at.perOp));
  return { ...at, count: Math.min(most, Math.ceil((at.count * apart) / SHARE_APART)) };
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
function hasHelped({ isKnown, at, excess: before }: Grown, { count }: FoundCount, excess: number): boolean {
  return !isKnown || isHalved({ count: at.count, excess: before }, { count, excess });
}

interface Excess {
  readonly count: number;
  readonly excess: number;
}

/** It has fallen by half as much, or more, as what is done once falls with the count. */
function isHalved(before: Excess, now: Excess): boolean {
  return now.excess < before.excess * (0.5 + (0.5 * before.count) / now.count);
}

/**
 * Only turns show what an iteration takes where all processors share them. Its turns are longer from then on.
 */
function parallelAt(at: FoundCount, { usual }: Growth): FoundCount {
  const known = { ...at, parallel: true, perOp: usual || at.perOp };
  return at.parallel ? known : forParallel(known);
}

function forParallel(at: FoundCount): FoundCount {
  if (!at.parallel || at.perOp === 0) return at;
  return { ...at, count: Math.max(at.count, Math.ceil(PARALLEL_TURN / at.perOp)) };
}

/**
 * Two counts give the cost of what is done once and of an iteration, and these the count that makes the first
 * a small part: once/(SHARE · each).
 */
function grown(count: number, { few, amongMany, many, hidden, longest }: Growth & Bounds) {
  const of = (iterations: number, perOp: number) => ({ iterations, perOp });
  const each = Math.max(0, costBetween(of(count, few), of(many, amongMany)));
  const once = Math.max(0, count * (few - each));
  const isKnown = once === 0 || (many - count) * each > SHARE * once;
  const enough = isKnown ? once / (SHARE * each || 1) : (unknownGrowth(once) * once) / amongMany;
  // A slice takes no longer than package testing would take.
  const most = isKnown ? (longest - once) / Math.max(hidden, each) : hidden > 0 ? longest / hidden : enough;
  const wanted = Math.ceil(Math.max(count + 1, Math.min(MAX_ITERATIONS, most, enough)));
  const perOp = isKnown ? each + once / wanted : (many * amongMany) / wanted;
  return { count: wanted, isKnown, perOp: Math.max(hidden, perOp) };
}

function unknownGrowth(once: number): number {
  return Math.max(UNKNOWN_GROWTH, Math.min(MOST_GROWTH, SOON / (SHARE * once)));
}

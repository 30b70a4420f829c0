// Which benchmarks the time that is left is spent on. docs/judging.md, "Suites that do not fit"

/** Distance is the number of steps from a benchmark function to the nearest change; undefined: not known. */
export type Distance = (pkg: string, functionName: string) => number | undefined;

/** Candidate is a benchmark without a verdict. */
export interface Candidate {
  /** Expected until its verdict. */
  readonly seconds: number;
  /** The least that is worth giving it where there is time over, seconds. */
  readonly step: number;
  readonly distance: ReturnType<Distance>;
  /** It was many times slower on the head when it was found: few processes settle it, and it never waits. */
  readonly isSuspect: boolean;
  /** Not even the most pairs are expected to tell; `seconds` is for these. */
  readonly isHopeless: boolean;
  /** It takes long for what it tells (it is parallel, or hard to calibrate): the others come first. */
  readonly waits: boolean;
}

export interface Plan<T> {
  /** To measure now, together, in this order. */
  readonly next: readonly T[];
  /** There is room for them once those have verdicts. */
  readonly later: readonly T[];
  /** There is no room for them. */
  readonly without: readonly T[];
  /** Not all have room for all that they are expected to need. */
  readonly isScarce: boolean;
}

/** A benchmark that takes a larger part of the time that is left comes after all others. */
const MOST_FOR_ONE = 1 / 4;

/**
 * planFor spends the seconds that are left. Those that the change reaches most directly come first, of these
 * the quickest. Where all have room nobody waits. Where none has, what is left over is for those that take
 * the least.
 */
export function planFor<T extends Candidate>(candidates: readonly T[], left: number): Plan<T> {
  if (left <= 0) return { next: [], later: [], without: candidates, isScarce: true };
  const order = inOrder(candidates, left);
  if (secondsOf(order) <= left) return { next: order, later: [], without: [], isScarce: false };
  // What nothing will tell has no claim to more than a look at a time.
  const { fitting, without } = fill(order, left, (each) => (each.isHopeless ? each.step : each.seconds));
  if (fitting.length === 0) return leftOver(without, left);
  const next = fitting.filter(({ waits }) => !waits);
  const later = fitting.filter(({ waits }) => waits);
  const parts = next.length > 0 ? { next, later } : { next: later, later: [] };
  return { ...parts, without, isScarce: true };
}

/** Unused time tells nothing: where not even a step has room, the shortest of them is begun all the same. */
function leftOver<T extends Candidate>(candidates: readonly T[], left: number): Plan<T> {
  const { fitting, without } = fill(candidates, left, ({ step }) => step);
  if (fitting.length > 0) return { next: fitting, later: [], without, isScarce: true };
  const [shortest, ...others] = candidates.toSorted((a, b) => compare(a.step, b.step));
  const next = shortest === undefined ? [] : [shortest];
  return { next, later: [], without: others, isScarce: true };
}

/** secondsOf is what all of them are expected to take. */
export function secondsOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { seconds }) => sum + seconds, 0);
}

interface Filled<T> {
  readonly fitting: readonly T[];
  readonly without: readonly T[];
}

/** In order; one that is too long leaves its room to those behind it. */
function fill<T extends Candidate>(order: readonly T[], left: number, cost: (of: T) => number): Filled<T> {
  const [fitting, without]: [T[], T[]] = [[], []];
  let rest = left;
  for (const candidate of order) {
    const fits = candidate.isSuspect || cost(candidate) <= rest;
    (fits ? fitting : without).push(candidate);
    if (fits) rest -= cost(candidate);
  }
  return { fitting, without };
}

/** Stable: equal ones stay as they are. */
function inOrder<T extends Candidate>(candidates: readonly T[], left: number): readonly T[] {
  return candidates.toSorted(
    (a, b) =>
      compare(rankOf(a, left), rankOf(b, left)) ||
      compare(a.distance ?? FARTHEST, b.distance ?? FARTHEST) ||
      compare(a.seconds, b.seconds),
  );
}

/** What is not known to be reached comes behind what is. */
const FARTHEST = Number.POSITIVE_INFINITY;

const [SUSPECT, ORDINARY, WAITING, HOPELESS] = [0, 1, 2, 3];

function rankOf({ isSuspect, isHopeless, waits, seconds }: Candidate, left: number): number {
  if (isSuspect) return SUSPECT;
  if (isHopeless) return HOPELESS;
  return waits || seconds > MOST_FOR_ONE * left ? WAITING : ORDINARY;
}

interface KnownFunctions {
  readonly functionsIn: (pkg: string) => readonly string[];
  readonly distance: Distance;
}

/**
 * packagesByDistance is the order in which benchmarks are looked for, which may take all of the time: the
 * package with the nearest function first. Equal ones stay in their order.
 */
export function packagesByDistance<T extends { readonly pkg: string }>(
  packages: readonly T[],
  { functionsIn, distance }: KnownFunctions,
): readonly T[] {
  const nearestIn = ({ pkg }: T) =>
    Math.min(FARTHEST, ...functionsIn(pkg).map((name) => distance(pkg, name) ?? FARTHEST));
  const nearest = new Map(packages.map((each) => [each, nearestIn(each)]));
  return packages.toSorted((a, b) => compare(nearest.get(a) ?? FARTHEST, nearest.get(b) ?? FARTHEST));
}

/** Infinite ones are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

// Ramps: changes that are spread over several commits. All windows are too many; those of growing lengths
// that overlap by most of their length come close to each, and the ends of the best are then moved one by
// one.

import { firstFrom } from "../bisect.ts";
import { type Candidate, type Change, coverage, type Fit, gainOf, product } from "./fit.ts";
import type { Spans } from "./spans.ts";

/** Fewer commits are steps of their own. */
export const SHORTEST = 3;
/** Each length is so many times the one before. */
const GROWTH = 1.4;
/** Windows of a length begin at such a part of it. */
const STRIDE = 5;

/**
 * rampsAbove are the windows whose gain is at least `least`, in the order of length and beginning. Windows do
 * not reach over an unknown that no span covers. What the window has in common with the fit's changes is not
 * taken off: the gain may be too small, never too large.
 */
export function rampsAbove(spans: Spans, given: Fit, least: number): readonly Candidate[] {
  const ramps: Candidate[] = [];
  searchRamps(spans, given, least, (ramp) => {
    ramps.push(ramp);
    return least;
  });
  return ramps;
}

/** Gains that differ by less are equal. */
const EQUAL = 1e-9;

/** strongestRamp is the one of rampsAbove that gains most, and of equal ones the first. */
export function strongestRamp(spans: Spans, given: Fit, least: number): Candidate | undefined {
  let best: Candidate | undefined;
  searchRamps(spans, given, least, (ramp) => {
    if (best === undefined || ramp.gain > best.gain * (1 + EQUAL)) best = ramp;
    return best.gain; // windows that cannot gain more need not be looked at
  });
  return best;
}

/** Is told of a window, and says how much others have to gain from then on. */
type Found = (ramp: Candidate) => number;

function searchRamps(spans: Spans, given: Fit, least: number, found: Found): void {
  const shape = shapeOf(spans);
  const pull = runningSums(coverage(spans, product(spans.weight, given.residual)));
  let needed = least;
  for (const within of shape.gapless) needed = searchWindows(within, { ...shape, pull }, needed, found);
}

interface Sums extends Shape {
  readonly pull: Float64Array;
}

function searchWindows(
  within: Change,
  { pull, own, touching, square }: Sums,
  least: number,
  found: Found,
): number {
  let needed = least;
  for (let length = SHORTEST; length <= within.to - within.from; length = Math.ceil(length * GROWTH)) {
    const stride = Math.max(1, Math.floor(length / STRIDE));
    // The last one ends at the very end: what goes on now is of most interest.
    const first = within.from + ((within.to - length - within.from) % stride);
    for (let from = first; from + length <= within.to; from += stride) {
      const to = from + length;
      const pulled = ((pull[to] ?? 0) - (pull[from] ?? 0)) ** 2;
      // Σ w·overlap² is at least Σ w·overlap, and at least (Σ w·overlap)²/Σ w, which both cost nothing to
      // know.
      const overlap = (own[to] ?? 0) - (own[from] ?? 0);
      if (pulled < needed * overlap || pulled * touching(from, to) < needed * overlap ** 2) continue;
      const gain = pulled / square(from, to);
      if (gain >= needed) needed = found({ from, to, gain });
    }
  }
  return needed;
}

/** What depends on the spans alone. */
interface Shape {
  readonly gapless: readonly Change[];
  /** Running sum, by unknown, of Σ w of the spans that cover it. */
  readonly own: Float64Array;
  /** Σ w of the spans that reach into a window. */
  readonly touching: (from: number, to: number) => number;
  /** Σ w·overlap² of a window. */
  readonly square: (from: number, to: number) => number;
}

/** A stretch is searched many times, beside more and more changes. */
const shapes = new WeakMap<Spans, Shape>();

function shapeOf(spans: Spans): Shape {
  const known = shapes.get(spans);
  if (known !== undefined) return known;
  const own = coverage(spans, spans.weight);
  const made = {
    ...{ gapless: gaplessParts(own), own: runningSums(own) },
    ...{ touching: makeTouching(spans), square: makeSquares(spans) },
  };
  shapes.set(spans, made);
  return made;
}

function runningSums(values: Float64Array): Float64Array {
  const sums = values.slice();
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0);
  return sums;
}

/** The longest stretches in which each unknown is covered. */
function gaplessParts(own: Float64Array): readonly Change[] {
  const parts: Change[] = [];
  let from = 0;
  for (let k = 1; k <= own.length; k++) {
    if ((own[k] ?? 0) > 0) continue;
    if (k - 1 - from >= SHORTEST) parts.push({ from, to: k - 1 });
    from = k;
  }
  return parts;
}

function makeTouching(spans: Spans): Shape["touching"] {
  let sums: ReturnType<typeof endsOf> | undefined; // most searches need neither these nor those below
  return (first, last) => {
    sums ??= endsOf(spans);
    return (sums.begun[last] ?? 0) - (sums.ended[first] ?? 0);
  };
}

/** Running sums of w, by the first and by the last unknown of spans. */
function endsOf({ unknowns, from, to, weight }: Spans) {
  const begun = new Float64Array(unknowns + 1);
  const ended = new Float64Array(unknowns + 1);
  for (let e = 0; e < from.length; e++) {
    const first = (from[e] ?? 0) + 1;
    const last = to[e] ?? 0;
    begun[first] = (begun[first] ?? 0) + (weight[e] ?? 0);
    ended[last] = (ended[last] ?? 0) + (weight[e] ?? 0);
  }
  return { begun: runningSums(begun), ended: runningSums(ended) };
}

/** Spans by length, so that a window looks at those alone that may reach into it. */
const CLASSES = [4, 32, 256, Infinity];

function makeSquares(spans: Spans): Shape["square"] {
  let classes: ReturnType<typeof byLength> | undefined;
  return (first, last) => {
    classes ??= byLength(spans);
    let sum = 0;
    for (const { longest, from, to, weight } of classes)
      for (
        let i = firstFrom(from.length, (at) => from[at] ?? 0, first - longest + 1);
        i < from.length && (from[i] ?? 0) < last;
        i++
      ) {
        const seen = Math.min(to[i] ?? 0, last) - Math.max(from[i] ?? 0, first);
        if (seen > 0) sum += (weight[i] ?? 0) * seen * seen;
      }
    return sum;
  };
}

/** The spans of each class, in the order of their beginnings. */
function byLength({ from, to, weight }: Spans) {
  const ordered = from.map((_, e) => e);
  // Comparisons come by time, and so most often in this order.
  const isOrdered = from.every((start, e) => start >= (from[e - 1] ?? 0));
  if (!isOrdered) ordered.sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0));
  return CLASSES.map((longest, i) => {
    const shortest = CLASSES[i - 1] ?? 0;
    const members = ordered.filter((e) => {
      const length = (to[e] ?? 0) - (from[e] ?? 0);
      return length > shortest && length <= longest;
    });
    return {
      longest,
      from: members.map((e) => from[e] ?? 0),
      to: members.map((e) => to[e] ?? 0),
      weight: Float64Array.from(members, (e) => weight[e] ?? 0),
    };
  });
}

/** moveEnds moves the ends of a ramp for as long as it gains by that, by less and less. */
export function moveEnds(spans: Spans, given: Fit, ramp: Change): Candidate {
  let best: Candidate = { from: ramp.from, to: ramp.to, gain: gainOf(spans, given, ramp) };
  for (let by = Math.max(1, (ramp.to - ramp.from) >> 2); by >= 1; by >>= 1)
    for (let moved = true; moved; ) {
      moved = false;
      for (const next of movesOf(best, by, spans.unknowns)) {
        const gain = gainOf(spans, given, next);
        if (gain > best.gain * (1 + 1e-9)) {
          best = { ...next, gain };
          moved = true;
        }
      }
    }
  return best;
}

function movesOf({ from, to }: Change, by: number, unknowns: number): readonly Change[] {
  const moves = [
    { from: from - by, to },
    { from: from + by, to },
    { from, to: to - by },
    { from, to: to + by },
  ];
  return moves.filter((m) => m.from >= 0 && m.to <= unknowns && m.to - m.from >= SHORTEST);
}

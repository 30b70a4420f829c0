// What a change can touch, as reports tell it: how many benchmarks, and the ways from them to the changed
// code (docs/reach.md). Names and files are those of the code under test: hostile.

import { boundedText } from "./bounded.ts";
import { count, flag, list, number, object, oneOf, type TypeOf, where } from "./shape.ts";

/** The Go helper gives no more. */
const MAX_WAYS = 3;
const MAX_PLACES = 12;

export const placeShape = object({
  /** With its package: `example.com/m.(*Token).Derive`. */
  name: boundedText,
  /** Relative to the repository, with slashes; absolute for a file elsewhere. */
  file: boundedText,
  /** 1-based. */
  line: count,
});

/** CodePlace is a declaration of Go. */
export type CodePlace = TypeOf<typeof placeShape>;

const placesShape = where(list(placeShape, MAX_PLACES), "a way", ({ length }) => length > 0);

export const changeShape = oneOf(["changed", "added", "removed"]);

const wayShape = object({
  /** What happened to its end. The place of what was removed is of the base. */
  how: changeShape,
  /** From the benchmark's function on; the middle of a long way is left out. */
  places: placesShape,
});

/** Way leads from a benchmark to code that is not the same on both sides. */
export type Way = TypeOf<typeof wayShape>;

export const rowReachShape = object({
  /** `unknown` counts as reached. */
  kind: oneOf(["reached", "unknown"]),
  /** Why, where no way says it; else "". */
  reason: boundedText,
  /** The nearest changes first. */
  ways: list(wayShape, MAX_WAYS),
});

/** RowReach is why the benchmark of a row was measured. */
export type RowReach = TypeOf<typeof rowReachShape>;

export const reachShape = object({
  known: flag,
  /** Why it is not known, or was not asked for; "" where it is known. */
  reason: boundedText,
  /**
   * Of `benchmarks`, those that the change reaches or may reach. 0 where nothing is known, as the next two.
   */
  reached: count,
  /** Of `reached`, those of which it is not known. */
  unknown: count,
  /** Benchmark functions that both sides have. */
  benchmarks: count,
  /** Seconds that it took to find out. */
  seconds: number,
});

/** Reach is what a change can touch of all that was asked for. */
export type Reach = TypeOf<typeof reachShape>;

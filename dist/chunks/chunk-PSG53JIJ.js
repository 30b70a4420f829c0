import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  boundedText
} from "./chunk-AYRREXSC.js";
import {
  count,
  flag,
  list,
  number,
  object,
  oneOf,
  where
} from "./chunk-DFRP22PA.js";

// src/model/reach.ts
var MAX_WAYS = 3;
var MAX_PLACES = 12;
var placeShape = object({
  /** With its package: `example.com/m.(*Token).Derive`. */
  name: boundedText,
  /** Relative to the repository, with slashes; absolute for a file elsewhere. */
  file: boundedText,
  /** 1-based. */
  line: count
});
var placesShape = where(list(placeShape, MAX_PLACES), "a way", ({ length }) => length > 0);
var changeShape = oneOf(["changed", "added", "removed"]);
var wayShape = object({
  /** What happened to its end. The place of what was removed is of the base. */
  how: changeShape,
  /** From the benchmark's function on; the middle of a long way is left out. */
  places: placesShape
});
var rowReachShape = object({
  /** `unknown` counts as reached. */
  kind: oneOf(["reached", "unknown"]),
  /** Why, where no way says it; else "". */
  reason: boundedText,
  /** The nearest changes first. */
  ways: list(wayShape, MAX_WAYS)
});
var reachShape = object({
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
  seconds: number
});

export {
  placeShape,
  changeShape,
  rowReachShape,
  reachShape
};

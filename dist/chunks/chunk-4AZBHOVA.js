import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  rowReachShape
} from "./chunk-PSG53JIJ.js";
import {
  boundedList,
  boundedText
} from "./chunk-AYRREXSC.js";
import {
  count,
  flag,
  nullable,
  number,
  object,
  oneOf,
  optional
} from "./chunk-DFRP22PA.js";

// src/model/verdict.ts
var VERDICTS_BY_WEIGHT = [
  "regression",
  // significantly worse, by more than the threshold
  "broken",
  // failed, panicked, hung or printed nothing on at least one side
  "missing",
  // the head does not have it
  "inconclusive",
  // the samples do not tell
  "improvement",
  // significantly better, by more than the threshold
  "new",
  // the base does not have it
  "unchanged",
  // any change is smaller than the threshold
  "identical"
  // proved: code and data are the same on both sides
];
var waivedShape = object({
  reason: boundedText,
  /** As written: `20%`, `3 allocs/op`. */
  ceiling: boundedText,
  /** Its last day, in UTC: `2026-12-31`. */
  expires: boundedText,
  /** File and line: `.go-steady.yml:12`. */
  source: boundedText,
  /** The base does not have it. */
  isNew: flag
});
var instructionsShape = object({
  base: number,
  head: number,
  /** head / base − 1. */
  delta: number
});
var comparisonShape = object({
  pkg: boundedText,
  /** Without "Benchmark" and the GOMAXPROCS suffix. */
  name: boundedText,
  /** GOMAXPROCS, at least 1. */
  procs: count,
  /** Tidied; "sec/op" for rows that were not measured. */
  unit: boundedText,
  verdict: oneOf(VERDICTS_BY_WEIGHT),
  /** Centre of the base samples in the unit (seconds, bytes, …); null where there is none. */
  base: nullable(number),
  /** Centre of the head samples; null where there is none. */
  head: nullable(number),
  /** Estimated head/base − 1, a signed ratio; null where there is none (also for base 0). */
  delta: nullable(number),
  /** Lower end of delta's 95 % interval; null where there is none. */
  lo: nullable(number),
  /** Upper end; null where there is none. */
  hi: nullable(number),
  /** Sample pairs behind the verdict; 0 where nothing was measured. */
  pairs: count,
  /**
   * Standard error of ln(1 + delta), on which the interval rests; 0 where all processes of a side agree.
   * Absent where none is known.
   */
  error: optional(number),
  /** Degrees of freedom of `error`; absent where that is 0 or absent. */
  df: optional(number),
  /** Link orders a side that the samples ran with; absent where they ran as built. */
  orders: optional(count),
  /** Smallest change that matters in this row, a ratio; absent where it is the report's. */
  threshold: optional(number),
  /** Only for a regression. */
  waiver: optional(waivedShape),
  /** Only for a time that is a regression, where they could be counted. */
  instructions: optional(instructionsShape),
  /** One sentence for people. May quote output of the code under test: hostile, at most 2,000 characters. */
  reason: boundedText,
  /** Only for `broken` by running. On the head alone: the change broke it. */
  brokenOn: optional(oneOf(["base", "head", "both"])),
  /** Only for `inconclusive`: the time was too short to begin it. */
  notBegun: optional(flag),
  /** What a `broken` benchmark printed: hostile, many lines, at most 10,000 characters. */
  output: optional(boundedText),
  /** Of the benchmark function in the head (base for `missing`), relative to the repository. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** Why it was not left out; absent where that is not known. */
  reach: optional(rowReachShape),
  /** Doubts that do not change the verdict: the benchmark's own code differs, … */
  warnings: boundedList(boundedText)
});

export {
  VERDICTS_BY_WEIGHT,
  comparisonShape
};

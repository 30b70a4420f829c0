// What is said of one benchmark and unit.

import { boundedList, boundedText } from "./bounded.ts";
import { count, flag, nullable, number, object, oneOf, optional, type TypeOf } from "./shape.ts";

/**
 * VERDICTS_BY_WEIGHT is the order in which verdicts matter: a benchmark with several units counts as its
 * first.
 */
export const VERDICTS_BY_WEIGHT = [
  "regression", // significantly worse, by more than the threshold
  "broken", // failed, panicked, hung or printed nothing on one side at least
  "missing", // the head does not have it
  "inconclusive", // could not be told with the samples that were taken
  "improvement", // significantly better, by more than the threshold
  "new", // the base does not have it
  "unchanged", // any change is smaller than the threshold
  "identical", // proved: code and data are the same on both sides
] as const;

/** Verdict is the judgement of one comparison. */
export type Verdict = (typeof VERDICTS_BY_WEIGHT)[number];

const waivedShape = object({
  reason: boundedText,
  /** As it was written: `20%`, `3 allocs/op`. */
  ceiling: boundedText,
  /** Last day on which it holds, in UTC: `2026-12-31`. */
  expires: boundedText,
  /** Where it stands: `.go-steady.yml:12`. */
  source: boundedText,
  /** Whether the base does not have it. */
  isNew: flag,
});

/**
 * Waived says why a regression does not fail the gate. All texts are from a file of the pull request:
 * hostile.
 */
export type Waived = TypeOf<typeof waivedShape>;

const instructionsShape = object({
  base: number,
  head: number,
  /** head / base − 1. */
  delta: number,
});

/** Instructions are those that an operation takes, on one processor and without garbage collections. */
export type Instructions = TypeOf<typeof instructionsShape>;

export const comparisonShape = object({
  pkg: boundedText,
  /** Name without "Benchmark" and without the GOMAXPROCS suffix. */
  name: boundedText,
  /** GOMAXPROCS, at least 1. */
  procs: count,
  /** Tidied unit; "sec/op" for rows that were not measured. */
  unit: boundedText,
  verdict: oneOf(VERDICTS_BY_WEIGHT),
  /** Centre of the base samples in the unit (seconds, bytes, …); null where there is none. */
  base: nullable(number),
  /** Centre of the head samples. */
  head: nullable(number),
  /** Estimated head/base − 1, a signed ratio; null where there is none (also for base 0). */
  delta: nullable(number),
  /** Lower end of delta's interval, null where there is none. */
  lo: nullable(number),
  /** Upper end of delta's interval. */
  hi: nullable(number),
  /** Sample pairs that the judgement rests on, 0 where nothing was measured. */
  pairs: count,
  /** Smallest change that matters in this row, a ratio; absent where it is the report's. */
  threshold: optional(number),
  /** Only of a regression. */
  waiver: optional(waivedShape),
  /** Only of a time that is a regression, where they could be counted. */
  instructions: optional(instructionsShape),
  /**
   * One sentence for a person: why this verdict. May quote output of the code under test: hostile, cut to
   * 2,000 characters.
   */
  reason: boundedText,
  /** Only of what is `broken` when it runs: where it is. On the head alone, the change broke it. */
  brokenOn: optional(oneOf(["base", "head", "both"])),
  /** What a `broken` benchmark printed: hostile, may have many lines, cut to 10,000 characters. */
  output: optional(boundedText),
  /** Place of the benchmark function in the head (base for `missing`), relative to the repository. */
  file: optional(boundedText),
  /** 1-based line of the benchmark function. */
  line: optional(count),
  /**
   * Remarks that do not change the verdict: the benchmark's own code differs, ns/op depends on the count, …
   */
  warnings: boundedList(boundedText),
});

/** Comparison is one row of the report: a benchmark, a unit, a verdict. */
export type Comparison = TypeOf<typeof comparisonShape>;

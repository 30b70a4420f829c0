// What is said of one benchmark and unit.

/** Verdict is the judgement of one comparison. The first four are measured, the others are not. */
export type Verdict =
  | "regression" // significantly worse, by more than the threshold
  | "improvement" // significantly better, by more than the threshold
  | "unchanged" // any change is smaller than the threshold
  | "inconclusive" // could not be told with the samples that were taken
  | "identical" // proved: code and data are the same on both sides
  | "new" // the base does not have it
  | "missing" // the head does not have it
  | "broken"; // failed, panicked, hung or printed nothing on one side at least

/**
 * Waived says why a regression does not fail the gate. All texts are from a file of the pull request:
 * hostile.
 */
export interface Waived {
  readonly reason: string;
  /** As it was written: `20%`, `3 allocs/op`. */
  readonly ceiling: string;
  /** Last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string;
  /** Where it stands: `.go-steady.yml:12`. */
  readonly source: string;
  /** Whether the base does not have it. */
  readonly isNew: boolean;
}

/** Instructions are those that an operation takes, on one processor and without garbage collections. */
export interface Instructions {
  readonly base: number;
  readonly head: number;
  /** head / base − 1. */
  readonly delta: number;
}

/** Comparison is one row of the report: a benchmark, a unit, a verdict. */
export interface Comparison {
  readonly pkg: string;
  /** Name without "Benchmark" and without the GOMAXPROCS suffix. */
  readonly name: string;
  /** GOMAXPROCS, at least 1. */
  readonly procs: number;
  /** Tidied unit; "sec/op" for rows that were not measured. */
  readonly unit: string;
  readonly verdict: Verdict;
  /** Centre of the base samples in the unit (seconds, bytes, …); null where there is none. */
  readonly base: number | null;
  /** Centre of the head samples. */
  readonly head: number | null;
  /** Estimated head/base − 1, a signed ratio; null where there is none (also for base 0). */
  readonly delta: number | null;
  /** Lower end of delta's interval, null where there is none. */
  readonly lo: number | null;
  /** Upper end of delta's interval. */
  readonly hi: number | null;
  /** Sample pairs that the judgement rests on, 0 where nothing was measured. */
  readonly pairs: number;
  /** Smallest change that matters in this row, a ratio; absent where it is the report's. */
  readonly threshold?: number;
  /** Only of a regression. */
  readonly waiver?: Waived;
  /** Only of a time that is a regression, where they could be counted. */
  readonly instructions?: Instructions;
  /**
   * One sentence for a person: why this verdict. May quote output of the code under test: hostile, cut to
   * 2,000 characters.
   */
  readonly reason: string;
  /** Only of what is `broken` when it runs: where it is. On the head alone, the change broke it. */
  readonly brokenOn?: "base" | "head" | "both";
  /** What a `broken` benchmark printed: hostile, may have many lines, cut to 10,000 characters. */
  readonly output?: string;
  /** Place of the benchmark function in the head (base for `missing`), relative to the repository. */
  readonly file?: string;
  /** 1-based line of the benchmark function. */
  readonly line?: number;
  /**
   * Remarks that do not change the verdict: the benchmark's own code differs, ns/op depends on the count, …
   */
  readonly warnings: readonly string[];
}

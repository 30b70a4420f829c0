// What the judge says of one row at a look.

/** Judgement is the verdict on one row, with the estimate that it rests on. */
export interface Judgement {
  /** `open` needs more pairs; all others are settled and stay so. */
  readonly verdict: "regression" | "improvement" | "unchanged" | "inconclusive" | "open";
  /** Centre of the base in the row's unit; null without samples. */
  readonly base: number | null;
  /** Centre of the head in the row's unit; null without samples. */
  readonly head: number | null;
  /**
   * Estimated head/base − 1, whatever the good direction: 0.1 is 10 % more. Relative to |base| for a negative
   * base; null where there is no ratio (base 0, no samples).
   */
  readonly delta: number | null;
  /** Lower end of delta's 95 % interval; null where it has none. */
  readonly lo: number | null;
  /** Upper end of the interval; null where it has none. */
  readonly hi: number | null;
  /** Standard error of ln(1 + delta); 0 where all processes of a side agree. Absent where none is known. */
  readonly error?: number;
  /** Degrees of freedom of `error`; absent where that is 0 or absent. */
  readonly df?: number;
  /** Number of pairs that were used; for two files the number of values of the smaller side. */
  readonly pairs: number;
  /** One-sided p, in the direction of the change: 0 to ½. Null where no test was made. */
  readonly p: number | null;
  /**
   * Smallest change that the pairs tell with probability 0.9, a ratio. Null unless inconclusive, or unknown.
   */
  readonly smallest: number | null;
  /** Smallest change that matters in this row, a ratio. */
  readonly threshold: number;
  /** One sentence without a full stop. */
  readonly reason: string;
}

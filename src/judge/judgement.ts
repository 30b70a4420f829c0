// What the judge says of one row.

/** Judgement is the verdict on one row, with the estimate that it rests on. */
export interface Judgement {
  /** `open` wants more pairs; the others are settled and stay so. */
  readonly verdict: "regression" | "improvement" | "unchanged" | "inconclusive" | "open";
  /** Centre of the base in the row's unit, null without samples. */
  readonly base: number | null;
  /** Centre of the head. */
  readonly head: number | null;
  /**
   * Estimated head/base − 1, whatever the good direction; relative to |base| for a negative base; null where
   * there is no ratio.
   */
  readonly delta: number | null;
  /** Lower end of delta's 95 % interval, null where there is none. */
  readonly lo: number | null;
  /** Upper end of it. */
  readonly hi: number | null;
  /** Pairs that were used; for two files the values of the smaller side. */
  readonly pairs: number;
  /** One-sided p of the change in the direction in which it points; null where no test was made. */
  readonly p: number | null;
  /**
   * Smallest change that the pairs could have told with probability 0.9, a ratio; null unless inconclusive.
   */
  readonly smallest: number | null;
  /** Smallest change that matters, a ratio. */
  readonly threshold: number;
  /** One sentence without a full stop. */
  readonly reason: string;
}

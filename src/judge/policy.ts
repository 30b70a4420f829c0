// What the user asks of the judge, and when it looks at the samples.

import type { Limit } from "../model/settings.ts";

/** Policy is what counts as a change, how sure a verdict must be, and how many sample pairs it may cost. */
export interface Policy {
  /** Smallest change that matters, a ratio: 0.05 is 5 %. */
  readonly threshold: number;
  /** Thresholds for some rows; the last limit that fits a row counts. */
  readonly limits?: readonly Limit[];
  /**
   * Largest probability, in (0, 1), that a pull request which changes nothing fails, over all its benchmarks,
   * units and looks.
   */
  readonly alpha: number;
  /** Pairs of processes before the first look, at least 1. */
  readonly count: number;
  /** Pairs of processes at the last look, at least count. */
  readonly maxCount: number;
}

/** defaultPolicy is the policy without any settings of the user. */
export const defaultPolicy: Policy = { threshold: 0.05, alpha: 0.01, count: 5, maxCount: 100 };

/** Look is one point of the sampling at which all open verdicts are judged. */
export interface Look {
  /** Pairs that an open row has by now. */
  readonly pairs: number;
  /** Pairs at the look before, 0 at the first. Later pairs are fresh: they may confirm a suspicion. */
  readonly seen: number;
  /**
   * Part of alpha, the error budget, that this look may spend, in (0, 1]. The parts of all looks sum to 1.
   */
  readonly share: number;
  /** No look comes after it: nothing stays open. */
  readonly last: boolean;
}

/**
 * looks plans when to judge: at count pairs, and each time half as many more, up to maxCount: 5, 8, 12, 18,
 * 27, 41, 62, 100. Look k of K may spend k/(1 + … + K): late looks decide the hard rows and need more of the
 * budget. A maxCount below count is the only look.
 */
export function looks({ count, maxCount }: Pick<Policy, "count" | "maxCount">): readonly Look[] {
  const first = Math.max(1, Math.min(count, maxCount));
  const counts = [first];
  // The last step may be up to 2.2-fold, so that none of a few pairs stands at the end.
  for (let n = first; n < maxCount; counts.push(n)) n = maxCount < 2.2 * n ? maxCount : Math.ceil(1.5 * n);
  const total = (counts.length * (counts.length + 1)) / 2;
  return counts.map((pairs, i) => ({
    pairs,
    seen: counts[i - 1] ?? 0,
    share: (i + 1) / total,
    last: i === counts.length - 1,
  }));
}

/**
 * lastLook ends the plan early, when time is up: look number `at` (from 0) becomes the last one and may spend
 * all of the budget that is left. Throws RangeError where the plan has no such look.
 */
export function lastLook(plan: readonly Look[], at: number): Look {
  const look = plan[at];
  if (look === undefined) throw new RangeError(`look ${at} of ${plan.length} does not exist`);
  const share = plan.slice(at).reduce((sum, l) => sum + l.share, 0);
  return { ...look, share, last: true };
}

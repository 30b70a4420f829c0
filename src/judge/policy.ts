// What the user asks of the judge, and when it looks at the samples.

import type { Limit } from "../model/settings.ts";

/** Policy is what counts as a change, how sure a verdict must be, and how many sample pairs it may cost. */
export interface Policy {
  /** Smallest change that matters, a ratio: 0.05 is 5 %. */
  readonly threshold: number;
  /** For rows with a threshold of their own; the last one that fits counts. */
  readonly limits?: readonly Limit[];
  /**
   * Probability that a pull request which changes nothing fails, over all its benchmarks, units and looks.
   */
  readonly alpha: number;
  /** Sample pairs before the first look, at least 1. */
  readonly count: number;
  /** Sample pairs after which the last look is taken, at least count. */
  readonly maxCount: number;
}

/** defaultPolicy is what holds when the user says nothing. */
export const defaultPolicy: Policy = { threshold: 0.05, alpha: 0.01, count: 5, maxCount: 100 };

/** Look is one time at which the verdicts that are still open are judged. */
export interface Look {
  /** Pairs that an open row should have by now. */
  readonly pairs: number;
  /** Pairs at the look before, 0 at the first: what came later is fresh and may confirm a suspicion. */
  readonly seen: number;
  /** Part of the error budget alpha that this look may spend, in (0, 1]; the parts of all looks sum to 1. */
  readonly share: number;
  /** After the last look nothing stays open. */
  readonly last: boolean;
}

/**
 * looks plans when to judge: at count pairs, half as many again, and so on up to maxCount (5, 8, 12, 18, 27,
 * 41, 62, 100). Shares grow as 1, 2, 3, …: late looks decide the hard rows and need more of the budget.
 */
export function looks({ count, maxCount }: Pick<Policy, "count" | "maxCount">): readonly Look[] {
  const first = Math.max(1, Math.min(count, maxCount));
  const counts = [first];
  // No step of a few pairs at the end.
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
 * lastLook ends the plan early, when time is up: the look number at (from 0) becomes the last and may spend
 * all that is left.
 */
export function lastLook(plan: readonly Look[], at: number): Look {
  const look = plan[at];
  if (look === undefined) throw new RangeError(`look ${at} of ${plan.length} does not exist`);
  const share = plan.slice(at).reduce((sum, l) => sum + l.share, 0);
  return { ...look, share, last: true };
}

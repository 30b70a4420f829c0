// Which changes take earlier slowdowns back.

import type { Better } from "../../model/unit.ts";
import type { FoundChange } from "./find-changes.ts";

export interface RecoveredBy {
  /** The change that took a slowdown back; undefined where it is still there. */
  readonly by: (slowdown: FoundChange) => FoundChange | undefined;
  readonly isRecovery: (change: FoundChange) => boolean;
}

/** One side of a 95 % interval. */
const Z = 1.96;

/**
 * recoveries goes through the changes of a series in their order. A slowdown is taken back when a change for
 * the better leaves less than half of it, and what is left is smaller than `smallest`, a ratio, or could be
 * nothing. Where nobody said which way is better, every increase counts as a slowdown.
 */
export function recoveries(changes: readonly FoundChange[], better: Better, smallest: number): RecoveredBy {
  const worse = better === "higher" ? -1 : 1;
  const recovered = new Map<FoundChange, FoundChange>();
  for (const [i, change] of changes.entries()) {
    if (worse * change.ln >= 0) continue;
    for (const [j, slowdown] of changes.slice(0, i).entries()) {
      if (worse * slowdown.ln <= 0 || recovered.has(slowdown)) continue;
      const { ln, error } = sumOf(changes.slice(j, i + 1));
      const left = worse * ln;
      const isNothing = left <= Math.log1p(smallest) || left <= Z * error;
      if (left < (worse * slowdown.ln) / 2 && isNothing) recovered.set(slowdown, change);
    }
  }
  const recovering = new Set(recovered.values());
  return { by: (slowdown) => recovered.get(slowdown), isRecovery: (change) => recovering.has(change) };
}

/** The sum of changes. Those of one stretch share comparisons, others are independent. */
function sumOf(changes: readonly FoundChange[]): { readonly ln: number; readonly error: number } {
  let variance = 0;
  for (const a of changes)
    for (const b of changes)
      if (a.stretch === b.stretch) variance += a.stretch.covariance[a.row]?.[b.row] ?? 0;
  return { ln: changes.reduce((sum, { ln }) => sum + ln, 0), error: Math.sqrt(Math.max(variance, 0)) };
}

import type { Outcome } from "../model/report.ts";

/** exitCodeOf is 0 for passed, 1 for failed, 3 for unmeasured; 2 is wrong use, which has no outcome. */
export function exitCodeOf(outcome: Outcome): 0 | 1 | 3 {
  return ({ passed: 0, failed: 1, unmeasured: 3 } as const)[outcome];
}

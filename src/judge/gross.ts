// Samples that are so far apart that their spread does not matter. A test of means does not see them where
// the slow side varies much.

import { GROSS } from "../model/gross.ts";
import { median, quantile, sortSample } from "../stats/sample.ts";
import type { Judgement } from "./judgement.ts";
import type { ProcessValues, Row } from "./row.ts";

/**
 * Chance alone puts three values of each side in this order once in twenty times; the distance makes it sure.
 */
const LEAST = 3;

/**
 * orGross is `judgement`, or a regression where that is inconclusive and each value of the head is more than
 * `least` times worse than each value of the base. A threshold above that takes its place: 1 + threshold
 * times. Needs three positive values a side, and a known good direction. The regression has no interval and
 * no p.
 */
export function orGross(
  judgement: Judgement,
  row: ProcessValues & Pick<Row, "better">,
  least = GROSS,
): Judgement {
  const times = Math.max(least, 1 + judgement.threshold);
  if (judgement.verdict !== "inconclusive" || !isWorse(row, times)) return judgement;
  const [base, head] = [median(row.base), median(row.head)];
  const reason = `each of ${row.head.length} values of the head is more than ${times} times worse than each of ${row.base.length} of the base`;
  const none = { lo: null, hi: null, p: null, smallest: null };
  return { ...judgement, verdict: "regression", base, head, delta: head / base - 1, ...none, reason };
}

function isWorse({ base, head, better }: ProcessValues & Pick<Row, "better">, times: number): boolean {
  if (Math.min(base.length, head.length) < LEAST) return false;
  const [b, h] = [endsOf(base), endsOf(head)];
  if (Math.min(b.least, h.least) <= 0) return false;
  if (better === "lower") return h.least > times * b.most;
  return better === "higher" && times * h.most < b.least;
}

/** By sorting, since a file may have more values than Math.min takes arguments. */
function endsOf(values: readonly number[]) {
  const sorted = sortSample(values);
  return { least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

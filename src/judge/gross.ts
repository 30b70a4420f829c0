// Samples that lie so far apart that their spread does not matter: a test of means finds less, the more the
// slow side varies.

import { GROSS } from "../model/gross.ts";
import { median, quantile, sortSample } from "../stats/sample.ts";
import type { Judgement } from "./judgement.ts";
import type { ProcessValues, Row } from "./row.ts";

/**
 * Three of each side: chance puts them in this order once in twenty times, and their distance makes it sure.
 */
const LEAST = 3;

/**
 * orGross is `judgement`, or a regression where that could not tell one and every value of the head is more
 * than `least` times, and far worse than its threshold, worse than every value of the base.
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

/** A file may have more values than a function takes arguments. */
function endsOf(values: readonly number[]) {
  const sorted = sortSample(values);
  return { least: quantile(sorted, 0), most: quantile(sorted, 1) };
}

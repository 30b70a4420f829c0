// The reason of a verdict, in plain English.

import type { Judgement } from "./judgement.ts";
import type { Row } from "./row.ts";
import { amount, change, magnitude, percent, probability } from "./sentence.ts";

/** Context is what the sentence needs besides the numbers of the judgement. */
interface Context {
  readonly row: Pick<Row, "unit" | "better">;
  /** What the verdict rests on: `20 pairs`. */
  readonly counted: string;
  readonly tooFew: boolean;
}

type Facts = Omit<Judgement, "verdict" | "reason">;

/** explain writes one sentence, without a full stop. */
export function explain(verdict: Judgement["verdict"], facts: Facts, context: Context): string {
  const { row, counted, tooFew } = context;
  if (tooFew) return `${counted}; at least 3 on each side are needed`;
  const estimate = `${sizeOf(facts)}${rangeOf(facts)}`;
  switch (verdict) {
    case "regression":
    case "improvement":
      return `${changeOf(facts, row.unit)}${rangeOf(facts)}, p = ${probability(facts.p ?? 1)}, ${counted}`;
    case "unchanged":
      return `${estimate}, within ±${magnitude(facts.threshold)}, ${counted}`;
    case "open":
      return `${estimate} after ${counted}, not settled yet`;
    case "inconclusive":
      return row.better === "unknown"
        ? `${estimate}, ${counted}; it is not known whether more or less ${row.unit} is better`
        : `${estimate} after ${counted}; ${sensitivity(facts)}`;
  }
}

function changeOf({ delta, base, head }: Facts, unit: string): string {
  return delta === null ? `${amount(base ?? 0)} → ${amount(head ?? 0)} ${unit}` : change(unit, delta);
}

function sizeOf({ delta, base, head }: Facts): string {
  return delta === null ? `${amount(base ?? 0)} → ${amount(head ?? 0)}` : percent(delta);
}

function rangeOf({ lo, hi }: Facts): string {
  return lo === null || hi === null ? "" : ` (${percent(lo)} to ${percent(hi)})`;
}

/** What is larger than that was seen, but not a second time. */
function sensitivity({ smallest, delta }: Facts): string {
  if (smallest === null) return "too little to tell any change";
  if (delta !== null && Math.abs(delta) > smallest) return "no more pairs came to confirm it";
  return `a change of ${magnitude(smallest)} or more would have been told`;
}

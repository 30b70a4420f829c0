// The reason of a verdict, in plain English.

import type { Judgement } from "./judgement.ts";
import type { Row } from "./row.ts";
import { amount, change, magnitude, percent, probability, UNCONFIRMED } from "./sentence.ts";

interface ReasonContext {
  readonly row: Pick<Row, "unit" | "better">;
  /** What the verdict rests on: `20 pairs`. */
  readonly counted: string;
  /** Fewer values a side than a verdict needs. */
  readonly tooFew: boolean;
}

type JudgedNumbers = Omit<Judgement, "verdict" | "reason">;

/**
 * explain is the reason of a verdict: one sentence without a full stop, with the estimate and what it rests
 * on.
 */
export function explain(verdict: Judgement["verdict"], facts: JudgedNumbers, context: ReasonContext): string {
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

function changeOf({ delta, base, head }: JudgedNumbers, unit: string): string {
  return delta === null ? `${amount(base ?? 0)} → ${amount(head ?? 0)} ${unit}` : change(unit, delta);
}

function sizeOf({ delta, base, head }: JudgedNumbers): string {
  return delta === null ? `${amount(base ?? 0)} → ${amount(head ?? 0)}` : percent(delta);
}

function rangeOf({ lo, hi }: JudgedNumbers): string {
  return lo === null || hi === null ? "" : ` (${percent(lo)} to ${percent(hi)})`;
}

/**
 * What the pairs could have told. An estimate beyond that was suspicious, but fresh pairs did not confirm it.
 */
function sensitivity({ smallest, delta }: JudgedNumbers): string {
  if (smallest === null) return "too little to tell any change";
  if (delta !== null && Math.abs(delta) > smallest) return UNCONFIRMED;
  return `a change of ${magnitude(smallest)} or more would have been told`;
}

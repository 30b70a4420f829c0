// The rule for units that hardly vary: allocations, bytes, and units with `assume=exact`. Where all processes
// of a side agree there is nothing to test, and no part of the error budget is spent.

import type { Judgement } from "./judgement.ts";
import type { ProcessValues, Row } from "./row.ts";
import { amount, percent, UNCONFIRMED } from "./sentence.ts";

/** Pairs of a change, at least: two agree too often by chance. */
const LEAST = 3;

type Unit = Pick<Row, "unit" | "exact">;

/** isCount is true for a unit of this rule. */
export function isCount({ unit, exact }: Unit): boolean {
  return exact || unit === "allocs/op" || unit === "B/op";
}

/**
 * rounding is the largest difference that is only rounding, in the unit. Go prints whole numbers, rounded
 * down.
 */
export function rounding({ unit, exact }: Unit): number {
  if (exact) return 0;
  // One byte an operation may be a share of what is allocated once a run. One allocation more is a real one.
  return unit === "B/op" ? 1 : unit === "allocs/op" ? 0.5 : 0;
}

/**
 * agrees is true where all base processes have one value and all head processes have one. Not for an empty
 * side.
 */
export function agrees({ base, head }: ProcessValues): boolean {
  return new Set(base).size === 1 && new Set(head).size === 1;
}

/** ExactTrial is what the verdict depends on besides the values. */
interface ExactTrial {
  readonly row: Pick<Row, "unit" | "better" | "exact">;
  readonly threshold: number;
  /** There are pairs that may confirm a change. */
  readonly fresh: boolean;
  /** No look comes after it: nothing stays open. */
  readonly last: boolean;
  /** What the verdict rests on, for the sentence: `5 pairs`. */
  readonly counted: string;
}

/**
 * judgeExact judges values that agree in all processes of a side. The interval has no width, and there is no
 * p. A change waits for a second look with fresh pairs: a benchmark that allocates 10 or 11 times by chance
 * agrees on five processes a side once in a thousand, on eight once in 65,000. From 0 to something delta is
 * null.
 */
export function judgeExact(
  { base, head }: ProcessValues,
  { row, threshold, fresh, last, counted }: ExactTrial,
): Judgement {
  const [b, h] = [base[0] ?? 0, head[0] ?? 0];
  // (h − b)/|b|
  const delta = h === b ? 0 : b === 0 ? null : h / Math.abs(b) - Math.sign(b);
  const pairs = Math.min(base.length, head.length);
  const told = { delta, lo: delta, hi: delta, ...(delta === null ? {} : { error: 0 }) };
  const facts = { base: b, head: h, ...told, pairs, p: null, smallest: null, threshold };
  if (h === b)
    return { ...facts, verdict: "unchanged", reason: `${amount(b)} ${row.unit} in all of ${counted}` };

  const shown = `${amount(b)} → ${amount(h)} ${row.unit}${delta === null ? "" : ` (${percent(delta)})`}`;
  if (isSmall(row, b, h, threshold))
    return { ...facts, verdict: "unchanged", reason: `${shown}: ${smallness(row, b, h)}` };
  if (row.better === "unknown")
    return { ...facts, verdict: "inconclusive", reason: `${shown}: it is not known which direction is good` };
  if (pairs < LEAST || !fresh) {
    const missing = pairs < LEAST ? `${counted}; at least ${LEAST} on each side are needed` : UNCONFIRMED;
    return last
      ? { ...facts, verdict: "inconclusive", reason: `${shown}: ${missing}` }
      : { ...facts, verdict: "open", reason: `${shown}: to be confirmed by more pairs` };
  }
  const worse = h > b === (row.better === "lower");
  return { ...facts, verdict: worse ? "regression" : "improvement", reason: `${shown} in all of ${counted}` };
}

function isSmall(row: Unit, b: number, h: number, threshold: number): boolean {
  return Math.abs(h - b) <= Math.max(rounding(row), threshold * Math.abs(b));
}

function smallness(row: Unit, b: number, h: number): string {
  return Math.abs(h - b) <= rounding(row) ? "no more than rounding" : "less than the threshold";
}

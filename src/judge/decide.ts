// The verdict on one estimated change: it needs significance and size, both. docs/judging.md has the rules.

import { moderate, type VarianceEstimate } from "../stats/moderated-variance.ts";
import { tUpperQuantile, tUpperTail } from "../stats/student-t.ts";
import { type Effect, toDelta } from "./effect.ts";
import { isCount, rounding } from "./exact.ts";
import { explain } from "./explain.ts";
import type { Judgement } from "./judgement.ts";
import type { Confirmation } from "./reading.ts";
import type { Row } from "./row.ts";

/** Trial is everything besides the effect that a verdict depends on. */
export interface Trial {
  readonly row: Pick<Row, "unit" | "better" | "exact">;
  /** Smallest change that matters, a ratio. */
  readonly threshold: number;
  /** One-sided error probability that this one test may have. */
  readonly level: number;
  /** Usual variance of the rows of this unit, on the effect's scale. */
  readonly prior: VarianceEstimate;
  /** What must confirm a change; asked where there is one. */
  readonly fresh: () => Confirmation;
  /** No look comes after it: nothing stays open. */
  readonly last: boolean;
  /** What the verdict rests on, for the sentence: `20 pairs`. */
  readonly counted: string;
}

// Half of the error probability of a 95 % interval.
const TAIL = 0.025;
// Two one-sided tests of 5 % each tell that a change is within ± the threshold: the 90 % interval is.
const UNCHANGED_TAIL = 0.05;
// Before the last look a change must be beyond the threshold by more than chance alone reaches once in five
// times.
const DOUBT = 0.2;
// Least standard deviation of a value: Go prints four digits of a time, and no agreement tells more than
// these.
const RESOLUTION = 1e-4;
// Probability with which the "smallest change that would have been told" is told.
const POWER = 0.9;
// With fewer values a side there is no verdict, whatever the other rows are like.
const LEAST = 3;

// Below so many processes a side the fastest third is five or fewer.
const FEW = 15;
// Least share of the couples of a base and a head value that point the same way. Ten values a side reach it
// by chance once in a thousand times (U test).
const NEARLY_ALL = 0.9;

/**
 * decide judges one effect.
 *
 * - unchanged: the 90 % interval is within ± the threshold, or all values are 0.
 * - regression, improvement: p is below the level, fresh pairs confirm the change, and the estimate is
 *   beyond the threshold, before the last look by a margin.
 * - inconclusive: none of these at the last look, or it is not known which direction is good.
 * - open: none of these at an earlier look.
 */
export function decide(effect: Effect, trial: Trial): Judgement {
  const evidence = weigh(effect, trial);
  const verdict = verdictOf(evidence, effect, trial);
  const pairs = effect.n;
  // A count cannot fall by more than 100 %.
  const least = isCount(trial.row) ? -1 : Number.NEGATIVE_INFINITY;
  const ratio = (x: number): number | null => finite(toDelta(effect, x));
  const lo = ratio(evidence.lo);
  const facts = {
    base: finite(effect.base),
    head: finite(effect.head),
    delta: ratio(effect.centre),
    lo: lo === null ? null : Math.max(lo, least),
    hi: ratio(evidence.hi),
    ...errorOf(effect, evidence),
    pairs,
    p: evidence.p,
    smallest: verdict === "inconclusive" ? ratio(evidence.smallest) : null,
    threshold: trial.threshold,
  };
  const { row, counted } = trial;
  return { verdict, ...facts, reason: explain(verdict, facts, { row, counted, tooFew: pairs < LEAST }) };
}

/** All but p on the effect's scale. */
interface Evidence {
  /** One-sided, in the direction of the estimate: at most ½. */
  readonly p: number;
  /** 95 % interval. */
  readonly lo: number;
  readonly hi: number;
  /** Standard error that the interval rests on, with its degrees of freedom. */
  readonly error: number;
  readonly df: number;
  /** Half of the 90 % interval: the estimate must be so far inside of the threshold to be unchanged. */
  readonly margin: number;
  /** The estimate must be so far beyond the threshold before the last look. */
  readonly doubt: number;
  /** Smallest change that is told with probability POWER. */
  readonly smallest: number;
}

const NO_EVIDENCE: Evidence = {
  p: 0.5,
  lo: Number.NEGATIVE_INFINITY,
  hi: Number.POSITIVE_INFINITY,
  error: Number.POSITIVE_INFINITY,
  df: 0,
  margin: Number.POSITIVE_INFINITY,
  smallest: Number.POSITIVE_INFINITY,
  doubt: Number.POSITIVE_INFINITY,
};

// With ũ and f̃ the moderated variance and its degrees of freedom: error = √(ũ/n), p = P(T > |centre|/error),
// smallest = error · (t of the level + t of 1 − POWER).
function weigh(effect: Effect, { prior, level }: Trial): Evidence {
  const { variance, df } = moderate({ variance: effect.unitVariance, df: effect.df }, prior);
  if (df <= 0 || effect.n < LEAST) return NO_EVIDENCE;
  const ofMean = (unitVariance: number) => Math.sqrt(Math.max(unitVariance, RESOLUTION ** 2) / effect.n);
  const error = ofMean(variance);
  // Not for values so large that their squares are no numbers.
  if (!Number.isFinite(error) || !Number.isFinite(effect.centre)) return NO_EVIDENCE;
  // The larger error for intervals: a noisy row must not be unchanged because the others are quiet.
  const own = ofMean(Math.max(variance, effect.unitVariance));
  const reach = own * tUpperQuantile(TAIL, df);
  return {
    p: tUpperTail(Math.abs(effect.centre) / error, df),
    lo: effect.centre - reach,
    hi: effect.centre + reach,
    error: own,
    df,
    margin: own * tUpperQuantile(UNCHANGED_TAIL, df),
    doubt: error * tUpperQuantile(DOUBT, df),
    smallest: error * (tUpperQuantile(Math.min(level, 0.5), df) + tUpperQuantile(1 - POWER, df)),
  };
}

/** On logarithms, where a difference of (head − base)/|base| is one of ln(head/base) times head/|base|. */
function errorOf({ scale, centre }: Effect, { error, df }: Evidence): Pick<Judgement, "error" | "df"> {
  const onLogs = scale === "log" ? error : error / (1 + centre);
  return scale !== "absolute" && Number.isFinite(onLogs) && onLogs > 0 ? { error: onLogs, df } : {};
}

/** All values of both sides are 0: there is no ratio, and no difference either. */
function isZero({ scale, centre, unitVariance, n }: Effect): boolean {
  return scale === "absolute" && centre === 0 && unitVariance === 0 && n >= LEAST;
}

function verdictOf(evidence: Evidence, effect: Effect, trial: Trial): Judgement["verdict"] {
  if (isZero(effect)) return "unchanged";
  const { up, down } = limits(effect, trial);
  if (effect.centre - evidence.margin >= down && effect.centre + evidence.margin <= up) return "unchanged";
  if (trial.row.better === "unknown") return "inconclusive";
  const doubt = trial.last ? 0 : evidence.doubt;
  const beyond = effect.centre - doubt > up || effect.centre + doubt < down;
  if (beyond && evidence.p < trial.level && isConfirmed(effect, trial))
    return effect.centre > 0 === (trial.row.better === "lower") ? "regression" : "improvement";
  return trial.last ? "inconclusive" : "open";
}

/**
 * The largest changes that do not matter, on the effect's scale: the threshold, or for counts what may be
 * rounding, if that is more. A threshold of 1 or more leaves no fall that matters.
 */
function limits(effect: Effect, { row, threshold }: Trial): { readonly up: number; readonly down: number } {
  const whole = rounding(row);
  if (effect.scale === "absolute") return { up: whole, down: -whole };
  const ratio = Math.max(threshold, whole / Math.abs(effect.base));
  if (effect.scale === "linear") return { up: ratio, down: -ratio };
  return { up: Math.log1p(ratio), down: ratio < 1 ? Math.log1p(-ratio) : Number.NEGATIVE_INFINITY };
}

/**
 * A change is confirmed when the fresh pairs alone show more than half of it. While the fastest values are
 * few, nearly all values must agree: on a machine with two speeds one side may meet the fast one six times in
 * ten and the other never.
 */
function isConfirmed({ centre, agreement, n }: Effect, trial: Trial): boolean {
  if (agreement !== undefined && n < FEW && agreement < NEARLY_ALL) return false;
  const fresh = trial.fresh();
  if (fresh === "none") return false;
  return fresh === "not asked" || Math.sign(centre) * fresh.centre > Math.abs(centre) / 2;
}

/** Null for an end of the interval that is infinite, since no error is known. */
function finite(x: number | null): number | null {
  return x !== null && Number.isFinite(x) ? x : null;
}

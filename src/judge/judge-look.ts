// Judges all rows of a pull request at one look: which verdicts are settled, and which rows need more pairs.
// The rows share one error budget, and tell each other how noisy the machine is. docs/judging.md explains the
// method.

import { noPrior, type VarianceEstimate, variancePrior } from "../stats/moderated-variance.ts";
import { doubtClock } from "./cpu-time.ts";
import { decide } from "./decide.ts";
import { judgeExact } from "./exact.ts";
import type { Judgement } from "./judgement.ts";
import { thresholdOf } from "./limits.ts";
import type { Look, Policy } from "./policy.ts";
import { type Reading, readRows } from "./reading.ts";
import type { Row } from "./row.ts";
import { followTime } from "./throughput.ts";

/** JudgedRow is what must be known of a row besides its reading. */
type JudgedRow = Pick<Row, "benchmark" | "unit" | "better" | "exact" | "turns">;

/** LookSession says when and how strictly the rows are judged, and what is known from before. */
export interface LookSession {
  readonly look: Look;
  readonly policy: Policy;
  /**
   * Judgements of the look before, in the order of the rows. Empty at the first look; undefined for a row
   * that was not judged yet.
   */
  readonly earlier: readonly (Judgement | undefined)[];
  /**
   * Number of rows that are not there yet, for whose tests a part of the error budget is kept; 0 where
   * absent.
   */
  readonly waiting?: number;
}

/**
 * judgeLook is one judgement per row, in their order. `rows` are all rows of the pull request, settled ones
 * too: they tell how noisy the machine is, and the error budget is for all. A settled verdict stays, except
 * for rows whose good direction is unknown: those never need more pairs, and are judged again from all pairs
 * that are there.
 */
export function judgeLook(rows: readonly Row[], session: LookSession): readonly Judgement[] {
  return judgeReadings(rows, readRows(rows, session.look), session);
}

/**
 * judgeReadings is one judgement per row; reading i belongs to row i. Each test may be wrong with probability
 * alpha · share of the look/number of tests (Bonferroni).
 */
export function judgeReadings(
  rows: readonly JudgedRow[],
  readings: readonly Reading[],
  { look, policy, earlier, waiting = 0 }: LookSession,
): readonly Judgement[] {
  const priorOf = priors(rows, readings);
  const level = (policy.alpha * look.share) / Math.max(1, countTests(rows, readings) + waiting);
  const settingsOf = (row: JudgedRow) => ({
    look,
    level,
    threshold: thresholdOf(row, policy),
    prior: priorOf(row),
  });
  const own = rows.map((row, i): Judgement | null => {
    const before = earlier[i];
    if (before !== undefined && before.verdict !== "open" && row.better !== "unknown") return before;
    return judgeAlone(row, readings[i], settingsOf(row));
  });
  return rows.map((row, i) => own[i] ?? judgeFollower(readings[i], own) ?? nothing(settingsOf(row)));
}

/** The number of tests: rows that agree exactly, follow their time or cannot fail the gate need none. */
function countTests(rows: readonly JudgedRow[], readings: readonly Reading[]): number {
  return readings.filter((reading, i) => reading.kind === "varies" && rows[i]?.better !== "unknown").length;
}

/**
 * The usual variance for each unit and way of measuring, from the rows on logarithms that have both in
 * common.
 */
function priors(
  rows: readonly JudgedRow[],
  readings: readonly Reading[],
): (row: JudgedRow) => VarianceEstimate {
  const groupOf = ({ unit, turns }: JudgedRow) => `${unit} ${turns}`;
  const groups = new Map<string, VarianceEstimate[]>();
  rows.forEach((row, i) => {
    const reading = readings[i];
    if (reading?.kind !== "varies" || reading.effect.scale !== "log") return;
    const group = groups.get(groupOf(row)) ?? [];
    groups.set(groupOf(row), [...group, { variance: reading.effect.unitVariance, df: reading.effect.df }]);
  });
  const fitted = new Map([...groups].map(([group, estimates]) => [group, variancePrior(estimates)]));
  return (row) => fitted.get(groupOf(row)) ?? noPrior;
}

interface RowSettings {
  readonly look: Look;
  /** Error probability that the row's test may have. */
  readonly level: number;
  readonly threshold: number;
  readonly prior: VarianceEstimate;
}

/** Null for a row that follows another one, which is judged first. */
function judgeAlone(row: JudgedRow, reading: Reading | undefined, settings: RowSettings): Judgement | null {
  const { look, level, threshold, prior } = settings;
  const { last } = look;
  switch (reading?.kind) {
    case undefined:
    case "empty":
      return nothing(settings);
    case "no number":
      return {
        ...nothing(settings),
        verdict: "inconclusive",
        reason: `${reading.why}, which cannot be compared`,
      };
    case "follows":
      return null;
    case "agrees": {
      const { processes, fresh, counted } = reading;
      return judgeExact(processes, { row, threshold, fresh, last, counted });
    }
    case "varies": {
      const { effect, fresh, counted, cpu } = reading;
      // The prior is fitted on logarithms.
      const usable = effect.scale === "log" ? prior : noPrior;
      const judgement = decide(effect, { row, threshold, level, prior: usable, last, fresh, counted });
      return cpu === undefined ? judgement : doubtClock(judgement, cpu, last);
    }
  }
}

function judgeFollower(reading: Reading | undefined, own: readonly (Judgement | null)[]): Judgement | null {
  const time = reading?.kind === "follows" ? own[reading.time] : null;
  return reading?.kind === "follows" && time ? followTime(time, reading.bytes) : null;
}

function nothing({ look, threshold }: RowSettings): Judgement {
  const none = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0, p: null, smallest: null };
  const verdict = look.last ? "inconclusive" : "open";
  return { ...none, threshold, verdict, reason: "there is no number on both sides" };
}

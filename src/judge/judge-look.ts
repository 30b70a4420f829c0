// Judges all rows of a pull request at one look: whose verdict is settled, and which rows
// want more pairs. The error budget and what is known of the noise are divided among the rows.
// docs/judging.md explains the method.

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

/** LookSession is when and how strictly the rows are judged. */
export interface LookSession {
  readonly look: Look;
  readonly policy: Policy;
  /**
   * What the look before said, in the order of the rows; empty at the first look, undefined for a row that
   * was not looked at yet.
   */
  readonly earlier: readonly (Judgement | undefined)[];
  /** Rows that are not there yet, for whose tests a part of the error budget is kept. Absent: none. */
  readonly waiting?: number;
}

/**
 * judgeLook gives one judgement per row, in their order. `rows` are all rows of the pull request, settled
 * ones too: they tell how noisy the machine is, and the error budget is for all. A settled verdict is kept,
 * except for rows whose good direction is unknown: those never ask for pairs and are told anew from what
 * there is.
 */
export function judgeLook(rows: readonly Row[], session: LookSession): readonly Judgement[] {
  return judgeReadings(rows, readRows(rows, session.look), session);
}

/** judgeReadings gives one judgement per row; the reading number i belongs to the row number i. */
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

/**
 * The tests among which the error budget is divided: what is exact, follows or cannot fail the gate costs
 * nothing.
 */
function countTests(rows: readonly JudgedRow[], readings: readonly Reading[]): number {
  return readings.filter((reading, i) => reading.kind === "varies" && rows[i]?.better !== "unknown").length;
}

/**
 * What is usual for each unit and way of measuring: the rows of one group lend one another their variance.
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
  readonly level: number;
  readonly threshold: number;
  readonly prior: VarianceEstimate;
}

/** Null for a row that follows another, which has to be judged first. */
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

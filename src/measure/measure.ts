// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, and more of them only where
// the verdict is open. docs/judging.md, "The time budget"

import type { Judgement } from "../judge/judgement.ts";
import { type Look, lastLook, looks } from "../judge/policy.ts";
import { judgeTogether, type Together } from "../judge/together.ts";
import { qualifiedName } from "../model/benchmark.ts";
import type { NotBegun } from "../model/report.ts";
import { betterOf } from "../model/unit.ts";
import { type ExpectMeans, FIRST_LOOKS, type Planned, plannedOf, usualPairs } from "./expected.ts";
import { type AskedLook, endAll, type JudgeMeans, judgeAll, judgeRows } from "./judge-states.ts";
import { nameUnbegun, outlookTexts, planText } from "./not-begun.ts";
import { type Plan, planFor, secondsOf } from "./plan.ts";
import { calibrateSome, paceFor } from "./sampling/calibrate-some.ts";
import { giveUp, isGivenUp } from "./sampling/give-up.ts";
import { reshapePairs } from "./sampling/reshape-pairs.ts";
import {
  openRounds,
  ROOM,
  type RoundMeans,
  type Rounds,
  type SubjectState as State,
  shuffled,
  startState,
  untilCancelled,
} from "./sampling/rounds.ts";
import type { Sampled, Subject } from "./sampling/sample.ts";
import { isWanting, sampleUpTo } from "./sampling/sample-up-to.ts";

interface MeasureRequest extends RoundMeans, JudgeMeans, Omit<ExpectMeans, "policy"> {
  readonly subjects: readonly Subject[];
  /** Takes what everybody should know before it begins: a line for the log. */
  readonly info: (text: string) => void;
}

/** Measured is one subject with its samples and verdicts. */
export interface Measured extends Sampled, Readonly<Pick<State, FoundField>> {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
}

type FoundField =
  | "broken"
  | "trouble"
  | "gross"
  | "untold"
  | "notBegun"
  | "givenUp"
  | "alone"
  | "meets"
  | "orders";

export interface Measurement {
  readonly measured: readonly Measured[];
  /** Packages whose benchmarks show together what none of them shows alone. */
  readonly together: readonly Together[];
  /** Why it ended. "complete": all samples were taken, and there are no verdicts to settle. */
  readonly ended: "settled" | "complete" | "given-up" | "max-count" | "time-budget" | "interrupted";
  /** What the time was too short to begin; undefined where all was begun. */
  readonly notBegun: NotBegun | undefined;
}

type Measuring = MeasureRequest & Rounds;

type Stopped = "time-budget" | "interrupted" | undefined;

/**
 * measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled.
 */
export async function measure(asked: MeasureRequest): Promise<Measurement> {
  const pace = paceFor(asked.budget.left() / asked.subjects.length);
  const request: Measuring = { ...asked, ...openRounds({ ...asked, pace }) };
  const states = request.subjects.map((subject) => startState(request, subject));
  const stopped = await untilCancelled(() => sampleAll(request, shuffled(states, request.random)));
  const planned = stopped === "time-budget" ? plannedOf(states, request) : [];
  const notBegun = nameUnbegun({ ...request, states, planned });
  endAll(request, states);
  const rows = states.flatMap((state) =>
    judgeRows(state, request).map(({ row }) => ({ row, judgement: state.judgements.get(row.unit) })),
  );
  const together = judgeTogether(rows, request.policy);
  return { measured: states, together, ended: stopped ?? howEnded(states, request), notBegun };
}

function howEnded(states: readonly State[], request: MeasureRequest): Measurement["ended"] {
  if (states.some(isGivenUp)) return "given-up";
  return states.some((state) => isUntold(state, request)) ? "max-count" : "settled";
}

/** Inconclusive after all pairs. Not for rows whose good direction is unknown, which no pairs help. */
function isUntold({ pairs, judgements }: State, { policy, metadata }: MeasureRequest): boolean {
  const untold = [...judgements].filter(([, { verdict }]) => verdict === "inconclusive");
  return pairs.length >= policy.maxCount && untold.some(([unit]) => betterOf(unit, metadata) !== "unknown");
}

/** Step by step, each by a new plan: what the step before took is the best estimate of the next. */
async function sampleAll(request: Measuring, states: readonly State[]): Promise<Stopped> {
  for (let step = 1; ; step++) {
    const left = request.budget.left();
    giveUp(states, { ...request, left });
    const plan = planFor(plannedOf(states, request), left);
    if (plan.next.length === 0) return plan.without.length > 0 ? "time-budget" : undefined;
    (step === 1 ? request.info : request.debug)(planText(plan, left));
    const before = snapshotOf(states);
    await takeStep(request, states, plan);
    if (snapshotOf(states) === before) return "time-budget";
  }
}

/** A text that is another one once anything was done. */
function snapshotOf(states: readonly State[]): string {
  return states
    .map((state) => {
      const { pairs, looked, isOpen, hasWaited, calibration, trouble, meets } = state;
      return [pairs.length, looked, isOpen, hasWaited, calibration?.seconds, trouble, meets].join();
    })
    .join(";");
}

/**
 * Where time is short, what has begun comes to its end before others begin, by its next look. Those that are
 * behind go first, so that the others can join them: each look has link orders of its own.
 */
async function takeStep(request: Measuring, states: readonly State[], plan: Plan<Planned>): Promise<void> {
  const begun = plan.next.filter(isBegun);
  const telling = begun.filter(({ isHopeless }) => !isHopeless);
  const hasWaiting = begun.length < plan.next.length;
  if (hasWaiting && !(plan.isScarce && telling.length > 0))
    return beginSome(request, states, { ...plan, reserved: ROOM * secondsOf(telling) });
  const looked = Math.min(...(telling.length > 0 ? telling : begun).map(({ state }) => state.looked));
  const asked = begun.filter(({ state }) => state.looked === looked).map(({ state }) => state);
  await takeLook(request, states, { look: lookAfter(request, looked), asked });
}

function isBegun({ state }: Planned): boolean {
  return state.looked > 0 || state.pairs.length > 0;
}

/** The last one again where all were taken. */
function lookAfter({ policy }: Measuring, looked: number): Look {
  const plan = looks(policy);
  return plan[looked] ?? lastLook(plan, plan.length - 1);
}

interface BeginPlan extends Plan<Planned> {
  /** Seconds of samples that those begun earlier still need. */
  readonly reserved: number;
}

/**
 * How many begin their calibrations say: where the plan expected too much, some that it left out have room.
 */
async function beginSome(
  request: Measuring,
  states: readonly State[],
  { next, without, isScarce, reserved }: BeginPlan,
): Promise<void> {
  const { policy, budget } = request;
  const left = budget.left();
  const spare = without.filter(({ waits, seconds }) => !waits && seconds <= left);
  const waiting = [...next, ...spare].filter((planned) => !isBegun(planned)).map(({ state }) => state);
  const wish = { pairs: usualPairs(states, policy), reserved, parallelWaits: isScarce };
  const { begun } = await calibrateSome(request, waiting, wish);
  for (const [at, look] of looks(policy).slice(0, FIRST_LOOKS).entries()) {
    const asked = begun.filter(({ looked }) => looked === at);
    await takeLook(request, states, { look, asked });
  }
}

/** Those that have no room for their pairs are left open. */
async function takeLook(
  request: Measuring,
  states: readonly State[],
  { look, asked }: AskedLook,
): Promise<void> {
  const open = asked.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return;
  await sampleUpTo(request, { open, all: states }, look);
  const isShort = isWanting(look.pairs);
  const reached = open.filter((state) => !isShort(state));
  if (reached.length === 0) return;
  judgeAll(request, states, { look, asked: reached });
  for (const state of reached) reshapePairs(request, state);
  for (const text of goingOn(look, reached)) request.debug(text);
  if (look.seen === 0)
    for (const text of outlookOf(request, states, { look, asked: reached })) request.info(text);
}

/** What it takes to tell those that the first look left open. */
function outlookOf(
  request: Measuring,
  states: readonly State[],
  { look: { pairs }, asked }: AskedLook,
): readonly string[] {
  const open = plannedOf(states, request).filter(({ state }) => asked.includes(state));
  const { budget, policy } = request;
  return outlookTexts({ asked: asked.length, pairs, open, left: budget.left(), maxCount: policy.maxCount });
}

/** Why a look did not settle all rows. */
function goingOn({ pairs }: Look, asked: readonly State[]): readonly string[] {
  const rows = asked.flatMap(({ subject, judgements }) =>
    [...judgements]
      .filter(([, { verdict }]) => verdict === "open")
      .map(([unit, { reason }]) => `${qualifiedName(subject)} ${unit} is open: ${reason}`),
  );
  return [`after ${pairs} pairs of ${asked.length} benchmarks ${rows.length} rows are open`, ...rows];
}

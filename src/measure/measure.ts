// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, more of them only where the
// verdict is open.

import type { Judgement } from "../judge/judgement.ts";
import { type Look, looks } from "../judge/policy.ts";
import { judgeTogether, type Together } from "../judge/together.ts";
import { displayName } from "../model/benchmark.ts";
import { GROSS } from "../model/gross.ts";
import { betterOf } from "../model/unit.ts";
import { type AskedLook, endAll, type JudgeMeans, judgeAll, judgeRows } from "./judge-states.ts";
import { calibrateSome, paceFor } from "./sampling/calibrate-some.ts";
import {
  openRounds,
  type RoundMeans,
  type Rounds,
  type SubjectState as State,
  shuffled,
  startState,
  untilCancelled,
} from "./sampling/rounds.ts";
import type { Sampled, Subject } from "./sampling/sample.ts";
import { sampleUpTo } from "./sampling/sample-up-to.ts";

/** MeasureRequest is what to measure, and with which means. */
interface MeasureRequest extends RoundMeans, JudgeMeans {
  readonly subjects: readonly Subject[];
}

export interface Measured extends Sampled, Readonly<Pick<State, FoundField>> {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
}

type FoundField = "broken" | "trouble" | "gross" | "untold" | "alone" | "meets" | "orders";

/** Measurement is the whole. */
export interface Measurement {
  readonly measured: readonly Measured[];
  /** What many benchmarks of a package show together, where none of them alone does. */
  readonly together: readonly Together[];
  /**
   * Why it ended before every verdict was settled. "complete": there was none to be settled, and all samples
   * were taken.
   */
  readonly ended: "settled" | "complete" | "max-count" | "time-budget" | "interrupted";
}

/** Measuring is the request while it is worked on. */
type Measuring = MeasureRequest & Rounds;

type Stopped = "time-budget" | "interrupted" | undefined;

/** Looks that every benchmark gets before another one gets more of them. */
const FIRST_LOOKS = 2;
/** A first iteration that takes less may take long because it is the first. */
const SUSPECT_SECONDS = 0.001;
/** An operation that takes so long makes a pair that is longer than most. */
const SLOW_SECONDS = 0.1;

/**
 * measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled.
 */
export async function measure(asked: MeasureRequest): Promise<Measurement> {
  const pace = paceFor(asked.budget.left() / asked.subjects.length);
  const request: Measuring = { ...asked, ...openRounds({ ...asked, pace }) };
  const states = request.subjects.map((subject) => startState(request, subject));
  const stopped = await untilCancelled(() => sampleAll(request, states));
  endAll(request, states);
  const rows = states.flatMap((state) =>
    judgeRows(state, request).map(({ row }) => ({ row, judgement: state.judgements.get(row.unit) })),
  );
  const together = judgeTogether(rows, request.policy);
  const isOpen = states.some((state) => isUntold(state, request));
  return { measured: states, together, ended: stopped ?? (isOpen ? "max-count" : "settled") };
}

/** All pairs did not tell; more would not help rows whose good direction is unknown. */
function isUntold({ pairs, judgements }: State, { policy, metadata }: MeasureRequest): boolean {
  const untold = [...judgements].filter(([, { verdict }]) => verdict === "inconclusive");
  return pairs.length >= policy.maxCount && untold.some(([unit]) => betterOf(unit, metadata) !== "unknown");
}

/**
 * First as many benchmarks as have room get their first looks, in random order, then as many of the rest as
 * still have; what is open after that is looked at again and again. None is begun that there is no time to
 * tell anything of.
 */
async function sampleAll(request: Measuring, states: readonly State[]): Promise<Stopped> {
  const plan = looks(request.policy);
  let waiting = inOrder(shuffled(states, request.random));
  while (waiting.length > 0) {
    const pairs = (plan[FIRST_LOOKS - 1] ?? plan[0])?.pairs ?? 0;
    const { begun, rest } = await calibrateSome(request, waiting, pairs);
    if (begun.length === 0) return "time-budget";
    for (const look of plan.slice(0, FIRST_LOOKS))
      if (!(await takeLook(request, states, { look, asked: begun }))) return "time-budget";
    waiting = rest;
  }
  for (const look of plan.slice(FIRST_LOOKS))
    if (!(await takeLook(request, states, { look, asked: states }))) return "time-budget";
  return undefined;
}

/**
 * What took many times as long on the head with its first iteration comes first, the quickest of it before
 * the rest: that settles it, and the job, in little time. What is slow by itself comes last: in its time many
 * others can be told.
 */
function inOrder(states: readonly State[]): readonly State[] {
  const first = ({ subject }: State) => subject.firstSecPerOp ?? 0;
  const headFirst = ({ subject }: State) => subject.headFirstSecPerOp ?? 0;
  const isSuspect = (state: State) =>
    headFirst(state) > SUSPECT_SECONDS && headFirst(state) > GROSS * first(state);
  const isSlow = (state: State) => first(state) > SLOW_SECONDS;
  const others = states.filter((state) => !isSuspect(state));
  return [
    ...states.filter(isSuspect).sort((a, b) => headFirst(a) - headFirst(b)),
    ...others.filter((state) => !isSlow(state)),
    ...others.filter(isSlow).sort((a, b) => first(a) - first(b)),
  ];
}

/** Whether there was time for it. */
async function takeLook(
  request: Measuring,
  states: readonly State[],
  { look, asked }: AskedLook,
): Promise<boolean> {
  const open = asked.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return true;
  const ended = await sampleUpTo(request, { open, all: states }, look);
  if (ended === "time-budget") return false;
  judgeAll(request, states, { look, asked: open });
  for (const text of goingOn(look, open)) request.debug(text);
  return true;
}

/** Why a look did not settle everything. */
function goingOn({ pairs }: Look, asked: readonly State[]): readonly string[] {
  const rows = asked.flatMap(({ subject, judgements }) =>
    [...judgements]
      .filter(([, { verdict }]) => verdict === "open")
      .map(([unit, { reason }]) => `${subject.pkg} ${displayName(subject)} ${unit} is open: ${reason}`),
  );
  return [`after ${pairs} pairs of ${asked.length} benchmarks ${rows.length} rows are open`, ...rows];
}

// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, and more of them only where
// the verdict is open. docs/judging.md, "The time budget"

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

interface MeasureRequest extends RoundMeans, JudgeMeans {
  readonly subjects: readonly Subject[];
}

/** Measured is one subject with its samples and verdicts. */
export interface Measured extends Sampled, Readonly<Pick<State, FoundField>> {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
}

type FoundField = "broken" | "trouble" | "gross" | "untold" | "alone" | "meets" | "orders";

export interface Measurement {
  readonly measured: readonly Measured[];
  /** Packages whose benchmarks show together what none of them shows alone. */
  readonly together: readonly Together[];
  /** Why it ended. "complete": all samples were taken, and there are no verdicts to settle. */
  readonly ended: "settled" | "complete" | "max-count" | "time-budget" | "interrupted";
}

type Measuring = MeasureRequest & Rounds;

type Stopped = "time-budget" | "interrupted" | undefined;

/** Looks that every benchmark gets before any gets more. */
const FIRST_LOOKS = 2;
/** Below this a first iteration may be slow only because it is the first. */
const SUSPECT_SECONDS = 0.001;
/** An operation of this length makes a pair that is longer than most. */
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

/** Inconclusive after all pairs. Not for rows whose good direction is unknown, which no pairs help. */
function isUntold({ pairs, judgements }: State, { policy, metadata }: MeasureRequest): boolean {
  const untold = [...judgements].filter(([, { verdict }]) => verdict === "inconclusive");
  return pairs.length >= policy.maxCount && untold.some(([unit]) => betterOf(unit, metadata) !== "unknown");
}

/**
 * First as many benchmarks as have room get their first looks, in random order, then as many of the others as
 * still have room. After that the open ones get the later looks. No benchmark begins without time to tell
 * anything of it.
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
 * Benchmarks whose first iteration took many times as long on the head come first, the quickest before the
 * others: they settle soon, and the job with them. Slow ones come last: in their time many others can be
 * told.
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

/** False where time is up. */
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

/** Why a look did not settle all rows. */
function goingOn({ pairs }: Look, asked: readonly State[]): readonly string[] {
  const rows = asked.flatMap(({ subject, judgements }) =>
    [...judgements]
      .filter(([, { verdict }]) => verdict === "open")
      .map(([unit, { reason }]) => `${subject.pkg} ${displayName(subject)} ${unit} is open: ${reason}`),
  );
  return [`after ${pairs} pairs of ${asked.length} benchmarks ${rows.length} rows are open`, ...rows];
}

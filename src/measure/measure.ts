// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, more of them only where the verdict is open.

import { judgeLook } from "../judge/judge-look.ts";
import type { Judgement } from "../judge/judgement.ts";
import { type Look, lastLook, looks, type Policy } from "../judge/policy.ts";
import type { Row } from "../judge/row.ts";
import { judgeTogether, type Together } from "../judge/together.ts";
import { displayName } from "../model/benchmark.ts";
import { GROSS } from "../model/gross.ts";
import { betterOf, isExact, type UnitMetadata } from "../model/unit.ts";
import { calibrateSome } from "./sampling/calibrate-some.ts";
import type { Gross } from "./sampling/gross.ts";
import {
  isSampled,
  openRounds,
  type RoundMeans,
  type Rounds,
  type SubjectState as State,
  shuffled,
  startState,
  untilCancelled,
} from "./sampling/rounds.ts";
import type { BrokenSide, Sampled, SamplePair, Subject } from "./sampling/sample.ts";
import { sampleUpTo } from "./sampling/sample-up-to.ts";

/** MeasureRequest is what to measure, and with which means. */
export interface MeasureRequest extends RoundMeans {
  readonly subjects: readonly Subject[];
  /** What `Unit` lines said of the units. */
  readonly metadata: readonly UnitMetadata[];
  readonly policy: Policy;
  /** Whether the benchmark itself was changed. */
  readonly ownCodeDiffers: (subject: Subject) => boolean;
}

/** Measured is one subject with all that was found. */
export interface Measured extends Sampled {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly broken?: BrokenSide;
  /** What went wrong in our own work on it; what was measured before stays. */
  readonly trouble?: string;
  /** So much slower that no pairs were taken. */
  readonly gross?: Gross;
  /** Why nothing can be told of it. */
  readonly untold?: string;
  /** Why its sides were run one after the other, "" when they took turns. */
  readonly alone: string;
  /** Its sides cannot live at once, which holds for its whole package. */
  readonly meets: boolean;
  /** How many link orders its pairs ran with, 0 when as it was built first. */
  readonly orders: number;
}

/** Measurement is the whole. */
export interface Measurement {
  readonly measured: readonly Measured[];
  /** What many benchmarks of a package show together, where none of them alone does. */
  readonly together: readonly Together[];
  /** Why it ended before every verdict was settled. "complete": there was none to be settled, and all samples were taken. */
  readonly ended: "settled" | "complete" | "max-count" | "time-budget" | "interrupted";
}

/** Measuring is the request while it is worked on. */
type Measuring = MeasureRequest & Rounds;

type Stopped = "time-budget" | "interrupted" | undefined;

/** Looks that every benchmark gets before another one gets more of them. */
const FIRST_LOOKS = 2;
/** A first iteration that takes less may take long because it is the first. */
const SUSPECT_SECONDS = 0.001;
/** measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled. */
export async function measure(asked: MeasureRequest): Promise<Measurement> {
  const request: Measuring = { ...asked, ...openRounds(asked) };
  const states = request.subjects.map((subject) => startState(request, subject));
  const stopped = await untilCancelled(() => sampleAll(request, states));
  endAll(request, states);
  const rows = states.flatMap((state) =>
    rowsOf(state, request).map(({ row }) => ({ row, judgement: state.judgements.get(row.unit) })),
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
 * First as many benchmarks as have room get their first looks, in random order, then as many of the rest as still have; what is open after
 * that is looked at again and again. None is begun that there is no time to tell anything of.
 */
async function sampleAll(request: Measuring, states: readonly State[]): Promise<Stopped> {
  const plan = looks(request.policy);
  let waiting = bySuspicion(shuffled(states, request.random));
  while (waiting.length > 0) {
    const begun = await calibrateSome(request, waiting, (plan[FIRST_LOOKS - 1] ?? plan[0])?.pairs ?? 0);
    if (begun.length === 0) return "time-budget";
    for (const look of plan.slice(0, FIRST_LOOKS))
      if (!(await takeLook(request, states, { look, asked: begun }))) return "time-budget";
    waiting = waiting.slice(begun.length);
  }
  for (const look of plan.slice(FIRST_LOOKS))
    if (!(await takeLook(request, states, { look, asked: states }))) return "time-budget";
  return undefined;
}

/**
 * What took many times as long on the head with its first iteration comes first, the quickest of it before the rest: that settles it, and the job, in little
 * time.
 */
function bySuspicion(states: readonly State[]): readonly State[] {
  const headFirst = ({ subject }: State) => subject.headFirstSecPerOp ?? 0;
  const isSuspect = (state: State) =>
    headFirst(state) > SUSPECT_SECONDS && headFirst(state) > GROSS * (state.subject.firstSecPerOp ?? 0);
  const suspects = states.filter(isSuspect).sort((a, b) => headFirst(a) - headFirst(b));
  return [...suspects, ...states.filter((state) => !isSuspect(state))];
}

interface Asked {
  readonly look: Look;
  readonly asked: readonly State[];
}

/** Whether there was time for it. */
async function takeLook(
  request: Measuring,
  states: readonly State[],
  { look, asked }: Asked,
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

/**
 * What is still open when nothing more is measured is told from what there is. Where no pair has come since its last look, that look was the last:
 * it is taken again as such, with the rest of the error budget.
 */
function endAll(request: MeasureRequest, states: readonly State[]): void {
  const plan = looks(request.policy);
  const pairsAt = (look: number) => plan[look]?.pairs ?? 0;
  const open = states.filter(({ isOpen }) => isOpen);
  const lastOf = ({ looked, pairs }: State) =>
    looked > 0 && pairs.length <= pairsAt(looked - 1) ? looked - 1 : looked;
  for (const at of plan.keys()) {
    const asked = open.filter((state) => state.isOpen && lastOf(state) === at);
    if (asked.length > 0) judgeAll(request, states, { look: lastLook(plan, at), asked });
  }
}

/** All rows are judged together, settled ones too: the errors of the whole pull request share one budget. Those that are not asked stay as they are. */
function judgeAll(request: MeasureRequest, states: readonly State[], { look, asked }: Asked): void {
  const { policy } = request;
  const rows = states.filter(isSampled).flatMap((state) => rowsOf(state, request));
  const earlier = rows.map(({ state, row }) => state.judgements.get(row.unit));
  const waiting = states.filter((s) => s.isOpen && s.looked === 0 && !asked.includes(s)).length;
  const judgements = judgeLook(
    rows.map(({ row }) => row),
    { earlier, look, policy, waiting },
  );
  const isAsked = new Set(asked);
  for (const [i, { state, row }] of rows.entries()) {
    const judgement = judgements[i];
    if (judgement !== undefined && isAsked.has(state)) state.judgements.set(row.unit, judgement);
  }
  for (const state of asked) {
    state.looked++;
    const wantsMore = [...state.judgements.values()].some((j) => j.verdict === "open");
    state.isOpen = wantsMore && isSampled(state) && state.trouble === undefined;
  }
}

function rowsOf(
  state: State,
  { metadata, ownCodeDiffers }: MeasureRequest,
): readonly { readonly state: State; readonly row: Row }[] {
  const { subject, pairs } = state;
  const times = pairs.flatMap((pair) => pair.times ?? []);
  return unitsOfBoth(pairs).map((unit) => ({
    state,
    row: {
      benchmark: subject,
      unit,
      better: betterOf(unit, metadata),
      exact: isExact(unit, metadata),
      turns: pairs.every((pair) => pair.inTurns),
      ownCodeDiffers: ownCodeDiffers(subject),
      pairs: pairs.map(({ base, head }) => ({ base: base.get(unit) ?? [], head: head.get(unit) ?? [] })),
      times: times.length === pairs.length ? times : [],
    },
  }));
}

/** unitsOfBoth are the units that both sides of the first pair report, in the order of the base. */
export function unitsOfBoth(pairs: readonly SamplePair[]): readonly string[] {
  const [first] = pairs;
  return first === undefined ? [] : [...first.base.keys()].filter((unit) => first.head.has(unit));
}

// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, more of them only where the verdict is open.

import { judgeLook } from "../judge/judge-look.ts";
import type { Judgement } from "../judge/judgement.ts";
import { type Look, lastLook, looks, type Policy } from "../judge/policy.ts";
import type { Row } from "../judge/row.ts";
import { judgeTogether, type Together } from "../judge/together.ts";
import { displayName } from "../model/benchmark.ts";
import { InterruptedError } from "../model/errors.ts";
import { GROSS } from "../model/gross.ts";
import { betterOf, isExact, type UnitMetadata } from "../model/unit.ts";
import type { Gross } from "./sampling/gross.ts";
import { isolated } from "./sampling/isolated.ts";
import { LINKING, type LinkOrders } from "./sampling/layout.ts";
import { type Meetings, rememberMeetings } from "./sampling/meetings.ts";
import { calibrateSampling, nextPair, type Sampling, type SamplingMeans } from "./sampling/next-pair.ts";
import type { BrokenSide, Sampled, SamplePair, Subject } from "./sampling/sample.ts";
import type { TimeBudget } from "./sampling/time-budget.ts";

/** MeasureRequest is what to measure, and with which means. */
export interface MeasureRequest extends SamplingMeans {
  readonly subjects: readonly Subject[];
  /** What `Unit` lines said of the units. */
  readonly metadata: readonly UnitMetadata[];
  readonly policy: Policy;
  /** Whether the benchmark itself was changed. */
  readonly ownCodeDiffers: (subject: Subject) => boolean;
  /** Undefined where all pairs run as the tests were built first. */
  readonly linkOrders: LinkOrders | undefined;
  readonly progress: (text: string) => void;
  /** Is given the decisions that no report has, a line each. */
  readonly debug: (text: string) => void;
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
  /** Why it ended before every verdict was settled. */
  readonly ended: "settled" | "max-count" | "time-budget" | "interrupted";
}

/** Measuring is the request, with a memory of sides that met. */
interface Measuring extends MeasureRequest {
  readonly meetings: Meetings | undefined;
}

/** State is a subject while it is measured. */
interface State extends Sampling {
  judgements: Map<string, Judgement>;
  orders: number;
  /** How many looks have been taken at it. */
  looked: number;
  /** It is known that its sides meet. */
  meets: boolean;
}

type Stopped = "time-budget" | "interrupted" | undefined;

/** Looks that every benchmark gets before another one gets more of them. */
const FIRST_LOOKS = 2;
/** Part of the time that is left into which the first looks of those that are begun must fit; linking takes some of the rest. */
const ROOM = 0.75;
/** A pair may end so much of the whole time after it is spent. */
const LATEST = 0.05;
/** A first iteration that takes less may take long because it is the first. */
const SUSPECT_SECONDS = 0.001;
/** One benchmark's calibration may take so many seconds whatever is left, so much of what is left, and so much of what is left for each. */
const CALIBRATION = { seconds: 3, share: 0.1, each: 0.4 } as const;

/** measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled. */
export async function measure(asked: MeasureRequest): Promise<Measurement> {
  const meetings = asked.takeTurns && rememberMeetings(asked.takeTurns);
  const request: Measuring = { ...asked, meetings, takeTurns: meetings?.takeTurns };
  const states = request.subjects.map(
    (subject): State => ({
      subject,
      pairs: [],
      judgements: new Map(),
      isOpen: true,
      layouts: [],
      orders: 0,
      looked: 0,
      stumbles: 0,
      meets: false,
      alone: request.takeTurns === undefined ? "no benchmark can take turns" : "",
    }),
  );
  const stopped = await guarded(() => sampleAll(request, states));
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
    const begun = await calibrateSome(request, waiting, plan[FIRST_LOOKS - 1] ?? plan[0]);
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

/** What was measured before the run was cancelled is still reported. */
async function guarded(work: () => Promise<Stopped>): Promise<Stopped> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InterruptedError) return "interrupted";
    throw error;
  }
}

/** What was measured together by sides that meet is dropped; from then on they run one after the other, in the whole package. */
function separate({ meetings }: Measuring, states: readonly State[]): void {
  for (const state of states) {
    const why = meetings?.of(state.subject) ?? "";
    if (why === "" || state.meets) continue;
    state.meets = true;
    if (state.pairs.some((pair) => !pair.inTurns)) continue; // they were apart already
    state.judgements.clear();
    state.pairs.length = 0;
    state.isOpen = isSampled(state) && state.trouble === undefined;
    if (state.alone !== "") continue; // and calibrated for it
    state.alone = why;
    delete state.calibration;
  }
}

/** What goes wrong with one benchmark is told of it, and the others go on. */
async function alone(state: State, work: () => Promise<void>): Promise<void> {
  const trouble = await isolated(work);
  if (trouble !== "") state.trouble = trouble;
}

/** The first of them, as many as have room. */
async function calibrateSome(
  request: Measuring,
  waiting: readonly State[],
  look: Look | undefined,
): Promise<readonly State[]> {
  const { budget, progress } = request;
  const begun: State[] = [];
  let expected = 0;
  for (const state of waiting) {
    const left = budget.left();
    if (left <= 0 || (begun.length > 0 && expected * (1 + 1 / begun.length) > ROOM * left)) break;
    progress(`calibrating benchmark ${begun.length + 1} of ${waiting.length}: ${state.subject.name}`);
    const share = Math.max(CALIBRATION.share, CALIBRATION.each / (waiting.length - begun.length));
    const until = left - Math.max(CALIBRATION.seconds, share * left);
    await alone(state, () => calibrateSampling(request, state, () => budget.left() < until));
    request.debug(calibrationText(state, left - budget.left()));
    begun.push(state);
    separate(request, begun);
    expected += state.isOpen ? 2 * (state.calibration?.seconds ?? 0) * (look?.pairs ?? 0) : 0;
  }
  return begun;
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
  const ended = await sampleUpTo(request, open, look);
  separate(request, states);
  if (ended === "time-budget") return false;
  judgeAll(request, states, { look, asked: open });
  for (const text of goingOn(look, open)) request.debug(text);
  return true;
}

function calibrationText({ subject, calibration, ...found }: State, seconds: number): string {
  const name = `${subject.pkg} ${displayName(subject)}`;
  const why =
    found.broken?.reason ?? found.gross?.reason ?? found.untold ?? found.trouble ?? "it has no calibration";
  if (calibration === undefined) return `${name} is not sampled: ${why} (${seconds.toFixed(2)} s)`;
  const { iterations, repeats, parallel } = calibration;
  const slices = `${repeats} slices of ${iterations} iterations, ${calibration.seconds.toFixed(3)} s a process`;
  return `${name} is calibrated: ${slices}${parallel ? ", parallel" : ""} (${seconds.toFixed(2)} s)`;
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

/** Rounds over all of them in random order, a pair each, until all have the pairs that the look wants. */
async function sampleUpTo(
  request: Measuring,
  states: readonly State[],
  look: Look,
): Promise<"time-budget" | undefined> {
  const { budget, random, progress } = request;
  await relink(request, states.filter(isWanting(look)), look);
  for (;;) {
    const wanting = states.filter(isWanting(look));
    if (wanting.length === 0) return undefined;
    const fitting = shuffled(wanting, random).filter((state) => hasRoom(state, budget));
    if (fitting.length === 0) return "time-budget";
    for (const [n, state] of fitting.entries()) {
      if (!hasRoom(state, budget)) continue;
      progress(progressText(wanting, n, look, budget.left()));
      await alone(state, () => nextPair(request, state));
      separate(request, states);
    }
  }
}

/** A pair that would end long after the time is spent is not begun. */
function hasRoom({ calibration }: State, { left, seconds }: TimeBudget): boolean {
  return left() > 0 && 2 * (calibration?.seconds ?? 0) <= left() + LATEST * seconds;
}

function isWanting(look: Look): (state: State) => boolean {
  return (s) => s.isOpen && s.trouble === undefined && s.untold === undefined && s.pairs.length < look.pairs;
}

/** Each look has its own link orders: what one layout makes slow is not slow in the next. */
async function relink(
  { linkOrders, budget }: MeasureRequest,
  wanting: readonly State[],
  look: Look,
): Promise<void> {
  const left = budget.left();
  if (linkOrders === undefined || wanting.length === 0 || left <= 0) return;
  const layouts = await linkOrders({
    importPaths: [...new Set(wanting.map(({ subject }) => subject.pkg))],
    most: Math.max(...wanting.map((s) => look.pairs - s.pairs.length)),
    seconds: Math.min(left, expectedSeconds(wanting, look)) * LINKING.share,
    limit: left * LINKING.mostShare,
  });
  for (const state of wanting) {
    state.layouts = layouts.get(state.subject.pkg) ?? [];
    state.orders += state.layouts.length;
  }
}

/** Seconds of all pairs up to a look. */
function expectedSeconds(wanting: readonly State[], look: Look): number {
  const rest = wanting.map((s) => 2 * (s.calibration?.seconds ?? 0) * (look.pairs - s.pairs.length));
  return rest.reduce((a, b) => a + b, 0);
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

function isSampled({ broken, gross, untold }: State): boolean {
  return broken === undefined && gross === undefined && untold === undefined;
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

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

function progressText(wanting: readonly State[], at: number, look: Look, left: number): string {
  const seconds = Math.min(left, expectedSeconds(wanting, look));
  const pairs = Math.min(...wanting.map((s) => s.pairs.length));
  return `measuring benchmark ${at + 1} of ${wanting.length}, pair ${pairs + 1} of ${look.pairs}, about ${Math.ceil(seconds)} s to the next look`;
}

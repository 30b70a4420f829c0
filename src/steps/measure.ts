// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, more of them only where the verdict is open.

import { judgeLook } from "../judge/judge-look.ts";
import type { Judgement } from "../judge/judgement.ts";
import { type Look, lastLook, looks, type Policy } from "../judge/policy.ts";
import type { Row } from "../judge/row.ts";
import { InterruptedError } from "../model/errors.ts";
import { betterOf, type UnitMetadata } from "../model/unit.ts";
import { isolated } from "../sampling/isolated.ts";
import { LINKING, type LinkOrders } from "../sampling/layout.ts";
import { calibrateSampling, nextPair, type Sampling, type SamplingMeans } from "../sampling/next-pair.ts";
import type { BrokenSide, Sampled, SamplePair, Subject } from "../sampling/sample.ts";

/** MeasureRequest is what to measure, and with which means. */
export interface MeasureRequest extends SamplingMeans {
  readonly subjects: readonly Subject[];
  /** What `Unit` lines said of the units. */
  readonly metadata: readonly UnitMetadata[];
  readonly policy: Policy;
  /** Whether the benchmark itself was changed. */
  readonly ownCodeDiffers: (subject: Subject) => boolean;
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
  /** Undefined where all pairs run as the tests were built first. */
  readonly linkOrders: LinkOrders | undefined;
  /** A clock that only goes forward, seconds. */
  readonly now: () => number;
  readonly progress: (text: string) => void;
}

/** Measured is one subject with all that was found. */
export interface Measured extends Sampled {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly broken?: BrokenSide;
  /** What went wrong in our own work on it; what was measured before stays. */
  readonly trouble?: string;
  /** Why its sides were run one after the other, "" when they took turns. */
  readonly alone: string;
  /** How many link orders its pairs ran with, 0 when as it was built first. */
  readonly orders: number;
}

/** Measurement is the whole. */
export interface Measurement {
  readonly measured: readonly Measured[];
  /** Why it ended before every verdict was settled. */
  readonly ended: "settled" | "max-count" | "time-budget" | "interrupted";
}

/** State is a subject while it is measured. */
interface State extends Sampling {
  judgements: Map<string, Judgement>;
  orders: number;
}

/** measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled. */
export async function measure(request: MeasureRequest): Promise<Measurement> {
  const states = request.subjects.map(
    (subject): State => ({
      subject,
      pairs: [],
      judgements: new Map(),
      isOpen: true,
      layouts: [],
      orders: 0,
      alone: request.takeTurns === undefined ? "no benchmark can take turns" : "",
    }),
  );
  const deadline = request.now() + request.timeBudget;
  const plan = looks(request.policy);
  let stopped: "time-budget" | "interrupted" | undefined = await guarded(() =>
    calibrateAll(request, states, deadline),
  );
  for (const [at, planned] of plan.entries()) {
    stopped ??= await guarded(() => sampleUpTo(request, states, planned, deadline));
    const look = stopped === undefined ? planned : lastLook(plan, at);
    judgeAll(request, states, look);
    if (look.last || states.every((state) => !state.isOpen)) break;
  }
  const isOpen = states.some((state) => isUntold(state, request));
  return { measured: states, ended: stopped ?? (isOpen ? "max-count" : "settled") };
}

/** All pairs did not tell; more would not help rows whose good direction is unknown. */
function isUntold({ pairs, judgements }: State, { policy, metadata }: MeasureRequest): boolean {
  const untold = [...judgements].filter(([, { verdict }]) => verdict === "inconclusive");
  return pairs.length >= policy.maxCount && untold.some(([unit]) => betterOf(unit, metadata) !== "unknown");
}

/** What was measured before the run was cancelled is still reported. */
async function guarded<T>(work: () => Promise<T>): Promise<T | "interrupted"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InterruptedError) return "interrupted";
    throw error;
  }
}

/** What goes wrong with one benchmark is told of it, and the others go on. */
async function alone(state: State, work: () => Promise<void>): Promise<void> {
  const trouble = await isolated(work);
  if (trouble !== "") state.trouble = trouble;
}

async function calibrateAll(
  request: MeasureRequest,
  states: readonly State[],
  deadline: number,
): Promise<"time-budget" | undefined> {
  const { now, progress } = request;
  for (const [n, state] of states.entries()) {
    if (now() > deadline) return "time-budget";
    progress(`calibrating benchmark ${n + 1} of ${states.length}: ${state.subject.name}`);
    await alone(state, () => calibrateSampling(request, state));
  }
  return undefined;
}

/** Rounds over all open benchmarks in random order, a pair each, until all have the pairs that the look wants. */
async function sampleUpTo(
  request: MeasureRequest,
  states: readonly State[],
  look: Look,
  deadline: number,
): Promise<"time-budget" | undefined> {
  await relink(request, states.filter(isWanting(look)), look, deadline);
  for (;;) {
    const wanting = states.filter(isWanting(look));
    if (wanting.length === 0) return undefined;
    for (const [n, state] of shuffled(wanting, request.random).entries()) {
      if (request.now() > deadline) return "time-budget";
      request.progress(progressText(wanting, n, look, deadline - request.now()));
      await alone(state, () => nextPair(request, state));
    }
  }
}

function isWanting(look: Look): (state: State) => boolean {
  return (s) => s.isOpen && s.trouble === undefined && s.pairs.length < look.pairs;
}

/** Each look has its own link orders: what one layout makes slow is not slow in the next. */
async function relink(
  { linkOrders, now }: MeasureRequest,
  wanting: readonly State[],
  look: Look,
  deadline: number,
): Promise<void> {
  const left = deadline - now();
  if (linkOrders === undefined || wanting.length === 0 || left <= 0) return;
  const layouts = await linkOrders({
    importPaths: [...new Set(wanting.map(({ subject }) => subject.pkg))],
    most: Math.max(...wanting.map((s) => look.pairs - s.pairs.length)),
    seconds: Math.min(left, expectedSeconds(wanting, look)) * LINKING.share,
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

/** All rows are judged together, settled ones too: the errors of the whole pull request share one budget. */
function judgeAll(request: MeasureRequest, states: readonly State[], look: Look): void {
  const { policy } = request;
  const rows = states.filter((s) => s.broken === undefined).flatMap((state) => rowsOf(state, request));
  const earlier = rows.map(({ state, row }) => state.judgements.get(row.unit)).filter((j) => j !== undefined);
  const judgements = judgeLook(
    rows.map(({ row }) => row),
    { earlier, look, policy },
  );
  for (const [i, { state, row }] of rows.entries()) {
    const judgement = judgements[i];
    if (judgement !== undefined) state.judgements.set(row.unit, judgement);
  }
  for (const state of states)
    state.isOpen =
      state.broken === undefined &&
      state.trouble === undefined &&
      [...state.judgements.values()].some((j) => j.verdict === "open");
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
      exact: metadata.some((m) => m.unit === unit && m.key === "assume" && m.value === "exact"),
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

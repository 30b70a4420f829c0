// Measuring: pairs of samples of all benchmarks, interleaved over the whole job, more of them only where the verdict is open.

import { judgeLook } from "../judge/judge-look.ts";
import type { Judgement } from "../judge/judgement.ts";
import { type Look, lastLook, looks, type Policy } from "../judge/policy.ts";
import type { Row } from "../judge/row.ts";
import type { Benchtime } from "../model/benchtime.ts";
import { InterruptedError } from "../model/errors.ts";
import { betterOf, type UnitMetadata } from "../model/unit.ts";
import { type Calibration, calibrate } from "../sampling/calibrate.ts";
import type { Run } from "../sampling/run.ts";
import {
  type BrokenSide,
  type Sampled,
  type SamplePair,
  type Subject,
  takePair,
} from "../sampling/sample.ts";

/** MeasureRequest is what to measure, and with which means. */
export interface MeasureRequest {
  readonly subjects: readonly Subject[];
  /** What `Unit` lines said of the units. */
  readonly metadata: readonly UnitMetadata[];
  readonly policy: Policy;
  readonly benchtime: Benchtime | undefined;
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
  /** Shortest time limit of a process. */
  readonly timeoutMs: number;
  readonly run: Run;
  /** A clock that only goes forward, seconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly progress: (text: string) => void;
}

/** Measured is one subject with all that was found. */
export interface Measured extends Sampled {
  /** By tidied unit. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly broken?: BrokenSide;
}

/** Measurement is the whole. */
export interface Measurement {
  readonly measured: readonly Measured[];
  /** Why it ended before every verdict was settled. */
  readonly ended: "settled" | "max-count" | "time-budget" | "interrupted";
}

/** State is a subject while it is measured. */
interface State {
  readonly subject: Subject;
  calibration?: Calibration;
  readonly pairs: SamplePair[];
  judgements: Map<string, Judgement>;
  broken?: BrokenSide;
  isOpen: boolean;
}

/** measure samples until every verdict is settled, the pairs or the time are spent, or the run is cancelled. */
export async function measure(request: MeasureRequest): Promise<Measurement> {
  const states = request.subjects.map(
    (subject): State => ({ subject, pairs: [], judgements: new Map(), isOpen: true }),
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
  const isSettled = states.every((s) =>
    [...s.judgements.values()].every((j) => j.verdict !== "inconclusive"),
  );
  return { measured: states, ended: stopped ?? (isSettled ? "settled" : "max-count") };
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

async function calibrateAll(
  request: MeasureRequest,
  states: readonly State[],
  deadline: number,
): Promise<"time-budget" | undefined> {
  const { run, benchtime, timeoutMs, now, progress } = request;
  for (const [n, state] of states.entries()) {
    if (now() > deadline) return "time-budget";
    progress(`calibrating benchmark ${n + 1} of ${states.length}: ${state.subject.name}`);
    const { base, name, procs, firstSecPerOp } = state.subject;
    const found = await calibrate(run, { binary: base, name, procs, firstSecPerOp, benchtime, timeoutMs });
    if (found.kind === "calibrated") state.calibration = found;
    else breakDown(state, { ...found, side: "base" });
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
  for (;;) {
    const wanting = states.filter((s) => s.isOpen && s.pairs.length < look.pairs);
    if (wanting.length === 0) return undefined;
    for (const [n, state] of shuffled(wanting, request.random).entries()) {
      if (request.now() > deadline) return "time-budget";
      request.progress(progressText(wanting, n, look, deadline - request.now()));
      await samplePair(request, state);
    }
  }
}

async function samplePair({ run, random, timeoutMs }: MeasureRequest, state: State): Promise<void> {
  const { subject, calibration } = state;
  if (calibration === undefined) return;
  const limit = Math.max(timeoutMs, 20_000 * calibration.seconds);
  const pair = await takePair(run, { subject, calibration, headFirst: random() < 0.5, timeoutMs: limit });
  if (pair.kind === "pair") state.pairs.push(pair);
  else breakDown(state, pair);
}

function breakDown(state: State, broken: BrokenSide): void {
  state.broken = broken;
  state.isOpen = false;
  state.judgements = new Map();
}

/** All rows are judged together, settled ones too: the errors of the whole pull request share one budget. */
function judgeAll({ metadata, policy }: MeasureRequest, states: readonly State[], look: Look): void {
  const rows = states.filter((s) => s.broken === undefined).flatMap((state) => rowsOf(state, metadata));
  const open: Judgement["verdict"] = "open";
  const earlier = rows.map(({ state, row }) => state.judgements.get(row.unit)).filter((j) => j !== undefined);
  const judgements = judgeLook(
    rows.map(({ row }) => row),
    { earlier, look, policy },
  );
  for (const [i, { state, row }] of rows.entries()) {
    const judgement = judgements[i];
    if (judgement !== undefined) state.judgements.set(row.unit, judgement);
  }
  for (const state of states) state.isOpen = [...state.judgements.values()].some((j) => j.verdict === open);
}

function rowsOf(
  state: State,
  metadata: readonly UnitMetadata[],
): readonly { readonly state: State; readonly row: Row }[] {
  const { subject, pairs } = state;
  return unitsOfBoth(pairs).map((unit) => ({
    state,
    row: {
      benchmark: subject,
      unit,
      better: betterOf(unit, metadata),
      exact: metadata.some((m) => m.unit === unit && m.key === "assume" && m.value === "exact"),
      turns: false,
      pairs: pairs.map(({ base, head }) => ({ base: base.get(unit) ?? [], head: head.get(unit) ?? [] })),
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
  const rest = wanting.map(
    (s) => 2 * (s.calibration?.seconds ?? 0) * Math.max(0, look.pairs - s.pairs.length),
  );
  const seconds = Math.min(
    left,
    rest.reduce((a, b) => a + b, 0),
  );
  const pairs = Math.min(...wanting.map((s) => s.pairs.length));
  return `measuring benchmark ${at + 1} of ${wanting.length}, pair ${pairs + 1} of ${look.pairs}, about ${Math.ceil(seconds)} s to the next look`;
}

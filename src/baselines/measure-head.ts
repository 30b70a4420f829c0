// Measuring the head alone, for a stored baseline: fresh processes of all benchmarks, each in a link order of its own, interleaved over the
// whole job.

import { type Breakage, breakage } from "../measure/sampling/breakage.ts";
import { calibrate } from "../measure/sampling/calibrate.ts";
import { type Calibration, withIterations } from "../measure/sampling/calibration.ts";
import { isolated } from "../measure/sampling/isolated.ts";
import { inLayout, type Layout, LINKING, type LinkOrders } from "../measure/sampling/layout.ts";
import type { Run } from "../measure/sampling/run.ts";
import type { Sample } from "../measure/sampling/sample.ts";
import { exactly, type TestBinary } from "../measure/sampling/test-command.ts";
import { readBenchmarkOutput } from "../measure/sampling/test-output.ts";
import type { TimeBudget } from "../measure/sampling/time-budget.ts";
import { InterruptedError } from "../model/errors.ts";
import type { Benchtime } from "../options/benchtime.ts";

/** HeadSubject is one leaf benchmark of the head. */
export interface HeadSubject {
  readonly pkg: string;
  readonly name: string;
  readonly procs: number;
  readonly binary: TestBinary;
  readonly firstSecPerOp: number | undefined;
  /** Iterations of each slice that the baseline has; undefined where it does not say. */
  readonly storedIterations: number | undefined;
}

/** HeadSeries is a subject with its samples, a process each. */
export interface HeadSeries {
  readonly subject: HeadSubject;
  readonly iterations: number;
  readonly samples: readonly Sample[];
  /** How many link orders they ran with, 0 when as it was built first. */
  readonly orders: number;
  readonly broken?: Breakage;
  /** What went wrong in our own work on it; what was measured before stays. */
  readonly trouble?: string;
  /** Why nothing can be told of it. */
  readonly untold?: string;
}

/** MeasureHeadRequest is what to measure, and with which means. */
export interface MeasureHeadRequest {
  readonly subjects: readonly HeadSubject[];
  /** Processes of each benchmark, at least. */
  readonly count: number;
  /** At most: as many are taken as there is time for in LEAST_SECONDS. */
  readonly maxCount: number;
  readonly benchtime: Benchtime | undefined;
  readonly budget: TimeBudget;
  /** Undefined where all processes run as the tests were built first. */
  readonly linkOrders: LinkOrders<"head"> | undefined;
  readonly run: Run;
  /** A clock that only goes forward, seconds. */
  readonly now: () => number;
  readonly progress: (text: string) => void;
}

/** HeadMeasurement is the whole. */
export interface HeadMeasurement {
  readonly series: readonly HeadSeries[];
  readonly ended: "complete" | "time-budget" | "interrupted";
}

/** Whatever disturbs a machine for some seconds must not be all that a run sees of it. */
const LEAST_SECONDS = 30;
/** What a process of a benchmark that is not calibrated yet may be expected to take. */
const UNKNOWN_SECONDS = 3;

interface State {
  readonly subject: HeadSubject;
  readonly samples: Sample[];
  layouts: readonly Layout<"head">[];
  calibration?: Calibration;
  broken?: Breakage;
  trouble?: string;
  untold?: string;
}

/** measureHead samples until all benchmarks have their processes, the time is spent, or the run is cancelled. */
export async function measureHead(request: MeasureHeadRequest): Promise<HeadMeasurement> {
  const states = request.subjects.map((subject): State => ({ subject, samples: [], layouts: [] }));
  const ended = await sampleAll(request, states).catch((error: unknown) => {
    if (error instanceof InterruptedError) return "interrupted" as const;
    throw error;
  });
  const series = states.map(({ subject, samples, layouts, calibration, broken, trouble, untold }) => ({
    subject,
    samples,
    orders: layouts.length,
    iterations: calibration?.iterations ?? 1,
    ...(broken === undefined ? {} : { broken }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(untold === undefined ? {} : { untold }),
  }));
  return { series, ended };
}

async function sampleAll(
  request: MeasureHeadRequest,
  states: readonly State[],
): Promise<"complete" | "time-budget"> {
  const { now, budget, count, maxCount, progress } = request;
  for (const [n, state] of states.entries()) {
    if (budget.left() < 0) return "time-budget";
    progress(`calibrating benchmark ${n + 1} of ${states.length}: ${state.subject.name}`);
    await alone(state, () => calibrateState(request, state));
  }
  await linkAll(request, states);
  const started = now();
  for (let round = 0; round < maxCount; round++) {
    const isEnough = round >= count;
    if (isEnough && now() - started > LEAST_SECONDS) break;
    for (const [n, state] of states.entries()) {
      if (budget.left() < 0) return isEnough ? "complete" : "time-budget";
      progress(`measuring benchmark ${n + 1} of ${states.length}, sample ${round + 1}`);
      await alone(state, () => sampleOnce(request, state));
    }
  }
  return "complete";
}

/** What goes wrong with one benchmark is told of it, and the others go on. */
async function alone(state: State, work: () => Promise<void>): Promise<void> {
  const trouble = state.trouble ?? (await isolated(work));
  if (trouble !== "") state.trouble = trouble;
}

async function calibrateState({ run, benchtime, budget }: MeasureHeadRequest, state: State): Promise<void> {
  const { subject } = state;
  const [left, timeoutMs] = [budget.left(), budget.limitMs(UNKNOWN_SECONDS)];
  const isLate = () => budget.left() < left - Math.max(2, 0.1 * left);
  const found = await calibrate(run, { ...subject, benchtime, takeTurns: undefined, timeoutMs, isLate });
  if (found.kind === "broken") breakDown(budget, state, found);
  else if (found.kind !== "calibrated") state.untold = found.reason;
  else if (benchtime !== undefined) state.calibration = found;
  // What is allocated may depend on how many iterations there are: a buffer that grows has a larger share in few.
  else state.calibration = withIterations(found, subject.storedIterations ?? found.iterations);
}

/** What one layout makes slow would be slow in all processes. */
async function linkAll(
  { linkOrders, count, maxCount, budget }: MeasureHeadRequest,
  states: readonly State[],
): Promise<void> {
  const measurable = states.filter(
    ({ calibration, broken }) => calibration !== undefined && broken === undefined,
  );
  const left = budget.left();
  if (linkOrders === undefined || measurable.length === 0 || left <= 0) return;
  const round = measurable.reduce((sum, { calibration }) => sum + (calibration?.seconds ?? 0), 0);
  const expected = Math.min(left, maxCount * round, Math.max(LEAST_SECONDS, count * round));
  const layouts = await linkOrders({
    importPaths: [...new Set(measurable.map(({ subject }) => subject.pkg))],
    most: maxCount,
    seconds: LINKING.share * expected,
    limit: LINKING.mostShare * left,
  });
  for (const state of measurable) state.layouts = layouts.get(state.subject.pkg) ?? [];
}

async function sampleOnce({ run, budget }: MeasureHeadRequest, state: State): Promise<void> {
  const { subject, calibration, layouts, samples } = state;
  if (calibration === undefined || state.broken !== undefined) return;
  const binary = inLayout(subject.binary, layouts, { side: "head", n: samples.length });
  const timeoutMs = budget.limitMs(calibration.seconds);
  const sample = await takeSample(run, { ...subject, binary }, calibration, timeoutMs);
  if ("kind" in sample) breakDown(budget, state, sample);
  else samples.push(sample);
}

/** One that was ended since the time is spent has not broken. */
function breakDown(budget: TimeBudget, state: State, broken: Breakage): void {
  if (broken.lateAfter === undefined || !budget.isOver()) state.broken = broken;
}

async function takeSample(
  run: Run,
  { name, procs, binary }: HeadSubject,
  { iterations, repeats }: Calibration,
  timeoutMs: number,
): Promise<Sample | Breakage> {
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const lines = output.results.filter((line) => line.name === name);
  if (lines.length < repeats)
    return breakage(output.ending, output.text, { late: output.timedOut, seconds: output.seconds });
  const units = new Set(lines.flatMap((line) => [...line.values.keys()]));
  return new Map(
    [...units].map((unit) => [
      unit,
      lines.map((line) => line.values.get(unit)).filter((value) => value !== undefined),
    ]),
  );
}

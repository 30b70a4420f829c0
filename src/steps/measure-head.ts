// Measuring the head alone, for a stored baseline: fresh processes of all benchmarks, interleaved over the whole job.

import type { Benchtime } from "../model/benchtime.ts";
import { InterruptedError } from "../model/errors.ts";
import { type Breakage, breakage } from "../sampling/breakage.ts";
import { calibrate } from "../sampling/calibrate.ts";
import { type Calibration, iterationsOf } from "../sampling/calibration.ts";
import type { Run } from "../sampling/run.ts";
import type { Sample } from "../sampling/sample.ts";
import { exactly, type TestBinary } from "../sampling/test-command.ts";
import { readBenchmarkOutput } from "../sampling/test-output.ts";

/** HeadSubject is one leaf benchmark of the head. */
export interface HeadSubject {
  readonly pkg: string;
  readonly name: string;
  readonly procs: number;
  readonly binary: TestBinary;
  readonly firstSecPerOp: number | undefined;
}

/** HeadSeries is a subject with its samples, a process each. */
export interface HeadSeries {
  readonly subject: HeadSubject;
  readonly iterations: number;
  readonly samples: readonly Sample[];
  readonly broken?: Breakage;
}

/** MeasureHeadRequest is what to measure, and with which means. */
export interface MeasureHeadRequest {
  readonly subjects: readonly HeadSubject[];
  /** Processes of each benchmark. */
  readonly count: number;
  readonly benchtime: Benchtime | undefined;
  /** Seconds that measuring may take. */
  readonly timeBudget: number;
  /** Shortest time limit of a process. */
  readonly timeoutMs: number;
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

interface State {
  readonly subject: HeadSubject;
  readonly samples: Sample[];
  calibration?: Calibration;
  broken?: Breakage;
}

/** measureHead samples until all benchmarks have `count` processes, the time is spent, or the run is cancelled. */
export async function measureHead(request: MeasureHeadRequest): Promise<HeadMeasurement> {
  const states = request.subjects.map((subject): State => ({ subject, samples: [] }));
  const ended = await sampleAll(request, states).catch((error: unknown) => {
    if (error instanceof InterruptedError) return "interrupted" as const;
    throw error;
  });
  const series = states.map(({ subject, samples, calibration, broken }) => ({
    subject,
    samples,
    iterations: iterationsOf(calibration),
    ...(broken === undefined ? {} : { broken }),
  }));
  return { series, ended };
}

async function sampleAll(
  request: MeasureHeadRequest,
  states: readonly State[],
): Promise<"complete" | "time-budget"> {
  const deadline = request.now() + request.timeBudget;
  for (let round = 0; round < request.count; round++) {
    for (const [n, state] of states.entries()) {
      if (request.now() > deadline) return "time-budget";
      if (state.broken !== undefined) continue;
      request.progress(
        `measuring benchmark ${n + 1} of ${states.length}, sample ${round + 1} of ${request.count}`,
      );
      await sampleOnce(request, state);
    }
  }
  return "complete";
}

/** The first sample of a benchmark is calibrated before. */
async function sampleOnce(request: MeasureHeadRequest, state: State): Promise<void> {
  const { run, benchtime, timeoutMs } = request;
  const { subject } = state;
  if (state.calibration === undefined) {
    const found = await calibrate(run, { ...subject, benchtime, takeTurns: undefined, timeoutMs });
    if (found.kind === "broken") {
      state.broken = found;
      return;
    }
    state.calibration = found;
  }
  const sample = await takeSample(run, subject, state.calibration, timeoutMs);
  if ("kind" in sample) state.broken = sample;
  else state.samples.push(sample);
}

async function takeSample(
  run: Run,
  { name, procs, binary }: HeadSubject,
  { iterations, repeats, seconds }: Calibration,
  timeoutMs: number,
): Promise<Sample | Breakage> {
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, Math.max(timeoutMs, 20_000 * seconds));
  const lines = output.results.filter((line) => line.name === name);
  if (lines.length < repeats) return breakage(output.ending, output.text);
  const units = new Set(lines.flatMap((line) => [...line.values.keys()]));
  return new Map(
    [...units].map((unit) => [
      unit,
      lines.map((line) => line.values.get(unit)).filter((value) => value !== undefined),
    ]),
  );
}

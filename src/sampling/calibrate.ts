// How many iterations a sample has: enough to be measured, short enough to fit between disturbances, the same on both sides.
//
// A process repeats a benchmark several times (slices), each with the same number of iterations. What is short is measured by
// the process's time, too: a benchmark may stop its timer, or set up for longer than it measures.

import type { Benchtime } from "../model/benchtime.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Run } from "./run.ts";
import { exactly, type TestBinary } from "./test-command.ts";
import { type Line, readBenchmarkOutput } from "./test-output.ts";

/** Calibration is how one benchmark is sampled. */
export interface Calibration {
  readonly kind: "calibrated";
  /** Iterations of a slice, at least 1: `-test.benchtime=Nx`. */
  readonly iterations: number;
  /** Slices of a process, at least 1: `-test.count`. */
  readonly repeats: number;
  /** Expected seconds of a process with all that it does. */
  readonly seconds: number;
}

/** CalibrateRequest is what to calibrate. */
export interface CalibrateRequest {
  readonly binary: TestBinary;
  readonly name: string;
  readonly procs: number;
  /** Seconds per operation that the first iteration took, undefined when it did not say. */
  readonly firstSecPerOp: number | undefined;
  /** What the user wants. */
  readonly benchtime: Benchtime | undefined;
  /** How the samples will be taken. */
  readonly way: "inTurns" | "alone";
  readonly timeoutMs: number;
}

/** Seconds of slices in a process: short processes make many pairs cheap. */
const PROCESS_SECONDS = 0.05;
/** Turns are shorter than the disturbances that both sides shall share; a slice of a process alone must be worth its start. */
const SHORTEST_SLICE = { inTurns: 0.001, alone: 0.0025 } as const;
const LONGEST_SLICE = 0.012;
/** A slice should hold a garbage collection or two; the collector waits for 4 MiB of new memory at the least. */
const SLICE_BYTES = 8 * 1024 * 1024;
const TRIAL_SLICES = 4;
const MOST_LONGER = 10;
const MOST_PROBES = 8;
const MOST_GROWTH = 100;
const MAX_ITERATIONS = 1_000_000_000;

/** Process time beyond the benchmark's own clock that is more than a disturbance. */
const HIDDEN_SECONDS = 0.02;
/** From here on the first iteration is not repeated to see whether a warm one is quicker. */
const LONG_OPERATION = 0.25;

/** One process with one slice. */
interface Probe {
  readonly kind: "probe";
  readonly iterations: number;
  /** Seconds of one iteration, by the benchmark's own clock or the process's, whichever is more. */
  readonly perOp: number;
  /** Wall seconds of the process. */
  readonly seconds: number;
  readonly bytesPerOp: number;
}

/** calibrate finds the counts for one benchmark. */
export async function calibrate(run: Run, request: CalibrateRequest): Promise<Calibration | Breakage> {
  const { benchtime, firstSecPerOp } = request;
  if (benchtime?.kind === "count") {
    const { iterations } = benchtime;
    return { kind: "calibrated", iterations, repeats: 1, seconds: iterations * (firstSecPerOp ?? 0) };
  }
  let last = await probe(run, request, 1, undefined);
  for (let n = 0; n < MOST_PROBES && last.kind !== "broken"; n++) {
    const slice = benchtime?.seconds ?? sliceSeconds(last, request.way);
    const isWarm = last.iterations > 1 || last.perOp > LONG_OPERATION;
    if (isWarm && last.iterations * last.perOp >= slice / 2) break;
    last = await probe(run, request, nextCount(last, slice), last);
  }
  if (last.kind === "broken") return last;
  return benchtime === undefined ? planSlices(run, request, last) : planOne(last, benchtime.seconds);
}

async function probe(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  previous: Probe | undefined,
): Promise<Probe | Breakage> {
  const slices = await runSlices(run, request, iterations, 1);
  if (slices.kind === "broken") return slices;
  const { values, seconds } = slices;
  const timed = values.get("sec/op") ?? 0;
  const perOp = Math.max(timed, hiddenPerOp({ iterations, seconds, timed }, previous));
  return { kind: "probe", iterations, perOp, seconds, bytesPerOp: values.get("B/op") ?? 0 };
}

/** A process with some slices; the values of the last one. */
async function runSlices(
  run: Run,
  { binary, name, procs, timeoutMs }: CalibrateRequest,
  iterations: number,
  repeats: number,
): Promise<
  { readonly kind: "slices"; readonly values: Line["values"]; readonly seconds: number } | Breakage
> {
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const lines = output.results.filter((line) => line.name === name);
  const values = lines[repeats - 1]?.values;
  if (values === undefined) return breakage(output.ending, output.text);
  return { kind: "slices", values, seconds: output.seconds };
}

/**
 * Seconds that an iteration takes by the process's time, 0 when that is what the benchmark says anyway. Taken from two
 * counts, so that start and set-up cancel; a process with one iteration sets up once, all others twice.
 */
function hiddenPerOp(
  now: { readonly iterations: number; readonly seconds: number; readonly timed: number },
  previous: Probe | undefined,
): number {
  if (previous === undefined || previous.iterations === 1) return 0;
  const more = now.seconds - previous.seconds;
  const isHidden = more - now.iterations * now.timed > HIDDEN_SECONDS;
  return isHidden ? more / (now.iterations - previous.iterations) : 0;
}

/** The time in which the benchmark allocates enough for several collections, within bounds. */
function sliceSeconds({ perOp, bytesPerOp }: Probe, way: CalibrateRequest["way"]): number {
  const seconds = bytesPerOp > 0 ? (SLICE_BYTES / bytesPerOp) * perOp : 0;
  return Math.min(LONGEST_SLICE, Math.max(SHORTEST_SLICE[way], seconds));
}

function nextCount({ iterations, perOp }: Probe, slice: number): number {
  const wanted = perOp > 0 ? Math.ceil((1.2 * slice) / perOp) : Number.POSITIVE_INFINITY;
  return Math.min(MAX_ITERATIONS, Math.max(iterations + 1, Math.min(wanted, iterations * MOST_GROWTH)));
}

function planOne(last: Probe, seconds: number): Calibration {
  const iterations = countFor(last, seconds);
  return { kind: "calibrated", iterations, repeats: 1, seconds: last.seconds + iterations * last.perOp };
}

/**
 * How many slices a process has: as many as fit into its time. What a slice costs besides its iterations (set-up, the
 * iteration that always comes first, a garbage collection) is seen when a process has several; where that is more than
 * the slice itself, there are fewer slices and longer ones.
 */
async function planSlices(run: Run, request: CalibrateRequest, last: Probe): Promise<Calibration | Breakage> {
  const slice = sliceSeconds(last, request.way);
  const iterations = countFor(last, slice);
  const timed = iterations * last.perOp;
  const one = last.seconds + (iterations - last.iterations) * last.perOp;
  if (timed >= PROCESS_SECONDS / 2) return { kind: "calibrated", iterations, repeats: 1, seconds: one };
  const trial = await runSlices(run, request, iterations, TRIAL_SLICES);
  if (trial.kind === "broken") return trial;
  const repetition = Math.max(timed, (trial.seconds - one) / (TRIAL_SLICES - 1));
  const longer = Math.min(MOST_LONGER, Math.max(1, (repetition - timed) / slice));
  const total = repetition + (longer - 1) * timed;
  const repeats = Math.max(1, Math.floor((PROCESS_SECONDS * Math.sqrt(longer)) / total));
  const seconds = Math.max(0, one - repetition) + repeats * total;
  return { kind: "calibrated", iterations: Math.round(iterations * longer), repeats, seconds };
}

function countFor({ perOp, iterations }: Probe, seconds: number): number {
  const count = perOp > 0 ? Math.round(seconds / perOp) : iterations;
  return Math.max(1, Math.min(MAX_ITERATIONS, count));
}

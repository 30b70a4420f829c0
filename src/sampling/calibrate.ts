// How many iterations a sample has: enough to be measured, short enough to fit between disturbances, the same on both sides.
//
// A process repeats a benchmark several times (slices), each with the same number of iterations. What is short is measured by
// the process's time, too: a benchmark may stop its timer, or set up for longer than it measures.

import type { Benchtime } from "../model/benchtime.ts";
import { type Breakage, breakage } from "./breakage.ts";
import type { Run } from "./run.ts";
import { exactPattern, type TestBinary } from "./test-command.ts";
import { readBenchmarkOutput } from "./test-output.ts";

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
  readonly timeoutMs: number;
}

/** Seconds of slices in a process: short processes make many pairs cheap. */
const PROCESS_SECONDS = 0.05;
const SHORTEST_SLICE = 0.0025;
const LONGEST_SLICE = 0.025;
/** A slice should hold several garbage collections; the collector waits for 4 MiB of new memory at the least. */
const SLICE_BYTES = 16 * 1024 * 1024;
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
    const slice = benchtime?.seconds ?? sliceSeconds(last);
    const isWarm = last.iterations > 1 || last.perOp > LONG_OPERATION;
    if (isWarm && last.iterations * last.perOp >= slice / 2) break;
    last = await probe(run, request, nextCount(last, slice), last);
  }
  return last.kind === "broken" ? last : plan(last, benchtime?.seconds);
}

async function probe(
  run: Run,
  { binary, name, procs, timeoutMs }: CalibrateRequest,
  iterations: number,
  previous: Probe | undefined,
): Promise<Probe | Breakage> {
  const command = { pattern: exactPattern(name), benchtime: `${iterations}x`, repeats: 1, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const values = output.results.find((result) => result.name === name)?.values;
  if (values === undefined) return breakage(output.ending, output.text);
  const timed = values.get("sec/op") ?? 0;
  const { seconds } = output;
  const perOp = Math.max(timed, hiddenPerOp({ iterations, seconds, timed }, previous));
  return { kind: "probe", iterations, perOp, seconds, bytesPerOp: values.get("B/op") ?? 0 };
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
function sliceSeconds({ perOp, bytesPerOp }: Probe): number {
  const seconds = bytesPerOp > 0 ? (SLICE_BYTES / bytesPerOp) * perOp : 0;
  return Math.min(LONGEST_SLICE, Math.max(SHORTEST_SLICE, seconds));
}

function nextCount({ iterations, perOp }: Probe, slice: number): number {
  const wanted = perOp > 0 ? Math.ceil((1.2 * slice) / perOp) : Number.POSITIVE_INFINITY;
  return Math.min(MAX_ITERATIONS, Math.max(iterations + 1, Math.min(wanted, iterations * MOST_GROWTH)));
}

/** Where a process costs more than its slices, it gets longer slices and fewer of them. */
function plan(last: Probe, wanted: number | undefined): Calibration {
  const { perOp } = last;
  const overhead = Math.max(0, last.seconds - last.iterations * perOp);
  const longer = Math.min(10, Math.max(1, overhead / PROCESS_SECONDS));
  const slice = wanted ?? sliceSeconds(last) * longer;
  const count = perOp > 0 ? Math.round(slice / perOp) : last.iterations;
  const iterations = Math.max(1, Math.min(MAX_ITERATIONS, count));
  const repetition = iterations * perOp + overhead / 2;
  const repeats = wanted === undefined ? Math.max(1, Math.floor((PROCESS_SECONDS * longer) / repetition)) : 1;
  return { kind: "calibrated", iterations, repeats, seconds: overhead + repeats * repetition };
}

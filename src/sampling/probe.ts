// Short runs of a benchmark that tell how long an iteration takes.

import { type Breakage, breakage } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import type { Run } from "./run.ts";
import { exactly, repeating } from "./test-command.ts";
import { type Line, readBenchmarkOutput } from "./test-output.ts";

/** Probe is one process that timed the benchmark once. */
export interface Probe {
  readonly kind: "probe";
  readonly iterations: number;
  /** Seconds of one iteration, by the benchmark's own clock or the process's, whichever is more. */
  readonly perOp: number;
  /** Wall seconds of the process. */
  readonly seconds: number;
  readonly bytesPerOp: number;
  /** Processors that the process used on average, undefined where that is not known. */
  readonly processors: number | undefined;
}

const MOST_GROWTH = 100;
const MAX_ITERATIONS = 1_000_000_000;
/** Process time beyond the benchmark's own clock that is more than a disturbance. */
const HIDDEN_SECONDS = 0.02;

type Target = Pick<CalibrateRequest, "binary" | "name" | "procs" | "timeoutMs">;

/** probe times the benchmark once with so many iterations. `previous` had fewer. */
export async function probe(
  run: Run,
  target: Target,
  iterations: number,
  previous: Probe | undefined,
): Promise<Probe | Breakage> {
  const slices = await runSlices(run, target, iterations, 1);
  if (slices.kind === "broken") return slices;
  const { seconds, processors } = slices;
  const [values] = slices.lines;
  const timed = values?.get("sec/op") ?? 0;
  const perOp = Math.max(timed, hiddenPerOp({ iterations, seconds, timed }, previous));
  return { kind: "probe", iterations, perOp, seconds, processors, bytesPerOp: values?.get("B/op") ?? 0 };
}

/** Slices are the values of each, and the wall seconds of their process. */
export interface Slices {
  readonly kind: "slices";
  readonly lines: readonly Line["values"][];
  readonly seconds: number;
  readonly processors: number | undefined;
}

/** runSlices is a process with some slices. */
export async function runSlices(
  run: Run,
  { binary, name, procs, timeoutMs }: Target,
  iterations: number,
  repeats: number,
): Promise<Slices | Breakage> {
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const lines = output.results.filter((line) => line.name === name).map(({ values }) => values);
  if (lines.length < repeats) return breakage(output.ending, output.text);
  return {
    kind: "slices",
    lines,
    seconds: output.seconds,
    processors: output.cpuSeconds && output.cpuSeconds / output.seconds,
  };
}

/** runTurns is a process that times the benchmark so often, without what `-test.count` does in between; the values are those of the last. */
export async function runTurns(
  run: Run,
  target: Target,
  iterations: number,
  turns: number,
): Promise<Slices | Breakage> {
  return runSlices(run, { ...target, binary: repeating(target.binary, turns) }, iterations, 1);
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

/** nextCount is the count of the next probe, for one of so many seconds. */
export function nextCount({ iterations, perOp }: Probe, seconds: number): number {
  const wanted = perOp > 0 ? Math.ceil((1.2 * seconds) / perOp) : Number.POSITIVE_INFINITY;
  return Math.min(MAX_ITERATIONS, Math.max(iterations + 1, Math.min(wanted, iterations * MOST_GROWTH)));
}

/** countFor is how many iterations take so many seconds. */
export function countFor(
  { perOp, iterations }: Pick<Probe, "perOp" | "iterations">,
  seconds: number,
): number {
  const count = perOp > 0 ? Math.round(seconds / perOp) : iterations;
  return Math.max(1, Math.min(MAX_ITERATIONS, count));
}

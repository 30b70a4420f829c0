// Short runs of a benchmark that tell how long an iteration takes.

import { type Breakage, breakage } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import type { Run } from "./run.ts";
import { exactly, repeating } from "./test-command.ts";
import { type BenchmarkLine, readBenchmarkOutput } from "./test-output.ts";

/** Probe is one process that timed the benchmark. */
export interface Probe {
  readonly kind: "probe";
  readonly iterations: number;
  /** How often it was timed; the values are those of the fastest. */
  readonly looks: number;
  /** ProbeSeconds of one iteration, by the benchmark's own clock or the process's, whichever is more. */
  readonly perOp: number;
  /** ProbeSeconds of one iteration by the benchmark's own clock, 0 where it does not say. */
  readonly timedPerOp: number;
  /** Wall seconds of the process. */
  readonly seconds: number;
  readonly bytesPerOp: number;
  /** Processors that the process used on average, undefined where that is not known. */
  readonly processors: number | undefined;
}

/** MAX_ITERATIONS is what package testing takes at most, too. https://go.dev/src/testing/benchmark.go */
export const MAX_ITERATIONS = 1_000_000_000;
/** GO_BENCHTIME is in seconds of iterations, after which package testing takes no more of them. */
export const GO_BENCHTIME = 1;
const MOST_GROWTH = 100;
/** Enough to see by how much more iterations make a process longer. */
const SLOW_GROWTH = 1.5;
/** Process time beyond the benchmark's own clock that is more than a disturbance. */
const HIDDEN_SECONDS = 0.02;
/**
 * A look may meet a disturbance that is many times longer than itself; of several the fastest has met none.
 */
const LOOKS = 3;
/** SHORT_PROCESS is in seconds; one that takes longer is not repeated: a disturbance is little of it. */
export const SHORT_PROCESS = 0.5;

/** Target is whose time to take. */
export type Target = Pick<CalibrateRequest, "binary" | "name" | "procs" | "timeoutMs">;

/** probe times the benchmark with so many iterations. `previous` had fewer. */
export async function probe(
  run: Run,
  target: Target,
  iterations: number,
  previous: Probe | undefined,
): Promise<Probe | Breakage> {
  const looks = looksAfter(previous);
  const first = await probeOnce(run, target, { iterations, looks, previous });
  if (first.kind === "broken" || first.perOp === first.timedPerOp || first.seconds > SHORT_PROCESS)
    return first;
  // What looks like time outside of the benchmark's clock may be a disturbance of the process.
  const second = await probeOnce(run, target, { iterations, looks, previous });
  return second.kind === "broken" || second.perOp < first.perOp ? second : first;
}

/** looksAfter is how often a process times the benchmark, where one with fewer iterations came before it. */
export function looksAfter(previous: Probe | undefined): number {
  return previous !== undefined && previous.seconds / previous.looks < SHORT_PROCESS ? LOOKS : 1;
}

interface WantedProbe {
  readonly iterations: number;
  readonly looks: number;
  readonly previous: Probe | undefined;
}

async function probeOnce(
  run: Run,
  target: Target,
  { iterations, looks, previous }: WantedProbe,
): Promise<Probe | Breakage> {
  const slices = await runSlices(run, target, iterations, looks);
  if (slices.kind === "broken") return slices;
  const { seconds, processors, lines } = slices;
  const timedPerOp = leastOf(lines, "sec/op");
  const hidden = hiddenPerOp({ iterations, looks, seconds, timed: timedPerOp }, previous);
  return {
    kind: "probe",
    iterations,
    looks,
    perOp: Math.max(timedPerOp, hidden),
    timedPerOp,
    seconds,
    processors,
    bytesPerOp: leastOf(lines, "B/op"),
  };
}

function leastOf(lines: readonly BenchmarkLine["values"][], unit: string): number {
  return Math.min(...lines.map((values) => values.get(unit) ?? 0));
}

/** Slices are the values of each, and the wall seconds of their process. */
export interface Slices {
  readonly kind: "slices";
  readonly lines: readonly BenchmarkLine["values"][];
  readonly seconds: number;
  /** CPU seconds of the process, undefined where they are not known. */
  readonly cpuSeconds: number | undefined;
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
  if (lines.length < repeats)
    return breakage(output.ending, output.text, { late: output.timedOut, seconds: output.seconds });
  return {
    kind: "slices",
    lines,
    seconds: output.seconds,
    cpuSeconds: output.cpuSeconds,
    processors: output.cpuSeconds && output.cpuSeconds / output.seconds,
  };
}

/**
 * runTurns is a process that times the benchmark so often, without what `-test.count` does in between; the
 * values are those of the last.
 */
export async function runTurns(
  run: Run,
  target: Target,
  iterations: number,
  turns: number,
): Promise<Slices | Breakage> {
  return runSlices(run, { ...target, binary: repeating(target.binary, turns) }, iterations, 1);
}

interface ProbeSeconds {
  readonly iterations: number;
  readonly looks: number;
  /** Of the process. */
  readonly seconds: number;
  /** Of one iteration, by the benchmark's clock. */
  readonly timed: number;
}

/**
 * ProbeSeconds that an iteration takes by the process's time, 0 when that is what the benchmark says anyway.
 * Taken from two counts, so that start and set-up cancel; a process with one iteration sets up once, all
 * others twice.
 */
function hiddenPerOp(now: ProbeSeconds, previous: Probe | undefined): number {
  if (previous === undefined || previous.iterations === 1) return 0;
  if (previous.looks > now.looks) return previous.perOp > previous.timedPerOp ? previous.perOp : 0;
  const more = now.seconds / now.looks - previous.seconds / previous.looks;
  const isHidden = more - now.iterations * now.timed > HIDDEN_SECONDS;
  return isHidden ? more / (now.iterations - previous.iterations) : 0;
}

/** ProbeCounts are those of the probe before, with what they took. */
type ProbeCounts = Pick<Probe, "iterations" | "perOp"> & Partial<Pick<Probe, "seconds" | "looks">>;

/**
 * nextCount is the count of the next probe, for one of so many seconds. It grows as in package testing. While
 * the benchmark does not say how long it takes, its process does, which shall not take much longer than it
 * takes to begin. `before` was the probe before `now`.
 */
export function nextCount(now: ProbeCounts, goal: number, before?: ProbeCounts): number {
  const { iterations, perOp } = now;
  const wanted = Math.min(
    MOST_GROWTH,
    processGrowth(now, before),
    perOp > 0 ? (1.2 * goal) / (iterations * perOp) : MOST_GROWTH,
  );
  return Math.min(MAX_ITERATIONS, Math.max(iterations + 1, Math.ceil(wanted * iterations)));
}

/**
 * How many times as many iterations the time of the process allows. Where it takes long whatever they are,
 * what more of them took allows more.
 */
function processGrowth(
  { iterations, perOp, seconds, looks = 1 }: ProbeCounts,
  before: ProbeCounts | undefined,
): number {
  if (seconds === undefined) return MOST_GROWTH;
  const most = perOp > 0 ? LONG_PROCESS : UNTIMED;
  const allowed = Math.max(SLOW_GROWTH, most / (seconds / looks));
  const more = iterations - (before?.iterations ?? iterations);
  if (more <= 0 || before?.seconds === undefined) return allowed;
  const longer = Math.max(HIDDEN_SECONDS, seconds / looks - before.seconds / (before.looks ?? 1));
  return Math.max(allowed, 1 + (most * more) / (longer * iterations));
}

/**
 * ProbeSeconds of a process that may follow from its time so far; where that alone tells, it is long enough
 * to be told from the start.
 */
const [LONG_PROCESS, UNTIMED] = [0.5, 0.15];

/**
 * costBetween is what an iteration costs by the difference of two counts: what is done once in front of them
 * has no part in it.
 */
export function costBetween(
  few: Pick<ProbeCounts, "iterations" | "perOp">,
  many: Pick<ProbeCounts, "iterations" | "perOp">,
): number {
  return (many.iterations * many.perOp - few.iterations * few.perOp) / (many.iterations - few.iterations);
}

/** countFor is how many iterations take so many seconds. */
export function countFor(
  { perOp, iterations }: Pick<Probe, "perOp" | "iterations">,
  seconds: number,
): number {
  const count = perOp > 0 ? Math.round(seconds / perOp) : iterations;
  return Math.max(1, Math.min(MAX_ITERATIONS, count));
}

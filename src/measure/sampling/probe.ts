// Short processes that tell how long an iteration takes.

import { type Breakage, breakage } from "./breakage.ts";
import type { CalibrateRequest } from "./calibration.ts";
import type { Run } from "./run.ts";
import { exactly, repeating } from "./test-command.ts";
import { type BenchmarkLine, readBenchmarkOutput } from "./test-output.ts";

/** Probe is one process that timed a benchmark. */
export interface Probe {
  readonly kind: "probe";
  readonly iterations: number;
  /** How often the process timed it; the values are those of the fastest. */
  readonly looks: number;
  /** Seconds of one iteration: the larger of the benchmark's own time and the process's. */
  readonly perOp: number;
  /** Seconds of one iteration by the benchmark's own timer; 0 where it does not say. */
  readonly timedPerOp: number;
  /** Wall seconds of the process. */
  readonly seconds: number;
  readonly bytesPerOp: number;
  /** Processors in use on average; undefined where not known. */
  readonly processors: number | undefined;
}

/** MAX_ITERATIONS is the limit of package testing. https://go.dev/src/testing/benchmark.go */
export const MAX_ITERATIONS = 1_000_000_000;
/** GO_BENCHTIME is in seconds: package testing takes no more iterations after that. */
export const GO_BENCHTIME = 1;
const MOST_GROWTH = 100;
/** Enough to see how much longer more iterations make a process. */
const SLOW_GROWTH = 1.5;
/**
 * Up to so many seconds, or this share of the process, its time beside the benchmark's own clock is a
 * disturbance.
 */
const [HIDDEN_SECONDS, HIDDEN_SHARE] = [0.02, 0.05];
/** A disturbance may be many times longer than a look; the fastest of several looks has none. */
const LOOKS = 3;
/** SHORT_PROCESS is in seconds. A longer process is not repeated: a disturbance is a small part of it. */
export const SHORT_PROCESS = 0.5;

export type Target = Pick<CalibrateRequest, "binary" | "name" | "procs" | "timeoutMs">;

/** probe times a benchmark with so many iterations. `previous`: the probe before, with fewer. */
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
  // Time outside of the benchmark's own may be a disturbance of the process.
  const second = await probeOnce(run, target, { iterations, looks, previous });
  return second.kind === "broken" || second.perOp < first.perOp ? second : first;
}

/** looksAfter is how often a process times the benchmark; more than once only after a short probe. */
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

/** Slices are those of one process. */
export interface Slices {
  readonly kind: "slices";
  /** The values of each slice. */
  readonly lines: readonly BenchmarkLine["values"][];
  /** Wall time of the process. */
  readonly seconds: number;
  /** Of the process; undefined where not known. */
  readonly cpuSeconds: number | undefined;
  /** In use on average; undefined where not known. */
  readonly processors: number | undefined;
}

/** runSlices runs a process with `repeats` slices. Fewer results are a breakage. */
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
 * runTurns runs a process that times the benchmark `turns` times, as it will in turns; the values are the
 * last ones.
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
  /** Of one iteration, by the benchmark's own timer. */
  readonly timed: number;
}

/**
 * Seconds of an iteration by the time of the process; 0 where the benchmark's own time says the same. From
 * the difference of two counts, so that start and set-up drop out. Not from a process with one iteration: it
 * sets up once, all others twice.
 */
function hiddenPerOp(now: ProbeSeconds, previous: Probe | undefined): number {
  if (previous === undefined || previous.iterations === 1) return 0;
  if (previous.looks > now.looks) return previous.perOp > previous.timedPerOp ? previous.perOp : 0;
  const before = previous.seconds / previous.looks;
  const more = now.seconds / now.looks - before;
  const isHidden = more - now.iterations * now.timed > Math.max(HIDDEN_SECONDS, HIDDEN_SHARE * before);
  return isHidden ? more / (now.iterations - previous.iterations) : 0;
}

type ProbeCounts = Pick<Probe, "iterations" | "perOp"> & Partial<Pick<Probe, "seconds" | "looks">>;

/**
 * nextCount is the number of iterations of the next probe, for `goal` seconds. It grows as in package
 * testing. The time of the process bounds it, also where the benchmark reports no time. `before` is the probe
 * before `now`.
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
 * The growth that the time of the process allows. Where the process is long whatever the iterations, the time
 * that more of them took allows more.
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
 * Seconds that the next process may take: where the benchmark reports a time, and where it does not. The
 * latter are still enough to be told from its start.
 */
const [LONG_PROCESS, UNTIMED] = [0.5, 0.15];

/**
 * costBetween is the cost of an iteration by the difference of two counts, without what is done once in
 * front.
 */
export function costBetween(
  few: Pick<ProbeCounts, "iterations" | "perOp">,
  many: Pick<ProbeCounts, "iterations" | "perOp">,
): number {
  return (many.iterations * many.perOp - few.iterations * few.perOp) / (many.iterations - few.iterations);
}

/** countFor is how many iterations take so many seconds: 1 to MAX_ITERATIONS. */
export function countFor(
  { perOp, iterations }: Pick<Probe, "perOp" | "iterations">,
  seconds: number,
): number {
  const count = perOp > 0 ? Math.round(seconds / perOp) : iterations;
  return Math.max(1, Math.min(MAX_ITERATIONS, count));
}

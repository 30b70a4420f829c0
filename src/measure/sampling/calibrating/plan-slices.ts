// How a process is divided into slices: as short as can be measured and still tell something.

import type { Breakage } from "../breakage.ts";
import {
  type CalibrateRequest,
  type Calibration,
  isParallel,
  isPutOff,
  oneSlice,
  type PutOff,
  type Untold,
} from "../calibration.ts";
import type { Gross } from "../gross.ts";
import {
  countFor,
  GO_BENCHTIME,
  type Probe,
  runSlices,
  runTurns,
  SHORT_PROCESS,
  type Slices,
} from "../probe.ts";
import type { Run } from "../run.ts";
import type { NoTurns } from "../turns.ts";
import { countThatTells, type FoundCount } from "./count-that-tells.ts";
import { sliceSeconds } from "./slice-seconds.ts";

/** Seconds of slices in a process: many short pairs are cheap. */
const PROCESS_SECONDS = { inTurns: 0.03, alone: 0.05 } as const;
/** With fewer, most of the time is the start. */
const LEAST_SECONDS = 0.02;
/**
 * Slices of a process that takes turns where they are long, and the seconds that it may take for them.
 */
const [MANY_TURNS, MOST_SECONDS] = [24, 0.15];
/** Where fewer turns fit into that, each is about as long as what comes before it. */
const FEW_TURNS = 3;
/** A parallel benchmark has the disturbances of all processors, and takes more time for its many turns. */
const PARALLEL_SECONDS = 0.05;
/** Most seconds of turns that vary much; how much is roughly known only. */
const MOST_NOISY_SECONDS = { usual: 0.06, parallel: 0.15 } as const;
/** What the layout of the code changes from pair to pair, whatever the turns: see docs/judging.md. */
const LAYOUT = 0.015;
/**
 * Error of a pair's value, times √turns, by the noise of a turn: as recorded. Turns of parallel ones are not
 * independent of each other.
 */
const ERROR = { usual: 1, parallel: 1.3 } as const;
/** Part of the spread of a pair with which five pairs usually tell 5 %. */
const QUIET_ENOUGH = 0.03;
/** Seconds that a process takes besides its turns, with what starts and ends it, at least. */
const LEAST_START = 0.05;
/**
 * Seconds of repetitions that show the cost of each besides its iterations: a disturbance is a small part of
 * them.
 */
const TRIAL_SECONDS = 0.02;
const MOST_TRIAL_SLICES = { inTurns: 32, alone: 4 } as const;
/** A process that takes more seconds to begin has two slices in the trial. */
const SLOW_START = 0.1;
/**
 * The cost of a repetition is the difference of two processes, whose starts vary: fewer seconds are not
 * known.
 */
const UNSURE_COST = 0.0005;
/**
 * Where the memory wants so many times the iterations of the time, or more, the time has processes of its
 * own.
 */
const MEMORY_WANTS = 6;
/** Turns of a process whose memory alone counts. */
const MEMORY_TURNS = 3;

/**
 * planSlices divides the time of a process. Several repetitions in a process show the cost of each besides
 * its iterations (set-up; without turns also the iteration that always comes first, and a garbage
 * collection). Where that is more than the iterations take, there are fewer and longer repetitions.
 */
export async function planSlices(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
): Promise<Calibration | PutOff | Breakage | Untold | NoTurns | Gross> {
  const counted = await countThatTells(run, request, last, countFor(last, sliceSeconds(last, request)));
  if ((counted.kind === "counted" || counted.kind === "untold") && isPutOff(request))
    return { kind: "put off" };
  if (counted.kind !== "counted") return counted;
  const guess = counted.isGuess ? { isGuess: true } : {};
  const isMuch = request.takeTurns !== undefined && counted.forMemory >= MEMORY_WANTS * counted.count;
  const noise = isMuch ? undefined : counted.noise; // of the time, which then has processes of its own
  const planned = await divide(run, request, last, { ...counted, noise, count: counted.forMemory });
  if (planned.kind === "broken") return planned;
  const brief = isMuch ? await divide(run, request, last, counted) : undefined;
  // What breaks with few iterations keeps the many, with which it does not.
  if (brief?.kind !== "calibrated" || brief.repeats <= planned.repeats) return { ...planned, ...guess };
  const { iterations, repeats, seconds } = brief;
  return { ...forMemoryAlone(planned), ...guess, brief: { iterations, repeats, seconds } };
}

/** The memory varies little from turn to turn. */
function forMemoryAlone(planned: Calibration): Calibration {
  const repeats = Math.min(planned.repeats, MEMORY_TURNS);
  return { ...planned, repeats, seconds: (planned.seconds * repeats) / planned.repeats };
}

async function divide(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
  { count, perOp, noise, besides, parallel: usesAll }: Omit<FoundCount, "kind" | "isGuess">,
): Promise<Calibration | Breakage> {
  const inTurns = request.takeTurns !== undefined;
  const timed = count * perOp;
  const first = await repeated(run, request, count, 1);
  if (first.kind === "broken") return first;
  if (timed >= (inTurns ? MOST_SECONDS : PROCESS_SECONDS.alone) / 2)
    return oneSlice(count, first.seconds, usesAll || isParallel(first));
  const tried =
    besides === undefined
      ? await tryRepeating(run, request, { count, timed, first })
      : { cost: besides, one: first.seconds, parallel: isParallel(last) };
  if ("kind" in tried) return tried;
  const cost = Math.max(0, tried.cost - UNSURE_COST);
  const start = Math.max(0, tried.one - timed);
  const parallel = usesAll || tried.parallel;
  const longer = Math.max(1, lengthened(Math.min(cost, GO_BENCHTIME), timed, inTurns));
  const repetition = cost + longer * timed;
  const seconds = secondsFor(request.pace, {
    ...{ inTurns, parallel, longer, repetition, noise },
    start: start - cost,
  });
  const repeats = Math.max(1, Math.floor(seconds / repetition));
  return {
    kind: "calibrated",
    iterations: Math.round(count * longer),
    repeats,
    parallel,
    seconds: start + repeats * repetition,
  };
}

/**
 * In turns many short slices tell more than few long ones, as long as there is time for many: what is set up
 * for long leaves a collection or cold caches behind, which a short slice may be nothing but.
 */
function lengthened(cost: number, timed: number, inTurns: boolean): number {
  const isForMany = inTurns && FEW_TURNS * cost <= MOST_SECONDS;
  return isForMany ? Math.sqrt(cost / timed) : cost / timed;
}

interface Tried {
  /** Seconds of a process with one repetition, and of a repetition besides its iterations. */
  readonly one: number;
  readonly cost: number;
  readonly parallel: boolean;
}

async function tryRepeating(
  run: Run,
  request: CalibrateRequest,
  { count, timed, first }: { readonly count: number; readonly timed: number; readonly first: Slices },
): Promise<Tried | Breakage> {
  const inTurns = request.takeTurns !== undefined;
  const trials = trialsFor({ inTurns, timed, start: first.seconds - timed });
  const trial = await repeated(run, request, count, trials);
  if (trial.kind === "broken") return trial;
  const costWith = (one: number, all: number) => (all - one) / (trials - 1) - timed;
  const parallel = isParallel(trial);
  const cost = costWith(first.seconds, trial.seconds);
  if (cost <= UNSURE_COST || trial.seconds >= SHORT_PROCESS) return { one: first.seconds, cost, parallel };
  // A disturbance looks like it: the faster of two has less of that.
  const firstAgain = await repeated(run, request, count, 1);
  if (firstAgain.kind === "broken") return firstAgain;
  const trialAgain = await repeated(run, request, count, trials);
  if (trialAgain.kind === "broken") return trialAgain;
  const one = Math.min(first.seconds, firstAgain.seconds);
  return { one, cost: costWith(one, Math.min(trial.seconds, trialAgain.seconds)), parallel };
}

function trialsFor({ inTurns, timed, start }: { inTurns: boolean; timed: number; start: number }): number {
  if (start > SLOW_START) return 2;
  const most = MOST_TRIAL_SLICES[inTurns ? "inTurns" : "alone"];
  return Math.min(most, Math.max(4, Math.ceil(TRIAL_SECONDS / timed)));
}

interface Repeating {
  readonly inTurns: boolean;
  readonly parallel: boolean;
  /** Length of a slice divided by that of the shortest that tells, at least 1. */
  readonly longer: number;
  /** Seconds of a slice, with its cost besides the iterations. */
  readonly repetition: number;
  /** Seconds of a process before its first slice. */
  readonly start: number;
  readonly noise: number | undefined;
}

/** Seconds of all repetitions in a process: about as many as it takes to begin, where that is long. */
function secondsFor(pace = 1, repeating: Repeating): number {
  const { inTurns, parallel, longer, repetition, start } = repeating;
  const short = Math.max(LEAST_SECONDS, pace * PROCESS_SECONDS[inTurns ? "inTurns" : "alone"]);
  const seconds = Math.max(short * Math.sqrt(longer), Math.min(start, GO_BENCHTIME));
  if (!inTurns) return seconds;
  const many = Math.min(MANY_TURNS * repetition, MOST_SECONDS);
  const most = MOST_NOISY_SECONDS[parallel ? "parallel" : "usual"];
  const quietened = Math.min(pace * repetition * turnsFor(repeating), most);
  return Math.max(seconds, many, quietened, parallel ? PARALLEL_SECONDS : 0);
}

/**
 * The number of turns at which a second of pairs tells the most, or at which the fewest pairs that there are
 * tell enough. A pair with n turns takes start + n · t and has the variance LAYOUT² + error²/n.
 */
function turnsFor({ noise = 0, parallel, start, repetition }: Repeating): number {
  const error = ERROR[parallel ? "parallel" : "usual"] * noise;
  const best = (error / LAYOUT) * Math.sqrt(Math.max(start, LEAST_START) / repetition);
  return Math.min(best, (error / QUIET_ENOUGH) ** 2);
}

/** A process with some repetitions, as the samples will have them. */
function repeated(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  times: number,
): Promise<Slices | Breakage> {
  return (request.takeTurns === undefined ? runSlices : runTurns)(run, request, iterations, times);
}

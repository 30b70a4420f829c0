// How a process is divided into slices: as short as can be measured, and as can tell something.

import type { Breakage } from "./breakage.ts";
import { type CalibrateRequest, type Calibration, isParallel, oneSlice } from "./calibration.ts";
import { countThatTells } from "./count-that-tells.ts";
import { countFor, type Probe, runSlices, runTurns, type Slices } from "./probe.ts";
import type { Run } from "./run.ts";
import { sliceSeconds } from "./slice-seconds.ts";

/** Seconds of slices in a process: short processes make many pairs cheap. */
const PROCESS_SECONDS = 0.05;
/** Slices of a process that takes turns, where they are so long that few would have room; for those a process may take longer. What is parallel meets every disturbance of every processor, and takes all of that time. */
const [MANY_TURNS, MOST_SECONDS] = [16, 0.15];
/** Repetitions that show what each costs besides its iterations: enough for 20 ms, so that a disturbance of the process is little of it. */
const TRIAL_SECONDS = 0.02;
const MOST_TRIAL_SLICES = { inTurns: 32, alone: 4 } as const;
const MOST_LONGER = 10;
/** A repetition's cost is the difference of two processes, whose starts vary; less than this is not known. */
const UNSURE_COST = 0.0005;

/**
 * planSlices divides the time of a process. What a repetition costs besides its iterations (set-up, and alone the iteration that always comes
 * first and a garbage collection) is seen when a process has several; where that is more than the repetition itself, there are fewer and longer ones.
 */
export async function planSlices(
  run: Run,
  request: CalibrateRequest,
  last: Probe,
): Promise<Calibration | Breakage> {
  const counted = await countThatTells(run, request, last, countFor(last, sliceSeconds(last, request)));
  if (counted.kind === "broken") return counted;
  const { count, perOp } = counted;
  const inTurns = request.takeTurns !== undefined;
  const timed = count * perOp;
  const one = last.seconds + timed - last.iterations * last.perOp;
  if (timed >= (inTurns ? MOST_SECONDS : PROCESS_SECONDS) / 2) return oneSlice(count, one, isParallel(last));
  const trial = await repeated(run, request, count, timed);
  if (trial.kind === "broken") return trial;
  const parallel = counted.parallel || isParallel(trial);
  const cost = Math.max(0, (trial.seconds - one) / (trial.count - 1) - timed - UNSURE_COST);
  const longer = Math.min(MOST_LONGER, Math.max(1, cost / timed));
  const repetition = cost + longer * timed;
  const repeats = Math.max(1, Math.floor(secondsFor({ inTurns, parallel, longer, repetition }) / repetition));
  const seconds = Math.max(0, one - timed) + repeats * repetition;
  return { kind: "calibrated", iterations: Math.round(count * longer), repeats, parallel, seconds };
}

interface Repeating {
  readonly inTurns: boolean;
  readonly parallel: boolean;
  /** By how much a slice is longer than the shortest that tells. */
  readonly longer: number;
  /** Seconds of a slice with what comes before it. */
  readonly repetition: number;
}

/** Seconds that a process repeats its slice. */
function secondsFor({ inTurns, parallel, longer, repetition }: Repeating): number {
  const seconds = PROCESS_SECONDS * Math.sqrt(longer);
  if (!inTurns) return seconds;
  return parallel ? MOST_SECONDS : Math.max(seconds, Math.min(MANY_TURNS * repetition, MOST_SECONDS));
}

/** A process with several repetitions. */
async function repeated(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  timed: number,
): Promise<(Slices & { readonly count: number }) | Breakage> {
  const inTurns = request.takeTurns !== undefined;
  const most = MOST_TRIAL_SLICES[inTurns ? "inTurns" : "alone"];
  const count = Math.min(most, Math.max(4, Math.ceil(TRIAL_SECONDS / timed)));
  const trial = await (inTurns ? runTurns : runSlices)(run, request, iterations, count);
  return trial.kind === "broken" ? trial : { ...trial, count };
}

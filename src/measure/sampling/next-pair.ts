// The next pair of one benchmark: in turns, or one process after the other where that is not possible.

import type { Benchtime } from "../../options/benchtime.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import type { BrokenSide } from "./breakage.ts";
import { calibrate } from "./calibrating/calibrate.ts";
import { type CalibrateRequest, type Calibration, withIterations } from "./calibration.ts";
import type { Gross } from "./gross.ts";
import { inLayout, type Layout } from "./layout.ts";
import type { Run } from "./run.ts";
import { type SamplePair, type Subject, takePair } from "./sample.ts";
import type { TimeBudget } from "./time-budget.ts";
import { takeWholePair } from "./turns.ts";

/** Expected time of a process whose benchmark is not calibrated yet. */
const UNKNOWN_SECONDS = 1;
/** After more processes that break by chance the benchmark is not measured any more. */
const MOST_STUMBLES = 5;

type CalibrationLimit = Pick<CalibrateRequest, "isLate" | "mayWait">;

export interface SamplingMeans {
  readonly run: Run;
  /** Undefined where benchmarks cannot take turns. */
  readonly takeTurns: TakeTurns | undefined;
  /** The user's. */
  readonly benchtime: Benchtime | undefined;
  readonly budget: TimeBudget;
  /** Part of their full length that processes have, in (0, 1]; absent: 1. */
  readonly pace?: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Sampling is a subject while it is sampled. */
export interface Sampling {
  readonly subject: Subject;
  calibration?: Calibration;
  readonly pairs: SamplePair[];
  broken?: BrokenSide;
  /** An unexpected error of our own work. No more pairs are taken; those so far stay. */
  trouble?: string;
  /** So much slower that no pairs are taken. */
  gross?: Gross;
  /** Why nothing can be told of it. */
  untold?: string;
  /** Number of processes that broke, and did not when they ran again. */
  stumbles: number;
  /** It needs more pairs. */
  isOpen: boolean;
  /** The next pairs run with these in sequence; empty: as it was built. */
  layouts: readonly Layout[];
  /** Why its sides run one after the other; undefined where they take turns. */
  alone: string | undefined;
}

/**
 * nextPair takes one more pair, in turns where possible. A benchmark without a calibration gets one instead.
 */
export async function nextPair(request: SamplingMeans, state: Sampling): Promise<void> {
  const { run, random, takeTurns } = request;
  const { calibration, layouts, pairs } = state;
  if (calibration === undefined) return calibrateSampling(request, state, halfOfTheRest(request));
  const timeoutMs = request.budget.limitMs(2 * calibration.seconds);
  const subject = inLayout(state.subject, layouts, pairs.length);
  const { base } = subject;
  if (takeTurns !== undefined && base !== undefined && state.alone === undefined) {
    const seed = Math.floor(random() * 2 ** 32);
    const pair = await takeWholePair(takeTurns, {
      subject: { ...subject, base },
      calibration,
      timeoutMs,
      seed,
    });
    if (pair.kind === "pair") state.pairs.push(pair);
    else await goAlone(request, state, { reason: pair.reason, limit: halfOfTheRest(request) });
    return;
  }
  const pair = await takePair(run, { subject, calibration, timeoutMs, headFirst: random() < 0.5 });
  if (pair.kind === "pair") state.pairs.push(pair);
  else if (pair.kind === "broken") breakDown(request, state, pair);
  else if (++state.stumbles > MOST_STUMBLES)
    state.untold = `it broke in ${state.stumbles} processes, and not when they were run again`;
}

/**
 * A benchmark that cannot live twice at once may run alone, with other counts. Pairs of both kinds are not
 * mixed.
 */
async function goAlone(
  means: SamplingMeans,
  state: Sampling,
  { reason, limit }: { readonly reason: string; readonly limit: CalibrationLimit },
): Promise<void> {
  if (means.budget.isOver()) return; // then the time is the reason, and not the benchmark
  state.alone = reason;
  state.pairs.length = 0;
  await calibrateSampling(means, state, limit);
}

function halfOfTheRest({ budget }: SamplingMeans): CalibrationLimit {
  const until = budget.left() / 2;
  return { isLate: () => budget.left() < until };
}

/** calibrateSampling finds how a benchmark is sampled, or why it is not; the state has the result. */
export async function calibrateSampling(
  means: SamplingMeans,
  state: Sampling,
  limit: CalibrationLimit,
): Promise<void> {
  const { run, benchtime, pace } = means;
  const { base, head, ...subject } = state.subject;
  const takeTurns = state.alone === undefined ? means.takeTurns : undefined;
  const { firstSecPerOp = 0, storedIterations } = subject;
  const binaries = base === undefined ? { binary: head } : { binary: base, head };
  const timeoutMs = means.budget.limitMs(Math.max(UNKNOWN_SECONDS, 2 * firstSecPerOp));
  const found = await calibrate(run, {
    ...subject,
    ...binaries,
    benchtime,
    takeTurns,
    timeoutMs,
    ...limit,
    pace,
  });
  switch (found.kind) {
    case "calibrated":
      // As many as the stored baseline has: what is allocated may depend on their number (a buffer that grows
      // has a larger share in few).
      state.calibration =
        benchtime === undefined ? withIterations(found, storedIterations ?? found.iterations) : found;
      break;
    case "gross":
      state.gross = found;
      state.isOpen = false;
      break;
    case "put off":
      break;
    case "untold":
      state.untold = found.reason;
      state.isOpen = false;
      break;
    case "no-turns":
      await goAlone(means, state, { reason: found.reason, limit });
      break;
    default:
      breakDown(means, state, { side: base === undefined ? "head" : "base", ...found });
  }
}

/** Ends the sampling of a benchmark that broke. One that was ended because the time is over did not break. */
function breakDown(means: SamplingMeans, state: Sampling, broken: BrokenSide): void {
  if (broken.lateAfter !== undefined && means.budget.isOver()) return;
  state.broken = broken;
  state.isOpen = false;
}

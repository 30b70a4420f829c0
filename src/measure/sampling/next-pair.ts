// The next pair of one benchmark, in the best way that it allows.

import type { Benchtime } from "../../options/benchtime.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import type { BrokenSide } from "./breakage.ts";
import { calibrate } from "./calibrate.ts";
import { type CalibrateRequest, type Calibration, withIterations } from "./calibration.ts";
import type { Gross } from "./gross.ts";
import { inLayout, type Layout } from "./layout.ts";
import type { Run } from "./run.ts";
import { type SamplePair, type Subject, takePair } from "./sample.ts";
import type { TimeBudget } from "./time-budget.ts";
import { takeTurnsPair } from "./turns.ts";

/** What a process of a benchmark that is not calibrated yet may be expected to take. */
const UNKNOWN_SECONDS = 1;
/** With more processes that break by chance, nothing is measured any more. */
const MOST_STUMBLES = 5;

/** CalibrationLimit is when calibrating has taken as long as it may, and what becomes of it then. */
type CalibrationLimit = Pick<CalibrateRequest, "isLate" | "mayWait">;

/** SamplingMeans are what pairs are taken with. */
export interface SamplingMeans {
  readonly run: Run;
  /** Undefined where benchmarks cannot take turns. */
  readonly takeTurns: TakeTurns | undefined;
  /** What the user wants. */
  readonly benchtime: Benchtime | undefined;
  readonly budget: TimeBudget;
  /** Part of the length that processes have where there is time enough, in (0, 1]; absent: all of it. */
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
  /** What went wrong in our own work on it, after which it is left alone; the pairs so far stay. */
  trouble?: string;
  /** So much slower that no pairs are taken. */
  gross?: Gross;
  /** Why nothing can be told of it. */
  untold?: string;
  /** How many processes broke that, run again, did not. */
  stumbles: number;
  isOpen: boolean;
  /** Those that the next pairs run with, in turn; none: as it was built. */
  layouts: readonly Layout[];
  /** Why its sides run one after the other; undefined when they take turns. */
  alone: string | undefined;
}

/**
 * nextPair takes one more pair, in turns where that goes; where the way of sampling has changed, it is
 * calibrated first.
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
    const pair = await takeTurnsPair(takeTurns, {
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
 * A benchmark that cannot live twice at once may still run alone, with other counts. Pairs of both kinds are
 * not mixed.
 */
async function goAlone(
  means: SamplingMeans,
  state: Sampling,
  { reason, limit }: { readonly reason: string; readonly limit: CalibrationLimit },
): Promise<void> {
  if (means.budget.isOver()) return; // the time is spent, which is no reason of the benchmark's
  state.alone = reason;
  state.pairs.length = 0;
  await calibrateSampling(means, state, limit);
}

function halfOfTheRest({ budget }: SamplingMeans): CalibrationLimit {
  const until = budget.left() / 2;
  return { isLate: () => budget.left() < until };
}

/** calibrateSampling finds how a benchmark is sampled in the way that it allows. */
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
      // What is allocated may depend on how many iterations there are: a buffer that grows has a larger share
      // in few.
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

/**
 * breakDown ends the sampling of a benchmark that broke. One that was ended since the time is spent has not
 * broken: what it gave is judged.
 */
function breakDown(means: SamplingMeans, state: Sampling, broken: BrokenSide): void {
  if (broken.lateAfter !== undefined && means.budget.isOver()) return;
  state.broken = broken;
  state.isOpen = false;
}

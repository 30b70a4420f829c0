// The next pair of one benchmark, in the best way that it allows.

import type { Benchtime } from "../model/benchtime.ts";
import { calibrate } from "./calibrate.ts";
import type { Calibration } from "./calibration.ts";
import { type Layout, pairInLayout } from "./layout.ts";
import type { Run } from "./run.ts";
import { type BrokenSide, type SamplePair, type Subject, takePair } from "./sample.ts";
import type { TakeTurns } from "./take-turns.ts";
import { takeTurnsPair } from "./turns.ts";

/** SamplingMeans are what pairs are taken with. */
export interface SamplingMeans {
  readonly run: Run;
  /** Undefined where benchmarks cannot take turns. */
  readonly takeTurns: TakeTurns | undefined;
  /** What the user wants. */
  readonly benchtime: Benchtime | undefined;
  /** Shortest time limit of a process. */
  readonly timeoutMs: number;
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
  isOpen: boolean;
  /** Those that the next pairs run with, in turn; none: as it was built. */
  layouts: readonly Layout[];
  /** Why its sides run one after the other, "" when they take turns. */
  alone: string;
}

/** nextPair takes one more pair, in turns where that goes. */
export async function nextPair(request: SamplingMeans, state: Sampling): Promise<void> {
  const { run, random, timeoutMs, takeTurns } = request;
  const { calibration, layouts, pairs } = state;
  if (calibration === undefined) return;
  const subject = pairInLayout(state.subject, layouts, pairs.length);
  const common = { subject, calibration, timeoutMs: Math.max(timeoutMs, 20_000 * calibration.seconds) };
  if (takeTurns !== undefined && state.alone === "") {
    const pair = await takeTurnsPair(takeTurns, { ...common, seed: Math.floor(random() * 2 ** 32) });
    if (pair.kind === "pair") state.pairs.push(pair);
    else await goAlone(request, state, pair.reason);
    return;
  }
  const pair = await takePair(run, { ...common, headFirst: random() < 0.5 });
  if (pair.kind === "pair") state.pairs.push(pair);
  else breakDown(state, pair);
}

/** A benchmark that cannot live twice at once may still run alone, with other counts. Pairs of both kinds are not mixed. */
async function goAlone(means: SamplingMeans, state: Sampling, reason: string): Promise<void> {
  state.alone = reason;
  state.pairs.length = 0;
  await calibrateSampling(means, state);
}

/** calibrateSampling finds how a benchmark is sampled in the way that it allows. */
export async function calibrateSampling(
  { run, benchtime, timeoutMs, ...means }: SamplingMeans,
  state: Sampling,
): Promise<void> {
  const { base, name, procs, firstSecPerOp } = state.subject;
  const takeTurns = state.alone === "" ? means.takeTurns : undefined;
  const wish = { binary: base, name, procs, firstSecPerOp, benchtime, takeTurns, timeoutMs } as const;
  const found = await calibrate(run, wish);
  if (found.kind === "calibrated") state.calibration = found;
  else breakDown(state, { ...found, side: "base" });
}

/** breakDown ends the sampling of a benchmark that broke. */
export function breakDown(state: Sampling, broken: BrokenSide): void {
  state.broken = broken;
  state.isOpen = false;
}

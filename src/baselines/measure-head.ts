// Measures the head alone, for a stored baseline: `count` fresh processes of each benchmark, and more where
// these take less than half a minute.

import { plannedOf } from "../measure/expected.ts";
import type { Measured, Measurement } from "../measure/measure.ts";
import { nameUnbegun } from "../measure/not-begun.ts";
import { calibrateSome } from "../measure/sampling/calibrate-some.ts";
import {
  openRounds,
  type RoundMeans,
  type SubjectState,
  shuffled,
  startState,
  untilCancelled,
} from "../measure/sampling/rounds.ts";
import type { Subject } from "../measure/sampling/sample.ts";
import { sampleUpTo } from "../measure/sampling/sample-up-to.ts";
import type { NotBegun } from "../model/report.ts";

export interface MeasureHeadRequest extends RoundMeans {
  /** Without a base. */
  readonly subjects: readonly Subject[];
  /** Least number of processes of each benchmark; `maxCount` is the most. */
  readonly count: number;
  readonly maxCount: number;
}

export interface HeadMeasurement {
  readonly measured: readonly Measured[];
  readonly ended: Extract<Measurement["ended"], "complete" | "time-budget" | "interrupted">;
  /** What the time was too short to begin; undefined where all was begun. */
  readonly notBegun: NotBegun | undefined;
}

/** measureHead samples until all benchmarks have their processes, time is up, or the run is cancelled. */
export async function measureHead(request: MeasureHeadRequest): Promise<HeadMeasurement> {
  const rounds = { ...request, ...openRounds(request) };
  const states = request.subjects.map((subject) => startState(rounds, subject));
  const ended = await untilCancelled(() => sampleAll(rounds, states));
  const notBegun = ended === "time-budget" ? unbegunOf(request, states) : undefined;
  return { measured: states, ended, notBegun };
}

function unbegunOf(
  { count, budget }: MeasureHeadRequest,
  states: readonly SubjectState[],
): NotBegun | undefined {
  const distance = () => undefined; // nothing is compared that could reach a change
  const all = plannedOf(states, { policy: { count, maxCount: count }, distance });
  const planned = all.filter(({ state }) => state.pairs.length < count);
  return nameUnbegun({ states, planned, budget, distance });
}

async function sampleAll(
  rounds: MeasureHeadRequest & ReturnType<typeof openRounds>,
  states: readonly SubjectState[],
): Promise<"complete" | "time-budget"> {
  const { count, maxCount, random } = rounds;
  let waiting = shuffled(states, random);
  while (waiting.length > 0) {
    const { begun, rest } = await calibrateSome(rounds, waiting, { pairs: count });
    const goal = { pairs: maxCount, enough: Math.min(count, maxCount) };
    const ended = begun.length === 0 || (await sampleUpTo(rounds, { open: begun, all: states }, goal));
    if (ended) return "time-budget";
    waiting = rest;
  }
  return "complete";
}

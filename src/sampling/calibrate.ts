// How many iterations a sample has: enough to be measured, short enough to fit between disturbances, the same on both sides.
//
// A process repeats a benchmark several times, each with the same number of iterations. What is short is measured by the process's
// time, too: a benchmark may stop its timer, or set up for longer than it measures.

import type { Breakage } from "./breakage.ts";
import { type CalibrateRequest, type Calibration, isParallel, oneSlice } from "./calibration.ts";
import { planSlices } from "./plan-slices.ts";
import { countFor, nextCount, type Probe, probe } from "./probe.ts";
import type { Run } from "./run.ts";
import { sliceSeconds } from "./slice-seconds.ts";

const MOST_PROBES = 8;
/** From here on the first iteration is not repeated to see whether a warm one is quicker. */
const LONG_OPERATION = 0.25;

/** calibrate finds the counts for one benchmark. */
export async function calibrate(run: Run, request: CalibrateRequest): Promise<Calibration | Breakage> {
  const { benchtime, firstSecPerOp } = request;
  if (benchtime?.kind === "count") {
    const { iterations } = benchtime;
    return oneSlice(iterations, iterations * (firstSecPerOp ?? 0), true);
  }
  let last = await probe(run, request, 1, undefined);
  for (let n = 0; n < MOST_PROBES && last.kind !== "broken"; n++) {
    const slice = benchtime?.seconds ?? sliceSeconds(last, request);
    const isWarm = last.iterations > 1 || last.perOp > LONG_OPERATION;
    if (isWarm && last.iterations * last.perOp >= slice / 2) break;
    last = await probe(run, request, nextCount(last, slice), last);
  }
  if (last.kind === "broken") return last;
  return benchtime === undefined ? planSlices(run, request, last) : planOne(last, benchtime.seconds);
}

function planOne(last: Probe, seconds: number): Calibration {
  const iterations = countFor(last, seconds);
  return oneSlice(iterations, last.seconds + iterations * last.perOp, isParallel(last));
}

// How many iterations a sample has: enough to be measured, few enough to fit between disturbances, the same
// on both sides. docs/judging.md, "How many iterations"
//
// A process repeats a benchmark several times, each with the same number of iterations. Short ones are
// measured by the time of the process, too: a benchmark may stop its timer, or set up for longer than it
// measures.

import type { Benchtime } from "../../../options/benchtime.ts";
import { blame } from "../blame.ts";
import type { Breakage, BrokenSide } from "../breakage.ts";
import {
  type CalibrateRequest,
  type Calibration,
  isParallel,
  isPutOff,
  oneSlice,
  type PutOff,
  type Untold,
} from "../calibration.ts";
import { compareHead, type Gross } from "../gross.ts";
import {
  countFor,
  looksAfter,
  MAX_ITERATIONS,
  nextCount,
  type Probe,
  probe,
  SHORT_PROCESS,
} from "../probe.ts";
import type { Run } from "../run.ts";
import type { NoTurns } from "../turns.ts";
import { NOT_OVER_N } from "./count-that-tells.ts";
import { planSlices } from "./plan-slices.ts";

/** Calibrated is the result. A breakage without a side is the base's. */
type Calibrated = PutOff | Calibration | Breakage | BrokenSide | Gross | Untold | NoTurns;

/** Seconds of the last probe: its start and a disturbance are a small part of them. */
const GROWN = 0.005;
const NO_TIME = "it reports no time: its timer is stopped, or it does nothing";
/** From so many seconds on the first iteration is not repeated to see whether a warm one is quicker. */
const LONG_OPERATION = 0.25;

/**
 * calibrate finds the counts for one benchmark. It also finds a head that is many times slower: that needs no
 * samples.
 */
export async function calibrate(run: Run, request: CalibrateRequest): Promise<Calibrated> {
  const { benchtime, firstSecPerOp, head } = request;
  if (benchtime?.kind === "count" && head === undefined)
    return oneSlice(benchtime.iterations, benchtime.iterations * (firstSecPerOp ?? 0), true);
  const last =
    benchtime?.kind === "count"
      ? await probeAt(run, request, benchtime.iterations, undefined)
      : await grow(run, request, benchtime?.seconds ?? GROWN);
  if (last.kind === "broken") return blamed(run, request, last);
  const gross = await compareHead(run, request, last);
  if (gross !== undefined) return gross;
  if (isPutOff(request)) return { kind: "put off" };
  if (benchtime !== undefined) return planOne(last, benchtime);
  if (isFlat(last)) return { kind: "untold", reason: last.timedPerOp > 0 ? NOT_OVER_N : NO_TIME };
  return planSlices(run, request, last);
}

/** Takes more iterations, as package testing does, until they can be told from the rest of their process. */
async function grow(run: Run, request: CalibrateRequest, seconds: number): Promise<Probe | BrokenAt> {
  const { firstSecPerOp: perOp = 0 } = request;
  const goal = Math.min(GROWN, seconds);
  const first = perOp === 0 || perOp > LONG_OPERATION ? 1 : nextCount({ iterations: 1, perOp }, goal);
  let last = await probeAt(run, request, first, undefined);
  let before: Probe | undefined;
  while (last.kind !== "broken" && !isGrown(last, goal) && !request.isLate?.()) {
    const next = nextCount(last, goal, before);
    before = last;
    last = await probeAt(run, request, next, before);
  }
  return last;
}

interface BrokenAt extends Breakage {
  readonly iterations: number;
  readonly repeats: number;
}

async function probeAt(
  run: Run,
  request: CalibrateRequest,
  iterations: number,
  previous: Probe | undefined,
): Promise<Probe | BrokenAt> {
  const probed = await probe(run, request, iterations, previous);
  return probed.kind === "broken" ? { ...probed, iterations, repeats: looksAfter(previous) } : probed;
}

/** Where the base broke once, and not again, it is calibrated again. */
async function blamed(
  run: Run,
  request: CalibrateRequest,
  { iterations, repeats, ...broken }: BrokenAt,
): Promise<Calibrated> {
  if (request.head === undefined) return broken;
  const head = { ...request, binary: request.head };
  const found = await blame(run, { side: "base", broken, iterations, repeats, base: request, head });
  if (found !== undefined) return found;
  const { head: _, ...alone } = request;
  const again = await calibrate(run, alone);
  return again.kind === "broken" ? { ...again, side: "base" } : again;
}

/**
 * Not by one short look, which may be disturbed, nor by the first iteration, which may take far longer than
 * others.
 */
function isGrown({ iterations, perOp, looks, seconds }: Probe, goal: number): boolean {
  if (iterations >= MAX_ITERATIONS || perOp > LONG_OPERATION) return true;
  const isSure = looks > 1 || seconds >= SHORT_PROCESS;
  return isSure && iterations > 1 && iterations * perOp >= goal / 2;
}

function isFlat({ iterations, perOp }: Probe): boolean {
  return iterations >= MAX_ITERATIONS && iterations * perOp < GROWN / 2;
}

function planOne(last: Probe, benchtime: Benchtime): Calibration {
  const iterations = benchtime.kind === "count" ? benchtime.iterations : countFor(last, benchtime.seconds);
  const outside = Math.max(0, last.seconds / last.looks - last.iterations * last.perOp);
  return oneSlice(iterations, outside + iterations * last.perOp, isParallel(last));
}

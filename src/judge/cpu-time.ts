// What CPU time says of a slowdown that the clock shows. It is for processes that ran one after the other:
// with turns a disturbance hits both sides.
//
// The time that a process waits for a CPU is the neighbours', unless the code itself waits (sleeps, reads,
// locks). The two look alike in one process, but code that waits does so in every process: where at least one
// process of each side hardly waited, the others were kept waiting.

import { quantile, sortSample } from "../stats/sample.ts";
import { tUpperQuantile } from "../stats/student-t.ts";
import type { Judgement } from "./judgement.ts";
import type { ProcessTime, TimedPair } from "./row.ts";
import { percent } from "./sentence.ts";
import { fastestEffect } from "./sides-effect.ts";

/** CpuEvidence is the change by CPU time on logarithms, of processes that were kept waiting. */
export interface CpuEvidence {
  readonly centre: number;
  /** Ends of the 95 % interval. */
  readonly lo: number;
  readonly hi: number;
  /** Share of their time that the processes waited. */
  readonly waited: number;
}

/** With fewer pairs an interval says nothing. */
const LEAST_PAIRS = 5;
/** A process that waits for less than this share of its time does not wait by itself. */
const HARDLY = 0.02;
/**
 * With more CPU time than this share of the clock's several threads work at once, and CPU time is not what a
 * user waits for.
 */
const ONE_THREAD = 1.1;
/** With a smaller part of the process inside the benchmark's timer, start-up and set-up drown it. */
const LEAST_TIMED = 0.5;
const TAIL = 0.025;

/**
 * cpuEvidence is undefined where CPU time has nothing to say: unknown, several threads, waiting code, or no
 * process was kept waiting.
 */
export function cpuEvidence(pairs: readonly TimedPair[]): CpuEvidence | undefined {
  if (pairs.length < LEAST_PAIRS) return undefined;
  const sides = { base: pairs.map((p) => p.base), head: pairs.map((p) => p.head) };
  const both = [sides.base, sides.head];
  if (both.some((side) => !isOneThread(side) || !hasFreeProcess(side))) return undefined;
  const all = both.flat();
  const waited = 1 - sum(all, "cpu") / sum(all, "wall");
  const timed = sum(all, "timed") / sum(all, "wall");
  if (waited < HARDLY || timed < LEAST_TIMED) return undefined;
  const { centre, unitVariance, df, n } = fastestEffect({
    base: sides.base.map((p) => p.cpu),
    head: sides.head.map((p) => p.cpu),
  });
  const reach = Math.sqrt(unitVariance / n) * tUpperQuantile(TAIL, df);
  // What is outside of the timer is the same on both sides and hides a part of the change.
  const [mid, lo, hi] = [centre, centre - reach, centre + reach].map((x) => x / Math.min(1, timed));
  if (mid === undefined || lo === undefined || hi === undefined) return undefined;
  return Number.isFinite(lo) && Number.isFinite(hi) ? { centre: mid, lo, hi, waited } : undefined;
}

/**
 * doubtClock takes back a change that only the clock shows, when CPU time leaves no room for one beyond the
 * threshold.
 */
export function doubtClock(judgement: Judgement, cpu: CpuEvidence, last: boolean): Judgement {
  const { threshold } = judgement;
  const isChange = judgement.verdict === "regression" || judgement.verdict === "improvement";
  if (!isChange || cpu.hi > Math.log1p(threshold) || cpu.lo < Math.log1p(-Math.min(threshold, 0.99)))
    return judgement;
  const [centre, lo, hi] = [cpu.centre, cpu.lo, cpu.hi].map((x) => percent(Math.expm1(x)));
  const waited = percent(cpu.waited).slice(1);
  return {
    ...judgement,
    verdict: last ? "inconclusive" : "open",
    reason: `${judgement.reason}; but ${centre} by CPU time (${lo} to ${hi}): the processes were kept waiting for ${waited} of their time`,
  };
}

function isOneThread(side: readonly ProcessTime[]): boolean {
  return quantile(sortSample(side.map(({ cpu, wall }) => cpu / wall)), 0.5) <= ONE_THREAD;
}

function hasFreeProcess(side: readonly ProcessTime[]): boolean {
  return side.some(({ cpu, wall }) => cpu >= wall * (1 - HARDLY));
}

function sum(processes: readonly ProcessTime[], key: keyof ProcessTime): number {
  return processes.reduce((total, process) => total + process[key], 0);
}

// What CPU time says of a change that the clock shows. For processes that ran one after the other: with turns
// a disturbance hits both sides.
//
// A process waits for a CPU because of its neighbours, or because its code waits (sleeps, reads, locks). One
// process cannot tell the two apart, but code that waits does so in every process: where at least one process
// of each side hardly waited, the others waited because of neighbours. docs/judging.md, "Neighbours"

import { quantile, sortSample } from "../stats/sample.ts";
import { tUpperQuantile } from "../stats/student-t.ts";
import type { Judgement } from "./judgement.ts";
import type { ProcessTime, TimedPair } from "./row.ts";
import { percent } from "./sentence.ts";
import { fastestEffect } from "./sides-effect.ts";

/**
 * CpuEvidence is the change by CPU time, of processes that were kept waiting. All but `waited` on logarithms.
 */
export interface CpuEvidence {
  /** ln(head/base). */
  readonly centre: number;
  /** Ends of the 95 % interval. */
  readonly lo: number;
  readonly hi: number;
  /** Share of the clock's time that the processes of both sides waited, 0.02 to 1. */
  readonly waited: number;
}

/** With fewer pairs an interval says nothing. */
const LEAST_PAIRS = 5;
/** Code whose process waited for less than this share of its time does not wait by nature. */
const HARDLY = 0.02;
/**
 * Above this ratio of CPU time to the clock's several threads work at once, and CPU time is not what a user
 * waits for.
 */
const ONE_THREAD = 1.1;
/** With a smaller share of the process inside the benchmark's timer, start and set-up hide the change. */
const LEAST_TIMED = 0.5;
// Half of the error of a 95 % interval.
const TAIL = 0.025;

/**
 * cpuEvidence is the change of the fastest thirds of the CPU times, divided by the share of the clock's time
 * that the benchmark's timer counted. Undefined where CPU time has nothing to say: fewer than 5 pairs,
 * several threads, waiting code, no process that was kept waiting, or too much start and set-up.
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
  // What is outside of the timer is the same on both sides, and makes the change look smaller.
  const [mid, lo, hi] = [centre, centre - reach, centre + reach].map((x) => x / Math.min(1, timed));
  if (mid === undefined || lo === undefined || hi === undefined) return undefined;
  return Number.isFinite(lo) && Number.isFinite(hi) ? { centre: mid, lo, hi, waited } : undefined;
}

/**
 * doubtClock takes back a regression or improvement that only the clock shows: the interval by CPU time lies
 * within ± the threshold. It becomes `open`, at the last look `inconclusive`, with both numbers in the
 * reason.
 */
export function doubtClock(judgement: Judgement, cpu: CpuEvidence, last: boolean): Judgement {
  const { threshold } = judgement;
  const isChange = judgement.verdict === "regression" || judgement.verdict === "improvement";
  // At most 0.99, since a time cannot fall by all of itself: ln(1 − 1) is no limit.
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

// What others took of the machine while it measured.

import type { Neighbours } from "../model/report.ts";
import { type LoadCounters, readLoad } from "../ports/process/machine-load.ts";

/**
 * watchNeighbours begins to watch; the function ends it, and gives undefined where the system says nothing.
 */
export async function watchNeighbours(now: () => number): Promise<() => Promise<Neighbours | undefined>> {
  const [began, before] = [now(), await readLoad()];
  return async () => neighboursBetween(before, await readLoad(), now() - began);
}

/** neighboursBetween are the shares of `seconds` between two readings. */
export function neighboursBetween(
  before: LoadCounters,
  after: LoadCounters,
  seconds: number,
): Neighbours | undefined {
  const wait = (key: "cpuWait" | "diskWait") =>
    share((after[key] ?? Number.NaN) - (before[key] ?? Number.NaN), seconds);
  const ticks = (key: "stolen" | "all") =>
    (after.ticks?.[key] ?? Number.NaN) - (before.ticks?.[key] ?? Number.NaN);
  const found = {
    steal: share(ticks("stolen"), ticks("all")),
    cpuWait: wait("cpuWait"),
    diskWait: wait("diskWait"),
  };
  return Object.values(found).every((value) => value === null) ? undefined : found;
}

export function neighbourWarnings(found: Neighbours | undefined): readonly string[] {
  const { steal, cpuWait, diskWait } = found ?? { steal: null, cpuWait: null, diskWait: null };
  const parts = [
    told(steal, LEAST_TOLD.steal, (x) => `other virtual machines took ${x} of its CPU time (steal)`),
    told(cpuWait, LEAST_TOLD.cpuWait, (x) => `programs waited for a CPU in ${x} of the time (pressure)`),
    told(diskWait, LEAST_TOLD.diskWait, (x) => `for a disk in ${x}`),
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`the machine was disturbed while it measured: ${parts.join(", ")}`];
}

/**
 * Shares from which on the report says it. Our own processes make programs wait for a CPU for half of the
 * time: linking uses all processors, and both sides of a pair share one.
 */
const LEAST_TOLD = { steal: 0.02, cpuWait: 0.75, diskWait: 0.1 };

function told(value: number | null, least: number, sentence: (percent: string) => string): string {
  return value === null || value < least ? "" : sentence(`${Math.round(100 * value)} %`);
}

/** In [0, 1]; null for what is not known, and where `whole` is 0. */
function share(part: number, whole: number): number | null {
  const ratio = part / whole;
  return whole > 0 && Number.isFinite(ratio) ? Math.min(1, Math.max(0, ratio)) : null;
}

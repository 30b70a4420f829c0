// On which side a benchmark breaks: what has been seen once on one side may break on both, or not again.

import type { Breakage } from "./breakage.ts";
import { runSlices, type Target } from "./probe.ts";
import type { Run } from "./run.ts";
import type { BrokenSide } from "./sample.ts";

/** Suspicion is a side that broke with so many iterations. */
export interface Suspicion {
  readonly side: "base" | "head";
  readonly broken: Breakage;
  readonly iterations: number;
  readonly base: Target;
  readonly head: Target;
}

/**
 * blame asks both sides once more. Undefined: the side that broke does not break again. What its time limit ended is not run again on that
 * side, since it would take as long.
 */
export async function blame(run: Run, suspicion: Suspicion): Promise<BrokenSide | undefined> {
  const { side, broken, iterations, ...targets } = suspicion;
  const again = broken.lateAfter === undefined ? await runSlices(run, targets[side], iterations, 1) : broken;
  if (again.kind !== "broken") return undefined;
  const other = await runSlices(run, targets[side === "base" ? "head" : "base"], iterations, 1);
  return { ...broken, side: other.kind === "broken" ? "both" : side };
}

// On which side a benchmark breaks: one that broke on one side may break on both, or not again.

import type { PerSide } from "../../model/side.ts";
import type { Breakage, BrokenSide } from "./breakage.ts";
import { runSlices, type Target } from "./probe.ts";
import type { Run } from "./run.ts";

/** Suspicion is a side that broke, with `iterations` in each of `repeats` slices. */
interface Suspicion extends PerSide<Target> {
  readonly side: "base" | "head";
  readonly broken: Breakage;
  readonly iterations: number;
  readonly repeats: number;
}

/**
 * blame runs all sides again; undefined where the side that broke does not break again. After a time limit
 * that side does not run again, since it would take as long.
 */
export async function blame(run: Run, suspicion: Suspicion): Promise<BrokenSide | undefined> {
  const { side, broken, iterations, repeats } = suspicion;
  const breaks = async (target: Target | undefined) =>
    target !== undefined && (await runSlices(run, target, iterations, repeats)).kind === "broken";
  if (broken.lateAfter === undefined && !(await breaks(suspicion[side]))) return undefined;
  const isOther = await breaks(suspicion[side === "base" ? "head" : "base"]);
  return { ...broken, side: isOther ? "both" : side };
}

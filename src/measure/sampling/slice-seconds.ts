// How long a slice should be.

import type { CalibrateRequest } from "./calibration.ts";
import type { Probe } from "./probe.ts";

/**
 * Turns are shorter than the disturbances that both sides shall share; a slice of a process alone must be
 * worth its start.
 */
const SHORTEST = { inTurns: 0.0005, alone: 0.0025 } as const;
/** LONGEST_SLICE is in seconds. */
export const LONGEST_SLICE = 0.012;
/**
 * A slice of a process alone should hold a garbage collection or two; the collector waits for 4 MiB of new
 * memory at the least.
 */
const SLICE_BYTES = 8 * 1024 * 1024;

/**
 * sliceSeconds is the time of a slice. Alone, where a collection comes before each, it is that in which the
 * benchmark allocates enough for several collections, within bounds.
 */
export function sliceSeconds(
  { perOp, bytesPerOp }: Pick<Probe, "perOp" | "bytesPerOp">,
  { takeTurns }: Pick<CalibrateRequest, "takeTurns">,
): number {
  if (takeTurns !== undefined) return SHORTEST.inTurns;
  const seconds = bytesPerOp > 0 ? (SLICE_BYTES / bytesPerOp) * perOp : 0;
  return Math.min(LONGEST_SLICE, Math.max(SHORTEST.alone, seconds));
}

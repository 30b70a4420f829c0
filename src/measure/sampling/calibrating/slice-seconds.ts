import type { CalibrateRequest } from "../calibration.ts";
import type { Probe } from "../probe.ts";

/**
 * Seconds. A turn is shorter than disturbances, so that both sides share them; a slice alone must be worth
 * its start.
 */
const SHORTEST = { inTurns: 0.0005, alone: 0.0025 } as const;
/** In seconds. */
export const LONGEST_SLICE = 0.012;
/**
 * A slice alone should have one or two garbage collections; the collector waits for at least 4 MiB of new
 * memory.
 */
const SLICE_BYTES = 8 * 1024 * 1024;

/**
 * sliceSeconds is the length of a slice. Without turns a collection comes before each; there it is the time
 * in which the benchmark allocates enough for several collections, within bounds.
 */
export function sliceSeconds(
  { perOp, bytesPerOp }: Pick<Probe, "perOp" | "bytesPerOp">,
  { takeTurns }: Pick<CalibrateRequest, "takeTurns">,
): number {
  if (takeTurns !== undefined) return SHORTEST.inTurns;
  const seconds = bytesPerOp > 0 ? (SLICE_BYTES / bytesPerOp) * perOp : 0;
  return Math.min(LONGEST_SLICE, Math.max(SHORTEST.alone, seconds));
}

// What a machine's state does to all benchmarks alike, and what it does to each by itself.
//
// Two runs of the same code at different times differ by a factor that all benchmarks share (clock rate,
// neighbours), and beyond it every benchmark drifts on its own (caches, code layout). Both are read off the
// suite, on the assumption that most benchmarks did not change.

import { median, quantile, sortSample } from "../stats/sample.ts";

/**
 * EstimatedChange is one benchmark's estimated change with the squared standard error that its samples give
 * it; both on logarithms.
 */
interface EstimatedChange {
  readonly centre: number;
  readonly squaredError: number;
}

/** CommonFactor is what the changes of a suite have in common. */
export interface CommonFactor {
  /** ln of the factor by which everything got slower. */
  readonly centre: number;
  readonly squaredError: number;
  /** Variance of what each benchmark does besides the factor and beyond the error of its samples. */
  readonly drift: number;
}

/**
 * LEAST_BENCHMARKS is with how many benchmarks of a unit the factor can be known: with fewer, three that
 * changed would make it.
 */
export const LEAST_BENCHMARKS = 10;

/**
 * Drift that is always reckoned with (standard deviation): a package that alone was built anew has a new code
 * layout, which moves it by some 1.5 %, and the others, whose binaries are the same, do not show that.
 */
const LEAST_DRIFT = 0.0125;
// Of normal values: the median and the 90th percentile of their distance from the centre, in standard
// deviations.
const MEDIAN_DISTANCE = 0.6745;
const TENTH_DISTANCE = 1.6449;
// Variance of a median relative to that of a mean, for normal values: π/2.
const MEDIAN_COST = Math.PI / 2;

/** commonFactor is "too few" below LEAST_BENCHMARKS finite changes. */
export function commonFactor(changes: readonly EstimatedChange[]): CommonFactor | "too few" {
  const known = changes.filter((c) => Number.isFinite(c.centre) && Number.isFinite(c.squaredError));
  if (known.length < LEAST_BENCHMARKS) return "too few";
  const centre = median(known.map((c) => c.centre));
  const distances = sortSample(known.map((c) => Math.abs(c.centre - centre)));
  // Drift has more large values than the normal distribution: whichever says more. A tenth of all may really
  // have changed.
  const spread = Math.max(
    quantile(distances, 0.5) / MEDIAN_DISTANCE,
    quantile(distances, 0.9) / TENTH_DISTANCE,
  );
  const ofSamples = median(known.map((c) => c.squaredError));
  return {
    centre,
    squaredError: (MEDIAN_COST * Math.max(spread ** 2, ofSamples)) / known.length,
    drift: Math.max(spread ** 2 - ofSamples, LEAST_DRIFT ** 2),
  };
}

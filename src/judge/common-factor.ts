// What the state of a machine does to all benchmarks alike, and what it does to each by itself.
//
// Two runs of the same code at different times differ by a factor that all benchmarks share (clock rate,
// neighbours), and each benchmark drifts on its own besides (caches, code layout). Both are estimated from
// the suite, on the assumption that most benchmarks did not change. docs/judging.md, "A stored baseline"

import { median, quantile, robustDeviation, sortSample } from "../stats/sample.ts";

/** EstimatedChange is the estimated change of one benchmark, on logarithms. */
interface EstimatedChange {
  /** ln(head/base). */
  readonly centre: number;
  /** Squared standard error of the centre, from the samples alone. */
  readonly squaredError: number;
}

/** CommonFactor is what the changes of a suite have in common. */
export interface CommonFactor {
  /** ln of the factor by which everything got slower; below 0 where it got faster. */
  readonly centre: number;
  /** Squared standard error of the centre. */
  readonly squaredError: number;
  /** Variance, on logarithms, of what each benchmark does besides the factor and the error of its samples. */
  readonly drift: number;
}

/**
 * LEAST_BENCHMARKS is the number of benchmarks with a unit from which on the factor can be known. With fewer,
 * three that changed would make it.
 */
export const LEAST_BENCHMARKS = 10;

/**
 * Least drift (standard deviation, on logarithms). A package that alone was rebuilt has a new code layout,
 * which moves it by about 1.5 %; the others, whose binaries are the same, do not show that.
 */
const LEAST_DRIFT = 0.0125;
// The 90th percentile of the distance of normal values from their centre, in standard deviations.
const TENTH_DISTANCE = 1.6449;
// Variance of a median relative to that of a mean, for normal values: π/2.
const MEDIAN_COST = Math.PI / 2;

/**
 * commonFactor estimates the factor from B changes d_b with squared errors s_b²; "too few" where fewer than
 * LEAST_BENCHMARKS of them are finite.
 *
 *     centre m = median d_b
 *     spread σ = max( median |d_b − m|/0.6745, 90th percentile of |d_b − m|/1.645 )
 *     drift τ² = max( σ² − median s_b², LEAST_DRIFT² )
 *     squared error of m = (π/2)·max( σ², median s_b² )/B
 */
export function commonFactor(changes: readonly EstimatedChange[]): CommonFactor | "too few" {
  const known = changes.filter((c) => Number.isFinite(c.centre) && Number.isFinite(c.squaredError));
  if (known.length < LEAST_BENCHMARKS) return "too few";
  const changed = known.map((c) => c.centre);
  const centre = median(changed);
  const distances = sortSample(changed.map((change) => Math.abs(change - centre)));
  // The larger of the two, since drift has more large values than the normal distribution. No percentile
  // above the 90th: a tenth of all may really have changed.
  const spread = Math.max(robustDeviation(changed, centre), quantile(distances, 0.9) / TENTH_DISTANCE);
  const ofSamples = median(known.map((c) => c.squaredError));
  return {
    centre,
    squaredError: (MEDIAN_COST * Math.max(spread ** 2, ofSamples)) / known.length,
    drift: Math.max(spread ** 2 - ofSamples, LEAST_DRIFT ** 2),
  };
}

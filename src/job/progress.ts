// What both halves of the job have found so far.

import type { Baseline } from "../baselines/read-baseline.ts";
import type { Check } from "../model/check.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { BenchmarkResult } from "../run/benchmark-result.ts";

/** Progress is what has been found; a run that is cancelled reports it. */
export interface Progress {
  readonly checks: readonly Check[];
  readonly checkSeconds: number;
  /** Undefined when nothing was measured. */
  readonly benchmarks: BenchmarkResult | undefined;
  /** Why benchmarks could not be measured although they should have been; undefined otherwise. */
  readonly unmeasured: string | undefined;
  readonly warnings: readonly string[];
  /** What was measured with, where that is not the Go of the run. */
  readonly go?: Go;
  /** What the head was, or is to be, compared with, where that is stored; undefined where nothing is. */
  readonly baseline: Baseline | undefined;
}

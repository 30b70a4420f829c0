import type { Baseline } from "../baselines/read-baseline.ts";
import type { Check } from "../model/check.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { BenchmarkResult } from "../run/benchmark-result.ts";

/** Progress is what both halves of the job have found so far; a cancelled run reports it. */
export interface Progress {
  readonly checks: readonly Check[];
  readonly checkSeconds: number;
  /** Undefined when nothing was measured. */
  readonly benchmarks: BenchmarkResult | undefined;
  /** Why benchmarks could not be measured; undefined when they were, or were not asked for. */
  readonly unmeasured: string | undefined;
  readonly warnings: readonly string[];
  /** What was measured with, where that is not the Go of the run. */
  readonly go?: Go;
  /** The stored baseline that the head is compared with; undefined without one. */
  readonly baseline: Baseline | undefined;
}

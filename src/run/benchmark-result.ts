// What the benchmark half of the job finds.

import type { Neighbours } from "../model/report.ts";
import type { UnitMetadata } from "../model/unit.ts";
import type { Comparison } from "../model/verdict.ts";

/** BenchmarkResult is what the report says of benchmarks. */
export interface BenchmarkResult {
  readonly comparisons: readonly Comparison[];
  readonly metadata: readonly UnitMetadata[];
  /** What Go calls the processor, "" where nothing was run. */
  readonly cpu: string;
  /** Packages whose tests do not build, by side. */
  readonly unbuilt: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** While it measured; undefined where the system does not say. */
  readonly neighbours: Neighbours | undefined;
  /** Why the measuring told nothing at all; undefined when it told something or had nothing to tell. */
  readonly untold: string | undefined;
  readonly warnings: readonly string[];
  readonly seconds: { readonly build: number; readonly measure: number };
}

/** BenchmarkHalf is the result, or why there is none. */
export interface BenchmarkHalf {
  readonly benchmarks?: BenchmarkResult;
  /** Why benchmarks could not be measured although they should have been. Absent or undefined: they were. */
  readonly unmeasured?: string | undefined;
  readonly warnings?: readonly string[];
}

/** CANCELLED is why a run that was cancelled has not measured everything. */
export const CANCELLED = "the run was cancelled";

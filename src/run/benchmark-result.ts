import type { Reach } from "../model/reach.ts";
import type { Neighbours, NotBegun } from "../model/report.ts";
import type { UnitMetadata } from "../model/unit.ts";
import type { Comparison } from "../model/verdict.ts";

export interface BenchmarkResult {
  readonly comparisons: readonly Comparison[];
  readonly metadata: readonly UnitMetadata[];
  /** As Go names the processor; "" where nothing ran. */
  readonly cpu: string;
  /** Packages whose tests do not build, by side. */
  readonly unbuilt: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** During the measurement; undefined where the system does not tell. */
  readonly neighbours: Neighbours | undefined;
  /** Undefined where there is no base. */
  readonly reach: Reach | undefined;
  /** Packages whose tests are proved to be the same on both sides. */
  readonly sameTests: readonly string[];
  /** Why nothing could be told of any benchmark that was begun; else undefined. */
  readonly untold: string | undefined;
  /** What the time was too short to begin; undefined where all was begun. */
  readonly notBegun: NotBegun | undefined;
  readonly warnings: readonly string[];
  readonly seconds: { readonly build: number; readonly measure: number };
}

export interface BenchmarkHalf {
  readonly benchmarks?: BenchmarkResult;
  /** Why benchmarks could not be measured; undefined when they were, or were not asked for. */
  readonly unmeasured?: string | undefined;
  readonly warnings?: readonly string[];
}

export const CANCELLED = "the run was cancelled";

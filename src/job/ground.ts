// What both halves of the job stand on, and what they bring home.

import type { Check } from "../model/check.ts";
import type { Options } from "../options.ts";
import type { Git } from "../ports/git.ts";
import type { Go } from "../ports/go-command.ts";
import type { Workspace } from "../ports/workspace.ts";
import type { Baseline } from "../steps/read-baseline.ts";
import type { Sides } from "../steps/resolve-sides.ts";
import type { BenchmarkResult } from "./benchmark-job.ts";
import type { Rules } from "./rules.ts";
import type { World } from "./world.ts";

/** Ground is what has been found and set up. */
export interface Ground {
  readonly world: World;
  readonly options: Options;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly sides: Sides;
  /** Relative to the repository. */
  readonly workingDirectory: string;
  readonly go: Go;
  readonly rules: Rules;
}

/** Progress is what is known; a run that is cancelled reports it. */
export interface Progress {
  readonly checks: readonly Check[];
  readonly checkSeconds: number;
  /** Undefined when nothing was measured. */
  readonly benchmarks: Omit<BenchmarkResult, "measurement"> | undefined;
  /** Why benchmarks could not be measured although they should have been, "" otherwise. */
  readonly unmeasured: string;
  readonly warnings: readonly string[];
  /** What was measured with, where that is not the Go of the run. */
  readonly go?: Go;
  /** What the head was, or is to be, compared with, where that is stored; undefined where nothing is. */
  readonly baseline: Baseline | undefined;
}

/** CANCELLED is why a run that was cancelled has not measured everything. */
export const CANCELLED = "the run was cancelled";

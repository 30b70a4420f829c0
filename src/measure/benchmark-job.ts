// What the benchmark half of the job works on.

import type { Policy } from "../judge/policy.ts";
import type { ReachMode } from "../model/settings.ts";
import type { Options } from "../options/options.ts";
import type { Git } from "../ports/git/git.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { KeptReach } from "../run/kept-reach.ts";
import type { SideContext } from "../run/side-context.ts";
import type { World } from "../run/world.ts";

export interface BenchmarkJob {
  readonly world: World;
  readonly options: Options;
  readonly policy: Policy;
  readonly reach: ReachMode;
  readonly kept: KeptReach | undefined;
  readonly git: Git;
  readonly go: Go;
  readonly helper: Helper;
  /** Undefined where the head is measured alone. */
  readonly base: SideContext | undefined;
  readonly head: SideContext & { readonly changed: readonly string[] };
  /** Folder for binaries. */
  readonly out: string;
  /** File for -overlay that makes benchmarks take turns; undefined where they cannot. */
  readonly overlay: string | undefined;
  /** Words of GOFLAGS, as the go command sees it. */
  readonly goflags: readonly string[];
  /** Flags of every link besides the user's. */
  readonly linkFlags: readonly string[];
}

/** BothSides is a job with a base. */
export interface BothSides extends BenchmarkJob {
  readonly base: SideContext;
}

/** procsOf are the GOMAXPROCS values to measure with: the user's, else the machine's. */
export function procsOf({
  options,
  world,
}: {
  readonly options: Pick<Options, "cpu">;
  readonly world: Pick<World, "procs">;
}): readonly [number, ...number[]] {
  const [first, ...rest] = options.cpu;
  return first === undefined ? [world.procs] : [first, ...rest];
}

/** areTested is true where this run has the tests' outcomes, too. */
export function areTested({ stage, test }: Options): boolean {
  return stage !== "bench" && test;
}

/** areChecked is true where the checks tell what does not build, and fail the job for it. */
export function areChecked({ stage, vet, test, failOn }: Options): boolean {
  return stage !== "bench" && (vet || test) && failOn.includes("check");
}

// Asks which benchmarks the change reaches, where that can save more than it costs (docs/reach.md). Where it
// is not known all benchmarks are measured whose package is not proved to be the same.

import type { Proof } from "../build/prove-sources.ts";
import { InterruptedError } from "../model/errors.ts";
import type { ReachMode } from "../model/settings.ts";
import type { Options } from "../options/options.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Helper } from "../ports/helper/helper.ts";
import type { CodeReach, ReachAnswer } from "../ports/helper/reach.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Go } from "../ports/process/go-command.ts";
import { withData } from "../reach/find-reach.ts";
import { plural } from "../report/format.ts";
import { keepOutlines, outlineFiles } from "../run/kept-reach.ts";
import { type PaceOptions, paceOf } from "../run/pace.ts";
import type { World } from "../run/world.ts";
import { type BothSides, procsOf } from "./benchmark-job.ts";

interface AskingJob extends Pick<BothSides, "reach" | "kept" | "goflags" | "base" | "head" | "out"> {
  readonly options: Wish["options"] & PaceOptions;
  readonly go: Pick<Go, "path">;
  readonly helper: Pick<Helper, "reach">;
  readonly world: Pick<World, "now" | "procs"> & { readonly runner: Pick<Runner, "debug" | "progress"> };
}

export type RunReach =
  | { readonly kind: "known"; readonly code: CodeReach; readonly seconds: number }
  | {
      readonly kind: "unknown";
      readonly reason: string;
      /** It was asked for, and failed. */
      readonly hasFailed: boolean;
      readonly seconds: number;
    };

interface Asked {
  /** Packages that are not proved to be the same. */
  readonly importPaths: readonly string[];
  /** How many benchmark functions they have that were asked for. */
  readonly functions: number;
  readonly proofs: ReadonlyMap<string, Proof>;
}

/** Largest part of the time budget that finding out may take. */
const SHARE = 0.1;
/** Seconds in which a benchmark is told with the default options; measured on suites of hundreds. */
const SECONDS_EACH = 2.7;
const DEFAULT_COUNT = 5;
/** With fewer functions at stake it takes as long as measuring them. */
const LEAST_FUNCTIONS = 3;
/** In less not even the packages are listed. */
const LEAST_SECONDS = 1;

/** NOTHING_REACHED is the reach where every package is proved to be the same. */
const NOTHING_REACHED: CodeReach = { packages: [], changes: [], moreChanges: 0, remarks: [] };

/** askReach never fails: what goes wrong is the reason why nothing is known. */
export async function askReach(job: AskingJob, asked: Asked): Promise<RunReach> {
  const { world } = job;
  const procs = procsOf(job).length;
  const pace = paceOf(job);
  if (pace !== undefined) world.runner.debug(`a benchmark took ${pace.toFixed(2)} s in earlier runs`);
  const why = whyNotAsked({ ...job, functions: asked.functions, procs, pace });
  if (why !== undefined && (asked.importPaths.length > 0 || job.reach === "off")) {
    world.runner.debug(`which benchmarks the change reaches is not asked: ${why}`);
    return { kind: "unknown", reason: why, hasFailed: false, seconds: 0 };
  }
  if (asked.importPaths.length === 0) return { kind: "known", code: NOTHING_REACHED, seconds: 0 };
  world.runner.progress("following what the benchmarks mention");
  const started = world.now();
  const answer = await answerOf(job, asked, 1000 * limitSeconds(job.options, asked.functions * procs, pace));
  const seconds = world.now() - started;
  if (answer.kind === "known") {
    for (const remark of answer.remarks) world.runner.debug(remark);
    return { kind: "known", code: withData(answer, asked.proofs), seconds };
  }
  world.runner.debug(`which benchmarks the change reaches is not known: ${answer.reason}`);
  return { kind: "unknown", reason: answer.reason, hasFailed: true, seconds };
}

async function answerOf(
  { helper, go, options, base, head, kept, out, world }: AskingJob,
  { importPaths }: Asked,
  timeoutMs: number,
): Promise<ReachAnswer> {
  const { buildFlags } = options;
  try {
    const limits = { timeoutMs, compileMs: 1000 * options.timeBudget };
    const files = outlineFiles(kept, out);
    const asked = { go: go.path, buildFlags, packages: importPaths, base, head };
    const answer = await helper.reach({ ...asked, ...files, ...limits });
    await keepOutlines(kept, files, world.runner.debug);
    return answer;
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    return { kind: "unknown", reason: error instanceof Error ? error.message : String(error) };
  }
}

interface Wish {
  readonly reach: ReachMode;
  readonly options: Pick<Options, "timeBudget" | "count" | "benchtime" | "buildFlags">;
  /** Words of GOFLAGS. */
  readonly goflags: readonly string[];
  readonly base: { readonly env: Env };
  readonly head: { readonly env: Env };
  /** Benchmark functions at stake. */
  readonly functions: number;
  /** How many values of GOMAXPROCS each is measured with. */
  readonly procs: number;
  /** Seconds that each took in earlier runs with these options. */
  readonly pace: number | undefined;
}

/** whyNotAsked is undefined where it is worth it, and the sides differ in their source alone. */
export function whyNotAsked(wish: Wish): string | undefined {
  const { reach, options, goflags, base, head, functions, procs, pace } = wish;
  if (reach === "off") return "reach is off";
  if (functions < LEAST_FUNCTIONS) return `there is nothing to save with ${plural(functions, "benchmark")}`;
  if (SHARE * options.timeBudget < LEAST_SECONDS)
    return `there is no time for it in a time-budget of ${options.timeBudget} s`;
  if (limitSeconds(options, functions * procs, pace) < LEAST_SECONDS)
    return `there is nothing to save with ${plural(functions, "benchmark")}, which took ${pace?.toFixed(2)} s each`;
  const flag = [...goflags, ...options.buildFlags].find((word) => /^--?overlay\b/.test(word));
  if (flag !== undefined) return `${flag}: files are not what is built`;
  const profile = goflags.find((word) => /^--?pgo\b/.test(word));
  if (profile !== undefined && !head.env.GOFLAGS?.includes(profile))
    return `${profile} stands in the settings of the go command, and may name another file on each side`;
  const variable = otherVariable(base.env, head.env);
  return variable && `the sides have another ${variable}`;
}

/** Of a side's own folders. */
const OWN_VARIABLES = ["GOWORK", "PWD"];

function otherVariable(base: Env, head: Env): string | undefined {
  const names = new Set([...Object.keys(base), ...Object.keys(head)]);
  return [...names].sort().find((name) => !OWN_VARIABLES.includes(name) && base[name] !== head[name]);
}

/** limitSeconds is how long finding out may take: never longer than it can save. */
export function limitSeconds(options: Wish["options"], benchmarks: number, pace: Wish["pace"]): number {
  return Math.min(SHARE * options.timeBudget, benchmarks * (pace ?? usualPace(options)));
}

/** Seconds a benchmark. */
function usualPace({ count, benchtime }: Wish["options"]): number {
  const ofSamples = benchtime?.kind === "time" ? 2 * count * benchtime.seconds : 0;
  return Math.max(SECONDS_EACH * Math.max(1, count / DEFAULT_COUNT), ofSamples);
}

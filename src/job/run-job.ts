// The whole job, from top to bottom: two commits in, a report out.

import { resolve } from "node:path";
import { benchmarkHead } from "../baselines/benchmark-head.ts";
import { type BaselineFinder, openFinder, storedBase } from "../baselines/stored-baseline.ts";
import { benchmarkBoth } from "../measure/benchmark-both.ts";
import { benchmarkNew } from "../measure/benchmark-new.ts";
import { type OpenedBase, openBase, withGo } from "../measure/open-base.ts";
import {
  InterruptedError,
  internalText,
  SteadyError,
  UnmeasurableError,
  UsageError,
} from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { Options } from "../options/options.ts";
import { makeFolder } from "../ports/files/files.ts";
import { openWorkspace } from "../ports/git/workspace.ts";
import { asUnmeasurable } from "../ports/process/system-fault.ts";
import { CANCELLED } from "../run/benchmark-result.ts";
import type { JobContext } from "../run/job-context.ts";
import type { SideContext } from "../run/side-context.ts";
import type { World } from "../run/world.ts";
import { resolveSides } from "../sides/resolve-sides.ts";
import { assembleReport } from "./assemble-report.ts";
import { checkHead } from "./check-head.ts";
import { findRepository } from "./find-repository.ts";
import { layOutHead } from "./lay-out-head.ts";
import type { Progress } from "./progress.ts";

/** runJob throws SteadyError when there is nothing to report. Its workspace is removed in every case. */
export async function runJob(world: World, options: Options): Promise<Report> {
  const started = { date: world.date(), now: world.now() };
  const finder = openFinder(world, options);
  if (options.out !== undefined) await requireFolder(resolve(world.cwd, options.out));
  const { git, workingDirectory } = await findRepository(world, options.workingDirectory);
  const sides = await resolveSides(git, { ...options, noBase: whyNoBase(options) }, world.event);
  await using workspace = await openWorkspace(git, world.temporary);
  const baseSha = sides.base.kind === "known" ? sides.base.sha : finder.named?.commit;
  const place = { git, workspace, sides, workingDirectory, baseSha };
  const { context, head, warnings } = await layOutHead(world, options, place);
  const progress = await work(context, head, { finder, warnings });
  world.runner.progress("");
  return { ...assembleReport(context, progress, started), ...storedBase(options, progress.baseline) };
}

/** Checked before an hour of measuring, not after it. */
async function requireFolder(out: string): Promise<void> {
  await makeFolder(out).catch((cause: Error) => {
    throw new UsageError(
      `out: ${out} cannot be made: ${cause.message}`,
      "name a folder that can be made and written to",
      { cause },
    );
  });
}

/** Checks come first: beside the benchmarks they would disturb them. Results before a failure are kept. */
async function work(
  context: JobContext,
  head: SideContext,
  { finder, warnings }: { readonly finder: BaselineFinder; readonly warnings: readonly string[] },
): Promise<Progress> {
  const { stage, onlyNew, baseline: kind } = context.options;
  const isStored = kind !== "paired";
  let progress: Progress = { ...NOTHING_YET, warnings, baseline: finder.named };
  try {
    const base = (stage === "test" || isStored) && !onlyNew ? undefined : await openBase(context);
    if (base?.kind === "ready") progress = withFound(progress, { warnings: base.base.warnings });
    if (stage !== "bench") progress = withFound(progress, await checkHead(context, head, base));
    if (stage === "test") return progress;
    return withFound(
      progress,
      await (isStored ? benchmarkHead(context, head, finder) : benchmark(context, head, base)),
    );
  } catch (cause) {
    const error = asUnmeasurable(cause);
    if (error instanceof InterruptedError) return { ...progress, unmeasured: CANCELLED };
    if (error instanceof UnmeasurableError)
      return { ...progress, unmeasured: `${error.message}; ${error.hint}` };
    if (error instanceof SteadyError) throw error;
    // A mistake of this program: what was found before it is kept.
    return { ...progress, unmeasured: internalText(error, false).replaceAll(/\n\s*/g, "; ") };
  }
}

const NOTHING_YET: Omit<Progress, "baseline"> = {
  checks: [],
  checkSeconds: 0,
  benchmarks: undefined,
  unmeasured: undefined,
  warnings: [],
};

/** Adds what one half found, and keeps the warnings of both. */
function withFound(progress: Progress, half: Partial<Progress>): Progress {
  return { ...progress, ...half, warnings: [...progress.warnings, ...(half.warnings ?? [])] };
}

/** Without a known base the run is not "unmeasured": the report says why, and the job does not fail. */
async function benchmark(
  context: JobContext,
  head: SideContext,
  opened: OpenedBase | undefined,
): Promise<Partial<Progress>> {
  switch (opened?.kind) {
    case "ready": {
      const { base, go } = opened;
      if (go === context.go) return benchmarkBoth(context, base, head);
      const warnings = [`both sides were built with ${go.version}, which the base asks for`];
      const measured = await benchmarkBoth({ ...context, go, kept: undefined }, base, withGo(head, go));
      return { ...measured, go, warnings: [...warnings, ...(measured.warnings ?? [])] };
    }
    case "absent":
      return benchmarkNew(context, head, opened.reason);
    case "unusable":
      return { unmeasured: opened.reason };
    default:
      return { warnings: [`nothing to compare with: ${opened?.reason ?? "no base"}`] };
  }
}

/** A stored baseline replaces the base; only checks with `only-new` still need it. */
function whyNoBase({ baseline, onlyNew, stage }: Options): string | undefined {
  const isStored = baseline !== "paired" && (!onlyNew || stage === "bench");
  return isStored ? "a stored baseline is compared with" : undefined;
}

// `go-steady reach` from top to bottom: both sides are laid out as for a run, and nothing is measured.

import { openBase, withGo } from "../measure/open-base.ts";
import { openHelper } from "../measure/open-job.ts";
import { UnmeasurableError } from "../model/errors.ts";
import type { Options } from "../options/options.ts";
import { openWorkspace } from "../ports/git/workspace.ts";
import { findReach } from "../reach/find-reach.ts";
import { changedOf, type ReachReport, rowsOf } from "../reach/reach-report.ts";
import { keepOutlines, outlineFiles } from "../run/kept-reach.ts";
import type { World } from "../run/world.ts";
import { resolveSides } from "../sides/resolve-sides.ts";
import { findRepository } from "./find-repository.ts";
import { layOutHead } from "./lay-out-head.ts";

const LIMIT_MS = 10 * 60_000; // compiling what is imported takes longest, on a machine that has built nothing yet

/** reachJob throws SteadyError where the reach is not known. Its workspace is removed in every case. */
export async function reachJob(world: World, options: Options): Promise<ReachReport> {
  const started = world.now();
  const { git, workingDirectory } = await findRepository(world, options.workingDirectory);
  const sides = await resolveSides(git, { ...options, noBase: undefined }, world.event);
  if (sides.base.kind !== "known") throw nothingToCompare(sides.base.reason);
  await using workspace = await openWorkspace(git, world.temporary);
  const { ref, sha } = sides.base;
  const place = { git, workspace, sides, workingDirectory, baseSha: sha };
  const { context, head, warnings } = await layOutHead(world, options, place);
  world.runner.progress("laying out the base");
  const opened = await openBase(context);
  if (opened.kind !== "ready") throw nothingToCompare(opened.reason);
  const { base, go } = opened;
  await using helper = await openHelper({ ...context, go });
  world.runner.progress("following what the benchmarks mention");
  const { changed } = sides.head;
  const kept = go === context.go ? context.kept : undefined;
  const files = outlineFiles(kept, workspace.dir);
  const found = await findReach({
    ...{ processes: world.processes, helper, git, go: go.path, base },
    head: { ...(go === context.go ? head : withGo(head, go)), changed },
    ...{ buildFlags: options.buildFlags, packages: options.packages },
    ...{ wasPrepared: options.prepare !== "", timeoutMs: LIMIT_MS },
    ...files,
  });
  await keepOutlines(kept, files, world.runner.debug);
  world.runner.progress("");
  if (found.kind === "unknown")
    throw new UnmeasurableError(
      `the reach of the change is not known: ${found.reason}`,
      "go-steady run measures without it",
    );
  for (const remark of found.remarks) world.runner.debug(remark);
  return {
    schema: 1,
    base: { ref, sha },
    head: { ref: sides.head.ref, sha: sides.head.sha, dirty: changed.length > 0 },
    go: go.version,
    seconds: world.now() - started,
    benchmarks: rowsOf(found, options.bench),
    changed: changedOf(found),
    moreChanged: found.moreChanges,
    warnings: [...warnings, ...base.warnings, ...helper.troubles()],
  };
}

function nothingToCompare(reason: string): UnmeasurableError {
  return new UnmeasurableError(`nothing to compare with: ${reason}`, "name a revision with --base");
}

// The whole job: two commits in, a report out. Read from top to bottom it is the life of a run.

import { dirname, join } from "node:path";
import { InterruptedError, UnmeasurableError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { Options } from "../options.ts";
import { makeFolder, readText } from "../ports/files.ts";
import type { Git } from "../ports/git.ts";
import type { Env } from "../ports/process.ts";
import { openWorkspace } from "../ports/workspace.ts";
import { checkOut, type Tree } from "../steps/check-out.ts";
import { fetchModules } from "../steps/fetch-modules.ts";
import { prepare } from "../steps/prepare.ts";
import { type Base, resolveSides } from "../steps/resolve-sides.ts";
import { setUp } from "../steps/set-up.ts";
import { assembleReport } from "./assemble-report.ts";
import { benchmarkBoth } from "./benchmark-both.ts";
import { benchmarkHead } from "./benchmark-head.ts";
import { checkHead } from "./check-head.ts";
import { findRepository } from "./find-repository.ts";
import { CANCELLED, type Ground, type Progress } from "./ground.ts";
import { openRules } from "./rules.ts";
import type { SideContext } from "./side-context.ts";
import { type BaselineFinder, openFinder, storedBase } from "./stored-baseline.ts";
import { tellZone } from "./tell-zone.ts";
import type { World } from "./world.ts";

/** runJob runs the job. Throws SteadyError when there is nothing to report; whatever it throws, nothing is left behind. */
export async function runJob(world: World, options: Options): Promise<Report> {
  const started = { date: world.date(), now: world.now() };
  const finder = openFinder(world, options);
  const { git, workingDirectory } = await findRepository(world, options.workingDirectory);
  const sides = await resolveSides(git, { ...options, noBase: whyNoBase(options) }, world.event);
  await using workspace = await openWorkspace(git, world.temporary);
  const env = { ...world.env, GOTMPDIR: world.env.GOTMPDIR || join(workspace.dir, "tmp") };
  await makeFolder(env.GOTMPDIR);
  const { sha, changed } = sides.head;
  const headTree = await checkOut({ git, workspace, name: "head", sha, changed, workingDirectory });
  const baseSha = sides.base.kind === "known" ? sides.base.sha : finder.named?.commit;
  const rules = await openRules({ git, head: headTree, baseSha, workingDirectory, options });
  const { goVersion, goVersionFile } = options;
  const installer = async () => (await import("../toolchain/open-installer.ts")).openInstaller(world);
  const go = await setUp({ ...world, env, moduleDir: headTree.dir, goVersion, goVersionFile, installer });
  world.runner.info(`${go.version}: ${go.reason}`);
  world.onGo(dirname(go.path));
  await world.restoreCaches?.({ go, dir: headTree.dir, goSums: await readGoSums(git, headTree.root) });
  const ground: Ground = { world, options, git, workspace, sides, workingDirectory, go, rules };
  const parts = [prepareSide(ground, headTree), tellZone(ground)] as const;
  await Promise.allSettled(parts); // one that went on when the other had failed would write into a workspace that is gone
  const [headEnv] = await Promise.all(parts);
  const head = { ...headTree, sha, env: headEnv };
  const progress = await work(ground, head, finder);
  world.runner.progress("");
  return { ...assembleReport(ground, progress, started), ...storedBase(options, progress.baseline) };
}

async function readGoSums(git: Git, tree: string): Promise<readonly string[]> {
  const paths = await git.trackedFiles(tree, ["**/go.sum", "**/go.work.sum"]);
  return Promise.all(paths.map(async (path) => (await readText(path)) ?? ""));
}

/** Both halves, one after the other: checks would disturb the benchmarks. What was done before a cancellation is kept. */
async function work(ground: Ground, head: SideContext, finder: BaselineFinder): Promise<Progress> {
  const { stage, onlyNew, baseline: kind } = ground.options;
  const isStored = kind !== "paired";
  let progress: Progress = {
    checks: [],
    checkSeconds: 0,
    benchmarks: undefined,
    unmeasured: "",
    warnings: [],
    baseline: finder.named,
  };
  try {
    const base = (stage === "test" || isStored) && !onlyNew ? undefined : await openBase(ground);
    const known = base !== undefined && !("kind" in base) ? base : undefined;
    if (stage !== "bench") progress = { ...progress, ...(await checkHead(ground, head, known)) };
    if (stage === "test") return progress;
    if (isStored) return { ...progress, ...(await benchmarkHead(ground, head, finder)) };
    if (base === undefined || "kind" in base) return { ...progress, ...withoutBase(base) };
    return { ...progress, ...(await benchmarkBoth(ground, base, head)) };
  } catch (error) {
    if (error instanceof InterruptedError) return { ...progress, unmeasured: CANCELLED };
    throw error;
  }
}

/** A stored baseline stands in for the base, which only the checks may still want. */
function whyNoBase({ baseline, onlyNew, stage }: Options): string | undefined {
  const isStored = baseline !== "paired" && (!onlyNew || stage === "bench");
  return isStored ? "a stored baseline is compared with" : undefined;
}

/** Not "unmeasured": where no base can be known, that is said and no failure. */
type NoBase = Extract<Base, { kind: "none" }> | { readonly kind: "unusable"; readonly reason: string };

/** The base's worktree. A base without the module is no reason to hide what the checks find. */
async function openBase(ground: Ground): Promise<SideContext | NoBase> {
  const { git, workspace, sides, workingDirectory } = ground;
  if (sides.base.kind === "none") return sides.base;
  const { sha } = sides.base;
  try {
    const tree = await checkOut({ git, workspace, name: "base", sha, changed: [], workingDirectory });
    return { ...tree, sha, env: await prepareSide(ground, tree) };
  } catch (error) {
    if (error instanceof UnmeasurableError)
      return { kind: "unusable", reason: `${error.message}; ${error.hint}` };
    throw error;
  }
}

function withoutBase(base: NoBase | undefined): Partial<Progress> {
  if (base?.kind === "unusable") return { unmeasured: base.reason };
  return { warnings: [`nothing to compare with: ${base?.reason ?? "no base"}`] };
}

/** The environment of all that builds or runs the side's code. */
async function prepareSide(
  { world, workspace, git, go, options, workingDirectory }: Ground,
  { name, dir }: Tree,
): Promise<Env> {
  const { buildFlags, packages } = options;
  const env = await prepare({
    processes: world.processes,
    secrets: world.secrets,
    workspace,
    side: name,
    repository: git.root,
    workingDirectory,
    go: go.path,
    env: go.env,
    command: options.prepare,
  });
  return fetchModules(world.processes, { go: go.path, env, dir, buildFlags, packages });
}

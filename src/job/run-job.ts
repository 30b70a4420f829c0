// The whole job: two commits in, a report out. Read from top to bottom it is the life of a run.

import { join, relative, resolve, sep } from "node:path";
import { InterruptedError, UnmeasurableError, UsageError } from "../model/errors.ts";
import type { Report } from "../model/report.ts";
import type { Options } from "../options.ts";
import { makeFolder } from "../ports/files.ts";
import { type Git, openGit } from "../ports/git.ts";
import { openWorkspace, type SideName } from "../ports/workspace.ts";
import { checkOut } from "../steps/check-out.ts";
import { prepare } from "../steps/prepare.ts";
import { type Base, resolveSides } from "../steps/resolve-sides.ts";
import { setUp } from "../steps/set-up.ts";
import { assembleReport } from "./assemble-report.ts";
import { benchmarkBoth } from "./benchmark-both.ts";
import { checkHead } from "./check-head.ts";
import { CANCELLED, type Ground, type Progress } from "./ground.ts";
import type { SideContext } from "./side-context.ts";
import type { World } from "./world.ts";

/** runJob runs the job. Throws SteadyError when there is nothing to report; whatever it throws, nothing is left behind. */
export async function runJob(world: World, options: Options): Promise<Report> {
  const started = { date: world.date(), now: world.now() };
  const git = await openGit(world.processes, world.env, world.cwd);
  const workingDirectory = insideRepository(git, resolve(world.cwd, options.workingDirectory));
  const sides = await resolveSides(git, options, world.event);
  await using workspace = await openWorkspace(git, world.temporary);
  const env = { ...world.env, TMPDIR: join(workspace.dir, "tmp") };
  await makeFolder(env.TMPDIR);
  const { sha, changed } = sides.head;
  const headTree = await checkOut({ git, workspace, name: "head", sha, changed, workingDirectory });
  const { goVersion, goVersionFile } = options;
  const go = await setUp({ ...world, env, moduleDir: headTree.dir, goVersion, goVersionFile });
  world.runner.info(`${go.version}: ${go.reason}`);
  const ground: Ground = { world, options, git, workspace, sides, workingDirectory, go };
  const head = { ...headTree, sha, env: await prepareSide(ground, "head") };
  const progress = await work(ground, head);
  world.runner.progress("");
  return assembleReport(ground, progress, started);
}

/** Both halves, one after the other: checks would disturb the benchmarks. What was done before a cancellation is kept. */
async function work(ground: Ground, head: SideContext): Promise<Progress> {
  const { stage, onlyNew } = ground.options;
  let progress: Progress = {
    checks: [],
    checkSeconds: 0,
    benchmarks: undefined,
    unmeasured: "",
    warnings: [],
  };
  try {
    const base = stage === "test" && !onlyNew ? undefined : await openBase(ground);
    const known = base !== undefined && !("kind" in base) ? base : undefined;
    if (stage !== "bench") progress = { ...progress, ...(await checkHead(ground, head, known)) };
    if (stage === "test") return progress;
    if (base === undefined || "kind" in base) return { ...progress, ...withoutBase(base) };
    return { ...progress, ...(await benchmarkBoth(ground, base, head)) };
  } catch (error) {
    if (error instanceof InterruptedError) return { ...progress, unmeasured: CANCELLED };
    throw error;
  }
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
    return { ...tree, sha, env: await prepareSide(ground, "base") };
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

function prepareSide({ world, workspace, git, go, options, workingDirectory }: Ground, side: SideName) {
  return prepare({
    processes: world.processes,
    workspace,
    side,
    repository: git.root,
    workingDirectory,
    go: go.path,
    env: go.env,
    command: options.prepare,
  });
}

function insideRepository(git: Git, dir: string): string {
  const way = relative(git.root, dir);
  if (way === ".." || way.startsWith(`..${sep}`) || resolve(git.root, way) !== resolve(dir))
    throw new UsageError(
      `working-directory ${dir} is outside the repository ${git.root}`,
      "name a folder inside it",
    );
  return way === "" ? "." : way;
}

// The first half of every job: the head laid out, its Go found, its environment prepared.

import { dirname } from "node:path";
import { tellZone } from "../clocks/tell-zone.ts";
import { NoModuleError } from "../model/errors.ts";
import type { Options } from "../options/options.ts";
import { openRules } from "../options/rules.ts";
import { readText } from "../ports/files/files.ts";
import type { Git } from "../ports/git/git.ts";
import { chooseGo } from "../run/choose-go.ts";
import type { JobContext } from "../run/job-context.ts";
import { openKeptReach } from "../run/kept-reach.ts";
import { prepareSide } from "../run/prepare-side.ts";
import type { SideContext } from "../run/side-context.ts";
import type { World } from "../run/world.ts";
import { checkOut } from "../sides/check-out.ts";
import { matchPackages, noModuleThere } from "./match-packages.ts";

interface Place extends Pick<JobContext, "git" | "workspace" | "sides" | "workingDirectory"> {
  /** Whose rules count where the head loosens them; undefined where there is no base. */
  readonly baseSha: string | undefined;
}

interface LaidOutHead {
  readonly context: JobContext;
  readonly head: SideContext;
  readonly warnings: readonly string[];
}

/** layOutHead throws SteadyError where there is nothing to look at. */
export async function layOutHead(world: World, options: Options, place: Place): Promise<LaidOutHead> {
  const { git, workspace, sides, workingDirectory, baseSha } = place;
  const { sha, changed } = sides.head;
  const tree = await checkOut({ git, workspace, name: "head", sha, changed, workingDirectory });
  const rules = await openRules({ git, head: tree, baseSha, workingDirectory, options });
  const go = await chooseGo(world, options, tree.dir);
  world.runner.info(`${go.version}: ${go.reason}`);
  world.onGo(dirname(go.path));
  await world.restoreCaches?.({ go, dir: tree.dir, goSums: await readGoSums(git, tree.root) });
  const kept = await openKeptReach({ world, go, root: git.root, workingDirectory }); // before code of the change runs
  const context: JobContext = { world, options, git, workspace, sides, workingDirectory, go, rules, kept };
  const parts = [prepareSide(context, tree), tellZone(context)] as const;
  await Promise.allSettled(parts); // both end before a failure removes the workspace
  const [env] = await Promise.all(parts).catch(async (error: unknown) => {
    throw error instanceof NoModuleError ? await noModuleThere({ git, ...tree }, error) : error;
  });
  const head = { ...tree, sha, env };
  const { packages, buildFlags } = options;
  const unmatched = await matchPackages(world.processes, { git, go: go.path, ...head, packages, buildFlags });
  return { context, head, warnings: [...tree.warnings, ...unmatched] };
}

async function readGoSums(git: Git, tree: string): Promise<readonly string[]> {
  const paths = await git.trackedFiles(tree, ["**/go.sum", "**/go.work.sum"]);
  return Promise.all(paths.map(async (path) => (await readText(path)) ?? ""));
}

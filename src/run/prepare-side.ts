import type { Env } from "../ports/process/environment.ts";
import type { Tree } from "../sides/check-out.ts";
import { fetchModules } from "./fetch-modules.ts";
import type { JobContext } from "./job-context.ts";
import { prepare } from "./prepare.ts";

/** prepareSide gives the environment for all that builds or runs the side's code. */
export async function prepareSide(
  { world, workspace, git, go, options, workingDirectory }: JobContext,
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

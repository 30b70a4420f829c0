// Modules are downloaded before code of the pull request is built or run: then no child needs passwords.

import type { Env } from "../ports/process/environment.ts";
import { codeEnvironment } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";

interface FetchRequest {
  /** Absolute path of the go command. */
  readonly go: string;
  /** With the user's settings of git and the go command. */
  readonly env: Env;
  /** Working directory of the side, absolute. */
  readonly dir: string;
  readonly buildFlags: readonly string[];
  readonly packages: readonly string[];
}

/**
 * fetchModules gives the environment for all that builds or runs the side's code. A failed download is not
 * an error here: the command that needs the module reports it. Where the environment has no password,
 * nothing is downloaded: the go command may do that later.
 */
export async function fetchModules(
  processes: Processes,
  { go, env, dir, buildFlags, packages }: FetchRequest,
): Promise<Env> {
  const codeEnv = codeEnvironment(env);
  if (Object.entries(env).every(([name, value]) => codeEnv[name] === value)) return codeEnv;
  const args = ["list", "-e", "-deps", "-test", '-f={{""}}', ...buildFlags, "--", ...packages];
  await processes.run({ file: go, args, cwd: dir, env, maxOutput: 0 });
  return codeEnv;
}

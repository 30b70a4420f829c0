// Modules are downloaded before any code of the pull request is built or run: from then on no child needs
// access to passwords.

import type { Env } from "../ports/process/environment.ts";
import { codeEnvironment } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";

/** FetchRequest is whose modules to download, and how. */
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
 * fetchModules gives the environment for all that builds or runs the side's code. What cannot be downloaded
 * is left to the command that needs it, which says so. Where no password is in reach, the go command may
 * download a module when it needs it.
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

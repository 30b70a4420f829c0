// Where the repository is that a folder belongs to, and whether git may read it.

import { UnmeasurableError } from "../../model/errors.ts";
import { isOutside } from "../files/is-outside.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import { complaint, runGit, withSettings } from "./program.ts";

/** A repository, and the environment in which git reads it. */
interface GitTop {
  /** Absolute path of its top folder. */
  readonly root: string;
  readonly env: Env;
}

/**
 * A repository below `trusted` is the runner's own checkout, whichever user owns its files: git is told so,
 * but only in commands of ours. Elsewhere git's refusal counts: another user's repository may start programs.
 */
export async function findTop(
  processes: Processes,
  env: Env,
  dir: string,
  trusted?: string,
): Promise<GitTop> {
  const found = await runGit(processes, env, TOP, dir);
  if (found.code === 0) return { root: firstLine(found.stdout), env };
  const [, owned] = /dubious ownership in repository at '(.*)'/.exec(found.stderr) ?? [];
  if (owned === undefined) throw new NoRepositoryError(dir, complaint(found.stderr));
  const safe = withSettings(env, [["safe.directory", owned]]);
  const isTrusted = trusted !== undefined && !isOutside(trusted, owned);
  const again = isTrusted ? await runGit(processes, safe, TOP, dir) : found;
  if (again.code === 0) return { root: firstLine(again.stdout), env: safe };
  throw notTrusted(owned);
}

const TOP = ["rev-parse", "--show-toplevel"];

function firstLine(stdout: string): string {
  return stdout.replace(/\r?\n$/, "");
}

/** There is git, but no repository. */
export class NoRepositoryError extends UnmeasurableError {
  constructor(dir: string, said: string) {
    super(
      `${dir} is not in a git repository: ${said}`,
      "run it inside a git repository with at least one commit (`git init && git add . && git commit`)",
    );
  }
}

/** The remedy is a file because git before 2.38 reads this setting from files alone. */
function notTrusted(owned: string): UnmeasurableError {
  return new UnmeasurableError(
    `git does not trust the repository ${owned}, which belongs to another user`,
    `run \`git config --global --add safe.directory ${owned}\` first`,
  );
}

// Which commit of go-steady this is. A build cannot know the commit that will hold it, so git is asked.

import { realPath } from "./files/files.ts";
import type { Env } from "./process/environment.ts";
import type { Processes } from "./process/process.ts";

export interface OwnInstallation {
  /** Whole hash. */
  readonly commit: string;
  /** The newest version tag at that commit, undefined when it has none. */
  readonly tag: string | undefined;
  /** A branch of a remote has it, as far as the clone knows. */
  readonly isPublished: boolean;
}

/** Undefined when `root`, the folder of the program, is not the top of a clone. */
export async function readInstallation(
  processes: Processes,
  env: Env,
  root: string,
): Promise<OwnInstallation | undefined> {
  const git = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout } = await processes.ask({ file: "git", args, cwd: root, env });
    return code === 0 ? stdout.trim() : "";
  };
  const top = await git("rev-parse", "--show-toplevel");
  if (top === "" || (await realPath(top)) !== (await realPath(root))) return undefined; // installed inside another repository
  const commit = await git("rev-parse", "--verify", "--quiet", "HEAD");
  if (commit === "") return undefined;
  const [tag = ""] = (await git("tag", "--points-at", commit, "--list", "v*", "--sort=-v:refname")).split(
    "\n",
  );
  const branches = await git("branch", "--remotes", "--contains", commit);
  return { commit, tag: tag || undefined, isPublished: branches !== "" };
}

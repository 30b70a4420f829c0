import { runGit } from "../ports/git/program.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { commitFacts } from "./commit-facts.ts";
import type { EntryCommit } from "./entry.ts";

interface Here {
  readonly processes: Processes;
  readonly env: Env;
  readonly cwd: string;
}

/**
 * knownCommits are those of the hashes that the repository around the working folder has; none without one.
 */
export async function knownCommits(
  { processes, env, cwd }: Here,
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, EntryCommit>> {
  const found = new Map<string, EntryCommit>();
  for (const sha of new Set(hashes)) {
    const { code, stdout } = await runGit(processes, env, ["cat-file", "commit", sha], cwd);
    if (code === 0) found.set(sha, commitFacts(sha, stdout));
  }
  return found;
}

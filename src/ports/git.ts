// The edge to git. Reads the user's repository, adds and removes worktrees beside it, and never switches the checkout.

import { InterruptedError, UnmeasurableError } from "../model/errors.ts";
import { type Env, type Exit, type Processes, StartError } from "./process.ts";

/** Git is one repository as git sees it. Every method throws UnmeasurableError when git fails, unless it says otherwise. */
export interface Git {
  /** Absolute path of the top folder. */
  readonly root: string;
  /** resolve gives the full hash of a commit that `ref` names, undefined when there is none. */
  resolve(ref: string): Promise<string | undefined>;
  /** parents gives the hashes of a commit's parents, first parent first, also those that a shallow clone does not have. */
  parents(sha: string): Promise<readonly string[]>;
  isShallow(): Promise<boolean>;
  /** mergeBase gives the best common ancestor, undefined when the clone knows none. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** fetch runs `git fetch` for the remote `origin`; says whether it worked. */
  fetch(args: readonly string[]): Promise<{ readonly ok: boolean; readonly message: string }>;
  /** defaultBranch is the branch that `origin` calls its HEAD, "origin/main" for example; undefined when it is not known. */
  defaultBranch(): Promise<string | undefined>;
  /** branch is the checked-out branch, undefined when the HEAD is detached. */
  branch(): Promise<string | undefined>;
  /** changedInWorkTree lists files that differ from HEAD, untracked ones included, ignored ones not. Relative to the root. */
  changedInWorkTree(): Promise<readonly string[]>;
  /** filesThatDiffer lists the tracked files that differ between two commits. Relative to the root. */
  filesThatDiffer(base: string, head: string): Promise<readonly string[]>;
  /** untracked lists the files that the worktree at `tree` has and git does not, ignored ones included. */
  untracked(tree: string): Promise<readonly string[]>;
  addWorktree(path: string, sha: string): Promise<void>;
  /** pruneWorktrees forgets the worktrees whose folders are gone. */
  pruneWorktrees(): Promise<void>;
}

/** openGit finds the repository around `dir`. Throws UnmeasurableError when there is no git or no repository. */
export async function openGit(processes: Processes, env: Env, dir: string): Promise<Git> {
  const git = (args: readonly string[], cwd: string) => runGit(processes, env, args, cwd);
  const found = await git(["rev-parse", "--show-toplevel"], dir);
  if (found.code !== 0)
    throw new UnmeasurableError(
      `${dir} is not in a git repository: ${lastLine(found.stderr)}`,
      "run it inside a git repository with at least one commit (`git init && git add . && git commit`)",
    );
  const root = found.stdout.trimEnd();
  const at = (...args: readonly string[]) => git(args, root);
  const must = async (...args: readonly string[]): Promise<string> => okOrThrow(args, await at(...args));
  const oneLine = async (...args: readonly string[]): Promise<string | undefined> => {
    const { code, stdout } = await at(...args);
    return code === 0 ? stdout.trim() || undefined : undefined;
  };
  return {
    root,
    resolve: (ref) => oneLine("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`),
    async parents(sha) {
      const commit = await must("cat-file", "commit", sha); // rev-list hides the parents that a shallow clone lacks
      const header = commit.slice(0, commit.indexOf("\n\n"));
      return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((m) => m[1] ?? "");
    },
    isShallow: async () => (await must("rev-parse", "--is-shallow-repository")).trim() === "true",
    mergeBase: (a, b) => oneLine("merge-base", a, b),
    async fetch(args) {
      const { code, stderr } = await at("fetch", "--no-tags", "--quiet", "origin", ...args);
      return { ok: code === 0, message: lastLine(stderr) };
    },
    defaultBranch: () => oneLine("rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD"),
    branch: () => oneLine("symbolic-ref", "--quiet", "--short", "HEAD"),
    async changedInWorkTree() {
      const tracked = await must("diff", "--name-only", "--no-renames", "-z", "HEAD");
      const untracked = await must("ls-files", "--others", "--exclude-standard", "-z");
      return [...splitZ(tracked), ...splitZ(untracked)].filter((path) => !path.endsWith("/"));
    },
    filesThatDiffer: async (base, head) =>
      splitZ(await must("diff", "--name-only", "--no-renames", "-z", base, head)),
    untracked: async (tree) =>
      splitZ(okOrThrow(["ls-files"], await git(["ls-files", "--others", "-z"], tree))),
    async addWorktree(path, sha) {
      // The user's hooks are not ours to run.
      await must(
        "-c",
        "core.hooksPath=/dev/null",
        "worktree",
        "add",
        "--quiet",
        "--force",
        "--detach",
        path,
        sha,
      );
    },
    async pruneWorktrees() {
      await must("worktree", "prune");
    },
  };
}

async function runGit(processes: Processes, env: Env, args: readonly string[], cwd: string): Promise<Exit> {
  try {
    return await processes.run({ file: "git", args, cwd, env: { ...env, GIT_TERMINAL_PROMPT: "0" } });
  } catch (error) {
    if (error instanceof InterruptedError || !(error instanceof StartError)) throw error;
    throw new UnmeasurableError(error.message, "install git, and run it in an existing folder", {
      cause: error,
    });
  }
}

function okOrThrow(args: readonly string[], { code, stdout, stderr }: Exit): string {
  if (code === 0) return stdout;
  throw new UnmeasurableError(
    `git ${args.join(" ")} failed: ${lastLine(stderr)}`,
    "see what git says, and mend the repository",
  );
}

function splitZ(text: string): readonly string[] {
  return text.split("\0").filter((path) => path !== "");
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

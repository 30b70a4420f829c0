// The edge to git. Reads the user's repository, lays commits out as clones beside it, and never switches the
// checkout.

import { join } from "node:path";
import { realPath } from "../files/files.ts";
import type { Exit } from "../process/child.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import { type GitCredential, withCredential } from "./credential.ts";
import { withoutFilters } from "./filters.ts";
import { complaint, okOrThrow, once, runGit, withSettings } from "./program.ts";
import { isPartial, LIST_SETTINGS, readSettings, type Setting } from "./settings.ts";
import { type GitSides, makeSides } from "./sides.ts";
import { findTop } from "./top.ts";

/**
 * Git is one repository as git sees it. Every method throws UnmeasurableError when git fails, unless it says
 * otherwise.
 */
export interface Git extends GitSides {
  /** Absolute path of the top folder. */
  readonly root: string;
  /** resolve gives the full hash of a commit that `ref` names, undefined when there is none. */
  resolve(ref: string): Promise<string | undefined>;
  /**
   * parents gives the hashes of a commit's parents, first parent first, also those that a shallow clone does
   * not have.
   */
  parents(sha: string): Promise<readonly string[]>;
  isShallow(): Promise<boolean>;
  /**
   * oldest gives the commits at which the known history of a commit begins: the first ever, or where a
   * shallow clone is cut off.
   */
  oldest(sha: string): Promise<readonly string[]>;
  /** mergeBase gives the best common ancestor, undefined when the clone knows none. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** fetch runs `git fetch` for the remote `origin`; says whether it worked. */
  fetch(args: readonly string[]): Promise<{ readonly ok: boolean; readonly message: string }>;
  /**
   * defaultBranch is the branch that `origin` calls its HEAD, "origin/main" for example; undefined when it is
   * not known.
   */
  defaultBranch(): Promise<string | undefined>;
  /** askDefaultBranch asks origin for the same; undefined when there is no origin or no answer. */
  askDefaultBranch(): Promise<string | undefined>;
  /**
   * changedInWorkTree lists files that differ from HEAD, untracked ones included, ignored ones not. Relative
   * to the root.
   */
  changedInWorkTree(): Promise<readonly string[]>;
  /** filesThatDiffer lists the tracked files that differ between two commits. Relative to the root. */
  filesThatDiffer(base: string, head: string): Promise<readonly string[]>;
  /**
   * changedSinceCheckOut lists the files of the worktree at `tree` that its commit does not have so, ignored
   * ones included.
   */
  changedSinceCheckOut(tree: string): Promise<readonly string[]>;
  /**
   * trackedFiles lists the tracked files of the worktree at `tree` that a pattern matches (`**` for any
   * folders), absolute.
   */
  trackedFiles(tree: string, patterns: readonly string[]): Promise<readonly string[]>;
  /** fileAt gives the text of a file as a commit has it, undefined when it has none. Relative to the root. */
  fileAt(sha: string, path: string): Promise<string | undefined>;
  /**
   * submodule opens the repository of a submodule, undefined where it is not checked out. Relative to the
   * root.
   */
  submodule(path: string): Promise<Git | undefined>;
  /**
   * superproject is the top folder of the repository that this one is a submodule of, undefined where it is
   * none.
   */
  superproject(): Promise<string | undefined>;
}

/** GitAccess is what opens more than git opens by itself. */
interface GitAccess {
  /** Tried where origin does not answer without it. */
  readonly credential?: GitCredential | undefined;
  /**
   * Folder of the runner, as `realpath` gives it: repositories below it are read whichever user owns them.
   */
  readonly trusted?: string | undefined;
}

/**
 * openGit finds the repository around `dir`. Throws UnmeasurableError when there is no git or no repository.
 */
export async function openGit(
  processes: Processes,
  parentEnv: Env,
  dir: string,
  { credential, trusted }: GitAccess = {},
): Promise<Git> {
  const { root, env } = await findTop(processes, parentEnv, dir, trusted);
  const run = (settings: Env, args: readonly string[], stdin = "") =>
    runGit(processes, settings, args, root, stdin);
  const ways = waysToAsk(run, env, credential);
  const { must, may, askOrigin, allSettings } = ways;
  return {
    ...makeSides({ root, env, run, must, may, askOrigin, allSettings }),
    ...historyOf(ways),
    ...filesOf(ways),
    root,
    async submodule(path) {
      const folder = join(root, path);
      if ((await realPath(join(folder, ".git"))) === undefined) return undefined;
      return openGit(processes, parentEnv, folder, { credential, trusted });
    },
    superproject: () => may("rev-parse", "--show-superproject-working-tree"),
  };
}

/** RepositoryCommands to ask one repository. */
interface RepositoryCommands {
  /** Throws when git fails. */
  must(...args: readonly string[]): Promise<string>;
  /** The only line; undefined when git fails, or says nothing. */
  may(...args: readonly string[]): Promise<string | undefined>;
  /** Asks origin, without the credential first. */
  askOrigin(args: readonly string[], settings?: Env): Promise<Exit>;
  /** A partial clone asks origin for what it lacks, whatever the command is. */
  look(...args: readonly string[]): Promise<Exit>;
  mustSee(...args: readonly string[]): Promise<string>;
  /** With a filter that fails, more files may look changed than are. */
  status(args: readonly string[]): Promise<string>;
  readonly allSettings: () => Promise<readonly Setting[]>;
}

function waysToAsk(
  run: (settings: Env, args: readonly string[]) => Promise<Exit>,
  env: Env,
  credential: GitCredential | undefined,
): RepositoryCommands {
  const must = async (...args: readonly string[]) => okOrThrow(args, await run(env, args));
  const askOrigin = async (args: readonly string[], settings: Env = env) => {
    const exit = await run(settings, args);
    if (exit.code === 0 || credential === undefined) return exit;
    return run(withCredential(settings, credential), args);
  };
  const allSettings = once(async () => readSettings(await must(...LIST_SETTINGS)));
  const look = async (...args: readonly string[]) =>
    isPartial(await allSettings()) ? askOrigin(args) : run(env, args);
  return {
    must,
    askOrigin,
    allSettings,
    look,
    async may(...args) {
      const { code, stdout } = await run(env, args);
      return code === 0 ? stdout.trim() || undefined : undefined;
    },
    mustSee: async (...args) => okOrThrow(args, await look(...args)),
    async status(args) {
      const exit = await run(env, args);
      if (exit.code === 0) return exit.stdout;
      return okOrThrow(args, await run(withSettings(env, withoutFilters(await allSettings())), args));
    },
  };
}

type GitHistory = Pick<
  Git,
  | "resolve"
  | "parents"
  | "isShallow"
  | "oldest"
  | "mergeBase"
  | "fetch"
  | "defaultBranch"
  | "askDefaultBranch"
>;

function historyOf({ must, may, mustSee, look, askOrigin }: RepositoryCommands): GitHistory {
  return {
    async resolve(ref) {
      const { code, stdout } = await look(...RESOLVE, `${ref}^{commit}`);
      return code === 0 ? stdout.trim() : undefined;
    },
    async parents(sha) {
      const commit = await mustSee("cat-file", "commit", sha); // rev-list hides the parents that a shallow clone lacks
      const header = commit.slice(0, commit.indexOf("\n\n"));
      return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((m) => m[1] ?? "");
    },
    isShallow: async () => (await must("rev-parse", "--is-shallow-repository")).trim() === "true",
    oldest: async (sha) => (await must("rev-list", "--max-parents=0", sha)).trim().split("\n"),
    mergeBase: (a, b) => may("merge-base", a, b),
    async fetch(args) {
      const { code, stderr } = await askOrigin(["fetch", ...FETCH_QUIETLY, "origin", ...args]);
      return { ok: code === 0, message: complaint(stderr) };
    },
    defaultBranch: () => may("rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD"),
    async askDefaultBranch() {
      const { stdout } = await askOrigin(["ls-remote", "--symref", "origin", "HEAD"]);
      const [, branch] = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(stdout) ?? [];
      return branch === undefined ? undefined : `origin/${branch}`;
    },
  };
}

type GitFiles = Pick<
  Git,
  "changedInWorkTree" | "filesThatDiffer" | "changedSinceCheckOut" | "trackedFiles" | "fileAt"
>;

function filesOf({ must, mustSee, look, status }: RepositoryCommands): GitFiles {
  return {
    changedInWorkTree: async () => pathsOf(await status(STATUS)),
    filesThatDiffer: async (base, head) => splitZ(await mustSee("diff", ...DIFF, base, head)),
    changedSinceCheckOut: async (tree) => pathsOf(await status(["-C", tree, ...STATUS, "--ignored"])),
    async trackedFiles(tree, patterns) {
      const wanted = patterns.map((pattern) => `:(glob)${pattern}`);
      const found = splitZ(await must("-C", tree, "ls-files", "--full-name", "-z", "--", ...wanted));
      return [...new Set(found)].map((path) => join(tree, path));
    },
    async fileAt(sha, path) {
      const { code, stdout } = await look("cat-file", "blob", `${sha}:${path}`);
      return code === 0 ? stdout : undefined;
    },
  };
}

const RESOLVE = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
const FETCH_QUIETLY = ["--no-tags", "--no-recurse-submodules", "--quiet"];
const DIFF = ["--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "-z"];
// Not `git diff HEAD`: that writes into the index what it learns about the times of files.
const STATUS = [
  "status",
  "--porcelain",
  "--no-renames",
  "--untracked-files=all",
  "--ignore-submodules=none",
  "-z",
];

/**
 * Each entry of git status is two letters, a blank and the path. What ends with a slash is a repository of
 * its own.
 */
function pathsOf(status: string): readonly string[] {
  const paths = splitZ(status).map((entry) => entry.slice(3));
  return [...new Set(paths)].filter((path) => !path.endsWith("/"));
}

function splitZ(text: string): readonly string[] {
  return text.split("\0").filter((path) => path !== "");
}

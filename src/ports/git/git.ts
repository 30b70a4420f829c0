// The edge to git. It reads the user's repository, lays out commits as clones, never switches the checkout.

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

/** Every method throws UnmeasurableError when git fails, unless it says otherwise. Hashes are whole. */
export interface Git extends GitSides {
  /** Absolute path of the top folder. */
  readonly root: string;
  /** The hash of the commit that `ref` names, undefined when there is none. */
  resolve(ref: string): Promise<string | undefined>;
  /** The hashes of a commit's parents, in order, also of those that a shallow clone does not have. */
  parents(sha: string): Promise<readonly string[]>;
  isShallow(): Promise<boolean>;
  /** Where the known history of a commit begins: the first commits, or those where a shallow clone ends. */
  oldest(sha: string): Promise<readonly string[]>;
  /** The best common ancestor, undefined when the clone knows none. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** From the remote `origin`; `message` is git's complaint. A fetch that fails does not throw. */
  fetch(args: readonly string[]): Promise<{ readonly ok: boolean; readonly message: string }>;
  /** What the clone knows as HEAD of `origin`: "origin/main", for example; undefined when it knows none. */
  defaultBranch(): Promise<string | undefined>;
  /** The same, asked from origin; undefined when there is no origin or no answer. */
  askDefaultBranch(): Promise<string | undefined>;
  /** Files that differ from HEAD, with untracked ones, without ignored ones. Relative to the root. */
  changedInWorkTree(): Promise<readonly string[]>;
  /** Tracked files that differ between two commits. Relative to the root. */
  filesThatDiffer(base: string, head: string): Promise<readonly string[]>;
  /** Files of the worktree at `tree` that differ from its commit, with ignored ones. Relative to `tree`. */
  changedSinceCheckOut(tree: string): Promise<readonly string[]>;
  /** Tracked files of the worktree at `tree` that a pattern matches (`**` for any folders), absolute. */
  trackedFiles(tree: string, patterns: readonly string[]): Promise<readonly string[]>;
  /** The text of a file in a commit, undefined when it has none. `path` is relative to the root. */
  fileAt(sha: string, path: string): Promise<string | undefined>;
  /** Undefined where it is not checked out. `path` is relative to the root. */
  submodule(path: string): Promise<Git | undefined>;
  /** Top folder of the repository of which this one is a submodule; undefined where it is none. */
  superproject(): Promise<string | undefined>;
}

interface GitAccess {
  /** Tried when origin does not answer without it. */
  readonly credential?: GitCredential | undefined;
  /** Folder of the runner, without links: repositories below it are read whichever user owns them. */
  readonly trusted?: string | undefined;
}

/** The repository around `dir`. Throws UnmeasurableError when there is no git or no repository. */
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

interface RepositoryCommands {
  must(...args: readonly string[]): Promise<string>;
  /** Undefined when git fails, or prints nothing. */
  may(...args: readonly string[]): Promise<string | undefined>;
  /** Without the credential first. */
  askOrigin(args: readonly string[], settings?: Env): Promise<Exit>;
  /** For commands by which a partial clone asks origin for what it lacks. */
  look(...args: readonly string[]): Promise<Exit>;
  mustSee(...args: readonly string[]): Promise<string>;
  /** When a filter fails it is left out: then more files may look changed than are. */
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

/** Each entry is two letters, a blank and the path. A path that ends with a slash is another repository. */
function pathsOf(status: string): readonly string[] {
  const paths = splitZ(status).map((entry) => entry.slice(3));
  return [...new Set(paths)].filter((path) => !path.endsWith("/"));
}

function splitZ(text: string): readonly string[] {
  return text.split("\0").filter((path) => path !== "");
}

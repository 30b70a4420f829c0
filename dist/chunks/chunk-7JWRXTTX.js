import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  basicAuthorization
} from "./chunk-Q2XJ5CR4.js";
import {
  realPath
} from "./chunk-DBYILJSR.js";
import {
  StartError,
  makeProcesses
} from "./chunk-QNJZBNN7.js";
import {
  UnmeasurableError
} from "./chunk-P3DMVTQD.js";

// src/ports/git.ts
import { join } from "node:path";

// src/ports/git-credential.ts
function withCredential(env, { server, token }) {
  const key = `http.${server.replace(/\/+$/, "")}/.extraheader`;
  const header = `Authorization: ${basicAuthorization("x-access-token", token)}`;
  const settings = ["", header];
  const count = Number(env.GIT_CONFIG_COUNT) || 0;
  const pairs = settings.flatMap((value, i) => [
    [`GIT_CONFIG_KEY_${count + i}`, key],
    [`GIT_CONFIG_VALUE_${count + i}`, value]
  ]);
  return { ...env, ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(count + settings.length) };
}

// src/ports/git.ts
async function openGit(processes, env, dir, credential) {
  const found = await runGit(processes, env, ["rev-parse", "--show-toplevel"], dir);
  if (found.code !== 0) throw noRepository(dir, found.stderr);
  const root = found.stdout.replace(/\r?\n$/, "");
  const at = (...args) => runGit(processes, env, args, root);
  const must = async (...args) => okOrThrow(args, await at(...args));
  const askOrigin = async (...args) => {
    const exit = await at(...args);
    if (exit.code === 0 || credential === void 0) return exit;
    return runGit(processes, withCredential(env, credential), args, root);
  };
  const oneLine = async (...args) => {
    const { code, stdout } = await at(...args);
    return code === 0 ? stdout.trim() || void 0 : void 0;
  };
  return {
    root,
    resolve: (ref) => oneLine("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`),
    async parents(sha) {
      const commit = await must("cat-file", "commit", sha);
      const header = commit.slice(0, commit.indexOf("\n\n"));
      return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((m) => m[1] ?? "");
    },
    isShallow: async () => (await must("rev-parse", "--is-shallow-repository")).trim() === "true",
    oldest: async (sha) => (await must("rev-list", "--max-parents=0", sha)).trim().split("\n"),
    mergeBase: (a, b) => oneLine("merge-base", a, b),
    async fetch(args) {
      const { code, stderr } = await askOrigin("fetch", ...FETCH_QUIETLY, "origin", ...args);
      return { ok: code === 0, message: complaint(stderr) };
    },
    defaultBranch: () => oneLine("rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD"),
    async askDefaultBranch() {
      const { stdout } = await askOrigin("ls-remote", "--symref", "origin", "HEAD");
      const [, branch] = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(stdout) ?? [];
      return branch === void 0 ? void 0 : `origin/${branch}`;
    },
    changedInWorkTree: async () => pathsOf(await must(...STATUS)),
    filesThatDiffer: async (base, head) => splitZ(await must("diff", ...DIFF, base, head)),
    changedSinceCheckOut: async (tree) => pathsOf(await must("-C", tree, ...STATUS, "--ignored")),
    async trackedFiles(tree, patterns) {
      const wanted = patterns.map((pattern) => `:(glob)${pattern}`);
      const found2 = splitZ(await must("-C", tree, "ls-files", "--full-name", "-z", "--", ...wanted));
      return [...new Set(found2)].map((path) => join(tree, path));
    },
    async fileAt(sha, path) {
      const { code, stdout } = await at("cat-file", "blob", `${sha}:${path}`);
      return code === 0 ? stdout : void 0;
    },
    async addWorktree(path, sha) {
      await must("worktree", "add", "--quiet", "--force", "--detach", path, sha);
    },
    forgetWorktrees: (gone) => forgetWorktrees(env, root, gone)
  };
}
var FETCH_QUIETLY = ["--no-tags", "--no-recurse-submodules", "--quiet"];
var DIFF = ["--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "-z"];
var STATUS = [
  "status",
  "--porcelain",
  "--no-renames",
  "--untracked-files=all",
  "--ignore-submodules=none",
  "-z"
];
function pathsOf(status) {
  const paths = splitZ(status).map((entry) => entry.slice(3));
  return [...new Set(paths)].filter((path) => !path.endsWith("/"));
}
async function forgetWorktrees(env, root, dir) {
  const cleaning = makeProcesses(new AbortController().signal);
  const git = (...args) => runGit(cleaning, env, ["worktree", ...args], root);
  const { stdout } = await git("list", "--porcelain");
  const all = [...stdout.matchAll(/^worktree (.*)$/gm)].map((m) => m[1] ?? "");
  for (const tree of all) {
    if (tree.startsWith(`${dir}/`) && await realPath(tree) === void 0)
      await git("remove", "--force", "--force", tree);
  }
}
var OURS = ["-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];
async function runGit(processes, env, args, cwd) {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };
  try {
    return await processes.run({ file: "git", args: [...OURS, ...args], cwd, env: quiet });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new UnmeasurableError(error.message, "install git, and run it in an existing folder", {
      cause: error
    });
  }
}
function noRepository(dir, stderr) {
  const [, owned] = /dubious ownership in repository at '(.*)'/.exec(stderr) ?? [];
  if (owned !== void 0)
    return new UnmeasurableError(
      `git does not trust the repository ${owned}, which belongs to another user`,
      `run \`git config --global --add safe.directory ${owned}\` first`
    );
  return new UnmeasurableError(
    `${dir} is not in a git repository: ${complaint(stderr)}`,
    "run it inside a git repository with at least one commit (`git init && git add . && git commit`)"
  );
}
function okOrThrow(args, { code, stdout, stderr }) {
  if (code === 0) return stdout;
  throw new UnmeasurableError(
    `git ${args.join(" ")} failed: ${complaint(stderr)}`,
    "see what git says, and mend the repository"
  );
}
function splitZ(text) {
  return text.split("\0").filter((path) => path !== "");
}
function complaint(stderr) {
  const lines = stderr.trim().split("\n");
  return lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? "";
}

// src/ports/folders.ts
import { homedir } from "node:os";
import { join as join2 } from "node:path";
import { fileURLToPath } from "node:url";
function packageFolder(name) {
  const here = fileURLToPath(import.meta.url).replaceAll("\\", "/");
  return join2(here.slice(0, here.lastIndexOf("/dist/")), name);
}
function userCacheFolder(env, platform) {
  if (env.XDG_CACHE_HOME) return join2(env.XDG_CACHE_HOME, "go-steady");
  if (platform === "darwin") return join2(homedir(), "Library", "Caches", "go-steady");
  if (platform === "win32" && env.LOCALAPPDATA) return join2(env.LOCALAPPDATA, "go-steady");
  return join2(homedir(), ".cache", "go-steady");
}

export {
  openGit,
  packageFolder,
  userCacheFolder
};

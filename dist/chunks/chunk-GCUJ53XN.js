import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  withCredential
} from "./chunk-XCYQLI3X.js";
import {
  LIST_SETTINGS,
  complaint,
  isPartial,
  okOrThrow,
  once,
  readSettings,
  runGit,
  settingsFile,
  takenOver,
  waysToOrigin,
  withSettings
} from "./chunk-6327TXBC.js";
import {
  link,
  makeFolder,
  readText,
  readTextBelow,
  realPath,
  removeFile,
  setBack,
  sizeOf,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";

// src/ports/git/git.ts
import { join as join4 } from "node:path";

// src/ports/git/filters.ts
function filterNames(settings) {
  const names = settings.map(({ key }) => /^filter\.(.*)\.(clean|smudge|process)$/s.exec(key)?.[1]);
  return [...new Set(names.filter((name) => name !== void 0))];
}
function withoutFilters(settings) {
  return filterNames(settings).flatMap((name) => [
    [`filter.${name}.smudge`, ""],
    [`filter.${name}.process`, ""],
    [`filter.${name}.required`, "false"]
  ]);
}
function withStrictFilters(settings) {
  const value = (key) => settings.findLast((setting) => setting.key === key)?.value;
  return filterNames(settings).map((name) => {
    const isUsed = [`filter.${name}.smudge`, `filter.${name}.process`].some((key) => value(key));
    return [`filter.${name}.required`, String(isUsed)];
  });
}
function withLenientFilters(settings) {
  return filterNames(settings).map((name) => [`filter.${name}.required`, "false"]);
}
var TRUST = {
  attributes: "* filter=go-steady-trust -text -ident -working-tree-encoding\n",
  settings: [["filter.go-steady-trust.clean", "git cat-file blob :0:%f"]]
};
var WITH_ANY_FILTER = ":(exclude,attr:!filter)";
function readFiltered(stdout, settings) {
  const known = new Set(filterNames(settings));
  const words = stdout.split("\0");
  return words.flatMap((path, i) => {
    const filter = words[i + 2];
    return i % 3 === 0 && filter !== void 0 && known.has(filter) ? [{ path, filter }] : [];
  });
}

// src/ports/git/sides.ts
import { join as join3, resolve as resolve2 } from "node:path";

// src/ports/git/clone.ts
import { join, resolve } from "node:path";
var FILES = ["shallow", "info/exclude", "info/attributes", "info/sparse-checkout"];
async function readOriginal({
  root,
  settings,
  must,
  may
}) {
  const places = ["objects", ...FILES].flatMap((path) => ["--git-path", path]);
  const [paths, refs, branch] = await Promise.all([
    must("rev-parse", ...places),
    must("for-each-ref", "--format=%(objectname) %(refname) %(symref)"),
    may("symbolic-ref", "--quiet", "HEAD")
  ]);
  const [objects = "", ...files] = paths.split(/\r?\n/).map((path) => resolve(root, path));
  const texts = await Promise.all(
    FILES.map(async (path, i) => [path, await readText(files[i] ?? "") ?? ""])
  );
  return {
    objects,
    files: Object.fromEntries(texts.filter(([, text]) => text !== "")),
    branch,
    refs: refs.split("\n").flatMap(readRef),
    settings
  };
}
function readRef(line) {
  const [sha = "", name = "", target = ""] = line.split(" ");
  return name === "" ? [] : [{ sha, name, target }];
}
async function makeClone(path, sha, original) {
  const at = (name) => join(path, ".git", name);
  const { objects, branch, files, settings } = original;
  await Promise.all(["refs/heads", "refs/tags", "objects/pack", "hooks"].map((name) => makeFolder(at(name))));
  await link(objects, at("borrowed/objects"));
  await writeText(at("objects/info/alternates"), "../borrowed/objects\n");
  for (const [name, text] of Object.entries(files)) await writeText(at(name), text);
  const moved = branch === void 0 ? [] : [{ name: branch, sha, target: "" }];
  const refs = [...original.refs.filter(({ name }) => name !== branch), ...moved];
  const packed = refs.filter(({ target }) => target === "").map((ref) => `${ref.sha} ${ref.name}
`);
  await writeText(at("packed-refs"), packed.join(""));
  for (const { name, target } of refs) if (target !== "") await writeText(at(name), `ref: ${target}
`);
  await writeText(at("config"), settingsFile(takenOver(settings)));
  await writeText(at("HEAD"), branch === void 0 ? `${sha}
` : `ref: ${branch}
`);
}

// src/ports/git/lfs-objects.ts
import { isAbsolute, join as join2 } from "node:path";
var LONGEST_POINTER = 1024;
async function readPointer(root, path) {
  const found = await readTextBelow(root, path, LONGEST_POINTER);
  return found.kind === "text" ? parsePointer(found.text) : void 0;
}
function parsePointer(text) {
  if (!text.startsWith("version https://git-lfs.github.com/spec/v1\n")) return void 0;
  const [, oid] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
  return oid === void 0 || size === void 0 ? void 0 : { oid, size: Number(size) };
}
function lfsFolder(gitDir, settings) {
  const storage = settings.findLast(({ key }) => key === "lfs.storage")?.value ?? "lfs";
  return join2(isAbsolute(storage) ? storage : join2(gitDir, storage), "objects");
}
async function findObject(folder, { oid, size }) {
  const path = join2(folder, oid.slice(0, 2), oid.slice(2, 4), oid);
  return await sizeOf(path) === size ? path : void 0;
}

// src/ports/git/sides.ts
var CHECK_OUT = ["-c", "checkout.workers=0", "read-tree", "-u", "--reset"];
var IN_A_PARTIAL_CLONE = "this clone has not all files, and what it lacks could not be fetched: set github-token, or check out without a filter";
var IGNORED = ["--others", "--ignored", "--exclude-standard", "--directory", "-z"];
var REFRESH = ["update-index", "-q", "--refresh"];
function makeSides({ root, env, run, must, may, askOrigin, allSettings }) {
  return {
    async layOut(path, sha) {
      const settings = await allSettings();
      await makeClone(path, sha, await readOriginal({ root, settings, must, may }));
      const args = ["-C", path, ...CHECK_OUT, sha];
      const own = withSettings(env, [...waysToOrigin(settings), ...withoutFilters(settings)]);
      okOrThrow(args, await askOrigin(args, own), isPartial(settings) ? IN_A_PARTIAL_CLONE : void 0);
    },
    async submodulesOf(tree) {
      if (await readText(join3(tree, ".gitmodules")) === void 0) return [];
      const entries = (await must("-C", tree, "ls-files", "--stage", "-z")).split("\0");
      return entries.flatMap((entry) => {
        const [, sha, path] = /^160000 (\S+) \d\t(.*)$/s.exec(entry) ?? [];
        return sha === void 0 || path === void 0 ? [] : [{ sha, path }];
      });
    },
    async ignoredIn(folder) {
      const found = await must("ls-files", ...IGNORED, "--", folder);
      return found.split("\0").filter((path) => path !== "");
    },
    async filesWith(text, folder) {
      const pattern = `^${text.replace(/[.[\]\\*^$]/g, "\\$&")}`;
      const { stdout } = await run(env, ["grep", "--full-name", "-lz", "-e", pattern, "--", folder]);
      return stdout.split("\0").filter((path) => path !== "");
    },
    async filteredFiles(tree) {
      const settings = await allSettings();
      if (filterNames(settings).length === 0) return [];
      const paths = await must("-C", tree, "ls-files", "-z", "--", WITH_ANY_FILTER);
      if (paths === "") return [];
      const args = ["-C", tree, "check-attr", "-z", "--stdin", "filter"];
      return readFiltered(okOrThrow(args, await run(env, args, paths)), settings);
    },
    async trustFiles(tree, { filled, all }) {
      for (const path of all) await setBack(join3(tree, path));
      await run(withSettings(env, withoutFilters(await allSettings())), ["-C", tree, ...REFRESH]);
      if (filled.length === 0) return;
      const file = join3(tree, ".git/info/attributes");
      const attributes = await readText(file);
      await writeText(file, `${attributes ?? ""}
${TRUST.attributes}`);
      const args = ["-C", tree, "update-index", "-z", "--stdin"];
      okOrThrow(args, await run(withSettings(env, TRUST.settings), args, filled.join("\0")));
      await (attributes === void 0 ? removeFile(file) : writeText(file, attributes));
    },
    runFilters: (tree, paths) => runFilters({ env, run, allSettings }, tree, paths),
    lfsFolder: once(async () => {
      const common = await must("rev-parse", "--git-common-dir");
      return lfsFolder(resolve2(root, common.trim()), await allSettings());
    })
  };
}
async function runFilters({ env, run, allSettings }, tree, paths) {
  const settings = await allSettings();
  const fill = async (filters, some) => {
    for (const path of some) await removeFile(join3(tree, path));
    const args = ["-C", tree, "checkout-index", "-z", "--stdin"];
    return (await run(withSettings(env, filters), args, some.join("\0"))).code === 0;
  };
  const failed = await failing(paths, (some) => fill(withStrictFilters(settings), some));
  if (failed.length > 0) await fill(withLenientFilters(settings), failed);
  return failed;
}
var MOST_PARTS = 64;
async function failing(paths, works) {
  const parts = [paths];
  const failed = [];
  for (let looked = 0; parts.length > 0; looked++) {
    const part = parts.shift() ?? [];
    if (part.length === 0 || await works(part)) continue;
    const half = Math.ceil(part.length / 2);
    if (half === part.length || looked >= MOST_PARTS) failed.push(...part);
    else parts.push(part.slice(0, half), part.slice(half));
  }
  return failed;
}

// src/ports/files/is-outside.ts
import * as system from "node:path";
function isOutside(folder, path, { relative, isAbsolute: isAbsolute2, sep } = system) {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute2(way);
}

// src/ports/git/top.ts
async function findTop(processes, env, dir, trusted) {
  const found = await runGit(processes, env, TOP, dir);
  if (found.code === 0) return { root: firstLine(found.stdout), env };
  const [, owned] = /dubious ownership in repository at '(.*)'/.exec(found.stderr) ?? [];
  if (owned === void 0) throw new NoRepositoryError(dir, complaint(found.stderr));
  const safe = withSettings(env, [["safe.directory", owned]]);
  const isTrusted = trusted !== void 0 && !isOutside(trusted, owned);
  const again = isTrusted ? await runGit(processes, safe, TOP, dir) : found;
  if (again.code === 0) return { root: firstLine(again.stdout), env: safe };
  throw notTrusted(owned);
}
var TOP = ["rev-parse", "--show-toplevel"];
function firstLine(stdout) {
  return stdout.replace(/\r?\n$/, "");
}
var NoRepositoryError = class extends UnmeasurableError {
  constructor(dir, said) {
    super(
      `${dir} is not in a git repository: ${said}`,
      "run it inside a git repository with at least one commit (`git init && git add . && git commit`)"
    );
  }
};
function notTrusted(owned) {
  return new UnmeasurableError(
    `git does not trust the repository ${owned}, which belongs to another user`,
    `run \`git config --global --add safe.directory ${owned}\` first`
  );
}

// src/ports/git/git.ts
async function openGit(processes, parentEnv, dir, { credential, trusted } = {}) {
  const { root, env } = await findTop(processes, parentEnv, dir, trusted);
  const run = (settings, args, stdin = "") => runGit(processes, settings, args, root, stdin);
  const ways = waysToAsk(run, env, credential);
  const { must, may, askOrigin, allSettings } = ways;
  return {
    ...makeSides({ root, env, run, must, may, askOrigin, allSettings }),
    ...historyOf(ways),
    ...filesOf(ways),
    root,
    async submodule(path) {
      const folder = join4(root, path);
      if (await realPath(join4(folder, ".git")) === void 0) return void 0;
      return openGit(processes, parentEnv, folder, { credential, trusted });
    },
    superproject: () => may("rev-parse", "--show-superproject-working-tree")
  };
}
function waysToAsk(run, env, credential) {
  const must = async (...args) => okOrThrow(args, await run(env, args));
  const askOrigin = async (args, settings = env) => {
    const exit = await run(settings, args);
    if (exit.code === 0 || credential === void 0) return exit;
    return run(withCredential(settings, credential), args);
  };
  const allSettings = once(async () => readSettings(await must(...LIST_SETTINGS)));
  const look = async (...args) => isPartial(await allSettings()) ? askOrigin(args) : run(env, args);
  return {
    must,
    askOrigin,
    allSettings,
    look,
    async may(...args) {
      const { code, stdout } = await run(env, args);
      return code === 0 ? stdout.trim() || void 0 : void 0;
    },
    mustSee: async (...args) => okOrThrow(args, await look(...args)),
    async status(args) {
      const exit = await run(env, args);
      if (exit.code === 0) return exit.stdout;
      return okOrThrow(args, await run(withSettings(env, withoutFilters(await allSettings())), args));
    }
  };
}
function historyOf({ must, may, mustSee, look, askOrigin }) {
  return {
    async resolve(ref) {
      const { code, stdout } = await look(...RESOLVE, `${ref}^{commit}`);
      return code === 0 ? stdout.trim() : void 0;
    },
    async parents(sha) {
      const commit = await mustSee("cat-file", "commit", sha);
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
      return branch === void 0 ? void 0 : `origin/${branch}`;
    }
  };
}
function filesOf({ must, mustSee, look, status }) {
  return {
    changedInWorkTree: async () => pathsOf(await status(STATUS)),
    filesThatDiffer: async (base, head) => splitZ(await mustSee("diff", ...DIFF, base, head)),
    changedSinceCheckOut: async (tree) => pathsOf(await status(["-C", tree, ...STATUS, "--ignored"])),
    async trackedFiles(tree, patterns) {
      const wanted = patterns.map((pattern) => `:(glob)${pattern}`);
      const found = splitZ(await must("-C", tree, "ls-files", "--full-name", "-z", "--", ...wanted));
      return [...new Set(found)].map((path) => join4(tree, path));
    },
    async fileAt(sha, path) {
      const { code, stdout } = await look("cat-file", "blob", `${sha}:${path}`);
      return code === 0 ? stdout : void 0;
    }
  };
}
var RESOLVE = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
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
function splitZ(text) {
  return text.split("\0").filter((path) => path !== "");
}

// src/job/go-folders.ts
var MOST_NAMED = 4;
function moduleFolders(paths) {
  return foldersOf(paths.filter((path) => /(^|\/)go\.mod$/.test(path)));
}
function codeFolders(paths, folder) {
  const nested = moduleFolders(paths).filter((other) => other !== folder && isIn(folder, other));
  const own = foldersOf(paths.filter((path) => path.endsWith(".go"))).filter((each) => isIn(folder, each));
  return own.filter((each) => !nested.some((other) => isIn(other, each)));
}
var LEFT_OUT = "its build constraints leave it out on this system: set build-flags to the tags that it needs (-tags=\u2026), or run the job on its system";
function otherCode(paths, folder, patterns) {
  const modules = moduleFolders(paths).filter((each) => each !== folder);
  const code = codeFolders(paths, folder);
  if (code.length > 0)
    return {
      found: `Go code in ${named(code)}`,
      remedy: patterns.includes("./...") ? LEFT_OUT : "set packages to patterns that match it"
    };
  if (modules.length === 0)
    return {
      found: "no Go package in the repository",
      remedy: "commit one, or set working-directory or packages"
    };
  const one = modules.length === 1 ? `working-directory: ${modules[0]}` : "working-directory to one of them";
  const below = modules.filter((each) => isIn(folder, each)).map((each) => patternOf(folder, each));
  const isWorkspace = paths.includes(join5(folder, "go.work")) && below.length > 0;
  return {
    found: `go.mod in ${named(modules)}`,
    remedy: `set ${one}${isWorkspace ? `, or packages: ${below.slice(0, MOST_NAMED).join(" ")}` : "; a job has one module, packages are those of it"}`
  };
}
function foldersOf(paths) {
  const folders = paths.map((path) => path.replace(/(^|\/)[^/]*$/, "") || ".");
  return [...new Set(folders)].filter((folder) => !folder.split("/").some(isHidden)).sort();
}
function isHidden(name) {
  return name === "testdata" || name === "vendor" || /^(_|\..)/.test(name);
}
function isIn(folder, path) {
  return folder === "." || path === folder || path.startsWith(`${folder}/`);
}
function join5(folder, name) {
  return folder === "." ? name : `${folder}/${name}`;
}
function patternOf(folder, module) {
  return `./${folder === "." ? module : module.slice(folder.length + 1)}/...`;
}
function named(folders) {
  const shown = folders.slice(0, MOST_NAMED).map((folder) => folder === "." ? "the top folder" : `${folder}/`);
  const more = folders.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length < 2 ? shown[0] ?? "" : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

export {
  isOutside,
  readPointer,
  findObject,
  NoRepositoryError,
  openGit,
  codeFolders,
  otherCode
};

// Git LFS and other filters: what the checkout has is what the head has, the base has what is there, and no filter ends anything.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, rmSync, utimesSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "@jest/globals";
import { openGit } from "../../../src/ports/git/git.ts";
import { parsePointer } from "../../../src/ports/git/lfs-objects.ts";
import { openWorkspace } from "../../../src/ports/git/workspace.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { checkOut } from "../../../src/sides/check-out.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { findTool, testWith } from "../../kit/needed.ts";
import { commit, type Files, git, makeRepository, write } from "../../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const folder = temporaryFolder();
const top = realpathSync(folder.path);
afterAll(folder.remove);
const lfs = findTool("git-lfs", ["version"]);

/** The filter of Git LFS: its program, one that is not there, and one that says no. */
const FILTERS = {
  works: {
    clean: `${lfs.path} clean -- %f`,
    smudge: `${lfs.path} smudge -- %f`,
    process: `${lfs.path} filter-process`,
  },
  "is not there": { clean: "no-such-lfs", smudge: "no-such-lfs", process: "no-such-lfs" },
  fails: { clean: "false", smudge: "false", process: "false" },
} as const;

let count = 0;
let home: string;
let repo: string;
beforeEach(() => {
  home = join(top, String(++count));
  mkdirSync(home);
  repo = join(home, "repo");
});

/** For the whole machine, as Debian's package sets it. */
function environment(kind: keyof typeof FILTERS) {
  const text = Object.entries(FILTERS[kind]).map(([key, value]) => `\t${key} = ${value}\n`);
  write(home, { gitconfig: `[filter "lfs"]\n${text.join("")}\trequired = true\n` });
  const own = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: join(home, "gitconfig") };
  const path = lfs.path?.includes("/") ? `${dirname(lfs.path)}${delimiter}` : "";
  return childEnvironment({ ...process.env, ...own, PATH: `${path}${process.env.PATH}` });
}

const gitWith = (env: Readonly<Record<string, string>>, dir: string, ...args: readonly string[]) =>
  execFileSync("git", args, { cwd: dir, env, encoding: "latin1", stdio: ["ignore", "pipe", "ignore"] });

/** What a side holds: each file's text; git's own opinion of it; and what is said. */
async function layOut(name: "base" | "head", sha: string, env: Readonly<Record<string, string>>) {
  const port = await openGit(processes, env, repo);
  await using workspace = await openWorkspace(port, home);
  const changed = name === "head" ? await port.changedInWorkTree() : [];
  const tree = await checkOut({ git: port, workspace, name, sha, changed, workingDirectory: "." });
  const read = (path: string) => readFileSync(join(tree.root, path), "latin1");
  const [a, b] = ["a.bin", "b.bin"].map(read);
  const status = gitWith(env, tree.root, "status", "--porcelain");
  return { a, b, status, warnings: tree.warnings };
}

const pointerOf = (sha: string, path: string) => `${git(repo, "cat-file", "blob", `${sha}:${path}`)}\n`;
const ATTRIBUTES: Files = { ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n" };
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 12\n`;

test.each(["is not there", "fails"] as const)(
  "pointers in the checkout are pointers in the sides, when the filter %s",
  async (kind) => {
    makeRepository(repo, { "a.bin": POINTER, "b.bin": POINTER, ...ATTRIBUTES });
    const base = git(repo, "rev-parse", "HEAD");
    const head = commit(repo, { "a.bin": POINTER.replace("12", "13") });
    const env = environment(kind);
    expect(await layOut("head", head, env)).toEqual({
      a: POINTER.replace("12", "13"),
      b: POINTER,
      status: "",
      warnings: [],
    });
    expect(await layOut("base", base, env)).toEqual({ a: POINTER, b: POINTER, status: "", warnings: [] });
  },
);

testWith(
  lfs,
  "content and pointers of the checkout come file by file; the base takes objects that are there",
  async () => {
    const env = environment("works");
    makeRepository(repo, ATTRIBUTES);
    const commitWith = (files: Files) => {
      write(repo, files);
      gitWith(env, repo, "add", "--all");
      git(repo, "commit", "--quiet", "--message=x");
      return git(repo, "rev-parse", "HEAD");
    };
    const base = commitWith({ "a.bin": "a of the base\0", "b.bin": "b\0\xff" });
    const head = commitWith({ "a.bin": "a of the head\0" });
    expect(pointerOf(head, "a.bin")).toMatch(/^version https:\/\/git-lfs/);
    const content = readFileSync(join(repo, "b.bin"), "latin1");
    const whole = { b: content, status: "", warnings: [] };
    expect(await layOut("head", head, env)).toEqual({ ...whole, a: "a of the head\0" });
    expect(await layOut("base", base, env)).toEqual({ ...whole, a: "a of the base\0" });

    write(repo, { "a.bin": pointerOf(head, "a.bin") }); // as a checkout without Git LFS leaves it
    gitWith(env, repo, "add", "a.bin");
    expect(await layOut("head", head, env)).toEqual({ ...whole, a: pointerOf(head, "a.bin") });
    write(repo, { "a.bin": "a of the head\0" });
    gitWith(env, repo, "add", "a.bin");

    rmSync(join(repo, ".git/lfs"), { recursive: true });
    for (const kind of ["works", "fails", "is not there"] as const)
      expect(await layOut("base", base, environment(kind))).toEqual({
        ...whole,
        a: pointerOf(base, "a.bin"),
        warnings: [
          "the base has a.bin as git stores it, not as Git LFS or another filter makes it: " +
            "fetch what the filter needs before this step, with Git LFS by `git lfs fetch --all`",
        ],
      });
  },
);

test("another filter treats the base, and when it fails its files stay as they are stored", async () => {
  makeRepository(repo, { ".gitattributes": "*.bin filter=caesar\n", "a.bin": "", "b.bin": "" });
  const filter = (smudge: string) => {
    git(repo, "config", "filter.caesar.clean", "tr b-z a-y");
    git(repo, "config", "filter.caesar.smudge", smudge);
    git(repo, "config", "filter.caesar.required", "true");
  };
  filter("tr a-y b-z");
  const base = commit(repo, { "a.bin": "bcd", "b.bin": "ccc" });
  const head = commit(repo, { "a.bin": "bcde" });
  const env = environment("fails");
  expect(git(repo, "show", `${head}:a.bin`)).toBe("abcd");
  expect(await layOut("head", head, env)).toEqual({ a: "bcde", b: "ccc", status: "", warnings: [] });
  expect(await layOut("base", base, env)).toEqual({ a: "bcd", b: "ccc", status: "", warnings: [] });
  filter("exit 1"); // its key is not there, for example
  expect(await layOut("head", head, env)).toEqual({ a: "bcde", b: "ccc", status: "", warnings: [] });
  expect(await layOut("base", base, env)).toMatchObject({ a: "abc", b: "ccc", status: "" });
  expect((await layOut("base", base, env)).warnings).toHaveLength(1);
  write(repo, { "b.bin": "not committed" }); // comes from the checkout as it is there
  const changed = await layOut("head", head, env);
  expect(changed).toMatchObject({ a: "bcde", b: "not committed", warnings: [] });
});

test("of many files those alone stay as they are stored whose filter fails; one that only talks does not", async () => {
  makeRepository(repo, { ".gitattributes": "*.bin filter=caesar\n", "a.bin": "", "b.bin": "" });
  const base = commit(repo, { "a.bin": "abc", "b.bin": "locked", "c.bin": "abd", "d.bin": "abe" });
  const rotate = 'case "$text" in locked) exit 1;; *) printf %s "$text" | tr a-y b-z; echo done >&2;; esac';
  git(repo, "config", "filter.caesar.smudge", `text=$(cat); ${rotate}`);
  const env = environment("fails");
  const port = await openGit(processes, env, repo);
  const tree = join(home, "tree");
  await port.layOut(tree, base);
  const names = ["a.bin", "b.bin", "c.bin", "d.bin"];
  for (const name of names) utimesSync(join(tree, name), 1_000_000_000, 1_000_000_000);
  gitWith(env, tree, "-c", "filter.caesar.smudge=", "update-index", "-q", "--refresh"); // git takes them for its own
  expect(await port.runFilters(tree, names)).toEqual(["b.bin"]);
  expect(names.map((name) => readFileSync(join(tree, name), "utf8"))).toEqual([
    "bcd",
    "locked",
    "bce",
    "bcf",
  ]);
  expect(await port.runFilters(tree, [])).toEqual([]);
});

test("a pointer is one by the specification alone", () => {
  const oid = "ab".repeat(32);
  expect(parsePointer(POINTER)).toEqual({ oid, size: 12 });
  expect(parsePointer(POINTER.replace("sha256", "md5"))).toBeUndefined();
  expect(parsePointer(POINTER.replace("ab", "../"))).toBeUndefined();
  expect(parsePointer(`x${POINTER}`)).toBeUndefined();
});

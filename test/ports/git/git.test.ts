import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { UnmeasurableError } from "../../../src/model/errors.ts";
import { type Git, openGit } from "../../../src/ports/git/git.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { commit, git, makeRepository, write } from "../../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = childEnvironment(process.env);
const open = (dir: string, more: Readonly<Record<string, string>> = {}) =>
  openGit(processes, { ...env, ...more }, dir);

let folder: string;
let repo: string;
let it: Git;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "git-")));
  repo = join(folder, "a repo µ");
  makeRepository(repo, { "a.txt": "1\n", "sub/b.txt": "1\n" });
  it = await open(repo);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function failure(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((e: unknown) => e);
  if (!(error instanceof UnmeasurableError)) throw error;
  return `${error.message}; ${error.hint}`;
}

test("finds the repository's top folder from a folder inside it, also when its name has blanks", async () => {
  expect((await open(join(repo, "sub"))).root).toBe(repo);
});

test("a folder that is in no repository, a bare one and one of another user say so", async () => {
  expect(await failure(open(folder))).toMatch(
    new RegExp(`^${folder} is not in a git repository: fatal: not a git repository .*; run it inside a git`),
  );
  git(folder, "init", "--quiet", "--bare", "bare.git");
  expect(await failure(open(join(folder, "bare.git")))).toContain(
    "fatal: this operation must be run in a work tree",
  );
  expect(await failure(open(repo, { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" }))).toBe(
    `git does not trust the repository ${repo}, which belongs to another user; ` +
      `run \`git config --global --add safe.directory ${repo}\` first`,
  );
});

test("no git and no folder are said", async () => {
  expect(await failure(open(repo, { PATH: folder }))).toBe(
    "cannot start git: spawn git ENOENT; install git (in a workflow before actions/checkout, " +
      "which without git downloads files that are no repository), and run it in an existing folder",
  );
  expect(await failure(open(join(folder, "nowhere")))).toContain("run it in an existing folder");
});

test.each(["-h", "--help", "--all", "", "no such", "HEAD:a.txt", "HEAD^{tree}", "a\nb", "main..work"])(
  "%j names no commit",
  async (ref) => {
    expect(await it.resolve(ref)).toBeUndefined();
  },
);

test("branches, tags and abbreviations name commits", async () => {
  const sha = git(repo, "rev-parse", "HEAD");
  git(repo, "tag", "-a", "-m", "x", "v1");
  git(repo, "branch", "--", "odd-@-name");
  for (const ref of ["HEAD", "work", "v1", sha.slice(0, 8), "odd-@-name", "@"])
    expect(await it.resolve(ref)).toBe(sha);
});

test("a repository without commits has no HEAD", async () => {
  git(folder, "init", "--quiet", "empty");
  const empty = await open(join(folder, "empty"));
  expect(await empty.resolve("HEAD")).toBeUndefined();
  expect(await empty.isShallow()).toBe(false);
});

test("looking does not touch the index, and runs no hook", async () => {
  const hooks = join(repo, ".git/hooks");
  for (const hook of ["post-checkout", "post-index-change", "reference-transaction"]) {
    mkdirSync(hooks, { recursive: true });
    writeFileSync(
      join(hooks, hook),
      `#!/bin/sh\necho ${hook} >> ${JSON.stringify(join(folder, "hooked"))}\n`,
    );
    chmodSync(join(hooks, hook), 0o755);
  }
  const index = readFileSync(join(repo, ".git/index"));
  utimesSync(join(repo, "a.txt"), 1, 1); // git would write down the new time
  expect(await it.changedInWorkTree()).toEqual([]);
  const tree = join(folder, "tree");
  await it.layOut(tree, git(repo, "rev-parse", "HEAD"));
  expect(readFileSync(join(repo, ".git/index")).equals(index)).toBe(true);
  expect(() => readFileSync(join(folder, "hooked"))).toThrow("ENOENT");
  rmSync(hooks, { recursive: true });
});

test("lists what changed, with any name, and not what git ignores", async () => {
  const names = ["über µ.txt", " blank ", 'quo"te', "new\nline", "tab\t", "back\\slash", "-dash", "*"];
  write(repo, {
    ".gitignore": "ignored\n",
    ignored: "x",
    "a.txt": "2\n",
    ...Object.fromEntries(names.map((n) => [n, n])),
  });
  git(repo, "add", "--", "-dash");
  git(repo, "init", "--quiet", "nested");
  git(repo, "mv", "sub/b.txt", "sub/c.txt");
  expect([...(await it.changedInWorkTree())].sort()).toEqual(
    [".gitignore", "a.txt", "sub/b.txt", "sub/c.txt", ...names].sort(),
  );
  git(repo, "reset", "--quiet", "--hard");
  git(repo, "clean", "--quiet", "-ffdx");
});

test("lists what was written after a check-out, ignored files included", async () => {
  commit(repo, { ".gitignore": "*.gen\n", "a.txt": "1\n" });
  const tree = join(folder, "prepared");
  await it.layOut(tree, git(repo, "rev-parse", "HEAD"));
  expect(await it.changedSinceCheckOut(tree)).toEqual([]);
  write(tree, { "x.gen": "x", "a.txt": "regenerated\n", new: "" });
  expect([...(await it.changedSinceCheckOut(tree))].sort()).toEqual(["a.txt", "new", "x.gen"]);
});

test("the repository that a hook works in does not lead elsewhere", async () => {
  const other = join(folder, "other");
  makeRepository(other, { "a.txt": "1\n" });
  const hooked = childEnvironment({
    ...process.env,
    GIT_DIR: join(other, ".git"),
    GIT_INDEX_FILE: "nowhere",
  });
  expect((await openGit(processes, hooked, repo)).root).toBe(repo);
});

test("a failure names the command, the reason and what to do", async () => {
  expect(await failure(it.layOut(join(folder, "bad"), "0".repeat(40)))).toMatch(
    /^git read-tree -u --reset 0{40} failed: fatal: .*; read what git says/,
  );
});

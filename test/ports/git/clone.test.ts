// Both sides are clones of their own: what git, go and a test that looks for .git find there is what they find in the checkout.
import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openGit } from "../../../src/ports/git/git.ts";
import { readSettings, settingsFile, takenOver } from "../../../src/ports/git/settings.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { commit, git, makeRepository } from "../../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = childEnvironment(process.env);
const folder = temporaryFolder();
const top = realpathSync(folder.path);
afterAll(folder.remove);

const repo = join(top, "repo");
let first: string;
let head: string;
beforeAll(() => {
  makeRepository(repo, {
    "go.mod": "module example.com/m\n\ngo 1.22\n",
    "main.go": "package main\n\nfunc main() {}\n",
  });
  first = git(repo, "rev-parse", "HEAD");
  git(repo, "tag", "--annotate", "--message=x", "v1.2.3");
  git(repo, "remote", "add", "origin", "https://x-access-token:ghs_secret@example.com/a/b.git");
  git(repo, "config", "http.https://example.com/.extraheader", "AUTHORIZATION: basic ghs_secret");
  git(repo, "config", "user.name", 'A "B"\\C # D');
  git(repo, "update-ref", "refs/remotes/origin/main", first);
  git(repo, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  head = commit(repo, { "b.txt": "b\n" });
});

let sides = 0;
async function side(sha: string, dir: string = repo): Promise<string> {
  const path = join(top, `side-${++sides}`);
  await (await openGit(processes, env, dir)).layOut(path, sha);
  return path;
}

/** Each path in .git with its size. Not with its time: git renews that of an object that is written again elsewhere. */
function stateOf(dir: string): readonly string[] {
  const all = readdirSync(join(dir, ".git"), { recursive: true, encoding: "utf8" }).sort();
  return all.map((path) => `${path} ${lstatSync(join(dir, ".git", path)).size}`);
}

const QUESTIONS: readonly (readonly string[])[] = [
  ["rev-parse", "--git-dir"],
  ["rev-parse", "HEAD"],
  ["rev-parse", "--abbrev-ref", "HEAD"],
  ["describe", "--tags", "--long"],
  ["status", "--porcelain", "--branch"],
  ["log", "--all", "--format=%H %D"],
  ["show-ref", "--dereference"],
  ["config", "user.name"],
  ["symbolic-ref", "refs/remotes/origin/HEAD"],
  ["rev-list", "--count", "--objects", "HEAD"],
];

test.each([
  ["on a branch", () => {}],
  ["with a detached HEAD", () => git(repo, "checkout", "--quiet", "--detach")],
] as const)("the head of a checkout %s answers as the checkout does", async (_, make) => {
  git(repo, "checkout", "--quiet", "work");
  make();
  const tree = await side(head);
  expect(lstatSync(join(tree, ".git")).isDirectory()).toBe(true);
  for (const question of QUESTIONS) expect(git(tree, ...question)).toBe(git(repo, ...question));
});

test("the base is on a branch of the same name, at its own commit", async () => {
  git(repo, "checkout", "--quiet", "work");
  const tree = await side(first);
  expect(git(tree, "rev-parse", "HEAD", "work")).toBe(`${first}\n${first}`);
  expect(git(tree, "rev-parse", "--abbrev-ref", "HEAD")).toBe("work");
  expect(git(tree, "describe")).toBe("v1.2.3");
  expect(git(tree, "status", "--porcelain")).toBe("");
});

test("a shallow clone, a linked worktree and a submodule are laid out as clones, too", async () => {
  const shallow = join(top, "shallow");
  git(top, "clone", "--quiet", "--depth=1", "--branch=work", `file://${repo}`, shallow);
  const fromShallow = await side(head, shallow);
  expect(git(fromShallow, "rev-parse", "--is-shallow-repository")).toBe("true");
  expect(git(fromShallow, "log", "--format=%H")).toBe(head);

  const linked = join(top, "linked");
  git(repo, "worktree", "add", "--quiet", "--detach", linked, head);
  const fromLinked = await side(head, linked);
  expect(git(fromLinked, "rev-parse", "--git-dir")).toBe(".git");
  expect(git(fromLinked, "describe")).toBe(git(linked, "describe"));

  const outer = join(top, "outer");
  makeRepository(outer, {});
  git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repo, "inner");
  expect(git(await side(head, join(outer, "inner")), "describe")).toBe(git(repo, "describe", head));
});

test("objects are borrowed by a way inside of .git, and what is written in a side comes to nobody else", async () => {
  const before = stateOf(repo);
  const tree = await side(head);
  const dotGit = join(tree, ".git");
  const borrowed = resolve(
    dotGit,
    "objects",
    readFileSync(join(dotGit, "objects/info/alternates"), "utf8").trim(),
  );
  expect(relative(dotGit, borrowed).split(sep)[0]).toBe("borrowed"); // go-git follows no other
  expect(git(tree, "count-objects", "-v")).toMatch(/^count: 0\n(.*\n)*in-pack: 0\n/);
  commit(tree, { "new.txt": "new\n" });
  git(tree, "tag", "mine");
  git(tree, "branch", "mine-too");
  git(tree, "gc", "--quiet", "--prune=now");
  expect(stateOf(repo)).toEqual(before);
});

test("no password comes along", async () => {
  const tree = await side(head);
  expect(git(tree, "remote", "get-url", "origin")).toBe("https://example.com/a/b.git");
  expect(readFileSync(join(tree, ".git/config"), "utf8")).not.toMatch(/ghs_secret|extraheader/i);
});

test("settings are written as git reads them", () => {
  const settings = [
    { scope: "local", key: "remote.a.b.url", value: "ssh://git:pw@host/x" },
    { scope: "global", key: "user.name", value: "not this repository's" },
    { scope: "local", key: "core.hookspath", value: "hooks" },
    { scope: "worktree", key: 'branch.x"y.merge', value: "refs/heads/ a;b#\n\\ " },
    { scope: "local", key: "core.sparsecheckout", value: undefined },
    { scope: "local", key: "extensions.objectformat", value: "sha1" },
  ];
  const file = join(top, "settings");
  execFileSync("sh", ["-c", 'cat > "$0"', file], { input: settingsFile(takenOver(settings)) });
  const read = git(top, "config", "--file", file, "--list", "-z").split("\0");
  expect(read.filter((entry) => entry !== "")).toEqual([
    "core.repositoryformatversion\n1",
    "core.bare\nfalse",
    "core.logallrefupdates\ntrue",
    "remote.a.b.url\nssh://git@host/x",
    'branch.x"y.merge\nrefs/heads/ a;b#\n\\ ',
    "core.sparsecheckout",
    "extensions.objectformat\nsha1",
  ]);
  expect(readSettings("local\0a.b\nc\nd\0global\0e.f\0")).toEqual([
    { scope: "local", key: "a.b", value: "c\nd" },
    { scope: "global", key: "e.f", value: undefined },
  ]);
});

test("go build writes the commit into a program, and a tag as its version", async () => {
  const stamps = (dir: string) => {
    execFileSync("go", ["build", "-o", join(top, "program"), "."], {
      cwd: dir,
      env: { ...goEnvironment, GOFLAGS: "-buildvcs=true" },
    });
    const all = execFileSync("go", ["version", "-m", join(top, "program")], {
      encoding: "utf8",
      env: goEnvironment,
    });
    return all.split("\n").filter((line) => /\t(mod|build\tvcs)/.test(line));
  };
  git(repo, "checkout", "--quiet", "--detach", first);
  const want = stamps(repo);
  expect(want.join("\n")).toContain(`vcs.revision=${first}`);
  expect(stamps(await side(first))).toEqual(want);
  git(repo, "checkout", "--quiet", "work");
});

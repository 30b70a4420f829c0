import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { findChanges } from "../../src/build/find-changes.ts";
import { type Git, openGit } from "../../src/ports/git/git.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { commit, git, makeRepository, write } from "../kit/repository.ts";

const unix = process.platform === "win32" ? test.skip : test;
let folder: string;
let repo: string;
let port: Git;
let base: { readonly root: string; readonly sha: string };
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "changes-")));
  repo = join(folder, "repo");
  makeRepository(repo, {
    ".gitignore": "*.gen\n",
    "a.txt": "a\n",
    "b.txt": "b\n",
    "über µ": "1\n",
    "run.sh": "#!/bin/sh\n",
    "sub/x": "x\n",
  });
  symlinkSync("a.txt", join(repo, "link"));
  symlinkSync("sub", join(repo, "folder-link"));
  git(repo, "add", "--all");
  git(repo, "commit", "--quiet", "--message=links");
  const inner = join(folder, "inner");
  makeRepository(inner, { "i.txt": "1\n" });
  git(repo, "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", inner, "module");
  git(repo, "commit", "--quiet", "--message=submodule");
  port = await openGit(makeProcesses(new AbortController().signal), childEnvironment(process.env), repo);
  const sha = git(repo, "rev-parse", "HEAD");
  base = { root: join(folder, "base"), sha };
  await port.layOut(base.root, sha);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let heads = 0;
/** Changes between the base and a head: a commit made by `change`, then what `prepare` does to both trees. */
async function changes(change: () => void, prepare?: (tree: string) => void): Promise<readonly string[]> {
  change();
  const sha = commit(repo, {});
  const root = join(folder, `head${heads++}`);
  await port.layOut(root, sha);
  if (prepare !== undefined) for (const tree of [base.root, root]) prepare(tree);
  const head = { root, sha, changed: [] };
  const found = await findChanges({ git: port, base, head, wasPrepared: prepare !== undefined });
  git(repo, "reset", "--quiet", "--hard", base.sha);
  git(base.root, "clean", "--quiet", "-ffdx");
  git(base.root, "checkout", "--quiet", "--", ".");
  return [...found].sort();
}

test("nothing changed", async () => {
  expect(await changes(() => {})).toEqual([]);
});

test("files changed, added, removed and renamed, with any name", async () => {
  const change = () => {
    write(repo, { "a.txt": "changed\n", "über µ": "2\n", new: "", "b.txt": null });
    git(repo, "mv", "sub/x", "sub/y");
  };
  expect(await changes(change)).toEqual(["a.txt", "b.txt", "new", "sub/x", "sub/y", "über µ"].sort());
});

unix("a script that may be run, and links to other places", async () => {
  const change = () => {
    chmodSync(join(repo, "run.sh"), 0o755);
    for (const [link, target] of [
      ["link", "b.txt"],
      ["folder-link", "module"],
    ] as const) {
      unlinkSync(join(repo, link));
      symlinkSync(target, join(repo, link));
    }
  };
  expect(await changes(change)).toEqual(["folder-link", "link", "run.sh"]);
});

test("a submodule at another commit", async () => {
  const change = () => commit(join(repo, "module"), { "i.txt": "2\n" });
  expect(await changes(change)).toEqual(["module"]);
  git(join(repo, "module"), "reset", "--quiet", "--hard", "HEAD~1");
});

test("what the preparation wrote counts where it differs: new files, ignored ones, and committed ones that it changed", async () => {
  const prepare = (tree: string) =>
    write(tree, {
      "same.gen": "same",
      "own.gen": tree,
      untracked: tree,
      "a.txt": tree,
      "b.txt": "the same on both\n",
    });
  expect(await changes(() => {}, prepare)).toEqual(["a.txt", "own.gen", "untracked"]);
});

test("what the preparation undoes does not count", async () => {
  const prepare = (tree: string) => write(tree, { "a.txt": "generated\n" });
  expect(await changes(() => write(repo, { "a.txt": "changed by hand\n" }), prepare)).toEqual([]);
});

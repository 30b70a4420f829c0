import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { UnmeasurableError } from "../../src/model/errors.ts";
import { openGit } from "../../src/ports/git/git.ts";
import { openWorkspace } from "../../src/ports/git/workspace.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { checkOut } from "../../src/sides/check-out.ts";
import { commit, git, makeRepository, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = childEnvironment(process.env);
const unix = process.platform === "win32" ? test.skip : test;

let folder: string;
let repo: string;
let outside: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "check-out-")));
  repo = join(folder, "repo");
  outside = join(folder, "outside");
  makeRepository(repo, {
    ".gitignore": "*.log\nbuild/\n",
    "a.txt": "a\n",
    "b.txt": "b\n",
    "run.sh": "#!/bin/sh\n",
    "dir/x": "x\n",
    "dir/y": "y\n",
    "deep/er/z": "z\n",
    "real/f": "f\n",
  });
  symlinkSync("real", join(repo, "link"));
  git(repo, "add", "--all");
  git(repo, "commit", "--quiet", "--message=link");
  write(outside, { f: "not yours\n", x: "not yours\n" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  git(repo, "reset", "--quiet", "--hard");
  git(repo, "clean", "--quiet", "-ffdx");
});

/** Everything in a tree: text with mode for files, target for links. */
function contents(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (p) => p !== ".git" && !p.startsWith(`.git${sep}`),
  );
  const found = paths.sort().flatMap((path): [string, string][] => {
    const stat = lstatSync(join(root, path));
    if (stat.isSymbolicLink()) return [[path, `-> ${readlinkSync(join(root, path))}`]];
    if (!stat.isFile()) return [];
    return [[path, `${stat.mode & 0o111 ? "x " : ""}${readFileSync(join(root, path), "latin1")}`]];
  });
  return Object.fromEntries(found);
}

/** What is the user's in .git: HEAD, index, branches, stashes, worktrees. Objects may come. */
function userState(): Readonly<Record<string, string>> {
  const { HEAD = "", index = "", ...others } = contents(join(repo, ".git"));
  const refs = Object.entries(others).filter(([path]) =>
    /^(refs|packed-refs|worktrees|config|info)/.test(path),
  );
  return { HEAD, index, ...Object.fromEntries(refs) };
}

async function layOut(workingDirectory = ".", withChanges = true) {
  const port = await openGit(processes, env, repo);
  const temporary = mkdtempSync(join(folder, "tmp-"));
  await using workspace = await openWorkspace(port, temporary);
  const sha = git(repo, "rev-parse", "HEAD");
  const changed = withChanges ? await port.changedInWorkTree() : [];
  const tree = await checkOut({ git: port, workspace, name: "head", sha, changed, workingDirectory });
  return { changed, dir: tree.dir.slice(tree.root.length), contents: contents(tree.root) };
}

/** The tree is what the checkout is, ignored files aside, and nothing of the user's has changed. */
async function expectSameAsCheckout(): Promise<void> {
  const before = userState();
  const outsideBefore = contents(outside);
  const want = Object.fromEntries(
    Object.entries(contents(repo)).filter(([path]) => !/\.log$|^build/.test(path)),
  );
  expect((await layOut()).contents).toEqual(want);
  expect(userState()).toEqual(before);
  expect(contents(outside)).toEqual(outsideBefore);
}

const at = (path: string) => join(repo, path);
const CHANGES: Readonly<Record<string, () => void>> = {
  "a clean checkout": () => {},
  "changed, staged, deleted and untracked files": () => {
    write(repo, { "a.txt": "changed\n", "b.txt": "staged\n", "new/file": "untracked\n", "dir/x": null });
    git(repo, "add", "b.txt");
  },
  "a file that is staged and changed again": () => {
    write(repo, { "a.txt": "staged\n" });
    git(repo, "add", "a.txt");
    write(repo, { "a.txt": "and changed\n" });
  },
  "a file that is staged and gone": () => {
    write(repo, { "new.txt": "x" });
    git(repo, "add", "new.txt");
    write(repo, { "new.txt": null });
  },
  "a file that git forgot and that is still there": () =>
    git(repo, "rm", "--quiet", "--cached", "a.txt") && undefined,
  "renames, staged and not": () => {
    git(repo, "mv", "a.txt", "moved.txt");
    renameSync(at("b.txt"), at("dir/b.txt"));
  },
  "a whole folder that is gone": () => rmSync(at("deep"), { recursive: true }),
  "a script that may be run now": () => chmodSync(at("run.sh"), 0o755),
  "a new script": () => {
    write(repo, { "new.sh": "#!/bin/sh\n" });
    chmodSync(at("new.sh"), 0o755);
  },
  "links: new, dangling, changed, out of the repository": () => {
    symlinkSync("nowhere", at("dangling"));
    symlinkSync(outside, at("dir/out"));
    rmSync(at("link"));
    symlinkSync("deep/er", at("link"));
  },
  "a file in place of a folder": () => {
    rmSync(at("dir"), { recursive: true });
    writeFileSync(at("dir"), "now a file\n");
  },
  "a folder in place of a file": () => {
    rmSync(at("a.txt"));
    write(repo, { "a.txt/inside/file": "x\n", "a.txt/other": "y\n" });
  },
  "a folder in place of a link": () => {
    rmSync(at("link"));
    write(repo, { "link/f": "not the same as real/f\n" });
  },
  "a link in place of a file": () => {
    rmSync(at("a.txt"));
    symlinkSync("b.txt", at("a.txt"));
  },
  "a link out of the repository in place of a folder": () => {
    rmSync(at("dir"), { recursive: true });
    symlinkSync(outside, at("dir"));
  },
  "names that are not English": () =>
    write(
      repo,
      Object.fromEntries(
        ["ü µ.txt", " blank ", "new\nline", 'quo"te', "back\\slash", "-dash", "dir/*"].map((n) => [n, n]),
      ),
    ),
};

for (const [name, change] of Object.entries(CHANGES)) {
  unix(`lays out ${name}`, async () => {
    change();
    await expectSameAsCheckout();
  });
  unix(`lays out ${name}, when all of it is staged`, async () => {
    change();
    git(repo, "add", "--all");
    await expectSameAsCheckout();
  });
}

test("files that git ignores stay where they are", async () => {
  write(repo, { "debug.log": "x", "build/out": "x" });
  const { changed, contents: found } = await layOut();
  expect(changed).toEqual([]);
  expect(Object.keys(found)).not.toContain("debug.log");
});

test("without the changes of the checkout it is the commit", async () => {
  const committed = contents(repo);
  write(repo, { "a.txt": "changed\n", new: "x" });
  expect((await layOut(".", false)).contents).toEqual(committed);
});

test("the working directory is the same folder inside", async () => {
  write(repo, { "a.txt": "changed above\n" });
  const { dir, contents: found } = await layOut("deep/er");
  expect(dir).toBe(join(sep, "deep/er"));
  expect(found["a.txt"]).toBe("changed above\n");
});

test.each(["nowhere", "a.txt"])(
  "a working directory that is no folder of the side is said: %s",
  async (path) => {
    const error = await layOut(path).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnmeasurableError);
    expect(String(error)).toMatch(new RegExp(`the head \\([0-9a-f]{12}\\) has no folder ${path}`));
  },
);

unix("a repository inside the checkout is left alone", async () => {
  mkdirSync(at("nested"));
  git(at("nested"), "init", "--quiet");
  write(at("nested"), { "x.txt": "x" });
  expect(Object.keys((await layOut()).contents).filter((path) => path.startsWith("nested"))).toEqual([]);
});

unix(
  "submodules that are checked out come along, each side with the commit that it names, and with their changes",
  async () => {
    const outer = join(folder, "outer");
    makeRepository(outer, {});
    for (const name of ["inner", "left-out"])
      git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repo, name);
    const base = commit(outer, {});
    const inner = join(outer, "inner");
    commit(inner, { "a.txt": "of the head\n" });
    const head = commit(outer, {});
    git(outer, "submodule", "--quiet", "deinit", "--force", "left-out");
    write(inner, { "b.txt": "not committed\n" });
    const port = await openGit(processes, env, outer);
    await using workspace = await openWorkspace(port, folder);
    const lay = async (name: "base" | "head", sha: string) => {
      const changed = name === "head" ? await port.changedInWorkTree() : [];
      const tree = await checkOut({ git: port, workspace, name, sha, changed, workingDirectory: "." });
      const texts = ["a.txt", "b.txt", "deep/er/z"].map((f) =>
        readFileSync(join(tree.root, "inner", f), "utf8"),
      );
      return { texts, lacking: tree.lacking, status: git(tree.root, "status", "--porcelain") };
    };
    const lacking = ["left-out"];
    expect(await lay("base", base)).toEqual({ texts: ["a\n", "b\n", "z\n"], lacking, status: "" });
    const texts = ["of the head\n", "not committed\n", "z\n"];
    expect(await lay("head", head)).toEqual({ texts, lacking, status: "M inner" });
  },
);

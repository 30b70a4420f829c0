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
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { UnmeasurableError } from "../../src/model/errors.ts";
import { openGit } from "../../src/ports/git/git.ts";
import { openWorkspace } from "../../src/ports/git/workspace.ts";
import { childEnvironment } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { checkOut } from "../../src/sides/check-out.ts";
import { commit, type Files, git, makeRepository, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const env = childEnvironment(process.env);
const unix = process.platform === "win32" ? test.skip : test;

/** Beside a link `link` to `real`. */
const FILES: Files = {
  "a.txt": "a\n",
  "b.txt": "b\n",
  "run.sh": "#!/bin/sh\n",
  "dir/x": "x\n",
  "dir/y": "y\n",
  "deep/er/z": "z\n",
  "real/f": "f\n",
};

let folder: string;
let repo: string;
let outside: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "check-out-")));
  repo = join(folder, "repo");
  outside = join(folder, "outside");
  const folders = [".", ...Object.keys(CHANGES)];
  const files = folders.flatMap((dir) =>
    Object.entries(FILES).map(([path, text]) => [join(dir, path), text]),
  );
  makeRepository(repo, { ".gitignore": "*.log\nbuild/\n", ...Object.fromEntries(files) });
  for (const dir of folders) symlinkSync("real", join(repo, dir, "link"));
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

/** Each changes a folder of the repository that bears its name, and has FILES and the link. */
const CHANGES: Readonly<Record<string, (dir: string) => void>> = {
  "nothing at all": () => {},
  "changed, staged, deleted and untracked files": (dir) => {
    write(dir, { "a.txt": "changed\n", "b.txt": "staged\n", "new/file": "untracked\n", "dir/x": null });
    git(dir, "add", "b.txt");
  },
  "a file that is staged and changed again": (dir) => {
    write(dir, { "a.txt": "staged\n" });
    git(dir, "add", "a.txt");
    write(dir, { "a.txt": "and changed\n" });
  },
  "a file that is staged and gone": (dir) => {
    write(dir, { "new.txt": "x" });
    git(dir, "add", "new.txt");
    write(dir, { "new.txt": null });
  },
  "a file that git forgot and that is still there": (dir) =>
    git(dir, "rm", "--quiet", "--cached", "a.txt") && undefined,
  "renames, staged and not": (dir) => {
    git(dir, "mv", "a.txt", "moved.txt");
    renameSync(join(dir, "b.txt"), join(dir, "dir/b.txt"));
  },
  "a whole folder that is gone": (dir) => rmSync(join(dir, "deep"), { recursive: true }),
  "a script that may be run now": (dir) => chmodSync(join(dir, "run.sh"), 0o755),
  "a new script": (dir) => {
    write(dir, { "new.sh": "#!/bin/sh\n" });
    chmodSync(join(dir, "new.sh"), 0o755);
  },
  "links, new, dangling, changed, out of the repository": (dir) => {
    symlinkSync("nowhere", join(dir, "dangling"));
    symlinkSync(outside, join(dir, "dir/out"));
    rmSync(join(dir, "link"));
    symlinkSync("deep/er", join(dir, "link"));
  },
  "a file in place of a folder": (dir) => {
    rmSync(join(dir, "dir"), { recursive: true });
    writeFileSync(join(dir, "dir"), "now a file\n");
  },
  "a folder in place of a file": (dir) => {
    rmSync(join(dir, "a.txt"));
    write(dir, { "a.txt/inside/file": "x\n", "a.txt/other": "y\n" });
  },
  "a folder in place of a link": (dir) => {
    rmSync(join(dir, "link"));
    write(dir, { "link/f": "not the same as real/f\n" });
  },
  "a link in place of a file": (dir) => {
    rmSync(join(dir, "a.txt"));
    symlinkSync("b.txt", join(dir, "a.txt"));
  },
  "a link out of the repository in place of a folder": (dir) => {
    rmSync(join(dir, "dir"), { recursive: true });
    symlinkSync(outside, join(dir, "dir"));
  },
  "names that are not English": (dir) =>
    write(
      dir,
      Object.fromEntries(
        ["ü µ.txt", " blank ", "new\nline", 'quo"te', "back\\slash", "-dash", "dir/*"].map((n) => [n, n]),
      ),
    ),
};

type Contents = Readonly<Record<string, string>>;

/** What is in a folder, of the contents of a tree. */
const within = (all: Contents, dir: string): Contents =>
  Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith(join(dir, sep))));

unix("lays out a clean checkout", async () => {
  const want = contents(repo);
  expect((await layOut()).contents).toEqual(want);
});

// All changes at once, each in its folder: a tree is laid out once for all of them, and once more when all is staged.
describe.each([
  ["with changes", []],
  ["when all of it is staged", ["add", "--all"]],
] as const)("a checkout %s", (_, staging) => {
  let [checkout, laidOut]: readonly [Contents, Contents] = [{}, {}];

  unix("is laid out, and nothing of the user's has changed, outside of the repository neither", async () => {
    for (const [name, change] of Object.entries(CHANGES)) change(join(repo, name));
    if (staging.length > 0) git(repo, ...staging);
    const before = [userState(), contents(outside)];
    checkout = contents(repo);
    laidOut = (await layOut()).contents;
    expect([userState(), contents(outside)]).toEqual(before);
    expect(Object.keys(laidOut).sort()).toEqual(Object.keys(checkout).sort());
  });

  for (const name of Object.keys(CHANGES)) {
    unix(`has the same: ${name}`, () => {
      const want = within(checkout, name);
      expect(Object.keys(want).length).toBeGreaterThan(5);
      expect(within(laidOut, name)).toEqual(want);
    });
  }
});

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
  const nested = join(repo, "nested");
  mkdirSync(nested);
  git(nested, "init", "--quiet");
  write(nested, { "x.txt": "x" });
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

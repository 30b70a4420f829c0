// Real modules in a checkout and in its worktrees: what the go command finds must be the same in both.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "@jest/globals";
import { UnmeasurableError, UsageError } from "../../src/model/errors.ts";
import { openGit } from "../../src/ports/git/git.ts";
import { openWorkspace } from "../../src/ports/git/workspace.ts";
import type { Env } from "../../src/ports/process/environment.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { prepare } from "../../src/run/prepare.ts";
import { checkOut } from "../../src/sides/check-out.ts";
import { goEnvironment } from "../kit/go.ts";
import { commit, type Files, git, write } from "../kit/repository.ts";

const processes = makeProcesses(new AbortController().signal);
const top = realpathSync(mkdtempSync(join(tmpdir(), "prepare-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const offline = { ...goEnvironment, GOPROXY: "off" };

let home: string;
let repo: string;
let count = 0;
beforeEach(() => {
  home = join(top, String(count++));
  repo = join(home, "repo");
  mkdirSync(repo, { recursive: true });
  git(repo, "init", "--quiet", "--initial-branch=main");
});

/** A module with one package that says its name, and uses others. */
function module(path: string, uses: readonly string[] = [], more = ""): Files {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const requires = uses.map((other) => `require ${other} v0.0.0\n`).join("");
  const imports = uses.map((other) => `import _ "${other}"\n`).join("");
  return {
    "go.mod": `module ${path}\n\ngo 1.22\n${requires}${more}`,
    [`${name}.go`]: `package ${name}\n\n${imports}`,
  };
}

/** The module's files below a folder. */
const below = (dir: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${dir}/${path}`, text]));

/** Each package that is no standard one, with its folder, as `go list` finds them; `go build` has to work, too. */
function packagesIn(dir: string, env: Env, prefix: string): readonly string[] {
  const format = "{{if not .Standard}}{{.ImportPath}} {{.Dir}}{{end}}";
  const run = (...args: readonly string[]) =>
    execFileSync("go", args, { cwd: dir, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  run("build", "./...");
  const lines = run("list", "-deps", "-f", format, "./...")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => line.replace(` ${prefix}`, " "));
}

interface Asked {
  readonly env?: Env;
  readonly workingDirectory?: string;
  readonly command?: string;
  readonly secrets?: readonly string[];
  readonly look?: (tree: string) => void;
}

async function prepared({
  env = offline,
  workingDirectory = ".",
  command = "",
  secrets = [],
  look,
}: Asked = {}) {
  const port = await openGit(processes, env, repo);
  const temporary = mkdtempSync(join(home, "tmp-"));
  await using workspace = await openWorkspace(port, temporary);
  const sha = git(repo, "rev-parse", "HEAD");
  const side = "base";
  const tree = await checkOut({ git: port, workspace, name: side, sha, changed: [], workingDirectory });
  const sideEnv = await prepare({
    processes,
    workspace,
    side,
    repository: repo,
    workingDirectory,
    go: "go",
    env,
    secrets,
    command,
  });
  look?.(tree.root);
  return packagesIn(tree.dir, sideEnv, join(workspace.dir, side));
}

/** The same packages at the same places in the worktree as in the checkout, but for its own place in front of them. */
async function expectSame(want: readonly string[], asked: Asked = {}): Promise<void> {
  const { env = offline, workingDirectory = "." } = asked;
  const there = packagesIn(join(repo, workingDirectory), env, home);
  expect([...there].sort()).toEqual([...want].sort());
  const state = readdirSync(home, { recursive: true }).length;
  expect(await prepared(asked)).toEqual(there.map((line) => line.replace(" /", ` ${home}/`)));
  expect(readdirSync(home, { recursive: true }).length - state).toBe(1); // the temporary folder of this run
}

test("a module alone", async () => {
  commit(repo, module("example.com/m"));
  await expectSame(["example.com/m /repo"]);
});

test("several modules in one repository, one using the other", async () => {
  const replace = "replace example.com/lib => ../lib\n";
  commit(repo, {
    ...below("app", module("example.com/app", ["example.com/lib"], replace)),
    ...below("lib", module("example.com/lib")),
  });
  await expectSame(["example.com/app /repo/app", "example.com/lib /repo/lib"], { workingDirectory: "app" });
});

test("a module outside the repository", async () => {
  write(home, below("elsewhere", module("example.com/elsewhere")));
  commit(
    repo,
    module("example.com/m", ["example.com/elsewhere"], "replace example.com/elsewhere => ../elsewhere\n"),
  );
  await expectSame(["example.com/m /repo", "example.com/elsewhere /elsewhere"]);
});

test("a module outside, from a folder of the module that is not its top", async () => {
  write(home, below("elsewhere", module("example.com/elsewhere")));
  commit(repo, {
    ...module("example.com/m", ["example.com/elsewhere"], "replace example.com/elsewhere => ../elsewhere\n"),
    "deep/er/er.go": 'package er\n\nimport _ "example.com/elsewhere"\n',
  });
  await expectSame(["example.com/m/deep/er /repo/deep/er", "example.com/elsewhere /elsewhere"], {
    workingDirectory: "deep/er",
  });
});

test("a module outside, inside another one outside; and one that is not there", async () => {
  write(home, { ...below("a", module("example.com/a")), ...below("a/b", module("example.com/a/b")) });
  const uses = ["example.com/a/b", "example.com/a"];
  const replaces =
    "replace example.com/a/b => ../a/b\nreplace example.com/a => ../a\nreplace example.com/gone => ../a/gone\n";
  commit(repo, module("example.com/m", uses, replaces));
  await expectSame(["example.com/m /repo", "example.com/a /a", "example.com/a/b /a/b"]);
});

test("go.work in the repository, with a neighbour whose go.mod names a third one", async () => {
  write(
    home,
    below(
      "other",
      module("example.com/other", ["example.com/third"], "replace example.com/third => ../third\n"),
    ),
  );
  write(home, below("third", module("example.com/third")));
  commit(repo, {
    "go.work": workspace("./m", "../other"),
    ...below("m", module("example.com/m", ["example.com/other"])),
    "m/go.mod": "module example.com/m\n\ngo 1.22\n", // of a workspace's modules none is required
  });
  const want = ["example.com/m /repo/m", "example.com/other /other", "example.com/third /third"];
  await expectSame(want, { workingDirectory: "m" });
});

test("go.work above the repository, whose sums stay what they are", async () => {
  write(home, {
    "go.work": "go 1.22\n\nuse ./repo\nuse ./other\n",
    ...below("other", module("example.com/other")),
  });
  commit(repo, module("example.com/m", ["example.com/other"]));
  await expectSame(["example.com/m /repo", "example.com/other /other"], {
    command:
      'test ! -e "$(go env GOWORK).sum" && echo x > "$(go env GOWORK).sum" && rm "$(go env GOWORK).sum"',
  });
  expect(readdirSync(home).filter((name) => name.startsWith("go.work"))).toEqual(["go.work"]);
});

const workspace = (...uses: readonly string[]) => `go 1.22\n\n${uses.map((dir) => `use ${dir}\n`).join("")}`;

test("go.work named by the environment, outside of the repository", async () => {
  write(home, {
    "works/my.work": workspace("../repo", "../other"),
    ...below("other", module("example.com/other")),
  });
  commit(repo, module("example.com/m", ["example.com/other"]));
  await expectSame(["example.com/m /repo", "example.com/other /other"], {
    env: { ...offline, GOWORK: join(home, "works/my.work") },
  });
});

test("go.work named by the environment, inside the repository", async () => {
  commit(repo, {
    "ci/go.work": workspace("..", "../other"),
    ...module("example.com/m", ["example.com/other"]),
    ...below("other", module("example.com/other")),
  });
  await expectSame(["example.com/m /repo", "example.com/other /repo/other"], {
    env: { ...offline, GOWORK: join(repo, "ci/go.work") },
  });
});

test("go.work switched off", async () => {
  commit(repo, {
    "go.work": workspace("./other"),
    ...module("example.com/m"),
    ...below("other", module("example.com/other")),
  });
  await expectSame(["example.com/m /repo"], { env: { ...offline, GOWORK: "off" } });
});

test("a side that has no go.work yet builds as it did, although the environment names it", async () => {
  commit(repo, module("example.com/m"));
  write(repo, { "ci/go.work": "go 1.22\n\nuse ..\n" }); // not committed
  expect(await prepared({ env: { ...offline, GOWORK: join(repo, "ci/go.work") } })).toEqual([
    `example.com/m ${repo}`,
  ]);
});

test("vendored packages", async () => {
  write(home, below("dep", module("example.com/dep")));
  write(repo, module("example.com/m", ["example.com/dep"], "replace example.com/dep => ../dep\n"));
  execFileSync("go", ["mod", "vendor"], { cwd: repo, env: goEnvironment, stdio: "ignore" });
  commit(repo, {});
  await expectSame(["example.com/m /repo", "example.com/dep /repo/vendor/example.com/dep"]);
});

async function failure(promise: Promise<unknown>): Promise<UnmeasurableError | UsageError> {
  const error = await promise.catch((e: unknown) => e);
  if (error instanceof UnmeasurableError || error instanceof UsageError) return error;
  throw error;
}

test("a folder of the repository that is named by an absolute path would be the checkout's, and is refused", async () => {
  commit(repo, {
    ...module("example.com/m", ["example.com/in"], `replace example.com/in => ${repo}/in\n`),
    ...below("in", module("example.com/in")),
  });
  const error = await failure(prepared());
  expect(error).toMatchObject({
    name: "UnmeasurableError",
    message: `${repo}/go.mod names ${repo}/in, which would be the same code on both sides`,
    hint: "name folders of the repository by relative paths",
  });
});

test("no module, and one that cannot be read, are said", async () => {
  commit(repo, { "x.go": "package x\n" });
  expect(await failure(prepared())).toMatchObject({
    name: "UnmeasurableError",
    message: `${repo} is not in a Go module on the base: there is no go.mod or go.work`,
  });
  commit(repo, { "go.mod": "modul example.com/m\n" });
  expect((await failure(prepared())).message).toBe(
    `${repo}/go.mod cannot be read on the base: go: errors parsing go.mod:
${repo}/go.mod:1: unknown directive: modul`,
  );
});

test("a go.mod that lies above the worktree by chance is not the project's", async () => {
  commit(repo, { "x.go": "package x\n" });
  write(top, { "go.mod": "module stray\n" });
  try {
    const error = await failure(prepared());
    expect(error.message).toContain("is not in a Go module on the base");
  } finally {
    write(top, { "go.mod": null });
  }
});

test("the user's command runs in the working directory of the worktree, before the module is looked for", async () => {
  commit(repo, { "m/m.go.txt": "package m\n", "m/go.mod.txt": "module example.com/m\n" });
  const packages = await prepared({
    workingDirectory: "m",
    command: "mv go.mod.txt go.mod\nmv m.go.txt m.go",
    look: (tree) => expect(readdirSync(join(tree, "m")).sort()).toEqual(["go.mod", "m.go"]),
  });
  expect(packages).toEqual([`example.com/m ${repo}/m`]);
  expect(readdirSync(join(repo, "m")).sort()).toEqual(["go.mod.txt", "m.go.txt"]);
});

test("a command that fails is said with its output, at its first line that fails", async () => {
  commit(repo, module("example.com/m"));
  const error = await failure(
    prepared({ command: "echo generating; echo no such tool >&2\nfalse\necho never" }),
  );
  expect(error).toMatchObject({
    name: "UsageError",
    message:
      "prepare failed with exit code 1 on the base: echo generating; echo no such tool >&2\nfalse\necho never\n" +
      "generating\nno such tool",
    hint: "make the command work in a clean checkout of both sides",
  });
  expect((await failure(prepared({ command: "kill -9 $$" }))).message).toContain(
    "prepare was ended by SIGKILL on the base: kill",
  );
});

import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { InterruptedError, UnmeasurableError } from "../../../src/model/errors.ts";
import { type Git, openGit } from "../../../src/ports/git/git.ts";
import { openWorkspace, type Workspace } from "../../../src/ports/git/workspace.ts";
import { childEnvironment } from "../../../src/ports/process/environment.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import { git, makeRepository, write } from "../../kit/repository.ts";

const env = childEnvironment(process.env);
const processes = makeProcesses(new AbortController().signal);
const unix = process.platform === "win32" ? test.skip : test;

let folder: string;
let repo: string;
let temporary: string;
let it: Git;
let sha: string;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "workspace-")));
  repo = join(folder, "repo");
  makeRepository(repo, { "a.txt": "1\n" });
  it = await openGit(processes, env, repo);
  sha = git(repo, "rev-parse", "HEAD");
});
beforeEach(() => {
  temporary = mkdtempSync(join(folder, "tmp-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that is in the user's .git, with its text. */
const userGit = () =>
  readdirSync(join(repo, ".git"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "latin1")])
    .sort();
const isEmpty = (dir: string) => readdirSync(dir).length === 0;

async function eventually(isTrue: () => boolean): Promise<boolean> {
  for (let i = 0; i < 200 && !isTrue(); i++) await sleep(20);
  return isTrue();
}

/** A run that was killed: its folder with a side, its process id. */
async function leaveDead(): Promise<string> {
  const probe = await openWorkspace(it, temporary);
  const { dir } = probe;
  const tree = probe.tree("base");
  await probe[Symbol.asyncDispose]();
  await it.layOut(tree, sha);
  const { pid } = spawnSync("true");
  writeFileSync(join(dir, "pid"), String(pid));
  return dir;
}

test("both sides have paths of the same length, which repeat the repository's own", async () => {
  await using workspace = await openWorkspace(it, temporary);
  expect(workspace.tree("base")).toBe(join(workspace.dir, "base", repo));
  expect(workspace.tree("head")).toBe(join(workspace.dir, "head", repo));
  expect(workspace.mirror("head", join(repo, "../x"))).toBe(join(workspace.dir, "head", folder, "x"));
});

test("the place is the same from run to run, and another one for another repository", async () => {
  const places: string[] = [];
  for (let i = 0; i < 2; i++) {
    await using workspace = await openWorkspace(it, temporary);
    places.push(workspace.dir);
  }
  const other = join(folder, "other");
  makeRepository(other, {});
  await using workspace = await openWorkspace(await openGit(processes, env, other), temporary);
  expect(new Set(places).size).toBe(1);
  expect(places).not.toContain(workspace.dir);
});

test("two runs at once get folders of their own, and leave nothing", async () => {
  const open: Workspace[] = await Promise.all(Array.from({ length: 5 }, () => openWorkspace(it, temporary)));
  expect(new Set(open.map(({ dir }) => dir)).size).toBe(5);
  for (const workspace of open) await it.layOut(workspace.tree("base"), sha);
  for (const workspace of open) await workspace[Symbol.asyncDispose]();
  expect(readdirSync(temporary)).toEqual([]);
});

test("takes over the folder of a run that was killed", async () => {
  const dir = await leaveDead();
  await using workspace = await openWorkspace(it, temporary);
  expect(workspace.dir).toBe(dir);
  expect(readdirSync(dir)).toEqual(["pid"]);
  expect(readdirSync(temporary)).toEqual([basename(dir)]);
});

test("of many that come at once one takes the dead folder over, and none shares", async () => {
  const dir = await leaveDead();
  const open = await Promise.all(Array.from({ length: 5 }, () => openWorkspace(it, temporary)));
  const dirs = open.map((workspace) => workspace.dir);
  for (const workspace of open) await workspace[Symbol.asyncDispose]();
  expect(new Set(dirs).size).toBe(5);
  expect(dirs).toContain(dir);
  expect(readdirSync(temporary)).toEqual([]);
});

test.each([
  ["a file", (path: string) => writeFileSync(path, "")],
  ["a link to a folder of somebody's", (path: string) => symlinkSync(repo, path)],
  ["an empty folder", (path: string) => mkdirSync(path)],
  [
    "a folder with a torn process id",
    (path: string) => {
      mkdirSync(path);
      writeFileSync(join(path, "pid"), "");
    },
  ],
])("%s in its place does no harm and comes to none", async (_, make) => {
  const probe = await openWorkspace(it, temporary);
  await probe[Symbol.asyncDispose]();
  make(probe.dir);
  await using workspace = await openWorkspace(it, temporary);
  expect(readdirSync(workspace.dir)).toEqual(["pid"]);
  expect(readFileSync(join(repo, "a.txt"), "utf8")).toBe("1\n");
});

test("a temporary folder that is not there is said, with what to do", async () => {
  const error = await openWorkspace(it, join(folder, "nowhere")).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UnmeasurableError);
  expect(String(error)).toMatch(/cannot use the temporary folder .*nowhere\/go-steady-[0-9a-f]{8}-0: ENOENT/);
});

unix("folders that cannot be written are removed, too", async () => {
  const workspace = await openWorkspace(it, temporary);
  write(workspace.dir, { "gopath/pkg/mod/x/y.go": "" });
  for (const path of ["gopath/pkg/mod/x", "gopath/pkg/mod", "gopath"])
    chmodSync(join(workspace.dir, path), 0o000);
  await workspace[Symbol.asyncDispose]();
  expect(readdirSync(temporary)).toEqual([]);
});

test("a cancelled run cleans up, too", async () => {
  const controller = new AbortController();
  const cancelled = await openGit(makeProcesses(controller.signal), env, repo);
  const workspace = await openWorkspace(cancelled, temporary);
  await cancelled.layOut(workspace.tree("head"), sha);
  controller.abort();
  await expect(cancelled.resolve("HEAD")).rejects.toBeInstanceOf(InterruptedError);
  await workspace[Symbol.asyncDispose]();
  expect(readdirSync(temporary)).toEqual([]);
});

/** A process that opens a workspace with a side and waits. */
async function startOwner() {
  const bundle = join(folder, "owner.mjs");
  if (!existsSync(bundle)) {
    const source = join(folder, "owner.ts");
    const from = (file: string) => JSON.stringify(join(process.cwd(), "src/ports", file));
    writeFileSync(
      source,
      `import { openGit } from ${from("git/git.ts")};
       import { makeProcesses } from ${from("process/process.ts")};
       import { openWorkspace } from ${from("git/workspace.ts")};
       const [repo, temporary, sha] = process.argv.slice(2);
       const git = await openGit(makeProcesses(new AbortController().signal), process.env, repo);
       const workspace = await openWorkspace(git, temporary);
       await git.layOut(workspace.tree("base"), sha);
       console.log(workspace.dir);
       setInterval(() => {}, 1000);`,
    );
    const esbuild = join(process.cwd(), "node_modules/esbuild/bin/esbuild");
    execFileSync(esbuild, [
      source,
      "--bundle",
      "--platform=node",
      "--format=esm",
      `--outfile=${bundle}`,
      "--log-level=error",
    ]);
  }
  const owner = spawn(process.execPath, [bundle, repo, temporary, sha], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const dir = await new Promise<string>((resolve) =>
    owner.stdout.once("data", (d: Buffer) => resolve(d.toString().trim())),
  );
  return { dir, kill: (signal: NodeJS.Signals) => owner.pid && process.kill(-owner.pid, signal) };
}

unix("kill -9: the folder is gone a moment later, and the user's .git is as it was", async () => {
  const before = userGit();
  const { dir, kill } = await startOwner();
  write(dir, { "tmp/locked/file": "" });
  chmodSync(join(dir, "tmp/locked"), 0o500);
  kill("SIGKILL");
  expect(await eventually(() => isEmpty(temporary))).toBe(true);
  expect(userGit()).toEqual(before);
});

unix("the janitor of a killed run lets the next run be, which has taken the place", async () => {
  const { dir, kill } = await startOwner();
  kill("SIGSTOP"); // its pipe stays open while we act as if it were dead
  writeFileSync(join(dir, "pid"), "0");
  await using next = await openWorkspace(it, temporary);
  expect(next.dir).toBe(dir);
  await it.layOut(next.tree("base"), sha);
  kill("SIGKILL");
  await sleep(300);
  expect(existsSync(join(next.tree("base"), "a.txt"))).toBe(true);
});

unix("the janitor lives no longer than its run", async () => {
  const janitors = () =>
    execFileSync("ps", ["-e", "-o", "args="], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(temporary)).length;
  const workspace = await openWorkspace(it, temporary);
  expect(janitors()).toBe(1);
  await workspace[Symbol.asyncDispose]();
  expect(await eventually(() => janitors() === 0)).toBe(true);
});

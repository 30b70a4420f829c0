// go-steady page, as a user types it.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startCommands } from "../kit/commands.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { git, makeRepository } from "../kit/repository.ts";
import { addRuns, REGIONS, runsOf } from "../page/small-history.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
const cwd = join(folder.path, "work");
const HISTORY = "folder:../history";

beforeAll(() => {
  makeRepository(cwd, { "README.md": "x\n" });
  git(cwd, "remote", "add", "origin", "https://github.com/acme/app.git");
  addRuns(join(folder.path, "history"), runsOf(20));
});

const page = (...args: readonly string[]) => commands.run(["page", ...args], { cwd, scratch: folder.path });

test("a folder has the page, its program and its badges; a second build adds what is new", async () => {
  const { code, stdout, stderr } = await page("--history", HISTORY, "--out", "public");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^public: 21 commits, 40 runs added, \d+ files, \d\.\d MB written\n$/);
  const names = readdirSync(join(cwd, "public")).sort();
  expect(names).toEqual([
    "assets",
    "badge-main.svg",
    "badge.svg",
    "data",
    "index.html",
    "index.json",
    "stale.json",
  ]);
  const html = readFileSync(join(cwd, "public/index.html"), "utf8");
  const named = [...html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(named.map((path) => existsSync(join(cwd, "public", path)))).toEqual([true, true]);
  const index = JSON.parse(readFileSync(join(cwd, "public/index.json"), "utf8"));
  expect(index.links.commit).toBe("https://github.com/acme/app/commit/{sha}");
  expect(index.regions).toEqual([...REGIONS]);
  addRuns(join(folder.path, "history"), runsOf(21));
  expect((await page("--history", HISTORY, "--out", "public")).stdout).toMatch(
    /^public: 22 commits, 2 runs added/,
  );
});

test("what docs/page.md says puts the folder into a branch: one commit, and nothing else changes", () => {
  const [, commands = ""] =
    /runs this -->\n\n```sh\n(.*?)```/s.exec(readFileSync("docs/page.md", "utf8")) ?? [];
  const site = join(folder.path, "site.git");
  git(folder.path, "init", "-q", "--bare", site);
  const env = {
    ...goEnvironment,
    ...{ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: `url.${site}.insteadOf` },
    GIT_CONFIG_VALUE_0: "https://github.com/acme/app.git",
  };
  const before = git(cwd, "status", "--porcelain");
  for (let i = 0; i < 2; i++) execFileSync("sh", ["-ec", commands], { cwd, env });
  expect(git(site, "ls-tree", "-r", "--name-only", "gh-pages").trim().split("\n")).toEqual(
    readdirSync(join(cwd, "public"), { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(cwd, "public", path)).isFile())
      .sort(),
  );
  expect(git(site, "rev-list", "--count", "gh-pages").trim()).toBe("1");
  expect(git(cwd, "status", "--porcelain")).toBe(before);
});

test("one file has everything inside, and opens without a server", async () => {
  const { code, stdout } = await page("--history", HISTORY, "--single-file", "app.html");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^app.html: \d+ commits, \d+ runs added, 1 file/);
  const html = readFileSync(join(cwd, "app.html"), "utf8");
  expect(html).toMatch(/<script type="application\/octet-stream" data-file="index.json">/);
  expect(html).toMatch(/script-src 'sha256-[\w+/=]+'/);
  expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
  expect(statSync(join(cwd, "app.html")).size).toBeLessThan(1_000_000);
});

test("a branch of the code, a month and waivers can be chosen", async () => {
  const some = await page("--history", HISTORY, "--out", "some", "--branch", "main", "--since", "2026-11-20");
  expect(some.stdout).toMatch(/^some: 2\d commits/);
  const none = await page("--history", HISTORY, "--out", "none", "--branch", "other");
  expect(none).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has no entry of the branch "other"'),
  });
  expect(none.stderr).toContain("there are main");
});

test.each([
  [["--history", HISTORY], "takes one of --out and --single-file"],
  [["--history", HISTORY, "--out", "x", "--single-file", "y"], "takes one of --out and --single-file"],
  [["--history", "nowhere", "--out", "x"], '--history: "nowhere" is not branch, branch:NAME or folder:DIR'],
  [["--history", HISTORY, "--out", "x", "--since", "soon"], '--since: "soon" is not a duration'],
  [["--history", HISTORY, "--out", "x", "--repository", "acme"], '--repository: "acme" is no address'],
  [["--history", HISTORY, "--out", "x", "more"], '"more" belongs to no flag'],
  [["--history", HISTORY, "--out", "."], "it is no page of go-steady"],
])("wrong use is said, with what to do next: %j", async (args, says) => {
  const { code, stderr } = await page(...args);
  expect({ code, isSaid: stderr.includes(says) }).toEqual({ code: 2, isSaid: true });
  expect(stderr.trim().split("\n")).toHaveLength(2);
});

test("a history that is not there is no empty page", async () => {
  const { code, stderr } = await page("--history", "folder:nowhere", "--out", "nothing");
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("there is no history yet") });
  expect(existsSync(join(cwd, "nothing/index.json"))).toBe(false);
});

// go-steady publish: a report of a run, on a machine of one's own or in another CI system.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { reportJson } from "../../src/report/json.ts";
import { startCommands } from "../kit/commands.ts";
import { temporaryFolder } from "../kit/go.ts";
import { commit, git } from "../kit/repository.ts";
import { comparison, report } from "../report/sample-reports.ts";

const commands = startCommands();
const { path: folder, remove } = temporaryFolder();
afterAll(async () => {
  await commands.end();
  remove();
});

const origin = join(folder, "origin.git");
const dir = join(folder, "clone");
git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
mkdirSync(dir);
git(dir, "init", "--quiet", "--initial-branch=main");
git(dir, "remote", "add", "origin", "../origin.git");
const first = commit(dir, { "go.mod": "module example.com/m\n" }, "first");
const head = commit(dir, { "m.go": "package m\n" }, "Parse faster (#12)");

function reportFile(said: Partial<Report> = {}): string {
  const found = report({
    base: { ref: "main~1", sha: first },
    head: { ref: "HEAD", sha: head, dirty: false },
    comparisons: [comparison({ name: "Work", error: 0.002, df: 6 })],
    ...said,
  });
  writeFileSync(join(dir, "report.json"), reportJson(found));
  return "report.json";
}

const publish = (...args: readonly string[]) =>
  commands.run(["publish", ...args], { cwd: dir, scratch: folder, env: { GIT_CONFIG_GLOBAL: "/dev/null" } });

test("a report is added to the branch of origin, once, with what git knows of its commit", async () => {
  const file = reportFile();
  const args = ["--report", file, "--history", "branch", "--run", "77", "--region", "lab"];
  expect(await publish(...args)).toEqual({
    code: 0,
    stdout: 'added to the branch "go-steady-history" of origin\n',
    stderr: "",
    left: [],
  });
  expect((await publish(...args)).stdout).toBe(
    'it is in the branch "go-steady-history" of origin already: nothing was added\n',
  );
  const [path = ""] = git(origin, "ls-tree", "-r", "--name-only", "go-steady-history", "entries/").split(
    "\n",
  );
  const entry = JSON.parse(git(origin, "show", `go-steady-history:${path}`));
  expect(entry).toMatchObject({
    run: { id: "77", attempt: 1, job: "" },
    region: "lab",
    branch: "main",
    commit: { sha: head, parents: [first], title: "Parse faster (#12)", pull: 12 },
    base: { sha: first, ref: "main~1", how: "pairs" },
  });
  expect(git(dir, "status", "--porcelain")).toBe("?? report.json");
  expect(git(dir, "branch", "--all", "--format=%(refname:short)")).toBe("main");
});

test("a folder takes it, too, and has nothing to pack yet", async () => {
  const args = ["--report", reportFile(), "--history", "folder:../kept", "--branch", "trunk", "--pack"];
  expect((await publish(...args)).stdout).toBe(
    `added to the folder ${join(folder, "kept")}\nnothing to pack: fewer than 64 entries are older than two days\n`,
  );
});

test.each<[string, Partial<Report> | string, readonly string[], 2 | 3, string]>([
  [
    "no place",
    {},
    ["--history", "bucket"],
    2,
    'publish: --history: "bucket" is no place\n  say where the history is: branch, branch:NAME or folder:DIR',
  ],
  [
    "no report",
    "",
    ["--history", "branch"],
    2,
    "publish: there is no report\n  name it: --report report.json",
  ],
  [
    "a file that is not there",
    "",
    ["--history", "branch", "--report", "none.json"],
    2,
    "publish: there is no file none.json",
  ],
  [
    "uncommitted changes",
    { head: { ref: "HEAD", sha: head, dirty: true } },
    ["--history", "branch"],
    2,
    "with uncommitted changes, which no commit has\n  commit them, and measure again",
  ],
  [
    "two files that were compared",
    { head: { ref: "new.txt", sha: "", dirty: false } },
    ["--history", "branch", "--branch", "main"],
    2,
    'the report is of no commit: "new.txt"',
  ],
  [
    "a commit that is not checked out",
    { head: { ref: "x", sha: first, dirty: false } },
    ["--history", "branch"],
    2,
    "is of is not known: it is not what is checked out here\n  name it: --branch main",
  ],
  [
    "a remote that is not there",
    {},
    ["--history", "branch", "--remote", "upstream"],
    2,
    'there is no remote "upstream" in',
  ],
  [
    "a server that is not there",
    {},
    ["--history", "branch", "--remote", "/nowhere/at-all"],
    3,
    'nothing was written to the branch "go-steady-history" of /nowhere/at-all',
  ],
])("%s: told with what to do", async (_, said, args, code, words) => {
  const own = typeof said === "string" ? [] : ["--report", reportFile(said)];
  const ended = await publish(...own, ...args);
  expect(ended.stderr).toContain(words);
  expect(ended.code).toBe(code);
});

// go-steady history, as a user types it.
import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startCommands } from "../kit/commands.ts";
import { at, benchmark, entry, hashOf, row, slower, testRow, writeHistory } from "../kit/entries.ts";
import { temporaryFolder } from "../kit/go.ts";
import { commit, git, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
const cwd = join(folder.path, "work");
const HISTORY = "folder:history";

beforeAll(async () => {
  write(cwd, { "README.md": "x\n" });
  await writeHistory(join(cwd, "history"), [
    entry({
      commit: "c1",
      parents: ["c0"],
      base: "c0",
      time: at(1),
      comparisons: [row("Parse/size=1k"), row("Render")],
    }),
    entry({
      ...{ commit: "c2", parents: ["c1"], base: "c1", time: at(2), region: "eu", title: "Slower" },
      comparisons: [slower("Parse/size=1k", 1.3)],
      identical: [benchmark("Render")],
      tests: [testRow("TestA")],
    }),
  ]);
});

const run = (...args: readonly string[]) => commands.run(["history", ...args], { cwd, scratch: folder.path });

test("list has the entries in three forms", async () => {
  const { code, stdout } = await run("list", "--history", HISTORY);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `2 entries of 2 commits, 2026-11-01 00:00 UTC to 2026-11-02 00:00 UTC.

time                  commit        branch  region  outcome  rows
2026-11-02 00:00 UTC  c20000000000  main    eu      passed      2
2026-11-01 00:00 UTC  c10000000000  main            passed      2
`,
  });
  const json = JSON.parse((await run("list", "--history", HISTORY, "--json")).stdout);
  expect(json.entries.map(({ commit, region }: Record<string, string>) => [commit, region])).toEqual([
    [hashOf("c2"), "eu"],
    [hashOf("c1"), ""],
  ]);
  expect((await run("list", "--history", HISTORY, "--format=markdown")).stdout).toContain(
    "| time | commit |",
  );
});

test("branch, region and since choose among the entries", async () => {
  const shown = async (...args: readonly string[]) =>
    JSON.parse((await run("list", "--history", HISTORY, "--json", ...args)).stdout).entries.length;
  expect([
    await shown("--region=eu"),
    await shown("--branch=main"),
    await shown("--since=2026-11-02"),
  ]).toEqual([1, 2, 1]);
});

test.each([
  [[], "history takes a verb"],
  [["frobnicate"], 'history: unknown verb "frobnicate"'],
  [["list", "--history", "elsewhere"], '--history: "elsewhere" is not branch, branch:NAME or folder:DIR'],
  [["list", "more", "--history", HISTORY], "history list takes no words, and got 1"],
  [["list", "--history", HISTORY, "--format", "xml"], '--format: "xml" is unknown'],
  [["list", "--history", HISTORY, "--since", "yesterday"], '--since: "yesterday" is not a duration'],
  [["list", "--history", HISTORY, "--branch", "next"], 'the history has no entry of the branch "next"'],
  [["list", "--history", HISTORY, "--unknown"], "history list: Unknown option '--unknown'"],
  [["export", "--history", HISTORY, "--out", "x"], "history export needs --format"],
  [["export", "--history", HISTORY, "--out", "x", "--format", "pdf"], '--format: "pdf" is unknown'],
  [["export", "--history", HISTORY, "--format", "csv"], "history export needs --out"],
  [
    ["export", "--history", HISTORY, "--format", "testgrid", "--out", "x", "--bucket", "A B"],
    '"A B" is no name of a bucket or project',
  ],
  [["import", "--history", HISTORY], "history import takes FILE, and got 0"],
  [["import", "nowhere", "--history", HISTORY], "nowhere is not there"],
  [["show", "--history", HISTORY], "history show takes BENCHMARK, and got 0"],
  [["show", "Prase", "--history", HISTORY], 'the history has no benchmark "Prase"'],
  [["show", "Parse", "--unit", "B/op", "--history", HISTORY], '"Parse" has no values in "B/op"'],
  [["events", "--branch", "next", "--history", HISTORY], 'the history has no entry of the branch "next"'],
  [["events", "--region", "us", "--history", HISTORY], 'the history has no entry of the region "us"'],
  [["diff", "c100", "--history", HISTORY], "history diff takes COMMIT and COMMIT, and got 1"],
  [["diff", "c100", "ffff", "--history", HISTORY], 'the history has no commit "ffff"'],
])("wrong use ends with 2 and says what to do: %j", async (args, says) => {
  const { code, stdout, stderr } = await run(...args);
  expect(stderr).toContain(says);
  expect(stderr.split("\n").length).toBe(3); // what, and a hint
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test("a history that is not there is told, and one with nothing to export", async () => {
  expect(await run("list", "--history", "folder:nowhere")).toMatchObject({ code: 3, stdout: "" });
  const args = ["export", "--history", HISTORY, "--since=2030-01-01", "--format=csv", "--out=none"];
  expect(await run(...args)).toMatchObject({
    ...{ code: 3, stdout: "" },
    stderr: expect.stringContaining("there is nothing to export"),
  });
});

const [FIRST, SECOND] = ["2026-11-01T00-00-00.000Z-c10000000000", "2026-11-02T00-00-00.000Z-c20000000000-eu"];

test.each([
  ["benchfmt", [`${FIRST}.bench.out`, `${SECOND}.bench.out`]],
  ["junit", [`${FIRST}.xml`, `${SECOND}.xml`]],
  ["ndjson", ["benchmarks.ndjson", "runs.ndjson", "tests.ndjson"]],
  ["csv", ["benchmarks.csv", "runs.csv", "tests.csv"]],
  ["openmetrics", ["history.om"]],
  ["testgrid", ["config.yaml", "default.yaml", "exported.json", "logs"]],
])("export writes %s, and says how many files", async (format, files) => {
  const { code, stdout } = await run(
    "export",
    "--history",
    HISTORY,
    "--format",
    format,
    "--out",
    `out-${format}`,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+ files? of 2 entries in /);
  expect(readdirSync(join(cwd, `out-${format}`)).sort()).toEqual(files);
});

test("show, events, tests, diff and next read the same history", async () => {
  const shown = await run("show", "Parse/size=1k", "--history", HISTORY);
  expect(shown).toMatchObject({ code: 0, stderr: "" });
  expect(shown.stdout).toContain(
    "c20000000000  2026-11-02  +30.0 % (28.0 to 32.1)  1.30 µs  step +30.0 %, open\n",
  );
  const { events } = JSON.parse((await run("events", "--history", HISTORY, "--json")).stdout);
  expect(events).toMatchObject([
    {
      pkg: "example.com/m",
      name: "Parse/size=1k",
      unit: "sec/op",
      kind: "step",
      commit: hashOf("c2"),
      state: "open",
    },
  ]);
  expect((await run("events", "--history", HISTORY)).stdout).toContain("c20000000000 2026-11-01 Slower\n");
  expect((await run("tests", "--history", HISTORY)).stdout).toBe(
    "Of 1 test: 0 flaky, 0 failing in one place alone, 0 slower.\n",
  );
  const differs = await run("diff", "c000", "c200", "--history", HISTORY, "--format", "markdown");
  expect(differs.stdout).toContain(
    "| +30.0 % (28.0 to 32.1) | `example.com/m.BenchmarkParse/size=1k-8` | `sec/op` |\n",
  );
  expect((await run("next", "--history", HISTORY)).stdout).toMatch(
    /^(go-steady run --base|Nothing to compare next)/,
  );
});

test("a waiver of the settings acknowledges an event, and a bad file of settings is a mistake", async () => {
  const waiver =
    "waivers:\n  - benchmark: ^Parse\n    unit: sec/op\n    ceiling: 50%\n    reason: new codec\n    expires: 2026-12-31\n";
  write(cwd, { "waive.yml": waiver, "bad.yml": "waivers: 3\n" });
  const args = ["events", "--history", HISTORY, "--json"];
  const { events } = JSON.parse((await run(...args, "--config", "waive.yml")).stdout);
  expect(events).toMatchObject([{ state: "acknowledged", reason: "new codec", expires: "2026-12-31" }]);
  expect((await run(...args, "--config", "bad.yml")).code).toBe(2);
});

test("a second export for TestGrid writes new builds alone", async () => {
  const args = ["export", "--history", HISTORY, "--format=testgrid", "--out=grid"];
  const first = await run(...args, "--since=2026-11-02");
  const second = await run(...args);
  expect([first, second].map(({ stdout }) => stdout.split(" in ", 1)[0])).toEqual([
    "9 files of 1 entry",
    "6 files of 2 entries",
  ]);
  write(cwd, { "grid/exported.json": "{}" });
  expect(await run(...args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not what an export wrote"),
  });
});

test("what other programs kept is imported once, and what cannot be read is named", async () => {
  const runs = [
    {
      commit: { id: hashOf("d1"), message: "m", timestamp: at(5) },
      ...{ date: Date.parse(at(5)), tool: "go", benches: [{ name: "BenchmarkA", value: 5, unit: "ns/op" }] },
    },
    { tool: "cargo" },
  ];
  write(cwd, { "data.js": `window.BENCHMARK_DATA = ${JSON.stringify({ entries: { Go: runs } })}` });
  const args = ["import", "data.js", "--history", "folder:imported"];
  expect(await run(...args)).toMatchObject({
    code: 0,
    stdout: `1 entry added to the folder ${join(cwd, "imported")}\n`,
    stderr: 'note: "Go"[1].commit is not an object: absent\n',
  });
  expect((await run(...args)).stdout).toMatch(/^0 entries added to .*; 1 were there before\n$/);
  const { entries } = JSON.parse((await run("list", "--history", "folder:imported", "--json")).stdout);
  expect(entries).toMatchObject([{ commit: hashOf("d1"), source: "github-action-benchmark", time: at(5) }]);
});

test("a folder of benchmark text is imported, with the repository's own words for its commits", async () => {
  const repo = join(folder.path, "repo");
  makeRepository(repo, { "a.txt": "1\n" });
  commit(repo, { "a.txt": "2\n" });
  const head = git(repo, "rev-parse", "HEAD").trim();
  write(repo, {
    [`runs/${head}.txt`]: "pkg: example.com/m\nBenchmarkA-8 1 5 ns/op\n",
    "runs/notes.md": "no benchmarks\n",
  });
  const at = { cwd: repo, scratch: folder.path };
  const { code, stdout, stderr } = await commands.run(
    ["history", "import", "runs", "--history=folder:h"],
    at,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: `1 entry added to the folder ${join(repo, "h")}\n` });
  expect(stderr).toBe(
    "note: notes.md has no result lines\nnote: 1 without a line time: have that of their commit\n",
  );
  const authored = new Date(git(repo, "log", "-1", "--format=%aI").trim()).toISOString();
  const listed = await commands.run(["history", "list", "--history=folder:h", "--json"], at);
  expect(JSON.parse(listed.stdout).entries).toMatchObject([
    { commit: head, time: authored, source: "benchfmt" },
  ]);
});

test("a branch of the remote is written and read without a checkout", async () => {
  const [repo, remote] = [join(folder.path, "code"), join(folder.path, "remote.git")];
  makeRepository(repo, { "a.txt": "1\n" });
  git(folder.path, "clone", "--quiet", "--bare", repo, remote);
  git(repo, "remote", "add", "origin", remote);
  write(repo, { "x.txt": `commit: ${hashOf("e1")}\ntime: ${at(3)}\n\nBenchmarkA-8 1 5 ns/op\n` });
  const call = (...args: readonly string[]) =>
    commands.run(["history", ...args], { cwd: repo, scratch: folder.path });
  expect(await call("list")).toMatchObject({
    code: 3,
    stderr: expect.stringContaining("there is no history yet"),
  });
  expect((await call("import", "x.txt", "--branch", "next", "--region", "eu")).stdout).toBe(
    '1 entry added to the branch "go-steady-history" of origin\n',
  );
  const { entries } = JSON.parse((await call("list", "--json")).stdout);
  expect(entries).toMatchObject([{ commit: hashOf("e1"), branch: "next", region: "eu", time: at(3) }]);
  expect(git(repo, "status", "--short").trim()).toBe("?? x.txt");
});

test("where nothing could be imported the command fails", async () => {
  write(cwd, { "bad/x.txt": "BenchmarkA 1 5 ns/op\n" });
  symlinkSync("nowhere", join(cwd, "bad/gone.txt"));
  const { code, stderr } = await run("import", "bad", "--history", "folder:never");
  expect(code).toBe(2);
  expect(stderr).toContain("note: gone.txt cannot be read: ENOENT");
  expect(stderr).toContain("note: x.txt names no commit");
  expect(stderr).toContain("nothing of bad could be imported");
});

test("a broken file of the history is named, and the rest is shown", async () => {
  await writeHistory(join(cwd, "broken"), [entry({ commit: "c1", time: at(1) })]);
  write(cwd, { "broken/entries/2026-11-02/0123456789abcdef01234567.json": "{" });
  const { code, stdout } = await run("list", "--history", "folder:broken");
  expect(code).toBe(0);
  expect(stdout).toContain("1 entry of 1 commit,");
  expect(stdout).toContain(
    "note: entries/2026-11-02/0123456789abcdef01234567.json: it is not JSON, or only the beginning of it\n",
  );
});

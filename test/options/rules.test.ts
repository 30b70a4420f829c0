// `.go-steady.yml` in a pull request, with real git: the head's file counts, and what it changes is told.
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.ts";
import { startCommands } from "../kit/commands.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, type Files, makeRepository, write } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
let runs = 0;

function repository(base: Files, head: Files): { readonly dir: string; readonly scratch: string } {
  const scratch = join(folder.path, String(++runs));
  const dir = join(scratch, "repo");
  makeRepository(dir, { ...benchmarkModule, ...base });
  commit(dir, head);
  return { dir, scratch };
}

const slower: Files = { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 3*n") };
const waivers = (ceiling: string) =>
  `waivers:\n- {benchmark: ^Work$, unit: sec/op, ceiling: ${ceiling}, reason: wanted, expires: 2999-12-31}\n`;

test("a pull request that brings its own waiver passes, and the report says that it is new", async () => {
  const { dir, scratch } = repository({}, slower);
  write(dir, { ".go-steady.yml": waivers("500%") }); // not committed: the work tree is judged
  const json = join(scratch, "report.json");
  const quick = ["--count=3", "--max-count=10", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", "--no-checks", ...quick, `--json=${json}`];
  const { code, stdout } = await commands.run(args, { cwd: dir, scratch });
  expect(stdout).toContain(
    "note: new in this pull request: a waiver up to 500% for benchmarks /^Work$/ in sec/op until 2999-12-31 (.go-steady.yml:2)",
  );
  expect(stdout).toContain(
    "waived up to 500% until 2999-12-31 (UTC) by .go-steady.yml:2, new in this pull request: wanted",
  );
  const { comparisons, outcome } = parseReport(readFileSync(json, "utf8"));
  expect([code, outcome]).toEqual([0, "passed"]);
  const time = comparisons.find((c) => c.unit === "sec/op");
  expect(time).toMatchObject({ verdict: "regression", waiver: { isNew: true, source: ".go-steady.yml:2" } });
});

test("a waiver of the base is not new, one that nothing needs is told, and the file alone is no reason to measure", async () => {
  const { dir, scratch } = repository(
    { ".go-steady.yml": waivers("10%") },
    { ".go-steady.yml": `# kept\n${waivers("10%")}` },
  );
  const { code, stdout } = await commands.run(["run", "--no-checks"], { cwd: dir, scratch });
  expect(stdout).not.toContain("new in this pull request");
  expect(stdout).toContain(
    "the waiver of .go-steady.yml:3 for ^Work$ is not used: nothing that it names got worse in sec/op",
  );
  expect(stdout).toContain("1 identical");
  expect(code).toBe(0);
});

test("a limit that the pull request takes away is told, although the head has no file", async () => {
  const { dir, scratch } = repository(
    { ".go-steady.yml": "limits:\n- {unit: sec/op, threshold: 2%}\n" },
    { ".go-steady.yml": null },
  );
  const { stdout } = await commands.run(["run", "--no-checks"], { cwd: dir, scratch });
  expect(stdout).toContain(
    "note: gone in this pull request: a limit of 2 % for all benchmarks in sec/op (.go-steady.yml:2 of the base)",
  );
});

test("a bad file ends the run with 2 before anything is built", async () => {
  const { dir, scratch } = repository({}, { ".go-steady.yml": "threshold: much\nwaivers: 3\n" });
  expect(await commands.run(["run"], { cwd: dir, scratch })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      'go-steady: .go-steady.yml:1: threshold: "much" is not a share above 0 such as 5% or 0.05\n' +
      '.go-steady.yml:2: waivers is not a list (lines that begin with "- ")\n' +
      "  correct the file; docs/config.md has its form\n",
    left: [],
  });
});

test("a link out of the repository is not followed", async () => {
  const { dir, scratch } = repository({}, {});
  symlinkSync("/etc/passwd", join(dir, ".go-steady.yml"));
  const { code, stderr } = await commands.run(["run"], { cwd: dir, scratch });
  expect(code).toBe(2);
  expect(stderr).toContain("config: .go-steady.yml leads out of the repository");
});

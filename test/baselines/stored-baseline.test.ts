// A run against a stored baseline, from the file that an earlier run wrote to the verdicts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openFinder } from "../../src/baselines/stored-baseline.ts";
import type { Report } from "../../src/model/report.ts";
import { decodeOptions } from "../../src/options/options.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli, type Ran } from "../kit/cli.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, type Files, git, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const scratch = folder.path;
const dir = join(folder.path, "repo");
const json = join(folder.path, "report.json");

/** Benchmarks enough to know the machine, one that can be slowed alone, one that comes and one that goes. */
const function_ = (name: string, body: string) =>
  `\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += ${body}\n\t}\n}\n`;
const suite = (last: string, work: string): Files => ({
  "suite_test.go": `package m\n\nimport "testing"\n${Array.from({ length: 11 }, (_, i) => function_(`N${i}`, `Work(${300 + 50 * i})`)).join("")}${function_("Slow", work)}${function_(last, "Work(10)")}`,
});

const QUICK = [
  ...["--no-checks", "--count", "3", "--max-count", "6", "--json", json],
  ...["--benchtime", "500x", `--build-flags=${ONE_LINK_ORDER}`], // fewer would be as much noise as time
];
const run = (...args: readonly string[]): Ran => cli(["run", ...QUICK, ...args], { cwd: dir, scratch });
function report(): Report {
  return parseReport(readFileSync(json, "utf8"));
}
const timesOf = ({ comparisons }: Report) =>
  Object.fromEntries(comparisons.filter((c) => c.unit === "sec/op").map((c) => [c.name, c]));

beforeAll(() => {
  mkdirSync(dir);
  makeRepository(dir, { ...benchmarkModule, ...suite("Old", "Work(1000)") });
});

test("without a stored baseline the head is measured, written, and compared with nothing, which is said", () => {
  const { code, left } = run("--baseline", "file", "--out", "first");
  expect({ code, left }).toEqual({ code: 0, left: [] });
  const { comparisons, warnings, stored, base } = report();
  expect(new Set(comparisons.map((c) => `${c.verdict}: ${c.reason}`))).toEqual(
    new Set(["new: no baseline is stored yet"]),
  );
  expect(comparisons).toHaveLength(14);
  // What neighbours took of the machine may follow.
  expect(warnings[0]).toBe(
    "no stored baseline yet: the head was measured and compared with nothing (baseline-file)",
  );
  expect({ stored, base }).toEqual({ stored: { file: "", time: "" }, base: { ref: "", sha: "" } });
  const text = readFileSync(join(dir, "first/head.bench.out"), "utf8");
  expect(text).toMatch(/^go-version: go1\.\d+.*\ngomaxprocs: \d+\ncommit: [0-9a-f]{40}\ntime: .*Z$/m);
  expect(text.match(/^BenchmarkSlow\S* /gm)).toHaveLength(6);
});

test("what that run wrote is a baseline: slower, new and missing benchmarks are told from those that did not change", () => {
  const before = git(dir, "rev-parse", "HEAD");
  writeFileSync(join(scratch, "stored.out"), readFileSync(join(dir, "first/head.bench.out")));
  commit(dir, suite("New", "Work(200_000)"));
  const { code } = run("--baseline", "file", "--baseline-file", "../stored.out");
  const found = report();
  const times = timesOf(found);
  expect({ code, outcome: found.outcome }).toEqual({ code: 1, outcome: "failed" });
  expect(times.Slow).toMatchObject({ verdict: "regression", pairs: 6, file: "suite_test.go" });
  expect(times.Slow?.delta).toBeGreaterThan(3);
  expect(times.New).toMatchObject({ verdict: "new", reason: "the stored baseline does not have it" });
  expect(times.Old).toMatchObject({ verdict: "missing", reason: "the head does not have it" });
  const others = Object.values(times).filter((c) => /^(N\d+|Work)$/.test(c.name));
  expect(others).toHaveLength(12);
  expect(others.filter((c) => c.verdict === "regression")).toEqual([]);
  expect(found.base).toEqual({ ref: "../stored.out", sha: before });
  expect(found.warnings[0]).toBe(
    `compared with the stored baseline ../stored.out (commit ${before.slice(0, 12)}, ${found.stored?.time})`,
  );
  expect(found.warnings.join("\n")).toContain("a change that hits all benchmarks alike cannot be seen");
});

test("a baseline of another processor gives no verdict, says why, and passes", () => {
  const text = readFileSync(join(scratch, "stored.out"), "utf8").replace(/^cpu: .*$/m, "cpu: Other One");
  writeFileSync(join(scratch, "other.out"), text);
  const { code, stdout } = run(
    "--baseline=file",
    "--baseline-file=../other.out",
    "--bench=Slow",
    "--count=1",
    "--max-count=1",
  );
  const found = report();
  expect(code).toBe(0);
  const why = `the CPU model was Other One for the stored baseline and is ${found.machine.cpu} here`;
  expect(new Set(found.comparisons.map((c) => `${c.verdict}: ${c.reason}`))).toEqual(
    new Set([`inconclusive: ${why}`]),
  );
  expect(stdout).toContain("not compared with the stored baseline ../other.out");
});

test("a baseline that is not there is wrong use, which ends with 2", () => {
  const { code, stderr } = run("--baseline=file", "--baseline-file=nowhere.out");
  expect(stderr).toContain("the stored baseline nowhere.out is not there");
  expect(code).toBe(2);
});

test.each([
  [["--baseline=file", "--baseline-file=go.mod"], "the stored baseline go.mod has no result lines"],
  [["--baseline=artifact"], "baseline: artifact is kept by GitHub, and only the action can ask for it"],
  [["--baseline-file=x"], 'baseline-file: "x" is only read with baseline: file'],
])("wrong use ends with 2: %j", async (args, says) => {
  const given = args.map((arg) => arg.replace("--", "").split("=") as [string, string]);
  const refused = decodeOptions(Object.fromEntries(given)).then((options) =>
    openFinder(
      {
        cwd: dir,
        baselines: undefined,
        restoreCaches: undefined,
        reachRights: () => ({ mayRead: false, mayWrite: false }),
      },
      options,
    ),
  );
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(says), exitCode: 2 });
});

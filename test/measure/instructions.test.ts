// Instructions of what got slower, with real valgrind.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { countInstructions, readCount } from "../../src/measure/count-instructions.ts";
import type { Run } from "../../src/measure/sampling/run.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { buildFixture, ONE_LINK_ORDER, plainRun, temporaryFolder } from "../kit/go.ts";
import { findTool, testWith } from "../kit/needed.ts";
import { benchmarkModule, commit, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const valgrind = findTool("valgrind");

test("the count is read from valgrind's log, and from nothing else", () => {
  expect(readCount("==7== Cachegrind\n==7== \n==7== I   refs:      43,638,950\n")).toBe(43_638_950);
  expect(readCount("==7== I refs:        12\n")).toBe(12); // valgrind 3.21 and later
  expect(readCount("I refs: 5\n==7== D refs: 9\n")).toBeUndefined();
  expect(readCount("")).toBeUndefined();
});

testWith(valgrind, "counts of one binary agree within 2 %, set-up left out", async (path) => {
  const binary = buildFixture("odd", folder.path);
  const of = (name: string) => ({
    subject: { pkg: "p", name, procs: 2, base: binary, head: binary, firstSecPerOp: undefined },
    secPerOp: 6e-7, // 6,667 iterations
  });
  const counted = await countInstructions({
    wanted: [of("Plain"), of("SlowSetUp")],
    valgrind: path,
    run: plainRun(),
    folder: folder.path,
    deadline: Number.POSITIVE_INFINITY,
    now: () => 0,
  });
  const [plain, setUp] = counted.map((c) => (c.kind === "counted" ? c.instructions : undefined));
  expect(Math.abs(plain?.delta ?? 1)).toBeLessThan(0.02);
  // spin(1000) against spin(100)
  expect((plain?.base ?? 0) / (setUp?.base ?? 1)).toBeGreaterThan(7);
  expect((plain?.base ?? 0) / (setUp?.base ?? 1)).toBeLessThan(14);
});

testWith(valgrind, "nothing is begun after the deadline", async (path) => {
  const binary = { path: "/nowhere", dir: folder.path, env: {} };
  const subject = { pkg: "p", name: "Plain", procs: 2, base: binary, head: binary, firstSecPerOp: undefined };
  const run = () => Promise.reject(new Error("begun"));
  const counting = { wanted: [{ subject, secPerOp: 1 }], valgrind: path, run, folder: folder.path };
  expect(await countInstructions({ ...counting, deadline: 5, now: () => 6 })).toEqual([]);
});

test("a benchmark whose counting fails is told, and the others are counted", async () => {
  const binary = { path: "/nowhere", dir: folder.path, env: {} };
  const of = (name: string) => ({
    subject: { pkg: "p", name, procs: 2, base: binary, head: binary, firstSecPerOp: undefined },
    secPerOp: 1e-3,
  });
  const count = (args: readonly string[]) => (args.includes("-test.benchtime=1x") ? 100 : 400);
  const run: Run = async (_, args) => {
    if (args.some((arg) => arg.includes("Bad"))) throw new Error("timeoutMs is 12.5");
    writeFileSync(join(folder.path, "valgrind.log"), `==1== I   refs:      ${count(args)}\n`);
    return { code: 0, signal: null, stdout: "", stderr: "", timedOut: false, truncated: false, seconds: 1 };
  };
  const counted = await countInstructions({
    ...{ wanted: [of("Bad"), of("Good")], valgrind: "valgrind", run, folder: folder.path },
    ...{ deadline: 1, now: () => 0 },
  });
  expect(counted).toMatchObject([
    { kind: "trouble", trouble: "timeoutMs is 12.5" },
    { kind: "counted", instructions: { base: 100, head: 100, delta: 0 } },
  ]);
});

testWith(valgrind, "a benchmark that got slower by more work says so in its report", (path) => {
  const dir = join(folder.path, "repo");
  mkdirSync(dir);
  makeRepository(dir, benchmarkModule);
  commit(dir, { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 3*n") });
  const json = join(folder.path, "report.json");
  const quick = ["--count=3", "--max-count=6", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", "--no-checks", ...quick, `--json=${json}`];
  const { code, stdout } = cli(args, {
    cwd: dir,
    scratch: folder.path,
    env: { PATH: [dirname(path), process.env.PATH].join(delimiter) },
  });
  const time = parseReport(readFileSync(json, "utf8")).comparisons.find((c) => c.unit === "sec/op");
  expect([code, time?.verdict]).toEqual([1, "regression"]);
  expect(time?.instructions?.delta).toBeGreaterThan(1.8);
  expect(time?.instructions?.delta).toBeLessThan(2.1);
  expect(stdout).toMatch(/^ {6}\+(19|20)\d % instructions \(\d+ to \d+ an operation\)$/m);
});

// Both sides of a package, where one of them ends before it has run its benchmarks.
import { afterAll, expect, test } from "@jest/globals";
import { type Benchmarks, findBenchmarks } from "../../src/measure/find-benchmarks.ts";
import type { ProcessEnd, Run } from "../../src/measure/sampling/run.ts";
import { EVERY_BENCHMARK } from "../../src/patterns/bench-pattern.ts";
import { buildFixture, plainRun, temporaryFolder } from "../kit/go.ts";
import { benchPattern } from "../kit/patterns.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const works = buildFixture("odd", folder.path);
/** Its TestMain prints a line and ends with code 1. */
const refuses = { ...works, env: { ...works.env, TZ: "Asia/Singapore" } };
const functions = { base: ["Plain", "Names"], head: ["Plain", "Names"] };
const common = {
  pkg: "example.com/odd",
  procs: 2,
  pattern: await benchPattern("^BenchmarkPlain$|^BenchmarkNames$/^s"),
  functions,
};

const brokenOf = ({ broken }: Benchmarks) =>
  [...broken].map(([name, { side, reason, output }]) => [name, side, reason, output.trim()]);

test("a head whose program ends before its benchmarks is broken in each that the base has, with what it printed", async () => {
  const found = await findBenchmarks({
    ...{ ...common, run: plainRun(), base: works, head: refuses, leftMs: () => 60_000 },
  });
  const names = ["Plain", "Names/size=1k", "Names/sha-256", "Names/same", "Names/same#01"];
  expect(brokenOf(found)).toEqual(
    names.map((name) => [name, "head", "ended with exit code 1", "TZ is not UTC"]),
  );
  expect([found.subjects, found.missing, found.added]).toEqual([[], [], []]);
});

test("a program that ends so on both sides is broken on both, by the functions of its sources", async () => {
  const found = await findBenchmarks({
    ...{ ...common, run: plainRun(), base: refuses, head: refuses, leftMs: () => 60_000 },
  });
  expect(brokenOf(found).map(([name, side]) => [name, side])).toEqual([
    ["Plain", "both"],
    ["Names", "both"],
  ]);
});

/** Programs that print this and end, or are ended by their time limit. */
function printing(outputs: Readonly<Record<string, { readonly text: string; readonly hangs?: boolean }>>) {
  let clock = 0;
  const run: Run = async ({ path }, args, timeoutMs): Promise<ProcessEnd> => {
    const { text, hangs = false } = outputs[path] ?? { text: "" };
    const stdout = args.some((arg) => arg.startsWith("-test.list")) ? "BenchmarkA\nBenchmarkB\n" : text;
    const timedOut = hangs && stdout === text;
    const seconds = timedOut ? timeoutMs / 1000 : 1;
    clock += seconds;
    return { ...{ code: 0, signal: null, stdout, stderr: "", timedOut, truncated: false, seconds } };
  };
  const [base, head] = ["base", "head"].map((path) => ({ path, dir: "/", env: {} })) as [
    typeof works,
    typeof works,
  ];
  const both = { base: ["A", "B"], head: ["A", "B"] };
  const request = { pkg: "x", procs: 1, pattern: EVERY_BENCHMARK, functions: both, run, base, head };
  return { request, seconds: () => clock };
}

const A = "BenchmarkA\t1\t100 ns/op\n";
const whole = { text: `${A}BenchmarkB\t1\t100 ns/op\nPASS\n` };

test("what hangs on the head alone is a regression", async () => {
  const { request, seconds } = printing({ base: whole, head: { text: `${A}BenchmarkB\t`, hangs: true } });
  const { gross, broken, subjects } = await findBenchmarks({ ...request, leftMs: () => 600_000 });
  expect([...gross.keys(), broken.size]).toEqual(["B", 0]);
  expect(subjects.map(({ name }) => name)).toEqual(["A"]);
  expect(gross.get("B")?.reason).toMatch(
    /^more than 50 × slower, or it hangs: no result within 50 s on the head/,
  );
  expect(seconds()).toBeLessThan(120);
});

test("where the time is spent before the head came to its end, nothing is called missing or broken", async () => {
  const { request, seconds } = printing({ base: whole, head: { text: `${A}BenchmarkB\t`, hangs: true } });
  const found = await findBenchmarks({ ...request, leftMs: () => 1000 * (10 - seconds()) });
  expect([[...found.gross], [...found.broken], found.missing, found.unreached]).toEqual([[], [], [], ["B"]]);
  expect(found.subjects.map(({ name }) => name)).toEqual(["A"]);
});

test("what hangs on both sides is broken on both, and leaves time for the others", async () => {
  const hangs = { text: `${A}BenchmarkB\t`, hangs: true };
  const { request, seconds } = printing({ base: hangs, head: hangs });
  const { broken, gross, subjects, unreached } = await findBenchmarks({
    ...request,
    leftMs: () => 1000 * (60 - seconds()),
  });
  expect([[...broken].map(([name, { side }]) => [name, side]), [...gross]]).toEqual([[["B", "both"]], []]);
  expect([subjects.map(({ name }) => name), unreached]).toEqual([["A"], []]);
  expect(seconds()).toBeLessThan(50);
});

test("a result line that a benchmark prints below its own name is not a benchmark", async () => {
  const prints = { text: `BenchmarkB/row\t7\t5 ns/op\n${whole.text}` };
  const { request } = printing({ base: prints, head: prints });
  const { subjects, printed, broken } = await findBenchmarks({ ...request, leftMs: () => 60_000 });
  expect([subjects.map(({ name }) => name), printed, broken.size]).toEqual([["A", "B"], ["B/row"], 0]);
});

test("a benchmark whose name has a slash is no line of the one whose name it begins with", async () => {
  const slashes = { text: `${A}BenchmarkB/a\t1\t5 ns/op\nBenchmarkB/a/b\t1\t5 ns/op\nPASS\n` };
  const { request } = printing({ base: slashes, head: slashes });
  const { subjects, printed } = await findBenchmarks({ ...request, leftMs: () => 60_000 });
  expect([subjects.map(({ name }) => name), printed]).toEqual([["A", "B/a", "B/a/b"], []]);
});

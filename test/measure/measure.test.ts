// One benchmark on which our own work fails does not end the measuring of the others.
import { afterAll, expect, test } from "@jest/globals";
import { type Measurement, measure } from "../../src/measure/measure.ts";
import type { Run } from "../../src/measure/sampling/run.ts";
import { openTimeBudget } from "../../src/measure/sampling/time-budget.ts";
import { InterruptedError } from "../../src/model/errors.ts";
import { StartError } from "../../src/ports/process/child.ts";
import { buildFixture, plainRun, temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const binary = buildFixture("odd", folder.path);
const plain = plainRun();

const subject = (name: string) => ({
  ...{ pkg: "example.com/odd", name, procs: 1 },
  ...{ base: binary, head: binary, firstSecPerOp: 1e-6 },
});

const request = {
  metadata: [],
  ownCodeDiffers: () => false,
  policy: { threshold: 0.05, alpha: 0.01, count: 3, maxCount: 3 },
  budget: openTimeBudget(() => performance.now() / 1000, 1000),
  benchtime: { kind: "count", iterations: 10 },
  takeTurns: undefined,
  linkOrders: undefined,
  now: () => performance.now() / 1000,
  random: () => 0.7,
  progress: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  distance: () => undefined,
} as const;

const ENDED = {
  ...{ stderr: "", code: 0, signal: null, timedOut: false, truncated: false, seconds: 0.1 },
};

/** Measures two benchmarks, three pairs each; the first one's process number `at` (from 0) throws. */
function measuredWith(error: Error, at: number): Promise<Measurement> {
  let processes = 0;
  const run: Run = (which, args, timeoutMs) => {
    const isFirst = args.some((arg) => arg.includes("Plain"));
    return isFirst && processes++ >= at ? Promise.reject(error) : plain(which, args, timeoutMs);
  };
  return measure({ ...request, subjects: [subject("Plain"), subject("OwnUnits")], run });
}

test("what was measured before the mistake stays, and the others go on", async () => {
  const { measured } = await measuredWith(new TypeError("nothing is undefined"), 4);
  expect(measured.map(({ trouble, pairs }) => [trouble, pairs.length])).toEqual([
    ["nothing is undefined", 1],
    [undefined, 3],
  ]);
});

test("a test binary that cannot be started on either side has broken that benchmark alone", async () => {
  const { measured } = await measuredWith(new StartError("/gone", new Error("spawn E2BIG")), 0);
  expect(measured.map(({ broken }) => broken)).toEqual([
    {
      kind: "broken",
      side: "both",
      reason: "could not be started",
      output: "cannot start /gone: spawn E2BIG",
    },
    undefined,
  ]);
  expect(measured[1]?.pairs.length).toBe(3);
});

test("a run that is cancelled ends for all", async () => {
  const { ended, measured } = await measuredWith(new InterruptedError(), 2);
  expect(ended).toBe("interrupted");
  expect(measured[0]?.trouble).toBeUndefined();
});

test("what was far slower on the head when it was found is looked at first, the quickest of it before the rest", async () => {
  const begun = new Set<string>();
  const run: Run = (_, args) => {
    const [, name = ""] = /\^Benchmark(\w+)\$/.exec(args.join(" ")) ?? [];
    begun.add(name);
    return Promise.resolve({ ...ENDED, stdout: `Benchmark${name} 10 100 ns/op\nPASS\n` });
  };
  const found = (name: string, headFirstSecPerOp: number) => ({ ...subject(name), headFirstSecPerOp });
  const subjects = [found("Same", 1e-6), found("Hangs", 9), found("Slower", 0.2), found("Quick", 4e-4)];
  await measure({ ...request, subjects, run });
  expect([...begun].slice(0, 2)).toEqual(["Slower", "Hangs"]);
});

test.each([
  ["settled", "widgets"],
  ["max-count", "B/op"],
] as const)("%s where only %s, which differ each time, could not be told", async (want, unit) => {
  let processes = 0;
  const run: Run = (_, args) => {
    const iterations = /benchtime=(\d+)x/.exec(args.join(" "))?.[1];
    const line = `BenchmarkPlain ${iterations} 100 ns/op ${1000 + ((processes++ * 617) % 997)} ${unit}\n`;
    return Promise.resolve({ ...ENDED, stdout: `${line}PASS\n` });
  };
  const { ended } = await measure({ ...request, subjects: [subject("Plain")], run });
  expect(ended).toBe(want);
});

test("a benchmark whose calibration takes long waits until the others have been looked at", async () => {
  let clock = 0;
  const sampled: string[] = [];
  const run: Run = (_, args) => {
    const [, name = "", count] = /\^Benchmark(\w+)\$.*benchtime=(\d+)x/.exec(args.join(" ")) ?? [];
    const iterations = Number(count);
    const looks = Number(/test\.count=(\d+)/.exec(args.join(" "))?.[1]);
    const once = name === "Slow" ? 0.4 : 0.001;
    const seconds = looks * (once + iterations * 1e-6);
    clock += seconds;
    sampled.push(name);
    return Promise.resolve({
      ...ENDED,
      seconds,
      usage: { user: seconds, system: 0 },
      stdout: `${`Benchmark${name} ${iterations} 1000 ns/op\n`.repeat(looks)}PASS\n`,
    });
  };
  const names = ["A", "B", "C", "D", "Slow", "E", "F", "G"];
  const budget = openTimeBudget(() => clock, 12);
  const { measured } = await measure({
    ...request,
    benchtime: undefined,
    budget,
    subjects: names.map(subject),
    run,
  });
  const of = (wanted: string) => measured.find(({ subject: { name } }) => name === wanted);
  expect(names.filter((name) => name !== "Slow").map((name) => of(name)?.pairs.length)).toEqual(
    Array(7).fill(3),
  );
  expect(sampled.indexOf("Slow")).toBeLessThan(sampled.lastIndexOf("A"));
  expect(sampled.lastIndexOf("Slow")).toBeGreaterThan(sampled.lastIndexOf("A"));
});

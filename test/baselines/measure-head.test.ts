// Which processes are run, with which binaries and how many, by a clock that goes as fast as the test wants.
import { beforeEach, expect, test } from "@jest/globals";
import {
  type HeadMeasurement,
  type MeasureHeadRequest,
  measureHead,
} from "../../src/baselines/measure-head.ts";
import type { LinkWish } from "../../src/measure/sampling/layout.ts";
import type { Run } from "../../src/measure/sampling/run.ts";
import { openTimeBudget } from "../../src/measure/sampling/time-budget.ts";

const binary = { path: "as built", dir: ".", env: {} };
const orders = ["first", "second", "third"].map((head) => ({ head }));

const subject = {
  pkg: "example.com/odd",
  name: "Plain",
  procs: 2,
  head: binary,
  firstSecPerOp: 1e-6,
  storedIterations: undefined,
};

let clock = 0;
let started: string[] = [];
beforeEach(() => {
  clock = 0;
  started = [];
});

/** Every process takes so many seconds of the clock, and is a benchmark of a microsecond. */
function taking(seconds: number): Run {
  return ({ path }, args) => {
    clock += seconds;
    started.push(path);
    const read = (flag: string) =>
      Number(/\d+/.exec(args.find((arg) => arg.startsWith(`-test.${flag}`)) ?? "")?.[0]);
    const [iterations, looks] = [read("benchtime"), read("count")];
    const stdout = `${`BenchmarkPlain-2 ${iterations} 1000 ns/op\n`.repeat(looks)}PASS\n`;
    const ended = { code: 0, signal: null, stdout, stderr: "", timedOut: false, truncated: false };
    return Promise.resolve({ ...ended, seconds: looks * iterations * 1e-6 });
  };
}

function measured(seconds: number, over: Partial<MeasureHeadRequest>): Promise<HeadMeasurement> {
  return measureHead({
    subjects: [subject],
    count: 4,
    maxCount: 100,
    benchtime: { kind: "count", iterations: 1 },
    budget: openTimeBudget(() => clock, 1000),
    linkOrders: undefined,
    run: taking(seconds),
    takeTurns: undefined,
    now: () => clock,
    random: () => 0.7,
    progress: () => undefined,
    debug: () => undefined,
    ...over,
  });
}

const samplesOf = ({ measured, ended }: HeadMeasurement) => [
  ended,
  ...measured.map(({ pairs }) => pairs.length),
];

test("quick processes are taken for half a minute, so that a disturbance of some seconds is not all that is seen", async () => {
  expect(samplesOf(await measured(2, {}))).toEqual(["complete", 16]);
});

test("no more are taken than the user allows", async () => {
  expect(samplesOf(await measured(2, { maxCount: 5 }))).toEqual(["complete", 5]);
});

test("slow ones are as many as the user asks for", async () => {
  expect(samplesOf(await measured(20, {}))).toEqual(["complete", 4]);
});

test("when the time is spent before that, it is said", async () => {
  expect(samplesOf(await measured(20, { budget: openTimeBudget(() => clock, 50) }))).toEqual([
    "time-budget",
    3,
  ]);
  expect(samplesOf(await measured(2, { budget: openTimeBudget(() => clock, 19) }))).toEqual(["complete", 10]);
});

test("each process has the next link order, and what is linked is asked for once", async () => {
  const wishes: LinkWish[] = [];
  const linkOrders = (wish: LinkWish) => {
    wishes.push(wish);
    return Promise.resolve(new Map([["example.com/odd", orders]]));
  };
  const { measured: found } = await measured(2, { maxCount: 5, linkOrders });
  expect(started.slice(-5)).toEqual(["first", "second", "third", "first", "second"]);
  expect(found.map(({ orders }) => orders)).toEqual([3]);
  expect(wishes.map(({ importPaths, most }) => ({ importPaths, most }))).toEqual([
    { importPaths: ["example.com/odd"], most: 5 },
  ]);
});

test("a package that cannot be linked anew runs as it was built", async () => {
  const linkOrders = () => Promise.resolve(new Map());
  const { measured: found } = await measured(2, { maxCount: 4, linkOrders });
  expect(found.map(({ pairs, orders }) => [pairs.length, orders])).toEqual([[4, 0]]);
  expect(new Set(started)).toEqual(new Set([binary.path]));
});

test("slices have the iterations of the baseline's, since what is allocated may depend on them", async () => {
  const iterationsWith = async (storedIterations: number | undefined, over = {}) => {
    const subjects = [{ ...subject, storedIterations }];
    const wish = { subjects, maxCount: 4, benchtime: undefined, ...over };
    const { measured: found } = await measured(2, wish);
    return found[0]?.calibration?.iterations ?? 0;
  };
  const own = await iterationsWith(undefined);
  expect(await iterationsWith(2 * own)).toBe(2 * own);
  expect(await iterationsWith(1000 * own)).toBeLessThan(20 * own); // it would take a thousand times as long
  const benchtime = { kind: "count", iterations: 7 };
  expect(await iterationsWith(8, { benchtime })).toBe(7); // as the user wants it
});

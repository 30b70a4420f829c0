import { afterAll, expect, test } from "@jest/globals";
import { calibrate } from "../../../src/measure/sampling/calibrating/calibrate.ts";
import type { CalibrateRequest, Calibration } from "../../../src/measure/sampling/calibration.ts";
import type { Run } from "../../../src/measure/sampling/run.ts";
import type { TakeTurns } from "../../../src/ports/helper/helper.ts";
import { buildFixture, plainRun, temporaryFolder } from "../../kit/go.ts";
import { simulateTurns } from "../simulated-turns.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const binary = buildFixture("odd", folder.path);

const request = {
  binary,
  procs: 1,
  firstSecPerOp: 1e-6,
  benchtime: undefined,
  takeTurns: undefined,
  timeoutMs: 10_000,
} as const;

test("a short benchmark gets many iterations and several slices", async () => {
  const found = await calibrate(plainRun(), { ...request, name: "Plain" });
  if (found.kind !== "calibrated") throw new Error(found.kind);
  expect(found.iterations).toBeGreaterThan(100); // a busy machine takes thousands down to hundreds
  expect(found.repeats).toBeGreaterThan(1);
});

test("a benchmark that ends without an iteration is broken", async () => {
  expect(await calibrate(plainRun(), { ...request, name: "GoesAway" })).toMatchObject({
    kind: "broken",
    reason: "printed no result",
  });
});

test("a benchmark that fails with more iterations is broken", async () => {
  expect(await calibrate(plainRun(), { ...request, name: "FailsLater" })).toMatchObject({
    kind: "broken",
    reason: "ended with exit code 1",
  });
});

interface Cost {
  /** Seconds of each look beside the clock. */
  readonly once?: number;
  /** Seconds of an iteration on the clock. */
  readonly timed: number;
  /** Seconds of an iteration beside the clock. */
  readonly hidden?: number;
  /** Seconds on the clock of each look, or of one with so many iterations. */
  readonly prepared?: (iterations: number) => number;
  readonly unit?: string;
}

/** A benchmark that takes as long as it says, in every process. */
function formula({ once = 0, timed, hidden = 0, prepared = () => 0, unit = "ns/op" }: Cost) {
  const state = { processes: 0, seconds: 0 };
  const run: Run = (_, args) => {
    const read = (flag: string) =>
      Number(/\d+/.exec(args.find((arg) => arg.startsWith(`-test.${flag}`)) ?? "")?.[0]);
    const [iterations, looks] = [read("benchtime"), read("count")];
    const clock = prepared(iterations) + iterations * timed;
    const seconds = looks * (once + clock + iterations * hidden);
    state.processes++;
    state.seconds += seconds;
    const stdout = `${`BenchmarkX ${iterations} ${(clock / iterations) * 1e9} ${unit}\n`.repeat(looks)}PASS\n`;
    const ended = { code: 0, signal: null, stderr: "", timedOut: false, truncated: false };
    return Promise.resolve({ ...ended, stdout, seconds });
  };
  return { run, state };
}

async function calibrated(cost: Cost, over: Partial<CalibrateRequest> = {}): Promise<Calibration> {
  const found = await calibrate(formula(cost).run, { ...request, name: "X", ...over });
  if (found.kind !== "calibrated") throw new Error(found.kind);
  return found;
}

const [short, long] = [{ timed: 300e-9 }, { timed: 0.06 }];
const ofLong = { firstSecPerOp: 0.06 };

test.each<[string, Cost, Partial<CalibrateRequest>, number, number]>([
  ["of 300 ns gets many iterations and slices", short, {}, 8333, 20],
  ["of 60 ms gets one iteration and one slice", long, ofLong, 1, 1],
  [
    "that works beside its clock gets as many as take 2.5 ms with that",
    { timed: 10e-9, hidden: 25e-6 },
    {},
    100,
    19,
  ],
  ["that is set up for long gets fewer and longer slices", { once: 0.03, timed: 50e-9 }, {}, 590_000, 2],
  ["without ns/op is calibrated by the time of its process", { ...short, unit: "widgets/op" }, {}, 8333, 20],
  [
    "with a slow first iteration gets those of the others",
    { ...short, prepared: (n) => (n === 1 ? 0.005 : 0) },
    {},
    8333,
    20,
  ],
  [
    "of which few iterations cost more than many gets many",
    { timed: 60e-9, prepared: () => 0.002 },
    {},
    416_667,
    1,
  ],
  ["has the count that the user says", short, { benchtime: { kind: "count", iterations: 7 } }, 7, 1],
  [
    "has one slice of the time that the user says",
    long,
    { ...ofLong, benchtime: { kind: "time", seconds: 0.3 } },
    5,
    1,
  ],
])("a benchmark %s", async (_, cost, over, iterations, repeats) => {
  expect(await calibrated(cost, over)).toMatchObject({ iterations, repeats });
});

test.each([
  ["is set up for a second", { once: 1, timed: 200e-9 }, 1],
  ["is set up for 0.3 s", { once: 0.3, timed: 200e-9 }, 0.5],
  ["works far longer beside its clock", { timed: 1e-6, hidden: 6e-3 }, 6e-3],
])("a benchmark that %s is calibrated in few processes", async (_, cost, most) => {
  const { run, state } = formula(cost);
  const found = await calibrate(run, { ...request, name: "X", firstSecPerOp: cost.timed });
  expect(found.kind).toBe("calibrated");
  expect(state.processes).toBeLessThanOrEqual(10);
  if (found.kind === "calibrated") expect(found.seconds).toBeGreaterThan(most);
});

test("what breaks when it is repeated, on both sides, is broken on both", async () => {
  const { run } = formula({ timed: 1e-6 });
  const tooMuch: Run = async (which, args, timeoutMs) => {
    const isRepeated = args.includes("-test.count=3");
    return { ...(await run(which, args, timeoutMs)), ...(isRepeated ? { truncated: true, stdout: "" } : {}) };
  };
  const found = await calibrate(tooMuch, { ...request, head: binary, name: "X" });
  expect(found).toMatchObject({ kind: "broken", side: "both", reason: "printed more than is read" });
});

test("where there is little time for each benchmark, its processes are shorter, and its slices are not", async () => {
  const at = (pace: number) => calibrated({ timed: 1e-6 }, { pace });
  const [ample, scarce, least] = [await at(1), await at(0.5), await at(0.01)];
  expect(ample).toMatchObject({ iterations: 2500, repeats: 19 });
  expect(scarce).toMatchObject({ iterations: 2500, repeats: 9 });
  expect(least).toMatchObject({ iterations: 2500, repeats: 7 });
});

/** Turns of a benchmark that is set up, beside the clock, in front of each one. */
function turnsOf({ once = 0, timed }: Cost): TakeTurns {
  const counts = { allocs: 0, allocBytes: 0, setBytes: 0, extra: new Map() };
  const of = { name: "BenchmarkX", parallel: false, besides: once };
  return async (wish) => simulateTurns(wish, of, (_, n) => ({ ...counts, nanoseconds: n * timed * 1e9 }));
}

test.each([
  ["for a moment are many and short", 0.004, [0.0005, 0.005], [12, 60]],
  // What that leaves behind, a collection or cold caches, is in all of a short slice.
  ["for long are as long as that", 0.2, [0.1, 0.4], [1, 2]],
])("turns of what is set up %s", async (_, once, [shortest = 0, longest = 0], [fewest = 0, most = 0]) => {
  const cost = { once, timed: 5e-6 };
  const { iterations, repeats } = await calibrated(cost, { head: binary, takeTurns: turnsOf(cost) });
  expect(iterations * cost.timed).toBeGreaterThanOrEqual(shortest);
  expect(iterations * cost.timed).toBeLessThanOrEqual(longest);
  expect(repeats).toBeGreaterThanOrEqual(fewest);
  expect(repeats).toBeLessThanOrEqual(most);
});

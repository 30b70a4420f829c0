import { afterAll, expect, test } from "@jest/globals";
import { calibrate } from "../../../src/measure/sampling/calibrate.ts";
import type { CalibrateRequest, Calibration } from "../../../src/measure/sampling/calibration.ts";
import type { Run } from "../../../src/measure/sampling/run.ts";
import type { Benchtime } from "../../../src/options/benchtime.ts";
import { buildFixture, plainRun, temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const binary = buildFixture("odd", folder.path);

const long = { firstSecPerOp: 0.06 };

async function calibrated(
  name: string,
  benchtime?: Benchtime,
  over: Partial<CalibrateRequest> = {},
): Promise<Calibration> {
  const request = {
    binary,
    name,
    procs: 2,
    firstSecPerOp: 1e-6,
    benchtime,
    takeTurns: undefined,
    timeoutMs: 10_000,
    ...over,
  } as const;
  const found = await calibrate(plainRun(), request);
  if (found.kind === "broken") throw new Error(`${name} is broken: ${found.reason}\n${found.output}`);
  if (found.kind !== "calibrated") throw new Error(`${name} is ${found.kind}`);
  return found;
}

test("a short benchmark gets many iterations and several slices", async () => {
  const { iterations, repeats, seconds } = await calibrated("Plain");
  expect(iterations).toBeGreaterThan(100); // 1 if it did; a busy machine takes thousands down to hundreds
  expect(repeats).toBeGreaterThan(1);
  expect(seconds).toBeLessThan(0.5);
});

test("a long benchmark gets one iteration and one slice", async () => {
  expect(await calibrated("Long", undefined, long)).toMatchObject({ iterations: 1, repeats: 1 });
});

test("a benchmark that ends without an iteration is broken", async () => {
  await expect(calibrated("GoesAway")).rejects.toThrow("GoesAway is broken: printed no result");
});

test("work outside of the benchmark's clock counts", async () => {
  const { iterations, seconds } = await calibrated("Stopped");
  expect(iterations).toBeLessThan(5000); // 2.5 ms of its own clock would be about 100,000 iterations and many seconds
  expect(seconds).toBeLessThan(3);
});

test("a slow set-up gets fewer and longer slices", async () => {
  const { iterations, repeats } = await calibrated("SlowSetUp");
  expect(repeats).toBeLessThan(5);
  expect(iterations).toBeGreaterThan(1000);
});

/** A benchmark that is set up for `once` seconds, in every process, and takes so many seconds an iteration on the clock and beside it. */
function formula({ once = 0, timed, hidden = 0 }: { once?: number; timed: number; hidden?: number }) {
  const state = { processes: 0, seconds: 0 };
  const run: Run = (_, args) => {
    const read = (flag: string) =>
      Number(/\d+/.exec(args.find((arg) => arg.startsWith(`-test.${flag}`)) ?? "")?.[0]);
    const [iterations, looks] = [read("benchtime"), read("count")];
    const seconds = looks * (once + iterations * (timed + hidden));
    state.processes++;
    state.seconds += seconds;
    const stdout = `${`BenchmarkX ${iterations} ${timed * 1e9} ns/op\n`.repeat(looks)}PASS\n`;
    const ended = { code: 0, signal: null, stderr: "", timedOut: false, truncated: false };
    return Promise.resolve({ ...ended, stdout, seconds });
  };
  return { run, state };
}

test.each([
  ["is set up for a second", { once: 1, timed: 200e-9 }, 1],
  ["is set up for 0.3 s", { once: 0.3, timed: 200e-9 }, 0.5],
  ["works far longer beside its clock", { timed: 1e-6, hidden: 6e-3 }, 6e-3],
])("a benchmark that %s is calibrated in few processes", async (_, cost, most) => {
  const { run, state } = formula(cost);
  const request = { binary, name: "X", procs: 1, firstSecPerOp: cost.timed, benchtime: undefined };
  const found = await calibrate(run, { ...request, takeTurns: undefined, timeoutMs: 10_000 });
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
  const request = { binary, head: binary, name: "X", procs: 1, firstSecPerOp: 1e-6, benchtime: undefined };
  const found = await calibrate(tooMuch, { ...request, takeTurns: undefined, timeoutMs: 10_000 });
  expect(found).toMatchObject({ kind: "broken", side: "both", reason: "printed more than is read" });
});

test("where there is little time for each benchmark, its processes are shorter, and its slices are not", async () => {
  const request = { binary, name: "X", procs: 1, firstSecPerOp: 1e-6, benchtime: undefined };
  const at = (pace: number) =>
    calibrate(formula({ timed: 1e-6 }).run, { ...request, takeTurns: undefined, timeoutMs: 10_000, pace });
  const [ample, scarce, least] = [await at(1), await at(0.5), await at(0.01)];
  expect(ample).toMatchObject({ kind: "calibrated", iterations: 2500, repeats: 19 });
  expect(scarce).toMatchObject({ kind: "calibrated", iterations: 2500, repeats: 9 });
  expect(least).toMatchObject({ kind: "calibrated", iterations: 2500, repeats: 7 });
});

test("a benchmark without ns/op is calibrated by the time of its process", async () => {
  const { iterations } = await calibrated("OwnUnits");
  expect(iterations).toBeGreaterThan(100);
});

test("a slow first iteration does not decide", async () => {
  const { iterations } = await calibrated("FirstIsSlow");
  expect(iterations).toBeGreaterThan(100); // 1 if it did; a busy machine takes thousands down to hundreds
});

test("where few iterations cost more than many, there are many", async () => {
  const { iterations } = await calibrated("PreparesFirst");
  expect(iterations).toBeGreaterThan(5000); // 2 ms for all of them, some 60 ns for each
});

test("the user's count is taken as it is", async () => {
  expect(await calibrated("Plain", { kind: "count", iterations: 7 })).toMatchObject({
    iterations: 7,
    repeats: 1,
  });
});

test("the user's time is the length of the only slice", async () => {
  const { iterations, repeats } = await calibrated("Long", { kind: "time", seconds: 0.3 }, long);
  expect([iterations, repeats]).toEqual([5, 1]);
});

test("a benchmark that fails with more iterations is broken", async () => {
  const request = {
    binary,
    name: "FailsLater",
    procs: 2,
    firstSecPerOp: 1e-6,
    benchtime: undefined,
    takeTurns: undefined,
    timeoutMs: 10_000,
  };
  expect(await calibrate(plainRun(), request)).toMatchObject({
    kind: "broken",
    reason: "ended with exit code 1",
  });
});

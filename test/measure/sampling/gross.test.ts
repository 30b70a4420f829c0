import { expect, test } from "@jest/globals";
import { compareHead, hanging } from "../../../src/measure/sampling/gross.ts";
import type { Probe } from "../../../src/measure/sampling/probe.ts";
import type { ProcessEnd, Run } from "../../../src/measure/sampling/run.ts";
import type { TestBinary } from "../../../src/measure/sampling/test-command.ts";

const side = (path: string): TestBinary => ({ path, dir: "/", env: {} });
const base: Probe = {
  kind: "probe",
  iterations: 20_000,
  looks: 3,
  perOp: 250e-9,
  timedPerOp: 250e-9,
  seconds: 0.03,
  bytesPerOp: 0,
  processors: 1,
};

interface Side {
  /** Seconds that are set up before the iterations, inside of the timer. */
  readonly once?: number;
  /** Seconds of an iteration. */
  readonly each: number;
}

/** What a process prints that takes so long; it is ended at its time limit. */
function processOf({ once = 0, each }: Side, args: readonly string[], timeoutMs: number): ProcessEnd {
  const read = (flag: string) => Number(/\d+/.exec(args.find((arg) => arg.startsWith(flag)) ?? "")?.[0]);
  const [iterations, looks] = [read("-test.benchtime"), read("-test.count")];
  const whole = once + iterations * each;
  const timedOut = looks * whole > timeoutMs / 1000;
  const line = `BenchmarkX\t${iterations}\t${(whole / iterations) * 1e9} ns/op\n`;
  const stdout = timedOut ? "BenchmarkX\t" : `${line.repeat(looks)}PASS\n`;
  const seconds = timedOut ? timeoutMs / 1000 : looks * whole;
  return { code: timedOut ? null : 0, signal: null, stdout, stderr: "", timedOut, truncated: false, seconds };
}

/** Looks at such a head; the base takes 250 ns. Also says how many seconds all processes took. */
async function looked(head: Side, timeoutMs = 60_000) {
  let seconds = 0;
  const run: Run = async ({ path }, args, limit) => {
    const ended = processOf(path === "base" ? { each: 250e-9 } : head, args, limit);
    seconds += ended.seconds;
    return ended;
  };
  const request = {
    ...{ binary: side("base"), head: side("head"), name: "X", procs: 1, benchtime: undefined },
    ...{
      firstSecPerOp: 1e-6,
      headFirstSecPerOp: (head.once ?? 0) + head.each,
      takeTurns: undefined,
      timeoutMs,
    },
  };
  return { found: await compareHead(run, request, base), seconds };
}

test("a head that is many thousand times slower is a regression after a few short processes", async () => {
  const { found, seconds } = await looked({ each: 5e-3 });
  expect(found).toMatchObject({ kind: "gross", base: 250e-9, head: expect.closeTo(5e-3, 6) });
  expect(found).toMatchObject({
    reason: expect.stringContaining("20,000 × slower in each of 3 short looks"),
  });
  expect(seconds).toBeLessThan(1.5);
});

test.each([1, 1.3, 2, 4])("a head that takes %d times as long is left to the samples", async (times) => {
  expect((await looked({ each: times * 250e-9 })).found).toBeUndefined();
});

test("what is done once in front of the loop is no slow-down of the operation", async () => {
  const { found, seconds } = await looked({ each: 250e-9, once: 0.05 });
  expect(found).toBeUndefined();
  expect(seconds).toBeLessThan(5);
});

test("what takes longer in its first iterations on both sides is no slow-down", async () => {
  const firstHundred = (iterations: number) => ({ once: Math.min(iterations, 100) * 1e-3, each: 250e-9 });
  const run: Run = async (_, args, limit) => {
    const iterations = Number(/\d+/.exec(args.find((arg) => arg.startsWith("-test.benchtime")) ?? "")?.[0]);
    return processOf(firstHundred(iterations), args, limit);
  };
  const sides = { binary: side("base"), head: side("head") };
  const found = await compareHead(
    run,
    {
      ...{ ...sides, name: "X", procs: 1, benchtime: undefined, takeTurns: undefined, timeoutMs: 60_000 },
      ...{ firstSecPerOp: 1e-3, headFirstSecPerOp: 1e-3 },
    },
    { ...base, iterations: 400_000, perOp: 500e-9 },
  );
  expect(found).toBeUndefined();
});

test("a head that does not end where the base ends soon hangs, when it does so twice", async () => {
  const { found, seconds } = await looked({ each: 1000 });
  expect(found).toEqual(hanging(5, { seconds: 0.01, perOp: 250e-9 }));
  expect(found).toMatchObject({
    head: null,
    reason: expect.stringMatching(/^more than \d+ × slower, or it hangs/),
  });
  expect(seconds).toBeLessThan(12);
});

test("a head that has no time left is not called hanging", async () => {
  expect((await looked({ each: 1000 }, 2000)).found).toMatchObject({
    kind: "broken",
    side: "head",
    lateAfter: 2,
  });
});

test("a head that is many times slower, and then comes to no end, is a regression", async () => {
  let looks = 0;
  const run: Run = async ({ path }, args, limit) =>
    processOf({ each: path === "base" ? 250e-9 : ++looks < 3 ? 5e-3 : 1e9 }, args, limit);
  const found = await compareHead(
    run,
    {
      ...{ binary: side("base"), head: side("head"), name: "X", procs: 1, benchtime: undefined },
      ...{ firstSecPerOp: 1e-6, headFirstSecPerOp: 5e-3, takeTurns: undefined, timeoutMs: 60_000 },
    },
    base,
  );
  expect([looks, found?.kind]).toEqual([4, "gross"]);
});

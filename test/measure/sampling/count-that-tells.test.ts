// How long slices become, by benchmarks whose cost is a formula.
import { expect, test } from "@jest/globals";
import { countThatTells, NOT_OVER_N } from "../../../src/measure/sampling/calibrating/count-that-tells.ts";
import type { Probe } from "../../../src/measure/sampling/probe.ts";
import type { Run } from "../../../src/measure/sampling/run.ts";
import type { Turn, Turns } from "../../../src/ports/helper/answers.ts";
import type { TurnsRequest } from "../../../src/ports/helper/helper.ts";
import { simulateTurns } from "../simulated-turns.ts";

interface Cost {
  /** Seconds and bytes that are spent once, in front of the loop. */
  readonly once?: number;
  readonly onceBytes?: number;
  /** Seconds and bytes of an iteration. */
  readonly each: number;
  readonly bytes?: number;
  readonly parallel?: boolean;
  /** The time of so many iterations is that of so many to this power. */
  readonly power?: number;
  /** Every second turn takes longer by this log, every other one is shorter by it. */
  readonly wobble?: number;
}

function turnOf({ once = 0, onceBytes = 0, each, bytes = 0, power = 1 }: Cost, n: number): Turn {
  const nanoseconds = Math.round((once + n ** power * each) * 1e9);
  return { nanoseconds, allocs: 0, allocBytes: onceBytes + n * bytes, setBytes: 0, extra: new Map() };
}

/** Turns of a benchmark with that cost on either side; also how many seconds all of them took. */
async function counted(base: Cost, head: Cost = base, isLate?: () => boolean) {
  let seconds = 0;
  const takeTurns = async (request: TurnsRequest): Promise<Turns> => {
    const of = { name: "BenchmarkX", parallel: base.parallel === true };
    let turns = 0;
    return simulateTurns(request, of, (side, iterations) => {
      const cost = side === "base" ? base : head;
      const turn = turnOf(cost, iterations);
      const wobbled = Math.exp((cost.wobble ?? 0) * (turns++ % 2 === 0 ? 1 : -1));
      seconds += (wobbled * turn.nanoseconds) / 1e9;
      return { ...turn, nanoseconds: wobbled * turn.nanoseconds };
    });
  };
  const run: Run = () => Promise.reject(new Error("nothing is run alone"));
  const binary = { path: "x", dir: "/", env: {} };
  const iterations = 2;
  const perOp = (base.once ?? 0) / iterations + base.each;
  const last: Probe = {
    ...{ kind: "probe", looks: 3, seconds: 0.1, bytesPerOp: 0, processors: 1 },
    ...{ iterations, perOp, timedPerOp: perOp },
  };
  const found = await countThatTells(
    run,
    {
      ...{ binary, head: binary, name: "X", procs: 1, firstSecPerOp: perOp, benchtime: undefined, takeTurns },
      ...{ timeoutMs: 10_000, ...(isLate === undefined ? {} : { isLate }) },
    },
    last,
    Math.max(1, Math.round(0.0005 / perOp)),
  );
  return { found, seconds };
}

async function countOf(base: Cost, head?: Cost): Promise<number> {
  const { found } = await counted(base, head);
  if (found.kind !== "counted") throw new Error(found.kind);
  return found.forMemory;
}

test("how much the sides vary from turn to turn is known from the turns that tell the count", async () => {
  const { found } = await counted({ each: 100e-9 }, { each: 100e-9, wobble: 0.2 });
  expect(found.kind === "counted" && found.noise).toBeCloseTo(1.4826 * 0.2, 2);
  expect((await counted({ each: 100e-9 })).found).toMatchObject({ noise: 0, count: 5000 });
});

test("without set-up, half a millisecond is enough", async () => {
  expect(await countOf({ each: 100e-9 })).toBe(5000);
  expect(await countOf({ each: 50e-6, bytes: 4096 })).toBe(10);
});

test("what is parallel has a millisecond, however its count was found", async () => {
  const parallel = { each: 100e-9, parallel: true };
  expect(await countOf(parallel)).toBe(10_000);
  const cheaper = { each: 1e-6, power: 0.8 }; // the more, the cheaper: more of them tell something else each time
  expect([await countOf(cheaper), await countOf({ ...cheaper, parallel: true })]).toEqual([500, 6736]);
});

test("set-up in front of the loop has less than an eighth of a slice, and a slice no more than a second", async () => {
  const thirty = await countOf({ each: 124e-9, once: 0.03 });
  expect(0.03 / (thirty * 124e-9)).toBeLessThan(0.14);
  expect(0.03 + thirty * 124e-9).toBeLessThan(1.01);
  const half = await countOf({ each: 124e-9, once: 0.5 });
  expect(0.5 + half * 124e-9).toBeLessThan(2);
  expect(half).toBeGreaterThan(1e6); // as many as package testing takes
});

test("set-up in which the sides differ has so small a share of a slice that no verdict comes of it", async () => {
  const each = 100e-9;
  expect(await countOf({ each, once: 50e-6 })).toBeLessThan(6300); // alike on both sides: 8 %
  for (const [base, head] of [
    [20e-6, 60e-6],
    [70e-6, 20e-6],
    [0, 40e-6],
  ] as const) {
    const count = await countOf({ each, once: base }, { each, once: head });
    expect(Math.abs(head - base) / (count * each)).toBeLessThan(0.045);
    expect(count).toBeLessThan(100_000);
  }
});

test("a buffer that one side makes once is less than a byte an operation", async () => {
  const count = await countOf({ each: 124e-9, onceBytes: 65_536 }, { each: 124e-9, onceBytes: 262_144 });
  expect(262_144 / count).toBeLessThan(1.1);
});

test("where package testing prints the bytes that are allocated once, slices stay short", async () => {
  expect(await countOf({ each: 0.06, onceBytes: 304 })).toBe(1);
});

test("nothing can be told of a loop that is not over b.N", async () => {
  for (const once of [1e-6, 0.001, 0.03]) {
    const { found, seconds } = await counted({ each: 0, once });
    expect(found).toEqual({ kind: "untold", reason: NOT_OVER_N });
    expect(seconds).toBeLessThan(10);
  }
});

test("set-up does not hide a head that is many times slower", async () => {
  const { found } = await counted({ each: 200e-9, once: 0.03 }, { each: 1e-3, once: 0.03 });
  expect(found).toMatchObject({ kind: "gross", reason: expect.stringContaining("× slower in each of") });
});

test("when it takes too long, what is mostly set-up is said to be so, and all else is taken as it is", async () => {
  let looks = 0;
  const isLate = () => ++looks > 2;
  expect((await counted({ each: 1e-9, once: 0.4 }, undefined, isLate)).found).toMatchObject({
    kind: "untold",
    reason: expect.stringMatching(/nearly all of its time is set-up in front of the loop/),
  });
  looks = 0;
  expect((await counted({ each: 100e-9 }, undefined, isLate)).found).toMatchObject({ kind: "counted" });
});

test("the time has a count of its own where only the bytes want more", async () => {
  const { found } = await counted({ each: 16e-6, onceBytes: 2 ** 20, bytes: 80 });
  expect(found).toMatchObject({ kind: "counted", count: 31 });
  expect(found.kind === "counted" && found.forMemory).toBeGreaterThan(9_000);
  const { found: both } = await counted({ each: 16e-6, once: 0.001, onceBytes: 2 ** 20, bytes: 80 });
  const count = both.kind === "counted" ? both.count : 0;
  expect(0.001 / (count * 16e-6)).toBeLessThan(0.14);
  expect(count).toBeLessThan(1000);
  const { found: setUp } = await counted({ each: 16e-6, once: 0.03 });
  expect(setUp).toMatchObject({ kind: "counted", forMemory: setUp.kind === "counted" ? setUp.count : 0 });
});

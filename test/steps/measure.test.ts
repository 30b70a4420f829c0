// One benchmark on which our own work fails does not end the measuring of the others.
import { afterAll, expect, test } from "@jest/globals";
import { InterruptedError } from "../../src/model/errors.ts";
import { StartError } from "../../src/ports/process.ts";
import type { Run } from "../../src/sampling/run.ts";
import { type Measurement, measure } from "../../src/steps/measure.ts";
import { buildFixture, plainRun, temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const binary = buildFixture("odd", folder.path);
const plain = plainRun();

/** Measures two benchmarks, three pairs each; the first one's process number `at` (from 0) throws. */
function measuredWith(error: Error, at: number): Promise<Measurement> {
  let processes = 0;
  const run: Run = (which, args, timeoutMs) => {
    const isFirst = args.some((arg) => arg.includes("Plain"));
    return isFirst && processes++ >= at ? Promise.reject(error) : plain(which, args, timeoutMs);
  };
  const subject = (name: string) => ({
    ...{ pkg: "example.com/odd", name, procs: 1 },
    ...{ base: binary, head: binary, firstSecPerOp: 1e-6 },
  });
  return measure({
    subjects: [subject("Plain"), subject("OwnUnits")],
    metadata: [],
    ownCodeDiffers: () => false,
    policy: { threshold: 0.05, alpha: 0.01, count: 3, maxCount: 3 },
    timeBudget: 1000,
    timeoutMs: 10_000,
    benchtime: { kind: "count", iterations: 10 },
    run,
    takeTurns: undefined,
    linkOrders: undefined,
    now: () => performance.now() / 1000,
    random: () => 0.7,
    progress: () => undefined,
  });
}

test("what was measured before the mistake stays, and the others go on", async () => {
  const { measured } = await measuredWith(new TypeError("nothing is undefined"), 3);
  expect(measured.map(({ trouble, pairs }) => [trouble, pairs.length])).toEqual([
    ["nothing is undefined", 1],
    [undefined, 3],
  ]);
});

test("a test binary that cannot be started has broken its side of that benchmark", async () => {
  const { measured } = await measuredWith(new StartError("/gone", new Error("spawn E2BIG")), 0);
  expect(measured.map(({ broken }) => broken)).toEqual([
    {
      kind: "broken",
      side: "base",
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

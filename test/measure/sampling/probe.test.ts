import { expect, test } from "@jest/globals";
import { type Probe, probe } from "../../../src/measure/sampling/probe.ts";
import type { Run } from "../../../src/measure/sampling/run.ts";

const target = { binary: { path: "x", dir: "/", env: {} }, name: "X", procs: 1, timeoutMs: 60_000 };
const few = { kind: "probe", iterations: 1000, looks: 1, bytesPerOp: 0, processors: 1 } as const;

/** Probes with 100,000 iterations of 100 ns by the benchmark's clock, in a process that takes so long. */
async function probed(seconds: number, before: number): Promise<Probe> {
  const line = "BenchmarkX\t100000\t100 ns/op\n";
  const ended = { code: 0, signal: null, stderr: "", timedOut: false, truncated: false };
  const run: Run = async (_, args) => {
    const looks = Number(args.find((arg) => arg.startsWith("-test.count="))?.slice("-test.count=".length));
    return { ...ended, stdout: `${line.repeat(looks)}PASS\n`, seconds: seconds * looks };
  };
  const previous = { ...few, perOp: 100e-9, timedPerOp: 100e-9, seconds: before };
  const found = await probe(run, target, 100_000, previous);
  if (found.kind === "broken") throw new Error(found.reason);
  return found;
}

test("time outside of the benchmark's clock counts, unless it is a disturbance of a long process", async () => {
  expect((await probed(2.06, 2)).perOp).toBeCloseTo(100e-9, 12); // a child that holds the output for two seconds
  expect((await probed(0.11, 0.05)).perOp).toBeCloseTo(0.06 / 99_000, 9);
  expect((await probed(2.3, 2)).perOp).toBeCloseTo(0.3 / 99_000, 9);
});

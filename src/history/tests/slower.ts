// Tests that take longer than they did, as far as seconds on shared machines can say so.
//
// A run's machine makes all tests of the run slower or faster. So a test's seconds are divided by what the
// tests of the same run took relative to their usual time; what remains is compared by rank, newest runs
// against those before. That is a hint to look, not a measurement: a benchmark measures.

import { median } from "../../stats/sample.ts";
import { createUTest } from "../../stats/u-test.ts";
import type { Outcome, TestLog, TestName } from "./outcomes.ts";

export interface SlowerTest {
  readonly test: TestName;
  /** Middle of the seconds in the newest runs, as they were. */
  readonly seconds: number;
  /** Newest runs/runs before, relative to the other tests of the same runs. */
  readonly ratio: number;
  /** First of the runs that are compared as the newest, ISO 8601 in UTC. */
  readonly since: string;
}

/** Runs on either side. */
const RUNS = 20;
/** Go prints hundredths of a second: tests with less than LEAST_SECONDS say little and are left out. */
export const LEAST_SECONDS = 0.1;
const LEAST_RATIO = 1.5;
/** Of a rank test; over ten thousand tests one is told by chance. */
const P = 1e-4;
/** A run's factor is the middle one of its tests; fewer say nothing. */
const LEAST_TESTS = 5;

/** slowerTests tells the tests that take 1.5 times as long or more, largest ratio first. */
export function slowerTests(logs: readonly TestLog[]): readonly SlowerTest[] {
  const timed = logs
    .map(({ test, outcomes }) => ({ test, runs: outcomes.filter(isTimed) }))
    .filter(({ runs }) => runs.length > 0);
  const factors = factorsOf(timed.map(({ runs }) => runs));
  const uTest = createUTest();
  return timed
    .flatMap(({ test, runs }) => {
      const usable = runs.filter(({ entry }) => factors.has(entry)).slice(-2 * RUNS);
      if (usable.length < 2 * RUNS) return [];
      const relative = usable.map(({ entry, seconds }) => seconds / (factors.get(entry) ?? 1));
      const [before, now] = [relative.slice(0, RUNS), relative.slice(RUNS)];
      const ratio = median(now) / median(before);
      if (ratio < LEAST_RATIO) return [];
      const said = uTest(Float64Array.from(before).sort(), Float64Array.from(now).sort());
      if (said.kind !== "tested" || said.p >= P) return [];
      const newest = usable.slice(RUNS);
      return [
        { test, seconds: median(newest.map((run) => run.seconds)), ratio, since: newest[0]?.time ?? "" },
      ];
    })
    .sort((a, b) => b.ratio - a.ratio);
}

function isTimed({ outcome, seconds }: Outcome): boolean {
  return outcome === "passed" && seconds >= LEAST_SECONDS;
}

/** By entry: how long its tests took relative to their own middle time. */
function factorsOf(tests: readonly (readonly Outcome[])[]): ReadonlyMap<number, number> {
  const logs = new Map<number, number[]>();
  for (const runs of tests) {
    const usual = Math.log(median(runs.map(({ seconds }) => seconds)));
    for (const { entry, seconds } of runs) {
      const own = logs.get(entry) ?? [];
      logs.set(entry, own);
      own.push(Math.log(seconds) - usual);
    }
  }
  return new Map(
    [...logs].flatMap(([entry, own]) =>
      own.length < LEAST_TESTS ? [] : [[entry, Math.exp(median(own))] as const],
    ),
  );
}

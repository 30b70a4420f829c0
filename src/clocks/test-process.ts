// One run of a test binary with its events, as `go test -json` starts it, in a clock.

import { makeTestRunReader, type TestRun } from "../checks/tests/test-run.ts";
import type { Clock } from "../model/clock.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Processes } from "../ports/process/process.ts";
import { SHIFT } from "./time-overlay.ts";

export interface BuiltTest {
  /** Import path. */
  readonly pkg: string;
  /** Folder of the package, absolute: tests run in it. */
  readonly dir: string;
  /** Absolute path. */
  readonly binary: string;
}

export interface TestStart {
  readonly processes: Processes;
  readonly env: Env;
  /** Absolute path of the program test2json. */
  readonly test2json: string;
  /** Arguments of the binary. */
  readonly args: readonly string[];
  readonly date: () => Date;
}

const OUTPUT_KEPT = 64 * 1024; // of standard error; events are read line by line

/** runTest runs the binary to its end; nothing comes from a cache. */
export async function runTest(start: TestStart, test: BuiltTest, clock: Clock): Promise<TestRun> {
  const { processes, env, test2json, args, date } = start;
  const reader = makeTestRunReader();
  await processes.run({
    file: test2json,
    args: ["-p", test.pkg, "-t", test.binary, "-test.v=test2json", "-test.paniconexit0", ...args],
    cwd: test.dir,
    env: { ...env, PWD: test.dir, TZ: clock.zone, ...shiftOf(clock, date()) },
    maxOutput: OUTPUT_KEPT,
    onLine: reader.add,
  });
  return reader.end();
}

/** The clock is at the moment when the binary starts, and runs on from there. */
function shiftOf({ moment }: Clock, now: Date): Env {
  if (moment === undefined) return {};
  return { [SHIFT]: String(Math.round((Date.parse(moment) - now.getTime()) / 1000)) };
}

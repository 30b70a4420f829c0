// The short form of `npm run history-real`: five commits, of which one makes a benchmark slower.
import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "@jest/globals";
import { goEnvironment, temporaryFolder, testCache } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a slowdown that commits bring is the one event of what was measured and published", async () => {
  const temporary = join(folder.path, "tmp");
  mkdirSync(temporary);
  const args = ["scripts/history-real.mjs", "--short", "--only", "quiet", "--time-budget", "10s"];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache },
  });
  expect(stdout).toMatch(/^quiet: 5 runs, \d+ comparisons measured, 0 of 1 wrong\n/);
  expect(stdout).toMatch(
    /\| Derive: step \+15\.0 % at 3, open \| Derive: step \+1\d\.\d % \(.*\) at 3, open \| yes \|/,
  );
}, 300_000);

// The short form of `npm run reach-speed`: a made-up module, whose lowest package changes.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { goEnvironment, temporaryFolder, testCache } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a change at the bottom of 15,000 lines is followed to every benchmark in seconds", () => {
  const temporary = join(folder.path, "tmp");
  mkdirSync(temporary);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/reach-speed.mjs", "--lines", "15000", "--short"],
    { env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: testCache }, encoding: "utf8" },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout).toMatch(
    /^\d+ lines in 12 packages, (\d+) benchmarks\n.*The change reaches \d+ of \1 benchmarks\.\n$/,
  );
});

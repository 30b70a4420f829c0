// The short form of `npm run page-scale`: its bounds hold for a small history, too, and each of its parts works.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a small page is made, grows by a commit within its bounds, and is measured", () => {
  const temporary = join(folder.path, "tmp");
  mkdirSync(temporary);
  const size = ["--commits", "120", "--benchmarks", "60", "--regions", "2"];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/page-scale.mjs", ...size], {
    env: { ...goEnvironment, TMPDIR: temporary, XDG_CACHE_HOME: join(folder.path, "cache") },
    encoding: "utf8",
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout).toContain("| commits × benchmarks × regions | 120 × 60 × 2 |");
  expect(stdout).toMatch(/\| and writes \| \d+ kB in \d+ new files \|/);
});

import { chownSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { ownFolder, takeTemporaryPlace, whyUnusable } from "../../../src/ports/files/usable-folder.ts";
import { temporaryFolder } from "../../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("a folder that can be used is used, made where it is not there, and left empty", async () => {
  const path = join(folder.path, "a/b");
  expect(await whyUnusable(path)).toBeUndefined();
  expect(readdirSync(path)).toEqual([]);
  expect(await takeTemporaryPlace(path, ["/nowhere"])).toEqual({ path });
});

test.each([
  ["", "is not set"],
  ["tmp", "is not an absolute path"],
  ["/proc/go-steady", "cannot be written: ENOENT: no such file or directory, mkdir '/proc/go-steady'"],
])("RUNNER_TEMP=%s: another folder is used, and it is said why", async (named, why) => {
  const { path, remark } = await takeTemporaryPlace(named, [folder.path]);
  expect(path).toBe(join(folder.path, "go-steady"));
  expect(remark).toBe(`RUNNER_TEMP ${named === "" ? "" : `${named} `}${why}; ${path} is used instead`);
});

test("without any folder the run is unmeasured, and all reasons are told", async () => {
  await expect(takeTemporaryPlace("", ["/proc/x", "y"])).rejects.toMatchObject({
    name: "UnmeasurableError",
    message: expect.stringMatching(
      /RUNNER_TEMP is not set; \/proc\/x cannot be written: .*; y is not an absolute path$/,
    ),
  });
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
if (process.getuid?.() !== 0)
  process.stderr.write("SKIPPED, only root can give folders away: another user's leftovers\n");

asRoot("what another user left is not used: programs are started from there", async () => {
  const path = join(folder.path, "left");
  for (const name of [path, `${path}-0`]) {
    mkdirSync(name);
    chownSync(name, 65534, 65534);
  }
  expect(await ownFolder(path)).toMatch(/left-\w{6}$/);
  chownSync(`${path}-0`, 0, 0);
  expect(await ownFolder(path)).toBe(`${path}-0`);
});

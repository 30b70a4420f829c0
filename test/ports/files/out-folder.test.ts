import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "@jest/globals";
import { UnmeasurableError } from "../../../src/model/errors.ts";
import { makeOutFolder } from "../../../src/ports/files/out-folder.ts";
import { temporaryFolder } from "../../kit/go.ts";

const top = temporaryFolder();
afterAll(top.remove);
let [n, folder] = [0, ""];
beforeEach(() => {
  folder = join(top.path, String(++n));
  mkdirSync(folder);
});

test("the steps of a job have a folder each, also when they begin at once", async () => {
  const made = await Promise.all([1, 2, 3].map(() => makeOutFolder(folder)));
  expect([...made].sort()).toEqual(
    ["go-steady", "go-steady-2", "go-steady-3"].map((name) => join(folder, name)),
  );
});

test("what another step has left is not in it", async () => {
  mkdirSync(join(folder, "go-steady"));
  writeFileSync(join(folder, "go-steady", "head.bench.out"), "stale");
  expect(existsSync(join(await makeOutFolder(folder), "head.bench.out"))).toBe(false);
});

test("a temporary folder that is not there is said, with what to do", async () => {
  const made = makeOutFolder(join(folder, "gone"));
  await expect(made).rejects.toBeInstanceOf(UnmeasurableError);
  await expect(made).rejects.toMatchObject({ hint: expect.stringContaining("RUNNER_TEMP") });
});

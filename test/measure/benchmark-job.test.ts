import { expect, test } from "@jest/globals";
import { areChecked } from "../../src/measure/benchmark-job.ts";
import { decodeOptions, type RawOptions } from "../../src/options/options.ts";

test.each<[RawOptions, boolean]>([
  [{}, true],
  [{ vet: "false" }, true],
  [{ vet: "false", test: "false" }, false],
  [{ stage: "bench" }, false],
  [{ "fail-on": "build" }, false],
  [{ "fail-on": "never" }, false],
])("with %j, checks fail the job for a new package that does not build: %p", async (raw, want) => {
  expect(areChecked(await decodeOptions(raw))).toBe(want);
});

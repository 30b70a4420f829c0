import { expect, test } from "@jest/globals";
import { displayName } from "../../src/model/benchmark.ts";

test.each([
  ["Parse/size=1k", 1, "Parse/size=1k"],
  ["Parse", 8, "Parse-8"],
  ["", 8, "Benchmark-8"],
  ["/size=1k", 1, "Benchmark/size=1k"],
])("%j on %i processors is shown as %s", (name, procs, shown) => {
  expect(displayName({ pkg: "p", name, procs })).toBe(shown);
});

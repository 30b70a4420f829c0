import { expect, test } from "@jest/globals";
import { distanceOf } from "../../src/reach/distance.ts";

const place = (name: string) => ({ name, file: "x.go", line: 1 });
const benchmark = (name: string, ...ways: readonly (readonly string[])[]) => ({
  ...{ name, kind: "reached" as const, reason: "", initialisation: false },
  ways: ways.map((way) => way.map(place)),
});

test("the distance is the number of steps of the shortest way", () => {
  const distance = distanceOf({
    kind: "known",
    packages: [
      {
        importPath: "example.com/x",
        benchmarks: [
          benchmark("BenchmarkFar", ["BenchmarkFar", "a", "b", "c"], ["BenchmarkFar", "a", "c"]),
          benchmark("BenchmarkItself", ["BenchmarkItself"]),
          benchmark("BenchmarkData"),
        ],
      },
    ],
    ...{ changes: [], moreChanges: 0 },
  });
  const found = ["Far", "Itself", "Data", "Other"].map((name) => distance("example.com/x", name));
  expect(found).toEqual([2, 0, undefined, undefined]);
  expect(distance("example.com/y", "Far")).toBeUndefined();
});

test("without an answer nothing is known", () => {
  expect(distanceOf({ kind: "unknown", reason: "why" })("example.com/x", "A")).toBeUndefined();
  expect(distanceOf(undefined)("example.com/x", "A")).toBeUndefined();
});

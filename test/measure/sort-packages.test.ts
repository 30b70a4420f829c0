// Which packages are built to be measured, and which are only told of.
import { expect, test } from "@jest/globals";
import type { Located } from "../../src/build/locate-benchmarks.ts";
import { sortPackages } from "../../src/measure/sort-packages.ts";
import { benchPattern } from "../kit/patterns.ts";

/** Packages with a benchmark function each, and such as cannot be read. */
function located(functions: Readonly<Record<string, string>>, ...unreadable: readonly string[]): Located {
  const place = { file: "x_test.go", line: 1, hash: "" };
  const places = Object.entries(functions).map(([pkg, name]) => [pkg, new Map([[name, place]])] as const);
  return { places: new Map(places), unreadable: new Set(unreadable) };
}

const pattern = await benchPattern("Parse");

test("what both sides have is shared, also where one of them cannot be read", () => {
  const base = located({ a: "Parse", b: "Parse", gone: "Parse", other: "Render" });
  const head = located({ a: "Parse", fresh: "Parse", other: "Render" }, "b", "torn");
  expect(sortPackages({ base, head }, pattern)).toEqual({
    shared: ["a", "b"],
    onlyHead: ["fresh"],
    onlyBase: ["gone"],
    unreadable: ["torn"],
  });
});

test("of the head alone all is tried that matches or cannot be read", () => {
  const head = located({ b: "Parse", other: "Render", a: "Parse" }, "torn", "b");
  expect(sortPackages({ head }, pattern)).toEqual({
    shared: ["a", "b", "torn"],
    onlyHead: [],
    onlyBase: [],
    unreadable: [],
  });
});

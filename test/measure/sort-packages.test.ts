// Which packages are built to be measured, and which are only told of.
import { expect, test } from "@jest/globals";
import type { Located } from "../../src/build/locate-benchmarks.ts";
import { silentWarnings, sortPackages, unrunOf } from "../../src/measure/sort-packages.ts";
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

const head = located({ a: "Parse", b: "Parse" });
const known = {
  ...{ shared: ["a", "b"], onlyHead: [], onlyBase: [], differing: [], unbuiltOnHead: new Map(), pattern },
  ...{ identical: ["b"], places: { base: head.places, head: head.places } },
  spared: new Map([["a", { functions: new Set(["Parse"]), mustStart: false }]]),
};

test("what the change does not reach is identical, function by function, and says so", () => {
  expect(
    unrunOf(known).map(({ pkg, verdict, reason, functions }) => [pkg, verdict, reason, functions]),
  ).toEqual([
    ["b", "identical", "code and data are the same on both sides", ["Parse"]],
    ["a", "identical", "the change does not reach it", ["Parse"]],
  ]);
});

test("a function that was spared did not run, and is not called silent", () => {
  const ran = {
    ...{ procs: 1, subjects: [], added: [], missing: [], unreached: [], printed: [], units: [], cpu: "" },
    ...{ broken: new Map(), gross: new Map() },
  };
  const silent = silentWarnings(
    ["a", "b"].map((pkg) => ({ ...ran, pkg })),
    known,
  );
  expect(silent).toEqual([
    "BenchmarkParse of b gave no result: it skips itself, or nothing below it matches",
  ]);
});

test("what gave no result is said of a whole package at once, with every name", () => {
  const place = { file: "x_test.go", line: 1, hash: "" };
  const functions = ["ParseA", "ParseB", "ParseC"].map((name) => [name, place] as const);
  const places = new Map([["a", new Map(functions)]]);
  const ran = {
    ...{ pkg: "a", procs: 1, subjects: [], added: [], missing: ["ParseB"], unreached: [], printed: [] },
    ...{ units: [], cpu: "", broken: new Map(), gross: new Map() },
  };
  const all = { places: { base: places, head: places }, spared: new Map(), pattern };
  expect(silentWarnings([ran], all)).toEqual([
    "2 benchmarks of a gave no result: they skip themselves, or nothing below them matches: BenchmarkParseA, BenchmarkParseC",
  ]);
});

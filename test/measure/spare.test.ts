// Benchmark functions that the change does not reach, and what is left of their packages.
import { afterAll, expect, test } from "@jest/globals";
import { canStart, leftIn, patternFor, sparedBy } from "../../src/measure/spare.ts";
import type { BenchmarkReach, CodeReach } from "../../src/ports/helper/reach.ts";
import { buildFixture, plainRun, temporaryFolder } from "../kit/go.ts";
import { benchPattern } from "../kit/patterns.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const place = { file: "x_test.go", line: 1, hash: "" };
const functions = (...names: readonly string[]) => new Map(names.map((name) => [name, place] as const));
const benchmark = (name: string, kind: BenchmarkReach["kind"], initialisation = false): BenchmarkReach => ({
  ...{ name: `Benchmark${name}`, kind, reason: "", initialisation, ways: [] },
});
const code: CodeReach = {
  packages: [
    {
      importPath: "a",
      benchmarks: [
        benchmark("Same", "same"),
        benchmark("Fresh", "new"),
        benchmark("Gone", "removed"),
        benchmark("Hit", "reached"),
        benchmark("Doubt", "unknown"),
      ],
    },
    { importPath: "b", benchmarks: [benchmark("One", "same"), benchmark("Two", "same", true)] },
    { importPath: "c", benchmarks: [benchmark("Hit", "reached")] },
  ],
  changes: [],
  moreChanges: 0,
  remarks: [],
};
const places = {
  base: new Map([
    ["a", functions("Same", "Gone", "Hit", "Doubt")],
    ["b", functions("One", "Two")],
    ["c", functions("Hit")],
  ]),
  head: new Map([
    ["a", functions("Same", "Fresh", "Hit", "Doubt")],
    ["b", functions("One", "Two")],
    ["c", functions("Hit")],
  ]),
};

test("what is the same is spared; new, removed, reached and unknown functions are left", async () => {
  const known = { places, pattern: await benchPattern(".") };
  const spared = sparedBy(code, known);
  expect([...spared]).toEqual([
    ["a", { functions: new Set(["Same"]), mustStart: false }],
    ["b", { functions: new Set(["One", "Two"]), mustStart: true }],
  ]);
  const left = ["a", "b", "c"].map((pkg) => leftIn(pkg, spared, known));
  expect(left).toEqual([["Gone", "Hit", "Doubt", "Fresh"], [], ["Hit"]]);
  expect(patternFor("a", spared, known).source).toBe(
    "^BenchmarkGone$|^BenchmarkHit$|^BenchmarkDoubt$|^BenchmarkFresh$",
  );
  expect(patternFor("c", spared, known)).toBe(known.pattern);
});

test("a function that was not asked for is neither spared nor left", async () => {
  const known = { places, pattern: await benchPattern("Hit|One/small") };
  const spared = sparedBy(code, known);
  expect([...spared]).toEqual([["b", { functions: new Set(["One"]), mustStart: false }]]);
  expect(["a", "b"].map((pkg) => leftIn(pkg, spared, known))).toEqual([["Hit"], []]);
});

test("a program starts where it lists the functions, and not where it ends before, whatever its exit code", async () => {
  const works = buildFixture("odd", folder.path);
  const starts = (binary: typeof works, ...names: readonly string[]) =>
    canStart(plainRun(), binary, new Set(names));
  expect(await starts(works, "Plain", "Names")).toBe(true);
  expect(await starts(works, "Plain", "NoSuchFunction")).toBe(false);
  const refuses = { ...works, env: { ...works.env, TZ: "Asia/Singapore" } }; // its TestMain ends with code 1
  expect(await starts(refuses, "Plain")).toBe(false);
  expect(await starts({ ...works, path: `${works.path}-that-is-not-there` }, "Plain")).toBe(false);
});

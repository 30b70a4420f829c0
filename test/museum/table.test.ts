// The museum's table fits its module. `npm run museum` runs it; test/museum/museum.test.ts and test/measure/strange.test.ts the most telling part.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { withChange } from "../../scripts/museum/repository.mjs";
import { faultsOf, MUSEUM, readTable } from "../../scripts/museum/table.mjs";

const functions = readdirSync(MUSEUM, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("_test.go"))
  .flatMap((path) => benchmarksIn(path));

test("every benchmark of the museum has one entry, and every entry a benchmark", () => {
  const named = readTable()
    .benchmarks.filter(({ prints }) => prints !== true)
    .flatMap((entry) => entry.benchmarks.map((name) => `${entry.package}.${name}`));
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
  expect(
    [...new Set(named.map((name) => name.replace(/\/[^/]*$/, (sub) => (isSub(name) ? "" : sub))))].sort(),
  ).toEqual([...functions].sort());
});

test("the museum has at least 80 strange benchmarks", () => {
  expect(functions.length).toBeGreaterThanOrEqual(80);
});

test("a table that is wrong is told so, fault by fault", () => {
  const job = { name: "a", packages: ["loops"], budget: 10, dead: "panic" };
  const entry = { package: "loops", benchmarks: ["ForN"] };
  expect(faultsOf({ jobs: [job], benchmarks: [entry] })).toEqual([]);
  expect(faultsOf({ jobs: [], benchmarks: [entry] })).toEqual(["package loops is in no job"]);
  expect(faultsOf({ jobs: [job, job], benchmarks: [] })).toEqual([
    "package loops is in more than one job",
    "nothing is expected of package loops",
    "nothing is expected of package loops",
  ]);
  const green = { ...entry, expected: { dead: ["green"] } };
  expect(faultsOf({ jobs: [{ ...job, dead: "slain" }], benchmarks: [green] })).toEqual([
    'job "a" needs a death, one of panic, exit, exit 0, hang',
    'entry loops ["ForN"] expects what is no outcome',
    'entry loops ["ForN"] expects what is not usual, and needs a why',
  ]);
});

test("a head differs from the base by one constant", () => {
  expect(withChange("a\n\tpercent = 100\nb\n", "percent = 100", "percent = 130")).toBe(
    "a\n\tpercent = 130\nb\n",
  );
  expect(() => withChange("a\n", "percent = 100", "percent = 130")).toThrow(
    'does not have "percent = 100" once',
  );
});

function benchmarksIn(path: string): readonly string[] {
  const folder = relative(MUSEUM, dirname(join(MUSEUM, path)));
  const found = readFileSync(join(MUSEUM, path), "utf8").matchAll(
    /^func Benchmark([^\s(]*)\(\w+ \*testing\.B\)/gm,
  );
  return [...found].map(([, name]) => `${folder}.${name}`);
}

/** Whether the name is that of a sub-benchmark: a slash behind the last dot. */
function isSub(name: string): boolean {
  return name.lastIndexOf("/") > name.lastIndexOf(".");
}

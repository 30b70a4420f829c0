// What is kept of a report.
import { expect, test } from "@jest/globals";
import { entryOfReport } from "../../src/history/entry-of-report.ts";
import type { Report } from "../../src/model/report.ts";
import { check, comparison, report, unmeasured } from "../report/sample-reports.ts";
import { hashOf } from "./entries.ts";

const FACTS = {
  run: { id: "7", attempt: 2, job: "bench" },
  region: "eu",
  branch: "main",
  commit: { sha: hashOf(2), parents: [hashOf(1)], authored: "", title: "", pull: undefined },
};
const entryOf = (said: Partial<Report>) => entryOfReport(report(said), FACTS);

test("rows are kept with ln, error and degrees of freedom; identical ones by name alone", () => {
  const { identical, comparisons, base, values } = entryOf({
    comparisons: [
      comparison({ name: "A", delta: 0.02, error: 0.004, df: 6, orders: 3, reason: "2 %" }),
      comparison({ name: "A", unit: "allocs/op", base: 2, head: 2, delta: 0, lo: 0, hi: 0, error: 0 }),
      comparison({ name: "Gone", verdict: "regression", base: 1, head: 0, delta: -1, reason: "to zero" }),
      unmeasured({ name: "Same", verdict: "identical" }),
    ],
  });
  expect(base?.how).toBe("pairs");
  expect(identical.map(({ name }) => name)).toEqual(["Same"]);
  expect(comparisons.map(({ ln, error, df, orders, reason }) => ({ ln, error, df, orders, reason }))).toEqual(
    [
      { ln: Math.log1p(0.02), error: 0.004, df: 6, orders: 3, reason: "" },
      { ln: 0, error: 0, df: null, orders: 0, reason: "" },
      { ln: null, error: null, df: null, orders: 0, reason: "to zero" },
    ],
  );
  expect(values).toEqual([]);
});

test("what reach found is kept: how many benchmarks, and the changed functions of what moved", () => {
  const place = (name: string) => ({ name, file: "a.go", line: 3 });
  const way = (...names: readonly string[]) => ({ how: "changed" as const, places: names.map(place) });
  const reach = { kind: "reached" as const, reason: "", ways: [way("m.B", "m.x"), way("m.B", "m.y", "m.x")] };
  const found = entryOf({
    reach: { known: true, reason: "", reached: 2, unknown: 0, benchmarks: 9, seconds: 1 },
    comparisons: [
      comparison({ name: "A", verdict: "regression", reach }),
      comparison({ name: "B", verdict: "unchanged", reach }),
    ],
  });
  expect(found.reach).toEqual({ reached: 2, of: 9 });
  expect(found.comparisons.map(({ through }) => through)).toEqual([["m.x"], []]);
});

test("a comparison with stored samples says so, and a run without a base has values alone", () => {
  expect(entryOf({ stored: { file: "f", time: "" } }).base?.how).toBe("stored");
  const alone = entryOf({
    base: { ref: "", sha: "" },
    comparisons: [comparison({ name: "A", verdict: "new", base: null, head: 2, delta: null })],
  });
  expect([alone.base, alone.comparisons, alone.values]).toEqual([
    undefined,
    [],
    [{ benchmark: { pkg: "example.com/parser/parse", name: "A", procs: 2 }, unit: "sec/op", value: 2 }],
  ]);
});

const KATHMANDU = { zone: "Asia/Kathmandu" };
const UTC = { zone: "UTC" };

test("tests are kept one by one, and of each clock those that end otherwise", () => {
  const ends = [
    { pkg: "example.com/m/a", test: "TestX", outcome: "passed", seconds: 0.5 },
    { pkg: "example.com/m/b", test: "TestX", outcome: "passed", seconds: 0 },
    { pkg: "example.com/m/b", test: "TestY", outcome: "failed", seconds: 1 },
  ] as const;
  const found = entryOf({
    checks: [
      check({
        name: "test",
        status: "failed",
        findings: [
          {
            ...{ check: "test", code: "TestX", message: "m", file: "b/x_test.go" },
            clocks: { fails: [KATHMANDU], passes: [UTC] },
          },
          { check: "test", code: "TestY", message: "m", clocks: { fails: [UTC], passes: [KATHMANDU] } },
        ],
        tests: { passed: 2, failed: 1, skipped: 0, packages: 2, slowest: [], clocks: [KATHMANDU], all: ends },
      }),
    ],
  });
  expect(found.tests).toEqual(ends);
  expect(found.clocks).toEqual([
    {
      clock: KATHMANDU,
      differs: [
        { pkg: "example.com/m/b", test: "TestX", outcome: "failed" },
        { pkg: "example.com/m/b", test: "TestY", outcome: "passed" },
      ],
    },
  ]);
});

test("packages whose tests are proved to be the same are kept where they were tested, next to their base", () => {
  const all = [{ pkg: "example.com/m/a", test: "TestX", outcome: "passed", seconds: 0 }] as const;
  const tests = { passed: 1, failed: 0, skipped: 0, packages: 1, slowest: [], all };
  const said = {
    checks: [check({ name: "test", tests })],
    sameTests: ["example.com/m/a", "example.com/m/untested"],
  };
  expect(entryOf(said).sameTests).toEqual(["example.com/m/a"]);
  expect(entryOf({ ...said, stored: { file: "f", time: "" } }).sameTests).toEqual([]);
  expect(entryOf({ ...said, base: { ref: "", sha: "" } }).sameTests).toEqual([]);
});

test("packages in which a test crashed are kept", () => {
  const all = [{ pkg: "example.com/m/a", test: "TestX", outcome: "failed", seconds: 0 }] as const;
  const tests = { passed: 0, failed: 1, skipped: 0, packages: 1, slowest: [], all };
  const found = (crashed?: readonly string[]) =>
    entryOf({
      checks: [check({ name: "test", tests: crashed === undefined ? tests : { ...tests, crashed } })],
    });
  expect(found().crashedTests).toEqual([]);
  expect(found(["example.com/m/a"]).crashedTests).toEqual(["example.com/m/a"]);
});

test("the time of an entry is in UTC, whatever zone the report was written with", () => {
  expect(entryOf({ started: "2026-11-22T23:05:41.123+09:00" }).time).toBe("2026-11-22T14:05:41.123Z");
});

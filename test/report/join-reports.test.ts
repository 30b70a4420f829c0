import { expect, test } from "@jest/globals";
import { joinReports } from "../../src/report/join-reports.ts";
import { allGood, check, regression } from "./sample-reports.ts";

const checks = {
  ...allGood,
  comparisons: [],
  checks: [check({ name: "vet", status: "failed" })],
  outcome: "failed" as const,
};
const benchmarks = { ...regression, checks: [], outcome: "passed" as const, head: allGood.head };

test("the checks of one job and the benchmarks of another are one report, whichever comes first", () => {
  const joined = joinReports([checks, benchmarks]);
  expect(joined).toMatchObject({
    outcome: "failed",
    checks: checks.checks,
    comparisons: benchmarks.comparisons,
  });
  expect(joinReports([benchmarks, checks])).toEqual(joined);
  expect(joined?.seconds.total).toBeCloseTo(checks.seconds.total + benchmarks.seconds.total);
});

test("what could not be measured is not passed", () => {
  expect(
    joinReports([
      { ...checks, outcome: "passed" },
      { ...benchmarks, outcome: "unmeasured" },
    ])?.outcome,
  ).toBe("unmeasured");
});

test.each([
  ["one alone", [checks]],
  ["two with benchmarks", [benchmarks, benchmarks]],
  ["two with checks", [checks, { ...benchmarks, checks: checks.checks }]],
  [
    "two of different commits",
    [checks, { ...benchmarks, head: { ...benchmarks.head, sha: "0".repeat(40) } }],
  ],
  ["three", [checks, benchmarks, benchmarks]],
])("%s stay as they are", (_, reports) => {
  expect(joinReports(reports)).toBe(undefined);
});

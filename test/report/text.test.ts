import { test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { renderText } from "../../src/report/text.ts";
import { expectGolden } from "./golden.ts";
import { allGood, brokenBuild, hostile, many, nothingMeasured, regression } from "./sample-reports.ts";

const GOLDEN: readonly (readonly [string, Report])[] = [
  ["regression", regression],
  ["all-good", allGood],
  ["nothing-measured", nothingMeasured],
  ["broken-build", brokenBuild],
  ["hostile", hostile],
  ["many", many],
];

test.each(GOLDEN)("writes the text of a report: %s", (name, report) => {
  expectGolden(`${name}.txt`, renderText(report, { width: 120, color: false }));
});

test("lists unchanged and identical benchmarks when asked for all", () => {
  expectGolden("regression-all.txt", renderText(regression, { width: 120, color: false, all: true }));
});

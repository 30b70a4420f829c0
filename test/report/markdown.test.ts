import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../../src/report/markdown.ts";
import { expectGolden } from "./golden.ts";
import { allGood, brokenBuild, hostile, many, nothingMeasured, regression } from "./sample-reports.ts";

const links = {
  repository: "https://github.com/example/parser",
  run: "https://github.com/example/parser/actions/runs/1",
};
const GOLDEN: readonly (readonly [string, Report])[] = [
  ["regression", regression],
  ["all-good", allGood],
  ["nothing-measured", nothingMeasured],
  ["broken-build", brokenBuild],
  ["hostile", hostile],
  ["many", many],
];

test.each(GOLDEN)("writes the Markdown of a report: %s", (name, report) => {
  expectGolden(`${name}.md`, renderMarkdown(report, { budget: SUMMARY_BUDGET, links }));
});

test("does without links", () => {
  expect(renderMarkdown(regression, { budget: SUMMARY_BUDGET })).not.toContain("](");
});

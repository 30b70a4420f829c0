import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { reportJson, settled } from "../../src/report/json.ts";
import { MAX_REPORT_CHARS, parseReport, readReport } from "../../src/report/parse-report.ts";
import { ReportFormatError, type ReportProblem } from "../../src/report/report-error.ts";
import { brokenBuild, clocks, comparison, hostile, many, regression, report } from "./sample-reports.ts";

const problemOf = (read: () => unknown): [ReportProblem, string] => {
  try {
    read();
  } catch (error) {
    if (error instanceof ReportFormatError) return [error.problem, error.message];
    throw error;
  }
  throw new Error("it was read");
};
const refuse = (value: unknown, problem: ReportProblem, message: string) =>
  expect(problemOf(() => readReport(value))).toEqual([problem, message]);
const plain = (value: Report): Record<string, unknown> => JSON.parse(reportJson(value));

test.each([
  ["regression", regression],
  ["broken build", brokenBuild],
  ["clocks", clocks],
  ["many", many],
  ["hostile", hostile],
])("what is written is read back the same: %s", (_, written) => {
  expect(parseReport(reportJson(written))).toEqual(written);
});

test("the order of fields does not depend on how a report was made", () => {
  const { schema, outcome, ...others } = regression;
  expect(reportJson({ ...others, outcome, schema })).toBe(reportJson(regression));
  expect(reportJson(regression).slice(0, 38)).toBe('{\n  "schema": 1,\n  "outcome": "failed"');
});

test("numbers keep their full precision", () => {
  const [row] = parseReport(
    reportJson(report({ comparisons: [comparison({ name: "A", base: 0.1 + 0.2 })] })),
  ).comparisons;
  expect(row?.base).toBe(0.30000000000000004);
});

test("values that are no number are null where there may be none, and refused elsewhere", () => {
  const rows = [comparison({ name: "A", delta: Number.NaN, hi: Number.POSITIVE_INFINITY })];
  expect(parseReport(reportJson(report({ comparisons: rows }))).comparisons[0]).toMatchObject({
    delta: null,
    hi: null,
  });
  const seconds = { ...report().seconds, total: Number.NaN };
  expect(problemOf(() => reportJson(report({ seconds })))).toEqual([
    "shape",
    "report.seconds.total is not a finite number: null",
  ]);
});

test("a text that is too long is cut when it is written", () => {
  const rows = [comparison({ name: "A".repeat(100_000) })];
  expect(parseReport(reportJson(report({ comparisons: rows }))).comparisons[0]?.name.length).toBe(65_536);
});

test("a token is taken out of texts whatever JSON makes of its letters, and numbers that look like one stay", () => {
  const [token, digits] = ['"to\\ken"\n', "1234567"];
  const clean = (text: string) => text.replaceAll(token, "***").replaceAll(digits, "***");
  const rows = [comparison({ name: "A", base: 1234567, reason: `it said ${token}, ${digits}` })];
  expect(settled(report({ comparisons: rows, warnings: [token] }), clean)).toMatchObject({
    comparisons: [{ base: 1234567, reason: "it said ***, ***" }],
    warnings: ["***"],
  });
});

test("a report of another schema is named as such, before anything else is looked at", () => {
  refuse({ schema: 2, shape: "unknown" }, "schema", "report has schema 2; this version reads 1");
});

test("unknown fields are left out: the schema only grows", () => {
  expect(readReport({ ...plain(regression), later: { x: 1 } })).toEqual(regression);
});

test("what is not JSON, or too large, is said", () => {
  expect(problemOf(() => parseReport('{"schema": 1, '))[0]).toBe("json");
  expect(problemOf(() => parseReport(" ".repeat(MAX_REPORT_CHARS + 1)))).toEqual([
    "size",
    "a report of 67108865 characters is above 67108864",
  ]);
});

test("what is no object, or has no schema, is no report", () => {
  refuse([], "shape", "report is not an object: []");
  refuse({}, "shape", "report.schema is not a finite number: absent");
});

test.each<[string, object, string]>([
  ["outcome", { outcome: "green" }, 'report.outcome is not one of passed, failed, unmeasured: "green"'],
  ["reasons", { reasons: "because" }, 'report.reasons is not a list: "because"'],
  ["a reason", { reasons: ["a", 1] }, "report.reasons[1] is not a text: 1"],
  ["time", { started: "noon" }, 'report.started is not a time: "noon"'],
  ["head", { head: { ref: "", sha: "" } }, "report.head.dirty is not true or false: absent"],
  ["machine", { machine: null }, "report.machine is not an object: null"],
  [
    "policy",
    { policy: { threshold: -1, alpha: 0.01 } },
    "report.policy.threshold is not a number from 0 on: -1",
  ],
  [
    "a check",
    { checks: [{ name: "lint" }] },
    'report.checks[0].name is not one of vet, staticcheck, test: "lint"',
  ],
  [
    "a long text",
    { reasons: ["x".repeat(65_537)] },
    "report.reasons[0] is not at most 65536 characters long: 65537",
  ],
  [
    "a long list",
    { warnings: new Array(200_001).fill("") },
    "report.warnings is not at most 200000 long: 200001",
  ],
  [
    "a row",
    { comparisons: [{ ...comparison({ name: "A" }), pairs: 1.5 }] },
    "report.comparisons[0].pairs is not a whole number from 0 on: 1.5",
  ],
  [
    "an infinite value",
    { comparisons: [{ ...comparison({ name: "A" }), base: JSON.parse("1e999") }] },
    "report.comparisons[0].base is not a finite number: null",
  ],
])("names the value that is not as it must be: %s", (_, said, message) => {
  refuse({ ...plain(regression), ...said }, "shape", message);
});

test("more checks than there are kinds of are refused", () => {
  const checks = Array.from({ length: 11 }, () => brokenBuild.checks[0]);
  refuse({ ...plain(brokenBuild), checks }, "shape", "report.checks is not at most 10 long: 11");
});

test("names of fields cannot reach the prototype", () => {
  const value = JSON.parse(reportJson(regression).replace("{", '{"__proto__": {"outcome": "passed"},'));
  expect(readReport(value)).toEqual(regression);
  expect(problemOf(() => readReport(Object.create(value)))[1]).toBe(
    "report.schema is not a finite number: absent",
  );
});

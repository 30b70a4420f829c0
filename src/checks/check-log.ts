// A check as text for the log: what is wrong first, then the figures.

import type { Check, Finding, TestSummary } from "../model/check.ts";
import { clockName } from "../model/clock.ts";
import type { FailedTest } from "./tests/test-run.ts";

const TITLES = { vet: "go vet", staticcheck: "staticcheck", test: "go test" } as const;
const MAX_OUTPUT_LINES = 2000; // of failed tests, in all

/** checkTitle is one line: `go vet: failed, 2 findings (1.3 s)`. */
export function checkTitle({ name, status, findings, seconds, tests }: Check): string {
  const found = findings.length === 0 ? "" : `, ${count(findings.length, "finding")}`;
  const ran = tests === undefined ? "" : `, ${count(tests.passed, "test")} passed`;
  const took = status === "skipped" ? "" : ` (${seconds.toFixed(1)} s)`;
  return `${TITLES[name]}: ${status}${found}${ran}${took}`;
}

export function checkBody(check: Check, failedTests: readonly FailedTest[] = []): string {
  const parts = [
    [check.reason, ...check.findings.map(findingText)].filter((line) => line !== "").join("\n"),
    ...failedOutput(failedTests),
    check.tests === undefined ? "" : summaryText(check.tests),
  ].filter((part) => part !== "");
  return parts.length === 0 ? "nothing found" : parts.join("\n\n");
}

/** clocksTitle is one line: `go test in 5 other clocks: 1 test depends on them`. */
export function clocksTitle({ findings, tests }: Check): string {
  const found = findings.filter(({ clocks }) => clocks !== undefined).length;
  const what = found === 1 ? "1 test depends on them" : `${found} tests depend on them`;
  return `go test in ${count(tests?.clocks?.length ?? 0, "other clock")}: ${what}`;
}

export function clocksBody({ findings, tests, reason }: Check): string {
  const found = findings.filter(({ clocks }) => clocks !== undefined).map(findingText);
  return [reason, ...(tests?.clocks ?? []).map(clockName), ...found].filter((line) => line !== "").join("\n");
}

function findingText({ code, message, file, line, column, known }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const before = [place, code].filter((part) => part !== "").join(": ");
  return `${before}: ${message.replaceAll("\n", "\n    ")}${known ? " (the base has it, too)" : ""}`;
}

function failedOutput(failedTests: readonly FailedTest[]): readonly string[] {
  const lines = failedTests.flatMap(({ pkg, test, output }) =>
    output.lines.length === 0
      ? []
      : [`output of ${pkg} ${test}:`, ...output.lines.map((line) => `    ${line}`)],
  );
  const left = lines.length - MAX_OUTPUT_LINES;
  if (lines.length === 0) return [];
  const kept = left > 0 ? [...lines.slice(0, MAX_OUTPUT_LINES), `… ${left} lines left out …`] : lines;
  return [kept.join("\n")];
}

function summaryText({ passed, failed, skipped, packages, slowest, coverage }: TestSummary): string {
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped, in ${count(packages, "package")}`;
  const covered = coverage === undefined ? "" : `\ncoverage: ${(coverage * 100).toFixed(1)} % of statements`;
  const slow = slowest.map(({ pkg, test, seconds }) => `    ${seconds.toFixed(2)} s  ${pkg} ${test}`);
  return [`${counts}${covered}`, ...(slow.length === 0 ? [] : ["slowest tests:", ...slow])].join("\n");
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

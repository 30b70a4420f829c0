// Checks as Markdown: what failed, with places and outputs. What passed stands at the top already.

import type { Check, Finding } from "../model/check.ts";
import { escapeBlock, escapeCode, escapeProse } from "./escape.ts";
import { formatSeconds, plural } from "./format.ts";
import { checkLine } from "./headline.ts";
import { lineLink, linked } from "./links.ts";
import { moreLine } from "./markdown-form.ts";
import { fold, type Page } from "./markdown-rows.ts";

/** checkSections has failed checks first; the caller leaves out parts that are "". */
export function checkSections(page: Page): string[] {
  const { checks } = page.report;
  if (page.form.findings === 0) return [];
  const bad = checks.filter((check) => check.status === "failed" || check.status === "error");
  return [
    ...bad.flatMap((check) => failedCheck(page, check)),
    knownFindings(page, checks),
    flaky(page, checks),
    slowest(page, checks),
  ];
}

function failedCheck(page: Page, check: Check): string[] {
  const fresh = check.findings.filter((finding) => !finding.known);
  const shown = fresh.slice(0, page.form.findings);
  const lines = shown.map((finding) => `- ${findingLine(page, finding)}`);
  const list = [...lines, moreLine(fresh.length, shown.length)].filter((line) => line !== "");
  return [
    `#### ❌ ${escapeProse(checkLine(check))}`,
    lines.length === 0 ? list.join("") : separated(list),
    messagesOf(page, shown),
  ];
}

/** Without an empty line before it, "more" after a list would belong to the last item. */
function separated(list: readonly string[]): string {
  return list.map((line) => (line.startsWith("- ") ? line : `\n${line}`)).join("\n");
}

function knownFindings(page: Page, checks: readonly Check[]): string {
  const known = checks.flatMap((check) => check.findings).filter((finding) => finding.known);
  const lines = known.slice(0, page.form.folded).map((finding) => `- ${findingLine(page, finding)}`);
  return lines.length === 0 ? "" : fold(`Findings that the base has too: ${known.length}`, lines.join("\n"));
}

function findingLine(page: Page, finding: Finding): string {
  const first = finding.message.split("\n").find((line) => line.trim() !== "") ?? "";
  const place = placeOf(page, finding);
  return [place, codeOf(finding), escapeProse(first)].filter((part) => part !== "").join(" ");
}

function placeOf({ report, links }: Page, { file, line, column }: Finding): string {
  if (file === undefined) return "";
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return linked(escapeCode(place), lineLink(links, report.head.sha, file, line));
}

/** staticcheck documents each of its checks under its code. */
function codeOf({ check, code }: Finding): string {
  if (code === "" || code === "build") return "";
  const isDocumented = check === "staticcheck" && /^(SA|S|ST|QF)\d{4}$/.test(code);
  return linked(escapeCode(code), isDocumented ? `https://staticcheck.dev/docs/checks#${code}` : "");
}

/** Messages of many lines, such as the output of a failed test, in full. */
function messagesOf(page: Page, findings: readonly Finding[]): string {
  const long = findings.filter(({ message }) => message.trim().includes("\n"));
  if (long.length === 0 || page.form.output === 0) return "";
  const blocks = long.map(
    (finding) => `${escapeCode(finding.code)}:\n\n${escapeBlock(finding.message, page.form.output)}`,
  );
  return fold(`Output of ${plural(long.length, "failure")}`, blocks.join("\n\n"));
}

function flaky(page: Page, checks: readonly Check[]): string {
  const all = checks.flatMap((check) => check.tests?.flaky ?? []);
  const lines = all.slice(0, page.form.folded).map(({ pkg, test, failures, runs, message }) => {
    const first = message.split("\n").find((line) => line.trim() !== "") ?? "";
    return `- ${escapeCode(test)} in ${escapeCode(pkg)} failed ${failures} of ${runs} times ${escapeProse(first)}`;
  });
  return lines.length === 0 ? "" : fold(`Flaky tests: ${all.length}`, lines.join("\n"));
}

function slowest(page: Page, checks: readonly Check[]): string {
  const tests = checks
    .flatMap((check) => check.tests?.slowest ?? [])
    .slice(0, Math.min(10, page.form.folded));
  if (tests.length === 0) return "";
  const lines = tests.map(
    ({ pkg, test, seconds }) => `- ${formatSeconds(seconds)} ${escapeCode(test)} in ${escapeCode(pkg)}`,
  );
  return fold("Slowest tests", lines.join("\n"));
}

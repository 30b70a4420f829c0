// Checks on a terminal: one line each, the findings of those that failed below.

import type { Check, Finding } from "../model/check.ts";
import type { Report } from "../model/report.ts";
import { visibleLine, visibleLines } from "../model/visible.ts";
import { formatSeconds } from "./format.ts";
import { checkLine } from "./headline.ts";
import type { Color, Paint } from "./paint.ts";
import { cutEnd } from "./text-table.ts";

/** Findings of one check, and lines of one finding, on a terminal; report.json has the rest. */
const MAX_FINDINGS = 20;
const MAX_LINES = 12;
const MAX_SLOWEST = 3;

const COLORS: Readonly<Record<Check["status"], readonly Color[]>> = {
  passed: ["green"],
  failed: ["red"],
  error: ["red"],
  skipped: ["yellow"],
};

export function checkLines(
  report: Report,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): string[] {
  if (report.checks.length === 0) return [];
  const lines = report.checks.flatMap((check) => {
    const [name = "", ...rest] = visibleLine(checkLine(check)).split(" ");
    const status = paint(rest.join(" "), ...COLORS[check.status]);
    return [`  ${name} ${status}`, ...findings(check, width), ...flaky(check), ...slowest(check)];
  });
  return ["checks", ...lines];
}

function findings({ findings: found, status }: Check, width: number): string[] {
  if (status === "passed") return [];
  const fresh = found.filter((finding) => !finding.known);
  const shown = fresh.slice(0, MAX_FINDINGS).flatMap((finding) => findingLines(finding, width));
  const left = fresh.length - MAX_FINDINGS;
  return left > 0 ? [...shown, `    +${left} more in report.json`] : shown;
}

/** The place and the first line of the message; the others below, cut to the terminal. */
function findingLines({ file, line, column, code, message }: Finding, width: number): string[] {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const [first = "", ...others] = visibleLines(message.trim()).split("\n");
  const head = [visibleLine(place), visibleLine(code), first].filter((part) => part !== "").join("  ");
  const below = others.slice(0, MAX_LINES).map((text) => `      ${cutEnd(text, width - 6)}`);
  const left = others.length - MAX_LINES;
  return [`    ${head}`, ...below, ...(left > 0 ? [`      +${left} more lines`] : [])];
}

function flaky({ tests }: Check): string[] {
  return (tests?.flaky ?? []).map(
    ({ pkg, test, failures, runs }) =>
      `    flaky: ${visibleLine(`${pkg}.${test}`)} failed ${failures} of ${runs} times`,
  );
}

function slowest({ tests }: Check): string[] {
  const slow = (tests?.slowest ?? []).slice(0, MAX_SLOWEST);
  if (slow.length === 0) return [];
  return [
    `    slowest: ${slow.map(({ test, seconds }) => `${visibleLine(test)} ${formatSeconds(seconds)}`).join(", ")}`,
  ];
}

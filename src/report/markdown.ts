// A report as Markdown for GitHub: a comment or a job summary. A reader sees in ten seconds: may I merge,
// what got slower, by how much, how sure, why. Everything else is folded.

import type { Outcome, Report } from "../model/report.ts";
import type { Comparison, Verdict } from "../model/verdict.ts";
import { escapeProse } from "./escape.ts";
import { plural } from "./format.ts";
import { checksLine, countsLine, headlineOf } from "./headline.ts";
import type { Links } from "./links.ts";
import { deltaChart } from "./markdown-chart.ts";
import { checkSections } from "./markdown-checks.ts";
import { FORMS, type Form, MIN_BUDGET } from "./markdown-form.ts";
import { originFold, originLine } from "./markdown-origin.ts";
import {
  fold,
  measuredTable,
  nameList,
  noteList,
  notesOf,
  outputsOf,
  type Page,
  sharedNote,
  sharedSentence,
  shortList,
  verdictList,
} from "./markdown-rows.ts";
import { packageLabels } from "./package-labels.ts";
import { waysOf } from "./reach/markdown-ways.ts";
import { reachSentence } from "./reach/words.ts";
import { type SharedNotes, sortByNotes } from "./shared-notes.ts";
import { changeWord, rowsOf } from "./verdict-groups.ts";

/** SUMMARY_BUDGET is GitHub's limit for a job summary, in bytes; a larger one is dropped as a whole. */
export const SUMMARY_BUDGET = 1024 * 1024;
/** COMMENT_BUDGET is GitHub's limit for a comment, in characters; counted in bytes, it is never exceeded. */
export const COMMENT_BUDGET = 65_536;
/** CHECK_BUDGET is GitHub's limit for the summary of a check run. */
export const CHECK_BUDGET = 65_535;

export interface MarkdownOptions {
  /** Largest size in bytes of UTF-8, at least MIN_BUDGET. */
  readonly budget: number;
  readonly links?: Links;
  /** Sentences that the caller adds: plain text, shown first. */
  readonly remarks?: readonly string[];
  /** Which job this is, where there are several; plain text. */
  readonly job?: string;
}

/** renderMarkdown writes the fullest form that fits. Throws RangeError for a budget below MIN_BUDGET. */
export function renderMarkdown(report: Report, { budget, ...rest }: MarkdownOptions): string {
  if (!(budget >= MIN_BUDGET)) throw new RangeError(`a budget of ${budget} bytes is below ${MIN_BUDGET}`);
  for (const form of FORMS) {
    const markdown = renderForm(report, form, rest);
    if (new TextEncoder().encode(markdown).length <= budget) return markdown;
  }
  throw new RangeError(`the shortest form is longer than ${budget} bytes`);
}

/** renderForm writes one form, whatever its size. */
export function renderForm(
  report: Report,
  form: Form,
  { links = {}, remarks = [], job = "" }: Omit<MarkdownOptions, "budget">,
): string {
  const labels = packageLabels(report.comparisons.map((c) => c.pkg));
  const page: Page = { report, form, links, labels, remarks, job };
  const parts = [
    ...top(page),
    ...changed(page, "regression", (row) => row.waiver === undefined),
    ...changed(page, "regression", (row) => row.waiver !== undefined),
    ...changed(page, "improvement"),
    ...inconclusive(page),
    ...uncompared(page),
    ...checkSections(page),
    ...unchanged(page),
    deltaChart(page),
    originLine(page),
    originFold(page),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const MARKS: Readonly<Record<Outcome, string>> = {
  failed: "### ❌ Failed:",
  passed: "### ✅ Passed:",
  unmeasured: "### ⚠️ Unmeasured:",
};

function top({ report, form, remarks: given }: Page): string[] {
  const { outcome, why, others } = headlineOf(report);
  const counts = countsLine(report);
  const remarks = [...others, ...report.warnings.map((warning) => `Note: ${warning}`)];
  const shown = remarks.slice(0, form.remarks).map((remark) => `- ${escapeProse(remark)}`);
  const checks = checksLine(report);
  return [
    `${MARKS[outcome]} ${escapeProse(why)}`,
    ...given.map((remark) => `> ${escapeProse(remark)}`),
    shown.join("\n"),
    reachSentence(report.reach),
    counts === "" ? "" : `Benchmarks: ${counts}`,
    checks === "" ? "" : `Checks: ${escapeProse(checks)}`,
  ];
}

function changed(
  page: Page,
  verdict: "regression" | "improvement",
  isMeant: (row: Comparison) => boolean = () => true,
): string[] {
  const rows = rowsOf(page.report.comparisons, verdict).filter(isMeant);
  if (rows.length === 0) return [];
  const [max, short] =
    verdict === "regression" ? [page.form.regressions, page.form.short] : [page.form.rows, 0];
  const words = new Set(rows.map((row) => changeWord(row.unit, verdict)));
  const [only = ""] = words;
  const title = words.size === 1 ? only : changeWord("", verdict);
  const isWaived = rows.every((row) => row.waiver !== undefined);
  const mark = verdict === "improvement" ? "🟢" : isWaived ? "🟠" : "🔴";
  return [
    `#### ${mark} ${capital(title)}${isWaived ? ", waived" : ""}`,
    measuredTable(page, short > 0 ? rows.slice(0, max) : rows, max),
    shortList(page, rows.slice(max), short),
    notesOf(page, verdict === "regression" ? rows : doubted(rows)),
    ...(verdict === "regression" ? [waysOf(page, rows)] : []),
  ];
}

/** Rows that share their reason stand below it: in a table where they have numbers, else by name. */
function inconclusive(page: Page): string[] {
  const rows = rowsOf(page.report.comparisons, "inconclusive");
  if (rows.length === 0) return [];
  const { shared } = sortByNotes(rows);
  const groups = shared.slice(0, page.form.notes);
  const isGrouped = new Set(groups.flatMap((group) => group.rows.map(({ row }) => row)));
  const others = rows.filter((row) => !isGrouped.has(row));
  return [
    "#### 🟡 Inconclusive",
    others.length === 0 ? "" : measuredTable(page, others, page.form.rows),
    notesOf(page, others),
    ...groups.flatMap((group) => groupParts(page, group)),
  ];
}

function groupParts(page: Page, group: SharedNotes): string[] {
  const rows = group.rows.map(({ row }) => row);
  if (rows.every(hasNoNumber)) return [sharedNote(page, group)];
  return [sharedSentence(group), measuredTable(page, rows, page.form.rows), noteList(page, group.rows)];
}

function hasNoNumber({ base, head, delta, pairs }: Comparison): boolean {
  return base === null && head === null && delta === null && pairs === 0;
}

/** Verdicts without values, listed with their reasons. */
const UNCOMPARED = ["broken", "missing", "new"] as const satisfies readonly Verdict[];

function uncompared(page: Page): string[] {
  const rows = UNCOMPARED.flatMap((verdict) => rowsOf(page.report.comparisons, verdict));
  if (rows.length === 0) return [];
  return ["#### ⚪ Not compared", verdictList(page, rows), outputsOf(page, rows)];
}

function unchanged(page: Page): string[] {
  const { comparisons } = page.report;
  const same = rowsOf(comparisons, "unchanged");
  const identical = rowsOf(comparisons, "identical");
  if (page.form.folded === 0) return [];
  return [
    same.length === 0 ? "" : fold(`Unchanged: ${plural(same.length, "row")}`, sameTable(page, same)),
    nameList(page, `Identical code, not measured: ${plural(identical.length, "benchmark")}`, identical),
  ];
}

function sameTable(page: Page, rows: readonly Comparison[]): string {
  const parts = [measuredTable(page, rows, page.form.folded), notesOf(page, doubted(rows))];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** An improvement needs no reason, but its doubts are shown. */
function doubted(rows: readonly Comparison[]): readonly Comparison[] {
  return rows.filter((row) => row.warnings.length > 0 || row.threshold !== undefined);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

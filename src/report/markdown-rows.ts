// Comparisons as Markdown tables: one row a benchmark and unit, every text of the code under test escaped.

import { displayName } from "../model/benchmark.ts";
import type { Report } from "../model/report.ts";
import type { Comparison } from "../model/verdict.ts";
import { escapeBlock, escapeCode, escapeProse, type TextPlace } from "./escape.ts";
import { formatDelta, formatPair, formatThreshold, plural, type Quantity, unbroken } from "./format.ts";
import { drawInterval, intervalSpan } from "./interval.ts";
import { type Links, lineLink, linked } from "./links.ts";
import { type Form, moreLine } from "./markdown-form.ts";
import type { PackageLabels } from "./package-labels.ts";
import { rowNotes, unitWithoutNumber } from "./row-notes.ts";

export interface Page {
  readonly report: Report;
  readonly form: Form;
  readonly links: Links;
  readonly labels: PackageLabels;
  /** Sentences that the caller adds. */
  readonly remarks: readonly string[];
  /** Which job this is, "" where it does not matter. */
  readonly job: string;
}

/** measuredTable has values, change and interval of each row; "" for no rows. */
export function measuredTable(page: Page, rows: readonly Comparison[], max: number): string {
  const shown = rows.slice(0, max);
  if (shown.length === 0) return moreLine(rows.length, 0);
  const { threshold } = page.report.policy;
  const span = intervalSpan(shown, threshold);
  const scale = unbroken(formatThreshold(span));
  const lines = shown.map((row) => measuredRow(page, row, threshold, span));
  return [
    `| Benchmark | Base | Head | Change, with interval | −${scale} to +${scale} | Pairs |`,
    "|:--|--:|--:|:--|:-:|--:|",
    ...lines,
    ...more(rows.length, shown.length),
  ].join("\n");
}

/** shortList is the change of each row alone, in one paragraph; "" for none. */
export function shortList(page: Page, rows: readonly Comparison[], max: number): string {
  const shown = rows.slice(0, max);
  if (shown.length === 0) return "";
  const all = shown.map((row) => {
    const { delta, base, head } = row;
    const change =
      delta === null ? (base === 0 && head !== 0 ? "from zero" : "") : formatDelta(delta, null, null);
    return `${nameOf({ ...page, links: {} }, row, "line")} ${unbroken(change)}`.trim();
  });
  return ["And:", all.join(", "), ...more(rows.length, shown.length)].join("\n");
}

/** notesOf lists reasons and warnings of rows; a long list is folded. */
export function notesOf(page: Page, rows: readonly Comparison[]): string {
  const noted = rows.filter((row) => rowNotes(row).length > 0);
  const shown = noted.slice(0, page.form.notes);
  if (shown.length === 0) return "";
  const list = [...shown.map((row) => noteOf(page, row)), ...more(noted.length, shown.length)].join("\n");
  return noted.length <= MAX_OPEN_NOTES ? list : fold(`Why, for each of ${noted.length}`, list);
}

/** verdictList names benchmarks that have no values, each with its verdict and reason; "" for none. */
export function verdictList(page: Page, rows: readonly Comparison[]): string {
  const shown = rows.slice(0, page.form.rows);
  const lines = shown.map((row) => noteOf(page, row, `**${row.verdict}** `));
  return [...lines, ...more(rows.length, shown.length)].join("\n").trim();
}

export function nameList(page: Page, title: string, rows: readonly Comparison[]): string {
  const shown = rows.slice(0, page.form.folded);
  if (shown.length === 0) return "";
  const lines = shown.map((row) => `- ${nameOf(page, row, "line")}`);
  return fold(title, [...lines, ...more(rows.length, shown.length)].join("\n"));
}

export function outputsOf(page: Page, rows: readonly Comparison[]): string {
  const spoke = rows.filter((row) => (row.output ?? "") !== "");
  if (spoke.length === 0 || page.form.output === 0) return "";
  const blocks = spoke.map(
    (row) => `${nameOf(page, row, "line")}:\n\n${escapeBlock(row.output ?? "", page.form.output)}`,
  );
  return fold(`Output of ${plural(spoke.length, "benchmark")}`, blocks.join("\n\n"));
}

/** fold hides Markdown behind a title, which is not escaped: it has to be our own words. */
export function fold(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

/** nameOf is a benchmark with its package, linked to its line. */
export function nameOf({ report, links, labels }: Page, row: Comparison, place: TextPlace): string {
  const name = escapeCode(displayName(row), place);
  const sha = row.verdict === "missing" ? report.base.sha : report.head.sha;
  const address = row.file === undefined ? "" : lineLink(links, sha, row.file, row.line);
  const label = labels.labelOf(row.pkg);
  const unit = unitWithoutNumber(row);
  return (
    linked(name, address) +
    (unit === "" ? "" : ` ${escapeCode(unit, place)}`) +
    (label === "" ? "" : ` in ${escapeCode(label, place)}`)
  );
}

/** Up to this many sentences are shown without a click. */
const MAX_OPEN_NOTES = 5;

function measuredRow(page: Page, row: Comparison, threshold: number, span: number): string {
  const [base, head] = formatPair(row.base, row.head, row.unit);
  const drawing = drawInterval(row, row.threshold ?? threshold, span);
  const cells = [
    nameOf(page, row, "cell"),
    quantity(base),
    quantity(head),
    changeOf(row),
    drawing === "" ? "" : `\`${drawing}\``,
    String(row.pairs),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Only the estimate stands out. */
function changeOf({ delta, lo, hi, base, head }: Comparison): string {
  if (delta === null) return base === 0 && head !== 0 ? "**from zero**" : "";
  const [estimate = "", ...interval] = formatDelta(delta, lo, hi).split(" (");
  return [`**${estimate}**`, ...interval].map(unbroken).join(" (");
}

function quantity({ number, unit, custom }: Quantity): string {
  if (unit === "") return number;
  return `${number}\u00a0${custom ? escapeProse(unit, "cell") : unit}`;
}

function noteOf(page: Page, row: Comparison, mark = ""): string {
  const text = rowNotes(row)
    .map((sentence) => escapeProse(sentence))
    .join("; ");
  return `- ${mark}${nameOf(page, row, "line")}${text === "" ? "" : `: ${text}`}`;
}

function more(total: number, shown: number): string[] {
  const line = moreLine(total, shown);
  return line === "" ? [] : ["", line];
}

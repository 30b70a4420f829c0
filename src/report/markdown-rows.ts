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
import { unitWithoutNumber } from "./row-notes.ts";
import { type NotedRow, type SharedNotes, sortByNotes } from "./shared-notes.ts";

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

/**
 * notesOf lists reasons and warnings of rows; a long list is folded, and what many rows share is said once.
 */
export function notesOf(page: Page, rows: readonly Comparison[]): string {
  const { own, shared } = sortByNotes(rows);
  const groups = shared.slice(0, page.form.notes);
  const list = noteList(page, own, { others: countOf(shared), shown: countOf(groups) });
  return joined([list, ...groups.map((group) => sharedNote(page, group))]);
}

/** `others` are rows elsewhere, of which so many are shown there. */
export function noteList(page: Page, rows: readonly NotedRow[], { others = 0, shown = 0 } = {}): string {
  const noted = rows.filter(({ notes }) => notes.length > 0);
  const some = noted.slice(0, page.form.notes);
  if (some.length + shown === 0) return "";
  const lines = some.map((each) => noteOf(page, each));
  const list = [...lines, ...more(noted.length + others, some.length + shown)].join("\n").trim();
  return noted.length <= MAX_OPEN_NOTES ? list : fold(`Why, for each of ${noted.length}`, list);
}

/** verdictList names benchmarks that have no values, each with its verdict and reason; "" for none. */
export function verdictList(page: Page, rows: readonly Comparison[]): string {
  const { own, shared } = sortByNotes(rows);
  const markOf = (noted: NotedRow | undefined) => `**${noted?.row.verdict}** `;
  const shown = own.slice(0, page.form.rows);
  const groups = shared.slice(0, page.form.rows);
  const lines = shown.map((each) => noteOf(page, each, markOf(each)));
  const list = [...lines, ...more(rows.length, shown.length + countOf(groups))].join("\n").trim();
  return joined([list, ...groups.map((group) => sharedNote(page, group, markOf(group.rows[0])))]);
}

function countOf(groups: readonly SharedNotes[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** sharedSentence is what holds for all of the rows. */
export function sharedSentence({ rows, notes }: SharedNotes, mark = ""): string {
  return `- ${mark}${rows.length} rows: ${sentencesOf(notes)}`;
}

/** sharedNote has the names of its rows, folded, each with what it alone says. */
export function sharedNote(page: Page, group: SharedNotes, mark = ""): string {
  const { rows } = group;
  const shown = rows.slice(0, page.form.rows);
  const lines = shown.map(({ row, notes }, i) =>
    noteOf(page, { row, notes: i < page.form.notes ? notes : [] }),
  );
  const list = [...lines, ...more(rows.length, shown.length)].join("\n");
  return joined([sharedSentence(group, mark), shown.length === 0 ? "" : fold(`These ${rows.length}`, list)]);
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

function noteOf(page: Page, { row, notes }: NotedRow, mark = ""): string {
  const text = sentencesOf(notes);
  return `- ${mark}${nameOf(page, row, "line")}${text === "" ? "" : `: ${text}`}`;
}

function sentencesOf(notes: readonly string[]): string {
  return notes.map((note) => escapeProse(note)).join("; ");
}

function more(total: number, shown: number): string[] {
  const line = moreLine(total, shown);
  return line === "" ? [] : ["", line];
}

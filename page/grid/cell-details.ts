// Below the grid: the selected cell in all its facts, and the row that it is in as a table.

import { commitName } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, commitAt } from "../data/branch-line.ts";
import { element, linkTo, table } from "../dom.ts";
import { SIGN_OF_CODE } from "../state/cell-signs.ts";
import { regionName } from "../state/chosen.ts";
import type { NamedRow } from "../state/row-names.ts";
import { dayIn } from "../state/zones.ts";
import { shown } from "./cell-text.ts";
import { type Fact, factsOfCell } from "./facts.ts";
import type { GridModel } from "./model.ts";
import { type GridParts, rowAt, seenIn } from "./parts.ts";

/** factList is the facts as a list of terms. */
function factList(facts: readonly Fact[]): HTMLElement {
  const items = facts.flatMap(({ term, says }) => [
    element("dt", {}, term),
    ...says.map(({ text, link }) => element("dd", {}, linkTo(link, text, { rel: "noreferrer" }))),
  ]);
  return element("dl", { class: "facts" }, ...items);
}

/** showDetails says what is known of the selected cell. */
export function showDetails(parts: GridParts, model: GridModel): void {
  const { page, details, spoken, now } = parts;
  const { selected } = now;
  const row = selected && rowAt(model, selected.line);
  const column = selected && model.columns[selected.column];
  if (selected === undefined || row === undefined || column === undefined) {
    details.replaceChildren(element("p", { class: "quiet" }, "Select a cell to see what is known of it."));
    return;
  }
  const text = spokenCell(page, model, row, selected);
  if (spoken.textContent !== text) spoken.textContent = text;
  const trend = page.addressOf({ page: "trend", benchmarks: [row.key] });
  const isOpen = details.querySelector("details")?.open ?? false;
  details.replaceChildren(
    element("h2", {}, "Selected cell"),
    factList(factsOfCell(page, model.events, row, column)),
    ...(row.unit === "" ? [] : [element("p", {}, element("a", { href: trend }, "Trend of this row"))]),
    rowDetails(parts, model, { line: selected.line, row }, isOpen),
  );
}

interface OnLine {
  readonly line: number;
  readonly row: NamedRow;
}

function rowDetails(parts: GridParts, model: GridModel, at: OnLine, isOpen: boolean): HTMLElement {
  const { fromColumn, toColumn } = seenIn(parts, model);
  const scroll = { class: "scroll", tabindex: "0", role: "group", "aria-label": "Row as a table" };
  return element(
    "details",
    isOpen ? { open: "" } : {},
    element("summary", {}, "This row as a table"),
    element("div", scroll, rowTable(parts.page, model, at, { from: fromColumn, to: toColumn })),
  );
}

/** Columns of the table of a row. */
const MOST = 60;

/** rowTable has the row's cells in the columns that can be seen. */
function rowTable(
  { store }: Context,
  model: GridModel,
  { line, row }: OnLine,
  { from, to }: { readonly from: number; readonly to: number },
): HTMLTableElement {
  const columns = model.columns.slice(from, Math.min(to, from + MOST));
  const rows = columns.map((column, i) => {
    const branch = branchNamed(store, column.branch);
    const commit = branch && commitAt(store, branch, column.place);
    const look = model.lookAt(line, from + i);
    const words = look === undefined ? "not loaded" : wordsOf(look.worst, look.other);
    return [
      commit === undefined ? "loading" : commitName(commit),
      dayIn(commit?.measured ?? "", "UTC"),
      column.regions.map(regionName).map(shown).join(", "),
      look?.event ? `${words}; an event begins here` : words,
    ];
  });
  const caption = `${shown(row.key)}: the columns that can be seen, ${columns.length} of ${model.columns.length}`;
  return table(caption, ["commit", "measured, UTC", "region", "says"], rows);
}

function wordsOf(worst: number, other: number): string {
  const words = SIGN_OF_CODE[worst]?.words ?? "";
  return other === worst ? words : `${words}; elsewhere ${SIGN_OF_CODE[other]?.words ?? ""}`;
}

/** spokenCell is the cell in one short sentence, for who does not see it. */
function spokenCell(
  { store }: Context,
  model: GridModel,
  row: NamedRow,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  const at = model.columns[column];
  const branch = at && branchNamed(store, at.branch);
  if (at === undefined || branch === undefined) return "";
  const commit = commitAt(store, branch, at.place);
  const look = model.lookAt(line, column);
  const words = look === undefined ? "not loaded" : wordsOf(look.worst, look.other);
  const when =
    commit === undefined ? "" : `, commit ${commit.sha.slice(0, 7)} of ${dayIn(commit.measured, "UTC")}`;
  const where = at.regions.map(regionName).join(", ");
  return shown(`${row.key}${when}, ${where}: ${words}${look?.event ? ", an event begins here" : ""}`);
}

// Below the grid: the selected cell in all its facts, and the row that it is in as a table. Both are made
// anew where they say something else than before, the table only while somebody can see it. Of a cell that is
// passed no more is told than the sentence: its numbers would have to be loaded.

import { commitName, shortSha } from "../commit-name.ts";
import type { Context } from "../context.ts";
import { branchNamed, commitAt } from "../data/branch-line.ts";
import { element, linkTo, scrolled, table } from "../dom.ts";
import { SIGN_OF_CODE } from "../state/cell-signs.ts";
import { regionName } from "../state/chosen.ts";
import type { NamedRow } from "../state/row-names.ts";
import { dayIn } from "../state/zones.ts";
import { shown } from "./cell-text.ts";
import { type Fact, factsOfCell } from "./facts.ts";
import type { Window } from "./geometry.ts";
import { type GridModel, rowAt } from "./model.ts";
import type { Place } from "./move.ts";
import { makeRest } from "./rest.ts";

export interface CellDetails {
  readonly root: HTMLElement;
  /** The selected cell in a sentence, for who does not see it. */
  readonly spoken: HTMLElement;
  readonly update: (shown: ShownGrid) => void;
  /** Says that other columns can be seen. */
  readonly scrolled: () => void;
  /** True while a cell is passed. */
  readonly isWaiting: () => boolean;
  readonly close: () => void;
}

export interface ShownGrid {
  readonly model: GridModel;
  readonly selected: Place | undefined;
  /** What can be seen of it; asked for when it is needed, since the browser then has to lay out the page. */
  readonly seen: () => Window;
}

export function makeCellDetails(page: Context): CellDetails {
  const none = element("p", { class: "quiet" }, "Select a cell to see what is known of it.");
  const facts = element("div", {});
  const row = makeRowTable();
  const cell = element("div", { hidden: "" }, element("h2", {}, "Selected cell"), facts, row.root);
  const spoken = element("p", { id: "grid-cell", class: "unseen", "aria-live": "polite" });
  const isPassing = makePassing(page.again);
  let last = "";
  return {
    root: element("section", { "aria-label": "The selected cell" }, none, cell),
    spoken,
    update: ({ model, selected, seen }) => {
      const at = cellNow(model, selected);
      none.hidden = at !== undefined;
      cell.hidden = at === undefined;
      if (at === undefined) return;
      const text = spokenCell(page, model, at);
      if (spoken.textContent !== text) spoken.textContent = text;
      const isPassed = isPassing.at(at.row, model.columns[at.column]);
      facts.classList.toggle("passed", isPassed);
      if (isPassed) return;
      const told = factsNow(page, model, at);
      const now = JSON.stringify(told);
      if (now !== last) facts.replaceChildren(factList(told.facts), ...trendLink(told.trend));
      last = now;
      row.update(() => rowTable(page, model, at, seen()));
    },
    scrolled: row.scrolled,
    isWaiting: isPassing.now,
    close: () => {
      isPassing.close();
      row.close();
    },
  };
}

/** Cells that follow each other closely are passed, all but the first and the last. */
function makePassing(onRest: () => void) {
  let [last, isPassed]: [readonly unknown[], boolean] = [[], false];
  const rest = makeRest(() => {
    if (isPassed) onRest();
    isPassed = false;
  });
  return {
    /** True for a cell that is passed. */
    at: (...cell: readonly unknown[]): boolean => {
      if (cell.some((each, i) => each !== last[i])) {
        isPassed = rest.isMoving();
        rest.moved();
      }
      last = cell;
      return isPassed;
    },
    now: () => isPassed,
    close: rest.close,
  };
}

interface CellNow {
  readonly line: number;
  readonly column: number;
  readonly row: NamedRow;
}

function cellNow(model: GridModel, selected: Place | undefined): CellNow | undefined {
  const row = selected && rowAt(model, selected.line);
  return selected === undefined || row === undefined || model.columns[selected.column] === undefined
    ? undefined
    : { ...selected, row };
}

interface Told {
  readonly facts: readonly Fact[];
  /** Address of the row's trend; "" for a test. */
  readonly trend: string;
}

function factsNow(page: Context, model: GridModel, { row, column }: CellNow): Told {
  const at = model.columns[column];
  return {
    facts: at === undefined ? [] : factsOfCell(page, model.events, row, at),
    trend: row.unit === "" ? "" : page.addressOf({ page: "trend", benchmarks: [row.key] }),
  };
}

/** factList is the facts as a list of terms. */
function factList(facts: readonly Fact[]): HTMLElement {
  const items = facts.flatMap(({ term, says }) => [
    element("dt", {}, term),
    ...says.map(({ text, link }) => element("dd", {}, linkTo(link, text, { rel: "noreferrer" }))),
  ]);
  return element("dl", { class: "facts" }, ...items);
}

function trendLink(address: string): readonly Node[] {
  return address === "" ? [] : [element("p", {}, element("a", { href: address }, "Trend of this row"))];
}

/** The table that somebody opens, or that is printed. */
function makeRowTable() {
  const host = element("div", {});
  const summary = element("summary", {}, "This row as a table");
  const root = element("details", {}, summary, scrolled(host, "Row as a table"));
  let make: (() => TableNow) | undefined;
  let last = "";
  const show = (): void => {
    const found = make?.();
    const now = JSON.stringify(found);
    if (found !== undefined && now !== last)
      host.replaceChildren(table(found.caption, ["commit", "measured, UTC", "region", "says"], found.rows));
    last = now;
  };
  const print = (): void => {
    root.open = true;
    show();
  };
  const showOpen = (): void => {
    if (root.open) show();
  };
  const rest = makeRest(showOpen);
  root.addEventListener("toggle", showOpen);
  addEventListener("beforeprint", print);
  return {
    root,
    update: (now: () => TableNow) => {
      make = now;
      showOpen();
    },
    scrolled: rest.moved,
    close: () => {
      rest.close();
      removeEventListener("beforeprint", print);
    },
  };
}

/** Columns of the table of a row. */
const MOST = 60;

interface TableNow {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

/** rowTable has the row's cells in the columns that can be seen. */
function rowTable(
  { store }: Context,
  model: GridModel,
  { line, row }: CellNow,
  { fromColumn, toColumn }: Window,
): TableNow {
  const columns = model.columns.slice(fromColumn, Math.min(toColumn, fromColumn + MOST));
  const rows = columns.map((column, i) => {
    const branch = branchNamed(store, column.branch);
    const commit = branch && commitAt(store, branch, column.place);
    return [
      commit === undefined ? "loading" : commitName(commit),
      dayIn(commit?.measured ?? "", "UTC"),
      column.regions.map(regionName).map(shown).join(", "),
      lookText(model, line, fromColumn + i),
    ];
  });
  const caption = `${shown(row.key)}: the columns that can be seen, ${columns.length} of ${model.columns.length}`;
  return { caption, rows };
}

function lookText({ lookAt }: GridModel, line: number, column: number): string {
  const look = lookAt(line, column);
  if (look === undefined) return "not loaded";
  const [worst, other] = [SIGN_OF_CODE[look.worst]?.words ?? "", SIGN_OF_CODE[look.other]?.words ?? ""];
  const words = look.other === look.worst ? worst : `${worst}; elsewhere ${other}`;
  return look.event === "" ? words : `${words}; an event begins here`;
}

/** spokenCell is the cell in one short sentence, for who does not see it. */
function spokenCell({ store }: Context, model: GridModel, { row, line, column }: CellNow): string {
  const at = model.columns[column];
  const branch = at && branchNamed(store, at.branch);
  if (at === undefined || branch === undefined) return "";
  const commit = commitAt(store, branch, at.place);
  const when =
    commit === undefined ? "" : `, commit ${shortSha(commit.sha)} of ${dayIn(commit.measured, "UTC")} UTC`;
  const where = at.regions.map(regionName).join(", ");
  return shown(`${row.key}${when}, ${where}: ${lookText(model, line, column)}`);
}

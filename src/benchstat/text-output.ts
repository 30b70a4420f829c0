// benchstat's text: one grid per table, with borders, marks and footnotes.
// https://github.com/golang/perf/blob/master/cmd/benchstat/internal/benchtab/table.go

import { deltaText, pText } from "./comparison.ts";
import { signedFixed } from "./fixed-decimal.ts";
import { type GridCell, layGrid } from "./grid.ts";
import { headerLevels } from "./header.ts";
import type { Field } from "./projection.ts";
import { rowScaler, type Scaler } from "./scale.ts";
import type { StatCell, StatColumn, StatTable } from "./stat-table.ts";
import { rangeText } from "./summary.ts";

const BORDER = " │ ";

// First grid column of the i-th column: a centre takes 3 (value, ±, marks), and from the second column on a
// delta takes 3 more.
function startOf(column: number): number {
  return column === 0 ? 1 : 4 + 6 * (column - 1);
}

/** textTable prints a table and its footnotes. */
export function textTable(table: StatTable, columnFields: readonly Field[]): string {
  const grid = new TextGrid(table.columns.length);
  for (const level of headerLevels(
    table.columns.map(({ key }) => key),
    columnFields.length,
  )) {
    for (const { first, last, text } of level)
      grid.put(startOf(first), {
        span: startOf(last + 1) - startOf(first),
        text,
        align: "centre",
        margin: BORDER,
      });
    grid.endHeader();
  }
  putUnits(grid, table);
  for (const row of table.rows) {
    grid.put(0, { text: row.label, margin: "" });
    const scale = rowScaler(
      row.cells.flatMap((cell) => cell?.summary.centre ?? []),
      table.binary,
    );
    for (const [i, cell] of row.cells.entries()) if (cell) putCell(grid, startOf(i), cell, scale);
    grid.endRow();
  }
  if (table.rows.length > 1) putGeomeans(grid, table);
  return grid.text();
}

function putUnits(grid: TextGrid, { columns, unit }: StatTable): void {
  for (const i of columns.keys()) {
    grid.put(startOf(i), { span: 3, text: unit, align: "centre", margin: BORDER });
    if (i > 0) grid.put(startOf(i) + 3, { span: 3, text: "vs base", margin: "  " });
  }
  grid.endHeader();
}

function putCell(
  grid: TextGrid,
  start: number,
  { summary, warnings, comparison }: StatCell,
  scale: Scaler,
): void {
  grid.put(start, { text: scale(summary.centre), align: "right" });
  // As a margin ± is in line in all rows, and the geomeans, which have none, stay in the column of values.
  grid.put(start + 1, { text: rangeText(summary), align: "right", margin: " ± " });
  grid.mark(start + 2, warnings);
  if (!comparison) return;
  const { result, from } = comparison;
  grid.put(start + 3, { text: deltaText(result, from, summary.centre), align: "right" });
  grid.put(start + 4, { text: `(${pText(result)})` });
  grid.mark(start + 5, result.warnings);
}

function putGeomeans(grid: TextGrid, { columns, binary }: StatTable): void {
  grid.put(0, { text: "geomean", margin: "" });
  for (const [i, column] of columns.entries()) putGeomean(grid, i, column, binary);
  grid.endRow();
}

function putGeomean(
  grid: TextGrid,
  i: number,
  { geomean, ratio, warnings }: StatColumn,
  binary: boolean,
): void {
  const start = startOf(i);
  if (geomean !== null) grid.put(start, { text: rowScaler([geomean], binary)(geomean), align: "right" });
  if (i > 0 && ratio === null) grid.put(start + 3, { text: "?" });
  else if (ratio !== null)
    grid.put(start + 3, { text: `${signedFixed((ratio - 1) * 100, 2)}%`, align: "right" });
  grid.mark(start + (i === 0 ? 2 : 5), warnings);
}

class TextGrid {
  readonly #cells: GridCell[] = [];
  readonly #notes = new Map<string, string>();
  readonly #shrink: ReadonlySet<number>;
  readonly #edge: number;
  #row = 0;

  constructor(columns: number) {
    // Past the end of the last column; what lies between has no width.
    this.#edge = startOf(columns + 1);
    // Of each column only the centre may grow for a title.
    const firsts = Array.from({ length: columns }, (_, i) => startOf(i));
    const rest = Array.from({ length: this.#edge }, (_, i) => i).filter((i) => i > 0 && !firsts.includes(i));
    this.#shrink = new Set(rest);
  }

  put(col: number, cell: Partial<GridCell> & Pick<GridCell, "text">): void {
    const { text, span = 1, align = "left", margin = " " } = cell;
    this.#cells.push({ row: this.#row, col, span, text, align, margin });
  }

  /** The marks of notes, which are numbered as they come and listed below the table. */
  mark(col: number, notes: readonly string[]): void {
    if (notes.length === 0) return;
    const marks = notes.map((note) => {
      const mark = this.#notes.get(note) ?? superscript(this.#notes.size + 1);
      this.#notes.set(note, mark);
      return mark;
    });
    this.put(col, { text: marks.join(" ") });
  }

  endHeader(): void {
    this.put(this.#edge, { text: "", margin: " │" });
    this.endRow();
  }

  endRow(): void {
    this.#row++;
  }

  text(): string {
    const notes = [...this.#notes].map(([note, mark]) => `${mark} ${note}\n`);
    return layGrid(this.#cells, this.#shrink) + notes.join("");
  }
}

function superscript(n: number): string {
  return [...String(n)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

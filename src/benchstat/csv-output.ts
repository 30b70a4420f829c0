// benchstat's CSV: values with all their digits, notes apart.

import { goFloat } from "../benchfmt/go-float.ts";
import { deltaText, pText } from "./comparison.ts";
import { signedFixed } from "./fixed-decimal.ts";
import type { Field } from "./projection.ts";
import type { StatColumn, StatRow, StatTable } from "./stat-table.ts";
import { rangeText } from "./summary.ts";

/** CsvWriter collects the records of all tables, and notes that begin with the name of their cell. */
export class CsvWriter {
  readonly #records: string[] = [];
  readonly #notes: string[] = [];

  record(fields: readonly string[]): void {
    this.#records.push(fields.map(quoted).join(","));
  }

  /** table adds the lines of one table, without its title. */
  table({ columns, unit, rows }: StatTable, columnFields: readonly Field[]): void {
    const width = startOf(columns.length);
    // Unlike the text, where one title spans equal columns, each column has its own.
    for (const level of columnFields.keys())
      this.record(
        placed(
          columns.map(({ key }, i) => [startOf(i), key.values[level] ?? ""]),
          width,
        ),
      );
    this.record(["", ...columns.flatMap((_, i) => [unit, "CI", ...(i > 0 ? ["vs base", "P"] : [])])]);
    for (const row of rows) this.#row(row);
    this.#geomeans(columns, width);
  }

  /** text is for standard output. */
  text(): string {
    return this.#records.map((record) => `${record}\n`).join("");
  }

  /** notes is for standard error. */
  notes(): string {
    return this.#notes.join("");
  }

  #row({ label, cells }: StatRow): void {
    const fields: [number, string][] = [[0, label]];
    for (const [i, cell] of cells.entries()) {
      if (!cell) continue;
      const start = startOf(i);
      const { summary, comparison } = cell;
      this.#note(start, cell.warnings);
      fields.push([start, goFloat(summary.centre)], [start + 1, rangeText(summary)]);
      if (!comparison) continue;
      const { result, from } = comparison;
      this.#note(start + 2, result.warnings);
      fields.push([start + 2, deltaText(result, from, summary.centre)], [start + 3, pText(result)]);
    }
    this.record(placed(fields, Math.max(...fields.map(([at]) => at)) + 1));
  }

  #geomeans(columns: readonly StatColumn[], width: number): void {
    const fields: [number, string][] = [[0, "geomean"]];
    for (const [i, { geomean, ratio, warnings }] of columns.entries()) {
      this.#note(startOf(i), warnings);
      if (geomean !== null) fields.push([startOf(i), goFloat(geomean)]);
      const change = ratio === null ? "?" : `${signedFixed((ratio - 1) * 100, 2)}%`;
      if (i > 0) fields.push([startOf(i) + 2, change]);
    }
    this.record(placed(fields, width));
  }

  // A note names the cell of the record that comes next.
  #note(column: number, notes: readonly string[]): void {
    const cell = `${letters(column)}${this.#records.length + 1}`;
    for (const note of notes) this.#notes.push(`${cell}: ${note}\n`);
  }
}

// Field of a column's first value. The label takes one, the first column two (centre, CI), others four.
function startOf(column: number): number {
  return column === 0 ? 1 : 3 + 4 * (column - 1);
}

function placed(fields: readonly (readonly [number, string])[], width: number): string[] {
  const record = Array.from({ length: width }, () => "");
  for (const [at, text] of fields) record[at] = text;
  return record;
}

// Base 26 with A for 0, so that BA follows Z: not a spreadsheet's AA, but benchstat's.
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26)) + last;
}

// As Go's encoding/csv: quotes also for a leading blank, and for `\.`, which ends data in PostgreSQL.
function quoted(field: string): string {
  if (field === "\\.") return '"\\."';
  return /[,"\r\n]|^[\s\u0085]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

// The tables as files: JSON, one object a line (https://github.com/ndjson/ndjson-spec), and CSV (RFC 4180).

import type { Entry } from "../entry.ts";
import type { Exported, ExportedFile } from "./exported.ts";
import { type Table, type TableRow, tablesOf } from "./tables.ts";

export function exportNdjson(entries: readonly Entry[]): Exported {
  return exported(entries, "ndjson", jsonLines);
}

export function exportCsv(entries: readonly Entry[]): Exported {
  return exported(entries, "csv", csvLines);
}

function exported(
  entries: readonly Entry[],
  ending: string,
  lines: (table: Table) => Iterable<string>,
): Exported {
  const files = tablesOf(entries).map(
    (table): ExportedFile => ({ path: `${table.name}.${ending}`, text: lines(table) }),
  );
  return { files, notes: [] };
}

function* jsonLines({ rows }: Table): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function* csvLines({ columns, rows }: Table): Generator<string> {
  yield `${columns.join(",")}\r\n`;
  for (const row of rows) yield `${columns.map((column) => csvCell(row[column] ?? null)).join(",")}\r\n`;
}

/** An empty text is quoted, and no value is not, so that they can be told apart. */
function csvCell(value: TableRow[string]): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

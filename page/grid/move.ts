// Where the selection goes for a key. A heading between lines is passed over.

import type { Line } from "./lines.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Field {
  readonly lines: readonly Line[];
  readonly columns: number;
  /** How many lines and columns a page has. */
  readonly page: { readonly lines: number; readonly columns: number };
}

/** movedBy is undefined for a key that moves nothing. */
export function movedBy(key: string, { line, column }: Place, field: Field): Place | undefined {
  const [lastLine, lastColumn] = [field.lines.length - 1, field.columns - 1];
  const to = (l: number, c: number, step: number): Place =>
    onRow({ line: clamp(l, lastLine), column: clamp(c, lastColumn) }, field.lines, step);
  switch (key) {
    case "ArrowLeft":
      return to(line, column - 1, 1);
    case "ArrowRight":
      return to(line, column + 1, 1);
    case "ArrowUp":
      return to(line - 1, column, -1);
    case "ArrowDown":
      return to(line + 1, column, 1);
    case "PageUp":
      return to(line - field.page.lines, column, -1);
    case "PageDown":
      return to(line + field.page.lines, column, 1);
    case "Home":
      return to(line, 0, 1);
    case "End":
      return to(line, lastColumn, 1);
    default:
      return undefined;
  }
}

function onRow(place: Place, lines: readonly Line[], step: number): Place {
  let { line } = place;
  while (lines[line]?.kind === "package" && line + step >= 0 && line + step < lines.length) line += step;
  // A heading at the very top has its rows below.
  return lines[line]?.kind === "package" ? { ...place, line: line + 1 } : { ...place, line };
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(last, value));
}

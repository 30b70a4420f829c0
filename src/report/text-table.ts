// Columns of a terminal, aligned by the width that characters take there: a Chinese letter or an emoji takes two.

import stringWidth from "string-width";

/** Column says how the cells of a column stand. */
export type Column = "left" | "right";

/** MIN_CELL is the least that a cut cell keeps, in columns of the terminal. */
const MIN_CELL = 12;
const GAP = "  ";

/**
 * alignRows pads cells to columns and cuts those of column `flexible` in their middle, so that lines fit `width` where
 * that leaves at least 12 of it. Trailing spaces are gone.
 */
export function alignRows(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  { width, flexible }: { readonly width: number; readonly flexible: number },
): string[][] {
  const widths = columns.map((_, i) =>
    rows.reduce((max, row) => Math.max(max, stringWidth(row[i] ?? "")), 0),
  );
  const total = widths.reduce((sum, w) => sum + w, 0) + GAP.length * (columns.length - 1);
  const room = Math.max(MIN_CELL, (widths[flexible] ?? 0) - Math.max(0, total - width));
  const fitted = widths.map((w, i) => (i === flexible ? Math.min(w, room) : w));
  return rows.map((row) =>
    columns.map((column, i) => {
      const cell = cutToWidth(row[i] ?? "", fitted[i] ?? 0);
      const space = " ".repeat(Math.max(0, (fitted[i] ?? 0) - stringWidth(cell)));
      return column === "left" ? cell + space : space + cell;
    }),
  );
}

/** joinCells puts the cells of a row side by side, without spaces at the end. */
export function joinCells(cells: readonly string[]): string {
  return cells.join(GAP).trimEnd();
}

/** cutToWidth keeps both ends of a text that is wider than `width` columns. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const letters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  const tail = takeWidth(letters.toReversed(), Math.floor((width - 1) / 2)).reverse();
  const head = takeWidth(letters, width - 1 - stringWidth(tail.join("")));
  return `${head.join("")}…${tail.join("")}`;
}

/** cutEnd keeps the beginning. */
export function cutEnd(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const letters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  return `${takeWidth(letters, width - 1).join("")}…`;
}

function takeWidth(letters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const letter of letters) {
    used += stringWidth(letter);
    if (used > width) break;
    taken.push(letter);
  }
  return taken;
}

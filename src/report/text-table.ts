// Columns of a terminal, aligned by the width of characters there: a Chinese letter or an emoji takes two.

import stringWidth from "string-width";

export type Column = "left" | "right";

/** MIN_CELL is the least that a cut cell keeps, in columns of the terminal. */
const MIN_CELL = 12;
const GAP = "  ";

/**
 * alignRows pads cells to columns. Where lines are wider than `width`, it cuts the cells of column `flexible`
 * in their middle, to MIN_CELL at least. Different cells stay different.
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
  const short = cutApart(
    rows.map((row) => row[flexible] ?? ""),
    room,
  );
  const fitted = widths.map((w, i) => (i === flexible ? Math.min(w, room) : w));
  return rows.map((row) =>
    columns.map((column, i) => {
      const cell = i === flexible ? (short.get(row[i] ?? "") ?? "") : (row[i] ?? "");
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

/** cutApart cuts each text to `width`; those that would look alike show where they differ, or stay whole. */
export function cutApart(texts: readonly string[], width: number): ReadonlyMap<string, string> {
  const all = [...new Set(texts)];
  const short = new Map(all.map((text) => [text, cutToWidth(text, width)]));
  for (const group of alike(short)) {
    const same = commonStart(group);
    for (const text of group) short.set(text, cutAround(text, same, width));
  }
  for (let groups = alike(short); groups.length > 0; groups = alike(short))
    for (const text of groups.flat()) short.set(text, text);
  return short;
}

/** Texts whose short forms are the same; none for one that has its own. */
function alike(short: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const [text, form] of short) {
    const group = groups.get(form) ?? [];
    group.push(text);
    groups.set(form, group);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Number of letters that all texts begin with. */
function commonStart(texts: readonly string[]): number {
  const [first = [], ...others] = texts.map((text) => [...text]);
  const end = first.findIndex((letter, i) => others.some((other) => other[i] !== letter));
  return end < 0 ? first.length : end;
}

/** A little of the beginning, and what stands from shortly before position `at` on. */
function cutAround(text: string, at: number, width: number): string {
  const letters = [...text];
  const head = letters.slice(0, Math.floor(width / 4)).join("");
  const rest = letters.slice(Math.max(0, at - 4)).join("");
  return cutEnd(`${head}…${rest}`, width);
}

/** cutEnd keeps the beginning of a text that is wider than `width` columns. */
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

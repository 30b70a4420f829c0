// Lays out a table of texts in columns: cells that span columns, margins with borders, marks.
// https://github.com/golang/perf/blob/master/cmd/benchstat/internal/texttab/table.go

export interface GridCell {
  readonly row: number;
  /** First column. */
  readonly col: number;
  /** Number of columns, at least 1. */
  readonly span: number;
  readonly text: string;
  readonly align: "left" | "right" | "centre";
  /** Text before `text`, such as a border. All cells that start in a column share the widest margin. */
  readonly margin: string;
}

/** layGrid prints the cells row by row. A cell over several columns widens only those not in `shrink`. */
export function layGrid(cells: readonly GridCell[], shrink: ReadonlySet<number>): string {
  const margins: number[] = [];
  for (const { col, margin } of cells) margins[col] = Math.max(margins[col] ?? 0, width(margin));
  const widths = columnWidths(cells, margins, shrink);
  const offsets = [0];
  for (const [i, size] of widths.entries()) offsets.push((offsets[i] ?? 0) + size);
  return printCells(cells, margins, offsets);
}

// Counts code points: all UTF-16 units but the second ones of pairs.
function width(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

// Widths include margins. Cells of one column come first, then spanning cells, those of few columns first.
function columnWidths(
  cells: readonly GridCell[],
  margins: readonly number[],
  shrink: ReadonlySet<number>,
): number[] {
  const count = cells.reduce((most, { col, span }) => Math.max(most, col + span), 0);
  const widths = Array.from({ length: count }, () => 0);
  const need = ({ col, text }: GridCell): number => width(text) + (margins[col] ?? 0);
  for (const cell of cells)
    if (cell.span === 1) widths[cell.col] = Math.max(widths[cell.col] ?? 0, need(cell));
  const wide = cells.filter(({ span }) => span > 1).sort((a, b) => a.span - b.span);
  for (const cell of wide) widen(widths, cell, need(cell), shrink);
  return widths;
}

// Makes room for a spanning cell, evenly, in the columns that may grow. The widest come first: what one has
// beyond its share, the narrower ones need not give.
function widen(widths: number[], { col, span }: GridCell, need: number, shrink: ReadonlySet<number>): void {
  const spanned = Array.from({ length: span }, (_, i) => col + i);
  const sizeOf = (i: number): number => widths[i] ?? 0;
  if (spanned.reduce((sum, i) => sum + sizeOf(i), 0) >= need) return;
  let rest = need - spanned.filter((i) => shrink.has(i)).reduce((sum, i) => sum + sizeOf(i), 0);
  const growing = spanned.filter((i) => !shrink.has(i)).sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const [done, i] of growing.entries()) {
    widths[i] = Math.max(sizeOf(i), Math.ceil(rest / (growing.length - done)));
    rest -= sizeOf(i);
  }
}

function printCells(
  cells: readonly GridCell[],
  margins: readonly number[],
  offsets: readonly number[],
): string {
  const lines: string[] = [];
  let [line, position, row] = ["", 0, 0];
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.col - b.col);
  for (const cell of ordered) {
    if (cell.text.trim() === "" && cell.margin.trim() === "") continue;
    for (; row < cell.row; row++) [line, position] = [lines.push(line) ? "" : "", 0];
    const start = offsets[cell.col] ?? 0;
    // A negative width of Go's `%*s` pads, too: behind a text that is too wide benchstat's border is off.
    line += " ".repeat(Math.abs(start - position));
    const margin = margins[cell.col] ?? 0;
    const room = (offsets[cell.col + cell.span] ?? start) - start - margin;
    const text = aligned(cell, room);
    line += cell.margin.padStart(margin) + text;
    position = start + margin + width(text);
  }
  return [...lines, line].map((text) => `${text}\n`).join("");
}

function aligned({ text, align }: GridCell, room: number): string {
  const free = Math.max(0, room - width(text));
  if (align === "left") return text;
  return " ".repeat(align === "right" ? free : Math.floor(free / 2)) + text;
}

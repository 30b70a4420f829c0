import { expect, test } from "@jest/globals";
import { type GridCell, layGrid } from "../../src/benchstat/grid.ts";

/** A cell in the form `row col span align margin|text`. */
function cell(text: string): GridCell {
  const [, row, col, span, align, margin = "", content = ""] =
    /^(\d) (\d) (\d) (left|right|centre) ([^|]*)\|(.*)$/.exec(text) ?? [];
  if (align !== "left" && align !== "right" && align !== "centre") throw new Error(`no cell: ${text}`);
  return { row: Number(row), col: Number(col), span: Number(span), align, margin, text: content };
}

test.each<[string, readonly string[], readonly number[], string]>([
  [
    "a column is as wide as its widest text",
    ["0 0 1 left |a", "1 0 1 left |long", "0 1 1 right  |1", "1 1 1 right  |22"],
    [],
    "a     1\nlong 22\n",
  ],
  [
    "a margin that one cell has makes room in all of its column",
    ["0 0 1 left |a", "0 1 1 left  ± |1", "1 1 1 left  |2"],
    [],
    "a ± 1\n    2\n",
  ],
  [
    "what spans columns widens them evenly, the wide ones first",
    ["0 0 2 left |abcdef", "1 0 1 left |x", "1 1 1 left |y", "1 2 1 left |z"],
    [],
    "abcdef\nx  y  z\n",
  ],
  [
    "but not those that shrink",
    ["0 0 2 left |abcdef", "1 0 1 left |x", "1 1 1 left |y", "1 2 1 left |z"],
    [1],
    "abcdef\nx    yz\n",
  ],
  [
    "a centred text has the smaller half of the free space on its left, and none behind",
    ["0 0 1 left |abcdef", "1 0 1 centre |x"],
    [],
    "abcdef\n  x\n",
  ],
  ["characters count, not their units", ["0 0 1 left |😀µ", "1 0 1 right |x"], [], "😀µ\n x\n"],
  [
    "an empty row is a line, and blank cells leave no blanks behind",
    ["0 0 1 left |a", "0 1 1 right  | ", "2 0 1 left |b"],
    [],
    "a\n\nb\n",
  ],
  [
    "a text that runs over its columns is followed by as many blanks, as in benchstat",
    ["0 0 2 left |abc", "0 2 1 left |x"],
    [0, 1],
    "abc   x\n",
  ],
])("%s", (_, cells, shrink, text) => {
  expect(layGrid(cells.map(cell), new Set(shrink))).toBe(text);
});

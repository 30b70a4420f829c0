// The grid without a browser: geometry, headings, columns, lines and moves.
import { expect, test } from "@jest/globals";
import { columnsOf } from "../../page/grid/columns.ts";
import { contentSize, geometryOf, hitAt, scrollTo, windowOf } from "../../page/grid/geometry.ts";
import { spansIn } from "../../page/grid/headings.ts";
import { type LineWish, linesOf, namesOrder, orderOf, type RowScores } from "../../page/grid/lines.ts";
import { movedBy } from "../../page/grid/move.ts";
import type { Sort } from "../../page/state/view.ts";

const geometry = geometryOf("normal", 1000, [18, 18, 18, 18]);
const extent = { columns: 100, lines: 50 };
const box = { width: 340 + 22 * 10, height: 72 + 22 * 5 };

test("what can be seen is what the scroll position leaves, also in part", () => {
  expect(windowOf(geometry, box, { left: 0, top: 0 }, extent)).toEqual({
    fromColumn: 0,
    toColumn: 10,
    fromLine: 0,
    toLine: 5,
  });
  expect(windowOf(geometry, box, { left: 33, top: 50 * 22 - 110 }, extent)).toEqual({
    fromColumn: 1,
    toColumn: 12,
    fromLine: 45,
    toLine: 50,
  });
  expect(contentSize(geometry, extent)).toEqual({ width: 340 + 2200, height: 72 + 1100 });
});

test("a phone's screen keeps more than half of its width for cells", () => {
  expect(geometryOf("normal", 360, []).nameWidth).toBe(162);
});

test("a point is a cell, a heading, a name or nothing", () => {
  const scroll = { left: 44, top: 22 };
  expect(hitAt(geometry, scroll, extent, { x: 341, y: 73 })).toEqual({ kind: "cell", line: 1, column: 2 });
  expect(hitAt(geometry, scroll, extent, { x: 341, y: 19 })).toEqual({
    kind: "heading",
    level: 1,
    column: 2,
  });
  expect(hitAt(geometry, scroll, extent, { x: 3, y: 73 })).toEqual({ kind: "name", line: 1 });
  expect(hitAt(geometry, scroll, extent, { x: 3, y: 3 })).toEqual({ kind: "nothing" });
  expect(hitAt(geometry, scroll, { columns: 3, lines: 2 }, { x: 380, y: 80 })).toEqual({ kind: "nothing" });
});

test("scrolling to a cell moves no more than it takes", () => {
  const still = { left: 0, top: 0 };
  expect(scrollTo(geometry, box, still, { line: 4, column: 9 })).toEqual(still);
  expect(scrollTo(geometry, box, still, { line: 5, column: 10 })).toEqual({ left: 22, top: 22 });
  expect(scrollTo(geometry, box, { left: 500, top: 500 }, { line: 1, column: 2 })).toEqual({
    left: 44,
    top: 22,
  });
});

test("neighbours that say the same are one heading, of its whole length, unless they are apart", () => {
  const texts = ["a", "a", "b", "b", "b", "c"];
  const textOf = (column: number) => texts[column] ?? "";
  expect(spansIn({ from: 1, to: 4, columns: 6 }, textOf)).toEqual([
    { from: 0, to: 2, text: "a" },
    { from: 2, to: 5, text: "b" },
  ]);
  expect(spansIn({ from: 2, to: 5, columns: 6 }, textOf, (column) => column === 4)).toEqual([
    { from: 2, to: 4, text: "b" },
    { from: 4, to: 5, text: "b" },
  ]);
  expect(spansIn({ from: 0, to: 0, columns: 0 }, textOf)).toEqual([]);
});

test("a commit's regions are beside each other or one column, and branches follow each other, newest first", () => {
  const branches = [
    { name: "main", commits: 2 },
    { name: "v1", commits: 1 },
  ];
  const regions = ["eu", "us"];
  expect(columnsOf({ branches, regions, together: "worst" })).toEqual([
    { branch: "main", place: 1, regions },
    { branch: "main", place: 0, regions },
    { branch: "v1", place: 0, regions },
  ]);
  expect(columnsOf({ branches, regions, together: "side" }).slice(0, 3)).toEqual([
    { branch: "main", place: 1, regions: ["eu"] },
    { branch: "main", place: 1, regions: ["us"] },
    { branch: "main", place: 0, regions: ["eu"] },
  ]);
});

const rows = [
  { pkg: "m/a", label: "m/a.Parse", unit: "sec/op", key: "m/a.Parse sec/op" },
  { pkg: "m/b", label: "m/b.Parse", unit: "sec/op", key: "m/b.Parse sec/op" },
  { pkg: "m/a", label: "m/a.Parse", unit: "B/op", key: "m/a.Parse B/op" },
  { pkg: "m/b", label: "m/b.TestFoo", unit: "", key: "m/b.TestFoo" },
];
const scores: RowScores = {
  eventAge: (row) => [Infinity, 3, Infinity, 1][row] ?? Infinity,
  flakiness: (row) => [0, 0, 0.2, 0.1][row] ?? 0,
  was: (row, states) => states.includes("worse") && row === 1,
};
const all: LineWish = { filter: undefined, pkg: "", unit: "", states: [], grouped: false };
const linesNow = (wish: Partial<LineWish>, sort: Sort = "event") =>
  linesOf(rows, orderOf(namesOrder(rows), scores, sort), scores, { ...all, ...wish });
const rowsOf = (wish: Partial<LineWish>, sort: Sort = "event") =>
  linesNow(wish, sort).lines.map((line) => (line.kind === "row" ? line.row : line.pkg));

test("lines are sorted by the newest event, by flakiness or by name", () => {
  expect(rowsOf({})).toEqual([3, 1, 2, 0]);
  expect(rowsOf({}, "flaky")).toEqual([2, 3, 0, 1]);
  expect(rowsOf({}, "name")).toEqual([2, 0, 1, 3]);
});

test("lines are those that pass all filters", () => {
  expect(rowsOf({ filter: /PARSE/iu })).toEqual([1, 2, 0]);
  expect(rowsOf({ filter: /b\/op/iu })).toEqual([2]);
  expect(rowsOf({ pkg: "m/b" })).toEqual([3, 1]);
  expect(rowsOf({ unit: "sec/op" })).toEqual([1, 0]);
  expect(rowsOf({ unit: "tests" })).toEqual([3]);
  expect(rowsOf({ states: ["worse", "failed"] })).toEqual([1]);
});

test("a row that a filter cannot tell about is shown, and counted", () => {
  const filter = { test: (name: string) => (name.includes("TestFoo") ? false : undefined) };
  expect(linesNow({ filter, unit: "sec/op" })).toMatchObject({
    lines: [
      { kind: "row", row: 1 },
      { kind: "row", row: 0 },
    ],
    unfiltered: 2,
  });
  expect(linesNow({ filter }).unfiltered).toBe(3);
});

test("packages are headings in the order of their first row", () => {
  expect(rowsOf({ grouped: true })).toEqual(["m/b", 3, 1, "m/a", 2, 0]);
});

test("keys move by one, by a page and to the ends, and pass over headings", () => {
  const { lines } = linesNow({ grouped: true });
  const field = { lines, columns: 10, page: { lines: 3, columns: 4 } };
  const from = (line: number, column: number) => (key: string) => movedBy(key, { line, column }, field);
  expect(from(2, 5)("ArrowDown")).toEqual({ line: 4, column: 5 });
  expect(from(4, 5)("ArrowUp")).toEqual({ line: 2, column: 5 });
  expect(from(1, 0)("ArrowUp")).toEqual({ line: 1, column: 0 });
  expect(from(1, 0)("ArrowLeft")).toEqual({ line: 1, column: 0 });
  expect(from(1, 0)("End")).toEqual({ line: 1, column: 9 });
  expect(from(5, 5)("PageDown")).toEqual({ line: 5, column: 5 });
  expect(from(5, 5)("PageUp")).toEqual({ line: 2, column: 5 });
  expect(from(5, 5)("x")).toBeUndefined();
});

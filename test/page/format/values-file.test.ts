import { expect, test } from "@jest/globals";
import { makeLadder } from "../../../src/history/ladder/ladder.ts";
import { codeOf } from "../../../src/page/format/cell-class.ts";
import { cellByte } from "../../../src/page/format/cell-form.ts";
import { BLOCK } from "../../../src/page/format/pieces.ts";
import { cellsOf, edgesOf, openBlock } from "../../../src/page/format/row-cells.ts";
import { Broken } from "../../../src/page/format/table.ts";
import { readValues, type ValuesFile, writeValues } from "../../../src/page/format/values-file.ts";

const BESIDE = "c0ffee".padEnd(40, "0");
const NONE = Number.NaN;

/** Three runs; row 0 compared, identical, compared with a tag; row 1 a count that stays; row 2 a test. */
function file(): ValuesFile {
  const cells = new Uint8Array(3 * BLOCK);
  cells.set([
    cellByte(codeOf("regression"), "compared"),
    cellByte(codeOf("identical"), "class"),
    cellByte(codeOf("inconclusive"), "compared"),
    cellByte(codeOf("unchanged"), "still"),
    0,
    cellByte(codeOf("value"), "value"),
    cellByte(codeOf("passed"), "seconds"),
    cellByte(codeOf("failed"), "seconds"),
    0,
  ]);
  return {
    runs: [
      { column: 1, base: 0, how: "pairs" },
      { column: 2, base: 1, how: "pairs" },
      { column: 2, base: BESIDE, how: "pairs" },
    ],
    notes: [{ row: 0, run: 0, reason: "</script>", through: ["m.parse"], waived: "", expires: "" }],
    clocks: [{ row: 2, run: 0, clock: "Asia/Kathmandu" }],
    cells,
    value: Float64Array.of(1024, 7, 0.25, 1.5),
    pairs: Float64Array.of(8, 20, 4),
    ln: Float64Array.of(0.0523, -0.001),
    error: Float64Array.of(0.00412, 0.0061),
    df: Float64Array.of(7.53, NONE),
    base: Float64Array.of(1.2345e-6, 12_345_000_000),
    head: Float64Array.of(1.3008e-6, NONE),
  };
}

test("numbers come back as they were, to the last bit", () => {
  expect(readValues(writeValues(file()))).toEqual(file());
});

test("a number keeps nine digits, whatever its size", () => {
  const numbers = [0, 0.1 + 0.2, 1 / 3, -2e9, 123_456_789_012, 5e-324, 1.5e-30, 1e120, 1e300, 0.1000000001];
  const value = Float64Array.from([...numbers, NONE]);
  const cells = new Uint8Array(value.length * BLOCK).fill(
    cellByte(codeOf("value"), "value"),
    0,
    value.length,
  );
  const runs = numbers.concat(0).map((_, column) => ({ column, base: "", how: "" }) as const);
  const found = readValues(writeValues({ ...file(), runs, cells, value, ...nothingElse() }));
  const said = found instanceof Broken ? [] : Array.from(found.value);
  expect(said).toEqual([0, 0.3, 0.333333333, -2e9, 123_456_789_000, 0, 1.5e-30, 1e120, NONE, 0.1, NONE]);
  const again = found instanceof Broken ? found : readValues(writeValues(found));
  expect(again).toEqual(found);
});

function nothingElse() {
  const none = new Float64Array(0);
  return { pairs: none, ln: none, error: none, df: none, base: none, head: none, notes: [], clocks: [] };
}

test("a row has its cells in the order of the runs, each with its numbers", () => {
  const block = openBlock(file());
  expect(cellsOf(block, 0).map(({ class: kind, ln, base }) => ({ kind, ln, base }))).toEqual([
    { kind: "regression", ln: 0.0523, base: 1.2345e-6 },
    { kind: "identical", ln: null, base: null },
    { kind: "inconclusive", ln: -0.001, base: 12_345_000_000 },
  ]);
  expect(cellsOf(block, 1)).toEqual([
    expect.objectContaining({ number: 0, base: 1024, head: 1024, ln: 0, error: 0, pairs: 4 }),
    expect.objectContaining({ number: 2, base: null, head: 7, ln: null, pairs: 0 }),
  ]);
  expect(cellsOf(block, 2).map((cell) => [cell.class, cell.head])).toEqual([
    ["passed", 0.25],
    ["failed", 1.5],
  ]);
});

test("comparisons of a row make its ladder; one without degrees of freedom is none", () => {
  const edges = edgesOf([openBlock(file())], 0, 3);
  expect(Array.from(edges.base)).toEqual([0, 1]);
  expect(Array.from(edges.head)).toEqual([1, 2]);
  expect(Array.from(edges.variance)).toEqual([0.00412 ** 2 * (7.53 / 5.53), 0]);
  const rungs = makeLadder(edges).rungs.map(({ commit, ln }) => [commit, Number(ln.toFixed(9))]);
  expect(rungs).toEqual([
    [0, 0],
    [1, 0.0523],
    [2, 0.0523],
  ]);
});

test("what a commit beside the line was compared with has a number after all columns", () => {
  const said = { ...file(), df: Float64Array.of(7.53, 9) };
  const edges = edgesOf([openBlock(said)], 0, 3);
  expect(Array.from(edges.base)).toEqual([0, 1, 3]);
  expect(edges.beside).toEqual([BESIDE]);
});

test("comparisons with stored samples are not on the ladder", () => {
  const runs = file().runs.map((run) => ({ ...run, how: "stored" as const }));
  expect(edgesOf([openBlock({ ...file(), runs })], 0, 3).base).toHaveLength(0);
});

test("bytes that were cut, turned or made up are told", () => {
  const bytes = writeValues(file());
  expect(readValues(bytes.subarray(0, 3))).toBeInstanceOf(Broken);
  expect(readValues(bytes.subarray(0, bytes.length - 1))).toBeInstanceOf(Broken);
  expect(readValues(new Uint8Array(bytes.length))).toBeInstanceOf(Broken);
  const turned = writeValues({ ...file(), cells: file().cells.toReversed() });
  expect(readValues(turned)).not.toEqual(file());
  expect(readValues(writeValues({ ...file(), value: new Float64Array(0) }))).toEqual(
    new Broken("its numbers do not fit its cells"),
  );
  const notes = [{ row: BLOCK, run: 0, reason: "", through: [], waived: "", expires: "" }];
  expect(readValues(writeValues({ ...file(), notes }))).toBeInstanceOf(Broken);
});

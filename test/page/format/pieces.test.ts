import { expect, test } from "@jest/globals";
import { blockOf, piecesOf, SEGMENT, segmentsOf } from "../../../src/page/format/pieces.ts";

test("columns fall into segments of 1,024, of which the last one grows", () => {
  expect(segmentsOf(0)).toEqual([]);
  expect(segmentsOf(1)).toEqual([{ from: 0, to: 1 }]);
  expect(segmentsOf(2050).map(({ to }) => to)).toEqual([1024, 2048, 2050]);
});

test("pieces of a block follow each other without a gap, however many columns there are", () => {
  for (const columns of [0, 1, 63, 64, 65, 1000, 1024, 1025, 1026, 1500, 2048, 5000])
    for (const block of [0, 1, 31, 1023, 1024, 5000]) {
      const pieces = piecesOf(columns, block);
      expect(pieces.map(({ from }) => from)).toEqual(
        [0, ...pieces.map(({ to }) => to)].slice(0, pieces.length),
      );
      expect(pieces.at(-1)?.to ?? 0).toBe(columns);
    }
});

test("short pieces become a long one a while after it is full, one block with each commit", () => {
  const lengths = (columns: number, block: number) =>
    piecesOf(columns, block).map(({ from, to }) => to - from);
  expect(lengths(256, 0)).toEqual([64, 64, 64, 64]);
  expect(lengths(257, 0)).toEqual([256, 1]);
  expect(lengths(257, 1)).toEqual([64, 64, 64, 64, 1]);
  expect(lengths(258, 1)).toEqual([256, 2]);
  expect(lengths(SEGMENT, 0)).toEqual([256, 256, 256, 64, 64, 64, 64]);
  expect(lengths(SEGMENT + 1, 0)).toEqual([SEGMENT, 1]);
  expect(lengths(SEGMENT + 2, 1)).toEqual([SEGMENT, 2]);
  expect(lengths(3 * SEGMENT, 1023)).toEqual([SEGMENT, SEGMENT, 256, 256, 256, 64, 64, 64, 64]);
});

test("a block has 32 rows", () => {
  expect([0, 31, 32, 64].map(blockOf)).toEqual([0, 0, 1, 2]);
});

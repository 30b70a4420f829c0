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

test("a full segment becomes one piece a while later, one block with each commit", () => {
  const pieces = (columns: number, block: number) => piecesOf(columns, block).length;
  expect(pieces(SEGMENT, 0)).toBe(16);
  expect(pieces(SEGMENT + 1, 0)).toBe(2);
  expect(pieces(SEGMENT + 1, 1)).toBe(17);
  expect(pieces(SEGMENT + 2, 1)).toBe(2);
  expect(pieces(3 * SEGMENT, 1023)).toBe(2 + 16);
});

test("a block has 32 rows", () => {
  expect([0, 31, 32, 64].map(blockOf)).toEqual([0, 0, 1, 2]);
});

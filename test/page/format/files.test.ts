import { expect, test } from "@jest/globals";
import { CELL_CLASSES, classOf, codeOf } from "../../../src/page/format/cell-class.ts";
import { codeAt, readClasses, writeClasses } from "../../../src/page/format/class-matrix.ts";
import { readCommits, writeCommits } from "../../../src/page/format/commits-file.ts";
import { fileOf, hashIn } from "../../../src/page/format/file-names.ts";
import { PAGE_SCHEMA, readIndex } from "../../../src/page/format/index-file.ts";
import { type PageRow, readRows, writeRows } from "../../../src/page/format/rows-file.ts";
import { Broken } from "../../../src/page/format/table.ts";

const HOSTILE = `</script>\u202e\u0000${"x".repeat(10_000)}`;

test("classes have the numbers that files have, and an unknown one is none", () => {
  expect(CELL_CLASSES.map((name) => classOf(codeOf(name)))).toEqual([...CELL_CLASSES]);
  expect(codeOf("identical")).toBe(1);
  expect(classOf(31)).toBe("none");
});

test("a matrix has its cells column after column, and none outside of it", () => {
  const matrix = { rows: 2, columns: 3, codes: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect(readClasses(writeClasses(matrix))).toEqual(matrix);
  expect(codeAt(matrix, 1, 2)).toBe(6);
  expect(codeAt(matrix, 2, 0)).toBe(0);
  expect(codeAt(matrix, 0, 3)).toBe(0);
  expect(readClasses(writeClasses(matrix).subarray(0, 10))).toBeInstanceOf(Broken);
});

test("rows come back in their order, with hostile names as they are", () => {
  const rows: readonly PageRow[] = [
    { kind: "benchmark", benchmark: { pkg: "m", name: HOSTILE, procs: 8 }, unit: "sec/op" },
    { kind: "benchmark", benchmark: { pkg: "m", name: HOSTILE, procs: 8 }, unit: "B/op" },
    { kind: "test", pkg: "m/sub", test: "TestParse/empty" },
  ];
  expect(readRows(writeRows(rows))).toEqual(rows);
  expect(readRows(writeRows([]))).toEqual([]);
  expect(readRows('{"packages":[]}')).toBeInstanceOf(Broken);
  expect(readRows(writeRows(rows).replace('"names":[', '"names":["more",'))).toBeInstanceOf(Broken);
});

test("commits come back; a file that is cut is told", () => {
  const commit = { sha: "ab", title: HOSTILE, authored: "", measured: "", pull: null, parent: "" };
  const file = { commits: [commit], go: ["go1.26.8"], regions: [] };
  expect(readCommits(writeCommits(file))).toEqual(file);
  expect(readCommits(writeCommits(file).slice(0, -1))).toEqual(expect.any(Broken));
});

test("an index of a newer schema says that the page is to be loaded again", () => {
  const found = readIndex(JSON.stringify({ schema: PAGE_SCHEMA + 1 }));
  expect(found).toEqual(new Broken("it has schema 2, and this version reads 1: reload the page"));
  expect(readIndex("{")).toBeInstanceOf(Broken);
});

test("a file is named by its role and hash", () => {
  const path = fileOf("classes", "0123456789abcdef");
  expect(path).toBe("data/classes-0123456789abcdef.bin.gz");
  expect(fileOf("rows", "0123456789abcdef")).toBe("data/rows-0123456789abcdef.json.gz");
  expect(hashIn(path)).toBe("0123456789abcdef");
  expect(hashIn("data/../x-0123456789abcdef.json.gz")).toBeUndefined();
});

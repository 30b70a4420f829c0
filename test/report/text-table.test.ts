import { expect, test } from "@jest/globals";
import stringWidth from "string-width";
import { alignRows, cutApart, cutEnd, cutToWidth, joinCells } from "../../src/report/text-table.ts";

const table = (rows: readonly (readonly string[])[], width: number) =>
  alignRows(rows, ["left", "right"], { width, flexible: 0 }).map(joinCells);

test("columns are aligned by what a terminal shows, not by characters", () => {
  const lines = table(
    [
      ["解析", "1"],
      ["👩‍💻", "22"],
      ["abcd", "333"],
      ["é", "4"],
    ],
    80,
  );
  expect(lines).toEqual(["解析    1", "👩‍💻     22", "abcd  333", "é       4"]);
  expect(lines.map((line) => stringWidth(line))).toEqual([9, 9, 9, 9]);
});

test("a column that is too wide is cut in its middle", () => {
  expect(table([["ParseSomethingLong/size=1k", "1"]], 20)).toEqual(["ParseSom…/size=1k  1"]);
});

test("names that differ in their middle stay apart", () => {
  const names = ["a", "b"].map((x) => `_Logger_Parallel/${x}_without_fields/go-kit/log/middleware/logger`);
  const [first, second] = table(
    names.map((name) => [name, "1"]),
    30,
  );
  expect(first).toBe("_Logge…lel/a_without_field…  1");
  expect(second).toBe("_Logge…lel/b_without_field…  1");
});

test("names that no cut keeps apart are not cut", () => {
  const names = ["1", "2"].flatMap((x) =>
    ["1", "2"].map((y) => `${x}${"=".repeat(40)}${y}${"=".repeat(40)}`),
  );
  expect(
    new Set(
      table(
        names.map((name) => [name, "1"]),
        30,
      ),
    ).size,
  ).toBe(4);
});

test("a cut name is no other name's", () => {
  const names = ["abcdefghijklmnopqrstuvwxyz", "abcdef…vwxyz", "abcdefXXXXXXXXXXXXXXXvwxyz"];
  for (const width of [12, 13, 16, 20]) expect(new Set(cutApart(names, width).values()).size).toBe(3);
});

test("thousands of names that differ in a digit are cut in no time, and stay apart", () => {
  const names = Array.from({ length: 5000 }, (_, i) => `Parse/size=${i}/${"mode=".repeat(20)}end`);
  expect(new Set(cutApart(names, 40).values()).size).toBe(5000);
});

test("without a terminal nothing is cut", () => {
  const name = "x".repeat(500);
  expect(table([[name, "1"]], Number.POSITIVE_INFINITY)).toEqual([`${name}  1`]);
});

test("a cut column keeps twelve columns, however narrow the terminal", () => {
  expect(table([["ParseSomethingLong/size=1k", "1"]], 5)).toEqual(["ParseS…ze=1k  1"]);
});

test("cutting counts wide letters twice and halves none", () => {
  expect(cutToWidth("解析解析解析", 7)).toBe("解析…析");
  expect(cutEnd("解析解析", 6)).toBe("解析…");
  expect(cutEnd("short", 5)).toBe("short");
});

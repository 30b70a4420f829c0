import { expect, test } from "@jest/globals";
import { compareBytes } from "../../src/benchstat/byte-order.ts";
import { quoteGo, unquoteGo } from "../../src/benchstat/go-quote.ts";
import { parseInputs } from "../../src/benchstat/inputs.ts";
import { UnitTable } from "../../src/benchstat/unit-table.ts";

test.each<[readonly string[], readonly string[]]>([
  [
    ["old.txt", "new.txt"],
    ["old.txt: old.txt", "new.txt: new.txt"],
  ],
  [["a=b=c"], ["a: b=c"]],
  [["=x"], [": x"]],
  [
    ["x", "./x", "x"],
    ["x#0: x", "./x: ./x", "x#1: x"],
  ],
  [
    ["a=x", "a=y", "x"],
    ["a: x", "a: y", "x: x"],
  ],
  [
    ["base=-", "-"],
    ["base: -", "-: -"],
  ],
])("the columns of %j", (args, columns) => {
  expect(parseInputs(args).map(({ label, path }) => `${label}: ${path}`)).toEqual(columns);
});

test.each([
  ['"a\\u2603"', "a☃"],
  ['"\\x41\\101\\n"', "AA\n"],
  ['"\\xe2\\x98\\x83"', "☃"],
  ['"\\U0001F600"', "😀"],
  ['"\\ud800"', null],
  ['"\\400"', null],
  ['"\\z"', null],
  ['"\\\'"', null],
  ['"a\nb"', null],
])("%s means %j in Go", (quoted, text) => {
  expect(unquoteGo(quoted)).toBe(text);
});

test("texts are quoted as Go's %q does", () => {
  expect(['a"b\\', "\t\0\x7f", "é☃😀", "\u00a0\u200b\u{e0001}"].map(quoteGo)).toEqual([
    '"a\\"b\\\\"',
    '"\\t\\x00\\x7f"',
    '"é☃😀"',
    '"\\u00a0\\u200b\\U000e0001"',
  ]);
});

test("bytes order texts as code points do", () => {
  const texts = ["", "A", "a", "aa", "b", "é", "\ue000", "\uffff", "\u{10000}", "😀"];
  expect(texts.toReversed().toSorted(compareBytes)).toEqual(texts);
});

test("the first value of a unit's key counts, for the tidied unit and the other", () => {
  const units = new UnitTable();
  const line = { kind: "unit", file: "f", line: 1, unit: "sec/op", original: "ns/op" } as const;
  expect(units.assumptionOf("sec/op")).toBe("nothing");
  expect(units.add({ ...line, key: "assume", value: "exact" })).toBeNull();
  expect(units.add({ ...line, key: "assume", value: "exact" })).toBeNull();
  expect(units.add({ ...line, key: "better", value: "lower" })).toBeNull();
  expect(units.add({ ...line, key: "assume", value: "nothing" })).toBe(
    "metadata assume of unit ns/op already set to exact",
  );
  expect(["sec/op", "ns/op", "B/op"].map((unit) => units.assumptionOf(unit))).toEqual([
    "exact",
    "exact",
    "nothing",
  ]);
});

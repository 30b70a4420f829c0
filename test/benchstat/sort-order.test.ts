import { expect, test } from "@jest/globals";
import { comparerOf, namedOrder, type SortOrder } from "../../src/benchstat/sort-order.ts";

test("alpha and num are the orders that have a name", () => {
  expect(["alpha", "num", "first", "fixed", "NUM", ""].map(namedOrder)).toEqual([
    { kind: "alpha" },
    { kind: "num" },
    null,
    null,
    null,
    null,
  ]);
});

test.each<[string, SortOrder, readonly string[]]>([
  ["bytes", { kind: "alpha" }, ["", "10", "9", "B", "a", "é", "\uffff", "😀"]],
  // A tie goes by bytes: 1000 and 1k, the two that are no numbers.
  [
    "numbers",
    { kind: "num" },
    ["-1", "1e2", "1000", "1k", "1Ki", "4KB", "4KiB", "2M", "0x1p40", "inf", "NaN", "1 k", "x"],
  ],
  ["prefixes", { kind: "num" }, ["1", "1K", "1M", "1G", "1T", "1P", "1E", "1Z", "1Y", "1Yi", "1m"]],
  ["numbers that are none", { kind: "num" }, ["3", "1.2.3", "1iB", "1kk", "k"]],
  ["the list", { kind: "fixed", values: ["b", "a", "10", "9"] }, ["b", "a", "10", "9"]],
])("sorts by %s", (_, order, sorted) => {
  const compare = comparerOf(order, new Map());
  expect(sorted.toReversed().toSorted(compare)).toEqual(sorted);
  expect(sorted.toSorted(compare)).toEqual(sorted);
});

test("sorts by first observation, and by bytes what was not observed", () => {
  const seen = new Map([
    ["z", 0],
    ["a", 1],
    ["m", 2],
  ]);
  expect(["a", "m", "z"].toSorted(comparerOf({ kind: "first" }, seen))).toEqual(["z", "a", "m"]);
  expect(["b", "", "a"].toSorted(comparerOf({ kind: "first" }, new Map()))).toEqual(["", "a", "b"]);
});

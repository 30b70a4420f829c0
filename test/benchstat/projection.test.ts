// What chooses table, row and column: the language of projections, the points that results fall on, and the titles made of them.
import { expect, test } from "@jest/globals";
import { headerLevels, titleLines } from "../../src/benchstat/header.ts";
import { extractOf } from "../../src/benchstat/key.ts";
import { configSource, keySource, Projection } from "../../src/benchstat/projection.ts";
import { parseProjection } from "../../src/benchstat/projection-syntax.ts";
import type { SortOrder } from "../../src/benchstat/sort-order.ts";
import { QuerySyntaxError } from "../../src/benchstat/syntax-error.ts";

const FIRST: SortOrder = { kind: "first" };

test.each([
  ["", []],
  ["goos", [{ key: "goos", order: FIRST }]],
  [
    "goos,/size@num .name@alpha",
    [
      { key: "goos", order: FIRST },
      { key: "/size", order: { kind: "num" } },
      { key: ".name", order: { kind: "alpha" } },
    ],
  ],
  ['x@(b "a c")', [{ key: "x", order: { kind: "fixed", values: ["b", "a c"] } }]],
])("%j is read", (text, parts) => {
  expect(parseProjection(text)).toEqual(parts);
});

test.each<[string, string, number]>([
  ["a,,b", "expected key", 2],
  [",a", "expected key", 0],
  ["a)", "expected key", 1],
  ["a@", "expected named sort order or parenthesized list", 2],
  ["a@,b", "expected named sort order or parenthesized list", 2],
  ["a@(", "missing )", 3],
  ["a@(,", "missing )", 3],
  ["a@()", "nothing to match", 3],
  ["x@foo", 'unknown order "foo"', 2],
  ["a b@zz", 'unknown order "zz"', 4],
  [".config@(a)", "fixed order not allowed for .config", 8],
  [".unit", ".unit is only allowed in filters", 0],
  ['""', "key must not be empty", 0],
])("%j: %s", (text, message, offset) => {
  let error: unknown;
  try {
    parseProjection(text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(QuerySyntaxError);
  expect(error).toMatchObject({ message, offset });
});

const subject = (fullName: string, config: Readonly<Record<string, string>> = {}) => ({
  file: "",
  config: Object.entries(config).map(([key, value]) => ({ key, value })),
  fullName,
});

test("equal values are one point, which sorts by the first observation or as it is asked", () => {
  const projection = new Projection([
    keySource(".name", extractOf(".name"), FIRST),
    keySource("/n", extractOf("/n"), { kind: "num" }),
  ]);
  const ids = ["B/n=10-8", "A/n=9", "B/n=2", "B/n=10", "A"].map((name) => projection.observe(subject(name)));
  expect(ids).toEqual([0, 1, 2, 0, 3]);
  const keys = [...new Set(ids)].map((id) => projection.keyOf(id));
  expect(projection.keyOf(0)).toBe(projection.keyOf(0));
  expect(keys.toSorted(projection.comparer()).map(({ values }) => values)).toEqual([
    ["B", "2"],
    ["B", "10"],
    ["A", "9"],
    ["A", ""],
  ]);
});

test(".config has a field for each key that is left, in the order in which they are seen; its values sort by bytes", () => {
  const projection = new Projection([configSource(new Set(["cpu"]), FIRST)]);
  const configs = [{ pkg: "b", cpu: "x" }, { pkg: "a", goos: "linux" }, { pkg: "b", cpu: "y" }, {}];
  const ids = configs.map((config) => projection.observe(subject("A", config)));
  expect(ids).toEqual([0, 1, 0, 2]);
  expect(projection.fields().map(({ name }) => name)).toEqual(["pkg", "goos"]);
  const keys = [0, 1, 2].map((id) => projection.keyOf(id));
  expect(keys.toSorted(projection.comparer()).map(({ values }) => values)).toEqual([
    ["", ""],
    ["a", "linux"],
    ["b", ""],
  ]);
});

test("titles of columns span equal neighbours, within the title above them", () => {
  const columns = [
    ["old", "1"],
    ["old", "1"],
    ["old", "2"],
    ["new", "2"],
    ["old", "2"],
  ].map((values) => ({ values }));
  const spans = headerLevels(columns, 2).map((level) =>
    level.map(({ first, last, text }) => `${first}-${last} ${text}`),
  );
  expect(spans).toEqual([
    ["0-2 old", "3-3 new", "4-4 old"],
    ["0-1 1", "2-2 2", "3-3 2", "4-4 2"],
  ]);
  expect(headerLevels(columns, 0)).toEqual([]);
});

test("a table's title has what changed since the table before it", () => {
  const fields = ["goos", "pkg"].map((name) => ({ name, compare: () => 0 }));
  const key = { values: ["linux", ""] };
  expect(titleLines(fields, key, null)).toEqual(["goos: linux", "pkg: "]);
  expect(titleLines(fields, key, { values: ["linux", "a"] })).toEqual(["pkg: "]);
  expect(titleLines(fields, key, key)).toEqual([]);
});

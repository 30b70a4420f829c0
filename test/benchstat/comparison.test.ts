import { expect, test } from "@jest/globals";
import { compareExact, compareSamples, deltaText, pText } from "../../src/benchstat/comparison.ts";
import { createUTest } from "../../src/stats/u-test.ts";

const compare = (baseline: readonly number[], head: readonly number[], alpha = 0.05) =>
  compareSamples(Float64Array.from(baseline), Float64Array.from(head), { uTest: createUTest(), alpha });
const upTo = (n: number, from = 1) => Array.from({ length: n }, (_, i) => from + i);

test.each([
  [upTo(7), upTo(7, 8), 0.0005827505827505829],
  [[1, 3, 5, 7, 9, 11], [2, 4, 6, 8, 10, 12], 0.6991341991341993],
  [[1, 2, 3, 4, 5, 9], [2, 3, 4, 6, 7, 8], 0.5086580086580087],
  [[1, 2, 2, 3, 3, 3], [2, 3, 3, 4, 4, 5], 0.10822510822510822],
  [[0], upTo(31), 0.0625],
])("%j against %j: p = %p", (baseline, head, p) => {
  const sizes = { n1: baseline.length, n2: head.length };
  expect(compare(baseline, head)).toMatchObject({ ...sizes, p, alpha: 0.05 });
});

test.each<[string, number, number, readonly string[]]>([
  ["3 against 3 at 5 %", 3, 0.05, ["need >= 4 samples to detect a difference at alpha level 0.05"]],
  ["6 against 6 at 0.1 %", 6, 0.001, ["need >= 7 samples to detect a difference at alpha level 0.001"]],
  [
    "6 against 6 where no number of the table suffices",
    6,
    1e-6,
    ["need > 10 samples to detect a difference at alpha level 1e-06"],
  ],
  ["6 against 6 at 5 %", 6, 0.05, []],
])("doubt about %s", (_, n, alpha, warnings) => {
  const { warnings: told, p } = compare(upTo(n), upTo(n, 100), alpha);
  expect(told).toEqual(warnings);
  expect(p).toBeGreaterThan(0);
});

test("three values have a p that is the last bit above 0.1, which is no difference at 0.1", () => {
  const compared = compare(upTo(3), upTo(3, 100), 0.1);
  expect([compared.p, compared.warnings, deltaText(compared, 2, 101)]).toEqual([
    0.10000000000000002,
    [],
    "~",
  ]);
});

test("equal values have p = 1, and exact units no p", () => {
  expect(compare([2, 2, 2], [2, 2])).toEqual({
    p: 1,
    n1: 3,
    n2: 2,
    alpha: 0.05,
    warnings: ["all samples are equal"],
  });
  expect(compareExact(Float64Array.of(1), Float64Array.of(2, 2))).toEqual({
    p: 0,
    n1: 1,
    n2: 2,
    alpha: 0,
    warnings: [],
  });
});

test.each([
  [0.06, 0.05, 1, 2, "~"],
  [0.05, 0.05, 1, 2, "+100.00%"], // p = alpha counts
  [0.01, 0.05, 2, 2, "0.00%"],
  [0.01, 0.05, 0, 0, "0.00%"],
  [0.01, 0.05, 0, 1, "?"],
  [0.01, 0.05, 4, 3, "-25.00%"],
  [0.01, 0.05, 1e9, 1e9 + 1, "+0.00%"],
  [0.01, 0.05, 1e9, 1e9 - 1, "-0.00%"],
  [0, 0, 1, 2, "+100.00%"],
])("p = %p at alpha %p, from %p to %p: %s", (p, alpha, from, to, text) => {
  expect(deltaText({ p, alpha, n1: 6, n2: 6, warnings: [] }, from, to)).toBe(text);
});

test.each([
  [0.0625, 6, 6, "p=0.062 n=6"],
  [0.00001, 6, 5, "p=0.000 n=6+5"],
  [0, 1, 2, "n=1+2"],
])("p = %p of %p and %p values: %s", (p, n1, n2, text) => {
  expect(pText({ p, n1, n2, alpha: 0.05, warnings: [] })).toBe(text);
});

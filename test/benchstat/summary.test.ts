import { expect, test } from "@jest/globals";
import { rangeText, summariser } from "../../src/benchstat/summary.ts";

const upTo = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);
const LESS = Number.NEGATIVE_INFINITY;
const MORE = Number.POSITIVE_INFINITY;

// The orders of the first and last value of the interval, by the confidence and the number of values.
test.each([
  [0.95, 5, LESS, 5],
  [0.95, 6, 1, 6],
  [0.95, 10, 2, 9],
  [0.95, 20, 6, 15],
  [0.95, 24, 8, 18],
  [0.95, 31, 10, 22],
  [0.95, 50, 18, 32],
  [0.99, 7, LESS, 7],
  [0.99, 8, 1, 8],
  [0.99, 28, 8, 22],
  [1, 50, LESS, MORE],
])("at %p the median of %p values lies between those of order %p and %p", (confidence, n, lo, hi) => {
  expect(summariser("nothing", confidence)(upTo(n))).toMatchObject({ centre: (n + 1) / 2, lo, hi });
});

test.each([
  [0.5, 2],
  [0.8, 4],
  [0.9, 5],
  [0.95, 6],
  [0.98, 7],
  [0.99, 8],
  [0.995, 9],
  [0.999, 11],
  [0.9999, 15],
])("an interval at %p needs %p values, and fewer are told so", (confidence, need) => {
  const summarise = summariser("nothing", confidence);
  expect(summarise(upTo(need)).warnings).toEqual([]);
  const warning = `need >= ${need} samples for confidence interval at level ${confidence}`;
  expect(summarise(upTo(need - 1)).warnings).toEqual([warning]);
});

test("no number of values is enough for certainty", () => {
  expect(summariser("nothing", 1)(upTo(3)).warnings).toEqual([
    "need > 50 samples for confidence interval at level 1",
  ]);
});

test.each<[readonly number[], number, readonly string[]]>([
  [[7, 7, 7], 7, []],
  [[Number.NaN], Number.NaN, []],
  [[Number.NaN, Number.NaN], Number.NaN, ["exact distribution expected, but values range from NaN to NaN"]],
  [[1, 2, 2, 3], 2, ["exact distribution expected, but values range from 1 to 3"]],
  [[1, 1, 2, 2], 1, ["exact distribution expected, but values range from 1 to 2"]],
  [[0.5, 1e6], 0.5, ["exact distribution expected, but values range from 0.5 to 1e+06"]],
])("%j is exact: %p", (values, centre, warnings) => {
  const [lo, hi] = [values[0], values.at(-1)];
  expect(summariser("exact", 0.95)(Float64Array.from(values))).toEqual({ centre, lo, hi, warnings });
});

test.each([
  [100, 98, 105, "5%"],
  [100, 90, 105, "10%"],
  [8, 7, 8, "12%"], // 12.5 % goes to even
  [100, 100, 100, "0%"],
  [0, 0, 0, "0%"],
  [0, -1, 1, "?"],
  [1, 0, 2, "?"],
  [-4, -5, -3, "-25%"], // as benchstat has it
  [1, LESS, MORE, "∞"],
])("the interval of %p from %p to %p is %s", (centre, lo, hi, text) => {
  expect(rangeText({ centre, lo, hi, warnings: [] })).toBe(text);
});

import { expect, test } from "@jest/globals";
import { defaultPolicy } from "../../src/judge/policy.ts";
import { judgeTogether, type RowVerdict } from "../../src/judge/together.ts";

/** Rows of one pair each, whose head takes so many times as long, give or take some percent that differ by row. */
function rows(ratios: readonly number[], verdict?: "unchanged" | "regression"): readonly RowVerdict[] {
  return ratios.map((ratio, i) => ({
    row: {
      benchmark: { pkg: "example.com/x", name: `B/${i}`, procs: 2 },
      ...{ unit: "sec/op", better: "lower", exact: false, turns: true, ownCodeDiffers: false },
      pairs: [{ base: [1e-6, 1e-6], head: [ratio * 1e-6, ratio * 1e-6] }],
    },
    judgement:
      verdict === undefined
        ? undefined
        : {
            ...{ verdict, base: 1, head: 1, delta: 0, lo: 0, hi: 0, pairs: 1, p: null, smallest: null },
            ...{ threshold: 0.05, reason: "" },
          },
  }));
}

/** Spread by ±15 %. */
const around = (ratio: number, n: number) =>
  Array.from({ length: n }, (_, i) => ratio * (1 + 0.15 * Math.sin(7 * i + 1)));

test("what thirty benchmarks show with a pair each is told of their package", () => {
  const [found, ...others] = judgeTogether(rows(around(2, 30)), defaultPolicy);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ pkg: "example.com/x", benchmarks: 30, delta: expect.closeTo(1, 1) });
  expect(found?.lo).toBeGreaterThan(0.7);
  expect(found?.reason).toMatch(
    /^together they take \+102 % of time \(\+85.0 % to \+121 %\); for none of them alone/,
  );
});

test.each([
  ["nothing changed", rows(around(1, 30))],
  ["a layout makes all a little slower", rows(around(1.05, 30))],
  ["they got faster", rows(around(0.5, 30))],
  ["there are few", rows(around(2, 9))],
  ["one of very many changed by much", rows([...around(1, 29), 50])],
  ["each was told by itself", rows(around(2, 30), "unchanged")],
])("where %s, nothing is told", (_, judged) => {
  expect(judgeTogether(judged, defaultPolicy)).toEqual([]);
});

test("a package with a regression of its own needs no other", () => {
  expect(judgeTogether([...rows(around(2, 30)), ...rows([2], "regression")], defaultPolicy)).toEqual([]);
});

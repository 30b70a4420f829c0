import { expect, test } from "@jest/globals";
import { createUTest } from "../../src/stats/u-test.ts";

const uTest = createUTest();

function check(baseline: readonly number[], head: readonly number[], want: number): void {
  const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
  for (const [a, b] of [
    [baseline, head],
    [head, baseline],
  ] as const) {
    const tested = uTest(ascending(a), ascending(b));
    expect(tested.kind === "tested" ? tested.p : tested.kind).toBeCloseTo(want, 13);
  }
}

const count = (n: number, from = 1): number[] => Array.from({ length: n }, (_, i) => i + from);

// Counted over all ways to draw the first sample from the pooled values:
//   for c in itertools.combinations(range(n1 + n2), n1): count U <= u and U >= u; p = min(1, 2*min(le, ge)/total)
test("is exact for small samples, also for ties and unequal sizes, whichever sample comes first", () => {
  check(count(7), count(7, 8), 0.0005827505827505829);
  check([1, 3, 5, 7, 9, 11], [2, 4, 6, 8, 10, 12], 0.6991341991341993);
  check([1, 3, 5, 7], [2, 4, 6, 8, 10, 12], 0.2571428571428571);
  check([1, 2, 3, 4, 5, 9], [2, 3, 4, 6, 7, 8], 0.5086580086580087);
  check([1, 2, 2, 3, 3, 3], [2, 3, 3, 4, 4, 5], 0.10822510822510822);
  check([4, 4, 3, 4, 4, 2], [2, 2], 0.21428571428571427);
  check([4, 1, 4], [4, 4], 1);
  check([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2], 0.004329004329004329);
  check([2, 1, 3, 5], [1, 1, 1, 1, 1], 0.09523809523809523);
});

test("has benchstat's last digits without ties", () => {
  const p = (n: number): unknown => uTest(count(n), count(n, n + 1));
  expect([2, 3, 4, 5, 6].map(p)).toEqual(
    [
      0.3333333333333333, 0.10000000000000002, 0.028571428571428577, 0.007936507936507938,
      0.002164502164502165,
    ].map((p) => ({ kind: "tested", p })),
  );
  expect(uTest([0], count(31))).toEqual({ kind: "tested", p: 0.0625 });
});

test("is exact up to fifty values without ties", () => {
  // scipy.stats.mannwhitneyu(range(1, 51), [x + 10.5 for x in range(1, 51)], method="exact").pvalue
  check(count(50), count(50, 11.5), 0.001055016471113667);
});

test("approximates larger samples by the normal distribution with ties and continuity corrected", () => {
  // scipy.stats.mannwhitneyu(range(0, 120, 2), range(11, 91), method="asymptotic").pvalue
  check(
    count(60).map((i) => 2 * (i - 1)),
    count(80, 11),
    0.15282743020410736,
  );
  // scipy.stats.mannwhitneyu([i % 7 for i in range(40)], [i % 9 + 1 for i in range(60)], method="asymptotic").pvalue
  check(
    count(40, 0).map((i) => i % 7),
    count(60, 0).map((i) => (i % 9) + 1),
    0.00027614645210773245,
  );
});

test("says nothing of values that are all equal", () => {
  expect(uTest([3, 3], [3, 3, 3])).toEqual({ kind: "identical" });
  expect(uTest(Array(60).fill(1), Array(40).fill(1))).toEqual({ kind: "identical" });
});

import { expect, test } from "@jest/globals";
import { lastLook, looks } from "../../src/judge/policy.ts";

test.each([
  [5, 100, [5, 8, 12, 18, 27, 41, 62, 100]],
  [5, 40, [5, 8, 12, 18, 27, 40]],
  [5, 5, [5]],
  [5, 7, [5, 7]],
  [10, 3, [3]],
  [1, 8, [1, 2, 3, 5, 8]],
])("count %p and maxCount %p are looked at after %p pairs", (count, maxCount, want) => {
  expect(looks({ count, maxCount }).map((look) => look.pairs)).toEqual(want);
});

test.each([
  [5, 100],
  [3, 7],
  [1, 1],
  [2, 1000],
])("the looks of %p to %p share the whole error budget, and only the last is last", (count, maxCount) => {
  const plan = looks({ count, maxCount });
  expect(plan.reduce((sum, look) => sum + look.share, 0)).toBeCloseTo(1, 12);
  expect(plan.map((look) => look.last)).toEqual(plan.map((_, i) => i === plan.length - 1));
});

test("each look knows how many pairs the look before had", () => {
  expect(looks({ count: 5, maxCount: 20 }).map((look) => look.seen)).toEqual([0, 5, 8, 12]);
});

test("a plan that ends early spends what is left", () => {
  const plan = looks({ count: 5, maxCount: 40 });
  expect(lastLook(plan, 2)).toEqual({ pairs: 12, seen: 8, share: expect.closeTo(6 / 7, 12), last: true });
  expect(() => lastLook(plan, 6)).toThrow(RangeError);
});

import { expect, test } from "@jest/globals";
import { random } from "../../scripts/replay/random.mjs";
import { fastestThird } from "../../src/stats/fastest-third.ts";
import { mean, variance } from "../../src/stats/sample.ts";

test("keeps the smallest third, rounded up", () => {
  expect(fastestThird([9, 1, 3, 2, 8, 7])).toMatchObject({ centre: 1.5, kept: 2 });
  expect(fastestThird([4, 1, 3, 2])).toMatchObject({ centre: 1.5, kept: 2 });
  expect(fastestThird([5])).toEqual({ centre: 5, kept: 1, influence: [5] });
});

test("values beyond the first one left out all count as that one", () => {
  expect(fastestThird([9, 1, 3, 2, 8, 7]).influence).toEqual([9, 3, 9, 6, 9, 9]);
});

test("the influence values tell the variance of the centre, a little on the safe side", () => {
  const next = random(1);
  const estimates = Array.from({ length: 4000 }, () =>
    fastestThird(Array.from({ length: 40 }, () => -Math.log(next()))),
  );
  const told = mean(estimates.map(({ influence }) => variance(influence) / influence.length));
  const ratio = told / variance(estimates.map(({ centre }) => centre));
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThan(1.25);
});

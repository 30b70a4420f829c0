import { expect, test } from "@jest/globals";
import { erfc, normalCdf, normalQuantile } from "../../src/stats/normal.ts";

test("erfc keeps its digits far out", () => {
  // [scipy.special.erfc(x) for x in (-3, -0.5, 0, 0.1, 1, 1.99, 2, 3, 6, 26)]
  const want: readonly [number, number][] = [
    [-3, 1.9999779095030015],
    [-0.5, 1.5204998778130465],
    [0, 1],
    [0.1, 0.8875370839817152],
    [1, 0.15729920705028516],
    [1.99, 0.004888586800383002],
    [2, 0.004677734981047266],
    [3, 2.2090496998585445e-5],
    [6, 2.1519736712498913e-17],
    [26, 5.663192408856145e-296],
  ];
  for (const [x, value] of want) expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(2e-13);
  expect([erfc(40), erfc(Number.POSITIVE_INFINITY), erfc(Number.NaN)]).toEqual([0, 0, Number.NaN]);
});

test("the quantile undoes the distribution", () => {
  // [scipy.stats.norm.ppf(q) for q in (1e-10, 0.005, 0.025, 0.9)]
  expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
  expect(normalQuantile(0.005)).toBeCloseTo(-2.575829303548901, 13);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.9599639845400545, 13);
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 13);
  expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  expect(normalCdf(0)).toBe(0.5);
});

import { expect, test } from "@jest/globals";
import { drawInterval, intervalSpan } from "../../src/report/interval.ts";

const draw = (delta: number | null, lo: number | null, hi: number | null, span = 0.1) =>
  drawInterval({ delta, lo, hi }, 0.05, span);

test("draws the change in its interval, between no change and the threshold", () => {
  expect(draw(0.07, 0.06, 0.09)).toBe("·····┆····│····┆━╋━━·");
  expect(draw(-0.03, -0.05, 0.02)).toBe("·····━━╋━━┿━━··┆·····");
  expect(draw(0, 0, 0)).toBe("·····┆····╋····┆·····");
  expect(draw(null, null, null)).toBe("");
});

test("what is beyond the drawing goes on with an arrow", () => {
  expect(draw(0.5, 0.02, 0.9)).toBe("·····┆····│·━━━━━━━━>");
  expect(draw(-0.5, -0.9, -0.02)).toBe("<━━━━━━━━·│····┆·····");
});

test("the span is a multiple of the threshold that holds all rows, but not wild ones", () => {
  const row = (hi: number) => ({ delta: 0.01, lo: -0.01, hi });
  expect(intervalSpan([row(0.02)], 0.05)).toBeCloseTo(0.1);
  expect(intervalSpan([row(0.02), row(0.17)], 0.05)).toBeCloseTo(0.2);
  expect(intervalSpan([row(40)], 0.05)).toBeCloseTo(0.5);
  expect(intervalSpan([row(0.2)], 0)).toBe(0.2);
});

test("without a threshold none is drawn", () => {
  expect(drawInterval({ delta: 0.1, lo: 0.1, hi: 0.1 }, 0, 0.2)).toBe("··········│····╋·····");
  expect(drawInterval({ delta: 0, lo: 0, hi: 0 }, 0, 0)).toBe("");
});

import { expect, test } from "@jest/globals";
import { pairsToVerdict } from "../../src/judge/pairs-to-verdict.ts";

const row = (delta: number | null, error: number | undefined) =>
  pairsToVerdict({ delta, ...(error === undefined ? {} : { error }), threshold: 0.05, pairs: 8 });

test.each([
  // 8 · (1.645 · 0.04 / ln 1.05)² = 14.6
  ["no change, and a spread that is too wide by a third", 0, 0.04, 15],
  ["a change beyond any doubt needs one more pair, which confirms it", 0.5, 0.001, 9],
  // 8 · (4.3 · 0.05 / ln 1.2)² = 11.2
  ["a change whose spread is a little too wide", 0.2, 0.05, 12],
  // 8 · (1.645 · 0.01 / 0.01)² = 21.6
  ["on the threshold the estimate is expected to fall by its error", 0.05, 0.01, 22],
  // 8 · (1.645 · 0.5 / ln 1.05)² = 2273
  ["where the spread is far too wide, far more than anybody takes", 0, 0.5, 2274],
  ["without a spread: one more", 0.1, undefined, 9],
  ["without a ratio: one more", null, 0.1, 9],
])("%s", (_, delta, error, want) => {
  expect(row(delta, error)).toBe(want);
});

test("less is a change like more", () => {
  expect(row(1 / 1.2 - 1, 0.05)).toBe(row(0.2, 0.05));
});

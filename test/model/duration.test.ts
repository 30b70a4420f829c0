import { expect, test } from "@jest/globals";
import { durationText, roundedUp } from "../../src/model/duration.ts";
import { decodeDuration } from "../../src/options/option-values.ts";

test.each([
  [0.4, "0s"],
  [45, "45s"],
  [90, "90s"],
  [150, "2m30s"],
  [600, "10m"],
  [1090, "18m"],
  [3600, "1h"],
  [7500, "2h5m"],
])("%p s are %p", (seconds, want) => {
  expect(durationText(seconds)).toBe(want);
});

test("what a sentence recommends can be given as time-budget", () => {
  const read = [7, 61, 119.6, 121, 599, 601, 3599, 86_400].map(roundedUp);
  expect(read.map((seconds) => decodeDuration(durationText(seconds)))).toEqual(read);
  expect(read).toEqual([10, 70, 120, 180, 600, 660, 3600, 86_400]);
});

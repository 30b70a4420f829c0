// The sentences below a row.
import { expect, test } from "@jest/globals";
import { rowNotes } from "../../src/report/row-notes.ts";
import { comparison } from "./sample-reports.ts";

const slower = (delta: number, head: number) =>
  rowNotes(
    comparison({
      name: "A",
      verdict: "regression",
      delta,
      reason: "slower",
      instructions: { base: 1234, head, delta: head / 1234 - 1 },
    }),
  );

test("more time with more instructions is more work", () => {
  expect(slower(0.098, 1352)).toEqual(["slower", "+9.6 % instructions (1234 to 1352 an operation)"]);
});

test("more time with the same instructions is slower work", () => {
  expect(slower(0.098, 1235)).toEqual([
    "slower",
    "+0.1 % instructions (1234 to 1235 an operation): not more work, but slower work (memory, waiting, code layout)",
  ]);
});

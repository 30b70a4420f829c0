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

test.each([
  ["14.7 % slower (+12.0 % to +17.0 %), p = 2e-17, 20 pairs", "p = 2e-17"],
  [
    "+4.6 % (−2.1 % to +11.7 %) after 20 pairs; a change of 11.0 % or more would have been told",
    "a change of 11.0 % or more would have been told",
  ],
  ["14.7 % more B/op, 20 pairs, and more", "and more"],
  ["10 → 12 allocs/op in all of 20 pairs", "in all of 20 pairs"],
  ["20 pairs; at least 3 on each side are needed", "20 pairs; at least 3 on each side are needed"],
])("the reason %j does not repeat what the row has", (reason, want) => {
  const row = comparison({
    name: "A",
    base: 1,
    head: 2,
    delta: 0.147,
    lo: 0.12,
    hi: 0.17,
    pairs: 20,
    reason,
  });
  expect(rowNotes(row)).toEqual([want]);
});

test("where the row has no numbers, the reason keeps its own", () => {
  const reason = "14.7 % slower (+12.0 % to +17.0 %), p = 2e-17, 20 pairs";
  expect(rowNotes(comparison({ name: "A", base: null, head: null, delta: null, reason }))).toEqual([reason]);
});

test.each([
  ["10 → 12 allocs/op in all of 20 pairs", "regression", 0.2],
  ["2 allocs/op in all of 20 pairs", "unchanged", 0],
] as const)("what a row calls exact is not said again: %j", (reason, verdict, delta) => {
  const row = comparison({ name: "A", verdict, delta, lo: delta, hi: delta, pairs: 20, reason });
  expect(rowNotes(row)).toEqual([]);
});

test("what unchanged means is not said again, a doubt is", () => {
  const reason = "+0.1 % (−0.3 % to +0.5 %), within ±5.0 %, 10 pairs";
  expect(rowNotes(comparison({ name: "A", reason, warnings: ["its own code differs"] }))).toEqual([
    "its own code differs",
  ]);
});

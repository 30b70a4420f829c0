import { expect, test } from "@jest/globals";
import { whyNothingTold } from "../../src/judge/told.ts";
import type { Comparison, Verdict } from "../../src/model/verdict.ts";

const row = (
  name: string,
  unit: string,
  verdict: Verdict,
  reason = "there was no time to measure it",
): Comparison => ({
  ...{ pkg: "example.com/x", name, procs: 2, unit, verdict, reason, pairs: 0, warnings: [] },
  ...{ base: null, head: null, delta: null, lo: null, hi: null },
});

test.each<[string, readonly Comparison[], string | undefined]>([
  ["nothing was begun", [row("A", "sec/op", "identical"), row("B", "sec/op", "new")], undefined],
  ["one of two was told", [row("A", "sec/op", "unchanged"), row("B", "sec/op", "inconclusive")], undefined],
  [
    "only the allocations were told",
    [row("A", "sec/op", "inconclusive"), row("A", "B/op", "unchanged")],
    "nothing could be told of the only benchmark that was measured: there was no time to measure it",
  ],
  ["a benchmark reports no time, and its own unit was told", [row("A", "hits/op", "unchanged")], undefined],
  [
    "an interval leaves out twice the time",
    [{ ...row("A", "sec/op", "inconclusive"), lo: -0.3, hi: 0.4 }],
    undefined,
  ],
  [
    "an interval leaves everything open",
    [{ ...row("A", "sec/op", "inconclusive", "+9.0 % (−60.0 % to +210 %)"), lo: -0.6, hi: 2.1 }],
    "nothing could be told of the only benchmark that was measured: +9.0 % (−60.0 % to +210 %)",
  ],
  [
    "the only benchmark broke on the base, and the head has repaired it",
    [{ ...row("A", "sec/op", "broken", "panicked on the base"), brokenOn: "base" }],
    undefined,
  ],
  [
    "it breaks on both sides",
    [{ ...row("A", "sec/op", "broken", "panicked on both sides"), brokenOn: "both" }],
    "nothing could be told of the only benchmark that was measured: panicked on both sides",
  ],
  [
    "none of two was told, and a third is proved to be the same",
    [
      row("A", "sec/op", "broken", "panicked on both sides"),
      row("B", "sec/op", "inconclusive"),
      row("C", "sec/op", "identical"),
    ],
    "nothing could be told of any of 2 benchmarks: panicked on both sides",
  ],
])("where %s", (_, comparisons, reason) => {
  expect(whyNothingTold(comparisons)).toBe(reason);
});

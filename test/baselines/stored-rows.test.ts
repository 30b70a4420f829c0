// What the head did not give, next to a stored baseline.
import { expect, test } from "@jest/globals";
import type { StoredSeries } from "../../src/baselines/read-baseline.ts";
import { type StoredFound, storedRows } from "../../src/baselines/stored-rows.ts";
import { emptyRow } from "../../src/judge/comparison.ts";
import { defaultPolicy } from "../../src/judge/policy.ts";
import { benchmarkKey } from "../../src/model/benchmark.ts";
import type { Comparison } from "../../src/model/verdict.ts";

const named = (name: string) => ({ pkg: "example.com/x", name, procs: 2 });

function storedOf(...names: readonly string[]): ReadonlyMap<string, StoredSeries> {
  const values = new Map([["sec/op", [1, 1, 1]]]);
  return new Map(
    names.map((name) => [benchmarkKey(named(name)), { benchmark: named(name), values, iterations: 1 }]),
  );
}

/** Benchmarks that the head gave nothing of, next to what is stored. */
function told(untold: readonly Comparison[], found: Partial<StoredFound> = {}) {
  const { comparisons } = storedRows({
    ...{ rows: () => untold, measured: [], incomparable: undefined, isWanted: () => true, metadata: [] },
    places: { base: new Map(), head: new Map() },
    policy: defaultPolicy,
    stored: storedOf("Gone", "Parse/small", "Parse/large"),
    ...found,
  });
  return comparisons.map(({ name, verdict, brokenOn }) => [name, verdict, brokenOn]);
}

test("what is stored and not there is missing", () => {
  expect(told([])).toEqual([
    ["Gone", "missing", undefined],
    ["Parse/small", "missing", undefined],
    ["Parse/large", "missing", undefined],
  ]);
});

test("what the time did not come to, or does not build, is not missing, nor is what may lie below it", () => {
  const late = emptyRow(named("Parse"), {
    verdict: "inconclusive",
    reason: "there was no time to measure it",
  });
  expect(told([late])).toEqual([
    ["Parse", "inconclusive", undefined],
    ["Gone", "missing", undefined],
  ]);
});

test("what breaks on the head has got worse only if the baseline has it", () => {
  const broken = (name: string) =>
    emptyRow(named(name), { verdict: "broken", reason: "panicked on the head", brokenOn: "head" });
  expect(told([broken("Gone"), broken("Other")], { stored: storedOf("Gone") })).toEqual([
    ["Gone", "broken", "head"],
    ["Other", "broken", undefined],
  ]);
});

test("without a baseline that can be compared with, nothing is missing", () => {
  expect(told([], { stored: undefined })).toEqual([]);
  expect(told([], { incomparable: "the CPU model was another one" })).toEqual([]);
});

// A row of TestGrid is a leaf benchmark. What is proved to be the same was not run, and an entry names it by
// its function alone: its leaves are those that it had when it was measured last.

import { type Benchmark, benchmarkKey, functionOf } from "../../../model/benchmark.ts";
import type { Entry } from "../../entry.ts";
import { grouped } from "../../grouped.ts";

/** withLeaves takes entries in the order of time. A function that was never measured stays as it is. */
export function withLeaves(entries: readonly Entry[]): readonly Entry[] {
  const known = new Map<string, readonly Benchmark[]>();
  return entries.map((entry) => {
    const { region, comparisons, values, identical } = entry;
    const keyOf = (benchmark: Benchmark) => `${region}\n${benchmark.pkg}\n${functionOf(benchmark.name)}`;
    const measured = [...comparisons, ...values].map(({ benchmark }) => benchmark);
    for (const leaves of grouped(measured, keyOf)) known.set(keyOf(leaves[0]), distinct(leaves));
    const leaves = identical.flatMap((benchmark) => known.get(keyOf(benchmark)) ?? [benchmark]);
    return { ...entry, identical: distinct(leaves) };
  });
}

function distinct(benchmarks: readonly Benchmark[]): readonly Benchmark[] {
  return [...new Map(benchmarks.map((each) => [benchmarkKey(each), each])).values()];
}

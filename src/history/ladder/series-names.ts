// Numbers for benchmarks, and for their series, a benchmark in one unit.

import { type Benchmark, benchmarkKey } from "../../model/benchmark.ts";
import type { EntryComparison } from "../entry.ts";

export type SeriesNames = ReturnType<typeof createNames>;

export function createNames() {
  // Entries of one reader share the objects of their benchmarks: then no key has to be made.
  const byObject = new WeakMap<Benchmark, number>();
  const byKey = new Map<string, number>();
  const benchmarks: Benchmark[] = [];
  const byUnit: Map<string, number>[] = [];
  const series: { readonly benchmark: number; readonly unit: string }[] = [];

  const benchmark = (wanted: Benchmark): number => {
    const known = byObject.get(wanted);
    if (known !== undefined) return known;
    const key = benchmarkKey(wanted);
    const id = byKey.get(key) ?? benchmarks.length;
    if (id === benchmarks.length) {
      byKey.set(key, id);
      benchmarks.push(wanted);
      byUnit.push(new Map());
    }
    byObject.set(wanted, id);
    return id;
  };
  const seriesOf = (id: number, unit: string): number => {
    const units = byUnit[id];
    const known = units?.get(unit);
    if (known !== undefined) return known;
    units?.set(unit, series.length);
    return series.push({ benchmark: id, unit }) - 1;
  };
  return {
    benchmark,
    series: (row: Pick<EntryComparison, "benchmark" | "unit">) =>
      seriesOf(benchmark(row.benchmark), row.unit),
    /** One that was never measured, since nothing of it ever changed, has a line of its time all the same. */
    complete: () => {
      for (const [id, units] of byUnit.entries()) if (units.size === 0) seriesOf(id, "sec/op");
    },
    benchmarks,
    all: series,
  };
}

// Numbers for benchmarks, and for their series, a benchmark in one unit.

import { type Benchmark, benchmarkKey, functionOf } from "../../model/benchmark.ts";
import { compareTexts } from "../../model/text-order.ts";
import type { EntryComparison } from "../entry.ts";

/** compareSeries is the order by package, name, processors and unit. */
export function compareSeries(a: UnitOf, b: UnitOf): number {
  const [x, y] = [a.benchmark, b.benchmark];
  return (
    compareTexts(x.pkg, y.pkg) ||
    compareTexts(x.name, y.name) ||
    x.procs - y.procs ||
    compareTexts(a.unit, b.unit)
  );
}

type UnitOf = Pick<EntryComparison, "benchmark" | "unit">;

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
  const lists = new WeakMap<readonly Benchmark[], ListNames>();
  const within = (list: readonly Benchmark[]): ListNames => {
    const known = lists.get(list) ?? namesWithin(list, { benchmark, seriesOf });
    lists.set(list, known);
    return known;
  };
  return {
    benchmark,
    within,
    series: (row: Pick<EntryComparison, "benchmark" | "unit">) =>
      seriesOf(benchmark(row.benchmark), row.unit),
    /**
     * A function of which nothing was ever measured, since nothing of it ever changed, has a line of its time
     * all the same.
     */
    complete: () => {
      for (const ids of functionsIn(benchmarks).values())
        if (ids.every((id) => byUnit[id]?.size === 0)) seriesOf(ids[0] ?? 0, "sec/op");
    },
    benchmarks,
    all: series,
  };
}

interface ListNames {
  /** Numbers of those from one place of the list up to another; not a copy. */
  readonly benchmarks: (from: number, to: number) => Int32Array;
  /** By place in the list. */
  readonly series: (unit: string) => (place: number) => number;
}

interface Numbering {
  readonly benchmark: (wanted: Benchmark) => number;
  readonly seriesOf: (id: number, unit: string) => number;
}

/** Entries of one reader share the lists of their benchmarks: then a number is looked up by its place. */
function namesWithin(list: readonly Benchmark[], { benchmark, seriesOf }: Numbering): ListNames {
  const ids = new Int32Array(list.length).fill(-1);
  const byUnit = new Map<string, Int32Array>();
  const idAt = (place: number): number => {
    const known = ids[place] ?? -1;
    if (known >= 0) return known;
    const wanted = list[place];
    if (wanted === undefined) throw new RangeError(`no ${place} among ${list.length} benchmarks`);
    const id = benchmark(wanted);
    ids[place] = id;
    return id;
  };
  return {
    benchmarks: (from, to) => {
      for (let place = from; place < to; place++) idAt(place);
      return ids.subarray(from, to);
    },
    series: (unit) => {
      const numbers = byUnit.get(unit) ?? new Int32Array(list.length).fill(-1);
      byUnit.set(unit, numbers);
      return (place) => {
        const known = numbers[place] ?? -1;
        if (known >= 0) return known;
        const made = seriesOf(idAt(place), unit);
        numbers[place] = made;
        return made;
      };
    },
  };
}

/** Numbers of benchmarks by what benchmark function they are of, with any number of processors. */
function functionsIn(benchmarks: readonly Benchmark[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [id, benchmark] of benchmarks.entries()) {
    const ids = found.get(functionKey(benchmark)) ?? [];
    ids.push(id);
    found.set(functionKey(benchmark), ids);
  }
  return found;
}

function functionKey({ pkg, name }: Benchmark): string {
  return `${pkg}\n${functionOf(name)}`;
}

/**
 * proofsOf are the numbers of the benchmarks whose proofs hold for one of them: its own, and those of its
 * function, which stands for all that it may run and with any number of processors.
 */
export function proofsOf(benchmarks: readonly Benchmark[]): (id: number) => readonly number[] {
  const functions = functionsIn(benchmarks);
  return (id) => {
    const benchmark = benchmarks[id];
    if (benchmark === undefined) return [];
    const ids = functions.get(functionKey(benchmark)) ?? [];
    return ids.filter((each) => each === id || benchmarks[each]?.name === functionOf(benchmark.name));
  };
}

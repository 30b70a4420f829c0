// An entry, as the page takes it up: without its names, which most entries have in common. Entries come in
// any order, and rows get their numbers in the order of time (place-runs.ts): until then each name has one of
// ours.

import type { Entry, EntryComparison, EntryTest } from "../history/entry.ts";
import { createNames } from "../history/ladder/series-names.ts";
import type { Benchmark } from "../model/benchmark.ts";
import { clockName } from "../model/clock.ts";
import { type CellColumns, type CellsBuilder, createCells } from "./cell-columns.ts";
import { type CellClass, codeOf, LARGE } from "./format/cell-class.ts";
import type { PageRow } from "./format/rows-file.ts";
import { factsOf, type RunFacts } from "./run-facts.ts";

/** RawRun is an entry whose rows are named by numbers. */
export interface RawRun {
  readonly facts: RunFacts;
  /** Of each row. */
  readonly names: Int32Array;
  /** A cell for each row. */
  readonly columns: CellColumns;
  /** Numbers of the benchmarks that are proved to be the same. */
  readonly identical: Int32Array;
  /** Of few rows. */
  readonly notes: readonly RawNote[];
  readonly clocks: readonly { readonly name: number; readonly clock: string }[];
}

export interface RawNote extends Pick<EntryComparison, "reason" | "through"> {
  readonly name: number;
  readonly waived: string;
  readonly expires: string;
}

export interface RunCollector {
  readonly collect: (entry: Entry) => RawRun;
  /** What a number of a row stands for. */
  readonly rowOf: (name: number) => PageRow;
  /** What a number of `identical` stands for. */
  readonly benchmarkOf: (number: number) => Benchmark | undefined;
}

export function createCollector(): RunCollector {
  const names = createNames();
  const rows: PageRow[] = [];
  const ofSeries: number[] = [];
  const ofTest = new Map<string, number>();

  const nameOf = (row: Pick<EntryComparison, "benchmark" | "unit">): number => {
    const series = names.series(row);
    const { benchmark, unit } = row;
    ofSeries[series] ??= rows.push({ kind: "benchmark", benchmark, unit }) - 1;
    return ofSeries[series] ?? 0;
  };
  const nameOfTest = ({ pkg, test }: Pick<EntryTest, "pkg" | "test">): number => {
    const key = `${pkg}\n${test}`;
    const known = ofTest.get(key) ?? rows.push({ kind: "test", pkg, test }) - 1;
    ofTest.set(key, known);
    return known;
  };
  return {
    collect: (entry) => collect(entry, { nameOf, nameOfTest, numberOf: names.benchmark }),
    rowOf: (name) => rows[name] ?? { kind: "test", pkg: "", test: "" },
    benchmarkOf: (number) => names.benchmarks[number],
  };
}

interface Naming {
  readonly nameOf: (row: Pick<EntryComparison, "benchmark" | "unit">) => number;
  readonly nameOfTest: (test: Pick<EntryTest, "pkg" | "test">) => number;
  readonly numberOf: (benchmark: Benchmark) => number;
}

function collect(entry: Entry, { nameOf, nameOfTest, numberOf }: Naming): RawRun {
  const { comparisons, values, tests, identical } = entry;
  const clocks = clocksOf(entry, nameOfTest);
  const isOtherwise = new Set(clocks.map(({ name }) => name));
  const names: number[] = [];
  const cells = createCells(comparisons.length + values.length + tests.length);
  for (const row of comparisons) {
    names.push(nameOf(row));
    addComparison(cells, row);
  }
  for (const row of values) {
    names.push(nameOf(row));
    cells.add(codeOf("value"), "value", { value: row.value });
  }
  for (const row of tests) {
    const name = nameOfTest(row);
    names.push(name);
    const kind = row.outcome === "passed" && isOtherwise.has(name) ? "clock" : row.outcome;
    cells.add(codeOf(kind), "seconds", { value: row.seconds });
  }
  return {
    facts: factsOf(entry),
    names: Int32Array.from(names),
    columns: cells.finish(),
    identical: Int32Array.from(identical, numberOf),
    notes: comparisons.flatMap((row) => noteOf(row, nameOf)),
    clocks,
  };
}

function addComparison(cells: CellsBuilder, row: EntryComparison): void {
  const { ln, error, df, base, head, pairs } = row;
  const code = codeOf(classOf(row));
  const isStill = head !== null && base === head && ln === 0 && error === 0;
  const hasNumbers = [ln, error, df, base, head].some((value) => value !== null);
  if (isStill) cells.add(code, "still", { value: head, pairs });
  else if (hasNumbers) cells.add(code, "compared", { ln, error, df, base, head, pairs });
  else cells.add(code, "class", {});
}

/** From or to 0 there is no logarithm, and no larger change. */
function classOf({ verdict, ln, waived }: EntryComparison): CellClass {
  const isLarge = ln === null || Math.abs(ln) >= Math.log1p(LARGE);
  if (verdict === "regression" && waived !== undefined) return "waived";
  if (verdict === "regression" || verdict === "improvement") return isLarge ? `large-${verdict}` : verdict;
  return verdict;
}

function noteOf(row: EntryComparison, nameOf: Naming["nameOf"]): readonly RawNote[] {
  const { reason, through, waived } = row;
  if (reason === "" && through.length === 0 && waived === undefined) return [];
  const { reason: why = "", expires = "" } = waived ?? {};
  return [{ name: nameOf(row), reason, through, waived: why, expires }];
}

function clocksOf({ clocks }: Entry, nameOfTest: Naming["nameOfTest"]): RawRun["clocks"] {
  return clocks.flatMap(({ clock, differs }) =>
    differs
      .filter(({ outcome }) => outcome === "failed")
      .map((test) => ({ name: nameOfTest(test), clock: clockName(clock) })),
  );
}

// Runs get rows: their numbers in the page. What is proved to be the same was not run, and an entry names it
// by its function alone: its rows are the leaves that the branch had then.

import { compareSeries } from "../history/ladder/series-names.ts";
import { compareTests } from "../history/names.ts";
import { type Benchmark, benchmarkKey, functionOf } from "../model/benchmark.ts";
import { type CellColumns, createCells, firstPlace, moveOn } from "./cell-columns.ts";
import type { RawRun, RunCollector } from "./collect-run.ts";
import { codeOf } from "./format/cell-class.ts";
import { codeIn } from "./format/cell-form.ts";
import type { PageRow } from "./format/rows-file.ts";
import type { CellNote, ClockFailure } from "./format/values-file.ts";
import type { RunFacts } from "./run-facts.ts";

/** PlacedRun has a cell for each row that the page had when it was placed. */
export interface PlacedRun {
  readonly facts: RunFacts;
  readonly columns: CellColumns;
  /** `row` is that of the page, `run` is 0. */
  readonly notes: readonly CellNote[];
  readonly clocks: readonly ClockFailure[];
}

/** RowBook knows the rows of the page, and which benchmarks a branch has. */
export interface RowBook {
  readonly rows: () => readonly PageRow[];
  /** By branch, for the next build: rows of benchmarks that are not missing. */
  readonly alive: () => ReadonlyMap<string, readonly number[]>;
  /** Runs have to come in the order of time. */
  readonly place: (run: RawRun) => PlacedRun;
}

export interface KnownRows {
  readonly rows: readonly PageRow[];
  readonly alive: ReadonlyMap<string, readonly number[]>;
}

const [IDENTICAL, MISSING] = [codeOf("identical"), codeOf("missing")];

/** openRowBook goes on from what an earlier build knew. */
export function openRowBook(
  known: KnownRows,
  { rowOf, benchmarkOf }: Pick<RunCollector, "rowOf" | "benchmarkOf">,
): RowBook {
  const rows = createRows(known.rows);
  const alive = createAlive(known.alive, rows, benchmarkOf);
  const rowsOfNames: number[] = [];

  const numberRows = (names: Int32Array): Int32Array => {
    const fresh = [...names].filter((name) => rowsOfNames[name] === undefined);
    for (const name of fresh.toSorted((a, b) => compareRows(rowOf(a), rowOf(b))))
      rowsOfNames[name] = rows.numberOf(rowOf(name));
    return names.map((name) => rowsOfNames[name] ?? 0);
  };
  const place = (run: RawRun): PlacedRun => {
    const own = numberRows(run.names);
    const { branch } = run.facts;
    for (const [i, row] of own.entries())
      if (codeIn(run.columns.cells[i] ?? 0) !== MISSING) alive.add(branch, row);
    const identical = [...run.identical].map((number) => alive.rowsOf(branch, number));
    for (const [i, row] of own.entries())
      if (codeIn(run.columns.cells[i] ?? 0) === MISSING) alive.remove(branch, row);
    const rowNumber = (name: number) => rowsOfNames[name] ?? numberRows(Int32Array.of(name))[0] ?? 0;
    return {
      facts: run.facts,
      columns: dense(run.columns, { own, identical, length: rows.all.length }),
      notes: run.notes.map(({ name, ...note }) => ({ row: rowNumber(name), run: 0, ...note })),
      clocks: run.clocks.map(({ name, clock }) => ({ row: rowNumber(name), run: 0, clock })),
    };
  };
  return { rows: () => rows.all, alive: alive.all, place };
}

/** Benchmarks first, by package, name, processors and unit; then tests. */
function compareRows(a: PageRow, b: PageRow): number {
  if (a.kind === "test" && b.kind === "test") return compareTests(a, b);
  if (a.kind === "test" || b.kind === "test") return a.kind === "test" ? 1 : -1;
  return compareSeries(a, b);
}

type Rows = ReturnType<typeof createRows>;

function createRows(known: readonly PageRow[]) {
  const all: PageRow[] = [];
  const numbers = new Map<string, number>();
  const byBenchmark = new Map<string, number[]>();
  const byFunction = new Map<string, number[]>();

  const add = (row: PageRow): number => {
    const number = all.push(row) - 1;
    numbers.set(rowKey(row), number);
    if (row.kind === "benchmark") {
      pushTo(byBenchmark, benchmarkKey(row.benchmark), number);
      pushTo(byFunction, functionKey(row.benchmark), number);
    }
    return number;
  };
  for (const row of known) add(row);
  return {
    all,
    /** The row's number; a new one where it is not known. */
    numberOf: (row: PageRow): number => numbers.get(rowKey(row)) ?? add(row),
    ofBenchmark: (benchmark: Benchmark): readonly number[] => byBenchmark.get(benchmarkKey(benchmark)) ?? [],
    /** Those that the function runs, not its own. */
    leavesOf: ({ pkg, name }: Benchmark): readonly number[] => {
      if (name !== functionOf(name)) return [];
      const all = byFunction.get(functionKey({ pkg, name })) ?? [];
      return all.filter((number) => isLeafOf(rows(number), name));
    },
  };

  function rows(number: number): PageRow | undefined {
    return all[number];
  }
}

function isLeafOf(row: PageRow | undefined, name: string): boolean {
  return row?.kind === "benchmark" && row.benchmark.name !== name;
}

function rowKey(row: PageRow): string {
  return row.kind === "benchmark"
    ? `b\n${benchmarkKey(row.benchmark)}\n${row.unit}`
    : `t\n${row.pkg}\n${row.test}`;
}

function functionKey({ pkg, name }: Pick<Benchmark, "pkg" | "name">): string {
  return `${pkg}\n${functionOf(name)}`;
}

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

type BenchmarkOf = RunCollector["benchmarkOf"];

/** Which rows a branch has: measured there, and not missing since. */
function createAlive(known: KnownRows["alive"], rows: Rows, benchmarkOf: BenchmarkOf) {
  const branches = new Map([...known].map(([branch, numbers]) => [branch, new Set(numbers)]));
  /** By branch and number of a benchmark; until something changes. */
  const found = new Map<string, (readonly number[] | undefined)[]>();

  const of = (branch: string): Set<number> => {
    const set = branches.get(branch) ?? new Set<number>();
    branches.set(branch, set);
    return set;
  };
  const put = (branch: string, row: number, isThere: boolean): void => {
    const set = of(branch);
    if (set.has(row) === isThere) return;
    if (isThere) set.add(row);
    else set.delete(row);
    found.clear();
  };
  /** Leaves, else own rows, of those that may count. */
  const among = (benchmark: Benchmark, counts: (row: number) => boolean): readonly number[] => {
    const leaves = rows.leavesOf(benchmark).filter(counts);
    return leaves.length > 0 ? leaves : rows.ofBenchmark(benchmark).filter(counts);
  };
  const lookUp = (branch: string, benchmark: Benchmark): readonly number[] => {
    const here = among(benchmark, (row) => of(branch).has(row));
    if (here.length > 0) return here;
    const elsewhere = among(benchmark, (row) => [...branches.values()].some((set) => set.has(row)));
    const first = () => [rows.numberOf({ kind: "benchmark", benchmark, unit: "sec/op" })];
    const there = elsewhere.length > 0 ? elsewhere : first();
    for (const row of there) put(branch, row, true);
    return there;
  };
  return {
    all: () => new Map([...branches].map(([branch, set]) => [branch, [...set].sort((a, b) => a - b)])),
    add: (branch: string, row: number): void => {
      if (rows.all[row]?.kind === "benchmark") put(branch, row, true);
    },
    /** With its other units. */
    remove: (branch: string, row: number): void => {
      const gone = rows.all[row];
      if (gone?.kind !== "benchmark") return;
      for (const each of rows.ofBenchmark(gone.benchmark)) put(branch, each, false);
    },
    /** The rows that a proof of a benchmark or a function, by its number, holds for. */
    rowsOf: (branch: string, number: number): readonly number[] => {
      const benchmark = benchmarkOf(number);
      const seen = found.get(branch)?.[number];
      if (seen !== undefined || benchmark === undefined) return seen ?? [];
      const rowsThere = lookUp(branch, benchmark);
      const own = found.get(branch) ?? [];
      found.set(branch, own);
      own[number] = rowsThere;
      return rowsThere;
    },
  };
}

interface Dense {
  readonly own: Int32Array;
  readonly identical: readonly (readonly number[])[];
  readonly length: number;
}

/** A cell for each row of the page. What is measured is not identical, whatever else is said. */
function dense(columns: CellColumns, { own, identical, length }: Dense): CellColumns {
  const cellOf = new Int32Array(length).fill(-1);
  for (const [i, row] of own.entries()) cellOf[row] = i;
  const places = placesIn(columns);
  const same = new Uint8Array(length);
  for (const proved of identical) for (const row of proved) same[row] = 1;
  const cells = createCells(length);
  for (let row = 0; row < length; row++) {
    const i = cellOf[row] ?? -1;
    const place = places[i];
    if (place === undefined) cells.add(same[row] === 1 ? IDENTICAL : 0, "class", {});
    else cells.copy(columns, columns.cells[i] ?? 0, place);
  }
  return cells.finish();
}

function placesIn({ cells }: CellColumns) {
  const at = firstPlace();
  return Array.from(cells, (cell) => {
    const place = { ...at };
    moveOn(at, cell);
    return place;
  });
}

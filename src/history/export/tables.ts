// A history as three tables, for databases: runs, benchmarks and tests. docs/history.md describes the
// columns; they only grow. A row of `benchmarks` or `tests` repeats of its run what most queries ask for.

import { clockName } from "../../model/clock.ts";
import type { Entry, EntryComparison, EntryValue } from "../entry.ts";
import { type Named, named } from "./entry-names.ts";

type Cell = string | number | boolean | null;

/** TableRow has the same columns in the same order in all rows of a table. */
export type TableRow = Readonly<Record<string, Cell>>;

export interface Table {
  readonly name: "runs" | "benchmarks" | "tests";
  readonly columns: readonly string[];
  readonly rows: Iterable<TableRow>;
}

const OF_RUN = ["run", "time", "branch", "region", "commit"];
const RUNS = [
  ...[...OF_RUN, "parents", "authored", "title", "pull", "source", "ci_run", "attempt", "job", "outcome"],
  ...["base_commit", "base_ref", "compared", "cpu", "goos", "goarch", "gomaxprocs", "go"],
  ...["vet", "staticcheck", "test", "benchmarks_reached", "benchmarks_known"],
];
const BENCHMARKS = [
  ...[...OF_RUN, "base_commit", "cpu", "pkg", "name", "procs", "unit", "verdict", "base", "head"],
  ...["ln_ratio", "error", "df", "pairs", "waived", "reason"],
];
const TESTS = [...OF_RUN, "pkg", "test", "clock", "outcome", "seconds"];

export function tablesOf(entries: readonly Entry[]): readonly Table[] {
  const all = named(entries);
  return [
    { name: "runs", columns: RUNS, rows: all.map(runRow) },
    { name: "benchmarks", columns: BENCHMARKS, rows: rowsOf(all, benchmarkRows) },
    { name: "tests", columns: TESTS, rows: rowsOf(all, testRows) },
  ];
}

function* rowsOf(all: readonly Named[], rows: (each: Named) => Iterable<TableRow>): Generator<TableRow> {
  for (const each of all) yield* rows(each);
}

function ofRun({ name, entry: { time, branch, region, commit } }: Named) {
  return { run: name, time, branch, region, commit: commit.sha };
}

function runRow(each: Named): TableRow {
  const { commit, source, run, outcome, base, machine, reach, checks } = each.entry;
  const statusOf = (name: string) => checks.find((check) => check.name === name)?.status ?? null;
  return {
    ...ofRun(each),
    parents: commit.parents.join(" "),
    authored: commit.authored === "" ? null : commit.authored,
    title: commit.title,
    pull: commit.pull ?? null,
    source,
    ci_run: run.id,
    attempt: run.attempt,
    job: run.job,
    outcome,
    base_commit: base?.sha ?? null,
    base_ref: base?.ref ?? null,
    compared: base?.how ?? null,
    ...machine,
    vet: statusOf("vet"),
    staticcheck: statusOf("staticcheck"),
    test: statusOf("test"),
    benchmarks_reached: reach?.reached ?? null,
    benchmarks_known: reach?.of ?? null,
  };
}

function* benchmarkRows(each: Named): Generator<TableRow> {
  const { comparisons, identical, values, base, machine } = each.entry;
  const shared = { ...ofRun(each), base_commit: base?.sha ?? null, cpu: machine.cpu };
  for (const row of comparisons) yield { ...shared, ...comparedCells(row) };
  for (const benchmark of identical) yield { ...shared, ...benchmark, ...IDENTICAL };
  for (const value of values) yield { ...shared, ...valueCells(value) };
}

function comparedCells(row: EntryComparison): TableRow {
  const { benchmark, unit, verdict, base, head, ln, error, df, pairs, waived, reason } = row;
  const numbers = { base, head, ln_ratio: ln, error, df, pairs };
  return { ...benchmark, unit, verdict, ...numbers, waived: waived !== undefined, reason };
}

const UNKNOWN = { base: null, ln_ratio: null, error: null, df: null, pairs: 0, waived: false, reason: "" };
/** In every unit, by proof. */
const IDENTICAL: TableRow = {
  ...UNKNOWN,
  unit: null,
  verdict: "identical",
  head: null,
  ln_ratio: 0,
  error: 0,
};

function valueCells({ benchmark, unit, value }: EntryValue): TableRow {
  return { ...benchmark, unit, ...UNKNOWN, verdict: null, head: value };
}

function* testRows(each: Named): Generator<TableRow> {
  const shared = ofRun(each);
  const { tests, clocks } = each.entry;
  for (const { pkg, test, outcome, seconds } of tests)
    yield { ...shared, pkg, test, clock: "UTC", outcome, seconds };
  for (const { clock, differs } of clocks)
    for (const { pkg, test, outcome } of differs)
      yield { ...shared, pkg, test, clock: clockName(clock), outcome, seconds: null };
}

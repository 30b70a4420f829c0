// From an entry to the text of its file: the same entry is always the same text.

import { type Benchmark, benchmarkKey } from "../model/benchmark.ts";
import type { Verdict } from "../model/verdict.ts";
import { cutText } from "../model/visible.ts";
import type { Entry, EntryClock, EntryComparison, EntryTest, TestOutcome } from "./entry.ts";
import { ENTRY_SCHEMA } from "./entry-file.ts";
import { MAX_NAME, MAX_SENTENCE, MAX_TITLE } from "./limits.ts";
import { printBenchmarks, printTests, sortBenchmarks, sortTests } from "./names.ts";

/** printEntry is the text of an entry, on one line with its end. Texts that are too long are cut. */
export function printEntry(entry: Entry): string {
  const { source, run, region, branch, commit, time, machine, outcome, base, checks, reach } = entry;
  const benchmarks = benchmarksOf(entry);
  const indexOf = indexed(benchmarks.map(benchmarkKey));
  const units = [...new Set([...entry.comparisons, ...entry.values].map(({ unit }) => unit))];
  const file = {
    schema: ENTRY_SCHEMA,
    source,
    run: { id: short(run.id), attempt: run.attempt, job: short(run.job) },
    region: short(region),
    branch: short(branch),
    commit: { ...commit, title: cutText(commit.title, MAX_TITLE) },
    time,
    machine: { ...machine, cpu: short(machine.cpu) },
    outcome,
    base: base && { ...base, ref: short(base.ref) },
    checks,
    tests: testsOf(entry),
    reach,
    benchmarks: printBenchmarks(benchmarks),
    identical: runsOf(entry.identical.map((each) => indexOf(benchmarkKey(each)))),
    units,
    ...rowsOf(
      entry.comparisons.filter((row) => !isStill(row)),
      { indexOf, units },
    ),
    still: stillOf(entry.comparisons.filter(isStill), { indexOf, units }),
    values: valuesOf(entry, { indexOf, units }),
  };
  return `${JSON.stringify(file)}\n`;
}

interface Columns {
  readonly indexOf: (key: string) => number;
  readonly units: readonly string[];
}

function benchmarksOf({ identical, comparisons, values }: Entry): readonly Benchmark[] {
  const all = [...identical, ...[...comparisons, ...values].map(({ benchmark }) => benchmark)];
  const distinct = new Map(all.map((each) => [benchmarkKey(each), each]));
  return sortBenchmarks([...distinct.values()]);
}

function indexed(keys: readonly string[]): (key: string) => number {
  const known = new Map(keys.map((key, i) => [key, i]));
  return (key) => known.get(key) ?? -1;
}

/** First index and length of each run of following indices. */
function runsOf(indices: readonly number[]): readonly number[] {
  const runs: number[] = [];
  for (const index of indices.toSorted((a, b) => a - b)) {
    const [first = 0, length = 0] = runs.slice(-2);
    if (runs.length > 0 && index === first + length) runs[runs.length - 1] = length + 1;
    else runs.push(index, 1);
  }
  return runs;
}

function rowsOf(comparisons: readonly EntryComparison[], { indexOf, units }: Columns) {
  const verdicts = [...new Set(comparisons.map(({ verdict }) => verdict))];
  const of = <T>(pick: (row: EntryComparison) => T) => comparisons.map(pick);
  return {
    verdicts: verdicts satisfies readonly Verdict[],
    rows: {
      of: of(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
      unit: of(({ unit }) => units.indexOf(unit)),
      verdict: of(({ verdict }) => verdicts.indexOf(verdict)),
      base: of((row) => valued(row.base, row)),
      head: of((row) => valued(row.head, row)),
      ln: of((row) => (row.ln === null ? null : row.error === 0 ? digits(row.ln, 9) : rounded(row.ln, 6))),
      error: of(({ error }) => error && digits(error, 3)),
      df: of(({ df }) => df && digits(df, 3)),
      pairs: of(({ pairs }) => pairs),
      orders: of(({ orders }) => orders),
    },
    reasons: noted(comparisons, ({ reason }) =>
      reason === "" ? undefined : { text: cutText(reason, MAX_SENTENCE) },
    ),
    through: noted(comparisons, ({ through }) =>
      through.length === 0 ? undefined : { names: through.slice(0, 20).map(short) },
    ),
    waived: noted(
      comparisons,
      ({ waived }) =>
        waived && { reason: cutText(waived.reason, MAX_SENTENCE), expires: short(waived.expires) },
    ),
  };
}

/** Most counts are what they were: of those there is little to say. */
function isStill(row: EntryComparison): boolean {
  const { verdict, base, head, ln, error, reason, through, waived } = row;
  const hasNotes = reason !== "" || through.length > 0 || waived !== undefined;
  return verdict === "unchanged" && base !== null && base === head && ln === 0 && error === 0 && !hasNotes;
}

function stillOf(rows: readonly EntryComparison[], { indexOf, units }: Columns) {
  if (rows.length === 0) return undefined;
  return {
    of: rows.map(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
    unit: rows.map(({ unit }) => units.indexOf(unit)),
    value: rows.map((row) => valued(row.head, row)),
    pairs: rows.map(({ pairs }) => pairs),
    orders: rows.map(({ orders }) => orders),
  };
}

function noted<T>(comparisons: readonly EntryComparison[], note: (row: EntryComparison) => T | undefined) {
  const found = comparisons.flatMap((comparison, row) => {
    const said = note(comparison);
    return said === undefined ? [] : [{ row, ...said }];
  });
  return found.length === 0 ? undefined : found;
}

/** What is counted keeps its digits; what is measured has as many as a time tells. */
function valued(value: number | null, { error }: EntryComparison): number | null {
  return value === null ? null : digits(value, error === 0 ? 9 : 5);
}

function valuesOf({ values }: Entry, { indexOf, units }: Columns) {
  if (values.length === 0) return undefined;
  return {
    of: values.map(({ benchmark }) => indexOf(benchmarkKey(benchmark))),
    unit: values.map(({ unit }) => units.indexOf(unit)),
    value: values.map(({ value }) => digits(value, 9)),
  };
}

function testsOf({ tests, sameTests, crashedTests, clocks }: Entry) {
  if (tests.length === 0) return undefined;
  const sorted = sortTests(tests);
  const packages = [...new Set(sorted.map(({ pkg }) => pkg))];
  const numbersOf = (wanted: readonly string[]) => {
    const numbers = packages.flatMap((pkg, number) => (wanted.includes(pkg) ? [number] : []));
    return numbers.length === 0 ? undefined : numbers;
  };
  const indexOf = indexed(sorted.map(testKey));
  const ended = (wanted: TestOutcome) => sorted.flatMap(({ outcome }, i) => (outcome === wanted ? [i] : []));
  return {
    names: printTests(sorted),
    seconds: sorted.map(({ seconds }) => rounded(seconds, 2)),
    failed: ended("failed"),
    skipped: ended("skipped"),
    flaky: ended("flaky"),
    same: numbersOf(sameTests),
    crashed: numbersOf(crashedTests),
    clocks: clocks.length === 0 ? undefined : clocks.map((each) => clockOf(each, indexOf)),
  };
}

function clockOf({ clock, differs }: EntryClock, indexOf: Columns["indexOf"]) {
  const ended = (wanted: TestOutcome) =>
    differs
      .filter(({ outcome }) => outcome === wanted)
      .map((each) => indexOf(testKey(each)))
      .filter((index) => index >= 0);
  return { clock, passed: ended("passed"), failed: ended("failed"), skipped: ended("skipped") };
}

function testKey({ pkg, test }: Pick<EntryTest, "pkg" | "test">): string {
  return `${pkg}\n${test}`;
}

function short(text: string): string {
  return cutText(text, MAX_NAME);
}

function digits(value: number, significant: number): number {
  return Number(value.toPrecision(significant));
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

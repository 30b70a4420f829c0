// From the columns of a file to an entry.

import type { Benchmark } from "../model/benchmark.ts";
import type {
  Entry,
  EntryClock,
  EntryComparison,
  EntryTest,
  EntryValue,
  RunIdentity,
  TestOutcome,
} from "./entry.ts";
import { checkEntryFile, type EntryFile, parseEntryFile, Unreadable } from "./entry-file.ts";
import { misfitOf } from "./entry-indices.ts";

/** readEntry is the entry of a file's text, which is a stranger's; Unreadable says why it is none. */
export function readEntry(written: string): Entry | Unreadable {
  return asEntry(readColumns(written));
}

/** readParsed is the same for what was parsed; undefined for what is no JSON. */
export function readParsed(value: unknown): Entry | Unreadable {
  return asEntry(readParsedColumns(value));
}

/** readColumns is the same by column, every index checked: most rows of an entry say that nothing changed. */
export function readColumns(written: string): EntryFile | Unreadable {
  return withIndices(parseEntryFile(written));
}

export function readParsedColumns(value: unknown): EntryFile | Unreadable {
  return withIndices(checkEntryFile(value));
}

function withIndices(file: EntryFile | Unreadable): EntryFile | Unreadable {
  if (file instanceof Unreadable) return file;
  const why = misfitOf(file);
  return why === undefined ? file : new Unreadable(why);
}

function asEntry(file: EntryFile | Unreadable): Entry | Unreadable {
  return file instanceof Unreadable ? file : entryOf(file);
}

/** entryOf takes columns whose indices are checked. */
export function entryOf(file: EntryFile): Entry {
  const { source, run, region, branch, commit, time, machine, outcome, base, checks, tests } = file;
  return {
    key: keyOf(file),
    source,
    run,
    region,
    branch,
    commit: { ...commit, pull: commit.pull },
    time,
    machine,
    outcome,
    base,
    checks,
    tests: tests === undefined ? [] : testsOf(tests),
    sameTests: tests === undefined ? NO_NAMES : packagesOf(tests, tests.same),
    crashedTests: tests === undefined ? NO_NAMES : packagesOf(tests, tests.crashed),
    clocks: tests?.clocks?.map((each) => clockOf(tests, each)) ?? [],
    identical: runsOf(file.benchmarks, file.identical),
    comparisons: [...comparisonsOf(file), ...stillOf(file)],
    values: valuesOf(file),
    reach: file.reach,
  };
}

interface Identified {
  readonly source: string;
  readonly run: RunIdentity;
  readonly region: string;
  readonly commit: { readonly sha: string };
  readonly base?: { readonly sha: string } | undefined;
  readonly time: string;
}

/**
 * keyOf is equal for the same measurement. The attempt is no part of it: another attempt that measures again
 * has another time, and one that publishes again has not.
 */
export function keyOf({ source, run, region, commit, base, time }: Identified): string {
  return JSON.stringify([source, run.id, run.job, region, commit.sha, base?.sha ?? "", time]);
}

function at<T>(all: readonly T[], index: number): T {
  const found = all[index];
  if (found === undefined)
    throw new RangeError(`no ${index} among ${all.length}: indices are checked before`);
  return found;
}

/** First index and length, in turns. */
function runsOf(benchmarks: readonly Benchmark[], runs: readonly number[]): readonly Benchmark[] {
  const found: Benchmark[] = [];
  for (let i = 0; i < runs.length; i += 2) {
    const [first = 0, length = 0] = runs.slice(i, i + 2);
    for (let k = first; k < first + length; k++) found.push(at(benchmarks, k));
  }
  return found;
}

const NO_NAMES: readonly string[] = [];

function comparisonsOf({
  rows,
  benchmarks,
  units,
  verdicts,
  ...said
}: EntryFile): readonly EntryComparison[] {
  const reasons = new Map(said.reasons?.map(({ row, text }) => [row, text]));
  const through = new Map(said.through?.map(({ row, names }) => [row, names]));
  const waived = new Map(said.waived?.map(({ row, reason, expires }) => [row, { reason, expires }]));
  return rows.of.map((of, i) => ({
    benchmark: at(benchmarks, of),
    unit: at(units, rows.unit[i] ?? 0),
    verdict: at(verdicts, rows.verdict[i] ?? 0),
    base: rows.base[i] ?? null,
    head: rows.head[i] ?? null,
    ln: rows.ln[i] ?? null,
    error: rows.error[i] ?? null,
    df: rows.df[i] ?? null,
    pairs: rows.pairs[i] ?? 0,
    orders: rows.orders[i] ?? 0,
    reason: reasons.get(i) ?? "",
    through: through.get(i) ?? NO_NAMES,
    waived: waived.get(i),
  }));
}

function stillOf({ still, benchmarks, units }: EntryFile): readonly EntryComparison[] {
  if (still === undefined) return [];
  // Fields one by one, in the order of the other rows: to spread a constant takes fifty times as long.
  return still.of.map((of, i): EntryComparison => {
    const value = still.value[i] ?? null;
    return {
      benchmark: at(benchmarks, of),
      unit: at(units, still.unit[i] ?? 0),
      verdict: "unchanged",
      base: value,
      head: value,
      ln: 0,
      error: 0,
      df: null,
      pairs: still.pairs[i] ?? 0,
      orders: still.orders[i] ?? 0,
      reason: "",
      through: NO_NAMES,
      waived: undefined,
    };
  });
}

function valuesOf({ values, benchmarks, units }: EntryFile): readonly EntryValue[] {
  return (values?.of ?? []).map((of, i) => ({
    benchmark: at(benchmarks, of),
    unit: at(units, values?.unit[i] ?? 0),
    value: values?.value[i] ?? 0,
  }));
}

type FileTests = NonNullable<EntryFile["tests"]>;

function testsOf({ names, seconds, failed, skipped, flaky }: FileTests): readonly EntryTest[] {
  const outcomes = new Map<number, TestOutcome>();
  const mark = (indices: readonly number[], outcome: TestOutcome) => {
    for (const index of indices) outcomes.set(index, outcome);
  };
  mark(failed, "failed");
  mark(skipped, "skipped");
  mark(flaky, "flaky");
  return names.map(({ pkg, test }, i) => ({
    pkg,
    test,
    outcome: outcomes.get(i) ?? "passed",
    seconds: seconds[i] ?? 0,
  }));
}

/** Packages of the tests by their numbers. */
function packagesOf({ names }: FileTests, numbers: readonly number[] | undefined): readonly string[] {
  if (numbers === undefined) return NO_NAMES;
  const packages = [...new Set(names.map(({ pkg }) => pkg))];
  return numbers.map((number) => at(packages, number));
}

function clockOf(
  { names }: FileTests,
  { clock, ...outcomes }: NonNullable<FileTests["clocks"]>[number],
): EntryClock {
  const differs = (["passed", "failed", "skipped"] as const).flatMap((outcome) =>
    outcomes[outcome].map((index) => ({ ...at(names, index), outcome })),
  );
  return { clock, differs };
}

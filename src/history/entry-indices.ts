// Every index and every length of the columns of an entry, looked at once: who reads the columns later need
// not look again.

import type { EntryFile } from "./entry-file.ts";

/** misfitOf is a clause about the first index or length that does not fit; undefined where all do. */
export function misfitOf(file: EntryFile): string | undefined {
  return (
    testsMisfit(file) ?? identicalMisfit(file) ?? rowsMisfit(file) ?? stillMisfit(file) ?? valuesMisfit(file)
  );
}

function testsMisfit({ tests }: EntryFile): string | undefined {
  if (tests === undefined) return undefined;
  const { names, seconds, failed, skipped, flaky, same = [], crashed = [], clocks = [] } = tests;
  if (seconds.length !== names.length)
    return `entry.tests.seconds has ${seconds.length} values for ${names.length} tests`;
  const others = clocks.flatMap((clock) => [clock.passed, clock.failed, clock.skipped]);
  const packages = same.length + crashed.length === 0 ? 0 : new Set(names.map(({ pkg }) => pkg)).size;
  return (
    firstOf([failed, skipped, flaky], (indices) => beyond(indices, names.length, "tests.names")) ??
    firstOf([same, crashed], (numbers) => beyond(numbers, packages, "tests (packages)")) ??
    firstOf(others, (indices) => beyond(indices, names.length, "tests.names"))
  );
}

function identicalMisfit({ identical, benchmarks }: EntryFile): string | undefined {
  let sum = 0;
  for (let i = 0; i < identical.length; i += 2) {
    const [first = 0, length = 0] = [identical[i], identical[i + 1]];
    sum += length;
    if (first + length > benchmarks.length || sum > benchmarks.length)
      return `entry.identical[${i}] goes beyond the ${benchmarks.length} benchmarks`;
  }
  return undefined;
}

function rowsMisfit({ rows, benchmarks, units, verdicts }: EntryFile): string | undefined {
  return (
    lengthsMisfit(rows, "rows") ??
    beyond(rows.of, benchmarks.length, "benchmarks") ??
    beyond(rows.unit, units.length, "units") ??
    beyond(rows.verdict, verdicts.length, "verdicts")
  );
}

function stillMisfit({ still, benchmarks, units }: EntryFile): string | undefined {
  if (still === undefined) return undefined;
  return (
    lengthsMisfit(still, "still") ??
    beyond(still.of, benchmarks.length, "benchmarks") ??
    beyond(still.unit, units.length, "units")
  );
}

function valuesMisfit({ values, benchmarks, units }: EntryFile): string | undefined {
  if (values === undefined) return undefined;
  const none = values.of.findIndex((_, i) => (values.value[i] ?? null) === null);
  if (none >= 0) return `entry.values.value[${none}] is no number`;
  return (
    lengthsMisfit(values, "values") ??
    beyond(values.of, benchmarks.length, "benchmarks") ??
    beyond(values.unit, units.length, "units")
  );
}

function lengthsMisfit<T extends { readonly of: readonly number[] }>(
  columns: T,
  what: string,
): string | undefined {
  const { length } = columns.of;
  return firstOf(Object.entries<readonly unknown[]>({ ...columns }), ([name, column]) =>
    column.length === length
      ? undefined
      : `entry.${what}.${name} has ${column.length} values for ${length} rows`,
  );
}

function beyond(indices: readonly number[], length: number, what: string): string | undefined {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0;
    if (index >= length) return `entry.${what} has no ${index}: there are ${length}`;
  }
  return undefined;
}

function firstOf<T>(all: readonly T[], misfit: (each: T) => string | undefined): string | undefined {
  for (const each of all) {
    const found = misfit(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

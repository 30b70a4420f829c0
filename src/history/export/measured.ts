// The rows of an entry by benchmark: a format has a line for a benchmark, not for each of its units.

import { type Benchmark, benchmarkKey } from "../../model/benchmark.ts";
import { VERDICTS_BY_WEIGHT, type Verdict } from "../../model/verdict.ts";
import type { Entry, EntryComparison } from "../entry.ts";
import { grouped } from "../grouped.ts";

export interface Measured {
  readonly benchmark: Benchmark;
  /** The one that counts of all its units; undefined where it was compared with nothing. */
  readonly verdict: Verdict | undefined;
  /** Empty for what is identical or compared with nothing. */
  readonly rows: readonly EntryComparison[];
  /** Of the commit itself, in the order of its units. Empty for what is identical. */
  readonly values: readonly MeasuredValue[];
}

export interface MeasuredValue {
  /** Tidied. */
  readonly unit: string;
  readonly value: number;
}

/** measuredIn has the order of the entry: first what was measured, then what is identical. */
export function measuredIn({ comparisons, values, identical }: Entry): readonly Measured[] {
  const compared = grouped(comparisons, ofBenchmark).map((rows) => ({
    benchmark: rows[0].benchmark,
    verdict: heaviest(rows),
    rows,
    values: rows.flatMap(({ unit, head }) => (head === null ? [] : [{ unit, value: head }])),
  }));
  const alone = grouped(values, ofBenchmark).map((all) => ({
    benchmark: all[0].benchmark,
    verdict: undefined,
    rows: [],
    values: all,
  }));
  const same = identical.map((benchmark) => ({
    benchmark,
    verdict: "identical" as const,
    rows: [],
    values: [],
  }));
  return [...compared, ...alone, ...same];
}

/** deciding is the row that the verdict is from. */
export function deciding({ rows, verdict }: Measured): EntryComparison | undefined {
  return rows.find((row) => row.verdict === verdict);
}

function ofBenchmark({ benchmark }: { readonly benchmark: Benchmark }): string {
  return benchmarkKey(benchmark);
}

function heaviest(rows: readonly EntryComparison[]): Verdict | undefined {
  return VERDICTS_BY_WEIGHT.find((verdict) => rows.some((row) => row.verdict === verdict));
}

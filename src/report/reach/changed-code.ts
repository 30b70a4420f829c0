// The changed code behind the rows of a report: once for each benchmark function, whose sub-benchmarks and
// units share it.

import { functionOf } from "../../model/benchmark.ts";
import type { Comparison } from "../../model/verdict.ts";

/**
 * firstOfFunctions are the first rows of each benchmark function that has changed code to tell of, in order.
 */
export function firstOfFunctions(rows: readonly Comparison[]): readonly Comparison[] {
  const found = new Map<string, Comparison>();
  for (const row of rows.filter(({ reach }) => reach !== undefined)) {
    const key = `${row.pkg}\n${functionOf(row.name)}`;
    if (!found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}

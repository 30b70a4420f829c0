// Comparisons by column, in the order in which they come.

import { realColumn, wholeColumn } from "./column.ts";
import type { Note } from "./graph.ts";

export type ComparisonRows = ReturnType<typeof createRows>;

export function createRows() {
  /** Benchmarks that are proved to be the same, and series that are exactly what they were. */
  const [identical, still] = [wholeColumn(), wholeColumn()];
  /** Series, and what was measured of each. */
  const [measured, ln, variance, df] = [wholeColumn(), realColumn(), realColumn(), realColumn()];
  return {
    mark: () => ({ identical: identical.length(), still: still.length(), measured: measured.length() }),
    notes: new Map<string, Note>(),
    ...{ identical, still, measured, ln, variance, df },
  };
}

/** With fewer degrees of freedom a standard error says next to nothing: its own variance is infinite. */
const LEAST_DF = 3;

/**
 * edgeVariance is what a standard error from so many degrees of freedom stands for: the variance of Student's
 * t, error²·ν/(ν − 2). 0 for an exact comparison, NaN where the error is of no use; NaN: there is none.
 */
export function edgeVariance(error: number, df: number): number {
  if (error === 0) return 0;
  return df >= LEAST_DF ? error ** 2 * (df === Infinity ? 1 : df / (df - 2)) : Number.NaN;
}

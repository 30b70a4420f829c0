// Comparisons by column, in the order in which they come.

import type { EntryComparison } from "../entry.ts";
import { realColumn, wholeColumn } from "./column.ts";
import type { Note } from "./graph.ts";

export type ComparisonRows = ReturnType<typeof createRows>;

export function createRows() {
  const [identical, still, measured] = [wholeColumn(), wholeColumn(), wholeColumn()];
  const [ln, variance, df] = [realColumn(), realColumn(), realColumn()];
  return {
    /** A benchmark that is proved to be the same. */
    addIdentical: identical.push,
    /** A series that is exactly what it was. */
    addStill: still.push,
    addMeasured: (series: number, change: number, squaredError: number, freedom: number) => {
      if (change === 0 && squaredError === 0) return still.push(series);
      measured.push(series);
      ln.push(change);
      variance.push(squaredError);
      df.push(freedom);
    },
    mark: () => ({ identical: identical.length(), still: still.length(), measured: measured.length() }),
    notes: new Map<string, Note>(),
    identical,
    still,
    measured,
    ln,
    variance,
    df,
  };
}

/** With fewer degrees of freedom a standard error says next to nothing: its own variance is infinite. */
const LEAST_DF = 3;

/**
 * edgeVariance is what a standard error from so many degrees of freedom stands for: the variance of Student's
 * t, error²·ν/(ν − 2). 0 for an exact comparison, undefined where the error is of no use.
 */
export function edgeVariance({ error, df }: Pick<EntryComparison, "error" | "df">): number | undefined {
  if (error === null) return undefined;
  if (error === 0) return 0;
  return df === null || df < LEAST_DF ? undefined : error ** 2 * (df === Infinity ? 1 : df / (df - 2));
}

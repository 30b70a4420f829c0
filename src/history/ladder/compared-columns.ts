// What the graph takes of a run: columns, as files have them. Most rows of a long history say that nothing
// changed, and need no object for that.

import type { Entry, EntryComparison } from "../entry.ts";
import type { EntryFile } from "../entry-file.ts";

type RunOf = Pick<Entry, "key" | "time" | "branch">;

/** Compared is an entry, or as much of one as the graph is made from. */
export type Compared = RunOf & Pick<Entry, "commit" | "base" | "identical" | "comparisons">;

/** ComparedColumns is the same by column; rows name benchmarks and units by their index, which exists. */
export interface ComparedColumns
  extends RunOf,
    Pick<EntryFile, "commit" | "base" | "benchmarks" | "units" | "through" | "waived"> {
  /** First index and length of each run of benchmarks. */
  readonly identical: Int32Array;
  readonly rows: RowsOf & {
    /** NaN: there is none, here and below. */
    readonly ln: Float64Array;
    readonly error: Float64Array;
    readonly df: Float64Array;
  };
  readonly still?: RowsOf;
}

/** RowsOf says by row which benchmark and unit. */
export interface RowsOf {
  readonly of: Int32Array;
  readonly unit: Int32Array;
}

/** columnsOfFile takes columns whose indices are checked: they are below 2³¹. */
export function columnsOfFile(key: string, file: EntryFile): ComparedColumns {
  const { time, branch, commit, base, benchmarks, identical, units, rows, still, through, waived } = file;
  return {
    ...{ key, time, branch, commit, benchmarks, units },
    ...(base === undefined ? {} : { base }),
    ...(through === undefined ? {} : { through }),
    ...(waived === undefined ? {} : { waived }),
    identical: new Int32Array(identical),
    rows: { ...rowsOf(rows), ln: reals(rows.ln), error: reals(rows.error), df: reals(rows.df) },
    ...(still === undefined ? {} : { still: rowsOf(still) }),
  };
}

function rowsOf({ of, unit }: Readonly<Record<keyof RowsOf, readonly number[]>>): RowsOf {
  return { of: new Int32Array(of), unit: new Int32Array(unit) };
}

/** By index: a long history has tens of millions, and null would be 0. */
function reals(values: readonly (number | null)[]): Float64Array {
  const column = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) column[i] = values[i] ?? Number.NaN;
  return column;
}

/** columnsOf is for entries that come from no file. */
export function columnsOf({
  identical,
  comparisons,
  commit,
  base,
  key,
  time,
  branch,
}: Compared): ComparedColumns {
  const { pull, ...told } = commit;
  const units = [...new Set(comparisons.map(({ unit }) => unit))];
  return {
    ...{ key, time, branch },
    commit: pull === undefined ? told : { ...told, pull },
    ...(base === undefined ? {} : { base }),
    benchmarks: [...identical, ...comparisons.map(({ benchmark }) => benchmark)],
    identical: Int32Array.of(0, identical.length),
    units,
    rows: {
      of: Int32Array.from(comparisons, (_, row) => identical.length + row),
      unit: Int32Array.from(comparisons, ({ unit }) => units.indexOf(unit)),
      ln: reals(comparisons.map(({ ln }) => ln)),
      error: reals(comparisons.map(({ error }) => error)),
      df: reals(comparisons.map(({ df }) => df)),
    },
    through: rowsWith(comparisons, ({ through }) => (through.length === 0 ? undefined : { names: through })),
    waived: rowsWith(comparisons, ({ waived }) => waived),
  };
}

function rowsWith<T>(comparisons: readonly EntryComparison[], note: (row: EntryComparison) => T | undefined) {
  return comparisons.flatMap((comparison, row) => {
    const said = note(comparison);
    return said === undefined ? [] : [{ row, ...said }];
  });
}

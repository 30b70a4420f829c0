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
    Pick<EntryFile, "commit" | "base" | "benchmarks" | "identical" | "units" | "through" | "waived"> {
  readonly rows: Pick<EntryFile["rows"], "of" | "unit" | "ln" | "error" | "df">;
  readonly still?: Pick<NonNullable<EntryFile["still"]>, "of" | "unit">;
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
    identical: [0, identical.length],
    units,
    rows: {
      of: comparisons.map((_, row) => identical.length + row),
      unit: comparisons.map(({ unit }) => units.indexOf(unit)),
      ln: comparisons.map(({ ln }) => ln),
      error: comparisons.map(({ error }) => error),
      df: comparisons.map(({ df }) => df),
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

// Which entries become columns: for each commit and region the first that has something to show. A later one
// of the same commit (a nightly comparison with a release) would only double its cells.

import type { Entry } from "../../entry.ts";
import { inTime } from "../entry-names.ts";
import { withLeaves } from "./leaves.ts";

/** Kind is a group of TestGrid: benchmarks and tests apart, since a group holds some 300,000 cells. */
export type Kind = (typeof KINDS)[number];

export const KINDS = ["bench", "tests"] as const;

/** Columns are of one branch and one kind. */
export interface Columns {
  readonly kind: Kind;
  readonly branch: string;
  /** From the oldest to the newest. */
  readonly entries: readonly Entry[];
  /** How many entries of the same commits and regions are no columns. */
  readonly later: number;
}

/** columnsOf has nothing for a branch and kind without a column. Branches are in the order of their names. */
export function columnsOf(entries: readonly Entry[]): readonly Columns[] {
  const branches = [...new Set(entries.map(({ branch }) => branch))].sort();
  const timed = inTime(entries);
  const all = branches.flatMap((branch) =>
    KINDS.map((kind) =>
      columnsFrom(
        timed.filter((entry) => entry.branch === branch && hasCells(entry, kind)),
        { kind, branch },
      ),
    ),
  );
  return all.filter((columns) => columns.entries.length > 0);
}

function columnsFrom(entries: readonly Entry[], of: Pick<Columns, "kind" | "branch">): Columns {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const place = `${entry.commit.sha}\n${entry.region}`;
    if (!first.has(place)) first.set(place, entry);
  }
  const columns = [...first.values()];
  return {
    ...of,
    entries: of.kind === "bench" ? withLeaves(columns) : columns,
    later: entries.length - first.size,
  };
}

function hasCells({ tests, comparisons, identical, values }: Entry, kind: Kind): boolean {
  return kind === "tests" ? tests.length > 0 : comparisons.length + identical.length + values.length > 0;
}

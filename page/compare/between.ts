// What happened between two commits of a branch, by the events that begin there.

import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { PageBranch } from "../../src/page/format/index-file.ts";

export interface Between {
  readonly branch: string;
  /** Places: the older one is not in it. */
  readonly after: number;
  readonly upTo: number;
  readonly regions: readonly string[];
}

/** Pair is both commits, on the first chosen branch that has them. */
export interface Pair extends Between {
  readonly line: PageBranch;
}

/** eventsBetween are the largest first, those for the worse before the others. */
export function eventsBetween(
  events: readonly PageEvent[],
  { branch, after, upTo, regions }: Between,
): readonly PageEvent[] {
  const size = ({ delta }: PageEvent): number => Math.abs(Math.log1p(delta));
  const rank = ({ worse }: PageEvent): number => (worse === true ? 0 : 1);
  return events
    .filter(
      (event) =>
        event.branch === branch &&
        regions.includes(event.region) &&
        event.column > after &&
        event.column <= upTo,
    )
    .toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a) || a.row - b.row);
}

/** RowIn is a row in a region. */
export interface RowIn {
  readonly row: number;
  readonly region: string;
}

/** rowsOf are the rows of events, each once, in their order. */
export function rowsOf(events: readonly PageEvent[]): readonly RowIn[] {
  const seen = new Set<string>();
  return events.flatMap(({ row, region }) => {
    const key = `${row} ${region}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ row, region }];
  });
}

// Events by the cell that they begin in.

import type { PageEvent } from "../../src/page/format/events-file.ts";

/** EventRows are the events of one commit in one region, by row. */
export type EventRows = ReadonlyMap<number, readonly PageEvent[]>;

export interface EventCells {
  readonly in: (branch: string, region: string, place: number) => EventRows;
}

const known = new WeakMap<readonly PageEvent[], EventCells>();
const NONE: EventRows = new Map();

export function eventCells(events: readonly PageEvent[]): EventCells {
  const found = known.get(events) ?? arranged(events);
  known.set(events, found);
  return found;
}

function arranged(events: readonly PageEvent[]): EventCells {
  const columns = new Map<string, Map<number, readonly PageEvent[]>>();
  for (const event of events) {
    const key = keyOf(event.branch, event.region, event.column);
    const rows = columns.get(key) ?? new Map<number, readonly PageEvent[]>();
    columns.set(key, rows);
    rows.set(event.row, [...(rows.get(event.row) ?? []), event]);
  }
  return { in: (branch, region, place) => columns.get(keyOf(branch, region, place)) ?? NONE };
}

function keyOf(branch: string, region: string, place: number): string {
  return `${place}\n${branch}\n${region}`;
}

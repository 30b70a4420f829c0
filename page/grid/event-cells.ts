// Events by the cell that they begin in.

import type { PageEvent } from "../../src/page/format/events-file.ts";

export interface EventCells {
  readonly at: (branch: string, region: string, row: number, place: number) => readonly PageEvent[];
}

const known = new WeakMap<readonly PageEvent[], EventCells>();
/** More columns than a branch has. */
const COLUMNS = 2 ** 26;

export function eventCells(events: readonly PageEvent[]): EventCells {
  const found = known.get(events) ?? arranged(events);
  known.set(events, found);
  return found;
}

function arranged(events: readonly PageEvent[]): EventCells {
  const series = new Map<string, Map<number, PageEvent[]>>();
  for (const event of events) {
    const key = `${event.branch}\n${event.region}`;
    const cells = series.get(key) ?? new Map<number, PageEvent[]>();
    series.set(key, cells);
    const cell = event.row * COLUMNS + event.column;
    cells.set(cell, [...(cells.get(cell) ?? []), event]);
  }
  return {
    at: (branch, region, row, place) => series.get(`${branch}\n${region}`)?.get(row * COLUMNS + place) ?? [],
  };
}

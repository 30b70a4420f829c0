// Events of the rows in a trend, where they begin.

import type { PageEvent } from "../../src/page/format/events-file.ts";

/** Mark is an event on the branch, in the plot. */
export interface Mark {
  readonly place: number;
  readonly sign: string;
}

/** eventsIn are those of the lines, each once. */
export function eventsIn(
  events: readonly PageEvent[],
  branch: string,
  lines: readonly { readonly row: { readonly number: number }; readonly region: string }[],
): readonly PageEvent[] {
  const wanted = new Set(lines.map(({ row, region }) => `${row.number} ${region}`));
  return events.filter((event) => event.branch === branch && wanted.has(`${event.row} ${event.region}`));
}

/** marksOf has one mark for each commit: the sign of the worst of its events. */
export function marksOf(events: readonly PageEvent[]): readonly Mark[] {
  const places = new Map<number, string>();
  for (const event of events) {
    const sign = signOf(event);
    if (places.get(event.column) !== "▲") places.set(event.column, sign);
  }
  return [...places].map(([place, sign]) => ({ place, sign }));
}

function signOf({ worse }: PageEvent): string {
  return worse === null ? "◆" : worse ? "▲" : "▼";
}

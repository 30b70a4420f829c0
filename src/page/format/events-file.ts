// All events of all branches, region by region. Rows and columns by their numbers: who draws the grid lays
// them over it. docs/ladder.md says what an event is.

import { count, flag, list, nullable, number, object, oneOf, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

export const eventShape = object({
  branch: text,
  region: text,
  row: count,
  kind: oneOf(["step", "drift", "recovery"]),
  /** Column of the commit that brought it; of a drift the last one so far. */
  column: count,
  /** Columns that it could be with 95 % confidence; of a drift all that it is. */
  first: count,
  last: count,
  /** Value after/value before − 1, with its 95 % interval. */
  delta: number,
  lo: number,
  hi: number,
  /** Null where nobody said which way is better in the unit. */
  worse: nullable(flag),
  state: oneOf(["open", "acknowledged", "recovered"]),
  /**
   * What acknowledges it: a waiver that the run knew, or a line of `.go-steady.yml`; "" for what nobody does.
   */
  accepted: oneOf(["", "run", "settings"]),
  /** Column of the commit that took it back; null for what is not recovered. */
  recovered: nullable(count),
  /** Why somebody accepts it, and until when; "" where that is not said. Hostile. */
  reason: text,
  expires: text,
  /** Changed functions of the commit that the benchmark reaches, nearest first. Hostile. */
  through: list(text),
});

export type PageEvent = TypeOf<typeof eventShape>;

const doubtShape = object({
  branch: text,
  region: text,
  row: count,
  first: count,
  last: count,
  delta: number,
  /** By how much the comparisons are further apart than their errors say. */
  ratio: number,
});

/** PageDoubt looks like a change, and comparisons contradict each other about it. */
export type PageDoubt = TypeOf<typeof doubtShape>;

const fileShape = object({
  /** In the order of branches, regions, columns and rows. */
  events: list(eventShape),
  doubts: list(doubtShape),
});

export type EventsFile = TypeOf<typeof fileShape>;

export function writeEvents(file: EventsFile): string {
  return JSON.stringify(file);
}

/** readEvents takes a stranger's text. */
export function readEvents(json: string): EventsFile | Broken {
  return readJson(fileShape, json);
}

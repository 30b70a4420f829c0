// What the next build has to know besides what the page shows: so that it reads of the history what is new.

import { count, list, object, optional, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

/** BUILD is another number when another page follows from the same entries: then all is built anew. */
export const BUILD = 2;

const fileShape = object({
  build: count,
  /** What was asked for; another page is another build. */
  branch: optional(text),
  since: optional(text),
  /** Files of the history that were read: packs, and the names of entries without their folders. */
  packs: list(text),
  loose: list(text),
  /** Branches that have rows: first row and length of each run of rows, in turns. */
  alive: list(object({ branch: text, rows: list(count) })),
  /** Branches that are left out, since there are too many. */
  leftOut: list(text),
});

export type StateFile = TypeOf<typeof fileShape>;

export function writeState(file: StateFile): string {
  return JSON.stringify(file);
}

/** readState takes a stranger's text. */
export function readState(json: string): StateFile | Broken {
  return readJson(fileShape, json);
}

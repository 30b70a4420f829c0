// What the next build has to know besides what the page shows: so that it reads of the history what is new.

import { count, fitting, fromJson, list, object, optional, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

/** BUILD is another number when another page follows from the same entries: then all is built anew. */
export const BUILD = 3;

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
  /** When each branch was measured last; none where branches are left out, nor are commits beside. */
  newest: list(object({ branch: text, time: text })),
  /** Hashes of commits that runs were compared with, and that are on no line. */
  beside: list(text),
});

export type StateFile = TypeOf<typeof fileShape>;

export function writeState(file: StateFile): string {
  return JSON.stringify(file);
}

const buildShape = object({ build: count });

/** isOfThisBuild is false for a state that this version does not go on from, whatever is in it. */
export function isOfThisBuild(json: string): boolean {
  return fitting(buildShape, fromJson(json))?.build === BUILD;
}

/** readState takes a stranger's text. */
export function readState(json: string): StateFile | Broken {
  return readJson(fileShape, json);
}

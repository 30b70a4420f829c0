// The columns of a segment of a branch: its commits, oldest first.

import { count, list, nullable, object, oneOf, type TypeOf, text } from "../../model/shape.ts";
import { SEGMENT } from "./pieces.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

/** MAX_TITLE is the most characters of a title. */
export const MAX_TITLE = 100;

const commitShape = object({
  /** Full hash. */
  sha: text,
  /** First line of its message, cut: hostile. */
  title: text,
  /** When its author made it, ISO 8601 in UTC; "" where that is not known. */
  authored: text,
  /** Start of its first run, in any region; "" for one that others were compared with, and no more. */
  measured: text,
  /** Number of the pull request that it came with. */
  pull: nullable(count),
  /** First parent's full hash; "" where that is not known. */
  parent: text,
});

export type PageCommit = TypeOf<typeof commitShape>;

const regionShape = object({
  region: text,
  /** Of each commit the Go of its newest run there, by its index in `go`, plus 1; 0 where there is no run. */
  go: list(count, SEGMENT),
  /** And how that ended. */
  outcome: list(oneOf(["", "passed", "failed", "unmeasured"]), SEGMENT),
});

const fileShape = object({
  commits: list(commitShape, SEGMENT),
  /** Versions of Go: `go1.26.8`. */
  go: list(text),
  regions: list(regionShape),
});

export type CommitsFile = TypeOf<typeof fileShape>;

export function writeCommits(file: CommitsFile): string {
  return JSON.stringify(file);
}

/** readCommits takes a stranger's text. */
export function readCommits(json: string): CommitsFile | Broken {
  return readJson(fileShape, json);
}

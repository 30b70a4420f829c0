// index.json: the one file of the page whose name stays. It names all others by their hashes, and has what
// the overview says first. It only grows; a field that changes its meaning is a new schema.

import {
  count,
  fromJson,
  list,
  Mismatch,
  nullable,
  number,
  object,
  oneOf,
  type TypeOf,
  text,
  where,
} from "../../model/shape.ts";
import { eventShape } from "./events-file.ts";
import { Broken } from "./table.ts";
import { flakyShape } from "./tests-file.ts";

export const PAGE_SCHEMA = 1;

/** HASH_DIGITS of them; "" for a file that is not there, since there is nothing in it. */
const hash = where(text, "a hash", (value) => /^([0-9a-f]{16})?$/.test(value));

/** Links with `{sha}`, `{base}` and `{head}`, `{number}`, `{id}` in them; "" where there is no such page. */
const linksShape = object({ home: text, commit: text, compare: text, pull: text, run: text });

const seriesShape = object({
  region: text,
  /** How many commits have a run there. */
  commits: count,
  /** Of the newest commit that has one: its column, the start and the outcome of its newest run. */
  newest: count,
  time: text,
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  /** By segment. */
  classes: list(hash),
  blocks: hash,
  /**
   * Events that are open, for the worse and for the better (or nobody said which), and those acknowledged.
   */
  worse: count,
  better: count,
  acknowledged: count,
});

/** PageSeries is a branch in a region in which there are runs. */
export type PageSeries = TypeOf<typeof seriesShape>;

const branchShape = object({
  name: text,
  /** Commits of its line. */
  columns: count,
  /** By segment. */
  commits: list(hash),
  runs: list(hash),
  series: list(seriesShape),
});

export type PageBranch = TypeOf<typeof branchShape>;

const openShape = object({
  event: eventShape,
  /** Of the commit that brought it. */
  sha: text,
  title: text,
  authored: text,
  measured: text,
  pull: nullable(count),
});

/** OpenEvent is an event with its commit. */
export type OpenEvent = TypeOf<typeof openShape>;

const overviewShape = object({
  /** For the worse first, then by size; at most MOST_OPEN. */
  open: list(openShape),
  /** How many there are. */
  opens: count,
  /** Most often first, at most MOST_TESTS. */
  flaky: list(object({ branch: text, row: count, flaky: flakyShape })),
  flakies: count,
  /** Tests that fail in the newest run of a branch and region, at most MOST_TESTS. */
  failing: list(object({ branch: text, region: text, row: count })),
  failings: count,
  /** What could not be read, and other doubts: a sentence each, hostile. */
  doubts: list(text),
  doubtful: count,
});

const indexShape = object({
  schema: oneOf([PAGE_SCHEMA]),
  /** When the page was made, ISO 8601 in UTC. */
  made: text,
  /** Of go-steady. */
  version: text,
  /** Of the history: `the branch "go-steady-history" of origin`. */
  history: text,
  links: linksShape,
  /** The main one first, then by their newest run. */
  branches: list(branchShape),
  /** All of them, by name. */
  regions: list(text),
  files: object({ rows: hash, events: hash, tests: hash, state: hash }),
  overview: overviewShape,
});

export type PageIndex = TypeOf<typeof indexShape>;

/** The rest of the events is in the file of events. */
export const MOST_OPEN = 50;
export const MOST_TESTS = 30;
export const MOST_DOUBTS = 10;
/** MOST_BRANCHES is how many a page has: older ones are left out, and told. */
export const MOST_BRANCHES = 50;

export function writeIndex(index: PageIndex): string {
  return `${JSON.stringify(index)}\n`;
}

const schemaShape = object({ schema: number });

/** readIndex takes a stranger's text. */
export function readIndex(json: string): PageIndex | Broken {
  const value = fromJson(json);
  const { schema = 0 } = readSchema(value);
  if (schema > PAGE_SCHEMA)
    return new Broken(`it has schema ${schema}, and this version reads ${PAGE_SCHEMA}: reload the page`);
  const index = indexShape(value);
  return index instanceof Mismatch ? new Broken(index.told("index")) : index;
}

function readSchema(value: unknown): { readonly schema?: number } {
  const found = schemaShape(value);
  return found instanceof Mismatch ? {} : found;
}

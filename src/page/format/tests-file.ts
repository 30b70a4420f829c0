// What is wrong with tests over the newest commits of each branch: flaky ones, those that fail in one place
// alone, slower ones. docs/ladder.md says when a test is called so.

import { count, list, nullable, number, object, oneOf, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

export const flakyShape = object({
  /** Each way in which it was seen. */
  seen: list(oneOf(["retry", "other run", "other region", "other commit"])),
  /** Columns of the commits on which it failed, and passed with the same code, oldest first. */
  columns: list(count),
  /** Runs that failed, of those with code with which it can pass. */
  failed: count,
  of: count,
  /** failed/of, with its 95 % interval. */
  rate: number,
  lo: number,
  hi: number,
});

const troubleShape = object({
  branch: text,
  row: count,
  flaky: nullable(flakyShape),
  /** Regions in which it failed whenever it ran, while it passed elsewhere on so many commits. */
  onlyIn: list(object({ region: text, commits: count })),
  /** Clocks in which it failed though it passed with UTC, now: in how many of how many runs. */
  clocks: list(object({ clock: text, failed: count, of: count })),
});

export type PageTrouble = TypeOf<typeof troubleShape>;

const slowerShape = object({
  branch: text,
  row: count,
  /** Middle of the newest runs. */
  seconds: number,
  /** Newest runs/runs before, relative to the tests beside it. */
  ratio: number,
  /** First of the newest runs, ISO 8601 in UTC. */
  since: text,
});

/** PageSlowerTest is a hint to look, and no measurement. */
export type PageSlowerTest = TypeOf<typeof slowerShape>;

const fileShape = object({ troubles: list(troubleShape), slower: list(slowerShape) });

export type TestsFile = TypeOf<typeof fileShape>;

export function writeTests(file: TestsFile): string {
  return JSON.stringify(file);
}

/** readTests takes a stranger's text. */
export function readTests(json: string): TestsFile | Broken {
  return readJson(fileShape, json);
}

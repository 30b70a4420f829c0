// The runs of a segment of a branch, in all regions: what a cell's details name, and what the next build
// knows of the entries that are in the page already.

import { count, list, object, oneOf, optional, type TypeOf, text } from "../../model/shape.ts";
import { readJson } from "./read-json.ts";
import type { Broken } from "./table.ts";

const machineShape = object({ cpu: text, goos: text, goarch: text, gomaxprocs: count, go: text });

const runShape = object({
  /** Of the commit that was measured: of all columns of the branch. */
  column: count,
  region: text,
  /** Start of the measurement, ISO 8601 in UTC. */
  time: text,
  /** That it was published for; mostly that of the page. */
  branch: text,
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  base: optional(object({ sha: text, ref: text, how: oneOf(["pairs", "stored"]) })),
  /** Of the CI system, for the link to the run: hostile. */
  id: text,
  attempt: count,
  job: text,
  source: oneOf(["run", "github-action-benchmark", "benchfmt"]),
  /** Index in `machines`. */
  machine: count,
  /** Clocks that the tests ran with besides UTC, now: `Asia/Kathmandu`. */
  clocks: list(text, 1000),
  /** Indices in `packages`: whose tests are proved to be the same as in the base; in which one crashed. */
  same: optional(list(count)),
  crashed: optional(list(count)),
});

export type PageRun = TypeOf<typeof runShape>;

const fileShape = object({
  /** In the order of columns, then of time. */
  runs: list(runShape),
  machines: list(machineShape),
  packages: optional(list(text)),
});

export type RunsFile = TypeOf<typeof fileShape>;

export function writeRuns(file: RunsFile): string {
  return JSON.stringify(file);
}

/** readRuns takes a stranger's text. */
export function readRuns(json: string): RunsFile | Broken {
  return readJson(fileShape, json);
}

// The report of a run: all that is shown, stored or decided from. Schema 1 of report.json; it only grows. A
// report of another job is data from outside: these shapes check it. The order of their fields is that of the
// file.

import { boundedList, boundedText, timeText } from "./bounded.ts";
import { checkShape } from "./check.ts";
import { reachShape } from "./reach.ts";
import {
  count,
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type TypeOf,
  text,
  where,
} from "./shape.ts";
import { comparisonShape } from "./verdict.ts";

export const REPORT_SCHEMA = 1;

const outcomeShape = oneOf(["passed", "failed", "unmeasured"]);

/** Outcome: exit code 0, 1 or 3. */
export type Outcome = TypeOf<typeof outcomeShape>;

const revision = {
  /** As the user or the event named it; "" where there is none. */
  ref: boundedText,
  /** Full commit hash; "" for files. */
  sha: boundedText,
};
const revisionShape = object(revision);

export type Revision = TypeOf<typeof revisionShape>;

const machineShape = object({
  cpu: boundedText,
  goos: boundedText,
  goarch: boundedText,
  gomaxprocs: count,
  /** Go version: `go1.26.8`. */
  go: boundedText,
});

export type Machine = TypeOf<typeof machineShape>;

const neighboursShape = object({
  /** CPU time that other virtual machines took. */
  steal: nullable(number),
  /** Time in which at least one program waited for a CPU; our own are among them. */
  cpuWait: nullable(number),
  /** The same for a disk. */
  diskWait: nullable(number),
});

/**
 * Neighbours are shares of the time or CPU time while it measured, 0 to 1; null where the system does not
 * say.
 */
export type Neighbours = TypeOf<typeof neighboursShape>;

// Each becomes a word of a command line.
const FLAG = /^--[a-z][a-z-]{0,40}(?:=|$)/;

const selectionShape = object({
  /** Package patterns: `./...`. */
  packages: boundedList(boundedText),
  /** Regular expression of `-bench`. */
  bench: boundedText,
  benchtime: boundedText,
  /** List of GOMAXPROCS values: `1,4`. */
  cpu: boundedText,
  /** All other options that are not the default: `--no-vet`, `--build-flags=-tags=x`. */
  flags: optional(boundedList(where(boundedText, "a flag", (flag) => FLAG.test(flag)))),
  /** Names of flags whose values are not shown. */
  withheld: optional(boundedList(where(boundedText, "the name of a flag", (name) => FLAG.test(`--${name}`)))),
});

/** Selection is what the user asked for, so that another user can ask for the same. "" is the default. */
export type Selection = TypeOf<typeof selectionShape>;

const fromZero = where(number, "a number from 0 on", (value) => value >= 0);

const notBegunShape = object({
  benchmarks: count,
  /** Of so many that were to be measured. */
  of: count,
  /** Of this run, seconds. */
  timeBudget: fromZero,
  /** About the time-budget in which all would be told, seconds. */
  needed: fromZero,
  /** About as many jobs with this time-budget would do, each with a part of the benchmarks. */
  shards: count,
});

/** NotBegun counts the benchmarks that the time was too short to begin; their rows have `notBegun`. */
export type NotBegun = TypeOf<typeof notBegunShape>;

/** There are three checks; a report from outside with more would only make a comment long. */
const MAX_CHECKS = 10;

export const reportShape = object({
  schema: oneOf([REPORT_SCHEMA]),
  outcome: outcomeShape,
  /** Why the outcome is what it is, one sentence each; first those that fail the gate. */
  reasons: boundedList(boundedText),
  /** Start of the run, ISO 8601 in UTC. */
  started: timeText,
  base: revisionShape,
  head: object({ ...revision, dirty: flag }),
  /**
   * Only for a pull request. Its `head` is the newest commit; `head` of the report is what a merge makes of
   * it.
   */
  pullRequest: optional(object({ number: count, head: boundedText })),
  machine: machineShape,
  /** Where it was measured, as the user calls it; absent where nobody said. */
  region: optional(boundedText),
  /** Absent where nothing was measured, or the system says nothing. */
  neighbours: optional(neighboursShape),
  /** Absent where there was nothing to compare with, and for files and stored baselines. */
  reach: optional(reachShape),
  /** Packages whose tests are proved to be the same on both sides; absent where there are none. */
  sameTests: optional(boundedList(boundedText)),
  policy: object({
    /** For rows without a threshold of their own. */
    threshold: fromZero,
    alpha: fromZero,
    /** File of limits and waivers; absent where there is none. */
    config: optional(boundedText),
  }),
  /** Only for a comparison with a stored baseline; `base` is what that says of itself. */
  stored: optional(
    object({
      /** As the user named it; "" where none was stored yet. */
      file: boundedText,
      /** Of its measurement, ISO 8601 in UTC; "" where it does not say. */
      time: where(text, "a time", (time) => time === "" || typeof timeText(time) === "string"),
    }),
  ),
  /** Absent where files were compared, or all was measured by default. */
  selection: optional(selectionShape),
  /** Absent where all that was found was begun. */
  notBegun: optional(notBegunShape),
  checks: list(checkShape, MAX_CHECKS),
  comparisons: boundedList(comparisonShape),
  /** Doubts about the whole run: a fallback that was used, a limit that was met. */
  warnings: boundedList(boundedText),
  /** Wall time, seconds. */
  seconds: object({
    total: number,
    build: number,
    measure: number,
    checks: number,
    /** While a child process ran; the rest of `total` is the program's own. */
    commands: number,
  }),
});

export type Report = TypeOf<typeof reportShape>;

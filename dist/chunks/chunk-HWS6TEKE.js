import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  comparisonShape
} from "./chunk-4AZBHOVA.js";
import {
  reachShape
} from "./chunk-PSG53JIJ.js";
import {
  clockFitShape,
  clockShape
} from "./chunk-5N4YSGQB.js";
import {
  boundedList,
  boundedText,
  timeText
} from "./chunk-AYRREXSC.js";
import {
  count,
  flag,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  text,
  where
} from "./chunk-DFRP22PA.js";

// src/model/check.ts
var checkName = oneOf(["vet", "staticcheck", "test"]);
var findingShape = object({
  check: checkName,
  /**
   * Analyser or check code: `printf`, `SA4006`; `build` for code that does not compile; name of a failed
   * test.
   */
  code: boundedText,
  /** For people. Hostile text (output of the code under test), at most 4,096 characters. */
  message: boundedText,
  /** Relative to the repository, with forward slashes; absent where the tool named none. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** 1-based, in bytes, as Go counts. */
  column: optional(count),
  /** True where the base has it, too; absent unless `only-new` asks. */
  known: optional(flag),
  /** Only for a test that fails in some time zones or at some moments, and passes in others. */
  clocks: optional(clockFitShape)
});
var testEndShape = object({
  pkg: boundedText,
  /** Full name: `TestParse/empty`. */
  test: boundedText,
  /** `flaky`: it failed, and passed when it was run again alone. */
  outcome: oneOf(["passed", "failed", "skipped", "flaky"]),
  /** As Go prints them; 0 for less than 5 ms. */
  seconds: number
});
var flakyShape = object({
  pkg: boundedText,
  test: boundedText,
  /** How often it failed, of how many runs; the last one passed. */
  failures: count,
  runs: count,
  /** Of its first failure, at most 4,096 characters: hostile. */
  message: boundedText
});
var testSummaryShape = object({
  passed: count,
  failed: count,
  skipped: count,
  packages: count,
  /** At most ten, slowest first. */
  slowest: boundedList(object({ pkg: boundedText, test: boundedText, seconds: number })),
  /** Share of statements covered, 0 to 1, over all packages; absent unless asked for. */
  coverage: optional(number),
  /** Clocks with which the tests ran besides UTC, now; not counted above. Absent unless asked for. */
  clocks: optional(boundedList(clockShape)),
  /** Tests that failed, and passed when they were run again; absent where there are none. */
  flaky: optional(boundedList(flakyShape)),
  /** Every test and subtest, as they ended. Absent where there are too many to keep. */
  all: optional(boundedList(testEndShape)),
  /** Packages in which a test panicked, raced or did not end; absent where there are none. */
  crashed: optional(boundedList(boundedText))
});
var checkShape = object({
  name: checkName,
  /**
   * `skipped`: not asked for or not possible, as `reason` says. `error`: could not run, which fails the gate,
   * too, unless `cause` is the machine.
   */
  status: oneOf(["passed", "failed", "skipped", "error"]),
  /** Of an `error` by the machine and not the code: the run is unmeasured and does not fail. */
  cause: optional(oneOf(["machine"])),
  /**
   * Why, for `skipped` and `error`; for `failed` where its build errors are listed, if not here; for `passed`
   * a doubt. Else "".
   */
  reason: boundedText,
  /** Most important first. */
  findings: boundedList(findingShape),
  seconds: number,
  /** Only for `test`. */
  tests: optional(testSummaryShape)
});

// src/model/report.ts
var REPORT_SCHEMA = 1;
var outcomeShape = oneOf(["passed", "failed", "unmeasured"]);
var revision = {
  /** As the user or the event named it; "" where there is none. */
  ref: boundedText,
  /** Full commit hash; "" for files. */
  sha: boundedText
};
var revisionShape = object(revision);
var machineShape = object({
  cpu: boundedText,
  goos: boundedText,
  goarch: boundedText,
  gomaxprocs: count,
  /** Go version: `go1.26.8`. */
  go: boundedText
});
var neighboursShape = object({
  /** CPU time that other virtual machines took. */
  steal: nullable(number),
  /** Time in which at least one program waited for a CPU; our own are among them. */
  cpuWait: nullable(number),
  /** The same for a disk. */
  diskWait: nullable(number)
});
var FLAG = /^--[a-z][a-z-]{0,40}(?:=|$)/;
var selectionShape = object({
  /** Package patterns: `./...`. */
  packages: boundedList(boundedText),
  /** Regular expression of `-bench`. */
  bench: boundedText,
  benchtime: boundedText,
  /** List of GOMAXPROCS values: `1,4`. */
  cpu: boundedText,
  /** All other options that are not the default: `--no-vet`, `--build-flags=-tags=x`. */
  flags: optional(boundedList(where(boundedText, "a flag", (flag2) => FLAG.test(flag2)))),
  /** Names of flags whose values are not shown. */
  withheld: optional(boundedList(where(boundedText, "the name of a flag", (name) => FLAG.test(`--${name}`))))
});
var fromZero = where(number, "a number from 0 on", (value) => value >= 0);
var notBegunShape = object({
  benchmarks: count,
  /** Of so many that were to be measured. */
  of: count,
  /** Of this run, seconds. */
  timeBudget: fromZero,
  /** About the time-budget in which all would be told, seconds. */
  needed: fromZero,
  /** About as many jobs with this time-budget would do, each with a part of the benchmarks. */
  shards: count
});
var MAX_CHECKS = 10;
var reportShape = object({
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
    config: optional(boundedText)
  }),
  /** Only for a comparison with a stored baseline; `base` is what that says of itself. */
  stored: optional(
    object({
      /** As the user named it; "" where none was stored yet. */
      file: boundedText,
      /** Of its measurement, ISO 8601 in UTC; "" where it does not say. */
      time: where(text, "a time", (time) => time === "" || typeof timeText(time) === "string")
    })
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
    commands: number
  })
});

export {
  REPORT_SCHEMA,
  reportShape
};

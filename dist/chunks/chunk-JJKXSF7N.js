import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  boundedList,
  boundedText,
  clockFitShape,
  clockShape,
  timeText
} from "./chunk-CDSJ65ZR.js";
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
} from "./chunk-ZOG3P5RO.js";

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
  all: optional(boundedList(testEndShape))
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

// src/model/verdict.ts
var VERDICTS_BY_WEIGHT = [
  "regression",
  // significantly worse, by more than the threshold
  "broken",
  // failed, panicked, hung or printed nothing on at least one side
  "missing",
  // the head does not have it
  "inconclusive",
  // the samples do not tell
  "improvement",
  // significantly better, by more than the threshold
  "new",
  // the base does not have it
  "unchanged",
  // any change is smaller than the threshold
  "identical"
  // proved: code and data are the same on both sides
];
var waivedShape = object({
  reason: boundedText,
  /** As written: `20%`, `3 allocs/op`. */
  ceiling: boundedText,
  /** Its last day, in UTC: `2026-12-31`. */
  expires: boundedText,
  /** File and line: `.go-steady.yml:12`. */
  source: boundedText,
  /** The base does not have it. */
  isNew: flag
});
var instructionsShape = object({
  base: number,
  head: number,
  /** head / base − 1. */
  delta: number
});
var comparisonShape = object({
  pkg: boundedText,
  /** Without "Benchmark" and the GOMAXPROCS suffix. */
  name: boundedText,
  /** GOMAXPROCS, at least 1. */
  procs: count,
  /** Tidied; "sec/op" for rows that were not measured. */
  unit: boundedText,
  verdict: oneOf(VERDICTS_BY_WEIGHT),
  /** Centre of the base samples in the unit (seconds, bytes, …); null where there is none. */
  base: nullable(number),
  /** Centre of the head samples; null where there is none. */
  head: nullable(number),
  /** Estimated head/base − 1, a signed ratio; null where there is none (also for base 0). */
  delta: nullable(number),
  /** Lower end of delta's 95 % interval; null where there is none. */
  lo: nullable(number),
  /** Upper end; null where there is none. */
  hi: nullable(number),
  /** Sample pairs behind the verdict; 0 where nothing was measured. */
  pairs: count,
  /**
   * Standard error of ln(1 + delta), on which the interval rests; 0 where all processes of a side agree.
   * Absent where none is known.
   */
  error: optional(number),
  /** Degrees of freedom of `error`; absent where that is 0 or absent. */
  df: optional(number),
  /** Link orders a side that the samples ran with; absent where they ran as built. */
  orders: optional(count),
  /** Smallest change that matters in this row, a ratio; absent where it is the report's. */
  threshold: optional(number),
  /** Only for a regression. */
  waiver: optional(waivedShape),
  /** Only for a time that is a regression, where they could be counted. */
  instructions: optional(instructionsShape),
  /** One sentence for people. May quote output of the code under test: hostile, at most 2,000 characters. */
  reason: boundedText,
  /** Only for `broken` by running. On the head alone: the change broke it. */
  brokenOn: optional(oneOf(["base", "head", "both"])),
  /** What a `broken` benchmark printed: hostile, many lines, at most 10,000 characters. */
  output: optional(boundedText),
  /** Of the benchmark function in the head (base for `missing`), relative to the repository. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** Doubts that do not change the verdict: the benchmark's own code differs, … */
  warnings: boundedList(boundedText)
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
var share = where(number, "a number from 0 on", (value) => value >= 0);
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
  policy: object({
    /** For rows without a threshold of their own. */
    threshold: share,
    alpha: share,
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
  VERDICTS_BY_WEIGHT,
  REPORT_SCHEMA,
  reportShape
};

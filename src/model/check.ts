// What vet, staticcheck and the tests found.

import { boundedList, boundedText } from "./bounded.ts";
import { clockFitShape, clockShape } from "./clock.ts";
import { count, flag, number, object, oneOf, optional, type TypeOf } from "./shape.ts";

const checkName = oneOf(["vet", "staticcheck", "test"]);

export type CheckName = TypeOf<typeof checkName>;

const findingShape = object({
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
  clocks: optional(clockFitShape),
});

/** Finding is one complaint at one place. */
export type Finding = TypeOf<typeof findingShape>;

const testEndShape = object({
  pkg: boundedText,
  /** Full name: `TestParse/empty`. */
  test: boundedText,
  /** `flaky`: it failed, and passed when it was run again alone. */
  outcome: oneOf(["passed", "failed", "skipped", "flaky"]),
  /** As Go prints them; 0 for less than 5 ms. */
  seconds: number,
});

/** TestEnd is how a test ended, with UTC and now. */
export type TestEnd = TypeOf<typeof testEndShape>;

const flakyShape = object({
  pkg: boundedText,
  test: boundedText,
  /** How often it failed, of how many runs; the last one passed. */
  failures: count,
  runs: count,
  /** Of its first failure, at most 4,096 characters: hostile. */
  message: boundedText,
});

/** FlakyTest failed, and passed when it was run again alone. */
export type FlakyTest = TypeOf<typeof flakyShape>;

const testSummaryShape = object({
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
  crashed: optional(boundedList(boundedText)),
});

export type TestSummary = TypeOf<typeof testSummaryShape>;

export const checkShape = object({
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
  tests: optional(testSummaryShape),
});

export type Check = TypeOf<typeof checkShape>;

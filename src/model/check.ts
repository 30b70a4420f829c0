// What vet, staticcheck and the tests found.

import { boundedList, boundedText } from "./bounded.ts";
import { clockFitShape, clockShape } from "./clock.ts";
import { count, flag, number, object, oneOf, optional, type TypeOf } from "./shape.ts";

const checkName = oneOf(["vet", "staticcheck", "test"]);

/** CheckName says which check. */
export type CheckName = TypeOf<typeof checkName>;

const findingShape = object({
  check: checkName,
  /**
   * Analyser or check code: `printf`, `SA4006`; `build` for code that does not compile; name of a failed
   * test.
   */
  code: boundedText,
  /** Message for people; hostile text (output of the code under test), at most 4,096 characters. */
  message: boundedText,
  /** Relative to the repository, with forward slashes; absent where the tool named none. */
  file: optional(boundedText),
  /** 1-based. */
  line: optional(count),
  /** 1-based, in bytes, as Go counts. */
  column: optional(count),
  /** True when the base has it too; only told when `only-new` asks. */
  known: optional(flag),
  /** Only for a test that fails in one time zone or at one moment, and passes in others. */
  clocks: optional(clockFitShape),
});

/** Finding is one complaint at one place. */
export type Finding = TypeOf<typeof findingShape>;

const testSummaryShape = object({
  passed: count,
  failed: count,
  skipped: count,
  packages: count,
  /** The slowest tests, slowest first, at most ten. Seconds. */
  slowest: boundedList(object({ pkg: boundedText, test: boundedText, seconds: number })),
  /** Share of statements covered, 0 to 1, over all packages; absent unless coverage was asked for. */
  coverage: optional(number),
  /** In which the tests ran besides UTC, now; absent unless asked for. They are not counted above. */
  clocks: optional(boundedList(clockShape)),
});

/** TestSummary counts the tests of one run. */
export type TestSummary = TypeOf<typeof testSummaryShape>;

export const checkShape = object({
  name: checkName,
  /**
   * `skipped` was not asked for or not possible (the reason says which); `error` could not run, which fails
   * the gate, too, unless the machine is to blame.
   */
  status: oneOf(["passed", "failed", "skipped", "error"]),
  /**
   * Of an `error`: the machine is to blame and not the code, so that the run is unmeasured and does not fail.
   */
  cause: optional(oneOf(["machine"])),
  /**
   * Why, for `skipped` and `error`; for `failed` where its build errors are listed, if not here; for `passed`
   * a doubt, "" otherwise.
   */
  reason: boundedText,
  /** Most important first. */
  findings: boundedList(findingShape),
  seconds: number,
  /** Only for `test`. */
  tests: optional(testSummaryShape),
});

/** Check is the result of one check. */
export type Check = TypeOf<typeof checkShape>;

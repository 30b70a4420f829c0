// What vet, staticcheck and the tests found.

import type { Clock, ClockFit } from "./clock.ts";

/** CheckName says which check. */
export type CheckName = "vet" | "staticcheck" | "test";

/** Finding is one complaint at one place. */
export interface Finding {
  readonly check: CheckName;
  /**
   * Analyser or check code: `printf`, `SA4006`; `build` for code that does not compile; name of a failed
   * test.
   */
  readonly code: string;
  /** Message for people; hostile text (output of the code under test), at most 4,096 characters. */
  readonly message: string;
  /** Relative to the repository, with forward slashes; absent where the tool named none. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in bytes, as Go counts. */
  readonly column?: number;
  /** True when the base has it too; only told when `only-new` asks. */
  readonly known?: boolean;
  /** Only for a test that fails in one time zone or at one moment, and passes in others. */
  readonly clocks?: ClockFit;
}

/** TestSummary counts the tests of one run. */
export interface TestSummary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly packages: number;
  /** The slowest tests, slowest first, at most ten. Seconds. */
  readonly slowest: readonly { readonly pkg: string; readonly test: string; readonly seconds: number }[];
  /** Share of statements covered, 0 to 1, over all packages; absent unless coverage was asked for. */
  readonly coverage?: number;
  /** In which the tests ran besides UTC, now; absent unless asked for. They are not counted above. */
  readonly clocks?: readonly Clock[];
}

/** Check is the result of one check. */
export interface Check {
  readonly name: CheckName;
  /**
   * `skipped` was not asked for or not possible (the reason says which); `error` could not run, which fails
   * the gate, too, unless the machine is to blame.
   */
  readonly status: "passed" | "failed" | "skipped" | "error";
  /**
   * Of an `error`: the machine is to blame and not the code, so that the run is unmeasured and does not fail.
   */
  readonly cause?: "machine";
  /**
   * Why, for `skipped` and `error`; for `failed` where its build errors are listed, if not here; for `passed`
   * a doubt, "" otherwise.
   */
  readonly reason: string;
  /** Most important first. */
  readonly findings: readonly Finding[];
  readonly seconds: number;
  /** Only for `test`. */
  readonly tests?: TestSummary;
}

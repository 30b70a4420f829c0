// An entry: all that is kept of one run in one region. It never changes once it is written. As a value, which
// ladder, events and exports are made from; docs/history.md has it as a file.

import type { Benchmark } from "../model/benchmark.ts";
import type { CheckName } from "../model/check.ts";
import type { Clock } from "../model/clock.ts";
import type { Machine, Outcome } from "../model/report.ts";
import type { Verdict } from "../model/verdict.ts";

export interface Entry {
  /** Equal for the same measurement and for no other, whoever publishes it, however often. */
  readonly key: string;
  /** `run`: of go-steady. Else the format that it was imported from. */
  readonly source: EntrySource;
  readonly run: RunIdentity;
  /** Where it was measured, as the user calls it; "" where nobody said. */
  readonly region: string;
  /** Without `refs/heads/`: `main`. */
  readonly branch: string;
  readonly commit: EntryCommit;
  /** Start of the measurement, ISO 8601 in UTC. By the clock of the machine: it may be wrong. */
  readonly time: string;
  readonly machine: Machine;
  readonly outcome: Outcome;
  /** What all comparisons are compared with; undefined where there was nothing to compare with. */
  readonly base: EntryBase | undefined;
  readonly checks: readonly EntryCheck[];
  /** With UTC, now. Empty where no test ran. */
  readonly tests: readonly EntryTest[];
  /**
   * Packages of `tests` whose tests, and all that they are built from and read, are proved to be the same as
   * in the base.
   */
  readonly sameTests: readonly string[];
  /** Packages of `tests` in which one panicked, raced or did not end. */
  readonly crashedTests: readonly string[];
  /** One for each other clock that the tests ran with. */
  readonly clocks: readonly EntryClock[];
  /**
   * Benchmarks whose code and data are proved to be the same as in the base: a change of exactly zero, in
   * every unit. What did not run is named by its function alone, which stands for all its sub-benchmarks.
   */
  readonly identical: readonly Benchmark[];
  /** All other rows. A benchmark has one for each unit. */
  readonly comparisons: readonly EntryComparison[];
  /** Values without a comparison: what was imported, or measured without a base. */
  readonly values: readonly EntryValue[];
  /** How many benchmarks the change reaches, of how many; undefined where that is not known. */
  readonly reach: { readonly reached: number; readonly of: number } | undefined;
}

export type EntrySource = "run" | "github-action-benchmark" | "benchfmt";

export interface RunIdentity {
  /** Of the CI system; "" on a machine of one's own. */
  readonly id: string;
  /** From 1 on. */
  readonly attempt: number;
  readonly job: string;
}

export interface EntryCommit {
  /** Full hash. */
  readonly sha: string;
  /** Full hashes, in the order of the commit; empty for the first commit, and where they are not known. */
  readonly parents: readonly string[];
  /** When its author made it, ISO 8601 in UTC; "" where that is not known. */
  readonly authored: string;
  /** First line of its message, at most 200 characters: hostile. */
  readonly title: string;
  /** Pull request that it came with. */
  readonly pull: number | undefined;
}

export interface EntryBase {
  readonly sha: string;
  /** As the user or the event named it: `main~1`, `v1.4.0`. */
  readonly ref: string;
  /**
   * `pairs`: both were measured on one machine, next to each other. `stored`: with samples of an earlier run,
   * maybe on another machine of the same kind, which is weaker than its error says.
   */
  readonly how: "pairs" | "stored";
}

export interface EntryCheck {
  readonly name: CheckName;
  readonly status: "passed" | "failed" | "skipped" | "error";
  readonly findings: number;
  readonly seconds: number;
}

export type TestOutcome = "passed" | "failed" | "skipped" | "flaky";

export interface EntryTest {
  readonly pkg: string;
  /** Full name: `TestParse/empty`. */
  readonly test: string;
  /** `flaky`: it failed, and passed when it was run again alone. */
  readonly outcome: TestOutcome;
  /** As Go prints them; 0 for less than 5 ms. */
  readonly seconds: number;
}

export interface EntryClock {
  readonly clock: Clock;
  /** Tests that ended otherwise than with UTC, now; all others ended alike. */
  readonly differs: readonly Pick<EntryTest, "pkg" | "test" | "outcome">[];
}

export interface EntryComparison {
  readonly benchmark: Benchmark;
  /** Tidied: `sec/op`. */
  readonly unit: string;
  /** Never `identical`. */
  readonly verdict: Verdict;
  /** Absolute values in the unit; null where there is none. */
  readonly base: number | null;
  readonly head: number | null;
  /** ln(head/base); null where there is none, also from or to 0. */
  readonly ln: number | null;
  /** Standard error of `ln`. 0: all processes of a side agree. Null where none is known. */
  readonly error: number | null;
  /** Degrees of freedom of `error`; null where that is 0 or null. */
  readonly df: number | null;
  readonly pairs: number;
  /** Link orders a side; 0: as it was built. */
  readonly orders: number;
  /** Why, in one sentence: hostile. For what somebody has to look at, else "". */
  readonly reason: string;
  /** Changed functions that it reaches, nearest first; only for a regression or improvement. */
  readonly through: readonly string[];
  /** Of a regression that a waiver lets pass. */
  readonly waived: { readonly reason: string; readonly expires: string } | undefined;
}

export interface EntryValue {
  readonly benchmark: Benchmark;
  readonly unit: string;
  readonly value: number;
}

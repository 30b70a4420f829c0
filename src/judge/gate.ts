// From verdicts and checks to the outcome of the run and its reasons.

import { type Benchmark, displayName } from "../model/benchmark.ts";
import type { Check } from "../model/check.ts";
import type { Outcome } from "../model/report.ts";
import type { Comparison } from "../model/verdict.ts";

/**
 * FailOn is one thing that can fail the gate. `regression`: also a benchmark that breaks on the head only;
 * `broken`: one that breaks on any side; `build`: the head does not build; `check`: a check failed or could
 * not run, unless the cause is the machine; `flaky`: a test failed, and passed when it was run again.
 */
export type FailOn = "regression" | "broken" | "missing" | "inconclusive" | "build" | "check" | "flaky";

/** defaultFailOn is what fails the gate when the user says nothing. */
export const defaultFailOn: readonly FailOn[] = ["regression", "build", "check"];

export interface GateInput {
  readonly comparisons: readonly Comparison[];
  readonly checks: readonly Check[];
  readonly failOn: readonly FailOn[];
  /** Packages of the head that do not build. */
  readonly headBuildFailed: readonly string[];
  /** Why nothing could be measured, or not all of it; undefined when all was measured. */
  readonly unmeasuredReason: string | undefined;
}

interface GateResult {
  readonly outcome: Outcome;
  /** One sentence each without a full stop, those that fail the gate first; none where it passed. */
  readonly reasons: readonly string[];
}

/**
 * gate decides the outcome: `failed` where something of failOn was found, else `unmeasured` where something
 * could not be measured or checked, else `passed`.
 */
export function gate(input: GateInput): GateResult {
  const failures =
    input.failOn.length === 0
      ? []
      : ORDER.filter((f) => input.failOn.includes(f)).flatMap((f) => REASONS[f](input));
  const unmeasured = [
    ...input.checks.filter(isMachines).flatMap(checkReason),
    ...(input.unmeasuredReason === undefined ? [] : [input.unmeasuredReason]),
  ];
  const outcome = failures.length > 0 ? "failed" : unmeasured.length > 0 ? "unmeasured" : "passed";
  return { outcome, reasons: [...failures, ...unmeasured] };
}

/** The order in which the reasons are told. */
const ORDER: readonly FailOn[] = [
  "build",
  "check",
  "flaky",
  "regression",
  "broken",
  "missing",
  "inconclusive",
];

const REASONS: Readonly<Record<FailOn, (input: GateInput) => readonly string[]>> = {
  build: ({ headBuildFailed }) => headBuildFailed.map((pkg) => `${pkg} does not build in the head`),
  check: ({ checks }) => checks.filter((check) => !isMachines(check)).flatMap(checkReason),
  flaky: ({ checks }) =>
    checks
      .flatMap(({ tests }) => tests?.flaky ?? [])
      .map(
        ({ pkg, test, failures, runs }) => `${pkg}.${test} is flaky: it failed ${failures} of ${runs} times`,
      ),
  // A benchmark that breaks on the head only is the worst of all slowdowns.
  regression: ({ comparisons }) => [
    ...regressions(comparisons).map((c) => `${titleOf(c)} ${c.unit}: ${c.reason}`),
    ...comparisons.filter(isBrokenByHead).map(brokenReason),
  ],
  // Not what `regression` has told already.
  broken: ({ comparisons, failOn }) =>
    verdicts(comparisons, "broken")
      .filter((c) => !(failOn.includes("regression") && isBrokenByHead(c)))
      .map(brokenReason),
  missing: ({ comparisons }) =>
    verdicts(comparisons, "missing").map((c) => `${titleOf(c)} is missing in the head`),
  inconclusive: ({ comparisons }) =>
    verdicts(comparisons, "inconclusive").map((c) => `${titleOf(c)} ${c.unit} is inconclusive: ${c.reason}`),
};

function isMachines({ cause }: Check): boolean {
  return cause === "machine";
}

function isBrokenByHead({ verdict, brokenOn }: Comparison): boolean {
  return verdict === "broken" && brokenOn === "head";
}

function brokenReason(comparison: Comparison): string {
  return `${titleOf(comparison)} is broken: ${comparison.reason}`;
}

function checkReason({ name, status, reason, findings }: Check): readonly string[] {
  if (status === "error") return [`${name} could not run: ${reason}`];
  const fresh = findings.filter((f) => f.known !== true).length;
  return status === "failed"
    ? [`${name} failed${fresh === 0 ? "" : ` with ${fresh === 1 ? "1 finding" : `${fresh} findings`}`}`]
    : [];
}

/** The regressions that fail: no waived ones, and no throughput whose time is told already. */
function regressions(comparisons: readonly Comparison[]): readonly Comparison[] {
  const worse = verdicts(comparisons, "regression").filter((c) => c.waiver === undefined);
  const slower = new Set(worse.filter((c) => c.unit === "sec/op").map(titleOf));
  return worse.filter((c) => c.unit !== "B/s" || !slower.has(titleOf(c)));
}

function verdicts(comparisons: readonly Comparison[], verdict: Comparison["verdict"]): readonly Comparison[] {
  return comparisons.filter((c) => c.verdict === verdict);
}

function titleOf(comparison: Benchmark): string {
  return `${comparison.pkg === "" ? "" : `${comparison.pkg}.`}${displayName(comparison)}`;
}

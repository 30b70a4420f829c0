// Joins the checks of one job and the benchmarks of another into the report of a single job.

import type { Outcome, Report } from "../model/report.ts";

/** joinReports joins a report of checks and one of benchmarks of one commit; undefined for any others. */
export function joinReports(reports: readonly Report[]): Report | undefined {
  const [checks, benchmarks, ...others] = [...reports].sort(
    (a, b) => a.comparisons.length - b.comparisons.length,
  );
  if (checks === undefined || benchmarks === undefined || others.length > 0) return undefined;
  if (
    checks.comparisons.length > 0 ||
    benchmarks.checks.length > 0 ||
    checks.head.sha !== benchmarks.head.sha
  )
    return undefined;
  const [a, b] = [checks.seconds, benchmarks.seconds];
  return {
    ...benchmarks,
    outcome: worst(checks.outcome, benchmarks.outcome),
    reasons: [...checks.reasons, ...benchmarks.reasons],
    started: checks.started < benchmarks.started ? checks.started : benchmarks.started,
    machine: { ...benchmarks.machine, go: benchmarks.machine.go || checks.machine.go },
    checks: checks.checks,
    warnings: [...new Set([...checks.warnings, ...benchmarks.warnings])],
    seconds: {
      total: a.total + b.total,
      build: a.build + b.build,
      measure: a.measure + b.measure,
      checks: a.checks + b.checks,
      commands: a.commands + b.commands,
    },
  };
}

/** A failure wins over what could not be measured, as in one job. */
function worst(a: Outcome, b: Outcome): Outcome {
  return (["failed", "unmeasured", "passed"] as const).find((outcome) => outcome === a || outcome === b) ?? a;
}

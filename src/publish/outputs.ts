// The outputs of the action that a report has.

import type { Report } from "../model/report.ts";
import type { GithubRunner } from "../ports/github-runner.ts";
import { countVerdicts } from "../report/verdict-groups.ts";

/** setOutputs tells later steps what was found. `path` is the file with the report. */
export function setOutputs(runner: GithubRunner, report: Report, path: string): void {
  const count = (verdict: Report["comparisons"][number]["verdict"]): string => {
    const rows = report.comparisons.filter((row) => row.verdict === verdict);
    // A benchmark counts once, whatever number of its units has the verdict.
    return String(countVerdicts(rows).total);
  };
  runner.output("outcome", report.outcome);
  runner.output("regressions", count("regression"));
  runner.output("improvements", count("improvement"));
  runner.output("inconclusive", count("inconclusive"));
  runner.output("report", path);
  runner.output("go-version", report.machine.go.replace(/^go/, ""));
}

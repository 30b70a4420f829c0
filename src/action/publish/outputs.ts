import type { Report } from "../../model/report.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { RANKS } from "../../report/comment-marker.ts";
import { countVerdicts } from "../../report/verdict-groups.ts";

/** setOutputs gives the worst outcome and the sums of all reports; `path` is the worst report's file. */
export function setOutputs(runner: GithubRunner, reports: readonly Report[], path: string): void {
  const count = (verdict: Report["comparisons"][number]["verdict"]): string => {
    const counts = reports.map(({ comparisons }) => {
      const rows = comparisons.filter((row) => row.verdict === verdict);
      // A benchmark counts once, also where several of its units have the verdict.
      return countVerdicts(rows).total;
    });
    return String(counts.reduce((sum, n) => sum + n, 0));
  };
  const worst = worstOf(reports);
  runner.output("outcome", worst?.outcome ?? "");
  runner.output("regressions", count("regression"));
  runner.output("improvements", count("improvement"));
  runner.output("inconclusive", count("inconclusive"));
  runner.output("report", path);
  runner.output("go-version", worst?.machine.go.replace(/^go/, "") ?? "");
}

/** worstOf is the first with the worst outcome; undefined for none. */
export function worstOf(reports: readonly Report[]): Report | undefined {
  return [...reports].sort((a, b) => RANKS[b.outcome] - RANKS[a.outcome])[0];
}

// From what was found to the report, with the outcome.

import { gate } from "../judge/gate.ts";
import { selectionOf } from "../measure/selection.ts";
import type { Check } from "../model/check.ts";
import { REPORT_SCHEMA, type Report } from "../model/report.ts";
import { dayOf, judgedBy, reportPolicy } from "../options/rules.ts";
import type { JobContext } from "../run/job-context.ts";
import { machineOf } from "../run/machine.ts";
import type { Progress } from "./progress.ts";

export function assembleReport(
  context: JobContext,
  progress: Progress,
  started: { readonly date: Date; readonly now: number },
): Report {
  const { world, options, rules, sides, go } = context;
  const { benchmarks, checks } = progress;
  const sameTests = benchmarks?.sameTests ?? [];
  const date = started.date.toISOString();
  const judged = judgedBy(rules, benchmarks?.comparisons ?? [], dayOf(date));
  const { comparisons } = judged;
  const { outcome, reasons } = gate({
    comparisons,
    checks,
    failOn: options.failOn,
    headBuildFailed: benchmarks?.unbuilt.head ?? [],
    unmeasuredReason:
      progress.unmeasured ??
      baseBuildReason(progress) ??
      benchmarks?.untold ??
      nothingChecked(context, progress),
  });
  return {
    schema: REPORT_SCHEMA,
    outcome,
    reasons,
    started: date,
    base: sides.base.kind === "known" ? { ref: sides.base.ref, sha: sides.base.sha } : { ref: "", sha: "" },
    head: { ref: sides.head.ref, sha: sides.head.sha, dirty: sides.head.changed.length > 0 },
    machine: machineOf({ ...context, go: progress.go ?? go }, benchmarks?.cpu ?? ""),
    ...(options.region === "" ? {} : { region: options.region }),
    ...(benchmarks?.neighbours === undefined ? {} : { neighbours: benchmarks.neighbours }),
    ...(benchmarks?.reach === undefined ? {} : { reach: benchmarks.reach }),
    ...(sameTests.length === 0 ? {} : { sameTests }),
    policy: reportPolicy(rules),
    selection: selectionOf(options),
    ...(benchmarks?.notBegun === undefined ? {} : { notBegun: benchmarks.notBegun }),
    checks,
    comparisons,
    warnings: [
      ...go.warnings,
      ...progress.warnings,
      ...(benchmarks?.warnings ?? []),
      ...judged.warnings,
      ...emptiness(context, progress),
    ],
    seconds: {
      total: world.now() - started.now,
      build: benchmarks?.seconds.build ?? 0,
      measure: benchmarks?.seconds.measure ?? 0,
      checks: progress.checkSeconds,
      commands: world.processes.busySeconds(),
    },
  };
}

function baseBuildReason({ benchmarks }: Progress): string | undefined {
  const failed = benchmarks?.unbuilt.base ?? [];
  return failed.length === 0 ? undefined : `${failed.join(", ")} does not build in the base`;
}

/** A run that has checked nothing must not pass. A check that found no test to run has checked nothing. */
function nothingChecked(context: JobContext, progress: Progress): string | undefined {
  const { checks, benchmarks, warnings } = progress;
  const hasRun = ({ status, tests }: Check) =>
    status !== "skipped" &&
    !(status === "passed" && tests !== undefined && tests.passed + tests.failed + tests.skipped === 0);
  if (checks.some(hasRun) || (benchmarks?.comparisons.length ?? 0) > 0) return undefined;
  const why = [...new Set(checks.map(whyNoTest)), ...emptiness(context, progress), ...warnings];
  return `nothing was checked: ${why.join("; ")}`;
}

function whyNoTest({ name, reason, findings }: Check): string {
  if (reason !== "") return `${name}: ${reason}`;
  return findings.length === 0 ? `${name} found no test` : `${name} ran no test: it fails as on the base`;
}

function emptiness({ options }: JobContext, { benchmarks }: Progress): readonly string[] {
  if (benchmarks === undefined || benchmarks.comparisons.length > 0) return [];
  return [`no benchmarks in ${options.packages.join(" ")} match ${JSON.stringify(options.bench.source)}`];
}

// The artifact with a job's report: what it is called, and which of several names is the newest of one job.

import { keyOf, type RunContext } from "./run-context.ts";

/** REPORT_ARTIFACT begins the names of all artifacts with reports. */
export const REPORT_ARTIFACT = "go-steady-report";

/** REPORT_FILES are what it may have. */
export const REPORT_FILES = ["report.json", "base.bench.out", "head.bench.out"] as const;

/** More jobs that nothing tells apart do not store their reports. */
const MOST_ALIKE = 20;

/**
 * artifactNames are tried in order, until one is free. A later attempt has names of its own: a name that is
 * taken is that of another job, never of an earlier attempt.
 */
export function artifactNames(context: RunContext): readonly string[] {
  const { job, leg, run } = context;
  const words = [job, leg].map((text) => text.replaceAll(/[^\w.-]+/g, "-").slice(0, 60));
  const named = words.filter((word) => word !== "").join("-");
  const stem = `${REPORT_ARTIFACT}-${named}-${keyOf(context).slice(0, 8)}`;
  const own = run.attempt === 1 ? stem : `${stem}-${run.attempt}`;
  return [own, ...Array.from({ length: MOST_ALIKE - 1 }, (_, i) => `${stem}-${run.attempt}-${i + 2}`)];
}

interface ReportName {
  /** The same for all attempts of a job, and for all jobs that nothing tells apart. */
  readonly stem: string;
  readonly attempt: number;
  /** For people: `bench-ubuntu-latest`. */
  readonly job: string;
}

/** readReportName takes any name: it may be a stranger's. */
export function readReportName(name: string): ReportName {
  const [, stem = name, attempt = "1"] = /^(.*-[0-9a-f]{8})(?:-(\d{1,4})(?:-\d{1,2})?)?$/s.exec(name) ?? [];
  const job = stem.slice(REPORT_ARTIFACT.length + 1).replace(/-[0-9a-f]{8}$/, "");
  return { stem, attempt: Number(attempt), job };
}

/** newestAttempts leaves out the reports that a later attempt of their job has replaced. */
export function newestAttempts<T extends { readonly name: string }>(artifacts: readonly T[]): readonly T[] {
  const newest = new Map<string, number>();
  for (const { name } of artifacts) {
    const { stem, attempt } = readReportName(name);
    newest.set(stem, Math.max(attempt, newest.get(stem) ?? 0));
  }
  return artifacts.filter(({ name }) => {
    const { stem, attempt } = readReportName(name);
    return attempt === newest.get(stem);
  });
}

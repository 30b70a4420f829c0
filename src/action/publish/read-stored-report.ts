// A report that another job left: the author of the code that ran there may have changed it.

import { join } from "node:path";
import { SteadyError } from "../../model/errors.ts";
import type { PullRequest } from "../../model/pull-request.ts";
import type { Report } from "../../model/report.ts";
import { visibleLine } from "../../model/visible.ts";
import { readText } from "../../ports/files/files.ts";
import { openTemporaryFolder } from "../../ports/files/temporary-folder.ts";
import { type Artifact, ArtifactError, type Destination } from "../../ports/github/artifact-shape.ts";
import { parseReport } from "../../report/parse-report.ts";
import { withholdCommands } from "../../report/withhold.ts";
import { RefusedReportError } from "./refused-report-error.ts";
import { REPORT_FILES } from "./report-artifact.ts";

/** Bytes that the files of a report may have together: some 2,000 benchmarks with all their samples. */
const MAX_BYTES = 128 * 1024 * 1024;

/** readStoredReport gets and checks a report. Throws RefusedReportError, and what GitHub did to `fetch`. */
export async function readStoredReport(
  artifact: Artifact,
  temporary: string,
  fetch: (artifact: Artifact, to: Destination) => Promise<void>,
): Promise<Report> {
  await using folder = await openTemporaryFolder(temporary);
  const shape = { files: REPORT_FILES, limit: MAX_BYTES };
  try {
    await fetch(artifact, { folder: folder.path, temporary, shape });
    const text = await readText(join(folder.path, "report.json"));
    if (text === undefined) throw new RefusedReportError(`${nameOf(artifact)} has no report.json`);
    return withholdCommands(parseReport(text));
  } catch (error) {
    if (error instanceof RefusedReportError) throw error;
    const isHostile = error instanceof SteadyError || (error instanceof ArtifactError && error.isRefused);
    if (!isHostile) throw error;
    throw new RefusedReportError(`${nameOf(artifact)}: ${visibleLine(error.message)}`, { cause: error });
  }
}

/** checkAgrees throws RefusedReportError for a report that names another pull request than GitHub does. */
export function checkAgrees(artifact: Artifact, report: Report, { number, head }: PullRequest): void {
  const { pullRequest } = report;
  if (pullRequest === undefined) return;
  if (pullRequest.number !== number || pullRequest.head !== head)
    throw new RefusedReportError(
      `${nameOf(artifact)} says that it is of pull request ${pullRequest.number} at ${JSON.stringify(visibleLine(pullRequest.head.slice(0, 80)))}, but its run was of ${number} at ${head}`,
    );
}

function nameOf({ name }: Artifact): string {
  return `the artifact ${JSON.stringify(visibleLine(name.slice(0, 200)))}`;
}

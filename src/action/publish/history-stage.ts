// stage: publish. What the other jobs of this run measured becomes a part of the history. This job may write
// to the repository, so it runs no code of it, and takes every report for a stranger's.

import { resolve } from "node:path";
import { branchOf, whyNotPublished } from "../../history/may-publish.ts";
import { type Published, packHistory, publishReports } from "../../history/publish.ts";
import { UnmeasurableError, UsageError } from "../../model/errors.ts";
import type { Report } from "../../model/report.ts";
import { readText } from "../../ports/files/files.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { ArtifactError } from "../../ports/github/artifact-shape.ts";
import { artifactsOfThisRun, fetchOwnArtifact } from "../../ports/github/artifacts.ts";
import { parseReport } from "../../report/parse-report.ts";
import type { World } from "../../run/world.ts";
import { codeRemote } from "./code-remote.ts";
import type { PublishInputs } from "./inputs.ts";
import { setOutputs } from "./outputs.ts";
import { readStoredReport } from "./read-stored-report.ts";
import { RefusedReportError } from "./refused-report-error.ts";
import { newestAttempts, REPORT_ARTIFACT, readReportName } from "./report-artifact.ts";
import type { RunContext } from "./run-context.ts";

interface HistoryStage {
  readonly runner: GithubRunner;
  readonly inputs: PublishInputs;
  readonly context: RunContext;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** GITHUB_REF. */
  readonly ref: string;
  /** "" to take what the reports say. */
  readonly region: string;
  /** File of waivers, relative to the working directory; undefined: where one usually is. */
  readonly config: string | undefined;
  readonly world: Pick<
    World,
    "processes" | "env" | "credential" | "cwd" | "cacheDir" | "temporary" | "date" | "now" | "random"
  >;
}

interface JobReport {
  readonly report: Report;
  readonly job: string;
}

/** With more files of one entry a publish packs. */
const MOST_LOOSE = 500;
/** Regions, systems and versions of Go of one run. */
const MAX_REPORTS = 200;

/** historyStage throws SteadyError: to publish is all that this stage is for. */
export async function historyStage(stage: HistoryStage): Promise<void> {
  const { runner, inputs, context, event, ref, region } = stage;
  const why = whyNotPublished(event);
  if (why !== undefined)
    throw new UsageError(why, "start stage: publish by push, schedule, release or workflow_dispatch alone");
  const reports = await reportsOf(stage);
  const branch = branchOf({ ref, payload: event.payload });
  if (branch === "")
    runner.warning(`the event does not say of which branch ${ref} is: the entry has no branch`);
  const world = { ...stage.world, warn: runner.warning };
  const code = await codeRemote(stage);
  const place = { where: inputs.history, remote: inputs.historyRemote ?? code };
  const { run } = context;
  const published = await publishReports(world, {
    ...{ ...place, reports, code, branch },
    region: region === "" ? undefined : region,
    run: { id: String(run.id), attempt: run.attempt },
  });
  runner.info(sentence(published));
  setOutputs(
    runner,
    reports.map(({ report }) => report),
    "",
  );
  // At night nobody waits for this job; by day it packs where no night does.
  const isTime = event.name === "schedule" || published.loose > MOST_LOOSE;
  const packed = isTime ? await packHistory(world, place) : 0;
  if (packed > 0) runner.info(`packed ${packed} entries of past days`);
  if (inputs.page) {
    const { pageStage } = await import("./page-stage.ts");
    await pageStage({ ...stage, place });
  }
}

function sentence({ name, added, there }: Published): string {
  const known = there.length === 0 ? "" : `; ${there.length} were there already`;
  return `added ${added.length} to ${name}${known}`;
}

async function reportsOf({
  inputs: { reportFile },
  context,
  world,
}: HistoryStage): Promise<readonly JobReport[]> {
  if (reportFile !== undefined) return [{ report: await readFile(reportFile, world.cwd), job: context.job }];
  if (context.noArtifacts !== undefined)
    throw new UnmeasurableError(
      `there is no report to publish: ${context.noArtifacts}`,
      "publish in the job that measures: report-file: with the output `report` of its step",
    );
  const found = await orUnmeasured(async () => {
    const listed = await artifactsOfThisRun();
    return newestAttempts(listed.filter(({ name }) => name.startsWith(`${REPORT_ARTIFACT}-`)));
  });
  if (found.length === 0)
    throw new UnmeasurableError(
      "there is no report to publish: no job of this run has left one",
      "let this job wait for the one that measures (needs:); where that one failed, its log says why",
    );
  if (found.length > MAX_REPORTS)
    throw new RefusedReportError(
      `the run has left ${found.length} reports, and at most ${MAX_REPORTS} are published`,
    );
  const reports: JobReport[] = [];
  for (const artifact of found) {
    const report = await orUnmeasured(() => readStoredReport(artifact, world.temporary, fetchOwnArtifact));
    reports.push({ report, job: readReportName(artifact.name).job });
  }
  return reports;
}

async function readFile(path: string, cwd: string): Promise<Report> {
  const text = await readText(resolve(cwd, path));
  if (text !== undefined) return parseReport(text);
  throw new UsageError(
    `report-file: there is no ${path}`,
    "give it the output `report` of the step that measures",
  );
}

async function orUnmeasured<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    throw new UnmeasurableError(
      `there is no report to publish: ${error.message}`,
      "run it again: the server did not do its part",
      { cause: error },
    );
  }
}

// stage: report. Comments on what another job measured: in the same run, or, after it, in a run that has no
// rights (a pull request from a fork). No code of the pull request is checked out or run here, and nothing
// that the other job left says where the comment is written.

import { join } from "node:path";
import { UnmeasurableError, UsageError } from "../../model/errors.ts";
import {
  decodePullRequest,
  decodeTriggeringRun,
  type PullRequest,
  type TriggeringRun,
} from "../../model/pull-request.ts";
import type { Report } from "../../model/report.ts";
import { writeText } from "../../ports/files/files.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { type Artifact, ArtifactError, type Destination } from "../../ports/github/artifact-shape.ts";
import { artifactsOfThisRun, fetchOwnArtifact } from "../../ports/github/artifacts.ts";
import { artifactsOfRun, fetchArtifact } from "../../ports/github/artifacts-of-run.ts";
import { type Github, GithubError, isNotGranted } from "../../ports/github/github.ts";
import { joinReports } from "../../report/join-reports.ts";
import { printReport } from "../../report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../../report/markdown.ts";
import { announce } from "./announce.ts";
import { attempt } from "./attempt.ts";
import { findPullRequest } from "./find-pull-request.ts";
import type { PublishInputs } from "./inputs.ts";
import { isTokenOfFork, noRightNote } from "./no-right-note.ts";
import { openApi } from "./open-api.ts";
import { setOutputs, worstOf } from "./outputs.ts";
import { checkAgrees, readStoredReport } from "./read-stored-report.ts";
import { RefusedReportError } from "./refused-report-error.ts";
import { newestAttempts, REPORT_ARTIFACT, readReportName } from "./report-artifact.ts";
import type { RunContext } from "./run-context.ts";
import { markdownOptions, ROOM_FOR_NOTE } from "./tell-report.ts";

interface ReportStage {
  readonly runner: GithubRunner;
  readonly inputs: PublishInputs;
  readonly context: RunContext;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly temporary: string;
  readonly out: string;
  readonly cancelled: AbortSignal;
}

interface ReportSource {
  readonly run: RunContext["run"];
  readonly list: () => Promise<readonly Artifact[]>;
  readonly fetch: (artifact: Artifact, to: Destination) => Promise<void>;
  readonly pullRequest: PullRequest | undefined;
}

/** A matrix has a report for each of its jobs; more comments than this would not be read. */
const MAX_REPORTS = 20;

/** reportStage throws SteadyError; a pull request that has newer commits is no failure. */
export async function reportStage(stage: ReportStage): Promise<void> {
  const { runner, inputs, context } = stage;
  if (inputs.token === "" || context.repository === "")
    throw new UsageError("stage: report has no token to speak to GitHub with", "give it one: github-token");
  const github = await openApi(context, inputs.token);
  const source = await orUnmeasured(() => sourceOfReports(stage, github));
  if (source === undefined) return;
  const listed = await orUnmeasured(() => listOf(stage, source));
  const found = newestAttempts(listed.filter(({ name }) => name.startsWith(`${REPORT_ARTIFACT}-`)));
  if (found.length === 0) return runner.info("no comment: no job of that run has left a report");
  if (found.length > MAX_REPORTS)
    throw new RefusedReportError(
      `the run has left ${found.length} reports, and at most ${MAX_REPORTS} are read`,
    );
  // All are read before anything is posted.
  const reports: { readonly artifact: Artifact; readonly report: Report }[] = [];
  for (const artifact of found) {
    const report = await orUnmeasured(() => readStoredReport(artifact, stage.temporary, source.fetch));
    if (source.pullRequest !== undefined) checkAgrees(artifact, report, source.pullRequest);
    reports.push({ artifact, report });
  }
  const joined = joinReports(reports.map(({ report }) => report));
  const shown = joined === undefined ? reports.map(labelled) : [{ part: "", job: "", report: joined }];
  for (const one of shown) await show(stage, github, source, one);
  await writeOutputs(
    stage,
    shown.map(({ report }) => report),
  );
}

/** Outputs and report.json are those of the worst: a later step must not take one that passed for all. */
async function writeOutputs({ runner, out }: ReportStage, reports: readonly Report[]): Promise<void> {
  const [path, worst] = [join(out, "report.json"), worstOf(reports)];
  const isWritten =
    worst !== undefined &&
    (await attempt(runner, "report.json could not be written", () => writeText(path, printReport(worst))));
  setOutputs(runner, reports, isWritten ? path : "");
}

interface ShownReport {
  readonly part: string;
  /** For people, "" where there is one alone. */
  readonly job: string;
  readonly report: Report;
}

function labelled({
  artifact,
  report,
}: {
  readonly artifact: Artifact;
  readonly report: Report;
}): ShownReport {
  const { stem, job } = readReportName(artifact.name);
  return { part: stem, job, report };
}

/** On a server that keeps no artifacts, an empty list and no list mean the same. */
async function listOf({ context }: ReportStage, { list }: ReportSource): Promise<readonly Artifact[]> {
  if (context.noArtifacts === undefined) return list();
  const found = await list().catch((error: unknown) => {
    if (error instanceof GithubError && error.status === 404) return [];
    throw error;
  });
  if (found.length === 0) throw noReports(context);
  return found;
}

function noReports({ noArtifacts }: RunContext): UnmeasurableError {
  return new UnmeasurableError(
    `there is no report to comment from: ${noArtifacts}`,
    "let the job that measures comment itself (stage: all): docs/runners.md says what works on which server",
  );
}

async function sourceOfReports(stage: ReportStage, github: Github): Promise<ReportSource | undefined> {
  const { event, context } = stage;
  if (event.name !== "workflow_run" && context.noArtifacts !== undefined) throw noReports(context);
  if (event.name !== "workflow_run")
    return {
      run: context.run,
      list: artifactsOfThisRun,
      fetch: fetchOwnArtifact,
      pullRequest: decodePullRequest(event.payload),
    };
  const run = decodeTriggeringRun(event.payload);
  if (run === undefined)
    throw new UsageError(
      "the workflow_run event does not say which run has ended",
      "start stage: report by on: workflow_run with types: [completed]",
    );
  return sourceInRun(stage, github, run);
}

async function sourceInRun(
  { runner, context, cancelled }: ReportStage,
  github: Github,
  run: TriggeringRun,
): Promise<ReportSource | undefined> {
  const { repository } = context;
  if (!run.event.startsWith("pull_request")) {
    runner.info(`no comment: the run was started by ${JSON.stringify(run.event)}, not by a pull request`);
    return undefined;
  }
  const found = await findPullRequest(github, repository, run);
  if (found.kind === "none") {
    runner.info(`no comment: ${found.why}`);
    return undefined;
  }
  return {
    run,
    list: () => artifactsOfRun({ github, repository }, run.id),
    fetch: (artifact, to) => fetchArtifact({ github, repository, cancelled }, artifact, to),
    pullRequest: found.pullRequest,
  };
}

async function show(
  { runner, inputs, context, event }: ReportStage,
  github: Github,
  { run, pullRequest }: ReportSource,
  { part, job, report }: ShownReport,
): Promise<void> {
  const markdown = {
    ...markdownOptions(context, run.id),
    job,
    remarks: pullRequest?.isFork ? [forkRemark(pullRequest)] : [],
  };
  await runner.summary(renderMarkdown(report, { ...markdown, budget: SUMMARY_SHARE }));
  const announced = await announce({
    runner,
    github,
    context,
    mode: inputs.comment,
    report,
    pullRequest,
    run,
    part,
    isOwnStep: false,
    markdown,
  });
  if (announced.comment !== undefined) runner.output("comment-url", announced.comment);
  if (announced.refused === undefined || pullRequest === undefined) return;
  const isOfFork = isTokenOfFork(event.name, pullRequest);
  const whose = announced.refused === "job" && isOfFork ? "fork" : announced.refused;
  const note = noRightNote({ whose, artifact: undefined, isStage: true });
  runner.warning(note);
  await runner.summary(`\n> ${note}\n`);
}

/** What a reader has to know before any figure. */
function forkRemark({ from }: PullRequest): string {
  const fork = from === "" ? "a fork that is gone" : from;
  return `These figures are the fork's own: code of ${fork} ran the measurement, and could have written anything here.`;
}

/** One report's part of the summary, without its note. */
const SUMMARY_SHARE = Math.floor(SUMMARY_BUDGET / MAX_REPORTS) - ROOM_FOR_NOTE;

/** Without GitHub's answer there is nothing to report: this is the whole work of the stage. */
async function orUnmeasured<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof GithubError || error instanceof ArtifactError)) throw error;
    throw new UnmeasurableError(`there is no report to comment from: ${error.message}`, hintOf(error), {
      cause: error,
    });
  }
}

/** Names a permission only where it would help; artifacts of the own run need none. */
function hintOf(error: GithubError | ArtifactError): string {
  if (error instanceof ArtifactError) return "run it again: the server did not do its part";
  if (error instanceof GithubError && isNotGranted(error))
    return `the job needs the permissions \`actions: read\` and \`pull-requests: write\`${error.status === 404 ? ", and a run that is still there" : ""}`;
  return "GitHub gave that reason; if GitHub was unavailable, run this job again";
}

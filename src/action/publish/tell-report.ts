// Tells a report everywhere: first summary, annotations and outputs, which need no answer; then what GitHub
// has to answer. Each is tried alone: a failure is a warning and does not stop the others.

import { join } from "node:path";
import { whyNotPublished } from "../../history/may-publish.ts";
import { decodePullRequest } from "../../model/pull-request.ts";
import type { Report } from "../../model/report.ts";
import type { Stage } from "../../options/table.ts";
import { changedSince } from "../../ports/files/files.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { annotationsOf } from "../../report/annotations.ts";
import { type MarkdownOptions, renderMarkdown, SUMMARY_BUDGET } from "../../report/markdown.ts";
import { announce } from "./announce.ts";
import { attempt } from "./attempt.ts";
import type { PublishInputs } from "./inputs.ts";
import { isTokenOfFork, noRightNote } from "./no-right-note.ts";
import { openApi } from "./open-api.ts";
import { setOutputs } from "./outputs.ts";
import { artifactNames, REPORT_FILES } from "./report-artifact.ts";
import { type RunContext, runAddress } from "./run-context.ts";

export interface Publication {
  readonly runner: GithubRunner;
  /** As `settled` gives it. */
  readonly report: Report;
  readonly stage: Stage;
  /** Folder with the samples. */
  readonly out: string;
  readonly inputs: PublishInputs;
  readonly context: RunContext;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Aborted when the run is cancelled: then there is no time for GitHub, and nothing to say. */
  readonly cancelled: AbortSignal;
}

/** ROOM_FOR_NOTE is what the summary leaves free for a note that is known only later. */
export const ROOM_FOR_NOTE = 4096;

/** tellReport never throws. `path` is that of the written report, "" where it could not be written. */
export async function tellReport(publication: Publication, path: string): Promise<void> {
  const { runner, report, context, cancelled } = publication;
  const markdown = markdownOptions(context);
  const budget = SUMMARY_BUDGET - ROOM_FOR_NOTE;
  await attempt(runner, "the summary could not be made", () =>
    runner.summary(renderMarkdown(report, { ...markdown, budget })),
  );
  await attempt(runner, "the annotations could not be made", () => runner.annotate(annotationsOf(report)));
  setOutputs(runner, [report], path);
  if (cancelled.aborted) return;
  await attempt(runner, "not all could be told to GitHub", () => online(publication, markdown));
}

async function online(publication: Publication, markdown: Omit<MarkdownOptions, "budget">): Promise<void> {
  const { runner, report, stage, inputs, context, event } = publication;
  const pullRequest = decodePullRequest(event.payload);
  // For a later job: stage: report comments on it, stage: publish adds it to the history.
  const isForLater = pullRequest !== undefined || whyNotPublished(event) === undefined;
  const artifact = isForLater ? await storeReport(publication) : undefined;
  if (inputs.token === "" || context.repository === "") return;
  const { comment, refused } = await announce({
    runner,
    github: await openApi(context, inputs.token),
    context,
    mode: inputs.comment,
    report,
    pullRequest,
    run: context.run,
    part: "",
    isOwnStep: true,
    markdown,
  });
  if (comment !== undefined) runner.output("comment-url", comment);
  if (refused === undefined || pullRequest === undefined) return;
  // A stage of its own leaves the comment to stage: report, unless somebody has asked for it here.
  const isAsked = inputs.comment !== "auto";
  if (stage !== "all" && !isAsked) return;
  const whose = refused === "job" && isTokenOfFork(event.name, pullRequest) ? "fork" : refused;
  const note = noRightNote({ whose, artifact, isStage: false });
  // A user who asked for comments gets a warning; with the default it is a line of the log.
  if (isAsked) runner.warning(note);
  else runner.info(note);
  await runner.summary(`\n> ${note}\n`);
}

/** Keeps the report for a job that may do more. Gives its name; undefined where it is not kept. */
async function storeReport({ runner, out, context, report }: Publication): Promise<string | undefined> {
  if (context.noArtifacts !== undefined) {
    runner.info(
      `the report is not kept for a later job: ${context.noArtifacts}; it is in the summary and in ${out}`,
    );
    return undefined;
  }
  let kept: string | undefined;
  await attempt(runner, "a later job cannot use this one's report", async () => {
    const files = await writtenBy(report, out);
    if (!files.includes("report.json")) return;
    const { uploadArtifact } = await import("../../ports/github/artifacts.ts");
    for (const name of artifactNames(context)) {
      if (!(await uploadArtifact({ name, folder: out, files }))) continue;
      kept = name;
      return;
    }
    runner.warning(
      "too many jobs of this run have the same name: this one's report is not kept for a later job",
    );
  });
  return kept;
}

/** The folder may be the user's, with files of another step or an earlier run. */
async function writtenBy({ started }: Report, out: string): Promise<readonly string[]> {
  const isOwn = await Promise.all(
    REPORT_FILES.map((name) => changedSince(join(out, name), new Date(started))),
  );
  return REPORT_FILES.filter((_, i) => isOwn[i]);
}

export function markdownOptions(context: RunContext, run = context.run.id): Omit<MarkdownOptions, "budget"> {
  const { server, repository, job, leg } = context;
  const links =
    repository === "" ? {} : { repository: `${server}/${repository}`, run: runAddress(context, run) };
  return { links, job: leg === "" ? job : `${job} (${leg})` };
}

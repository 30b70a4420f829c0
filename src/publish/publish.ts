// What the action says at its end. First what cannot fail: files, summary, annotations, outputs. Then, with the verdict
// safe, what needs GitHub to answer.

import { join } from "node:path";
import { decodePullRequest } from "../model/pull-request.ts";
import type { Report } from "../model/report.ts";
import type { Stage } from "../options.ts";
import { ArtifactError } from "../ports/artifact-shape.ts";
import { namesIn, writeText } from "../ports/files.ts";
import type { GithubRunner } from "../ports/github-runner.ts";
import { annotationsOf } from "../report/annotations.ts";
import { reportJson } from "../report/json.ts";
import { type MarkdownOptions, renderMarkdown, SUMMARY_BUDGET } from "../report/markdown.ts";
import { announce } from "./announce.ts";
import type { PublishInputs } from "./inputs.ts";
import { noRightNote } from "./no-right-note.ts";
import { openApi } from "./open-api.ts";
import { setOutputs } from "./outputs.ts";
import { artifactName, type RunContext, runAddress } from "./run-context.ts";

/** Publication is a report, and the job that it is of. */
export interface Publication {
  readonly runner: GithubRunner;
  readonly report: Report;
  readonly stage: Stage;
  /** Folder with the samples. */
  readonly out: string;
  readonly inputs: PublishInputs;
  readonly context: RunContext;
  /** Payload of the event. */
  readonly payload: unknown;
  /** Aborted when the run is cancelled: then there is no time for GitHub, and nothing to say. */
  readonly cancelled: AbortSignal;
}

/** REPORT_FILES are the files of an artifact with a report. */
export const REPORT_FILES = ["report.json", "base.bench.out", "head.bench.out"] as const;

/** The summary leaves room for what is known only after it. */
const ROOM_FOR_NOTE = 4096;

/** publish shows a report everywhere. What GitHub refuses is a warning; the outcome is the caller's. */
export async function publish(publication: Publication): Promise<void> {
  const { runner, out, payload, context, cancelled } = publication;
  const pullRequest = decodePullRequest(payload);
  const measured = pullRequest && { pullRequest: { number: pullRequest.number, head: pullRequest.head } };
  const report: Report = { ...publication.report, ...measured };
  const markdown = markdownOptions(context);
  const path = join(out, "report.json");
  await writeText(path, reportJson(report));
  await runner.summary(renderMarkdown(report, { ...markdown, budget: SUMMARY_BUDGET - ROOM_FOR_NOTE }));
  runner.annotate(annotationsOf(report));
  setOutputs(runner, report, path);
  if (!cancelled.aborted) await online({ ...publication, report }, markdown);
}

async function online(publication: Publication, markdown: Omit<MarkdownOptions, "budget">): Promise<void> {
  const { runner, report, stage, inputs, context, payload } = publication;
  const pullRequest = decodePullRequest(payload);
  const artifact = pullRequest !== undefined && (await storeReport(publication)) ? artifactName(context) : "";
  if (inputs.token === "" || context.repository === "") return;
  const { comment, isRefused } = await announce({
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
  if (comment !== "") runner.output("comment-url", comment);
  // A stage of its own leaves the comment to stage: report, where it may not write one itself.
  if (!isRefused || pullRequest === undefined || stage !== "all") return;
  const note = noRightNote(pullRequest, artifact);
  // Who asked for comments is told loudly; who has only not said no is told once, where it is read.
  if (inputs.comment === "auto") runner.info(note);
  else runner.warning(note);
  await runner.summary(`\n> ${note}\n`);
}

/** For a job that may do what this one may not. True when it is kept. */
async function storeReport({ runner, out, context }: Publication): Promise<boolean> {
  if (!context.hasArtifacts) return false;
  const there = await namesIn(out);
  const files = REPORT_FILES.filter((name) => there.includes(name));
  const { uploadArtifact } = await import("../ports/artifacts.ts");
  try {
    await uploadArtifact({ name: artifactName(context), folder: out, files });
    return true;
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    runner.warning(`${error.message}; a later job cannot comment from it`);
    return false;
  }
}

/** markdownOptions are the links and the name of this job. */
export function markdownOptions(context: RunContext, run = context.run.id): Omit<MarkdownOptions, "budget"> {
  const { server, repository, job, leg } = context;
  const links =
    repository === "" ? {} : { repository: `${server}/${repository}`, run: runAddress(context, run) };
  return { links, job: leg === "" ? job : `${job} (${leg})` };
}

// Writes on GitHub besides the job's own page: a comment on the pull request, a check run. A failure here is
// a warning: it changes neither the verdict nor the summary.

import type { PullRequest } from "../../model/pull-request.ts";
import type { Report } from "../../model/report.ts";
import type { GithubRunner } from "../../ports/github/actions-runner.ts";
import { type Github, GithubError, isNotGranted, isPersonal } from "../../ports/github/github.ts";
import { allAnnotations, furtherAnnotations } from "../../report/annotations.ts";
import { RANKS } from "../../report/comment-marker.ts";
import { type CommentMode, planComment, stateOf } from "../../report/comment-plan.ts";
import { printReport } from "../../report/json.ts";
import { type MarkdownOptions, renderMarkdown } from "../../report/markdown.ts";
import { reasonOf } from "./attempt.ts";
import { putCheckRun } from "./put-check-run.ts";
import { type CommentEnd, putComment } from "./put-comment.ts";
import { digest, keyOf, type RunContext } from "./run-context.ts";

interface Announcement {
  readonly runner: GithubRunner;
  readonly github: Github;
  readonly context: RunContext;
  readonly mode: CommentMode;
  readonly report: Report;
  /** Undefined where no pull request is meant: then there is no comment. */
  readonly pullRequest: PullRequest | undefined;
  /** The run that measured: its report does not replace that of a newer run. */
  readonly run: RunContext["run"];
  /** Tells apart the reports that one job announces; "" for its own. */
  readonly part: string;
  /** Whether the step has shown its annotations already. */
  readonly isOwnStep: boolean;
  readonly markdown: Omit<MarkdownOptions, "budget">;
}

interface AnnounceResult {
  /** Address of the comment; absent where none was written. */
  readonly comment?: string;
  /** Whose token GitHub does not let comment; absent where it may. */
  readonly refused?: "job" | "personal";
}

/** announce never throws: what fails is a warning. */
export async function announce(announcement: Announcement): Promise<AnnounceResult> {
  const comment = await comments(announcement);
  await checkRun(announcement);
  return comment;
}

async function comments(announcement: Announcement): Promise<AnnounceResult> {
  const { runner, mode, pullRequest } = announcement;
  if (pullRequest === undefined || mode === "never") return {};
  try {
    const end = await comment(announcement, pullRequest);
    if (end.kind === "left") runner.info(`no comment: ${end.why}`);
    return end.kind === "written" ? { comment: end.url } : {};
  } catch (error) {
    if (error instanceof GithubError && isNotGranted(error))
      return { refused: isPersonal(error) ? "personal" : "job" };
    runner.warning(`the comment could not be written: ${reasonOf(error)}; the summary has all of it`);
    return {};
  }
}

function comment(
  { github, context, mode, report, run, part, markdown }: Announcement,
  pullRequest: PullRequest,
): Promise<CommentEnd> {
  const { graphql, repository } = context;
  const { number: pull, head: commit } = pullRequest;
  const head = { key: keyOf(context, part), run: run.number, attempt: run.attempt, head: commit };
  const own = { id: partId(report), rank: RANKS[report.outcome], state: digest(stateOf(report)) };
  return putComment(
    { github, graphql, repository, pullRequest: pull },
    {
      head,
      part: own,
      plan: (standing) => planComment({ mode, report, head, part: own }, standing),
      text: (budget) => renderMarkdown(report, { ...markdown, budget }),
    },
  );
}

/** The same report posted twice is one part, those of two jobs are two. */
function partId(report: Report): string {
  return digest(printReport(report)).slice(0, 8);
}

async function checkRun(announcement: Announcement): Promise<void> {
  const { runner, github, context, report, run, pullRequest, isOwnStep, markdown } = announcement;
  const sha = pullRequest?.head ?? context.sha;
  if (sha === "") return;
  try {
    await putCheckRun({
      github,
      repository: context.repository,
      sha,
      name: ["go-steady", markdown.job ?? context.job].filter((word) => word !== "").join(": "),
      id: `${run.id}.${run.attempt}.${partId(report)}`,
      details: markdown.links?.run ?? "",
      report,
      isForeign: !isOwnStep && pullRequest?.isFork === true,
      annotations: isOwnStep ? furtherAnnotations(report) : allAnnotations(report),
      markdown,
    });
  } catch (error) {
    // A job without `checks: write` wants no check run.
    if (error instanceof GithubError && isNotGranted(error)) return;
    runner.warning(`the check run could not be written: ${reasonOf(error)}`);
  }
}

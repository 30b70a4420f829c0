// Why there is no comment, and what to add. Our own words alone: the note goes into the summary as it is.

import type { PullRequest } from "../model/pull-request.ts";

/** noRightNote is a sentence in Markdown. `artifact` is where the report was kept, "" where it was not; its characters are letters, digits, dots and dashes. */
export function noRightNote({ isFork }: PullRequest, artifact: string): string {
  if (!isFork)
    return "No comment on the pull request: the token of this job may not write one. Add `pull-requests: write` to the job's `permissions`, or set `comment: never`.";
  const kept = artifact === "" ? "" : ` The report is kept as the artifact \`${artifact}\`.`;
  return `No comment on the pull request: it comes from a fork, and there tokens may only read.${kept} A workflow with \`on: workflow_run\` and \`stage: report\` can comment from it: see docs/github.md of go-steady.`;
}

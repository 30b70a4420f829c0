// Why there is no comment, and what to add. It has no outside text, since the summary takes it as it is.

interface RefusedComment {
  /** The token of a pull request from a fork may only read, whatever the workflow grants. */
  readonly whose: "job" | "fork" | "personal";
  /** Where the report was kept, undefined where it was not; letters, digits, dots and dashes. */
  readonly artifact: string | undefined;
  /** Whether this job is one of several, of which the last one comments. */
  readonly isStage: boolean;
}

/** noRightNote is a sentence in Markdown. */
export function noRightNote({ whose, artifact, isStage }: RefusedComment): string {
  if (whose === "personal")
    return 'No comment on the pull request: the personal access token in `github-token` may not write one, and the job\'s `permissions` do not change that. Give that token "Pull requests: Read and write", leave `github-token` out, or set `comment: never`.';
  if (whose === "job")
    return "No comment on the pull request: the token of this job may not write one. Add `pull-requests: write` to the job's `permissions`, or set `comment: never`.";
  const kept = artifact === undefined ? "" : ` The report is kept as the artifact \`${artifact}\`.`;
  const stages = isStage
    ? " Stages in one workflow cannot change that: take the templates `pull-request-from-forks.yml` and `report.yml`."
    : "";
  return `No comment on the pull request: it comes from a fork, and there tokens may only read.${kept}${stages} A workflow with \`on: workflow_run\` and \`stage: report\` can comment from it: see docs/github.md of go-steady.`;
}

/** isTokenOfFork is true for a fork's own events: their token may only read, unlike pull_request_target's. */
export function isTokenOfFork(event: string, { isFork }: { readonly isFork: boolean }): boolean {
  return isFork && /^pull_request(?!_target)/.test(event);
}

// The pull request of a run that another workflow has seen end. GitHub says which: by branch, repository and
// commit. A run of a fork names none itself, and what the fork says of it does not count.

import { decodePullRequest, type PullRequest, type TriggeringRun } from "../../model/pull-request.ts";
import { count, fitting, object } from "../../model/shape.ts";
import type { Github } from "../../ports/github/github.ts";

type FoundPullRequest =
  | { readonly kind: "found"; readonly pullRequest: PullRequest }
  /** It has newer commits, or was closed: nothing to do, and no failure. */
  | { readonly kind: "none"; readonly why: string };

const ofRepository = object({ head: object({ repo: object({ id: count }) }) });

/** findPullRequest throws GithubError. */
export async function findPullRequest(
  github: Github,
  repository: string,
  run: TriggeringRun,
): Promise<FoundPullRequest> {
  const { sha, branch, repository: from } = run.head;
  if (from === undefined)
    return {
      kind: "none",
      why: `the run was of ${sha}, and the repository that it came from is gone: which pull request is meant cannot be told`,
    };
  const open = await github.all(`GET /repos/${repository}/pulls`, {
    state: "open",
    head: `${from.owner}:${branch}`,
  });
  // A server ignores a filter that it does not know, and lists all.
  const sameBranch = open.filter((pull) => fitting(ofRepository, pull)?.head.repo.id === from.id);
  const pulls = sameBranch.flatMap((pull) => decodePullRequest({ pull_request: pull }) ?? []);
  const [pullRequest, ...others] = pulls.filter(({ head }) => head === sha);
  if (pullRequest === undefined) {
    const why =
      pulls.length === 0
        ? "no open pull request comes from its branch"
        : "its pull request has newer commits";
    return { kind: "none", why: `the run was of ${sha}, and ${why}` };
  }
  if (others.length > 0) {
    const numbers = [pullRequest, ...others].map(({ number }) => number).join(", ");
    return {
      kind: "none",
      why: `several open pull requests have the commit ${sha} (${numbers}): which is meant cannot be told`,
    };
  }
  return { kind: "found", pullRequest };
}

// A run that a comment on a pull request asks for (`/bench`). The event has the rights of the main branch and
// only the number of the pull request: who asks must be allowed to write, and GitHub names the commits.

import { UnmeasurableError, UsageError } from "../../model/errors.ts";
import { count, fitting, object, or, text } from "../../model/shape.ts";
import { type Github, GithubError } from "../../ports/github/github.ts";

interface CommentEvent {
  readonly name: string;
  readonly payload: unknown;
  /** `owner/name`. */
  readonly repository: string;
  /** Undefined where the job has no token. */
  readonly open: (() => Promise<Github>) | undefined;
}

const user = or(object({ login: text }), undefined);
const ofComment = object({
  issue: object({ number: count, pull_request: object({}) }),
  sender: user,
  comment: or(object({ user }), undefined),
});
const ofAccess = object({ permission: text });

/** GitHub's names for those who may push. */
const WRITERS = ["admin", "maintain", "write"];

/** withPullRequest adds the pull request to the payload of a comment on one. Throws SteadyError. */
export async function withPullRequest(event: CommentEvent): Promise<unknown> {
  const { name, payload, repository, open } = event;
  const asking = fitting(ofComment, payload);
  if (name !== "issue_comment" || asking === undefined) return payload;
  if (open === undefined)
    throw new UsageError(
      "issue_comment says neither who may ask for a run nor which commits it is about, and there is no token to ask GitHub with",
      "give it one: github-token",
    );
  const { number } = asking.issue;
  const who = asking.sender?.login ?? asking.comment?.user?.login ?? "";
  const [access, pull] = await asked(async () => {
    const github = await open();
    return [
      await github.ask(`GET /repos/${repository}/collaborators/{who}/permission`, { who }),
      await github.ask(`GET /repos/${repository}/pulls/{number}`, { number }),
    ];
  });
  const { permission } = fitting(ofAccess, access) ?? { permission: "none" };
  if (!WRITERS.includes(permission))
    throw new UnmeasurableError(
      `${JSON.stringify(who)} asked for this run, and may not write to ${repository} (${permission})`,
      "somebody who may can ask by the same comment, when they have read the change",
    );
  return { ...Object(payload), pull_request: pull };
}

async function asked<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof GithubError)) throw cause;
    throw new UnmeasurableError(
      `GitHub does not say who asked for this run, or for which commits: ${cause.message}`,
      "the job needs `pull-requests: read`; if GitHub was unavailable, run this job again",
      { cause },
    );
  }
}

// The pull request that a report is about, and the run that started another workflow. Both come from an event
// of GitHub, and never from an artifact.

import { commitHash } from "./commit-hash.ts";
import { count, fitting, object, or, text } from "./shape.ts";

const repo = or(object({ id: or(count, undefined), full_name: or(text, "") }), {
  id: undefined,
  full_name: "",
});
const ofPullRequest = object({
  pull_request: object({
    number: count,
    head: object({ sha: commitHash, repo }),
    base: or(object({ repo }), undefined),
  }),
});
const ofTriggeringRun = object({
  workflow_run: object({
    ...{ id: count, run_number: or(count, 0), run_attempt: or(count, 1), event: text, head_sha: commitHash },
    head_branch: or(text, ""),
    head_repository: or(object({ id: count, owner: object({ login: text }) }), undefined),
  }),
});

export interface PullRequest {
  readonly number: number;
  /** Its newest commit, not the merge commit that is checked out. */
  readonly head: string;
  /** `owner/name` of its source repository; "" where that is deleted. */
  readonly from: string;
  /** The source is another repository than the target, or deleted. */
  readonly isFork: boolean;
}

/**
 * decodePullRequest checks the field `pull_request` of an event's payload, or of an object around the answer
 * of a request; undefined where it has none.
 */
export function decodePullRequest(payload: unknown): PullRequest | undefined {
  const found = fitting(ofPullRequest, payload)?.pull_request;
  if (found === undefined) return undefined;
  const { sha: head, repo: own } = found.head;
  const isFork = own.id === undefined || own.id !== found.base?.repo.id;
  return { number: found.number, head, from: own.full_name, isFork };
}

/** TriggeringRun is the run that started a workflow with `on: workflow_run`. */
export interface TriggeringRun {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  /** `pull_request`, `push`, … */
  readonly event: string;
  readonly head: {
    readonly sha: string;
    readonly branch: string;
    /** Undefined where it is deleted. */
    readonly repository: { readonly id: number; readonly owner: string } | undefined;
  };
}

/** decodeTriggeringRun checks the payload of a workflow_run event; undefined for another one. */
export function decodeTriggeringRun(payload: unknown): TriggeringRun | undefined {
  const run = fitting(ofTriggeringRun, payload)?.workflow_run;
  if (run === undefined) return undefined;
  const { id, run_number: number, run_attempt: attempt, event, head_repository: from } = run;
  const repository = from && { id: from.id, owner: from.owner.login };
  return { id, number, attempt, event, head: { sha: run.head_sha, branch: run.head_branch, repository } };
}

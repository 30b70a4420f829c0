// The pull request that a report is about, and the run that another workflow was started by. Both as GitHub
// says it in an event; nothing of them comes from an artifact.

import { countAt, shaAt, textAt } from "./payload.ts";

/** PullRequest is where a comment goes. */
export interface PullRequest {
  readonly number: number;
  /** Its newest commit: not the merge commit that is checked out. */
  readonly head: string;
  /** `owner/name` of the repository that it comes from, "" when that is gone. */
  readonly from: string;
  /** Whether that is another one than the repository that it goes to. */
  readonly isFork: boolean;
}

/**
 * decodePullRequest checks the payload of an event, or the pull request of an answer in a field
 * `pull_request`; undefined when it has none.
 */
export function decodePullRequest(payload: unknown): PullRequest | undefined {
  const number = countAt(payload, "pull_request", "number");
  const head = shaAt(payload, "pull_request", "head", "sha");
  if (number === undefined || head === undefined) return undefined;
  const from = textAt(payload, "pull_request", "head", "repo", "full_name") ?? "";
  const ids = ["head", "base"].map((side) => countAt(payload, "pull_request", side, "repo", "id"));
  return { number, head, from, isFork: ids[0] === undefined || ids[0] !== ids[1] };
}

/** TriggeringRun is the run after which a workflow with `on: workflow_run` was started. */
export interface TriggeringRun {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  /** What started it: `pull_request`, `push`, … */
  readonly event: string;
  readonly head: {
    readonly sha: string;
    readonly branch: string;
    /** Undefined when that repository is gone. */
    readonly repository: { readonly id: number; readonly owner: string } | undefined;
  };
}

/**
 * decodeTriggeringRun checks the payload of a workflow_run event; undefined when it is another event, or
 * lacks what is needed.
 */
export function decodeTriggeringRun(payload: unknown): TriggeringRun | undefined {
  const [id, number, attempt] = ["id", "run_number", "run_attempt"].map((name) =>
    countAt(payload, "workflow_run", name),
  );
  const event = textAt(payload, "workflow_run", "event");
  const sha = shaAt(payload, "workflow_run", "head_sha");
  const branch = textAt(payload, "workflow_run", "head_branch") ?? "";
  const fork = countAt(payload, "workflow_run", "head_repository", "id");
  const owner = textAt(payload, "workflow_run", "head_repository", "owner", "login");
  if (id === undefined || event === undefined || sha === undefined) return undefined;
  const repository = fork === undefined || owner === undefined ? undefined : { id: fork, owner };
  return { id, number: number ?? 0, attempt: attempt ?? 1, event, head: { sha, branch, repository } };
}

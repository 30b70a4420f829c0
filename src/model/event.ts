// What started the run: a person at a terminal, or an event of GitHub Actions.

import { commitHash } from "./commit-hash.ts";
import { fitting, object, text } from "./shape.ts";

/** Event is what the choice of the base depends on. */
export type Event =
  | { readonly kind: "local" }
  | {
      readonly kind: "pull_request";
      readonly headSha: string;
      readonly baseSha: string;
      readonly baseBranch: string;
      readonly defaultBranch?: string;
    }
  | { readonly kind: "merge_group"; readonly baseSha: string; readonly defaultBranch?: string }
  | {
      readonly kind: "push";
      readonly before: string;
      readonly toDefaultBranch: boolean;
      readonly defaultBranch: string;
    }
  | { readonly kind: "other"; readonly name: string; readonly defaultBranch?: string };

interface Trigger {
  readonly name: string;
  readonly payload: unknown;
  /** GITHUB_REF, a full name. */
  readonly ref: string;
}

const ofRepository = object({ repository: object({ default_branch: text }) });
const ofMergeGroup = object({ merge_group: object({ base_sha: commitHash }) });
const ofPush = object({ before: commitHash, ref: text, repository: object({ default_branch: text }) });
const ofPullRequest = object({
  pull_request: object({
    head: object({ sha: commitHash }),
    base: object({ sha: commitHash, ref: text }),
  }),
});

/**
 * decodeEvent is a checked GitHub event. A payload with a pull request is about that, whatever the event's
 * name. An unknown event, or one without what the base depends on, is `other`: no base is guessed from it.
 */
export function decodeEvent(trigger: Trigger): Event {
  const { name, payload } = trigger;
  const defaultBranch = defaultBranchOf(trigger);
  const main = defaultBranch === undefined ? {} : { defaultBranch };
  const other: Event = { kind: "other", name, ...main };
  switch (name) {
    case "merge_group": {
      const group = fitting(ofMergeGroup, payload)?.merge_group;
      return group === undefined ? other : { kind: "merge_group", baseSha: group.base_sha, ...main };
    }
    case "push":
      return decodePush(payload) ?? other;
    default:
      return decodePullRequest(payload, main) ?? other;
  }
}

/**
 * These events run on the default branch only, so that the ref is it. `schedule` may come without a
 * repository.
 */
const ON_MAIN = ["schedule", "workflow_run", "repository_dispatch", "issue_comment"];

function defaultBranchOf({ name, payload, ref }: Trigger): string | undefined {
  const said = fitting(ofRepository, payload)?.repository.default_branch;
  const [, branch] = (ON_MAIN.includes(name) && /^refs\/heads\/(.+)$/s.exec(ref)) || [];
  return said ?? branch;
}

function decodePullRequest(payload: unknown, main: { readonly defaultBranch?: string }): Event | undefined {
  const found = fitting(ofPullRequest, payload)?.pull_request;
  if (found === undefined) return undefined;
  const { head, base } = found;
  return { kind: "pull_request", headSha: head.sha, baseSha: base.sha, baseBranch: base.ref, ...main };
}

function decodePush(payload: unknown): Event | undefined {
  const push = fitting(ofPush, payload);
  if (push === undefined) return undefined;
  const { before, ref, repository } = push;
  const defaultBranch = repository.default_branch;
  return { kind: "push", before, toDefaultBranch: ref === `refs/heads/${defaultBranch}`, defaultBranch };
}

// What started the run: a person at a terminal, or an event of GitHub Actions.

import { shaAt, textAt } from "./payload.ts";

/** Event is what the base depends on. */
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

/** Trigger is the event as the runner says it. */
interface Trigger {
  readonly name: string;
  readonly payload: unknown;
  /** Full name of the ref that the run is of, GITHUB_REF. */
  readonly ref: string;
}

/**
 * decodeEvent checks the payload of a GitHub event. What has a pull request is about that, whatever the event
 * is called. An event that it does not know, or whose payload lacks what the base depends on, is `other`: no
 * base is guessed from it.
 */
export function decodeEvent(trigger: Trigger): Event {
  const { name, payload } = trigger;
  const defaultBranch = defaultBranchOf(trigger);
  const main = defaultBranch === undefined ? {} : { defaultBranch };
  const other: Event = { kind: "other", name, ...main };
  switch (name) {
    case "merge_group": {
      const baseSha = shaAt(payload, "merge_group", "base_sha");
      return baseSha === undefined ? other : { kind: "merge_group", baseSha, ...main };
    }
    case "push":
      return decodePush(payload) ?? other;
    default:
      return decodePullRequest(payload, main) ?? other;
  }
}

/**
 * Events that run on the main branch alone: the ref is it. `schedule` comes without a repository now and
 * then.
 */
const ON_MAIN = ["schedule", "workflow_run", "repository_dispatch", "issue_comment"];

function defaultBranchOf({ name, payload, ref }: Trigger): string | undefined {
  const said = textAt(payload, "repository", "default_branch");
  const [, branch] = (ON_MAIN.includes(name) && /^refs\/heads\/(.+)$/s.exec(ref)) || [];
  return said ?? branch;
}

function decodePullRequest(payload: unknown, main: { readonly defaultBranch?: string }): Event | undefined {
  const headSha = shaAt(payload, "pull_request", "head", "sha");
  const baseSha = shaAt(payload, "pull_request", "base", "sha");
  const baseBranch = textAt(payload, "pull_request", "base", "ref");
  if (headSha === undefined || baseSha === undefined || baseBranch === undefined) return undefined;
  return { kind: "pull_request", headSha, baseSha, baseBranch, ...main };
}

function decodePush(payload: unknown): Event | undefined {
  const before = shaAt(payload, "before");
  const ref = textAt(payload, "ref");
  const defaultBranch = textAt(payload, "repository", "default_branch");
  if (before === undefined || ref === undefined || defaultBranch === undefined) return undefined;
  return { kind: "push", before, toDefaultBranch: ref === `refs/heads/${defaultBranch}`, defaultBranch };
}

// Which runs of GitHub Actions a history takes: those of code that is on a branch. And of which branch.

import { decodePullRequest } from "../model/pull-request.ts";
import { fitting, object, text } from "../model/shape.ts";

export interface RunTrigger {
  /** GITHUB_EVENT_NAME. */
  readonly name: string;
  readonly payload: unknown;
  /** GITHUB_REF, a full name. */
  readonly ref: string;
}

const PUBLISHED = ["push", "schedule", "release", "workflow_dispatch", "repository_dispatch"];

/** whyNotPublished is a sentence without a full stop; undefined for a run that a history takes. */
export function whyNotPublished({ name, payload }: Pick<RunTrigger, "name" | "payload">): string | undefined {
  if (name.startsWith("pull_request") || decodePullRequest(payload) !== undefined)
    return "a pull request's run is not published: its commit is not on the branch, and its code may have written anything into the report";
  if (name === "merge_group")
    return "a run of the merge queue is not published: its commit is not on the branch yet; the push that follows is";
  if (PUBLISHED.includes(name)) return undefined;
  return `a run of the event ${JSON.stringify(name)} is not published: whose code it ran is not known`;
}

const ofTagPush = object({ base_ref: text });
const ofRelease = object({ release: object({ target_commitish: text }) });

/** branchOf is the branch that was measured; "" for a tag of which the event does not say a branch. */
export function branchOf({ ref, payload }: Pick<RunTrigger, "ref" | "payload">): string {
  const named = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
  if (named !== undefined) return named;
  const pushed = /^refs\/heads\/(.+)$/s.exec(fitting(ofTagPush, payload)?.base_ref ?? "")?.[1];
  const target = fitting(ofRelease, payload)?.release.target_commitish ?? "";
  return pushed ?? (/^[0-9a-f]{40}$/.test(target) ? "" : target);
}

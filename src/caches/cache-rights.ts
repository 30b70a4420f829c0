// Who may use the caches of a repository: what a run restores it trusts, and what the main branch saves all
// others restore.

/** CacheTrigger is what started a run, as GitHub's variables say it. */
interface CacheTrigger {
  /** Name of the event: `push`. */
  readonly event: string;
  /** Full name of the ref: `refs/heads/main`. */
  readonly ref: string;
  /** Name of the main branch, "" where it is not known. */
  readonly defaultBranch: string;
}

/** CacheRights are what a run may do, and why nothing where it may do nothing. */
export type CacheRights =
  | { readonly restore: true; readonly save: boolean }
  | { readonly restore: false; readonly save: false; readonly reason: string };

/** Their code is the repository's own, or cannot write what the main branch reads. */
const RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
const SAVING = ["push", "schedule", "workflow_dispatch"];

/**
 * cacheRights says what a run may do: releases are built from sources alone, events that run with more rights
 * than the code that they act for touch no cache, and nobody but the main branch saves: a pull request cannot
 * put anything into another run.
 */
export function cacheRights({ event, ref, defaultBranch }: CacheTrigger): CacheRights {
  const none = (reason: string): CacheRights => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain && SAVING.includes(event) };
}

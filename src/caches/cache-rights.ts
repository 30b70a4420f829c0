// Who may use the caches of a repository: what a run restores it trusts, and what the main branch saves all others restore.

/** CacheTrigger is what started a run, as GitHub's variables say it. */
interface CacheTrigger {
  /** Name of the event: `push`. */
  readonly event: string;
  /** Full name of the ref: `refs/heads/main`. */
  readonly ref: string;
  /** Name of the main branch, "" where it is not known. */
  readonly defaultBranch: string;
}

/** CacheRights are what a run may do; `reason` says why not more, "" for everything. */
export interface CacheRights {
  readonly restore: boolean;
  readonly save: boolean;
  readonly reason: string;
}

/** Their code is the repository's own, or cannot write what the main branch reads. */
const RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
const SAVING = ["push", "schedule", "workflow_dispatch"];

/**
 * cacheRights: releases are built from sources alone, events that run with more rights than the code that they act for touch no
 * cache, and nobody but the main branch saves: a pull request cannot put anything into another run.
 */
export function cacheRights({ event, ref, defaultBranch }: CacheTrigger): CacheRights {
  const none = (reason: string) => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  if (!SAVING.includes(event)) return { restore: true, save: false, reason: "the main branch saves them" };
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain, reason: isMain ? "" : "the main branch saves them" };
}

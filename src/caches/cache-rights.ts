// Who may use a repository's caches: a run trusts what it restores, and all runs restore what main saved.

interface CacheTrigger {
  readonly event: string;
  /** Full name of the ref: `refs/heads/main`. */
  readonly ref: string;
  /** Name of the main branch, "" where it is not known. */
  readonly defaultBranch: string;
}

export type CacheRights =
  | { readonly restore: true; readonly save: boolean }
  | { readonly restore: false; readonly save: false; readonly reason: string };

/** Their code is the repository's own, or cannot write what the main branch reads. */
const RESTORING = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"];
const SAVING = ["push", "schedule", "workflow_dispatch"];

/**
 * cacheRights says what a run may do. A release is built from sources alone. An event with more rights than
 * the code that it acts for uses no cache. Only the main branch saves: a pull request must not put anything
 * into another run.
 */
export function cacheRights({ event, ref, defaultBranch }: CacheTrigger): CacheRights {
  const none = (reason: string): CacheRights => ({ restore: false, save: false, reason });
  if (ref.startsWith("refs/tags/")) return none("a tag is built without caches");
  if (!RESTORING.includes(event)) return none(`runs on ${event || "an unknown event"} use no caches`);
  const isMain = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
  return { restore: true, save: isMain && SAVING.includes(event) };
}

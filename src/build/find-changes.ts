import { join } from "node:path";
import { sameBytes } from "../ports/files/files.ts";
import type { Git } from "../ports/git/git.ts";

interface ChangesRequest {
  readonly git: Git;
  readonly base: { readonly root: string; readonly sha: string };
  readonly head: { readonly root: string; readonly sha: string; readonly changed: readonly string[] };
  /** True when the user's preparation ran, which may have written files. */
  readonly wasPrepared: boolean;
}

/** findChanges lists the files, relative to the repository, that are not the same on both sides. */
export async function findChanges({
  git,
  base,
  head,
  wasPrepared,
}: ChangesRequest): Promise<ReadonlySet<string>> {
  const committed = await git.filesThatDiffer(base.sha, head.sha);
  const prepared = wasPrepared
    ? [...(await git.changedSinceCheckOut(base.root)), ...(await git.changedSinceCheckOut(head.root))]
    : [];
  const changes = new Set<string>();
  for (const path of new Set([...committed, ...head.changed, ...prepared])) {
    if (!(await sameBytes(join(base.root, path), join(head.root, path)))) changes.add(path);
  }
  return changes;
}

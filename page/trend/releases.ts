// Releases that runs were compared with: what `release.yml` and the nights compare with is named as a
// version.

import type { PageBranch } from "../../src/page/format/index-file.ts";
import type { RunsFile } from "../../src/page/format/runs-file.ts";
import type { Store } from "../data/store.ts";

export interface Release {
  /** `v1.4.0`. */
  readonly ref: string;
  readonly sha: string;
}

const VERSION = /^(?:refs\/tags\/)?((?:[\w./-]+\/)?v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.+-]+)?)$/;

const known = new WeakMap<RunsFile, readonly Release[]>();

/** releasesIn are those of a file of runs, by the newest run that was compared with them. */
export function releasesIn(file: RunsFile): readonly Release[] {
  const found = known.get(file) ?? looked(file);
  known.set(file, found);
  return found;
}

function looked({ runs }: RunsFile): readonly Release[] {
  const found = new Map<string, Release>();
  for (const { base } of runs.toReversed()) {
    const [, ref] = VERSION.exec(base?.ref ?? "") ?? [];
    if (base !== undefined && ref !== undefined && !found.has(base.sha))
      found.set(base.sha, { ref, sha: base.sha });
  }
  return [...found.values()];
}

/** releasesOf are those of a branch, newest first, and whether all of its runs were looked at. */
export function releasesOf(
  store: Store,
  { runs }: PageBranch,
): { readonly releases: readonly Release[]; readonly isWhole: boolean } {
  const files = runs
    .toReversed()
    .map((hash) => ({ file: store.runs(hash), failed: store.hasFailed("runs", hash) }));
  const releases = files.flatMap(({ file }) => (file === undefined ? [] : releasesIn(file)));
  const distinct = new Map(releases.map((release) => [release.sha, release]));
  return {
    releases: [...distinct.values()],
    isWhole: files.every(({ file, failed }) => file !== undefined || failed),
  };
}

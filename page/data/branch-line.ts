// A branch of the index: its commits by their place on the line, and what each region has of it.

import { codeAt } from "../../src/page/format/class-matrix.ts";
import type { PageCommit } from "../../src/page/format/commits-file.ts";
import type { PageBranch, PageSeries } from "../../src/page/format/index-file.ts";
import { SEGMENT } from "../../src/page/format/pieces.ts";
import type { Store } from "./store.ts";

export function branchNamed({ index }: Store, name: string): PageBranch | undefined {
  return index.branches.find((branch) => branch.name === name);
}

export function seriesOf(branch: PageBranch | undefined, region: string): PageSeries | undefined {
  return branch?.series.find((series) => series.region === region);
}

export function commitAt(store: Store, branch: PageBranch, place: number): PageCommit | undefined {
  return store.commits(branch.commits[segmentOf(place)] ?? "")?.commits[place % SEGMENT];
}

export function segmentOf(place: number): number {
  return Math.floor(place / SEGMENT);
}

/** goAt is the version of Go of a region's newest run of a commit; "" where there is none. */
export function goAt(store: Store, branch: PageBranch, place: number, region: string): string {
  const file = store.commits(branch.commits[segmentOf(place)] ?? "");
  const number = file?.regions.find((one) => one.region === region)?.go[place % SEGMENT] ?? 0;
  return file?.go[number - 1] ?? "";
}

/** classAt is the code of a cell; 0 where there is no series. Undefined while it is not known. */
export function classAt(
  store: Store,
  series: PageSeries | undefined,
  row: number,
  place: number,
): number | undefined {
  if (series === undefined) return 0;
  const matrix = store.classes(series.classes[segmentOf(place)] ?? "");
  return matrix && codeAt(matrix, row, place % SEGMENT);
}

/** Where a commit is: `unknown` while not all of the line is loaded. */
export type Found =
  | { readonly kind: "at"; readonly place: number }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

/**
 * findCommit looks for a hash or its first letters, from the newest commit on; it loads what it has to look
 * at.
 */
export function findCommit(store: Store, branch: PageBranch, sha: string): Found {
  for (let segment = branch.commits.length - 1; segment >= 0; segment--) {
    const hash = branch.commits[segment] ?? "";
    const file = store.commits(hash);
    if (file === undefined) {
      if (store.hasFailed("commits", hash)) continue;
      return { kind: "unknown" };
    }
    const i = file.commits.findLastIndex((commit) => commit.sha.startsWith(sha));
    if (i >= 0) return { kind: "at", place: segment * SEGMENT + i };
  }
  return { kind: "absent" };
}

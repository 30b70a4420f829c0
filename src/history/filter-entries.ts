// Which entries are asked for. What a filter leaves nothing of is a mistake of whoever wrote it, and told
// with what there is.

import { UsageError } from "../model/errors.ts";
import { cutList } from "../model/visible.ts";
import type { Entry } from "./entry.ts";

export interface EntryFilter {
  readonly branch?: string | undefined;
  readonly region?: string | undefined;
  readonly since?: Date | undefined;
}

const MOST_NAMED = 10;

/** filterEntries throws UsageError for a branch or region that no entry has. */
export function filterEntries(
  entries: readonly Entry[],
  { branch, region, since }: EntryFilter,
): readonly Entry[] {
  const ofBranch = named(entries, "branch", branch);
  const ofRegion = named(ofBranch, "region", region);
  const from = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  return ofRegion.filter(({ time }) => Date.parse(time) >= from);
}

function named(entries: readonly Entry[], field: "branch" | "region", wanted: string | undefined) {
  if (wanted === undefined || entries.length === 0) return entries;
  const kept = entries.filter((entry) => entry[field] === wanted);
  if (kept.length > 0) return kept;
  const there = [...new Set(entries.map((entry) => entry[field]))].filter((name) => name !== "").sort();
  throw new UsageError(
    `the history has no entry of the ${field} ${JSON.stringify(wanted)}`,
    there.length === 0
      ? `no entry names a ${field}: leave --${field} out`
      : `there are ${cutList(there, MOST_NAMED)}`,
  );
}

// What the history has that the earlier page has not. Files that it has read are not read again: no file of a
// history changes.

import { dayOf } from "../history/keep/add-entries.ts";
import { entryPaths, fileOf } from "../history/keep/layout.ts";
import type { OpenHistory } from "../history/keep/open-history.ts";
import { UsageError } from "../model/errors.ts";
import { compareTexts } from "../model/text-order.ts";
import { cutList } from "../model/visible.ts";
import { shortHash } from "../ports/files/digest.ts";
import { createCollector, type RawRun, type RunCollector } from "./collect-run.ts";
import { type EarlierPage, Stale } from "./earlier-page.ts";
import type { RunFacts } from "./run-facts.ts";

/** PageFilter chooses among the entries; undefined: all. */
export interface PageFilter {
  readonly branch: string | undefined;
  /** First day, `2026-11-01`. */
  readonly since: string | undefined;
}

export interface ReadNew {
  /** Of the runs that are new, in no order. */
  readonly fresh: readonly RunFacts[];
  /** Hands the runs over and keeps none: those of a long history are as large as memory. */
  readonly takeRuns: () => RawRun[];
  readonly collector: RunCollector;
  /** Of the earlier page. */
  readonly known: readonly RunFacts[];
  /** Of files that cannot be read. */
  readonly doubts: readonly string[];
  /** Files that are read, for the next build. */
  readonly packs: readonly string[];
  readonly loose: readonly string[];
}

const MOST_NAMED = 10;

/** readNew throws Stale where the history has no longer all that the earlier page has, and UsageError. */
export async function readNew(
  history: OpenHistory,
  filter: PageFilter,
  earlier: EarlierPage | undefined,
): Promise<ReadNew> {
  const paths = await history.paths();
  const known = knownRuns(earlier);
  const read = new Set([...(earlier?.state.packs ?? []), ...(earlier?.state.loose ?? [])]);
  const collector = createCollector();
  const [runs, doubts]: [RawRun[], string[]] = [[], []];
  const [seen, others] = [new Set<string>(), new Set<string>()];
  for await (const record of history.read((path) => read.has(path))) {
    if (record.kind === "doubt") {
      if (record.isLate !== true) doubts.push(record.text);
      continue;
    }
    const { entry } = record;
    seen.add(nameOf(entry));
    if (known.has(entry.key)) continue;
    if (isWanted(entry, filter)) runs.push(collector.collect(entry));
    else others.add(entry.branch);
  }
  checkNothingGone(paths, earlier, seen);
  if (filter.branch !== undefined && others.size > 0 && runs.length + known.size === 0)
    throw new UsageError(
      `the history has no entry of the branch ${JSON.stringify(filter.branch)}${filter.since === undefined ? "" : ` from ${filter.since} on`}`,
      `there are ${cutList([...others].sort(), MOST_NAMED)}`,
    );
  // What is broken is looked at again, and told again.
  const isWhole = (path: string) => !doubts.some((text) => text.startsWith(path));
  const kinds = (kind: "pack" | "entry") =>
    paths.filter((path) => fileOf(path).kind === kind && isWhole(path)).toSorted(compareTexts);
  return {
    ...{ fresh: runs.map(({ facts }) => facts), takeRuns: () => runs.splice(0) },
    ...{ collector, doubts, known: [...known.values()] },
    packs: kinds("pack"),
    loose: kinds("entry"),
  };
}

function knownRuns(earlier: EarlierPage | undefined): ReadonlyMap<string, RunFacts> {
  const branches = [...(earlier?.branches.values() ?? [])];
  return new Map(branches.flatMap(({ runs }) => runs.map((facts) => [facts.key, facts])));
}

function isWanted({ branch, time }: Pick<RunFacts, "branch" | "time">, filter: PageFilter): boolean {
  const isOfBranch = filter.branch === undefined || branch === filter.branch;
  return isOfBranch && (filter.since === undefined || time.slice(0, 10) >= filter.since);
}

/** The path of its file, as long as nothing else was in its way. */
function nameOf({ key, time }: Pick<RunFacts, "key" | "time">): string {
  return entryPaths(dayOf({ time }), shortHash(24, key))[0] ?? "";
}

/** A file that was removed is runs that are to be forgotten, unless they are in a new pack. */
function checkNothingGone(
  paths: readonly string[],
  earlier: EarlierPage | undefined,
  seen: ReadonlySet<string>,
): void {
  const there = new Set(paths);
  const { packs = [], loose = [] } = earlier?.state ?? {};
  const gone =
    packs.find((path) => !there.has(path)) ?? loose.find((path) => !there.has(path) && !seen.has(path));
  if (gone !== undefined) throw new Stale(`the history has no longer ${gone}`);
}

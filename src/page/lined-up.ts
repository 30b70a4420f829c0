// What is new in the history, and the lines of all branches with it.

import type { OpenHistory } from "../history/keep/open-history.ts";
import { isLate } from "../history/late-run.ts";
import { type EarlierPage, readEarlier, Stale } from "./earlier-page.ts";
import { MOST_BRANCHES, type PageIndex } from "./format/index-file.ts";
import type { StateFile } from "./format/state-file.ts";
import { growLines, newestRun } from "./grow-lines.ts";
import { type Line, lineUp } from "./line-up.ts";
import type { PageFolder } from "./page-folder.ts";
import { type PageFilter, type ReadNew, readNew } from "./read-new.ts";

/** LinedUp is what a page is built from. */
export interface LinedUp {
  readonly earlier: EarlierPage | undefined;
  readonly read: ReadNew;
  readonly lines: readonly Line[];
}

export async function readAll({ history, filter }: Pick<Reading, "history" | "filter">): Promise<LinedUp> {
  const read = await readNew(history, filter, undefined);
  return { earlier: undefined, read, lines: lineUp(read.fresh) };
}

interface Reading {
  readonly folder: PageFolder;
  readonly history: OpenHistory;
  readonly filter: PageFilter;
  readonly now: Date;
}

/**
 * readAdded goes on from the page that is there. Mostly its newest runs are enough to know where the new ones
 * stand. Throws Stale where it cannot be gone on from.
 */
export async function readAdded(
  { folder, history, filter, now }: Reading,
  index: PageIndex,
): Promise<LinedUp> {
  const newest = await readEarlier(folder, index, "newest");
  checkSameWish(filter, newest.state);
  const added = await readNew(history, filter, newest);
  // A run of a time that is not yet is told with each build, wherever it stands.
  const isOdd = isLate({ time: newestRun(newest.state) }, now);
  const grown = isOdd ? undefined : growLines(newest, added.fresh);
  if (grown !== undefined) return { earlier: newest, read: added, lines: grown };
  const earlier = await readEarlier(folder, index, "all");
  const read = await readNew(history, filter, earlier);
  return { earlier, read, lines: lineUp([...read.known, ...read.fresh]) };
}

function checkSameWish({ branch, since }: PageFilter, state: StateFile): void {
  if (state.branch !== branch || state.since !== since)
    throw new Stale("other branches or another time were asked for");
}

interface Shown {
  readonly lines: readonly Line[];
  readonly leftOut: readonly string[];
}

/** shownOf throws Stale where columns of the earlier page are others now. */
export function shownOf({ earlier, lines: all }: LinedUp): Shown {
  const lines = all.slice(0, MOST_BRANCHES);
  for (const { branch, commits } of lines) {
    if (earlier?.state.leftOut.includes(branch)) throw new Stale(`${branch} was left out`);
    const before = earlier?.branches.get(branch)?.commits ?? [];
    if (before.some(({ sha }, column) => commits[column]?.sha !== sha))
      throw new Stale(`the commits of ${branch} stand in another order`);
  }
  const shown = new Set(lines.map(({ branch }) => branch));
  const others = [...all.map(({ branch }) => branch), ...(earlier?.state.leftOut ?? [])];
  return { lines, leftOut: [...new Set(others)].filter((branch) => !shown.has(branch)).sort() };
}

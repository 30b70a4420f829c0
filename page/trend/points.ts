// A ladder as the points of a line in percent: relative to one commit, with gaps where nothing was measured.

import type { Edges } from "../../src/history/ladder/graph.ts";
import { makeLadder, type Rung, ratioOf } from "../../src/history/ladder/ladder.ts";
import type { Dot } from "./columns-of-lines.ts";

export interface TrendLine {
  /** In the order of the branch; ratios to the base minus one. */
  readonly dots: readonly Dot[];
  /** Place of the commit that all are relative to; undefined where nothing was measured. */
  readonly base: number | undefined;
  /** False where the commit that was wished for has no place in this ladder. */
  readonly hasWished: boolean;
  /** Commits that were measured, and that no comparison connects with the base. */
  readonly apart: number;
}

export interface BaseWish {
  /** Commits to be relative to: the first that fits counts. */
  readonly commits: readonly number[];
  /** Somebody chose the first of them; else one that the newest commit is connected with is better. */
  readonly isAsked: boolean;
}

/**
 * lineFrom takes comparisons between commits by number, of which those below `length` are places of the
 * branch. Where no wish can be met, all is relative to the first commit that the newest one is connected
 * with.
 */
export function lineFrom(edges: Edges, length: number, wish: BaseWish): TrendLine {
  const ladder = makeLadder(edges);
  const newest = ladder.rungs.reduce(
    (most, { commit }) => (commit < length ? Math.max(most, commit) : most),
    -1,
  );
  const componentOf = (commit: number): number | undefined => ladder.rungOf(commit)?.component;
  const home = componentOf(newest);
  const wished = wish.commits.find((commit) =>
    wish.isAsked ? componentOf(commit) !== undefined : componentOf(commit) === home && home !== undefined,
  );
  const base = wished ?? ladder.components[home ?? -1]?.reference;
  if (base === undefined) return { dots: [], base, hasWished: false, apart: 0 };
  const { rungs, rungOf } = wished === undefined ? ladder : makeLadder(edges, base);
  const onBranch = rungs.filter(({ commit }) => commit < length);
  const dots = onBranch
    .filter(({ component }) => component === rungOf(base)?.component)
    .map(dotOf)
    .sort((a, b) => a.place - b.place);
  return { dots, base, hasWished: wished !== undefined, apart: onBranch.length - dots.length };
}

function dotOf(rung: Rung): Dot {
  const { delta, lo, hi } = ratioOf(rung);
  return { place: rung.commit, centre: delta, lo, hi };
}

// The columns of the page: the commits of each branch in a row, from what is known of all runs.

import { collectGraph } from "../history/ladder/create-graph.ts";
import type { GraphCommit } from "../history/ladder/graph.ts";
import { lineOf } from "../history/ladder/line.ts";
import { compareTexts } from "../model/text-order.ts";
import type { PageCommit } from "./format/commits-file.ts";
import { inTime, type RunFacts } from "./run-facts.ts";

export interface Line {
  readonly branch: string;
  /** By column, oldest first. */
  readonly commits: readonly PageCommit[];
  /**
   * Runs of these commits, in the order of columns, then of time: all, or those of the newest columns and the
   * new ones.
   */
  readonly runs: readonly LineRun[];
}

export interface LineRun {
  readonly facts: RunFacts;
  readonly column: number;
  /** What it was compared with: a column, or the hash of a commit beside the line; "" for nothing. */
  readonly base: number | string;
}

const MAIN = ["main", "master"];

/**
 * lineUp has the main branch first, then the others by their newest run. A run of a commit that several
 * branches have in common is in the line of each.
 */
export function lineUp(runs: readonly RunFacts[]): readonly Line[] {
  const ordered = runs.toSorted(inTime);
  const graph = collectGraph(ordered.map((facts) => ({ ...facts, identical: [], comparisons: [] })));
  const titles = new Map(
    ordered.flatMap(({ commit }) => (commit.title === "" ? [] : [[commit.sha, commit.title]])),
  );
  const newest = new Map(ordered.map(({ branch, time }) => [branch, time]));
  return mainFirst(newest).map((branch) => {
    const commits = [...lineOf(graph, branch)].flatMap((number) => {
      const commit = graph.commits[number];
      return commit === undefined ? [] : [pageCommitOf(commit, titles.get(commit.sha) ?? "")];
    });
    return { branch, commits, runs: runsOn(commits, ordered) };
  });
}

/** mainFirst takes branches with the time of their newest run. */
export function mainFirst(newest: ReadonlyMap<string, string>): readonly string[] {
  const rank = (branch: string) => (MAIN.includes(branch) ? MAIN.indexOf(branch) : MAIN.length);
  return [...newest]
    .sort(([a, at], [b, bt]) => rank(a) - rank(b) || compareTexts(bt, at) || compareTexts(a, b))
    .map(([branch]) => branch);
}

function pageCommitOf({ sha, authored, measured, pull, parents }: GraphCommit, title: string): PageCommit {
  return { sha, title, authored, measured, pull: pull ?? null, parent: parents[0] ?? "" };
}

/** runsOn takes runs of which those of a column are in the order of time. */
export function runsOn(commits: readonly PageCommit[], ordered: readonly RunFacts[]): readonly LineRun[] {
  const columns = new Map(commits.map(({ sha }, column) => [sha, column]));
  return ordered
    .flatMap((facts): LineRun[] => {
      const column = columns.get(facts.commit.sha);
      const sha = facts.base?.sha ?? "";
      return column === undefined ? [] : [{ facts, column, base: columns.get(sha) ?? sha }];
    })
    .sort((a, b) => a.column - b.column); // a sort keeps the order of time within a column
}

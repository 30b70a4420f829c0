// Runs, one by one, made a graph. It is kept by column, and does not depend on the order in which they come.

import { addComparisons } from "./add-comparisons.ts";
import { arrange, type RawCommit, type Run } from "./arrange-graph.ts";
import { type Compared, type ComparedColumns, columnsOf } from "./compared-columns.ts";
import { createRows } from "./comparison-rows.ts";
import type { Graph, GraphBuilder } from "./graph.ts";
import { createNames } from "./series-names.ts";

export function collectGraph(entries: Iterable<Compared>): Graph {
  const builder = createGraph();
  for (const entry of entries) builder.add(columnsOf(entry));
  return builder.finish();
}

export function createGraph(): GraphBuilder {
  const seen = new Set<string>();
  const runs: Run[] = [];
  const commits = new Map<string, { readonly id: number; readonly commit: RawCommit }>();
  const names = createNames();
  const rows = createRows();
  let leftOut = 0;

  const commitOf = (sha: string, time: string) => {
    const known = commits.get(sha);
    if (known !== undefined) {
      if (time < known.commit.seen) known.commit.seen = time;
      return known;
    }
    const commit = {
      sha,
      seen: time,
      parents: [],
      measured: "",
      authored: "",
      pull: undefined,
      branches: new Set<string>(),
    };
    const made = { id: commits.size, commit };
    commits.set(sha, made);
    return made;
  };

  const add = (run: ComparedColumns): void => {
    if (seen.has(run.key)) return;
    seen.add(run.key);
    const head = commitOf(run.commit.sha, run.time);
    learn(head.commit, run);
    if (run.base === undefined) return;
    if (run.base.how !== "pairs" || run.base.sha === run.commit.sha) {
      leftOut += run.rows.of.length + (run.still?.of.length ?? 0);
      return;
    }
    const from = rows.mark();
    leftOut += addComparisons(run, { names, rows });
    const to = rows.mark();
    runs.push({
      key: run.key,
      time: run.time,
      base: commitOf(run.base.sha, run.time).id,
      head: head.id,
      identical: [from.identical, to.identical],
      still: [from.still, to.still],
      measured: [from.measured, to.measured],
    });
  };

  return {
    add,
    finish: () =>
      arrange({ runs, commits: [...commits.values()].map(({ commit }) => commit), names, rows, leftOut }),
  };
}

function learn(commit: RawCommit, { commit: told, time, branch }: ComparedColumns): void {
  if (told.parents.length > 0) commit.parents = told.parents;
  if (told.authored !== "") commit.authored = told.authored;
  if (told.pull !== undefined) commit.pull = told.pull;
  if (commit.measured === "" || time < commit.measured) commit.measured = time;
  commit.branches.add(branch);
}

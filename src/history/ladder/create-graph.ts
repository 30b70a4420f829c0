// Entries, one by one, made a graph. It is kept by column, and does not depend on the order in which they
// come.

import type { EntryComparison } from "../entry.ts";
import { arrange, type RawCommit, type Run } from "./arrange-graph.ts";
import { createRows, edgeVariance } from "./comparison-rows.ts";
import type { Compared, Graph, GraphBuilder } from "./graph.ts";
import { createNames } from "./series-names.ts";

export function collectGraph(entries: Iterable<Compared>): Graph {
  const builder = createGraph();
  for (const entry of entries) builder.add(entry);
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

  const addRow = (row: EntryComparison, ln: number, sha: string): void => {
    const variance = edgeVariance(row);
    const series = names.series(row);
    if (variance === undefined) leftOut++;
    else rows.addMeasured(series, ln, variance, row.error === 0 ? Infinity : (row.df ?? Infinity));
    if (row.through.length > 0 || row.waived !== undefined)
      rows.notes.set(`${series} ${sha}`, { through: row.through, waived: row.waived });
  };

  const add = (entry: Compared): void => {
    if (seen.has(entry.key)) return;
    seen.add(entry.key);
    const head = commitOf(entry.commit.sha, entry.time);
    learn(head.commit, entry);
    if (entry.base === undefined) return;
    if (entry.base.how !== "pairs" || entry.base.sha === entry.commit.sha) {
      leftOut += entry.comparisons.length;
      return;
    }
    const from = rows.mark();
    for (const benchmark of entry.identical) rows.addIdentical(names.benchmark(benchmark));
    for (const row of entry.comparisons) if (row.ln !== null) addRow(row, row.ln, entry.commit.sha);
    const to = rows.mark();
    runs.push({
      key: entry.key,
      time: entry.time,
      base: commitOf(entry.base.sha, entry.time).id,
      head: head.id,
      identical: [from.identical, to.identical],
      measured: [from.measured, to.measured],
    });
  };

  return {
    add,
    finish: () =>
      arrange({ runs, commits: [...commits.values()].map(({ commit }) => commit), names, rows, leftOut }),
  };
}

function learn(commit: RawCommit, { commit: told, time, branch }: Compared): void {
  if (told.parents.length > 0) commit.parents = told.parents;
  if (told.authored !== "") commit.authored = told.authored;
  if (told.pull !== undefined) commit.pull = told.pull;
  if (commit.measured === "" || time < commit.measured) commit.measured = time;
  commit.branches.add(branch);
}

// The graph of files, which is made from their columns, is that of the entries in them.
import { expect, test } from "@jest/globals";
import type { Entry } from "../../../src/history/entry.ts";
import { Unreadable } from "../../../src/history/entry-file.ts";
import { realColumn } from "../../../src/history/ladder/column.ts";
import { columnsOfFile } from "../../../src/history/ladder/compared-columns.ts";
import { collectGraph, createGraph } from "../../../src/history/ladder/create-graph.ts";
import type { Graph } from "../../../src/history/ladder/graph.ts";
import { printEntry } from "../../../src/history/print-entry.ts";
import { keyOf, readColumns, readEntry } from "../../../src/history/read-entry.ts";
import { benchmark, entry, row } from "../entries.ts";

const count = { unit: "B/op", base: 64, head: 64, ln: 0, error: 0, df: null };
const more = { ...count, head: 65, ln: Math.log(65 / 64) };
const bare = { base: null, head: null, ln: null, error: null, df: null, pairs: 0, orders: 0 };

const ENTRIES: readonly Entry[] = [
  entry(1, { identical: [benchmark("Same"), benchmark("Work"), benchmark("Part")] }),
  entry(2, {
    commit: { ...entry(2).commit, pull: 7 },
    identical: [benchmark("Same"), benchmark("Other", "example.com/m/z")],
    comparisons: [
      row("Work", { through: ["example.com/m.work"], waived: { reason: "meant", expires: "2026-12-31" } }),
      row("Work", count),
      row("Part/a", more),
      row("Part/b", { ...bare, verdict: "new", through: ["example.com/m.part"] }),
      row("Few", { df: 2 }),
    ],
  }),
  entry(3, {
    comparisons: [row("Work", more), row("Part/a", count), row("Part/b", { ...count, reason: "why" })],
  }),
  entry(4, { base: { ...entry(4).base, sha: entry(1).commit.sha, ref: "v1", how: "stored" } }),
  entry(5, {
    base: undefined,
    identical: [],
    comparisons: [],
    values: [{ benchmark: benchmark("V"), unit: "s", value: 1 }],
  }),
  entry(6, { comparisons: [row("Work", { error: 0 }), row("Work", { ...count, ln: null, base: null })] }),
];

const isEntry = (found: Entry | Unreadable): found is Entry => !(found instanceof Unreadable);

test("a list of numbers grows by one and by many", () => {
  const column = realColumn();
  const [few, many] = [[0.5, 1.5], Array.from({ length: 5000 }, (_, i) => i / 4)];
  for (const value of few) column.push(value);
  column.append(Float64Array.from(many));
  column.append(new Float64Array(0));
  column.push(-1);
  expect([...column.values()]).toEqual([...few, ...many, -1]);
  expect(column.length()).toBe(5003);
});

/** All that a graph says. */
function said(graph: Graph) {
  return {
    ...{ commits: graph.commits, series: graph.series, leftOut: graph.leftOut },
    bases: graph.commits.map((_, commit) => graph.basesOf(commit)),
    edges: graph.series.map((_, series) => graph.edgesOf(series)),
    still: graph.series.map((_, series) => graph.isStill(series)),
    notes: graph.series.map((_, series) => graph.commits.map((__, commit) => graph.noteOf(series, commit))),
  };
}

test("columns of files make the graph of their entries", () => {
  const texts = ENTRIES.map(printEntry);
  const builder = createGraph();
  for (const file of texts.map(readColumns))
    if (!(file instanceof Unreadable)) builder.add(columnsOfFile(keyOf(file), file));
  const graph = said(builder.finish());
  expect(graph).toEqual(said(collectGraph(texts.map(readEntry).filter(isEntry))));
  const of = (name: string, unit: string) =>
    graph.series.findIndex((series) => series.benchmark.name === name && series.unit === unit);
  const numbers = (values: Float64Array | Int32Array | undefined) => [...(values ?? [])];
  const work = graph.edges[of("Work", "B/op")];
  // Proved at the first commit; then the same, then one byte more.
  expect(numbers(work?.ln)).toEqual([0, 0, expect.closeTo(Math.log(65 / 64), 8)]);
  expect(numbers(work?.variance)).toEqual([0, 0, 0]);
  expect([of("Work", "B/op"), of("Part/b", "B/op"), of("Same", "sec/op")].map((i) => graph.still[i])).toEqual(
    [...[false, true, true]],
  );
  expect(graph.leftOut).toBe(2); // two degrees of freedom, and samples of another run
  expect(graph.notes[of("Work", "sec/op")]?.filter((note) => note !== undefined)).toEqual([
    { through: ["example.com/m.work"], waived: { reason: "meant", expires: "2026-12-31" } },
  ]);
});

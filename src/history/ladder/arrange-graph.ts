// What was collected from entries, put in order.

import { compareTexts } from "../../model/text-order.ts";
import type { ComparisonRows } from "./comparison-rows.ts";
import type { Edges, Graph, GraphCommit } from "./graph.ts";
import { compareSeries, proofsOf, type SeriesNames } from "./series-names.ts";

/** Run is one comparison of two commits, of all benchmarks; commits by the order in which they came. */
export interface Run {
  readonly key: string;
  readonly time: string;
  readonly base: number;
  readonly head: number;
  /** Where its rows lie in the columns. */
  readonly identical: readonly [from: number, to: number];
  readonly measured: readonly [from: number, to: number];
}

/** RawCommit is what is known of a commit so far. */
export interface RawCommit {
  readonly sha: string;
  /** Start of the first run that was about it, also as what others were compared with. */
  seen: string;
  parents: readonly string[];
  measured: string;
  authored: string;
  pull: number | undefined;
  readonly branches: Set<string>;
}

export interface Collected {
  readonly runs: readonly Run[];
  readonly commits: readonly RawCommit[];
  readonly names: SeriesNames;
  readonly rows: ComparisonRows;
  readonly leftOut: number;
}

/**
 * arrange puts what was collected into the order of a graph, which does not depend on the order of the
 * entries.
 */
export function arrange({ runs, commits, names, rows, leftOut }: Collected): Graph {
  names.complete();
  // What was never published itself comes just before what was first compared with it, not before all others.
  const commitOrder = orderOf(
    commits,
    (a, b) =>
      compareTexts(a.seen, b.seen) || compareTexts(a.measured, b.measured) || compareTexts(a.sha, b.sha),
  );
  const place = inverse(commitOrder);
  const ordered = runs.toSorted((a, b) => compareTexts(a.time, b.time) || compareTexts(a.key, b.key));
  const seriesOrder = orderOf(names.all, (a, b) => {
    const [x, y] = [names.benchmarks[a.benchmark], names.benchmarks[b.benchmark]];
    if (x === undefined || y === undefined) return 0;
    return compareSeries({ benchmark: x, unit: a.unit }, { benchmark: y, unit: b.unit });
  });
  const identicalIn = grouped(ordered, "identical", rows.identical.values(), names.benchmarks.length);
  const measuredIn = grouped(ordered, "measured", rows.measured.values(), names.all.length);
  const proofs = proofsOf(names.benchmarks);
  const ends = { base: placesOf(ordered, "base", place), head: placesOf(ordered, "head", place) };
  const graphCommits = commitOrder.flatMap((i) => publicCommit(commits[i]));

  return {
    commits: graphCommits,
    series: seriesOrder.flatMap((i) => {
      const { benchmark = 0, unit = "" } = names.all[i] ?? {};
      const named = names.benchmarks[benchmark];
      return named === undefined ? [] : [{ benchmark: named, unit }];
    }),
    leftOut,
    basesOf: basesOf(ends),
    edgesOf: (series) => {
      const raw = seriesOrder[series] ?? -1;
      const benchmark = names.all[raw]?.benchmark ?? -1;
      const identical = together(proofs(benchmark).map(identicalIn));
      return gather({ identical, measured: measuredIn(raw), ends, rows });
    },
    noteOf: (series, commit) => rows.notes.get(`${seriesOrder[series]} ${graphCommits[commit]?.sha}`),
  };
}

function publicCommit(commit: RawCommit | undefined): readonly GraphCommit[] {
  if (commit === undefined) return [];
  const { seen: _, branches, ...told } = commit;
  return [{ ...told, branches: [...branches].sort(compareTexts) }];
}

function orderOf<T>(items: readonly T[], order: (a: T, b: T) => number): readonly number[] {
  return items
    .map((item, i) => ({ item, i }))
    .sort((a, b) => order(a.item, b.item))
    .map(({ i }) => i);
}

function inverse(order: readonly number[]): Int32Array {
  const place = new Int32Array(order.length);
  for (const [i, item] of order.entries()) place[item] = i;
  return place;
}

function placesOf(runs: readonly Run[], end: "base" | "head", place: Int32Array): Int32Array {
  return Int32Array.from(runs, (run) => place[run[end]] ?? -1);
}

interface Ends {
  readonly base: Int32Array;
  readonly head: Int32Array;
}

function basesOf({ base, head }: Ends): Graph["basesOf"] {
  const bases = new Map<number, number[]>();
  for (const [run, commit] of head.entries()) {
    const of = bases.get(commit) ?? [];
    const one = base[run] ?? -1;
    if (!of.includes(one)) bases.set(commit, [...of, one]);
  }
  return (commit) => bases.get(commit) ?? [];
}

interface Group {
  /** Number of the run of each row. */
  readonly run: Int32Array;
  /** Its place in the columns. */
  readonly row: Int32Array;
}

/**
 * grouped sorts rows by what they are about, by counting; those of one group stay in the order of the runs.
 */
function grouped(
  runs: readonly Run[],
  kind: "identical" | "measured",
  ids: Int32Array,
  groups: number,
): (group: number) => Group {
  const start = new Int32Array(groups + 1);
  for (const id of ids) start[id + 1] = (start[id + 1] ?? 0) + 1;
  for (let i = 0; i < groups; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const [run, row] = [new Int32Array(ids.length), new Int32Array(ids.length)];
  for (const [number, { [kind]: range }] of runs.entries())
    for (let i = range[0]; i < range[1]; i++) {
      const id = ids[i] ?? 0;
      const at = next[id] ?? 0;
      next[id] = at + 1;
      run[at] = number;
      row[at] = i;
    }
  return (group) => ({
    run: run.subarray(start[group] ?? 0, start[group + 1] ?? 0),
    row: row.subarray(start[group] ?? 0, start[group + 1] ?? 0),
  });
}

/** In the order of the runs. */
function together(groups: readonly Group[]): Group {
  const filled = groups.filter(({ run }) => run.length > 0);
  const [first, ...more] = filled;
  if (first !== undefined && more.length === 0) return first;
  const all = filled.flatMap(({ run, row }) =>
    Array.from(run, (number, i) => [number, row[i] ?? 0] as const),
  );
  all.sort((a, b) => a[0] - b[0]);
  return { run: Int32Array.from(all, ([run]) => run), row: Int32Array.from(all, ([, row]) => row) };
}

interface Gathered {
  readonly identical: Group;
  readonly measured: Group;
  readonly ends: Ends;
  readonly rows: ComparisonRows;
}

function gather({ identical, measured, ends, rows }: Gathered): Edges {
  const [proofs, n] = [identical.run.length, identical.run.length + measured.run.length];
  const edges = {
    base: new Int32Array(n),
    head: new Int32Array(n),
    ln: new Float64Array(n),
    variance: new Float64Array(n),
    df: new Float64Array(n).fill(Infinity),
  };
  const [ln, variance, df] = [rows.ln.values(), rows.variance.values(), rows.df.values()];
  for (let i = 0; i < n; i++) {
    const run = (i < proofs ? identical.run[i] : measured.run[i - proofs]) ?? 0;
    edges.base[i] = ends.base[run] ?? 0;
    edges.head[i] = ends.head[run] ?? 0;
    if (i < proofs) continue;
    const row = measured.row[i - proofs] ?? 0;
    edges.ln[i] = ln[row] ?? 0;
    edges.variance[i] = variance[row] ?? 0;
    edges.df[i] = df[row] ?? 0;
  }
  return edges;
}

// What was collected from entries, put in order.

import { compareTexts } from "../../model/text-order.ts";
import type { ComparisonRows } from "./comparison-rows.ts";
import type { Edges, Graph, GraphCommit, PlacesOnLine } from "./graph.ts";
import { compareSeries, proofsOf, type SeriesNames } from "./series-names.ts";

/** Run is one comparison of two commits, of all benchmarks; commits by the order in which they came. */
export interface Run {
  readonly key: string;
  readonly time: string;
  readonly base: number;
  readonly head: number;
  /** Where its rows lie in the columns. */
  readonly identical: readonly [from: number, to: number];
  readonly still: readonly [from: number, to: number];
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
  const stillIn = grouped(ordered, "still", rows.still.values(), names.all.length);
  const measuredIn = grouped(ordered, "measured", rows.measured.values(), names.all.length);
  const [measured, { notes }] = [measuredValues(rows), rows];
  const proofs = proofsOf(names.benchmarks);
  const ends = { base: placesOf(ordered, "base", place), head: placesOf(ordered, "head", place) };
  const groupsOf = (series: number) => {
    const raw = seriesOrder[series] ?? -1;
    const benchmark = names.all[raw]?.benchmark ?? -1;
    const proved = proofs(benchmark).map(identicalIn).reduce(merged, NOTHING);
    return { proved, rest: merged(measuredIn(raw), stillIn(raw)) };
  };
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
      const { proved, rest } = groupsOf(series);
      return gather([proved, rest], ends, measured);
    },
    edgesAlong: (line) => {
      const stepOf = stepsAlong(ends, line);
      return (series) => {
        const { proved, rest } = groupsOf(series);
        const isProved = new Uint8Array(line.length);
        const others = [proved, rest].map((group) => withoutSteps(group, stepOf, isProved));
        return { ...gather(others, ends, measured), isProved };
      };
    },
    isStill: (series) => measuredIn(seriesOrder[series] ?? -1).run.length === 0,
    noteOf: (series, commit) => notes.get(`${seriesOrder[series]} ${graphCommits[commit]?.sha}`),
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
  /** Number of the run of each comparison, in their order. */
  readonly run: Int32Array;
  /** Its place in the columns; EXACT where it has none, since nothing changed. */
  readonly row: Int32Array;
}

const EXACT = -1;
const NOTHING: Group = { run: new Int32Array(0), row: new Int32Array(0) };

/**
 * grouped sorts rows by what they are about, by counting; those of one group stay in the order of the runs.
 */
function grouped(
  runs: readonly Run[],
  kind: "identical" | "still" | "measured",
  ids: Int32Array,
  groups: number,
): (group: number) => Group {
  const start = new Int32Array(groups + 1);
  // By index here and below: tens of millions of rows.
  for (let i = 0; i < ids.length; i++) {
    const group = (ids[i] ?? 0) + 1;
    start[group] = (start[group] ?? 0) + 1;
  }
  for (let i = 0; i < groups; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const isExact = kind !== "measured";
  const [run, row] = [new Int32Array(ids.length), new Int32Array(isExact ? 0 : ids.length)];
  for (const [number, each] of runs.entries()) {
    const [from, to] = each[kind];
    for (let i = from; i < to; i++) {
      const id = ids[i] ?? 0;
      const at = next[id] ?? 0;
      next[id] = at + 1;
      run[at] = number;
      if (!isExact) row[at] = i;
    }
  }
  return (group) => {
    const own = run.subarray(start[group] ?? 0, start[group + 1] ?? 0);
    const rows = isExact
      ? new Int32Array(own.length).fill(EXACT)
      : row.subarray(start[group] ?? 0, start[group + 1] ?? 0);
    return { run: own, row: rows };
  };
}

/** In the order of the runs. */
function merged(a: Group, b: Group): Group {
  if (a.run.length === 0) return b;
  if (b.run.length === 0) return a;
  const length = a.run.length + b.run.length;
  const both = { run: new Int32Array(length), row: new Int32Array(length) };
  let [i, j] = [0, 0];
  for (let at = 0; at < length; at++) {
    const isA = j >= b.run.length || (i < a.run.length && (a.run[i] ?? 0) <= (b.run[j] ?? 0));
    const [from, place] = isA ? [a, i++] : [b, j++];
    both.run[at] = from.run[place] ?? 0;
    both.row[at] = from.row[place] ?? EXACT;
  }
  return both;
}

interface Ends {
  readonly base: Int32Array;
  readonly head: Int32Array;
}

/** By run: place of the later one of two neighbours on the line; 0 for runs of other commits. */
function stepsAlong({ base, head }: Ends, { placeOf }: PlacesOnLine): Int32Array {
  return base.map((from, run) => {
    const [a, b] = [placeOf[from] ?? -1, placeOf[head[run] ?? 0] ?? -1];
    return a >= 0 && b >= 0 && Math.abs(a - b) === 1 ? Math.max(a, b) : 0;
  });
}

/** Marks the proofs of neighbours, and gives the rest. */
function withoutSteps({ run, row }: Group, stepOf: Int32Array, isProved: Uint8Array): Group {
  const rest = { run: new Int32Array(run.length), row: new Int32Array(run.length) };
  let count = 0;
  for (let i = 0; i < run.length; i++) {
    const step = stepOf[run[i] ?? 0] ?? 0;
    if (row[i] === EXACT && step > 0) {
      isProved[step] = 1;
      continue;
    }
    rest.run[count] = run[i] ?? 0;
    rest.row[count++] = row[i] ?? EXACT;
  }
  return { run: rest.run.subarray(0, count), row: rest.row.subarray(0, count) };
}

type MeasuredValues = Readonly<Record<"ln" | "variance" | "df", Float64Array>>;

function measuredValues({ ln, variance, df }: ComparisonRows): MeasuredValues {
  return { ln: ln.values(), variance: variance.values(), df: df.values() };
}

/** The edges of groups, one group after the other. */
function gather(groups: readonly Group[], ends: Ends, { ln, variance, df }: MeasuredValues): Edges {
  const n = groups.reduce((sum, { run }) => sum + run.length, 0);
  const edges = {
    base: new Int32Array(n),
    head: new Int32Array(n),
    ln: new Float64Array(n),
    variance: new Float64Array(n),
    df: new Float64Array(n).fill(Infinity),
  };
  let e = 0;
  for (const { run, row } of groups)
    for (let i = 0; i < run.length; i++, e++) {
      edges.base[e] = ends.base[run[i] ?? 0] ?? 0;
      edges.head[e] = ends.head[run[i] ?? 0] ?? 0;
      const at = row[i] ?? EXACT;
      if (at === EXACT) continue;
      edges.ln[e] = ln[at] ?? 0;
      edges.variance[e] = variance[at] ?? 0;
      edges.df[e] = df[at] ?? 0;
    }
  return edges;
}

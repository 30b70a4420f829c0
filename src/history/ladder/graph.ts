// What entries say about speed, as a graph: commits are nodes, comparisons are edges. It is kept by column,
// and does not depend on the order in which the entries come.

import { type Benchmark, benchmarkKey, functionOf } from "../../model/benchmark.ts";
import type { Entry, EntryComparison } from "../entry.ts";
import { realColumn, wholeColumn } from "./column.ts";

/** Compared is what the graph is made from: an entry, or as much of one. */
export type Compared = Pick<
  Entry,
  "key" | "time" | "branch" | "commit" | "base" | "identical" | "comparisons"
>;

export interface GraphCommit {
  readonly sha: string;
  /** Full hashes; empty where they are not known. */
  readonly parents: readonly string[];
  /** Start of its first run, ISO 8601 in UTC; "" for a commit that others were compared with, and no more. */
  readonly measured: string;
  /** When its author made it, ISO 8601 in UTC; "" where that is not known. */
  readonly authored: string;
  readonly pull: number | undefined;
  /** Branches that it was published for. */
  readonly branches: readonly string[];
}

/** Series is a benchmark in one unit over all commits. */
export interface Series {
  readonly benchmark: Benchmark;
  /** Tidied: `sec/op`. */
  readonly unit: string;
}

/** Edges are the comparisons of a series, a column a field; commits by their number in the graph. */
export interface Edges {
  readonly base: Int32Array;
  readonly head: Int32Array;
  /** ln(head/base). */
  readonly ln: Float64Array;
  /** Squared standard error of `ln`, with what few samples leave unknown; 0 where it is exact. */
  readonly variance: Float64Array;
  /** Degrees of freedom of the standard error; infinite where it is exact. */
  readonly df: Float64Array;
}

/** Note is what an entry says of a series at its commit besides numbers. */
export interface Note {
  /** Changed functions that the benchmark reaches, nearest first. */
  readonly through: readonly string[];
  readonly waived: { readonly reason: string; readonly expires: string } | undefined;
}

export interface Graph {
  /**
   * In the order of the first run that was about them, what was only compared with before what was measured.
   */
  readonly commits: readonly GraphCommit[];
  /** In the order of package, name, processors and unit. */
  readonly series: readonly Series[];
  /** Comparisons without a usable error, or with samples of another run: they are no edges. */
  readonly leftOut: number;
  /** What a commit was compared with. */
  readonly basesOf: (commit: number) => readonly number[];
  readonly edgesOf: (series: number) => Edges;
  readonly noteOf: (series: number, commit: number) => Note | undefined;
}

/** GraphBuilder takes entries one by one, so that not all of them have to be in memory. */
export interface GraphBuilder {
  /** An entry that was added before, by its key, changes nothing. */
  readonly add: (entry: Compared) => void;
  readonly finish: () => Graph;
}

export function collectGraph(entries: Iterable<Compared>): Graph {
  const builder = createGraph();
  for (const entry of entries) builder.add(entry);
  return builder.finish();
}

/** With fewer degrees of freedom a standard error says next to nothing: its own variance is infinite. */
const LEAST_DF = 3;

/**
 * edgeVariance is what a standard error from so many degrees of freedom stands for: the variance of Student's
 * t, error²·ν/(ν − 2). 0 for an exact comparison, undefined where the error is of no use.
 */
export function edgeVariance({ error, df }: Pick<EntryComparison, "error" | "df">): number | undefined {
  if (error === null) return undefined;
  if (error === 0) return 0;
  return df === null || df < LEAST_DF ? undefined : error ** 2 * (df === Infinity ? 1 : df / (df - 2));
}

interface Run {
  readonly key: string;
  readonly time: string;
  readonly base: number;
  readonly head: number;
  /** Where its rows lie in the columns. */
  readonly identical: readonly [from: number, to: number];
  readonly measured: readonly [from: number, to: number];
}

interface RawCommit {
  readonly sha: string;
  /** Start of the first run that was about it, also as what others were compared with. */
  seen: string;
  parents: readonly string[];
  measured: string;
  authored: string;
  pull: number | undefined;
  readonly branches: Set<string>;
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

function createNames() {
  // Entries of one reader share the objects of their benchmarks: then no key has to be made.
  const byObject = new WeakMap<Benchmark, number>();
  const byKey = new Map<string, number>();
  const benchmarks: Benchmark[] = [];
  const byUnit: Map<string, number>[] = [];
  const series: { readonly benchmark: number; readonly unit: string }[] = [];

  const benchmark = (wanted: Benchmark): number => {
    const known = byObject.get(wanted);
    if (known !== undefined) return known;
    const key = benchmarkKey(wanted);
    const id = byKey.get(key) ?? benchmarks.length;
    if (id === benchmarks.length) {
      byKey.set(key, id);
      benchmarks.push(wanted);
      byUnit.push(new Map());
    }
    byObject.set(wanted, id);
    return id;
  };
  const seriesOf = (id: number, unit: string): number => {
    const units = byUnit[id];
    const known = units?.get(unit);
    if (known !== undefined) return known;
    units?.set(unit, series.length);
    return series.push({ benchmark: id, unit }) - 1;
  };
  return {
    benchmark,
    series: (row: Pick<EntryComparison, "benchmark" | "unit">) =>
      seriesOf(benchmark(row.benchmark), row.unit),
    /**
     * A function of which nothing was ever measured, since nothing of it ever changed, has a line of its time
     * all the same.
     */
    complete: () => {
      for (const ids of functionsIn(benchmarks).values())
        if (ids.every((id) => byUnit[id]?.size === 0)) seriesOf(ids[0] ?? 0, "sec/op");
    },
    benchmarks,
    all: series,
  };
}

/** Numbers of benchmarks by what benchmark function they are of, with any number of processors. */
function functionsIn(benchmarks: readonly Benchmark[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [id, benchmark] of benchmarks.entries()) {
    const ids = found.get(functionKey(benchmark)) ?? [];
    ids.push(id);
    found.set(functionKey(benchmark), ids);
  }
  return found;
}

function functionKey({ pkg, name }: Benchmark): string {
  return `${pkg}\n${functionOf(name)}`;
}

/**
 * proofsOf are the numbers of the benchmarks whose proofs hold for one of them: its own, and those of its
 * function, which stands for all that it may run and with any number of processors.
 */
function proofsOf(benchmarks: readonly Benchmark[]): (id: number) => readonly number[] {
  const functions = functionsIn(benchmarks);
  return (id) => {
    const benchmark = benchmarks[id];
    if (benchmark === undefined) return [];
    const ids = functions.get(functionKey(benchmark)) ?? [];
    return ids.filter((each) => each === id || benchmarks[each]?.name === functionOf(benchmark.name));
  };
}

function createRows() {
  const [identical, measured] = [wholeColumn(), wholeColumn()];
  const [ln, variance, df] = [realColumn(), realColumn(), realColumn()];
  return {
    addIdentical: identical.push,
    addMeasured: (series: number, change: number, squaredError: number, freedom: number) => {
      measured.push(series);
      ln.push(change);
      variance.push(squaredError);
      df.push(freedom);
    },
    mark: () => ({ identical: identical.length(), measured: measured.length() }),
    notes: new Map<string, Note>(),
    identical,
    measured,
    ln,
    variance,
    df,
  };
}

interface Collected {
  readonly runs: readonly Run[];
  readonly commits: readonly RawCommit[];
  readonly names: ReturnType<typeof createNames>;
  readonly rows: ReturnType<typeof createRows>;
  readonly leftOut: number;
}

function arrange({ runs, commits, names, rows, leftOut }: Collected): Graph {
  names.complete();
  // What was never published itself comes just before what was first compared with it, not before all others.
  const commitOrder = orderOf(
    commits,
    (a, b) => compare(a.seen, b.seen) || compare(a.measured, b.measured) || compare(a.sha, b.sha),
  );
  const place = inverse(commitOrder);
  const ordered = runs.toSorted((a, b) => compare(a.time, b.time) || compare(a.key, b.key));
  const seriesOrder = orderOf(names.all, (a, b) => {
    const [x, y] = [names.benchmarks[a.benchmark], names.benchmarks[b.benchmark]];
    if (x === undefined || y === undefined) return 0;
    return compare(x.pkg, y.pkg) || compare(x.name, y.name) || x.procs - y.procs || compare(a.unit, b.unit);
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
  return [{ ...told, branches: [...branches].sort(compare) }];
}

/** compare orders texts by their code units, as no locale does. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
  const [first, ...more] = groups;
  if (first !== undefined && more.length === 0) return first;
  const all = groups.flatMap(({ run, row }) =>
    Array.from(run, (number, i) => [number, row[i] ?? 0] as const),
  );
  all.sort((a, b) => a[0] - b[0]);
  return { run: Int32Array.from(all, ([run]) => run), row: Int32Array.from(all, ([, row]) => row) };
}

interface Gathered {
  readonly identical: Group;
  readonly measured: Group;
  readonly ends: Ends;
  readonly rows: ReturnType<typeof createRows>;
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

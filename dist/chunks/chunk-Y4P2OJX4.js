import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  realColumn,
  wholeColumn
} from "./chunk-MYBURSSD.js";
import {
  normalCdf,
  normalQuantile
} from "./chunk-KSPTZLDE.js";
import {
  grouped
} from "./chunk-2BMMDPSS.js";
import {
  tUpperQuantile,
  tUpperTail
} from "./chunk-SJHRRUJI.js";
import {
  namesBenchmark
} from "./chunk-B4EB6BMR.js";
import {
  betterOf
} from "./chunk-OAZDRLRA.js";
import {
  benchmarkKey,
  functionOf
} from "./chunk-I5TOALYV.js";
import {
  columnsOf
} from "./chunk-W5QPDSER.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";

// src/history/ladder/comparison-rows.ts
function createRows() {
  const [identical, still] = [wholeColumn(), wholeColumn()];
  const [measured, ln, variance, df] = [wholeColumn(), realColumn(), realColumn(), realColumn()];
  return {
    mark: () => ({ identical: identical.length(), still: still.length(), measured: measured.length() }),
    notes: /* @__PURE__ */ new Map(),
    ...{ identical, still, measured, ln, variance, df }
  };
}
var LEAST_DF = 3;
function edgeVariance(error, df) {
  if (error === 0) return 0;
  return df >= LEAST_DF ? error ** 2 * (df === Infinity ? 1 : df / (df - 2)) : Number.NaN;
}

// src/history/ladder/add-comparisons.ts
function addComparisons(run, columns) {
  addIdentical(run, columns);
  addStill(run, columns);
  addNotes(run, columns);
  return addMeasured(run, columns);
}
function addIdentical({ benchmarks, identical }, { names, rows }) {
  const numbers = names.within(benchmarks);
  for (let i = 0; i < identical.length; i += 2) {
    const first = identical[i] ?? 0;
    rows.identical.append(numbers.benchmarks(first, first + (identical[i + 1] ?? 0)));
  }
}
function addStill(run, { names, rows }) {
  if (run.still === void 0) return;
  const seriesOf = seriesIn(run, run.still, names);
  const series = new Int32Array(run.still.of.length);
  for (let row = 0; row < series.length; row++) series[row] = seriesOf(row);
  rows.still.append(series);
}
function addMeasured(run, { names, rows }) {
  const { of, ln, error, df } = run.rows;
  const seriesOf = seriesIn(run, run.rows, names);
  const own = createMeasured(of.length);
  let [count, leftOut] = [0, 0];
  for (let row = 0; row < of.length; row++) {
    const change = ln[row] ?? Number.NaN;
    if (Number.isNaN(change)) continue;
    const isExact = error[row] === 0;
    const freedom = isExact ? Infinity : df[row] ?? Number.NaN;
    const variance = edgeVariance(error[row] ?? Number.NaN, freedom);
    const series = seriesOf(row);
    if (Number.isNaN(variance)) leftOut++;
    else if (change === 0 && variance === 0) rows.still.push(series);
    else {
      own.measured[count] = series;
      own.ln[count] = change;
      own.variance[count] = variance;
      own.df[count++] = freedom;
    }
  }
  appendMeasured(rows, own, count);
  return leftOut;
}
function createMeasured(most) {
  const real = () => new Float64Array(most);
  return { measured: new Int32Array(most), ln: real(), variance: real(), df: real() };
}
function appendMeasured(rows, own, count) {
  rows.measured.append(own.measured.subarray(0, count));
  rows.ln.append(own.ln.subarray(0, count));
  rows.variance.append(own.variance.subarray(0, count));
  rows.df.append(own.df.subarray(0, count));
}
function seriesIn({ benchmarks, units }, { of, unit }, names) {
  const numbers = names.within(benchmarks);
  const byUnit = units.map(numbers.series);
  return (row) => byUnit[unit[row] ?? 0]?.(of[row] ?? 0) ?? -1;
}
function addNotes(run, { names, rows }) {
  const notes = /* @__PURE__ */ new Map();
  for (const { row, names: through } of run.through ?? []) notes.set(row, { through, waived: void 0 });
  for (const { row, reason, expires } of run.waived ?? [])
    notes.set(row, { through: notes.get(row)?.through ?? [], waived: { reason, expires } });
  const seriesOf = seriesIn(run, run.rows, names);
  for (const [row, note] of notes)
    if (!Number.isNaN(run.rows.ln[row] ?? Number.NaN))
      rows.notes.set(`${seriesOf(row)} ${run.commit.sha}`, note);
}

// src/history/ladder/series-names.ts
function compareSeries(a, b) {
  const [x, y] = [a.benchmark, b.benchmark];
  return compareTexts(x.pkg, y.pkg) || compareTexts(x.name, y.name) || x.procs - y.procs || compareTexts(a.unit, b.unit);
}
function createNames() {
  const byObject = /* @__PURE__ */ new WeakMap();
  const byKey = /* @__PURE__ */ new Map();
  const benchmarks = [];
  const byUnit = [];
  const series = [];
  const benchmark = (wanted) => {
    const known = byObject.get(wanted);
    if (known !== void 0) return known;
    const key = benchmarkKey(wanted);
    const id = byKey.get(key) ?? benchmarks.length;
    if (id === benchmarks.length) {
      byKey.set(key, id);
      benchmarks.push(wanted);
      byUnit.push(/* @__PURE__ */ new Map());
    }
    byObject.set(wanted, id);
    return id;
  };
  const seriesOf = (id, unit) => {
    const units = byUnit[id];
    const known = units?.get(unit);
    if (known !== void 0) return known;
    units?.set(unit, series.length);
    return series.push({ benchmark: id, unit }) - 1;
  };
  const lists = /* @__PURE__ */ new WeakMap();
  const within = (list) => {
    const known = lists.get(list) ?? namesWithin(list, { benchmark, seriesOf });
    lists.set(list, known);
    return known;
  };
  return {
    benchmark,
    within,
    series: (row) => seriesOf(benchmark(row.benchmark), row.unit),
    /**
     * A function of which nothing was ever measured, since nothing of it ever changed, has a line of its time
     * all the same.
     */
    complete: () => {
      for (const ids of functionsIn(benchmarks).values())
        if (ids.every((id) => byUnit[id]?.size === 0)) seriesOf(ids[0] ?? 0, "sec/op");
    },
    benchmarks,
    all: series
  };
}
function namesWithin(list, { benchmark, seriesOf }) {
  const ids = new Int32Array(list.length).fill(-1);
  const byUnit = /* @__PURE__ */ new Map();
  const idAt = (place) => {
    const known = ids[place] ?? -1;
    if (known >= 0) return known;
    const wanted = list[place];
    if (wanted === void 0) throw new RangeError(`no ${place} among ${list.length} benchmarks`);
    const id = benchmark(wanted);
    ids[place] = id;
    return id;
  };
  return {
    benchmarks: (from, to) => {
      for (let place = from; place < to; place++) idAt(place);
      return ids.subarray(from, to);
    },
    series: (unit) => {
      const numbers = byUnit.get(unit) ?? new Int32Array(list.length).fill(-1);
      byUnit.set(unit, numbers);
      return (place) => {
        const known = numbers[place] ?? -1;
        if (known >= 0) return known;
        const made = seriesOf(idAt(place), unit);
        numbers[place] = made;
        return made;
      };
    }
  };
}
function functionsIn(benchmarks) {
  const found = /* @__PURE__ */ new Map();
  for (const [id, benchmark] of benchmarks.entries()) {
    const ids = found.get(functionKey(benchmark)) ?? [];
    ids.push(id);
    found.set(functionKey(benchmark), ids);
  }
  return found;
}
function functionKey({ pkg, name }) {
  return `${pkg}
${functionOf(name)}`;
}
function proofsOf(benchmarks) {
  const functions = functionsIn(benchmarks);
  return (id) => {
    const benchmark = benchmarks[id];
    if (benchmark === void 0) return [];
    const ids = functions.get(functionKey(benchmark)) ?? [];
    return ids.filter((each) => each === id || benchmarks[each]?.name === functionOf(benchmark.name));
  };
}

// src/history/ladder/arrange-graph.ts
function arrange({ runs, commits, names, rows, leftOut }) {
  names.complete();
  const commitOrder = orderOf(
    commits,
    (a, b) => compareTexts(a.seen, b.seen) || compareTexts(a.measured, b.measured) || compareTexts(a.sha, b.sha)
  );
  const place = inverse(commitOrder);
  const ordered = runs.toSorted((a, b) => compareTexts(a.time, b.time) || compareTexts(a.key, b.key));
  const seriesOrder = orderOf(names.all, (a, b) => {
    const [x, y] = [names.benchmarks[a.benchmark], names.benchmarks[b.benchmark]];
    if (x === void 0 || y === void 0) return 0;
    return compareSeries({ benchmark: x, unit: a.unit }, { benchmark: y, unit: b.unit });
  });
  const identicalIn = grouped2(ordered, "identical", rows.identical.values(), names.benchmarks.length);
  const stillIn = grouped2(ordered, "still", rows.still.values(), names.all.length);
  const groupedAt = new Int32Array(rows.measured.length());
  const measuredIn = grouped2(ordered, "measured", rows.measured.values(), names.all.length, groupedAt);
  const [measured, { notes }] = [measuredValues(rows, groupedAt), rows];
  const proofs = proofsOf(names.benchmarks);
  const ends = { base: placesOf(ordered, "base", place), head: placesOf(ordered, "head", place) };
  const groupsOf = (series) => {
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
      return named === void 0 ? [] : [{ benchmark: named, unit }];
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
    noteOf: (series, commit) => notes.get(`${seriesOrder[series]} ${graphCommits[commit]?.sha}`)
  };
}
function publicCommit(commit) {
  if (commit === void 0) return [];
  const { seen: _, branches, ...told } = commit;
  return [{ ...told, branches: [...branches].sort(compareTexts) }];
}
function orderOf(items, order) {
  return items.map((item, i) => ({ item, i })).sort((a, b) => order(a.item, b.item)).map(({ i }) => i);
}
function inverse(order) {
  const place = new Int32Array(order.length);
  for (const [i, item] of order.entries()) place[item] = i;
  return place;
}
function placesOf(runs, end, place) {
  return Int32Array.from(runs, (run) => place[run[end]] ?? -1);
}
function basesOf({ base, head }) {
  const bases = /* @__PURE__ */ new Map();
  for (const [run, commit] of head.entries()) {
    const of = bases.get(commit) ?? [];
    const one = base[run] ?? -1;
    if (!of.includes(one)) bases.set(commit, [...of, one]);
  }
  return (commit) => bases.get(commit) ?? [];
}
var EXACT = -1;
var NOTHING = { run: new Int32Array(0), row: new Int32Array(0) };
function grouped2(runs, kind, ids, groups, placeOf) {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < ids.length; i++) {
    const group = (ids[i] ?? 0) + 1;
    start[group] = (start[group] ?? 0) + 1;
  }
  for (let i = 0; i < groups; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const run = new Int32Array(ids.length);
  for (const [number, each] of runs.entries()) {
    const [from, to] = each[kind];
    for (let i = from; i < to; i++) {
      const id = ids[i] ?? 0;
      const at = next[id] ?? 0;
      next[id] = at + 1;
      run[at] = number;
      if (placeOf !== void 0) placeOf[i] = at;
    }
  }
  return (group) => {
    const from = start[group] ?? 0;
    const own = run.subarray(from, start[group + 1] ?? 0);
    const row = new Int32Array(own.length);
    for (let i = 0; i < row.length; i++) row[i] = placeOf === void 0 ? EXACT : from + i;
    return { run: own, row };
  };
}
function merged(a, b) {
  if (a.run.length === 0) return b;
  if (b.run.length === 0) return a;
  const length = a.run.length + b.run.length;
  const both = { run: new Int32Array(length), row: new Int32Array(length) };
  let [i, j] = [0, 0];
  for (let at = 0; at < length; at++) {
    const isA = j >= b.run.length || i < a.run.length && (a.run[i] ?? 0) <= (b.run[j] ?? 0);
    const [from, place] = isA ? [a, i++] : [b, j++];
    both.run[at] = from.run[place] ?? 0;
    both.row[at] = from.row[place] ?? EXACT;
  }
  return both;
}
function stepsAlong({ base, head }, { placeOf }) {
  return base.map((from, run) => {
    const [a, b] = [placeOf[from] ?? -1, placeOf[head[run] ?? 0] ?? -1];
    return a >= 0 && b >= 0 && Math.abs(a - b) === 1 ? Math.max(a, b) : 0;
  });
}
function withoutSteps({ run, row }, stepOf, isProved) {
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
function measuredValues({ ln, variance, df }, placeOf) {
  return {
    ln: moved(ln.values(), placeOf),
    variance: moved(variance.values(), placeOf),
    df: moved(df.values(), placeOf)
  };
}
function moved(values, placeOf) {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[placeOf[i] ?? 0] = values[i] ?? 0;
  return result;
}
function gather(groups, ends, { ln, variance, df }) {
  const n = groups.reduce((sum, { run }) => sum + run.length, 0);
  const edges = {
    base: new Int32Array(n),
    head: new Int32Array(n),
    ln: new Float64Array(n),
    variance: new Float64Array(n),
    df: new Float64Array(n).fill(Infinity)
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

// src/history/ladder/create-graph.ts
function collectGraph(entries) {
  const builder = createGraph();
  for (const entry of entries) builder.add(columnsOf(entry));
  return builder.finish();
}
function createGraph() {
  const seen = /* @__PURE__ */ new Set();
  const runs = [];
  const commits = /* @__PURE__ */ new Map();
  const names = createNames();
  const rows = createRows();
  let leftOut = 0;
  const commitOf = (sha, time) => {
    const known = commits.get(sha);
    if (known !== void 0) {
      if (time < known.commit.seen) known.commit.seen = time;
      return known;
    }
    const commit = {
      sha,
      seen: time,
      parents: [],
      measured: "",
      authored: "",
      pull: void 0,
      branches: /* @__PURE__ */ new Set()
    };
    const made = { id: commits.size, commit };
    commits.set(sha, made);
    return made;
  };
  const add = (run) => {
    if (seen.has(run.key)) return;
    seen.add(run.key);
    const head = commitOf(run.commit.sha, run.time);
    learn(head.commit, run);
    if (run.base === void 0) return;
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
      measured: [from.measured, to.measured]
    });
  };
  return {
    add,
    finish: () => arrange({ runs, commits: [...commits.values()].map(({ commit }) => commit), names, rows, leftOut })
  };
}
function learn(commit, { commit: told, time, branch }) {
  if (told.parents.length > 0) commit.parents = told.parents;
  if (told.authored !== "") commit.authored = told.authored;
  if (told.pull !== void 0) commit.pull = told.pull;
  if (commit.measured === "" || time < commit.measured) commit.measured = time;
  commit.branches.add(branch);
}

// src/history/ladder/line.ts
function lineOf(graph, branch) {
  const number = new Map(graph.commits.map(({ sha }, i) => [sha, i]));
  const firstParent = Int32Array.from(graph.commits, ({ parents: [first = ""] }) => number.get(first) ?? -1);
  const on = onLine(graph, branch, firstParent);
  const before = (commit) => [
    ...[firstParent[commit] ?? -1].filter((parent) => parent >= 0),
    ...graph.basesOf(commit).filter((base) => base < commit || !descends(base, commit, firstParent))
  ];
  return inOrder(graph.commits.length, (commit) => on[commit] === 1, before);
}
function descends(commit, ancestor, firstParent) {
  let at = commit;
  while (at >= 0 && at !== ancestor) at = firstParent[at] ?? -1;
  return at === ancestor;
}
function onLine(graph, branch, firstParent) {
  const on = Uint8Array.from(graph.commits, ({ branches }) => branches.includes(branch) ? 1 : 0);
  for (let start = 0; start < on.length; start++)
    if (on[start] === 1)
      for (let at = firstParent[start] ?? -1; at >= 0 && on[at] === 0; at = firstParent[at] ?? -1) on[at] = 1;
  return on;
}
function inOrder(count, isOn, before) {
  const state = new Uint8Array(count);
  const line = [];
  for (let start = 0; start < count; start++) {
    const waiting = isOn(start) ? [start] : [];
    for (let at = waiting.at(-1); at !== void 0; at = waiting.at(-1)) {
      const next = state[at] === 0 ? before(at).filter((b) => isOn(b) && state[b] === 0) : [];
      if (state[at] === 0 && next.length > 0) {
        state[at] = 1;
        waiting.push(...next.toReversed());
        continue;
      }
      if (state[at] !== 2) line.push(at);
      state[at] = 2;
      waiting.pop();
    }
  }
  return Int32Array.from(line);
}

// src/history/ladder/part-of-graph.ts
function partOfGraph(graph, series) {
  const numberIn = (part2) => series[part2] ?? -1;
  return {
    ...graph,
    series: series.flatMap((number) => graph.series[number] ?? []),
    edgesOf: (part2) => graph.edgesOf(numberIn(part2)),
    edgesAlong: (line) => {
      const along = graph.edgesAlong(line);
      return (part2) => along(numberIn(part2));
    },
    isStill: (part2) => graph.isStill(numberIn(part2)),
    noteOf: (part2, commit) => graph.noteOf(numberIn(part2), commit)
  };
}

// src/history/events/acknowledge.ts
function acknowledgedBy(settings, { commits }) {
  const days = new Map(commits.map(({ sha, measured }) => [sha, measured.slice(0, 10)]));
  return ({ benchmark, unit, commit, delta }) => {
    const day = days.get(commit) ?? "";
    const accepts = (waiver2) => waiver2.unit === unit && namesBenchmark(waiver2, benchmark) && day <= waiver2.expires && covers(waiver2, delta);
    const waiver = settings?.waivers.find(accepts);
    return waiver && { reason: waiver.reason, expires: waiver.expires };
  };
}
function covers({ ceiling }, delta) {
  return ceiling.kind === "change" && Math.abs(delta) <= ceiling.ratio;
}

// src/stats/chi-squared.ts
function chiSquaredTail(x, df) {
  const spread = 2 / (9 * df);
  return normalCdf(-(Math.cbrt(Math.max(x, 0) / df) - (1 - spread)) / Math.sqrt(spread));
}

// src/history/ladder/heterogeneity.ts
var AGREED = { q: 0, df: 0, variance: 0 };
function byComponent(problem, { factor, x, z }) {
  const sums = /* @__PURE__ */ new Map();
  const { from, to, y, weight } = problem;
  for (let e = 0; e < y.length; e++) {
    const [a, b, w] = [from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0];
    const root = factor.rootOf[a] ?? 0;
    const sum = sums.get(root) ?? { q: 0, df: 0, spare: 0 };
    sums.set(root, sum);
    const free = 1 - w * spreadOf(z, a, b);
    sum.q += w * ((y[e] ?? 0) - (x[b] ?? 0) + (x[a] ?? 0)) ** 2;
    sum.df += free;
    sum.spare += w * free;
  }
  return new Map(
    [...sums].map(([root, { q, df, spare }]) => [
      root,
      { q, df: Math.round(df), variance: spare > 0 && q > df && Math.round(df) > 0 ? (q - df) / spare : 0 }
    ])
  );
}
function spreadOf(z, a, b) {
  return a === b ? 0 : (z.of[a] ?? 0) + (z.of[b] ?? 0) - 2 * z.between(a, b);
}
function withHeterogeneity(problem, { factor }, heterogeneity) {
  const extra = (e) => heterogeneity.get(factor.rootOf[problem.from[e] ?? 0] ?? 0)?.variance ?? 0;
  return { ...problem, weight: problem.variance.map((own, e) => 1 / (own + extra(e))) };
}

// src/history/ladder/contradictions.ts
var CONTRADICTION = 1e-3;
var FAR = 3;
function exactContradiction({ commits, local, joined: joined2 }, e) {
  const [base, head] = [local.base[e] ?? 0, local.head[e] ?? 0];
  const expected = (joined2.offset[head] ?? 0) - (joined2.offset[base] ?? 0);
  const told = {
    base: commits[base] ?? 0,
    head: commits[head] ?? 0,
    ln: local.ln[e] ?? 0,
    expected,
    off: Infinity
  };
  return { at: joined2.classOf[base] ?? 0, told };
}
function contradictionsIn({ commits, local, problem, plain }, root) {
  const { from, to, y, variance, edge } = problem;
  const found = [];
  for (let i = 0; i < y.length; i++) {
    const [a, b, e] = [from[i] ?? 0, to[i] ?? 0, edge[i] ?? 0];
    if (plain.factor.rootOf[a] !== root) continue;
    const residual = (y[i] ?? 0) - (plain.x[b] ?? 0) + (plain.x[a] ?? 0);
    const free = (variance[i] ?? 0) - spreadOf(plain.z, a, b);
    const off = free > 0 ? Math.abs(residual) / Math.sqrt(free) : 0;
    const ln = local.ln[e] ?? 0;
    const [base, head] = [commits[local.base[e] ?? 0] ?? 0, commits[local.head[e] ?? 0] ?? 0];
    if (off > FAR) found.push({ base, head, ln, expected: ln - residual, off });
  }
  return found.sort((a, b) => b.off - a.off);
}

// src/history/events/fit.ts
function fitChanges(spans, changes) {
  const { y, weight } = spans;
  const columns = changes.map((change) => columnOf(spans, change));
  const weighted = columns.map((column) => product(column, weight));
  const covariance = inverse2(
    weighted.map((column) => Float64Array.from(columns, (other) => dot(column, other)))
  );
  if (covariance === void 0) return void 0;
  const pulls = Float64Array.from(weighted, (column) => dot(column, y));
  const sizes = covariance.map((row) => dot(row, pulls));
  const residual = y.slice();
  for (const [i, column] of columns.entries())
    for (let e = 0; e < y.length; e++) residual[e] = (residual[e] ?? 0) - (sizes[i] ?? 0) * (column[e] ?? 0);
  let chiSquared = 0;
  for (let e = 0; e < y.length; e++) chiSquared += (weight[e] ?? 0) * (residual[e] ?? 0) ** 2;
  return { changes, columns, sizes, covariance, residual, chiSquared };
}
function columnOf({ from, to }, change) {
  const column = new Float64Array(from.length);
  const length = change.to - change.from;
  for (let e = 0; e < column.length; e++) {
    const seen = Math.min(to[e] ?? 0, change.to) - Math.max(from[e] ?? 0, change.from);
    if (seen > 0) column[e] = seen / length;
  }
  return column;
}
function product(a, b) {
  const result = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = (a[i] ?? 0) * (b[i] ?? 0);
  return result;
}
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
var SINGULAR = 1e-9;
function inverse2(matrix) {
  const n = matrix.length;
  const rows = matrix.map((row, i) => {
    const wide = new Float64Array(2 * n);
    wide.set(row);
    wide[n + i] = 1;
    return wide;
  });
  for (const [i, row] of rows.entries()) {
    const pivot = row[i] ?? 0;
    if (!(pivot > SINGULAR * (matrix[i]?.[i] ?? 0))) return void 0;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / pivot;
    for (const other of rows) if (other !== row) addTo(other, row, -(other[i] ?? 0));
  }
  return rows.map((row) => row.slice(n));
}
function addTo(row, other, times) {
  if (times !== 0) for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + times * (other[j] ?? 0);
}
function gainOf({ from, to, weight }, given, change) {
  const length = change.to - change.from;
  const { columns, residual } = given;
  const common = new Float64Array(columns.length);
  let [own, pull] = [0, 0];
  for (let e = 0; e < from.length; e++) {
    const seen = Math.min(to[e] ?? 0, change.to) - Math.max(from[e] ?? 0, change.from);
    if (seen <= 0) continue;
    const share = seen / length;
    const weighted = share * (weight[e] ?? 0);
    own += weighted * share;
    pull += weighted * (residual[e] ?? 0);
    for (let j = 0; j < common.length; j++) common[j] = (common[j] ?? 0) + weighted * (columns[j]?.[e] ?? 0);
  }
  const free = own - quadratic(given.covariance, common);
  return free > SINGULAR * own ? pull ** 2 / free : 0;
}
function quadratic(matrix, x) {
  return matrix.reduce((sum, row, i) => sum + (x[i] ?? 0) * dot(row, x), 0);
}
function stepGains(spans, given) {
  const { unknowns, weight } = spans;
  const pull = coverage(spans, product(weight, given.residual));
  const own = coverage(spans, weight);
  const common = given.columns.map((column) => coverage(spans, product(weight, column)));
  const gains = new Float64Array(unknowns + 1);
  const shared = new Float64Array(common.length);
  for (let k = 1; k <= unknowns; k++) {
    for (let j = 0; j < shared.length; j++) shared[j] = common[j]?.[k] ?? 0;
    const free = (own[k] ?? 0) - (common.length === 0 ? 0 : quadratic(given.covariance, shared));
    if (free > SINGULAR * (own[k] ?? 0)) gains[k] = (pull[k] ?? 0) ** 2 / free;
  }
  return gains;
}
function coverage({ unknowns, from, to }, values) {
  const sums = new Float64Array(unknowns + 2);
  for (let e = 0; e < from.length; e++) {
    const value = values[e] ?? 0;
    const first = (from[e] ?? 0) + 1;
    const next = (to[e] ?? 0) + 1;
    sums[first] = (sums[first] ?? 0) + value;
    sums[next] = (sums[next] ?? 0) - value;
  }
  for (let k = 1; k <= unknowns; k++) sums[k] = (sums[k] ?? 0) + (sums[k - 1] ?? 0);
  return sums.subarray(0, unknowns + 1);
}

// src/history/events/certainty.ts
var EXACT_ERROR = 2e-5;
function certainty(spans, found, row, ratio) {
  const error = Math.sqrt(found.covariance[row]?.[row] ?? 0) * ratio;
  const size = Math.abs(found.sizes[row] ?? 0);
  if (error < EXACT_ERROR) return { error: 0, df: Infinity, z: size / error };
  const df = freedomOf(spans, found, row);
  return { error, df, z: asNormal(size / error, df) };
}
function freedomOf(spans, { covariance, columns }, row) {
  const own = covariance[row] ?? new Float64Array(0);
  let [sum, squares] = [0, 0];
  for (let e = 0; e < spans.y.length; e++) {
    let influence = 0;
    for (let j = 0; j < own.length; j++) influence += (own[j] ?? 0) * (columns[j]?.[e] ?? 0);
    const share = influence ** 2 * (spans.weight[e] ?? 0);
    sum += share;
    squares += share ** 2 / (spans.df[e] ?? 1);
  }
  return squares > 0 ? sum ** 2 / squares : Infinity;
}
function asNormal(z, df) {
  if (df === Infinity) return z;
  const tail = tUpperTail(z * Math.sqrt(df / (df - 2)), df);
  return tail > 0 ? -normalQuantile(tail) : z;
}
function disagreement(spans, found, row) {
  let [q, df] = [0, 0];
  for (const { residual, free } of residualsOf(spans, found, row)) {
    q += residual ** 2;
    df += free;
  }
  if (df < 0.5 || q <= df) return 1;
  return chiSquaredTail(q, Math.max(df, 1)) < CONTRADICTION ? Math.sqrt(q / df) : 1;
}
function residualsOf(spans, found, row) {
  const { columns, residual } = found;
  const residuals = [];
  for (let e = 0; e < residual.length; e++) {
    if ((columns[row]?.[e] ?? 0) === 0) continue;
    const w = spans.weight[e] ?? 0;
    const free = 1 - w * leverageOf(found, e);
    residuals.push({ span: e, residual: Math.sqrt(w) * (residual[e] ?? 0), free });
  }
  return residuals;
}
function leverageOf({ columns, covariance }, span) {
  let sum = 0;
  for (let i = 0; i < covariance.length; i++)
    for (let j = 0; j < covariance.length; j++)
      sum += (covariance[i]?.[j] ?? 0) * (columns[i]?.[span] ?? 0) * (columns[j]?.[span] ?? 0);
  return sum;
}
var ALONE = 1e-6;
function deniedBy(spans, found, row, needed) {
  const off = residualsOf(spans, found, row).filter(({ free }) => free > ALONE).map(({ span, residual, free }) => ({ span, off: Math.abs(residual) / Math.sqrt(free) })).sort((a, b) => b.off - a.off);
  const [worst] = off;
  if (worst === void 0 || 2 * normalCdf(-worst.off) * off.length >= CONTRADICTION) return 0;
  const others = { ...spans, weight: spans.weight.map((w, e) => e === worst.span ? 0 : w) };
  const again = fitChanges(others, found.changes);
  return again !== void 0 && certainty(others, again, row, 1).z >= needed ? 0 : worst.off;
}

// src/history/bisect.ts
function firstFrom(length, valueAt, limit) {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = low + high >> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/history/events/ramps.ts
var SHORTEST = 3;
var GROWTH = 1.4;
var STRIDE = 5;
function rampsAbove(spans, given, least) {
  const ramps = [];
  searchRamps(spans, given, least, (ramp) => {
    ramps.push(ramp);
    return least;
  });
  return ramps;
}
var EQUAL = 1e-9;
function strongestRamp(spans, given, least) {
  let best;
  searchRamps(spans, given, least, (ramp) => {
    if (best === void 0 || ramp.gain > best.gain * (1 + EQUAL)) best = ramp;
    return best.gain;
  });
  return best;
}
function searchRamps(spans, given, least, found) {
  const shape = shapeOf(spans);
  const pull = runningSums(coverage(spans, product(spans.weight, given.residual)));
  let needed = least;
  for (const within of shape.gapless) needed = searchWindows(within, { ...shape, pull }, needed, found);
}
function searchWindows(within, { pull, own, touching, square }, least, found) {
  let needed = least;
  for (let length = SHORTEST; length <= within.to - within.from; length = Math.ceil(length * GROWTH)) {
    const stride = Math.max(1, Math.floor(length / STRIDE));
    const first = within.from + (within.to - length - within.from) % stride;
    for (let from = first; from + length <= within.to; from += stride) {
      const to = from + length;
      const pulled = ((pull[to] ?? 0) - (pull[from] ?? 0)) ** 2;
      const overlap = (own[to] ?? 0) - (own[from] ?? 0);
      if (pulled < needed * overlap || pulled * touching(from, to) < needed * overlap ** 2) continue;
      const gain = pulled / square(from, to);
      if (gain >= needed) needed = found({ from, to, gain });
    }
  }
  return needed;
}
var shapes = /* @__PURE__ */ new WeakMap();
function shapeOf(spans) {
  const known = shapes.get(spans);
  if (known !== void 0) return known;
  const own = coverage(spans, spans.weight);
  const made = {
    ...{ gapless: gaplessParts(own), own: runningSums(own) },
    ...{ touching: makeTouching(spans), square: makeSquares(spans) }
  };
  shapes.set(spans, made);
  return made;
}
function runningSums(values) {
  const sums = values.slice();
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0);
  return sums;
}
function gaplessParts(own) {
  const parts = [];
  let from = 0;
  for (let k = 1; k <= own.length; k++) {
    if ((own[k] ?? 0) > 0) continue;
    if (k - 1 - from >= SHORTEST) parts.push({ from, to: k - 1 });
    from = k;
  }
  return parts;
}
function makeTouching(spans) {
  let sums;
  return (first, last) => {
    sums ??= endsOf(spans);
    return (sums.begun[last] ?? 0) - (sums.ended[first] ?? 0);
  };
}
function endsOf({ unknowns, from, to, weight }) {
  const begun = new Float64Array(unknowns + 1);
  const ended = new Float64Array(unknowns + 1);
  for (let e = 0; e < from.length; e++) {
    const first = (from[e] ?? 0) + 1;
    const last = to[e] ?? 0;
    begun[first] = (begun[first] ?? 0) + (weight[e] ?? 0);
    ended[last] = (ended[last] ?? 0) + (weight[e] ?? 0);
  }
  return { begun: runningSums(begun), ended: runningSums(ended) };
}
var CLASSES = [4, 32, 256, Infinity];
function makeSquares(spans) {
  let classes;
  return (first, last) => {
    classes ??= byLength(spans);
    let sum = 0;
    for (const { longest, from, to, weight } of classes)
      for (let i = firstFrom(from.length, (at) => from[at] ?? 0, first - longest + 1); i < from.length && (from[i] ?? 0) < last; i++) {
        const seen = Math.min(to[i] ?? 0, last) - Math.max(from[i] ?? 0, first);
        if (seen > 0) sum += (weight[i] ?? 0) * seen * seen;
      }
    return sum;
  };
}
function byLength({ from, to, weight }) {
  const ordered = from.map((_, e) => e);
  const isOrdered = from.every((start, e) => start >= (from[e - 1] ?? 0));
  if (!isOrdered) ordered.sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0));
  return CLASSES.map((longest, i) => {
    const shortest = CLASSES[i - 1] ?? 0;
    const members = ordered.filter((e) => {
      const length = (to[e] ?? 0) - (from[e] ?? 0);
      return length > shortest && length <= longest;
    });
    return {
      longest,
      from: members.map((e) => from[e] ?? 0),
      to: members.map((e) => to[e] ?? 0),
      weight: Float64Array.from(members, (e) => weight[e] ?? 0)
    };
  });
}
function moveEnds(spans, given, ramp) {
  let best = { from: ramp.from, to: ramp.to, gain: gainOf(spans, given, ramp) };
  for (let by = Math.max(1, ramp.to - ramp.from >> 2); by >= 1; by >>= 1)
    for (let moved2 = true; moved2; ) {
      moved2 = false;
      for (const next of movesOf(best, by, spans.unknowns)) {
        const gain = gainOf(spans, given, next);
        if (gain > best.gain * (1 + 1e-9)) {
          best = { ...next, gain };
          moved2 = true;
        }
      }
    }
  return best;
}
function movesOf({ from, to }, by, unknowns) {
  const moves = [
    { from: from - by, to },
    { from: from + by, to },
    { from, to: to - by },
    { from, to: to + by }
  ];
  return moves.filter((m) => m.from >= 0 && m.to <= unknowns && m.to - m.from >= SHORTEST);
}

// src/history/events/spans.ts
var EXACT2 = 1e-10;
function layOut(edges, placeOf, length) {
  const number = numberUnknowns(edges, placeOf, length);
  const { base, head, ln, variance, df } = edges;
  const between = overGoBetweens(edges, placeOf);
  const kept = createKept(number, base.length + between.length);
  for (let e = 0; e < base.length; e++) {
    const a = placeOf[base[e] ?? 0] ?? -1;
    const b = placeOf[head[e] ?? 0] ?? -1;
    if (a >= 0 && b >= 0) kept.add(a, b, ln[e] ?? 0, variance[e] ?? 0, df[e] ?? 0);
  }
  for (const span of between) kept.add(span.from, span.to, span.y, span.variance, span.df);
  const unknowns = number[length - 1] ?? 0;
  const place = new Int32Array(unknowns + 1);
  for (let at = length - 1; at > 0; at--) if (number[at] !== number[at - 1]) place[number[at] ?? 0] = at;
  return { unknowns, place, ...kept.columns() };
}
function numberUnknowns(edges, placeOf, length) {
  const { base, head, ln, variance } = edges;
  const isProved = "isProved" in edges ? edges.isProved.slice() : new Uint8Array(length);
  for (let e = 0; e < base.length; e++) {
    if (variance[e] !== 0 || ln[e] !== 0) continue;
    const a = placeOf[base[e] ?? 0] ?? -1;
    const b = placeOf[head[e] ?? 0] ?? -1;
    if (a >= 0 && b >= 0 && Math.abs(a - b) === 1) isProved[Math.max(a, b)] = 1;
  }
  const number = new Int32Array(length);
  for (let at = 1; at < length; at++) number[at] = (number[at - 1] ?? 0) + (isProved[at] === 1 ? 0 : 1);
  return number;
}
function createKept(number, most) {
  const [from, to] = [new Int32Array(most), new Int32Array(most)];
  const [y, weight, df] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
  let kept = 0;
  return {
    /** From place a to b, turned round where b lies before a. Without an object for each of millions. */
    add: (a, b, ln, variance, freedom) => {
      const first = number[Math.min(a, b)] ?? 0;
      const last = number[Math.max(a, b)] ?? 0;
      if (first === last) return;
      from[kept] = first;
      to[kept] = last;
      y[kept] = a < b ? ln : -ln;
      weight[kept] = 1 / Math.max(variance, EXACT2);
      df[kept++] = freedom;
    },
    columns: () => ({
      from: from.subarray(0, kept),
      to: to.subarray(0, kept),
      y: y.subarray(0, kept),
      weight: weight.subarray(0, kept),
      df: df.subarray(0, kept)
    })
  };
}
function overGoBetweens({ base, head, ln, variance, df }, placeOf) {
  const meetings = /* @__PURE__ */ new Map();
  for (let e = 0; e < base.length; e++) {
    const from = base[e] ?? 0;
    const to = head[e] ?? 0;
    const a = placeOf[from] ?? -1;
    const b = placeOf[to] ?? -1;
    if (a < 0 === b < 0) continue;
    const [between, at, y] = a < 0 ? [from, b, ln[e] ?? 0] : [to, a, -(ln[e] ?? 0)];
    const met = meetings.get(between) ?? [];
    meetings.set(between, met);
    met.push({ at, y, variance: variance[e] ?? 0, df: df[e] ?? 0 });
  }
  return [...meetings.values()].flatMap((met) => {
    const sorted = met.toSorted((a, b) => a.at - b.at);
    return sorted.slice(1).flatMap((next, i) => {
      const first = sorted[i];
      return first === void 0 || first.at === next.at ? [] : [spanOver(first, next)];
    });
  });
}
function spanOver(first, next) {
  const variance = first.variance + next.variance;
  const spread = first.variance ** 2 / first.df + next.variance ** 2 / next.df;
  const df = spread > 0 ? variance ** 2 / spread : Infinity;
  return { from: first.at, to: next.at, y: next.y - first.y, variance, df };
}
function isProof({ from, to, weight }, span) {
  return (weight[span] ?? 0) >= 0.5 / EXACT2 && (to[span] ?? 0) > (from[span] ?? 0) + 1;
}
function withoutProofs(spans) {
  const hasProof = spans.weight.some((_, e) => isProof(spans, e));
  return hasProof ? { ...spans, weight: spans.weight.map((w, e) => isProof(spans, e) ? 0 : w) } : spans;
}
function part(spans, after, upTo) {
  const inside = [];
  for (let e = 0; e < spans.from.length; e++)
    if ((spans.from[e] ?? 0) >= after && (spans.to[e] ?? 0) <= upTo) inside.push(e);
  const place = new Int32Array(upTo - after + 1);
  place.set(spans.place.subarray(after + 1, upTo + 1), 1);
  return {
    unknowns: upTo - after,
    place,
    from: Int32Array.from(inside, (e) => (spans.from[e] ?? 0) - after),
    to: Int32Array.from(inside, (e) => (spans.to[e] ?? 0) - after),
    y: Float64Array.from(inside, (e) => spans.y[e] ?? 0),
    weight: Float64Array.from(inside, (e) => spans.weight[e] ?? 0),
    df: Float64Array.from(inside, (e) => spans.df[e] ?? 0)
  };
}

// src/history/events/explain.ts
var MOST = 40;
var PASSES = 3;
var PREFER_STEPS = 6;
var EQUAL2 = 1e-9;
function isStep({ from, to }) {
  return to === from + 1;
}
function explain(spans, prices) {
  const nothing = fitChanges(spans, []);
  if (nothing === void 0) throw new RangeError("no changes are always a fit");
  const ramp = bestRamp(spans, nothing, prices.ramp);
  const steps = grow(spans, nothing, { ...prices, ramp: Infinity });
  if (ramp === void 0) return inOrder2(spans, steps);
  const fromRamp = fitChanges(spans, [ramp]);
  if (fromRamp === void 0) return inOrder2(spans, steps);
  const dearer = { ...prices, ramp: Math.max(prices.ramp, prices.step + PREFER_STEPS) };
  const both = grow(spans, steps, dearer);
  const other = grow(spans, fromRamp, dearer);
  const best = cost(other, dearer) < cost(both, dearer) - EQUAL2 ? other : both;
  return inOrder2(spans, best.changes.length === 0 ? fromRamp : best);
}
function inOrder2(spans, found) {
  return fitChanges(
    spans,
    found.changes.toSorted((a, b) => a.from - b.from || a.to - b.to)
  ) ?? found;
}
function priceOf(change, prices) {
  return isStep(change) ? prices.step : prices.ramp;
}
function cost({ chiSquared, changes }, prices) {
  return changes.reduce((sum, change) => sum + priceOf(change, prices), chiSquared);
}
function grow(spans, start, prices) {
  let best = settle(spans, start, prices);
  while (best.changes.length < MOST) {
    const added = bestOf(spans, best, prices) ?? bestPair(spans, best, prices);
    const larger = added === void 0 ? void 0 : fitChanges(spans, [...best.changes, ...added]);
    if (larger === void 0) break;
    const settled = settle(spans, larger, prices);
    if (cost(settled, prices) >= cost(best, prices) - EQUAL2) break;
    best = settled;
  }
  return best;
}
function bestOf(spans, given, prices) {
  const step = bestStep(spans, given);
  const ramp = prices.ramp === Infinity ? void 0 : bestRamp(spans, given, prices.ramp);
  const [ofStep, ofRamp] = [step.gain - prices.step, (ramp?.gain ?? 0) - prices.ramp];
  if (Math.max(ofStep, ofRamp) <= 0) return void 0;
  return ofStep >= ofRamp || ramp === void 0 ? [step] : [ramp];
}
function bestPair(spans, given, prices) {
  const loose = withoutProofs(spans);
  if (loose === spans) return void 0;
  let [pair, least] = [
    void 0,
    given.chiSquared - 2 * prices.step
  ];
  for (const [k, gain] of stepGains(loose, given).entries()) {
    if (gain < prices.step) continue;
    const first = { from: k - 1, to: k };
    const one = fitChanges(spans, [...given.changes, first]);
    if (one === void 0) continue;
    const second = bestStep(spans, one);
    const left = one.chiSquared - second.gain;
    if (left < least - EQUAL2) [pair, least] = [[first, second], left];
  }
  return pair;
}
function bestStep(spans, given) {
  const gains = stepGains(spans, given);
  let [at, gain] = [1, 0];
  for (let k = 1; k < gains.length; k++)
    if ((gains[k] ?? 0) > gain * (1 + EQUAL2)) [at, gain] = [k, gains[k] ?? 0];
  return { from: at - 1, to: at, gain };
}
function bestRamp(spans, given, least) {
  const best = strongestRamp(spans, given, least);
  return best === void 0 ? void 0 : moveEnds(spans, given, best);
}
function settle(spans, start, prices) {
  let current = start;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = current;
    for (const change of before.changes) current = move(spans, current, change);
    current = prune(spans, current, prices);
    if (current.changes === before.changes) break;
  }
  return current;
}
function move(spans, given, change) {
  const others = given.changes.filter((other) => other !== change);
  const without = fitChanges(spans, others);
  if (without === void 0) return given;
  const better = isStep(change) ? bestStep(spans, without) : moveEnds(spans, without, change);
  if (better.from === change.from && better.to === change.to) return given;
  const moved2 = fitChanges(spans, [...others, { from: better.from, to: better.to }]);
  return moved2 !== void 0 && moved2.chiSquared < given.chiSquared * (1 - EQUAL2) ? moved2 : given;
}
function prune(spans, start, prices) {
  let current = start;
  for (; ; ) {
    const weakest = weakestOf(current, prices);
    if (weakest === void 0) return current;
    const rest = current.changes.filter((change) => change !== weakest);
    const smaller = fitChanges(spans, rest);
    if (smaller === void 0) return current;
    current = smaller;
  }
}
function weakestOf({ changes, sizes, covariance }, prices) {
  let [weakest, least] = [void 0, 0];
  for (const [i, change] of changes.entries()) {
    const gain = (sizes[i] ?? 0) ** 2 / (covariance[i]?.[i] ?? 1);
    const beyond = gain - priceOf(change, prices);
    if (beyond < least) [weakest, least] = [change, beyond];
  }
  return weakest;
}

// src/history/events/stretches.ts
function stretchesOf(spans, prices) {
  const nothing = fitChanges(spans, []);
  if (nothing === void 0 || spans.from.length === 0) return [];
  const steps = [];
  for (const kind of /* @__PURE__ */ new Set([spans, withoutProofs(spans)])) {
    const gains = stepGains(kind, nothing);
    for (let k = 1; k < gains.length; k++)
      if ((gains[k] ?? 0) >= prices.step) steps.push({ from: k - 1, to: k });
  }
  const ramps = strongest(rampsAbove(spans, nothing, prices.ramp));
  const found = [...steps, ...ramps];
  return found.length === 0 ? [] : joined(found.map(toBorders(spans)));
}
function strongest(ramps) {
  const kept = [];
  for (const ramp of ramps.toSorted((a, b) => b.gain - a.gain || a.from - b.from || a.to - b.to))
    if (kept.every(({ from, to }) => ramp.to <= from || ramp.from >= to)) kept.push(ramp);
  return kept;
}
function toBorders({ unknowns, from, to }) {
  const crossing = new Int32Array(unknowns + 2);
  for (let e = 0; e < from.length; e++) {
    crossing[(from[e] ?? 0) + 1] = (crossing[(from[e] ?? 0) + 1] ?? 0) + 1;
    crossing[to[e] ?? 0] = (crossing[to[e] ?? 0] ?? 0) - 1;
  }
  for (let k = 1; k <= unknowns; k++) crossing[k] = (crossing[k] ?? 0) + (crossing[k - 1] ?? 0);
  return (change) => {
    let [start, end] = [change.from, change.to];
    while (start > 0 && (crossing[start] ?? 0) > 0) start--;
    while (end < unknowns && (crossing[end] ?? 0) > 0) end++;
    return { from: start, to: end };
  };
}
function joined(ranges) {
  const result = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (last === void 0 || range.from >= last.to) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}

// src/history/events/find-changes.ts
function eventPolicy(threshold = 0.05) {
  return { stepZ: 4.2, driftZ: 3.9, smallestStep: threshold / 5, smallestDrift: threshold / 2 };
}
function findChanges(spans, policy) {
  const prices = { step: policy.stepZ ** 2, ramp: policy.driftZ ** 2 };
  const found = stretchesOf(spans, prices).map(
    ({ from, to }) => changesIn(part(spans, from, to), policy, prices)
  );
  return {
    changes: found.flatMap(({ changes }) => changes),
    doubts: found.flatMap(({ doubts }) => doubts)
  };
}
function changesIn(spans, policy, prices) {
  const found = sureOf(spans, explain(spans, prices), prices);
  const changes = [];
  const doubts = [];
  for (const [row, change] of found.changes.entries()) {
    const ln = found.sizes[row] ?? 0;
    const smallest = isStep(change) ? policy.smallestStep : policy.smallestDrift;
    if (Math.abs(ln) < Math.log1p(smallest)) continue;
    const ratio = disagreement(spans, found, row);
    const told = toFound(spans, found, row, ratio);
    const needed = isStep(change) ? policy.stepZ : policy.driftZ;
    const denied = deniedBy(spans, found, row, needed);
    if (told.z >= needed && denied === 0) changes.push(told);
    else doubts.push({ first: told.first, last: told.last, ln, ratio: Math.max(ratio, denied) });
  }
  return { changes, doubts };
}
function sureOf(spans, start, prices) {
  let current = start;
  for (; ; ) {
    const rows = current.changes.map((change, row) => ({
      change,
      beyond: certainty(spans, current, row, 1).z ** 2 - (isStep(change) ? prices.step : prices.ramp)
    }));
    const [weakest] = rows.filter(({ beyond }) => beyond < 0).sort((a, b) => a.beyond - b.beyond);
    if (weakest === void 0) return current;
    const rest = fitChanges(
      spans,
      current.changes.filter((change) => change !== weakest.change)
    );
    if (rest === void 0) return current;
    current = settle(spans, rest, prices);
  }
}
var RANGE = 3.84;
var TAIL = 0.025;
function toFound(spans, found, row, ratio) {
  const change = found.changes[row] ?? { from: 0, to: 1 };
  const ln = found.sizes[row] ?? 0;
  const { error, df, z } = certainty(spans, found, row, ratio);
  const reach = error === 0 ? 0 : error * quantileOf(df);
  const [first, last] = isStep(change) ? rangeOf(spans, found, change, ratio) : [change.from + 1, change.to];
  const placeOf = (unknown) => spans.place[unknown] ?? 0;
  return {
    kind: isStep(change) ? "step" : "drift",
    place: placeOf(change.to),
    first: placeOf(first),
    last: placeOf(last),
    ln,
    error,
    lo: ln - reach,
    hi: ln + reach,
    z,
    stretch: found,
    row
  };
}
var Z95 = normalQuantile(1 - TAIL);
function quantileOf(df) {
  return df > 200 ? Z95 : tUpperQuantile(TAIL, df) / Math.sqrt(df / (df - 2));
}
function rangeOf(spans, found, change, ratio) {
  const without = fitChanges(
    spans,
    found.changes.filter((other) => other !== change)
  );
  if (without === void 0) return [change.to, change.to];
  const gains = stepGains(spans, without);
  const least = (gains[change.to] ?? 0) - RANGE * ratio ** 2;
  let [first, last] = [change.to, change.to];
  while (first > 1 && (gains[first - 1] ?? 0) >= least) first--;
  while (last < spans.unknowns && (gains[last + 1] ?? 0) >= least) last++;
  return [first, last];
}

// src/history/events/recoveries.ts
var Z = 1.96;
function recoveries(changes, better, smallest) {
  const worse = better === "higher" ? -1 : 1;
  const recovered = /* @__PURE__ */ new Map();
  for (const [i, change] of changes.entries()) {
    if (worse * change.ln >= 0) continue;
    for (const [j, slowdown] of changes.slice(0, i).entries()) {
      if (worse * slowdown.ln <= 0 || recovered.has(slowdown)) continue;
      const { ln, error } = sumOf(changes.slice(j, i + 1));
      const left = worse * ln;
      const isNothing = left <= Math.log1p(smallest) || left <= Z * error;
      if (left < worse * slowdown.ln / 2 && isNothing) recovered.set(slowdown, change);
    }
  }
  const recovering = new Set(recovered.values());
  return { by: (slowdown) => recovered.get(slowdown), isRecovery: (change) => recovering.has(change) };
}
function sumOf(changes) {
  let variance = 0;
  for (const a of changes)
    for (const b of changes)
      if (a.stretch === b.stretch) variance += a.stretch.covariance[a.row]?.[b.row] ?? 0;
  return { ln: changes.reduce((sum, { ln }) => sum + ln, 0), error: Math.sqrt(Math.max(variance, 0)) };
}

// src/history/events/events.ts
function findEvents(graph, wish) {
  const moving = [...graph.series.keys()].filter((series) => !graph.isStill(series));
  const part2 = partOfGraph(graph, moving);
  const line = lineOf(graph, wish.branch);
  const along = part2.edgesAlong({ placeOf: placesOn(line, graph.commits.length), length: line.length });
  return eventsAlong({ ...part2, edgesOf: along }, line, wish);
}
function eventsAlong(graph, line, wish) {
  const { policy = eventPolicy() } = wish;
  const atOnce = (edges) => findChanges(layOut(edges, placeOf, line.length), policy);
  const find = wish.find ?? atOnce;
  const placeOf = placesOn(line, graph.commits.length);
  const commits = [...line].flatMap((commit) => graph.commits[commit] ?? []);
  const shaAt = (place) => commits[place]?.sha ?? "";
  const events = [];
  const doubts = [];
  for (const [number, series] of graph.series.entries()) {
    const edges = graph.edgesOf(number);
    if (isStill(edges)) continue;
    const found = find(edges, policy);
    const better = betterOf(series.unit, []);
    const back = recoveries(found.changes, better, policy.smallestStep);
    for (const change of found.changes) {
      const note = graph.noteOf(number, line[change.place] ?? -1);
      const event = tell({ series, better, back, commits, note, accepted: wish.acknowledged }, change);
      events.push({ place: change.place, event });
    }
    for (const { first, last, ln, ratio } of found.doubts)
      doubts.push({ ...series, first: shaAt(first), last: shaAt(last), delta: Math.expm1(ln), ratio });
  }
  return { events: events.sort((a, b) => a.place - b.place).map(({ event }) => event), doubts };
}
function placesOn(line, commits) {
  const placeOf = new Int32Array(commits).fill(-1);
  for (const [place, commit] of line.entries()) placeOf[commit] = place;
  return placeOf;
}
function isStill({ ln, variance }) {
  return ln.every((each) => each === 0) && variance.every((each) => each === 0);
}
function tell(telling, change) {
  const { series, better, back, commits, note } = telling;
  const [at, first, last] = [commits[change.place], commits[change.first], commits[change.last]];
  const said = {
    benchmark: series.benchmark,
    unit: series.unit,
    kind: back.isRecovery(change) ? "recovery" : change.kind,
    commit: at?.sha ?? "",
    first: first?.sha ?? "",
    last: last?.sha ?? "",
    authored: at?.authored ?? "",
    measured: at?.measured ?? "",
    pull: at?.pull,
    delta: Math.expm1(change.ln),
    lo: Math.expm1(change.lo),
    hi: Math.expm1(change.hi),
    worse: better === "unknown" ? void 0 : better === "lower" ? change.ln > 0 : change.ln < 0,
    through: note?.through ?? []
  };
  const recovered = back.by(change);
  if (recovered === void 0) return { ...said, state: stateOf(telling, said) };
  return { ...said, state: { kind: "recovered", commit: commits[recovered.place]?.sha ?? "" } };
}
function stateOf({ note, accepted }, said) {
  if (said.worse === false) return { kind: "open" };
  const waived = note?.waived ?? accepted?.(said);
  return waived === void 0 ? { kind: "open" } : { kind: "acknowledged", ...waived };
}
function groupEvents(events) {
  const size = ({ delta }) => Math.abs(Math.log1p(delta));
  return grouped(events, ({ commit }) => commit).map((members) => {
    const [{ commit, authored, pull }] = members;
    return { commit, authored, pull, events: members.toSorted((a, b) => size(b) - size(a)) };
  });
}

export {
  edgeVariance,
  compareSeries,
  createNames,
  collectGraph,
  createGraph,
  lineOf,
  acknowledgedBy,
  partOfGraph,
  chiSquaredTail,
  AGREED,
  byComponent,
  withHeterogeneity,
  CONTRADICTION,
  exactContradiction,
  contradictionsIn,
  firstFrom,
  layOut,
  eventPolicy,
  findChanges,
  findEvents,
  eventsAlong,
  groupEvents
};

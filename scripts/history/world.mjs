// A simulated branch: what its commits really did to each benchmark, and the entries that runs leave of it, each made
// on a machine of its own.

import { random } from "../replay/random.mjs";

/**
 * @typedef {{ commits: number, benchmarks: number, identical: number, machine: number, nightlyEvery: number, weeklyEvery: number, releaseEvery: number,
 *   near: number, long: number, df: number, step: number, small: number, driftEvery: number }} Plan `identical`: share of commits that do not reach a benchmark; `machine`: a run's factor is 1 ± that;
 *   `…Every` so many commits, 0 for never; `near`, `long`: standard errors of comparisons of neighbours, and of the others; `df` of their estimates,
 *   Infinity for known errors; `step`: size of a step, `small`: of each of the ten of a drift, one every `driftEvery` commits
 * @typedef {{ kind: "step" | "drift", places: number[], ln: number }} Truth a step has one place; `ln` at each place
 * @typedef {{ identical: Uint8Array, truths: Truth[], level: Float64Array }} Line of one benchmark: by place whether its commit is proved not to reach it, and the ln of its
 *   speed
 * @typedef {{ base: number, head: number, kind: "near" | "long" }} Run
 * @typedef {import("../../src/history/ladder/compared-columns.ts").Compared} Compared
 * @typedef {{ ln: number, error: number, df: number, base: number, head: number }} Measured
 * @typedef {(line: Line, number: number, run: Run) => Measured} Measure what a run says of a benchmark
 */

/** @type {Plan} */
export const PLAN = {
  commits: 500,
  benchmarks: 100,
  identical: 0.5,
  machine: 0.2,
  nightlyEvery: 10,
  weeklyEvery: 50,
  releaseEvery: 200,
  near: 0.008,
  long: 0.005,
  df: Infinity,
  step: 0.03,
  small: 0.01,
  driftEvery: 15,
};

export const DRIFT_STEPS = 10;
/** Steps of a benchmark keep so far apart. */
const APART = 25;
/** Shares of the benchmarks with steps and with a drift; nothing happens to the others. */
const [WITH_STEPS, WITH_DRIFT] = [0.4, 0.2];
/** Stands for infinite degrees of freedom, which JSON does not have. */
const MANY = 1e9;

/**
 * makeLines draws what happens. A fifth of the steps is followed by one that takes it back.
 * @param {Plan} plan @param {() => number} next
 * @returns {Line[]}
 */
export function makeLines(plan, next) {
  return Array.from({ length: plan.benchmarks }, (_, number) => {
    const identical = Uint8Array.from({ length: plan.commits }, (_, k) =>
      k > 0 && next() < plan.identical ? 1 : 0,
    );
    const share = (number + 0.5) / plan.benchmarks;
    const truths =
      share < WITH_STEPS
        ? drawSteps(plan, next)
        : share < WITH_STEPS + WITH_DRIFT
          ? [drawDrift(plan, next)]
          : [];
    for (const { places } of truths) for (const place of places) identical[place] = 0;
    return { identical, truths, level: levelOf(plan, truths) };
  });
}

/** @param {Plan} plan @param {() => number} next @returns {Truth[]} */
function drawSteps({ commits, step }, next) {
  /** @type {Truth[]} */
  const steps = [];
  const wanted = 1 + Math.floor(next() * 3);
  for (let place = 10 + Math.floor(next() * 150); steps.length < wanted && place < commits - APART; ) {
    const last = steps.at(-1);
    const sign = last !== undefined && last.ln > 0 && next() < 0.5 ? -1 : next() < 0.7 ? 1 : -1;
    steps.push({ kind: "step", places: [place], ln: sign * Math.log1p(step) });
    place += APART + Math.floor(next() * 120);
  }
  return steps;
}

/** @param {Plan} plan @param {() => number} next @returns {Truth} */
function drawDrift({ commits, small, driftEvery }, next) {
  const room = commits - DRIFT_STEPS * driftEvery - APART;
  const start = 10 + Math.floor(next() * Math.max(1, room - 10));
  const places = Array.from(
    { length: DRIFT_STEPS },
    (_, i) => start + i * driftEvery + Math.floor(next() * driftEvery),
  );
  return { kind: "drift", places, ln: Math.log1p(small) };
}

/** @param {Plan} plan @param {readonly Truth[]} truths */
function levelOf({ commits }, truths) {
  const level = new Float64Array(commits);
  for (const { places, ln } of truths)
    for (const place of places) for (let k = place; k < commits; k++) level[k] = (level[k] ?? 0) + ln;
  return level;
}

/** runsOf are the runs of a branch, in the order in which they are made. @param {Plan} plan @returns {Run[]} */
export function runsOf({ commits, nightlyEvery, weeklyEvery, releaseEvery }) {
  /** @type {Run[]} */
  const runs = [];
  for (let head = 1; head < commits; head++) {
    runs.push({ base: head - 1, head, kind: "near" });
    if (nightlyEvery > 0 && head % nightlyEvery === 0)
      runs.push({ base: head - nightlyEvery, head, kind: "long" });
    if (weeklyEvery > 0 && head % weeklyEvery === 0) {
      const release = Math.floor((head - 1) / releaseEvery) * releaseEvery;
      runs.push({ base: release, head, kind: "long" });
    }
  }
  return runs;
}

/** makeMeasure draws what runs measure, with normal errors. @param {Plan} plan @param {() => number} next @returns {Measure} */
export function makeMeasure(plan, next) {
  const normal = makeNormal(next);
  /** @type {WeakMap<Run, number>} */
  const machines = new WeakMap();
  const machineOf = (/** @type {Run} */ run) => {
    const known = machines.get(run) ?? 1 + plan.machine * (2 * next() - 1);
    machines.set(run, known);
    return known;
  };
  return ({ level }, _number, run) => {
    const sigma = plan[run.kind];
    const ln = (level[run.head] ?? 0) - (level[run.base] ?? 0) + sigma * normal();
    const scale = plan.df === Infinity ? 1 : Math.sqrt(chiSquared(plan.df, normal) / plan.df);
    const base = machineOf(run) * Math.exp((level[run.base] ?? 0) + (sigma / 2) * normal());
    return { ln, error: sigma * scale, df: Math.min(plan.df, MANY), base, head: base * Math.exp(ln) };
  };
}

/** @param {() => number} next */
function makeNormal(next) {
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** @param {number} df @param {() => number} normal */
function chiSquared(df, normal) {
  let sum = 0;
  for (let i = 0; i < df; i++) sum += normal() ** 2;
  return sum;
}

/** shaOf is the hash of a commit. @param {number} place */
export function shaOf(place) {
  return (place + 1).toString(16).padStart(40, "0");
}

/**
 * entriesOf are the entries of a branch.
 * @param {readonly Line[]} lines @param {readonly Run[]} runs @param {Measure} measure
 * @returns {Compared[]}
 */
export function entriesOf(lines, runs, measure) {
  const benchmarks = benchmarksOf(lines);
  return runs.map((run, number) => entryOf({ lines, benchmarks, measure }, run, number));
}

/** @param {readonly Line[]} lines */
export function benchmarksOf(lines) {
  return lines.map((_, i) => ({ pkg: "sim", name: `B${String(i).padStart(4, "0")}`, procs: 2 }));
}

/**
 * entryOf is that of one run.
 * @param {{ lines: readonly Line[], benchmarks: readonly import("../../src/model/benchmark.ts").Benchmark[], measure: Measure }} branch
 * @param {Run} run @param {number} number
 * @returns {Compared}
 */
export function entryOf({ lines, benchmarks, measure }, run, number) {
  const isSame = lines.map((line) => isIdentical(line, run));
  return {
    key: `run ${number}`,
    time: timeOf(number),
    branch: "main",
    commit: {
      sha: shaOf(run.head),
      parents: run.head === 0 ? [] : [shaOf(run.head - 1)],
      authored: timeOf(number),
      title: "",
      pull: undefined,
    },
    base: { sha: shaOf(run.base), ref: "", how: "pairs" },
    identical: benchmarks.filter((_, i) => isSame[i]),
    comparisons: lines.flatMap((line, i) => {
      const benchmark = benchmarks[i];
      if (isSame[i] || benchmark === undefined) return [];
      return [rowOf(benchmark, measure(line, i, run))];
    }),
  };
}

/** @param {Line} line @param {Run} run */
function isIdentical({ identical }, { base, head }) {
  for (let k = base + 1; k <= head; k++) if (identical[k] === 0) return false;
  return true;
}

/** @param {number} number minutes after midnight */
function timeOf(number) {
  return new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
}

/**
 * @param {import("../../src/model/benchmark.ts").Benchmark} benchmark @param {Measured} measured
 * @returns {Compared["comparisons"][number]}
 */
function rowOf(benchmark, { ln, error, df, base, head }) {
  return {
    benchmark,
    unit: "sec/op",
    verdict: "unchanged",
    base,
    head,
    ln,
    error,
    df,
    pairs: 8,
    orders: 8,
    reason: "",
    through: [],
    waived: undefined,
  };
}

/** makeWorld is all of it from a seed. @param {Plan} plan @param {number} seed */
export function makeWorld(plan, seed) {
  const next = random(seed);
  const lines = makeLines(plan, next);
  const runs = runsOf(plan);
  return { plan, lines, runs, entries: entriesOf(lines, runs, makeMeasure(plan, next)) };
}

// The branches that are counted: simulated ones, and such whose runs are recorded pairs.

import { random } from "../replay/random.mjs";
import { add, noCounts } from "./count.mjs";
import { replayWorld } from "./recorded.mjs";
import { byOtava, byRatio, countAlarms, valuesOf } from "./rivals.mjs";
import { countWorld } from "./score.mjs";
import { makeWorld, PLAN } from "./world.mjs";

/**
 * @typedef {import("./count.mjs").Counts} Counts
 * @typedef {{ name: string, aims: boolean, branches: number, counts: Counts }} Row `aims`: has to reach the goals
 * @typedef {import("./rivals.mjs").RivalCounts} RivalCounts
 * @typedef {{ isWanted: (name: string) => boolean, say: (text: string) => void }} Wish
 * @typedef {{ seeds: number, from: number, commits: number, benchmarks: number }} Size
 */

/** @type {{ name: string, aims: boolean, plan: Partial<import("./world.mjs").Plan> }[]} */
const SIMULATED = [
  { name: "all comparisons, known errors", aims: true, plan: {} },
  { name: "errors estimated with 12 degrees of freedom", aims: true, plan: { df: 12 } },
  { name: "errors estimated with 8 degrees of freedom", aims: false, plan: { df: 8 } },
  { name: "a drift with a step every 5 commits", aims: false, plan: { driftEvery: 5 } },
  { name: "a drift with a step every 10 commits", aims: false, plan: { driftEvery: 10 } },
  { name: "a drift with a step every 30 commits", aims: false, plan: { driftEvery: 30 } },
  { name: "without nightly comparisons", aims: false, plan: { nightlyEvery: 0 } },
  { name: "neighbours alone", aims: false, plan: { nightlyEvery: 0, weeklyEvery: 0 } },
];

/** Lines that need not reach the goals are of so many times fewer branches. */
const FEWER = 3;

/**
 * simulatedRows counts each simulation over all seeds.
 * @param {import("./program.mjs").Program} program @param {Size} size @param {Wish} wish
 * @returns {(Row | string)[]} the name alone of a row that is not wanted
 */
export function simulatedRows(program, { seeds, from, commits, benchmarks }, { isWanted, say }) {
  return SIMULATED.map(({ name, aims, plan }) => {
    if (!isWanted(name)) return name;
    say(name);
    const branches = aims ? seeds : Math.ceil(seeds / FEWER);
    let counts = noCounts();
    for (let seed = from; seed < from + branches; seed++)
      counts = add(
        counts,
        countWorld(program, makeWorld({ ...PLAN, commits, benchmarks, ...plan }, seed), seed),
      );
    return { name, aims, branches, counts };
  });
}

/**
 * recordedRows counts branches of recorded pairs.
 * @param {import("./program.mjs").Program} program @param {import("./recorded.mjs").Judge} judge
 * @param {readonly import("../score/pools.mjs").Pool[]} pools @param {Size} size @param {Wish} wish
 * @returns {(Row | string)[]} the name alone of a row that is not wanted
 */
export function recordedRows(program, judge, pools, { seeds, from, commits }, { isWanted, say }) {
  return pools.map((pool) => {
    const name = `recorded pairs, ${pool.name}`;
    if (!isWanted(name)) return name;
    say(name);
    const benchmarks = pool.series.filter(({ variant }) => variant === "layout").length;
    let counts = noCounts();
    for (let seed = from; seed < from + seeds; seed++)
      counts = add(
        counts,
        countWorld(program, replayWorld(judge, pool, { seed, benchmarks, commits }), seed),
      );
    return { name, aims: false, branches: seeds, counts };
  });
}

/**
 * rivalRows are what others say of the first simulation. Apache Otava where there is such a program.
 * @param {string} otava @param {Size} size @param {(text: string) => void} say
 * @returns {RivalCounts[]}
 */
export function rivalRows(otava, { seeds, from, commits, benchmarks }, say) {
  /** @type {RivalCounts[][]} */
  const all = [];
  for (let seed = from; seed < from + seeds; seed++) {
    say(`others, seed ${seed}`);
    const plan = { ...PLAN, commits, benchmarks };
    const { lines } = makeWorld(plan, seed);
    const values = valuesOf(lines, plan, random(seed + 1_000_000));
    const steady = valuesOf(lines, { ...plan, machine: 0 }, random(seed + 1_000_000));
    const rule = { slowerOnly: true };
    const both = { slowerOnly: false };
    const said = byOtava(values, otava);
    const saidSteady = byOtava(steady, otava);
    all.push([
      countAlarms("ratio to the commit before above 150 %", byRatio(values, 1.5), lines, rule),
      countAlarms("ratio to the commit before above 105 %", byRatio(values, 1.05), lines, rule),
      countAlarms("the same, if all machines were alike", byRatio(steady, 1.05), lines, rule),
      ...(said ? [countAlarms("Apache Otava", said, lines, both)] : []),
      ...(saidSteady ? [countAlarms("the same, if all machines were alike", saidSteady, lines, both)] : []),
    ]);
  }
  return (all[0] ?? []).map((first, i) =>
    sumOf(
      first,
      all.map((rows) => rows[i] ?? first),
    ),
  );
}

/** @param {RivalCounts} first @param {readonly RivalCounts[]} rows @returns {RivalCounts} */
function sumOf(first, rows) {
  const sum = { ...first };
  for (const key of /** @type {const} */ (["steps", "found", "right", "drifts", "early", "false", "commits"]))
    sum[key] = rows.reduce((total, row) => total + row[key], 0);
  return sum;
}

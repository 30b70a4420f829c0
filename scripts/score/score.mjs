// The whole score: what the judge does with the recorded pairs, and what others would have done with them.

import { costPerBenchmark, costWithReach, suiteOf, usualCostPerBenchmark } from "./cost.mjs";
import { count } from "./count.mjs";
import { coverageOf } from "./coverage.mjs";
import { RIVALS, scoreRival } from "./rivals.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./count.mjs").Count} Count
 * @typedef {import("./pull-request.mjs").Judge & import("./rivals.mjs").Statistics & Pick<typeof import("../../src/stats/sample.ts"), "median"> & { defaultPolicy: import("../../src/judge/policy.ts").Policy,
 *   LINKING: import("./cost.mjs").Costs["limits"] }} Program
 * @typedef {{ pulls: number, rows: number, seed: number }} Size
 * @typedef {{ pool: string, change: string, rows: number, pulls: number, failed: number, low: number, high: number, inconclusive: number, pairs: number,
 *   seconds: number, ratio: number, withReach: number }} Unchanged `failed`: share of pull requests of so many benchmarks, with its 95 % interval; `seconds` of machine time a benchmark, `ratio` of
 *   it to the usual practice, `withReach` the same where only what real commits reach is measured
 * @typedef {{ pool: string, slowdown: number, rows: number, all: number, steady: number | null, benchmarks: number }} Found shares of slowed benchmarks that are found; `steady`:
 *   of those whose samples of 25 ms vary by at most 10 %, null without any, and how many they are
 * @typedef {{ pool: string, variant: string, benchmark: string, found: number }} Real
 * @typedef {{ pool: string, name: string, failed: number, found: number[] }} RivalScore
 * @typedef {{ pool: string, rounds: number, pairs: number, least: number, median: number, most: number }} Variation coefficient of variation of single samples of 25 ms
 *   over the benchmarks of a pool, and rounds and pairs in all
 * @typedef {{ size: Size, variations: Variation[], nulls: Unchanged[], small: Unchanged[], found: Found[], real: Real[], fine: { failed: Unchanged, found: Found } | null,
 *   rivals: RivalScore[], coverage: import("./coverage.mjs").Coverage[] }} Score
 */

/** Slowdowns that are put into recorded pairs. */
export const SLOWDOWNS = [0.03, 0.05, 0.075, 0.1, 0.2];
const STEADY = 0.1;
const SAMPLE_SECONDS = 0.025;
const FINE = { threshold: 0.02, slowdown: 0.04 };
/** Sizes of small suites. */
const SMALL = [1, 3, 10];

/**
 * score judges pull requests of all pools.
 * @param {Program} program
 * @param {readonly Pool[]} pools the first one is the quiet one, of the suite whose seconds these are
 * @param {import("./pools.mjs").About["seconds"]} seconds
 * @param {Size} size
 * @param {(text: string) => void} say
 * @returns {Score}
 */
export function score(program, pools, seconds, size, say) {
  const suite = pools[0] === undefined ? { benchmarks: 1, packages: 1 } : suiteOf(pools[0]);
  const costs = { ...seconds, suite, limits: program.LINKING };
  const parts = pools.map((pool) => {
    say(pool.name);
    return scorePool(program, pool, costs, size);
  });
  return {
    size,
    variations: parts.map(({ variation }) => variation),
    nulls: parts.flatMap(({ nulls }) => nulls),
    small: parts.flatMap(({ small }) => small),
    found: parts.flatMap(({ found }) => found),
    real: parts.flatMap(({ real }) => real),
    fine: fineOf(program, pools[0], costs, size),
    rivals: parts.flatMap(({ rivals }) => rivals),
    coverage: parts.flatMap(({ coverage }) => coverage),
  };
}

/**
 * @param {Program} program
 * @param {Pool} pool
 * @param {import("./cost.mjs").Costs} costs
 * @param {Size} size
 */
function scorePool(program, pool, costs, size) {
  const policy = program.defaultPolicy;
  const variation = variationOf(pool);
  const plan = { pool, policy, ...size };
  const few = (/** @type {number} */ rows) => ({ ...size, rows, pulls: Math.ceil((10 * size.pulls) / rows) });
  return {
    variation: summarised(program, pool, variation),
    nulls: variantsOf(pool, ["same", "layout", "edit"]).map((variant) =>
      nullOf(pool.name, variant, count(program, plan, { variant }), size, costs),
    ),
    small: SMALL.map((rows) => {
      const counted = count(program, { pool, policy, ...few(rows) }, { variant: "layout" });
      return nullOf(pool.name, "layout", counted, few(rows), costs);
    }),
    found: [
      ...SLOWDOWNS.map((slowdown) =>
        foundOf(pool.name, slowdown, size.rows, count(program, plan, { slowdown }), variation),
      ),
      ...SMALL.map((rows) => {
        const counted = count(program, { pool, policy, ...few(rows), pulls: size.pulls }, { slowdown: 0.1 });
        return foundOf(pool.name, 0.1, rows, counted, variation);
      }),
    ],
    real: variantsOf(pool, ["slow3", "slow10"]).flatMap((variant) =>
      [...count(program, plan, { variant }).byBenchmark].map(([benchmark, { slowed, found }]) => ({
        pool: pool.name,
        variant,
        benchmark,
        found: found / slowed,
      })),
    ),
    rivals: RIVALS.map((rival) => ({
      pool: pool.name,
      name: rival.name,
      ...scoreRival(rival, program, { pool, ...size, slowdowns: SLOWDOWNS }),
    })),
    coverage: [...SMALL, size.rows].flatMap((rows) =>
      [5, 20].map((pairs) =>
        coverageOf(program, { pool, policy, rows, pairs, intervals: 20 * size.pulls, seed: size.seed }),
      ),
    ),
  };
}

/**
 * What a threshold of 2 % does on the quiet machine.
 * @param {Program} program @param {Pool | undefined} quiet @param {import("./cost.mjs").Costs} costs @param {Size} size
 * @returns {Score["fine"]}
 */
function fineOf(program, quiet, costs, size) {
  if (quiet === undefined) return null;
  const plan = { pool: quiet, policy: { ...program.defaultPolicy, threshold: FINE.threshold }, ...size };
  const failed = nullOf(quiet.name, "layout", count(program, plan, { variant: "layout" }), size, costs);
  const found = count(program, plan, { slowdown: FINE.slowdown });
  return { failed, found: foundOf(quiet.name, FINE.slowdown, size.rows, found, variationOf(quiet)) };
}

/** @param {Pool} pool @param {readonly import("./pools.mjs").Variant[]} wanted */
function variantsOf({ series }, wanted) {
  return wanted.filter((variant) => series.some((s) => s.variant === variant));
}

/**
 * @param {string} pool @param {string} change @param {Count} counted @param {Size} size
 * @param {import("./cost.mjs").Costs} costs
 * @returns {Unchanged}
 */
function nullOf(pool, change, { failed, pulls, inconclusive, rows, pairs, looks }, size, costs) {
  const [low, high] = wilson(failed, pulls);
  const [cost, usual] = [costPerBenchmark(looks, size, costs), usualCostPerBenchmark(costs)];
  return {
    pool,
    change,
    rows: size.rows,
    pulls,
    failed: failed / pulls,
    low,
    high,
    inconclusive: inconclusive / rows,
    pairs: pairs / rows,
    seconds: cost,
    ratio: cost / usual,
    withReach: costWithReach(looks, size, costs) / usual,
  };
}

/**
 * @param {string} pool
 * @param {number} slowdown
 * @param {number} rows
 * @param {Count} counted
 * @param {ReadonlyMap<string, number>} variation
 * @returns {Found}
 */
function foundOf(pool, slowdown, rows, { slowed, found, byBenchmark }, variation) {
  const steady = [...byBenchmark].filter(([name]) => (variation.get(name) ?? 1) <= STEADY);
  const sum = (/** @type {"slowed" | "found"} */ what) =>
    steady.reduce((total, [, own]) => total + own[what], 0);
  return {
    pool,
    slowdown,
    rows,
    all: found / slowed,
    steady: steady.length === 0 ? null : sum("found") / sum("slowed"),
    benchmarks: steady.length,
  };
}

/**
 * Wilson's interval of a share, 95 %: https://doi.org/10.1080/01621459.1927.10502953
 * @param {number} k
 * @param {number} n
 * @returns {[number, number]}
 */
export function wilson(k, n) {
  const z = 1.959964;
  const centre = (k + z ** 2 / 2) / (n + z ** 2);
  const half = (z / (n + z ** 2)) * Math.sqrt((k * (n - k)) / n + z ** 2 / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/**
 * Standard deviation over mean of the first 25 ms of each base process, by benchmark.
 * @param {Pool} pool
 * @returns {Map<string, number>}
 */
export function variationOf({ series }) {
  const layouts = series.filter(({ variant }) => variant === "layout");
  return new Map(
    layouts.map(({ benchmark, iterations, pairs }) => [
      benchmark,
      deviation(pairs.map(({ base }) => sampleOf(base["sec/op"] ?? [], iterations))),
    ]),
  );
}

/**
 * The mean of the first slices that make 25 ms.
 * @param {readonly number[]} slices
 * @param {number} iterations of a slice
 */
function sampleOf(slices, iterations) {
  let seconds = 0;
  const until = slices.findIndex((x) => {
    seconds += x * iterations;
    return seconds >= SAMPLE_SECONDS;
  });
  return mean(until < 0 ? slices : slices.slice(0, until + 1));
}

/** @param {Pick<Program, "median">} program @param {Pool} pool @param {ReadonlyMap<string, number>} variation @returns {Variation} */
function summarised({ median }, pool, variation) {
  const sorted = [...variation.values()].sort((a, b) => a - b);
  return {
    pool: pool.name,
    rounds: Math.max(...pool.series.map((s) => s.pairs.length)),
    pairs: pool.series.reduce((sum, s) => sum + s.pairs.length, 0),
    least: sorted[0] ?? 0,
    median: median(sorted),
    most: sorted.at(-1) ?? 0,
  };
}

/** @param {readonly number[]} xs */
function mean(xs) {
  return xs.reduce((a, b) => a + b, 0) / xs.length;
}

/** @param {readonly number[]} xs */
function deviation(xs) {
  const centre = mean(xs);
  return Math.sqrt(mean(xs.map((x) => (x - centre) ** 2))) / centre;
}

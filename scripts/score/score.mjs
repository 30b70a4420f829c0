// The whole score: what the judge does with the recorded pairs, and what others would have done with them.

import { costPerBenchmark, usualCostPerBenchmark } from "./cost.mjs";
import { count } from "./count.mjs";
import { RIVALS, scoreRival } from "./rivals.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./count.mjs").Count} Count
 * @typedef {import("./pull-request.mjs").Judge & import("./rivals.mjs").Statistics & { defaultPolicy: import("../../src/judge/policy.ts").Policy }} Program
 * @typedef {{ pulls: number, rows: number, seed: number }} Size
 * @typedef {{ pool: string, change: string, pulls: number, failed: number, low: number, high: number, inconclusive: number, pairs: number, seconds: number, ratio: number }} Unchanged
 *   `failed`: share of pull requests, with its 95 % interval; `seconds` of machine time a benchmark, `ratio` of it to the usual practice
 * @typedef {{ pool: string, slowdown: number, all: number, steady: number, benchmarks: number }} Found shares of slowed benchmarks that are found; `steady`:
 *   of those whose samples of 25 ms vary by at most 10 %, NaN without any
 * @typedef {{ pool: string, variant: string, benchmark: string, found: number }} Real
 * @typedef {{ pool: string, name: string, failed: number, found: number[] }} RivalScore
 * @typedef {{ pool: string, pairs: number, median: number, most: number }} Variation coefficient of variation of single samples of 25 ms over the
 *   benchmarks of a pool, and pairs of each
 * @typedef {{ size: Size, variations: Variation[], nulls: Unchanged[], found: Found[], real: Real[], fine: { failed: Unchanged, found: Found } | null,
 *   rivals: RivalScore[] }} Score
 */

/** Slowdowns that are put into recorded pairs. */
export const SLOWDOWNS = [0.03, 0.05, 0.075, 0.1, 0.2];
const STEADY = 0.1;
const FINE = { threshold: 0.02, slowdown: 0.04 };

/**
 * score judges pull requests of all pools.
 * @param {Program} program
 * @param {readonly Pool[]} pools the first one is the quiet one
 * @param {import("./pools.mjs").About["seconds"]} seconds
 * @param {Size} size
 * @param {(text: string) => void} say
 * @returns {Score}
 */
export function score(program, pools, seconds, size, say) {
  /** @type {Score} */
  const total = { size, variations: [], nulls: [], found: [], real: [], fine: null, rivals: [] };
  const policy = program.defaultPolicy;
  for (const pool of pools) {
    const variation = variationOf(pool);
    total.variations.push(summarised(pool, variation));
    const plan = { pool, policy, ...size };
    for (const variant of variantsOf(pool, ["same", "layout", "edit"])) {
      say(`${pool.name}: nothing changed, ${variant}`);
      total.nulls.push(nullOf(pool.name, variant, count(program, plan, { variant }), size, seconds));
    }
    for (const slowdown of SLOWDOWNS) {
      say(`${pool.name}: ${100 * slowdown} % slower`);
      total.found.push(foundOf(pool.name, slowdown, count(program, plan, { slowdown }), variation));
    }
    for (const variant of variantsOf(pool, ["slow3", "slow10"])) {
      say(`${pool.name}: really slower, ${variant}`);
      for (const [benchmark, { slowed, found }] of count(program, plan, { variant }).byBenchmark)
        total.real.push({ pool: pool.name, variant, benchmark, found: found / slowed });
    }
    for (const rival of RIVALS) {
      const said = scoreRival(rival, program, { pool, ...size, slowdowns: SLOWDOWNS });
      total.rivals.push({ pool: pool.name, name: rival.name, ...said });
    }
  }
  const [quiet] = pools;
  if (quiet !== undefined) {
    say(`${quiet.name}: threshold 2 %`);
    const plan = { pool: quiet, policy: { ...policy, threshold: FINE.threshold }, ...size };
    const failed = nullOf(quiet.name, "layout", count(program, plan, { variant: "layout" }), size, seconds);
    const found = count(program, plan, { slowdown: FINE.slowdown });
    total.fine = { failed, found: foundOf(quiet.name, FINE.slowdown, found, variationOf(quiet)) };
  }
  return total;
}

/** @param {Pool} pool @param {readonly import("./pools.mjs").Variant[]} wanted */
function variantsOf({ series }, wanted) {
  return wanted.filter((variant) => series.some((s) => s.variant === variant));
}

/**
 * @param {string} pool @param {string} change @param {Count} counted @param {Size} size
 * @param {import("./pools.mjs").About["seconds"]} seconds
 * @returns {Unchanged}
 */
function nullOf(pool, change, { failed, pulls, inconclusive, rows, pairs, looks }, size, seconds) {
  const [low, high] = wilson(failed, pulls);
  const cost = costPerBenchmark(looks, size, seconds).total;
  return {
    pool,
    change,
    pulls,
    failed: failed / pulls,
    low,
    high,
    inconclusive: inconclusive / rows,
    pairs: pairs / rows,
    seconds: cost,
    ratio: cost / usualCostPerBenchmark(seconds),
  };
}

/** @param {string} pool @param {number} slowdown @param {Count} counted @param {ReadonlyMap<string, number>} variation @returns {Found} */
function foundOf(pool, slowdown, { slowed, found, byBenchmark }, variation) {
  const steady = [...byBenchmark].filter(([name]) => (variation.get(name) ?? 1) <= STEADY);
  const sum = (/** @type {"slowed" | "found"} */ what) =>
    steady.reduce((total, [, own]) => total + own[what], 0);
  return {
    pool,
    slowdown,
    all: found / slowed,
    steady: sum("found") / sum("slowed"),
    benchmarks: steady.length,
  };
}

/** Wilson's interval of a share, 95 %: https://doi.org/10.1080/01621459.1927.10502953 @param {number} k @param {number} n @returns {[number, number]} */
export function wilson(k, n) {
  const z = 1.959964;
  const centre = (k + z ** 2 / 2) / (n + z ** 2);
  const half = (z / (n + z ** 2)) * Math.sqrt((k * (n - k)) / n + z ** 2 / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Standard deviation over mean of the first 25 ms of each base process, by benchmark. @param {Pool} pool @returns {Map<string, number>} */
export function variationOf({ series }) {
  const same = series.filter(({ variant }) => variant === "layout");
  return new Map(same.map(({ benchmark, pairs }) => [benchmark, deviation(pairs.map(firstHalf))]));
}

/** A process has turns of 50 ms in all. @param {import("./pools.mjs").RecordedPair} pair */
function firstHalf({ base }) {
  const times = base["sec/op"] ?? [];
  return mean(times.slice(0, Math.ceil(times.length / 2)));
}

/** @param {Pool} pool @param {ReadonlyMap<string, number>} variation @returns {Variation} */
function summarised(pool, variation) {
  const sorted = [...variation.values()].sort((a, b) => a - b);
  const pairs = Math.min(...pool.series.map((s) => s.pairs.length));
  return {
    pool: pool.name,
    pairs,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
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

// What the machine does for a pull request, in seconds a benchmark.

import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {{ wanting: readonly { series: { benchmark: string } }[], pairs: number, seconds: number }} Look what one look measured: its benchmarks, the new pairs of each,
 *   and the seconds of them all
 */

// As src/job/link-orders.ts and src/steps/measure.ts have it.
const [LEAST_ORDERS, MOST_ORDERS, LINK_SHARE] = [3, 12, 0.5];

/**
 * costPerBenchmark is building, calibrating, linking and measuring.
 * @param {readonly Look[]} looks of all pull requests
 * @param {{ pulls: number, rows: number }} size
 * @param {import("./pools.mjs").About["seconds"]} seconds
 * @returns {{ total: number, measuring: number, linking: number }}
 */
export function costPerBenchmark(looks, { pulls, rows }, seconds) {
  const suite = PACKAGES.reduce((sum, { benchmarks }) => sum + benchmarks.length, 0);
  const measuring = looks.reduce((sum, look) => sum + look.seconds, 0) / pulls / rows;
  const linking =
    looks.reduce((sum, look) => sum + linkSeconds(look, seconds.link / suite), 0) / pulls / rows;
  return { total: measuring + linking + (seconds.build + seconds.calibrate) / suite, measuring, linking };
}

/** The usual practice: -count=5 of one second on both sides, and building both. @param {import("./pools.mjs").About["seconds"]} seconds */
export function usualCostPerBenchmark({ build }) {
  const suite = PACKAGES.reduce((sum, { benchmarks }) => sum + benchmarks.length, 0);
  return 10 + build / suite;
}

/** @param {Look} look @param {number} secondsOfOrder to link one order of both sides, a benchmark's share of its package */
function linkSeconds({ wanting, pairs, seconds }, secondsOfOrder) {
  const one = secondsOfOrder * wanting.length;
  const inTime = Math.floor((LINK_SHARE * seconds) / one);
  return one * Math.min(pairs, MOST_ORDERS, Math.max(LEAST_ORDERS, inTime));
}

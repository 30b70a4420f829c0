// What the machine does for a pull request, in seconds a benchmark.

import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {{ wanting: readonly { series: { benchmark: string }, rounds: readonly number[] }[], pairs: number, seconds: number }} Look what one look measured: its benchmarks, the new pairs of each,
 *   and the seconds of them all
 */

// As src/job/link-orders.ts and src/steps/measure.ts have it.
const [LEAST_ORDERS, MOST_ORDERS, LINK_SHARE] = [3, 12, 0.25];

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
  const linking = looks.reduce((sum, look) => sum + linkSeconds(look, seconds.link), 0) / pulls / rows;
  return { total: measuring + linking + (seconds.build + seconds.calibrate) / suite, measuring, linking };
}

/** The usual practice: -count=5 of one second on both sides, and building both. @param {import("./pools.mjs").About["seconds"]} seconds */
export function usualCostPerBenchmark({ build }) {
  const suite = PACKAGES.reduce((sum, { benchmarks }) => sum + benchmarks.length, 0);
  return 10 + build / suite;
}

/** @param {Look} look @param {number} secondsOfOrder to link all packages of the suite in one more order, both sides */
function linkSeconds({ wanting, pairs, seconds }, secondsOfOrder) {
  const one = (secondsOfOrder / PACKAGES.length) * packagesOf(wanting);
  const inTime = Math.floor((LINK_SHARE * seconds) / one);
  return one * Math.min(pairs, MOST_ORDERS, Math.max(LEAST_ORDERS, inTime));
}

/** A package is linked as a whole, for one benchmark or for all. Each copy of the suite in a pull request, which has rounds of its own, has packages of its own. @param {Look["wanting"]} wanting */
function packagesOf(wanting) {
  const copies = [...new Set(wanting.map(({ rounds }) => rounds))];
  return copies.reduce((sum, copy) => sum + packagesIn(wanting.filter(({ rounds }) => rounds === copy)), 0);
}

/** @param {Look["wanting"]} copy */
function packagesIn(copy) {
  return PACKAGES.filter(({ path }) => copy.some(({ series }) => series.benchmark.startsWith(`${path}.`)))
    .length;
}

// What the machine does for a pull request, in seconds a benchmark.

import { REACHED } from "./reached.mjs";
import { PACKAGES } from "./suite.mjs";

/**
 * @typedef {{ wanting: readonly { series: { benchmark: string }, rounds: readonly number[] }[], pairs: number, seconds: number }} Look what one look measured: its benchmarks, the new pairs of each,
 *   and the seconds of them all
 */

/** @typedef {{ readonly benchmarks: number, readonly packages: number }} Reached shares of the benchmarks, and of their packages */

/**
 * @typedef {{ benchmarks: number, packages: number }} Suite how many were recorded
 * @typedef {import("./pools.mjs").About["seconds"] & { suite: Suite, limits: typeof import("../../src/measure/sampling/layout.ts").LINKING }} Costs seconds of the whole
 *   suite, and the limits of linking
 */

/** suiteOf counts what a pool has. @param {import("./pools.mjs").Pool} pool @returns {Suite} */
export function suiteOf({ series }) {
  const benchmarks = new Set(series.map(({ benchmark }) => benchmark));
  return { benchmarks: benchmarks.size, packages: new Set([...benchmarks].map(packageOf)).size };
}

/** @param {string} benchmark as in a series: the package, a dot, the name, which may have slashes and dots, too */
function packageOf(benchmark) {
  return PACKAGES.find(({ path }) => benchmark.startsWith(`${path}.`))?.path ?? benchmark;
}

/**
 * costPerBenchmark is building, calibrating, linking and measuring.
 * @param {readonly Look[]} looks of all pull requests
 * @param {{ pulls: number, rows: number }} size
 * @param {Costs} costs
 * @param {Reached} [reached] what the change reaches: all else is compiled, and no more
 * @returns {number}
 */
export function costPerBenchmark(looks, { pulls, rows }, costs, reached = { benchmarks: 1, packages: 1 }) {
  const measuring = looks.reduce((sum, look) => sum + reached.benchmarks * look.seconds, 0) / pulls / rows;
  const linking = looks.reduce((sum, look) => sum + linkSeconds(look, costs, reached), 0) / pulls / rows;
  const building = costs.build - (1 - reached.packages) * costs.link;
  return measuring + linking + (building + reached.benchmarks * costs.calibrate) / costs.suite.benchmarks;
}

/**
 * costWithReach is the mean over real commits, with what finding out costs.
 * @param {readonly Look[]} looks @param {{ pulls: number, rows: number }} size @param {Costs} costs
 */
export function costWithReach(looks, size, costs) {
  const each = REACHED.shares.map((shares) => costPerBenchmark(looks, size, costs, shares));
  return REACHED.seconds + each.reduce((sum, seconds) => sum + seconds, 0) / each.length;
}

/**
 * The usual practice: -count=5 of one second on both sides, and building both.
 * @param {Costs} costs
 */
export function usualCostPerBenchmark({ build, suite }) {
  return 10 + build / suite.benchmarks;
}

/** @param {Look} look @param {Costs} costs @param {Reached} reached */
function linkSeconds({ wanting, pairs, seconds }, { link, limits, suite }, reached) {
  const one = (link / suite.packages) * reached.packages * packagesOf(wanting);
  if (one === 0) return 0;
  const inTime = Math.floor((limits.share * reached.benchmarks * seconds) / one);
  return one * Math.min(pairs, limits.most, Math.max(limits.least, inTime));
}

/**
 * A package is linked as a whole, for one benchmark or for all. Each copy of the suite in a pull request,
 * which has rounds of its own, has packages of its own.
 * @param {Look["wanting"]} wanting
 */
function packagesOf(wanting) {
  const copies = [...new Set(wanting.map(({ rounds }) => rounds))];
  return copies.reduce((sum, copy) => sum + packagesIn(wanting.filter(({ rounds }) => rounds === copy)), 0);
}

/** @param {Look["wanting"]} copy */
function packagesIn(copy) {
  return PACKAGES.filter(({ path }) => copy.some(({ series }) => series.benchmark.startsWith(`${path}.`)))
    .length;
}

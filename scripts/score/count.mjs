// Counts what the judge says of many pull requests.

import { random } from "../replay/random.mjs";
import { drawPull, judgePull } from "./pull-request.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./pull-request.mjs").Judge} Judge
 * @typedef {import("./pull-request.mjs").Drawn} Drawn
 * @typedef {import("./pull-request.mjs").Judged} Judged
 * @typedef {import("../../src/judge/policy.ts").Policy} Policy
 * @typedef {{ pool: Pool, policy: Policy, pulls: number, rows: number, seed: number }} Plan
 * @typedef {{ variant: import("./pools.mjs").Variant } | { slowdown: number }} Change what the pull requests change: in all of their
 *   benchmarks the same; a slowdown is put into SLOWED of them
 * @typedef {{ pulls: number, failed: number, rows: number, inconclusive: number, slowed: number, found: number, pairs: number, looks: import("./cost.mjs").Look[],
 *   byBenchmark: Map<string, { slowed: number, found: number }> }} Count `failed` and `inconclusive` are of what did not change; `rows` counts benchmarks that did not
 *   change, `pairs` is the sum of theirs, `looks` what all pull requests measured at each look
 */

/** Benchmarks of a pull request that a slowdown is put into. */
export const SLOWED = 10;

/**
 * count judges pull requests. Where nothing is said of it, a pull request changes nothing but the link
 * orders.
 * @param {Judge} judge
 * @param {Plan} plan
 * @param {Change} change
 * @returns {Count}
 */
export function count(judge, { pool, policy: wished, pulls, rows, seed }, change) {
  const next = random(seed);
  const variant = "variant" in change ? change.variant : "layout";
  const isSlow = variant === "slow3" || variant === "slow10";
  // No pair twice in a pull request: what was recorded less often than a run may look is looked at less
  // often.
  const policy = { ...wished, maxCount: Math.min(wished.maxCount, roundsOf(pool, variant)) };
  /** @type {Count} */
  const total = {
    pulls,
    failed: 0,
    rows: 0,
    inconclusive: 0,
    slowed: 0,
    found: 0,
    pairs: 0,
    looks: [],
    byBenchmark: new Map(),
  };
  for (let n = 0; n < pulls; n++) {
    const pull = drawPull(
      pool,
      { variant: isSlow ? "layout" : variant, rows, maxCount: policy.maxCount },
      next,
    );
    const changed = isSlow
      ? putIn(pull, pool, variant)
      : "slowdown" in change
        ? slow(pull, change.slowdown, next)
        : new Set();
    const { judged, looks } = judgePull(judge, pull, policy);
    add(total, judged, changed);
    total.looks.push(...looks);
  }
  return total;
}

/**
 * Pairs that each benchmark has with a head.
 * @param {Pool} pool
 * @param {import("./pools.mjs").Variant} variant
 */
function roundsOf({ series }, variant) {
  return Math.min(...series.filter((s) => s.variant === variant).map(({ pairs }) => pairs.length));
}

/**
 * Puts the slowed benchmarks of the recording in the place of others.
 * @param {Drawn[]} pull
 * @param {Pool} pool
 * @param {"slow3" | "slow10"} variant
 */
function putIn(pull, pool, variant) {
  const changed = new Set();
  for (const series of pool.series.filter((s) => s.variant === variant)) {
    const at = pull.findIndex((drawn) => drawn.series.benchmark === series.benchmark);
    if (at >= 0) {
      const rounds = (pull[at]?.rounds ?? []).map((round) => round % series.pairs.length);
      pull[at] = { series, slowdown: 0, rounds, swaps: [] };
      changed.add(at);
    }
  }
  return changed;
}

/** @param {Drawn[]} pull @param {number} slowdown @param {() => number} next */
function slow(pull, slowdown, next) {
  const changed = new Set();
  while (changed.size < Math.min(SLOWED, pull.length)) changed.add(Math.floor(next() * pull.length));
  for (const at of changed) {
    const drawn = pull[at];
    if (drawn !== undefined) pull[at] = { ...drawn, slowdown };
  }
  return changed;
}

/** @param {Count} total @param {readonly Judged[]} judged @param {ReadonlySet<unknown>} changed */
function add(total, judged, changed) {
  let isFailed = false;
  for (const [i, { drawn, verdicts, pairs }] of judged.entries()) {
    const isRegression = verdicts.includes("regression");
    if (changed.has(i)) {
      total.slowed++;
      const own = total.byBenchmark.get(drawn.series.benchmark) ?? { slowed: 0, found: 0 };
      own.slowed++;
      if (isRegression) {
        total.found++;
        own.found++;
      }
      total.byBenchmark.set(drawn.series.benchmark, own);
      continue;
    }
    total.rows++;
    total.pairs += pairs;
    if (isRegression) isFailed = true;
    if (verdicts.includes("inconclusive")) total.inconclusive++;
  }
  if (isFailed) total.failed++;
}

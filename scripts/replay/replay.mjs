// Draws pull requests from a pool and counts what the judge says of them.

import { random } from "./random.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./pools.mjs").Pair} Pair
 * @typedef {import("../../src/judge/row.ts").Row} Row
 * @typedef {import("../../src/judge/judgement.ts").Judgement} Judgement
 * @typedef {Pick<typeof import("../../src/judge/judge-look.ts"), "judgeLook"> &
 *   Pick<typeof import("../../src/judge/policy.ts"), "looks">} Judge
 * @typedef {{ pool: Pool, slowdown: number, policy: import("../../src/judge/policy.ts").Policy, pulls: number, rows: number,
 *   seed: number }} Plan
 * @typedef {{ pulls: number, failed: number, regression: number, improvement: number, unchanged: number, inconclusive: number,
 *   pairs: number }} Score pull requests, those that fail, shares of the verdicts over all rows, mean pairs a row
 */

/**
 * replay judges `pulls` pull requests of `rows` benchmarks, every one of them slowed alike. Benchmarks and
 * pairs are drawn with replacement, and the sides of each pair are swapped at random, so that nothing but the
 * slowdown is left.
 * @param {Judge} judge
 * @param {Plan} plan
 * @returns {Score}
 */
export function replay(judge, plan) {
  const next = random(plan.seed);
  const verdicts = { regression: 0, improvement: 0, unchanged: 0, inconclusive: 0, open: 0 };
  let [failed, pairs] = [0, 0];
  for (let i = 0; i < plan.pulls; i++) {
    const said = judgePull(judge, plan, next);
    for (const judgement of said) {
      verdicts[judgement.verdict]++;
      pairs += judgement.pairs;
    }
    if (said.some(({ verdict }) => verdict === "regression")) failed++;
  }
  const all = plan.pulls * plan.rows;
  return {
    pulls: plan.pulls,
    failed,
    regression: verdicts.regression / all,
    improvement: verdicts.improvement / all,
    unchanged: verdicts.unchanged / all,
    inconclusive: verdicts.inconclusive / all,
    pairs: pairs / all,
  };
}

/**
 * @param {Judge} judge
 * @param {Plan} plan
 * @param {() => number} next
 * @returns {readonly Judgement[]}
 */
function judgePull({ judgeLook, looks }, { pool, slowdown, policy, rows }, next) {
  const sources = Array.from({ length: rows }, () => pick(pool.benchmarks, next));
  let suite = sources.map((_, i) => emptyRow(i, pool.turns));
  /** @type {readonly Judgement[]} */
  let said = [];
  for (const look of looks(policy)) {
    suite = suite.map((row, i) => {
      if ((said[i]?.verdict ?? "open") !== "open") return row;
      const more = Array.from({ length: look.pairs - row.pairs.length }, () =>
        drawPair(sources[i] ?? [], slowdown, next),
      );
      return { ...row, pairs: [...row.pairs, ...more] };
    });
    said = judgeLook(suite, { look, policy, earlier: said });
  }
  return said;
}

/**
 * @param {Pair[]} pairs
 * @param {number} slowdown
 * @param {() => number} next
 * @returns {Pair}
 */
function drawPair(pairs, slowdown, next) {
  const { base, head } = pick(pairs, next);
  const [b, h] = next() < 0.5 ? [head, base] : [base, head];
  return { base: b, head: slowdown === 0 ? h : h.map((x) => x * (1 + slowdown)) };
}

/**
 * @template T
 * @param {T[]} list not empty
 * @param {() => number} next
 * @returns {T}
 */
function pick(list, next) {
  const chosen = list[Math.floor(next() * list.length)];
  if (chosen === undefined) throw new RangeError("nothing to draw from");
  return chosen;
}

/** @param {number} i @param {boolean} turns @returns {Row} */
function emptyRow(i, turns) {
  const benchmark = { pkg: "replay", name: `B${i}`, procs: 1 };
  return { benchmark, unit: "sec/op", better: "lower", exact: false, turns, pairs: [] };
}

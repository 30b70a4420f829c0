// Whether the standard errors are right: how often the 95 % interval of what did not change holds "no
// change".

import { random } from "../replay/random.mjs";
import { drawPull, rowsAfter } from "./pull-request.mjs";
import { isParallel } from "./suite.mjs";

/**
 * @typedef {import("./pull-request.mjs").Judge} Judge
 * @typedef {{ pool: string, rows: number, pairs: number, intervals: number, cover: number, worst: number, parallel: number | null }} Coverage shares of the intervals:
 *   `worst` of the benchmark with the smallest share, `parallel` of the benchmarks with RunParallel, null without any
 */

/**
 * coverageOf judges suites once, after so many pairs, with new link orders on both sides.
 * @param {Judge} judge
 * @param {{ pool: import("./pools.mjs").Pool, policy: import("../../src/judge/policy.ts").Policy, rows: number, pairs: number, intervals: number, seed: number }} plan
 * @returns {Coverage}
 */
export function coverageOf({ judgeLook }, { pool, policy, rows, pairs, intervals, seed }) {
  const next = random(seed);
  const look = { pairs, seen: 0, share: 1, last: true };
  /** @type {Map<string, { all: number, cover: number }>} */
  const found = new Map();
  for (let n = 0; n < intervals; n += rows) {
    const pull = drawPull(pool, { variant: "layout", rows, maxCount: pairs }, next);
    const suite = rowsAfter(pull, pairs).filter(({ row }) => row.unit === "sec/op");
    const said = judgeLook(
      suite.map(({ row }) => row),
      { look, policy, earlier: [] },
    );
    for (const [i, { drawn }] of suite.entries()) {
      const { lo, hi } = said[i] ?? { lo: null, hi: null };
      const own = found.get(drawn.series.benchmark) ?? { all: 0, cover: 0 };
      own.all++;
      if (lo === null || hi === null || (lo <= 0 && hi >= 0)) own.cover++;
      found.set(drawn.series.benchmark, own);
    }
  }
  const share = (/** @type {{ all: number, cover: number }[]} */ list) =>
    list.reduce((sum, { cover }) => sum + cover, 0) / list.reduce((sum, { all }) => sum + all, 0);
  const all = [...found.values()];
  const parallel = [...found].filter(([name]) => isParallel(name)).map(([, own]) => own);
  return {
    pool: pool.name,
    rows,
    pairs,
    intervals: all.reduce((sum, own) => sum + own.all, 0),
    cover: share(all),
    worst: Math.min(...all.map((own) => share([own]))),
    parallel: parallel.length === 0 ? null : share(parallel),
  };
}

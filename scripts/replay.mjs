// Replays the judge on recorded pairs: pull requests are drawn from pools of samples in which nothing got
// slower, a slowdown is put in by multiplying the head, and what the judge says is counted.
//
//   node scripts/replay.mjs [--pools DIR] [--only NAME] [--pulls N] [--rows N] [--seed N] [--threshold X] [--max-count N] [--slow A,B,…] [--json]

import { parseArgs } from "node:util";
import { percent } from "./percent.mjs";
import { loadJudge } from "./replay/judge.mjs";
import { readPools } from "./replay/pools.mjs";
import { replay } from "./replay/replay.mjs";

const { values: flags } = parseArgs({
  options: {
    pools: { type: "string", default: "test/judge/pools" },
    only: { type: "string", default: "" },
    pulls: { type: "string", default: "20" },
    rows: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    threshold: { type: "string", default: "0.05" },
    "max-count": { type: "string", default: "100" },
    slow: { type: "string", default: "0,0.03,0.075,0.1,0.2" },
    json: { type: "boolean", default: false },
  },
});

const judge = await loadJudge();
const policy = {
  ...judge.defaultPolicy,
  threshold: Number(flags.threshold),
  maxCount: Number(flags["max-count"]),
};
const [pulls, rows, seed] = [Number(flags.pulls), Number(flags.rows), Number(flags.seed)];
const pools = readPools(flags.pools).filter(({ name }) => name.includes(flags.only));
if (!flags.json)
  console.log(line(["pool", "slower by", "PRs fail", "regression", "unchanged", "inconclus.", "pairs"]));
for (const pool of pools)
  for (const slowdown of flags.slow.split(",").map(Number)) {
    const score = replay(judge, { pool, slowdown, policy, pulls, rows, seed });
    console.log(
      flags.json ? JSON.stringify({ pool: pool.name, slowdown, ...score }) : tell(pool.name, slowdown, score),
    );
  }

/** @param {string} pool @param {number} slowdown @param {import("./replay/replay.mjs").Score} score */
function tell(pool, slowdown, score) {
  const shares = [score.failed / score.pulls, score.regression, score.unchanged, score.inconclusive];
  return line([pool, percent(slowdown, 1), ...shares.map((x) => percent(x, 2)), score.pairs.toFixed(1)]);
}

/** @param {string[]} cells */
function line([name = "", ...cells]) {
  return name.padEnd(32) + cells.map((cell) => cell.padStart(12)).join("");
}

// How much slower the slowed functions really are.

import { midMean } from "../statistics.mjs";

/** @typedef {import("./sampler.mjs").Sampler} Sampler */

const FIRST_AMOUNT = { work: 200, allocation: 256, cache: 20 };
const [TRIALS, PAIRS] = [3, 16];
const [SMALL, LARGE] = [0.03, 0.1];
/** A trial should be this much slower than nothing, for the proportion to be seen. */
const CLEAR = 0.2;

/**
 * findAmounts finds what makes each slowed benchmark 3 and 10 % slower than the base. The call alone changes
 * how the function lies, and may make it slower or faster.
 * @param {Sampler} sampler
 * @param {(text: string) => void} say
 * @returns {Promise<import("./sampler.mjs").Amounts>}
 */
export async function findAmounts({ targets, pair }, say) {
  /** @type {import("./sampler.mjs").Amounts} */
  const amounts = new Map();
  for (const target of targets) {
    if (target.slowed === undefined) continue;
    const change = async (/** @type {number} */ amount) => {
      const changes = [];
      for (let i = 0; i < PAIRS; i++) changes.push(changeOf(await pair(target, "slow10", amount)));
      return midMean(changes);
    };
    let amount = FIRST_AMOUNT[target.slowed.kind];
    const call = await change(0);
    let slope = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      slope = Math.max(1e-9, ((await change(amount)) - call) / amount);
      amount = Math.max(1, Math.min(20 * amount, Math.round(CLEAR / slope)));
    }
    const amountFor = (/** @type {number} */ wanted) =>
      Math.max(0, Math.round((Math.log1p(wanted) - call) / slope));
    const found = { slow3: amountFor(SMALL), slow10: amountFor(LARGE) };
    say(
      `${target.name}: the call ${(100 * call).toFixed(1)} %, ${target.slowed.kind} of ${found.slow3} and ${found.slow10}`,
    );
    amounts.set(target.name, found);
  }
  return amounts;
}

/**
 * truthOf is the change that all pairs of the slowed benchmarks show.
 * @param {readonly import("./pools.mjs").Series[]} series of all regimes
 * @returns {import("./pools.mjs").About["truth"]}
 */
export function truthOf(series) {
  /** @type {import("./pools.mjs").About["truth"]} */
  const truth = {};
  for (const { variant, benchmark } of series) {
    if ((variant !== "slow3" && variant !== "slow10") || truth[benchmark]?.[variant] !== undefined) continue;
    const own = series.filter((s) => s.variant === variant && s.benchmark === benchmark);
    const changes = own.flatMap(({ pairs }) => pairs.map(changeOf));
    const centre = midMean(changes);
    const spread = Math.sqrt(
      changes.reduce((sum, x) => sum + (x - centre) ** 2, 0) / Math.max(1, changes.length - 1),
    );
    const error = round(spread / Math.sqrt(changes.length));
    truth[benchmark] = {
      ...truth[benchmark],
      [variant]: { change: round(Math.expm1(centre)), error, pairs: changes.length },
    };
  }
  return truth;
}

/** The mean of the middle half of the turns' log-ratios. @param {import("./pools.mjs").RecordedPair} pair */
function changeOf({ base, head }) {
  const [b, h] = [base["sec/op"] ?? [], head["sec/op"] ?? []];
  return midMean(h.map((x, i) => Math.log(x / (b[i] ?? Number.NaN))));
}

/** @param {number} x */
function round(x) {
  return Number(x.toFixed(4));
}

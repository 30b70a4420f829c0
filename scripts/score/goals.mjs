// What the score must show, and what it shows.

/**
 * @typedef {import("./score.mjs").Score} Score
 * @typedef {{ what: string, common: string, must: number | null, aim: number, most: boolean, digits: number, values: { name: string, value: number }[] }} Goal `most`: values
 *   may be at most `must` and should be at most `aim`; otherwise at least
 */

/** Recordings by what their machine did besides. */
const REGIMES = ["quiet", "neighbour", "build"];
const TWO_SPEED = "two-speed";

/** goalsOf are the rows of the table. @param {Score} score @returns {Goal[]} */
export function goalsOf(score) {
  const pools = score.variations.map(({ pool }) => pool).filter((pool) => REGIMES.includes(pool));
  const nulls = score.nulls.filter(({ pool }) => REGIMES.includes(pool));
  const found = (/** @type {number} */ slowdown, /** @type {"all" | "steady"} */ which, from = pools) =>
    from.flatMap((pool) => {
      const value = foundIn(score, pool, slowdown)?.[which];
      return typeof value === "number" ? [{ name: pool, value }] : []; // no benchmark may be as steady as that
    });
  const two = score.nulls.find(({ pool, change }) => pool === TWO_SPEED && change === "layout");
  /** @type {Goal[]} */
  const goals = [
    {
      what: "pull requests without a change that fail",
      common: "75–100 %",
      must: 0.01,
      aim: 0.005,
      most: true,
      digits: 2,
      values: nulls.map(({ pool, change, failed }) => ({ name: `${change}, ${pool}`, value: failed })),
    },
    {
      what: "+10 % found, benchmarks with CV ≤ 10 %",
      common: "62–93 %, out of reach when noisy",
      must: 0.98,
      aim: 0.995,
      most: false,
      digits: 2,
      values: found(0.1, "steady"),
    },
    {
      what: "+10 % found, all benchmarks",
      common: "–",
      must: 0.98,
      aim: 0.995,
      most: false,
      digits: 2,
      values: found(0.1, "all"),
    },
    {
      what: "+7.5 % found, benchmarks with CV ≤ 10 %",
      common: "50–75 %",
      must: 0.94,
      aim: 0.98,
      most: false,
      digits: 2,
      values: found(0.075, "steady"),
    },
    {
      what: "+7.5 % found, all benchmarks",
      common: "–",
      must: 0.94,
      aim: 0.98,
      most: false,
      digits: 2,
      values: found(0.075, "all"),
    },
    {
      what: "+20 % found, all",
      common: "85–99 %",
      must: 0.995,
      aim: 1,
      most: false,
      digits: 2,
      values: found(0.2, "all"),
    },
    {
      what: "alarms at a true +3 %",
      common: "30–40 %",
      must: 0.03,
      aim: 0.015,
      most: true,
      digits: 2,
      values: found(0.03, "all"),
    },
    {
      what: "inconclusive when nothing changed",
      common: "–",
      must: 0.02,
      aim: 0.005,
      most: true,
      digits: 2,
      values: nulls.map(({ pool, change, inconclusive }) => ({
        name: `${change}, ${pool}`,
        value: inconclusive,
      })),
    },
    {
      what: "machine time, builds included, next to count=5 × 1 s on both sides",
      common: "1",
      must: 0.35,
      aim: 0.2,
      most: true,
      digits: -1,
      values: nulls
        .filter(({ change }) => change === "layout")
        .map(({ pool, ratio }) => ({ name: pool, value: ratio })),
    },
    {
      what: "the same of a harmless edit with reach, on a mix of real commits",
      common: "1",
      must: 0.1,
      aim: 0.1,
      most: true,
      digits: -1,
      values: [{ name: "all three", value: meanOf(nulls.filter(({ change }) => change === "edit")) }],
    },
    {
      what: "two-speed machine: +10 % found",
      common: "unreachable",
      must: 0.96,
      aim: 0.99,
      most: false,
      digits: 2,
      values: found(0.1, "all", two === undefined ? [] : [TWO_SPEED]),
    },
    {
      what: "two-speed machine: pull requests without a change that fail",
      common: "unreachable",
      must: 0.02,
      aim: 0.005,
      most: true,
      digits: 2,
      values: two === undefined ? [] : [{ name: TWO_SPEED, value: two.failed }],
    },
  ];
  const { fine } = score;
  if (fine !== null)
    goals.push(
      {
        what: "with a threshold of 2 %: +4 % found, quiet",
        common: "out of reach",
        must: null,
        aim: 0.95,
        most: false,
        digits: 2,
        values: [{ name: "quiet", value: fine.found.all }],
      },
      {
        what: "with a threshold of 2 %: pull requests without a change that fail",
        common: "out of reach",
        must: null,
        aim: 0.005,
        most: true,
        digits: 2,
        values: [{ name: "quiet", value: fine.failed.failed }],
      },
    );
  return goals;
}

/** @param {Score["nulls"]} nulls */
function meanOf(nulls) {
  return nulls.reduce((sum, { withReach }) => sum + withReach, 0) / nulls.length;
}

/** @param {Score} score @param {string} pool @param {number} slowdown */
function foundIn({ found, size }, pool, slowdown) {
  return found.find((f) => f.pool === pool && f.slowdown === slowdown && f.rows === size.rows);
}

/**
 * reached says how far a value is.
 * @param {Goal} goal
 * @param {number} value
 * @returns {"aim" | "must" | "missed"}
 */
export function reached({ must, aim, most }, value) {
  const isWithin = (/** @type {number} */ limit) => (most ? value <= limit : value >= limit);
  if (isWithin(aim)) return "aim";
  return must === null || isWithin(must) ? "must" : "missed";
}

// What others would have said of the same processes: one value each, the mean of its turns, as `go test`
// prints it.

import { random } from "../replay/random.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {{ createUTest: typeof import("../../src/stats/u-test.ts").createUTest }} Statistics
 * @typedef {{ name: string, samples: number, apart: boolean, test: boolean }} Rival `apart`: base and head were measured at different times
 */

/** @type {readonly Rival[]} */
export const RIVALS = [
  { name: "stored baseline, one value, ratio above 105 %", samples: 1, apart: true, test: false },
  { name: "stored baseline, benchstat, n=5", samples: 5, apart: true, test: true },
  { name: "stored baseline, benchstat, n=10", samples: 10, apart: true, test: true },
  { name: "blocks on one machine, benchstat, n=5", samples: 5, apart: false, test: true },
  { name: "blocks on one machine, benchstat, n=10", samples: 10, apart: false, test: true },
];

const [ALPHA, LIMIT] = [0.05, 1.05];

/**
 * scoreRival gives the share of pull requests that fail although only link orders changed, and of slowed
 * benchmarks that are found.
 * @param {Rival} rival
 * @param {Statistics} statistics
 * @param {{ pool: Pool, pulls: number, rows: number, seed: number, slowdowns: readonly number[] }} plan
 * @returns {{ failed: number, found: number[] }}
 */
export function scoreRival(rival, { createUTest }, { pool, pulls, rows, seed, slowdowns }) {
  const next = random(seed);
  const uTest = createUTest();
  const series = pool.series.filter(({ variant }) => variant === "layout").map(valuesOf);
  const alarms = [0, ...slowdowns].map(() => 0);
  let failed = 0;
  for (let pull = 0; pull < pulls; pull++) {
    const before = alarms[0];
    for (const { base, head } of drawValues(series, rival, rows, next))
      for (const [i, slowdown] of [0, ...slowdowns].entries()) {
        const slower = head.map((x) => x * (1 + slowdown));
        if (isAlarm(rival, uTest, base, slower)) alarms[i] = (alarms[i] ?? 0) + 1;
      }
    if (alarms[0] !== before) failed++;
  }
  return { failed: failed / pulls, found: alarms.slice(1).map((n) => n / pulls / rows) };
}

/** @typedef {{ base: number[], head: number[] }} Values one a round */

/** @param {import("./pools.mjs").Series} series @returns {Values} */
function valuesOf({ pairs }) {
  const value = (/** @type {import("./pools.mjs").Slices} */ slices) => mean(slices["sec/op"] ?? []);
  return { base: pairs.map((pair) => value(pair.base)), head: pairs.map((pair) => value(pair.head)) };
}

/**
 * The values of one pull request, ascending; all benchmarks were measured in the same rounds.
 * @param {readonly Values[]} series
 * @param {Rival} rival
 * @param {number} rows
 * @param {() => number} next
 */
function drawValues(series, { samples, apart }, rows, next) {
  const rounds = series[0]?.base.length ?? 0;
  const start = Math.floor(next() * rounds);
  const later = apart ? Math.floor(rounds / 3 + (next() * rounds) / 3) : samples;
  return Array.from({ length: rows }, (_, row) => {
    const { base = [], head = [] } = series[row % series.length] ?? {};
    const from = start + 2 * Math.floor(row / series.length); // copies of the suite do not have the same values
    return { base: sorted(base, from, samples), head: sorted(head, from + later, samples) };
  });
}

/**
 * @param {Rival} rival
 * @param {import("../../src/stats/u-test.ts").UTester} uTest
 * @param {Float64Array} base
 * @param {Float64Array} head
 */
function isAlarm({ test }, uTest, base, head) {
  if (median(head) / median(base) <= LIMIT) return false;
  if (!test) return true;
  const said = uTest(base, head);
  return said.kind === "tested" && said.p < ALPHA;
}

/** @param {readonly number[]} values @param {number} from @param {number} count */
function sorted(values, from, count) {
  return Float64Array.from(
    { length: count },
    (_, i) => values[(from + i) % values.length] ?? Number.NaN,
  ).sort();
}

/** @param {Float64Array} ascending */
function median(ascending) {
  const half = ascending.length / 2;
  const [low, high] = [
    ascending[Math.ceil(half) - 1] ?? Number.NaN,
    ascending[Math.floor(half)] ?? Number.NaN,
  ];
  return (low + high) / 2;
}

/** @param {readonly number[]} xs */
function mean(xs) {
  return xs.reduce((a, b) => a + b, 0) / xs.length;
}

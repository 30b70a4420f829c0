// Draws pull requests from a recording and lets the judge look at them, as a run would: new pairs only where
// a verdict is open.

import { shuffled } from "../replay/random.mjs";

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./pools.mjs").Series} Series
 * @typedef {import("./pools.mjs").Variant} Variant
 * @typedef {import("../../src/judge/policy.ts").Policy} Policy
 * @typedef {import("../../src/judge/judgement.ts").Judgement} Judgement
 * @typedef {Pick<typeof import("../../src/judge/judge-look.ts"), "judgeLook"> & Pick<typeof import("../../src/judge/policy.ts"), "looks"> & Pick<typeof import("../../src/measure/sampling/give-up.ts"), "isVain" | "pairsWanted">} Judge
 * @typedef {import("../../src/judge/row.ts").Pair} Pair
 * @typedef {{ series: Series, slowdown: number, rounds: number[], swaps: boolean[] }} Drawn a benchmark of a pull request; pair i is that of round number
 *   rounds[i], with its sides changed if swaps[i]
 * @typedef {{ drawn: Drawn, verdicts: string[], pairs: number, seconds: number }} Judged `verdicts` in all units, `seconds` of its pairs
 */

const UNITS = ["sec/op", "B/op", "allocs/op"];
/** What disturbs a machine lasts longer than a pair: rounds are drawn in stretches. */
const STRETCH = 5;
/** Heads whose link order is drawn as the base's is. @type {readonly Variant[]} */
const SWAPPED = ["same", "layout"];

/**
 * drawPull draws benchmarks of one variant: copies of the whole suite, each with stretches of rounds of its
 * own.
 * @param {Pool} pool
 * @param {{ variant: Variant, rows: number, maxCount: number }} wish
 * @param {() => number} next
 * @returns {Drawn[]}
 */
export function drawPull(pool, { variant, rows, maxCount }, next) {
  const series = pool.series.filter((s) => s.variant === variant);
  /** @type {Drawn[]} */
  const drawn = [];
  while (drawn.length < rows) {
    const rounds = drawRounds(series[0]?.pairs.length ?? 0, maxCount, next);
    for (const s of shuffled(series, next))
      if (drawn.length < rows)
        drawn.push({ series: s, slowdown: 0, rounds, swaps: rounds.map(() => next() < 0.5) });
  }
  return drawn;
}

/**
 * Numbers of rounds, in stretches that follow one another in random order; none twice before all are used.
 * @param {number} recorded @param {number} wanted @param {() => number} next
 */
function drawRounds(recorded, wanted, next) {
  /** @type {number[]} */
  const rounds = [];
  while (rounds.length < wanted) {
    const offset = Math.floor(next() * recorded);
    const starts = Array.from({ length: Math.ceil(recorded / STRETCH) }, (_, i) => STRETCH * i);
    for (const start of shuffled(starts, next))
      for (let i = start; i < Math.min(start + STRETCH, recorded); i++) rounds.push((offset + i) % recorded);
  }
  return rounds;
}

/**
 * rowsAfter are the rows of a pull request with so many pairs each.
 * @param {readonly Drawn[]} pull @param {number} pairs
 */
export function rowsAfter(pull, pairs) {
  return pull.flatMap((drawn, i) =>
    UNITS.map((unit) => ({
      drawn,
      row: { ...emptyRow(i, unit), pairs: Array.from({ length: pairs }, (_, n) => pairOf(drawn, n, unit)) },
    })),
  );
}

/**
 * judgePull gives what the judge says at the end.
 * @param {Judge} judge
 * @param {readonly Drawn[]} pull
 * @param {Policy} policy
 * @returns {{ judged: Judged[], looks: { wanting: Drawn[], pairs: number, seconds: number }[] }} `looks`: what each look measured
 */
export function judgePull({ judgeLook, looks, isVain, pairsWanted }, pull, policy) {
  const rows = pull.flatMap((drawn, i) => UNITS.map((unit) => ({ drawn, row: emptyRow(i, unit) })));
  let suite = rows.map(({ row }) => row);
  const [taken, spent] = [pull.map(() => 0), pull.map(() => 0)];
  /** @type {readonly Judgement[]} */
  let said = [];
  const measured = [];
  /** @param {number} i */
  const isGivenUp = (i) => isVain(pairsWanted(judgementsOf(said, i)), taken[i] ?? 0, policy.maxCount);
  for (const look of looks(policy)) {
    const open = new Set(
      pull.flatMap((_, i) => (isOpen(said, i) && !isGivenUp(i) && (taken[i] ?? 0) < look.pairs ? [i] : [])),
    );
    if (open.size === 0) break;
    let seconds = 0;
    suite = suite.map((row, at) => {
      const i = Math.floor(at / UNITS.length);
      const drawn = pull[i];
      if (drawn === undefined || !open.has(i)) return row;
      const from = row.pairs.length;
      const more = Array.from({ length: look.pairs - from }, (_, n) => pairOf(drawn, from + n, row.unit));
      return { ...row, pairs: [...row.pairs, ...more] };
    });
    for (const i of open) {
      const drawn = pull[i];
      if (drawn === undefined) continue;
      const own = secondsOf(drawn, { from: taken[i] ?? 0, to: look.pairs, timeOnly: hasOnlyTime(said, i) });
      spent[i] = (spent[i] ?? 0) + own;
      seconds += own;
      taken[i] = look.pairs;
    }
    measured.push({ wanting: pull.filter((_, i) => open.has(i)), pairs: look.pairs - look.seen, seconds });
    said = judgeLook(suite, { look, policy, earlier: said });
  }
  const judged = pull.map((drawn, i) => ({
    drawn,
    verdicts: verdictsOf(said, i),
    pairs: taken[i] ?? 0,
    seconds: spent[i] ?? 0,
  }));
  return { judged, looks: measured };
}

/** @param {readonly Judgement[]} said @param {number} i */
function verdictsOf(said, i) {
  const judged = judgementsOf(said, i);
  return judged.length === 0 ? UNITS.map(() => "open") : judged.map(({ verdict }) => verdict);
}

/** @param {readonly Judgement[]} said @param {number} i */
function judgementsOf(said, i) {
  return said.slice(i * UNITS.length, (i + 1) * UNITS.length);
}

/** @param {readonly Judgement[]} said @param {number} i */
function isOpen(said, i) {
  return verdictsOf(said, i).includes("open");
}

/**
 * Seconds of its pairs. Where only its time is open, its memory is not taken any more.
 * @param {Drawn} drawn @param {{ from: number, to: number, timeOnly: boolean }} which
 */
function secondsOf({ series, rounds }, { from, to, timeOnly }) {
  const pairs = rounds.slice(from, to).flatMap((round) => series.pairs[round] ?? []);
  return pairs.reduce((sum, { seconds, brief }) => sum + ((timeOnly && brief) || seconds), 0);
}

/** @param {readonly Judgement[]} said @param {number} i */
function hasOnlyTime(said, i) {
  const open = judgementsOf(said, i).flatMap(({ verdict }, unit) =>
    verdict === "open" ? [UNITS[unit]] : [],
  );
  return open.length > 0 && open.every((unit) => unit === "sec/op");
}

/**
 * Pairs made of recorded ones: the judge, which remembers what it made of a pair, meets the same ones again.
 * @type {WeakMap<object, Map<string, Pair>>}
 */
const made = new WeakMap();

/**
 * Pair number i of a benchmark. Of heads that are drawn as the base is, either side may be called the head.
 * @param {Drawn} drawn @param {number} i @param {string} unit @returns {Pair}
 */
function pairOf({ series, slowdown, rounds, swaps }, i, unit) {
  const recorded = series.pairs[rounds[i] ?? 0];
  if (recorded === undefined) throw new RangeError(`${series.benchmark} has no pair for round ${rounds[i]}`);
  const isSwapped = SWAPPED.includes(series.variant) && (swaps[i] ?? false);
  const known = made.get(recorded) ?? new Map();
  made.set(recorded, known);
  const key = `${unit} ${slowdown} ${isSwapped}`;
  const pair = known.get(key) ?? makePair(recorded, unit, slowdown, isSwapped);
  known.set(key, pair);
  return pair;
}

/**
 * @param {import("./pools.mjs").RecordedPair} recorded
 * @param {string} unit
 * @param {number} slowdown
 * @param {boolean} isSwapped
 * @returns {Pair}
 */
function makePair({ base, head }, unit, slowdown, isSwapped) {
  const [b, h] = isSwapped ? [head, base] : [base, head];
  const factor = unit === "sec/op" ? 1 + slowdown : 1;
  const slower = factor === 1 ? (h[unit] ?? []) : (h[unit] ?? []).map((x) => x * factor);
  return { base: b[unit] ?? [], head: slower };
}

/** @param {number} i @param {string} unit @returns {import("../../src/judge/row.ts").Row} */
function emptyRow(i, unit) {
  const benchmark = { pkg: "score", name: `B${i}`, procs: 2 };
  return { benchmark, unit, better: "lower", exact: false, turns: true, pairs: [] };
}

// Draws pull requests from a recording and lets the judge look at them, as a run would: new pairs only where a verdict is open.

/**
 * @typedef {import("./pools.mjs").Pool} Pool
 * @typedef {import("./pools.mjs").Series} Series
 * @typedef {import("./pools.mjs").Variant} Variant
 * @typedef {import("../../src/judge/policy.ts").Policy} Policy
 * @typedef {import("../../src/judge/judgement.ts").Judgement} Judgement
 * @typedef {Pick<typeof import("../../src/judge/judge-look.ts"), "judgeLook"> & Pick<typeof import("../../src/judge/policy.ts"), "looks">} Judge
 * @typedef {{ series: Series, slowdown: number, rounds: number[] }} Drawn a benchmark of a pull request; pair i is that of round number rounds[i]
 * @typedef {{ drawn: Drawn, verdicts: string[], pairs: number, seconds: number }} Judged `verdicts` in all units, `seconds` of its pairs
 */

const UNITS = ["sec/op", "B/op", "allocs/op"];
/** What disturbs a machine lasts longer than a pair: rounds are drawn in stretches. */
const STRETCH = 5;

/**
 * drawPull draws benchmarks of one variant: copies of the whole suite, each with stretches of rounds of its own.
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
    for (const s of series) if (drawn.length < rows) drawn.push({ series: s, slowdown: 0, rounds });
  }
  return drawn;
}

/** @param {number} recorded @param {number} wanted @param {() => number} next */
function drawRounds(recorded, wanted, next) {
  /** @type {number[]} */
  const rounds = [];
  while (rounds.length < wanted) {
    const start = Math.floor(next() * recorded);
    for (let i = 0; i < STRETCH; i++) rounds.push((start + i) % recorded);
  }
  return rounds;
}

/**
 * judgePull gives what the judge says at the end.
 * @param {Judge} judge
 * @param {readonly Drawn[]} pull
 * @param {Policy} policy
 * @returns {{ judged: Judged[], looks: { wanting: Drawn[], pairs: number, seconds: number }[] }} `looks`: what each look measured
 */
export function judgePull({ judgeLook, looks }, pull, policy) {
  const rows = pull.flatMap((drawn, i) => UNITS.map((unit) => ({ drawn, row: emptyRow(i, unit) })));
  let suite = rows.map(({ row }) => row);
  const taken = pull.map(() => 0);
  /** @type {readonly Judgement[]} */
  let said = [];
  const measured = [];
  for (const look of looks(policy)) {
    const open = new Set(
      pull.flatMap((_, i) => (isOpen(said, i) && (taken[i] ?? 0) < look.pairs ? [i] : [])),
    );
    if (open.size === 0) break;
    let seconds = 0;
    suite = suite.map((row, at) => {
      const i = Math.floor(at / UNITS.length);
      const drawn = pull[i];
      if (drawn === undefined || !open.has(i)) return row;
      const more = drawn.rounds
        .slice(row.pairs.length, look.pairs)
        .map((round) => pairOf(drawn, round, row.unit));
      return { ...row, pairs: [...row.pairs, ...more] };
    });
    for (const i of open) {
      const drawn = pull[i];
      if (drawn === undefined) continue;
      for (const round of drawn.rounds.slice(taken[i], look.pairs))
        seconds += drawn.series.pairs[round]?.seconds ?? 0;
      taken[i] = look.pairs;
    }
    measured.push({ wanting: pull.filter((_, i) => open.has(i)), pairs: look.pairs - look.seen, seconds });
    said = judgeLook(suite, { look, policy, earlier: said });
  }
  const judged = pull.map((drawn, i) => ({
    drawn,
    verdicts: verdictsOf(said, i),
    pairs: taken[i] ?? 0,
    seconds: drawn.rounds
      .slice(0, taken[i])
      .reduce((sum, round) => sum + (drawn.series.pairs[round]?.seconds ?? 0), 0),
  }));
  return { judged, looks: measured };
}

/** @param {readonly Judgement[]} said @param {number} i */
function verdictsOf(said, i) {
  return UNITS.map((_, unit) => said[i * UNITS.length + unit]?.verdict ?? "open");
}

/** @param {readonly Judgement[]} said @param {number} i */
function isOpen(said, i) {
  return verdictsOf(said, i).includes("open");
}

/** @param {Drawn} drawn @param {number} round @param {string} unit */
function pairOf({ series, slowdown }, round, unit) {
  const { base = {}, head = {} } = series.pairs[round] ?? {};
  const factor = unit === "sec/op" ? 1 + slowdown : 1;
  const slower = factor === 1 ? (head[unit] ?? []) : (head[unit] ?? []).map((x) => x * factor);
  return { base: base[unit] ?? [], head: slower };
}

/** @param {number} i @param {string} unit @returns {import("../../src/judge/row.ts").Row} */
function emptyRow(i, unit) {
  const benchmark = { pkg: "score", name: `B${i}`, procs: 2 };
  return { benchmark, unit, better: "lower", exact: false, turns: true, pairs: [] };
}

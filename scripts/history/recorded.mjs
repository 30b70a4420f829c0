// A branch whose runs are recorded pairs: what the judge makes of them, with the branch's changes multiplied in.

import { random } from "../replay/random.mjs";
import { drawPull, rowsAfter } from "../score/pull-request.mjs";
import { entriesOf, makeLines, PLAN, runsOf } from "./world.mjs";

/**
 * @typedef {import("../score/pools.mjs").Pool} Pool
 * @typedef {Pick<typeof import("../../src/judge/judge-look.ts"), "judgeLook"> & { defaultPolicy: import("../../src/judge/policy.ts").Policy }} Judge
 * @typedef {import("./world.mjs").Run} Run
 */

/** Pairs of a run that compares neighbours, and of one in the night. */
const PAIRS = { near: 8, long: 20 };

/**
 * replayWorld makes a branch of a recording: one benchmark of it after the other, in all runs. Both sides are the same
 * code in other link orders.
 * @param {Judge} judge @param {Pool} pool @param {{ seed: number, benchmarks: number, commits: number }} size
 */
export function replayWorld(judge, pool, { seed, benchmarks, commits }) {
  const next = random(seed);
  const plan = { ...PLAN, benchmarks, commits };
  const lines = makeLines(plan, next);
  const runs = runsOf(plan);
  const series = pool.series.filter(({ variant }) => variant === "layout");
  const measured = new Map(
    runs.map((run) => [run, judgeRun(judge, { ...pool, series }, { run, lines, next })]),
  );
  const measure = (/** @type {unknown} */ _line, /** @type {number} */ number, /** @type {Run} */ run) =>
    measured.get(run)?.[number] ?? { ln: 0, error: Number.NaN, df: 0, base: 1, head: 1 };
  return { plan, lines, runs, entries: entriesOf(lines, runs, measure) };
}

/**
 * The judge sees the whole suite of a run, as in a run; each line is one benchmark of it, always the same one.
 * @param {Judge} judge @param {Pool} pool
 * @param {{ run: Run, lines: readonly import("./world.mjs").Line[], next: () => number }} what
 */
function judgeRun({ judgeLook, defaultPolicy }, pool, { run, lines, next }) {
  const pairs = Math.min(PAIRS[run.kind], ...pool.series.map((series) => series.pairs.length));
  const look = { pairs, seen: 0, share: 1, last: true };
  const found = new Map();
  while (found.size < lines.length) {
    const pull = drawPull(pool, { variant: "layout", rows: pool.series.length, maxCount: pairs }, next);
    const numbered = pull.flatMap((drawn) => {
      const number = pool.series.indexOf(drawn.series) + found.size;
      const level = lines[number]?.level;
      const ln = (level?.[run.head] ?? 0) - (level?.[run.base] ?? 0);
      return level === undefined ? [] : [{ number, drawn: { ...drawn, slowdown: Math.expm1(ln) } }];
    });
    const rows = rowsAfter(
      numbered.map(({ drawn }) => drawn),
      pairs,
    ).filter(({ row }) => row.unit === "sec/op");
    const said = judgeLook(
      rows.map(({ row }) => row),
      { look, policy: defaultPolicy, earlier: [] },
    );
    for (const [i, { number }] of numbered.entries()) found.set(number, measuredOf(said[i]));
  }
  return Array.from(lines, (_, number) => found.get(number));
}

/** @param {import("../../src/judge/judgement.ts").Judgement | undefined} said */
function measuredOf(said) {
  const ln = Math.log1p(said?.delta ?? 0);
  return {
    ln,
    error: said?.error ?? Number.NaN,
    df: said?.df ?? 0,
    base: said?.base ?? 1,
    head: said?.head ?? 1,
  };
}

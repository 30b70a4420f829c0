// The judge on recorded pairs. Seeded, so the figures are the same on every machine; docs/judging.md has larger replays.
import { expect, test } from "@jest/globals";
import { readPools } from "../../scripts/replay/pools.mjs";
import { replay } from "../../scripts/replay/replay.mjs";
import { judgeLook } from "../../src/judge/judge-look.ts";
import { defaultPolicy, looks } from "../../src/judge/policy.ts";
import { byForm } from "../kit/long.ts";

const pools = readPools("test/judge/pools");
const judge = { judgeLook, looks };
const small = { policy: defaultPolicy, pulls: byForm({ short: 1, long: 3 }), rows: 40, seed: 3 };

test("the pools are there", () => {
  expect(pools.map((pool) => [pool.name, pool.benchmarks.length])).toEqual([
    ["quiet", 15],
    ["neighbour", 15],
    ["noisy core, link orders", 24],
    ["two speeds, slices of 1 ms", 12],
    ["two speeds, turns, link orders", 10],
  ]);
});

test.each(pools)("$name: nothing that did not change fails, and hardly anything stays open", (pool) => {
  const score = replay(judge, { ...small, pool, slowdown: 0 });
  expect(score.failed).toBe(0);
  expect(score.inconclusive).toBeLessThanOrEqual(0.01);
  expect(score.pairs).toBeLessThan(20);
});

test.each(pools)("$name: 10 % more is found", (pool) => {
  expect(replay(judge, { ...small, pool, slowdown: 0.1 }).regression).toBeGreaterThanOrEqual(0.98);
});

test.each(pools)("$name: 20 % less is never a regression", (pool) => {
  const score = replay(judge, { ...small, pool, slowdown: -0.2 });
  expect(score.regression).toBe(0);
  expect(score.improvement).toBeGreaterThanOrEqual(0.98);
});

test("a pull request of one benchmark is judged, too", () => {
  const pool = pools[0];
  if (pool === undefined) throw new Error("no pool");
  const alone = { ...small, pool, pulls: byForm({ short: 20, long: 40 }), rows: 1 };
  expect(replay(judge, { ...alone, slowdown: 0 }).failed).toBe(0);
  expect(replay(judge, { ...alone, slowdown: 0.1 }).regression).toBeGreaterThanOrEqual(0.96);
});

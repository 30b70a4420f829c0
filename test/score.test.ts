// The score on a part of the recording, with a fixed seed: one or two pull requests a line, every night eight of twice as many benchmarks. `npm run score` replays all of it.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { suiteOf } from "../scripts/score/cost.mjs";
import { count } from "../scripts/score/count.mjs";
import { readAbout, readPools } from "../scripts/score/pools.mjs";
import { wilson } from "../scripts/score/score.mjs";
import { isParallel, PACKAGES } from "../scripts/score/suite.mjs";
import { scoreTable } from "../scripts/score/table.mjs";
import { judgeLook } from "../src/judge/judge-look.ts";
import { defaultPolicy, looks } from "../src/judge/policy.ts";
import { isVain, pairsWanted } from "../src/measure/sampling/give-up.ts";
import { byForm } from "./kit/long.ts";

const folder = "test/score/pools";
const pools = readPools(folder, ["quiet", "neighbour", "build", "two-speed"]);
const judge = { judgeLook, looks, isVain, pairsWanted };
const plan = {
  policy: defaultPolicy,
  pulls: byForm({ short: 2, long: 8 }),
  rows: byForm({ short: 50, long: 100 }),
  seed: 5,
};
const unchanged = { ...plan, pulls: byForm({ short: 1, long: 8 }) };
const fewer = { ...plan, pulls: byForm({ short: 1, long: 4 }) };
const regimes = pools.filter(({ name }) => name !== "two-speed");

test("of pull requests that change nothing at most 1 % fail, and at most 2 % of benchmarks stay open", () => {
  const heads = ["same", "layout", "edit"] as const;
  const counts = regimes.flatMap((pool) =>
    heads.map((variant) => ({
      pool: pool.name,
      variant,
      ...count(judge, { ...unchanged, pool }, { variant }),
    })),
  );
  expect(counts).toHaveLength(9);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  expect(failed / (9 * unchanged.pulls)).toBeLessThanOrEqual(0.01);
  const open = counts.filter(({ inconclusive, rows }) => inconclusive / rows > 0.02);
  expect(open.map(({ pool, variant }) => [pool, variant])).toEqual([]);
});

/** How much slower, and the share that is found: at least, at most. The least and the middle one tell most. */
const FOUND = [
  [0.03, 0, 0.03],
  [0.075, 0.94, 1],
  [0.1, 0.98, 1],
  [0.2, 0.995, 1],
] as const;

describe.each(regimes)("$name", (pool) => {
  test.each(FOUND.slice(0, byForm({ short: 2, long: FOUND.length })))(
    "a slowdown of %d is found in at least %d and at most %d of all",
    (slowdown, least, most) => {
      const { slowed, found } = count(judge, { ...plan, pool }, { slowdown });
      expect(slowed).toBe(10 * plan.pulls);
      expect(found / slowed).toBeGreaterThanOrEqual(least);
      expect(found / slowed).toBeLessThanOrEqual(most);
    },
  );
});

describe.each(pools.filter((pool) => !regimes.includes(pool)))("$name", (pool) => {
  test("another link order does not fail a pull request", () => {
    expect(count(judge, { ...fewer, pool }, { variant: "layout" }).failed).toBe(0);
  });

  test("+10 % is found", () => {
    const { slowed, found } = count(judge, { ...fewer, pool }, { slowdown: 0.1 });
    expect(slowed).toBe(10 * fewer.pulls);
    expect(found / slowed).toBeGreaterThanOrEqual(0.96);
  });
});

test("docs/score.md is what docs/score.json says", () => {
  const { about, ...score } = JSON.parse(readFileSync("docs/score.json", "utf8"));
  expect(scoreTable(score, about)).toBe(readFileSync("docs/score.md", "utf8"));
  expect(about).toEqual(readAbout(folder));
});

test("no failure among 300 pull requests bounds their share at about 1 %", () => {
  expect(wilson(0, 300)).toEqual([0, expect.closeTo(0.0126, 3)]);
});

test("what a recording costs is divided among the benchmarks that it has, whatever the suite has grown to", () => {
  const [quiet = { name: "", series: [] }] = pools;
  expect(suiteOf(quiet)).toEqual({ benchmarks: 36, packages: 12 });
});

test("the suite knows its parallel benchmarks, and those of our own package are there, with what its edit renames", () => {
  const parallel = PACKAGES.flatMap(({ path, benchmarks }) => benchmarks.map((name) => `${path}.${name}`));
  expect(parallel.filter(isParallel)).toHaveLength(12);
  const own = PACKAGES.filter((pkg) => pkg.own);
  expect(own.map(({ benchmarks }) => benchmarks.length)).toEqual([8]);
  for (const { path, tests, benchmarks, rename, slowed } of own) {
    const read = (name: string) => readFileSync(`scripts/score/${path}/${name}`, "utf8");
    const [code, test] = [read("parallel.go"), tests.map(read).join("")];
    for (const name of benchmarks) expect(test).toContain(`func Benchmark${name}(b *testing.B) {`);
    expect(test).toContain("RunParallel(");
    expect(code).toContain(`func ${rename[0]}(`);
    expect(code).not.toContain(rename[1]);
    expect(code).toContain(slowed?.function);
  }
});

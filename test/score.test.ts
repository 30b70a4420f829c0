// The score on a part of the recording, with a fixed seed; `npm run score` replays all of it.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { count } from "../scripts/score/count.mjs";
import { readAbout, readPools } from "../scripts/score/pools.mjs";
import { wilson } from "../scripts/score/score.mjs";
import { scoreTable } from "../scripts/score/table.mjs";
import { judgeLook } from "../src/judge/judge-look.ts";
import { defaultPolicy, looks } from "../src/judge/policy.ts";

const folder = "test/score/pools";
const pools = readPools(folder, ["quiet", "neighbour", "build", "two-speed"]);
const judge = { judgeLook, looks };
const plan = { policy: defaultPolicy, pulls: 4, rows: 100, seed: 5 };

test.each(pools)("$name: another link order does not fail a pull request", (pool) => {
  expect(count(judge, { ...plan, pool }, { variant: "layout" }).failed).toBe(0);
});

test.each(pools.filter(({ name }) => name === "two-speed"))("$name: +10 % is found", (pool) => {
  const { slowed, found } = count(judge, { ...plan, pool }, { slowdown: 0.1 });
  expect(slowed).toBe(40);
  expect(found / slowed).toBeGreaterThanOrEqual(0.96);
});

test("docs/score.md is what docs/score.json says", () => {
  const { about, ...score } = JSON.parse(readFileSync("docs/score.json", "utf8"));
  expect(scoreTable(score, about)).toBe(readFileSync("docs/score.md", "utf8"));
  expect(about).toEqual(readAbout(folder));
});

test("no failure among 300 pull requests bounds their share at about 1 %", () => {
  expect(wilson(0, 300)).toEqual([0, expect.closeTo(0.0126, 3)]);
});

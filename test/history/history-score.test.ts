// The score of the history on two small branches; `npm run history-score` counts a hundred times as many.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { add } from "../../scripts/history/count.mjs";
import { byRatio, countAlarms, valuesOf } from "../../scripts/history/rivals.mjs";
import { countWorld } from "../../scripts/history/score.mjs";
import { GOALS, isReached, putInto, scoreText } from "../../scripts/history/table.mjs";
import { makeWorld, PLAN } from "../../scripts/history/world.mjs";
import { random } from "../../scripts/replay/random.mjs";
import { findEvents } from "../../src/history/events/events.ts";
import { eventPolicy, findChanges } from "../../src/history/events/find-changes.ts";
import { layOut } from "../../src/history/events/spans.ts";
import { collectGraph } from "../../src/history/ladder/create-graph.ts";
import { makeLadder } from "../../src/history/ladder/ladder.ts";
import { lineOf } from "../../src/history/ladder/line.ts";
import { byForm } from "../kit/long.ts";

const program = { collectGraph, eventPolicy, findChanges, layOut, lineOf, makeLadder };
const plan = { ...PLAN, commits: 400, benchmarks: byForm({ short: 20, long: 100 }) };

test("on a simulated branch intervals hold, steps and drifts are found, and nothing else is", () => {
  const counts = [901, 902].map((seed) => countWorld(program, makeWorld(plan, seed), seed)).reduce(add);
  expect(counts.commits).toBe(2 * plan.commits * plan.benchmarks);
  expect(counts.held / counts.rungs).toBeGreaterThan(0.92);
  expect(counts.held / counts.rungs).toBeLessThan(0.98);
  expect(counts.found / counts.steps).toBeGreaterThanOrEqual(0.98);
  expect(counts.right / counts.found).toBeGreaterThanOrEqual(0.9);
  expect(counts.early / counts.drifts).toBeGreaterThanOrEqual(0.9);
  expect(counts.false).toBeLessThanOrEqual(byForm({ short: 3, long: 12 }));
});

test("what was said up to a release is said in the same words when a hundred commits more are there", () => {
  const { entries, lines } = makeWorld({ ...PLAN, benchmarks: 20 }, 904);
  const release = 400;
  const early = entries.filter((entry) => Number.parseInt(entry.commit.sha, 16) - 1 <= release);
  const said = (some: typeof entries) =>
    findEvents(collectGraph(some), { branch: "main" })
      .events.filter(({ benchmark }) => lines[Number(benchmark.name.slice(1))]?.truths[0]?.kind !== "drift")
      .filter(({ commit }) => Number.parseInt(commit, 16) - 1 <= release)
      .map(({ state, kind, ...rest }) => rest);
  expect(said(early).length).toBeGreaterThan(10);
  expect(said(entries)).toEqual(said(early));
});

test("the ratio of two machines cries where nothing happened", () => {
  const { lines } = makeWorld(plan, 903);
  const quiet = lines.filter(({ truths }) => truths.length === 0);
  const values = valuesOf(quiet, plan, random(1));
  const counts = countAlarms("105 %", byRatio(values, 1.05), quiet, { slowerOnly: true });
  expect(counts.false / counts.commits).toBeGreaterThan(0.2);
});

test("docs/ladder.md is what docs/history-score.json says, and no goal is missed", () => {
  const score = JSON.parse(readFileSync("docs/history-score.json", "utf8"));
  const document = readFileSync("docs/ladder.md", "utf8");
  expect(putInto(document, scoreText(score))).toBe(document);
  const missed = score.simulated.filter(
    (row: { aims: boolean; counts: Parameters<typeof isReached>[1] }) =>
      row.aims && !GOALS.every((goal) => isReached(goal, row.counts)),
  );
  expect(missed).toEqual([]);
});

// Verdicts against a stored baseline, on suites that are simulated with a seed.
import { expect, test } from "@jest/globals";
import type { FileRow } from "../../src/judge/judge-files.ts";
import { judgeStored } from "../../src/judge/judge-stored.ts";
import { defaultPolicy } from "../../src/judge/policy.ts";
import { betterOf } from "../../src/model/unit.ts";
import { byForm } from "../kit/long.ts";
import { machineOf, type Suite, simulate } from "./stored-suite.ts";

const row = (unit: string, base: readonly number[], head: readonly number[], name = "Parse"): FileRow => ({
  benchmark: { pkg: "example.com/x", name, procs: 2 },
  unit,
  better: betterOf(unit, []),
  exact: false,
  base,
  head,
});
const verdictsOf = (rows: readonly FileRow[]) =>
  judgeStored(rows, defaultPolicy).judgements.map((j) => j.verdict);

const QUIET: Suite = { rows: 100, samples: 10, noise: 0.01, drift: (m) => 0.005 * m.normal() };

test("a machine that is 30 % slower is taken out, and what alone is 30 % slower beyond that is found", () => {
  const rows = simulate(machineOf(1), { ...QUIET, machine: Math.log(1.3), slowed: 1, slowdown: 0.3 });
  const { judgements, slower } = judgeStored(rows, defaultPolicy);
  expect(slower).toBeCloseTo(0.3, 2);
  expect(judgements.map((j) => j.verdict)).toEqual([
    "regression",
    ...Array.from({ length: 99 }, () => "unchanged"),
  ]);
  expect(judgements[0]?.delta).toBeCloseTo(0.3, 1);
  expect((judgements[0]?.head ?? 0) / (judgements[0]?.base ?? 1) - 1).toBeCloseTo(
    judgements[0]?.delta ?? 0,
    9,
  );
  expect(judgements[0]?.reason).toMatch(/slower .*10 stored and 10 new values$/);
});

test("a change that hits all benchmarks alike cannot be seen", () => {
  const rows = simulate(machineOf(2), { ...QUIET, slowed: 100, slowdown: 0.3 });
  const { judgements, slower } = judgeStored(rows, defaultPolicy);
  expect(slower).toBeCloseTo(0.3, 2);
  expect(judgements.filter((j) => j.verdict === "regression")).toEqual([]);
  expect(judgements.filter((j) => j.verdict === "unchanged").length).toBeGreaterThanOrEqual(95);
});

test("nine benchmarks do not tell how fast the machine was, and the reason says so", () => {
  const rows = simulate(machineOf(3), { ...QUIET, rows: 9, slowed: 1, slowdown: 1 });
  const { judgements, slower, drift } = judgeStored(rows, defaultPolicy);
  expect({ slower, drift }).toEqual({ slower: null, drift: null });
  expect(new Set(judgements.map((j) => j.reason))).toEqual(
    new Set(["how fast the machine was is known from 10 benchmarks or more with sec/op"]),
  );
  expect(judgements[0]).toMatchObject({ verdict: "inconclusive", delta: null, lo: null });
});

test("a benchmark that is alone is a regression where no machine could be so slow", () => {
  const judge = (head: readonly number[]) => judgeStored([row("sec/op", [1, 1.1, 1], head)], defaultPolicy);
  expect(judge([30, 31, 29]).judgements[0]).toMatchObject({
    verdict: "regression",
    reason: "each of 3 values of the head is more than 20 times worse than each of 3 of the base",
  });
  expect(judge([19, 21, 20]).judgements[0]?.verdict).toBe("inconclusive");
});

test("counts need no other benchmark and no factor", () => {
  expect(
    verdictsOf([
      row("allocs/op", [5, 5, 5], [5, 5, 5]),
      row("allocs/op", [0, 0, 0], [1, 1, 1], "New"),
      row("B/op", [64, 64, 64], [32, 32, 32], "Less"),
    ]),
  ).toEqual(["unchanged", "regression", "improvement"]);
});

test("throughput follows its time, the machine's factor included", () => {
  const times = simulate(machineOf(4), { ...QUIET, machine: 0.2, slowed: 1, slowdown: 0.4 });
  const throughputs = times.map((t) => ({
    ...t,
    unit: "B/s",
    better: "higher" as const,
    base: t.base.map((x) => 64 / x),
    head: t.head.map((x) => 64 / x),
  }));
  const { judgements } = judgeStored([...times, ...throughputs], defaultPolicy);
  expect(judgements).toHaveLength(200);
  expect(judgements[100]).toMatchObject({ verdict: "regression" });
  expect((1 + (judgements[100]?.delta ?? 0)) * (1 + (judgements[0]?.delta ?? 0))).toBeCloseTo(1, 9);
  expect(judgements[150]?.verdict).toBe("unchanged");
});

test("values that have no ratio, and sides without any, are inconclusive", () => {
  const others = simulate(machineOf(5), QUIET);
  const odd = [row("sec/op", [0, 0, 0], [1, 1, 1]), row("sec/op", [], [Number.NaN], "Nothing")];
  const { judgements } = judgeStored([...odd, ...others], defaultPolicy);
  expect(judgements.slice(0, 2).map((j) => [j.verdict, j.reason])).toEqual([
    ["inconclusive", "values of 0 and less cannot be compared with a stored baseline"],
    ["inconclusive", "there is no number on both sides"],
  ]);
});

test("what is far slower in every process is a regression, however much its times and those of the others vary", () => {
  const rows = simulate(machineOf(6), { ...QUIET, rows: 12, samples: 3, noise: 0.5 });
  const wild = row("sec/op", [1, 1.9, 0.6], [200, 500, 120], "Wild");
  const { judgements } = judgeStored([wild, ...rows], defaultPolicy);
  expect(judgements[0]).toMatchObject({ verdict: "regression", base: expect.closeTo(1, 0), head: 200 });
  expect(judgements[0]?.reason).toBe(
    "each of 3 values of the head is more than 5 times worse than each of 3 of the base",
  );
  expect(judgements.slice(1).some((j) => j.verdict === "regression")).toBe(false);
});

/** Pull requests of 100, and the share in which something is called a regression, or in which the slowed one is. */
function score(suite: Suite, pulls: number): number {
  const machine = machineOf(7);
  const hits = Array.from({ length: pulls }, () => {
    const rows = simulate(machine, { ...suite, machine: 0.1 * machine.normal() });
    const verdicts = verdictsOf(rows);
    return suite.slowed === undefined ? verdicts.includes("regression") : verdicts[0] === "regression";
  });
  return hits.filter(Boolean).length / pulls;
}

const DRIFTS: readonly (readonly [string, Suite["drift"]])[] = [
  ["0.5 %, normal", (m) => 0.005 * m.normal()],
  ["2 %, normal", (m) => 0.02 * m.normal()],
  ["1 %, with the tails of t with 3", (m) => 0.01 * m.student(3)],
  ["2.5 %, with the tails of t with 4", (m) => 0.025 * m.student(4)],
];

const PULLS = byForm({ short: 3, long: 20 });

test.each(DRIFTS)(`a drift of %s fails none of ${PULLS} pull requests that change nothing`, (_, drift) => {
  expect(score({ ...QUIET, noise: 0.03, drift }, PULLS)).toBe(0);
});

test("on a quiet machine +20 % is found, on one that drifts it is left open", () => {
  const slowed = { slowed: 1, slowdown: 0.2 };
  expect(score({ ...QUIET, ...slowed }, PULLS)).toBeGreaterThanOrEqual(0.9);
  expect(score({ ...QUIET, ...slowed, drift: (m) => 0.025 * m.student(4) }, PULLS)).toBeLessThan(0.5);
});

// Suites that do not fit into the time-budget, by a clock that their processes move.
import { expect, test } from "@jest/globals";
import { notBegunWarning } from "../../src/measure/not-begun.ts";
import { rowsOf } from "../../src/measure/rows.ts";
import { givenUpWarning, isGivenUp } from "../../src/measure/sampling/give-up.ts";
import { isLong } from "../kit/long.ts";
import { type Simulated, type Simulation, simulate } from "./simulated-suite.ts";

const many = (count: number, of: (i: number) => Omit<Simulated, "name">): readonly Simulated[] =>
  Array.from({ length: count }, (_, i) => ({ name: `B${i}`, ...of(i) }));

/** Names by how they came out, `unchanged`, `not begun`, … */
function outcomes({ came }: Simulation): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const text of came.values()) {
    const word = text.replace(/ \d+$/, "");
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

const near = many(120, (i) => ({ secPerOp: 1e-6 * (1 + (i % 7)), distance: 1 + (i % 3) }));

test("with time enough all are measured, and the log says how long it will take", async () => {
  const { ended, notBegun, came, lines } = await simulate(near, 1000);
  expect({ ended, notBegun }).toEqual({ ended: "settled", notBegun: undefined });
  expect([...came.values()].every((text) => text.startsWith("unchanged"))).toBe(true);
  expect(lines).toEqual(["120 benchmarks need about 6m; 17m are left"]);
});

test("with too little, those that the change reaches most directly get verdicts, and none is half measured", async () => {
  const { ended, notBegun, measured, seconds, ...found } = await simulate(near, 40);
  expect(ended).toBe("time-budget");
  expect(seconds).toBeLessThan(44);
  const {
    unchanged = 0,
    "not begun": unbegun = 0,
    ...others
  } = outcomes({ ...found, ended, notBegun, measured, seconds });
  expect(others).toEqual({});
  expect(unbegun).toBeGreaterThan(0);
  expect(unchanged).toBeGreaterThan(40); // all of the nearest, at least
  const distanceOf = (name: string) => 1 + (Number(name.slice(1)) % 3);
  const far = measured.filter((m) => m.notBegun !== undefined).map(({ subject }) => distanceOf(subject.name));
  const told = measured
    .filter((m) => m.notBegun === undefined)
    .map(({ subject }) => distanceOf(subject.name));
  expect(Math.min(...far)).toBeGreaterThanOrEqual(Math.max(...told));
  expect(found.lines[0]).toBe(
    "120 benchmarks need about 6m; 40s are left: about 14 fit, 106 are not begun unless time is left over",
  );
  expect(notBegun).toMatchObject({ benchmarks: unbegun, of: 120, timeBudget: 40 });
});

test("what the report recommends would have done", async () => {
  const { notBegun } = await simulate(near, 40);
  const { needed = 0, shards = 0 } = notBegun ?? {};
  expect(needed).toBeGreaterThan(40);
  expect(shards).toBe(Math.ceil(needed / 40));
  expect((await simulate(near, needed)).notBegun).toBeUndefined();
});

test("each that was not begun says why", async () => {
  const spent = "not begun: the time-budget of 40s was spent on";
  const suite = [...near, { name: "Long", secPerOp: 40, distance: 1 }];
  const { measured } = await simulate(suite, 40);
  const reasons = new Map(measured.map(({ subject, notBegun }) => [subject.name, notBegun]));
  expect(reasons.get("Long")).toBe("not begun: it alone needs about 16m, more than the time-budget of 40s");
  expect(new Set(reasons.values())).toContain(`${spent} benchmarks that the change reaches more directly`);
  const unknown = await simulate(
    near.map(({ distance: _, ...each }) => each),
    40,
  );
  expect(new Set(unknown.measured.map(({ notBegun }) => notBegun))).toEqual(
    new Set([undefined, `${spent} other benchmarks`]),
  );
});

test("parallel benchmarks have their pairs after the others have verdicts", async () => {
  const suite = many(60, (i) => ({
    secPerOp: 1e-6,
    ...(i % 10 === 0 ? { processors: 2, distance: 0 } : { distance: 4 }),
  }));
  const { started, came } = await simulate(suite, 60);
  const isParallel = (name: string) => Number(name.slice(1)) % 10 === 0;
  const last = started.findLastIndex((name) => !isParallel(name));
  const before = started.slice(0, last).filter(isParallel).length;
  // Only calibrations, of some twenty processes at most.
  expect(before).toBeLessThan(6 * 30);
  const others = suite.filter(({ name }) => !isParallel(name)).map(({ name }) => came.get(name));
  expect(others.filter((text) => text?.startsWith("unchanged") !== true)).toEqual([]);
});

test("one whose processes take far longer than its first iteration says does not keep the others from verdicts", async () => {
  const [first, ...others] = many(20, () => ({ secPerOp: 1e-6, distance: 3 }));
  const liar = { ...first, name: "Liar", secPerOp: 1e-6, start: 3, distance: 1 };
  const { came } = await simulate([liar, ...others], 90);
  expect(others.map(({ name }) => came.get(name)).filter((text) => !text?.startsWith("unchanged"))).toEqual(
    [],
  );
});

test("one that no number of pairs will tell does not keep the others from verdicts", async () => {
  const [first, ...others] = many(40, () => ({ secPerOp: 1e-6, distance: 3 }));
  const noisy = { ...first, name: "Noisy", secPerOp: 1e-3, noise: 0.6, distance: 1 };
  const { came, ended } = await simulate([noisy, ...others], 60);
  expect(others.map(({ name }) => came.get(name)).filter((text) => !text?.startsWith("unchanged"))).toEqual(
    [],
  );
  expect(ended).toBe("given-up");
  expect(came.get("Noisy")).toMatch(/^inconclusive \d+$/);
});

test("one that no number of pairs will tell is given up as soon as its spread shows that, with what it would take", async () => {
  const suite = [
    { name: "Steady", secPerOp: 1e-6 },
    { name: "Noisy", secPerOp: 1e-3, noise: 0.6 },
  ];
  const { came, ended, seconds, measured } = await simulate(suite, 600);
  expect(ended).toBe("given-up");
  expect(came.get("Noisy")).toBe("inconclusive 12");
  expect(seconds).toBeLessThan(120);
  const places = { base: new Map(), head: new Map() };
  const rows = rowsOf({ unrun: [], benchmarks: [], measured, together: [], places, procs: 1 });
  const reasons = new Map(rows.map(({ name, reason }) => [name, reason]));
  expect(reasons.get("Steady")).not.toContain("would do");
  expect(reasons.get("Noisy")).toMatch(
    / after 12 pairs; a change of .* would have been told; about \d+ pairs \(\d+m more\) would do; max-count is 100$/,
  );
});

test("what the last look tells after all does not count as given up", async () => {
  const { measured } = await simulate([{ name: "Noisy", secPerOp: 1e-3, noise: 0.6 }], 600);
  const [noisy] = measured;
  const time = noisy?.judgements.get("sec/op");
  if (noisy === undefined || time === undefined) throw new Error("not measured");
  const told = { ...noisy, judgements: new Map([["sec/op", { ...time, verdict: "regression" as const }]]) };
  expect([noisy, told].map(isGivenUp)).toEqual([true, false]);
});

test("the report says how many were given up", () => {
  expect([1, 5].map(givenUpWarning)).toEqual([
    "1 benchmark was given up before the time-budget was spent: the noise is so large that more samples were not expected to give a verdict; each row says what would",
    "5 benchmarks were given up before the time-budget was spent: the noise is so large that more samples were not expected to give a verdict; each row says what would",
  ]);
});

test("one that twice the time that is left would tell keeps its pairs: an estimate may be too high", async () => {
  const { came, ended } = await simulate([{ name: "Noisy", secPerOp: 1e-3, noise: 0.1 }], 600);
  expect(ended).not.toBe("given-up");
  expect(came.get("Noisy")).toMatch(/^(unchanged|inconclusive) \d+$/);
});

test("when there is time over, those that seemed too long are begun after all", async () => {
  const suite = many(20, () => ({ secPerOp: 1e-6, firstSecPerOp: 1.5 }));
  const { notBegun, lines, came } = await simulate(suite, 60);
  expect(lines[0]).toBe(
    "20 benchmarks need about 13m; 60s are left: about 1 fit, 19 are not begun unless time is left over",
  );
  expect(notBegun).toBeUndefined();
  expect([...came.values()].filter((text) => !text.startsWith("unchanged"))).toEqual([]);
});

/** The figures of docs/judging.md; `npm run long`. */
const long = isLong ? test : test.skip;
long("of 400 with noise, a tenth parallel, hardly any is half measured when the time is spent", async () => {
  const suite = many(400, (i) => ({ secPerOp: 1e-6, noise: 0.04, processors: i % 10 === 0 ? 2 : 1 }));
  const { measured, ...found } = await simulate(suite, 600);
  const { unchanged = 0, inconclusive = 0 } = outcomes({ measured, ...found });
  expect({ unchanged, inconclusive }).toEqual({ unchanged: 358, inconclusive: 4 });
});

test("one alone that does not fit is begun all the same: unused time tells nothing", async () => {
  const { came, ended, notBegun } = await simulate([{ name: "Long", secPerOp: 9 }], 60);
  expect({ ended, notBegun }).toEqual({ ended: "time-budget", notBegun: undefined });
  expect(came.get("Long")).toMatch(/^(inconclusive|unchanged) [1-9]$/);
});

test.each([
  [
    237,
    547,
    600,
    1080,
    2,
    "237 of 547 benchmarks were not begun: the time-budget of 10m was too short; about 18m would do, or 2 jobs with a part of the benchmarks each",
  ],
  [
    1,
    3,
    60,
    120,
    2,
    "1 of 3 benchmarks was not begun: the time-budget of 60s was too short; about 2m would do, or 2 jobs with a part of the benchmarks each",
  ],
])("the report says it in one sentence: %p of %p", (benchmarks, of, timeBudget, needed, shards, want) => {
  expect(notBegunWarning({ benchmarks, of, timeBudget, needed, shards })).toBe(want);
});

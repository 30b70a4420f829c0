// Events of small histories, by hand.
import { describe, expect, test } from "@jest/globals";
import { findEvents, groupEvents } from "../../../src/history/events/events.ts";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import { type RunLine, runsOf, sha } from "../ladder/builder.ts";

const NEAR = 0.008;
const LONG = 0.005;

/** A branch without noise: neighbours, and every ten commits the ten before. `levels` are ln by commit. */
function branch(levels: readonly number[], more: readonly RunLine[] = []): readonly RunLine[] {
  const at = (commit: number): number => levels[commit] ?? 0;
  const near = levels
    .slice(1)
    .map((_, i): RunLine => ({ base: i, head: i + 1, parse: [at(i + 1) - at(i), NEAR], minute: 10 * i }));
  const long = levels
    .map((_, i) => i)
    .filter((i) => i > 0 && i % 10 === 0)
    .map((i): RunLine => ({ base: i - 10, head: i, parse: [at(i) - at(i - 10), LONG], minute: 10 * i + 1 }));
  return [...near, ...long, ...more];
}

function steps(count: number, changes: Readonly<Record<number, number>>): readonly number[] {
  let level = 0;
  return Array.from({ length: count }, (_, i) => {
    level += changes[i] ?? 0;
    return level;
  });
}

const events = (lines: readonly RunLine[]) => findEvents(collectGraph(runsOf(lines)), { branch: "main" });
const short = (lines: readonly RunLine[]) =>
  events(lines).events.map(({ kind, commit, delta, state }) => [
    kind,
    Number.parseInt(commit, 16),
    Number(delta.toFixed(3)),
    state.kind,
  ]);

describe("one commit", () => {
  test("that makes it slower is a step, with its size and what surrounds it", () => {
    const { events: found, doubts } = events(branch(steps(40, { 17: Math.log(1.04) })));
    expect(doubts).toEqual([]);
    expect(found).toEqual([
      expect.objectContaining({
        kind: "step",
        commit: sha(17),
        first: sha(17),
        last: sha(17),
        pull: 17,
        worse: true,
        delta: expect.closeTo(0.04, 6),
        state: { kind: "open" },
      }),
    ]);
    // Neighbours and the night together: 1/√(1/0.008² + 1/0.005²) is 0.0042.
    expect(found[0]?.lo).toBeCloseTo(1.04 * Math.exp(-1.96 * 0.00424) - 1, 4);
    expect(found[0]?.hi).toBeCloseTo(1.04 * Math.exp(1.96 * 0.00424) - 1, 4);
  });

  test("is found although each comparison alone is too weak", () => {
    expect(short(branch(steps(40, { 17: 0.02 })))).toEqual([["step", 17, 0.02, "open"]]);
    const near = branch(steps(40, { 17: 0.02 })).filter(({ base, head }) => head === base + 1);
    expect(short(near)).toEqual([]);
  });

  test("smaller than a fifth of the threshold is none, however sure", () => {
    const tiny = steps(3, { 1: 0.005 }).map((ln) => ln);
    expect(short([{ base: 0, head: 1, parse: [tiny[1] ?? 0, 0.0001] }])).toEqual([]);
    expect(short([{ base: 0, head: 1, parse: [0.011, 0.0001] }])).toEqual([["step", 1, 0.011, "open"]]);
  });

  test("is not one that is proved to be the same", () => {
    const lines = branch(steps(21, { 13: 0.03 })).map((line) =>
      line.head === 12 ? { base: 11, head: 12 } : line,
    );
    expect(short(lines)).toEqual([["step", 13, 0.03, "open"]]);
  });

  test("that counts differ by is a step without an error", () => {
    const { events: found } = events([
      { base: 0, head: 1, parse: [0, 0], unit: "allocs/op" },
      { base: 1, head: 2, parse: [Math.log(1.5), 0], unit: "allocs/op" },
    ]);
    expect(found).toEqual([expect.objectContaining({ commit: sha(2), delta: expect.closeTo(0.5, 9) })]);
    expect(found[0]?.lo).toBeCloseTo(0.5, 9);
    expect(found[0]?.hi).toBeCloseTo(0.5, 9);
  });

  test("of two that only nights compared: both are named, not one guessed", () => {
    const { events: found } = events([
      { base: 0, head: 10, parse: [0, LONG], parents: [9] },
      { base: 10, head: 15, parse: [null, null], parents: [14] },
      { base: 10, head: 20, parse: [0.05, LONG], parents: [19] },
    ]);
    expect(found).toHaveLength(1);
    expect([found[0]?.first, found[0]?.last]).toEqual([sha(15), sha(20)]);
  });
});

describe("many commits", () => {
  const drift = steps(140, Object.fromEntries([25, 40, 52, 63, 77, 91, 100].map((at) => [at, 0.01])));
  const weekly: readonly RunLine[] = [50, 100].map((head) => ({
    base: 0,
    head,
    parse: [drift[head] ?? 0, LONG],
    minute: 10 * head + 2,
  }));

  test("that a gate lets pass one by one are a drift", () => {
    const [found, ...others] = events(branch(drift, weekly)).events;
    expect(others).toEqual([]);
    expect(found).toEqual(expect.objectContaining({ kind: "drift", worse: true, state: { kind: "open" } }));
    expect(found?.delta).toBeGreaterThan(0.055);
    expect(found?.delta).toBeLessThan(0.09);
    expect(Number.parseInt(found?.first ?? "", 16)).toBeGreaterThan(10);
    expect(Number.parseInt(found?.last ?? "", 16)).toBeLessThan(115);
  });

  test("two steps far apart are no drift", () => {
    expect(short(branch(steps(80, { 20: 0.03, 50: 0.03 })))).toEqual([
      ["step", 20, 0.03, "open"],
      ["step", 50, 0.03, "open"],
    ]);
  });
});

describe("recoveries", () => {
  test("a step that is taken back is recovered", () => {
    expect(short(branch(steps(60, { 14: 0.04, 37: -0.04 })))).toEqual([
      ["step", 14, 0.041, "recovered"],
      ["recovery", 37, -0.039, "open"],
    ]);
  });

  test("a step of which half is left is still open", () => {
    expect(short(branch(steps(60, { 14: 0.06, 37: -0.03 })))).toEqual([
      ["step", 14, 0.062, "open"],
      ["step", 37, -0.03, "open"],
    ]);
  });

  test("what gets better first recovers from nothing", () => {
    expect(short(branch(steps(60, { 14: -0.04, 37: 0.04 })))).toEqual([
      ["step", 14, -0.039, "open"],
      ["step", 37, 0.041, "open"],
    ]);
  });

  test("a revert within a stretch that is proved to be the same", () => {
    const lines: readonly RunLine[] = [
      { base: 0, head: 1, parse: [0, NEAR] },
      { base: 1, head: 2, parse: [0.06, NEAR] },
      { base: 2, head: 3, parse: [0, NEAR] },
      { base: 3, head: 4, parse: [-0.06, NEAR] },
      { base: 0, head: 4 },
    ];
    expect(short(lines)).toEqual([
      ["step", 2, 0.062, "recovered"],
      ["recovery", 4, -0.058, "open"],
    ]);
  });
});

describe("states", () => {
  test("a waiver at the commit acknowledges", () => {
    const lines = branch(steps(30, { 17: 0.04 })).map((line) =>
      line.head === 17 && line.base === 16 ? { ...line, waived: "wanted" } : line,
    );
    expect(events(lines).events).toEqual([
      expect.objectContaining({
        state: { kind: "acknowledged", reason: "wanted", expires: "2026-12-31" },
        through: ["example.com/x.Parse"],
      }),
    ]);
  });

  test("a line of the settings acknowledges", () => {
    const graph = collectGraph(runsOf(branch(steps(30, { 17: 0.04 }))));
    const { events: found } = findEvents(graph, {
      branch: "main",
      acknowledged: ({ commit }) =>
        commit === sha(17) ? { reason: "agreed", expires: undefined } : undefined,
    });
    expect(found.map(({ state }) => state)).toEqual([
      { kind: "acknowledged", reason: "agreed", expires: undefined },
    ]);
  });
});

describe("contradictions", () => {
  test("one comparison that is far off the others is a doubt, not an event", () => {
    // Ten neighbours say 0 ± 0.025 together.
    const quiet = branch(steps(40, {}));
    const { events: found, doubts } = events(
      quiet.map((line) => (line.base === 10 && line.head === 20 ? { ...line, parse: [0.12, LONG] } : line)),
    );
    expect(found).toEqual([]);
    expect(doubts).toHaveLength(1);
  });

  test("the same said twice, by two machines, is an event", () => {
    const quiet = branch(steps(40, {}));
    const lines = quiet.map(
      (line): RunLine => (line.base === 10 && line.head === 20 ? { ...line, parse: [0.05, LONG] } : line),
    );
    const again: RunLine = { base: 10, head: 20, parse: [0.05, LONG], minute: 900 };
    const step = lines.map(
      (line): RunLine => (line.base === 14 && line.head === 15 ? { ...line, parse: [0.05, NEAR] } : line),
    );
    expect(short([...step, again])).toEqual([["step", 15, 0.051, "open"]]);
  });
});

describe("later entries", () => {
  const first = branch(steps(61, { 14: 0.04, 37: 0.03 }));
  const before = events(first);

  test("do not change what was said, unless they reach over it", () => {
    const all = branch(steps(121, { 14: 0.04, 37: 0.03, 88: -0.05 }));
    expect(all.slice(0, 3)).toEqual(first.slice(0, 3));
    const { events: now } = events(all);
    expect(now.slice(0, 2).map(({ state, kind, ...rest }) => rest)).toEqual(
      before.events.map(({ state, kind, ...rest }) => rest),
    );
    expect(now).toHaveLength(3);
  });

  test("in another order give the same events", () => {
    const graph = collectGraph(runsOf(first.map((line, i) => ({ ...line, key: `k${i}` }))).toReversed());
    expect(findEvents(graph, { branch: "main" })).toEqual(before);
  });
});

describe("commits beside the line", () => {
  test("are go-betweens: a tag of a release branch shows a step", () => {
    const lines: readonly RunLine[] = [
      { base: 1000, head: 1, parse: [0.1, 0.004], parents: [] },
      { base: 1, head: 2, parse: [0.03, NEAR] },
      { base: 2, head: 3, parse: [0, NEAR] },
      { base: 1000, head: 3, parse: [0.13, 0.004] },
    ];
    const [found] = events(lines).events;
    expect(found).toEqual(
      expect.objectContaining({ commit: sha(2), delta: expect.closeTo(Math.expm1(0.03), 6) }),
    );
  });
});

describe("groups", () => {
  test("benchmarks that moved at one commit are one event, largest first", () => {
    const lines = branch(steps(30, { 17: 0.04 }));
    const entries = runsOf(lines).map((entry) => ({
      ...entry,
      comparisons: entry.comparisons.flatMap((row) => [
        row,
        { ...row, benchmark: { ...row.benchmark, name: "Scan" }, ln: row.ln === null ? null : 2 * row.ln },
      ]),
    }));
    const { events: found } = findEvents(collectGraph(entries), { branch: "main" });
    const groups = groupEvents(found);
    expect(
      groups.map(({ commit, events: members }) => [commit, members.map((e) => e.benchmark.name)]),
    ).toEqual([[sha(17), ["Scan", "Parse"]]]);
  });
});

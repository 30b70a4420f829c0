// show, diff and next, from entries: that the numbers are right is in test/history/ladder/.
import { expect, test } from "@jest/globals";
import { createValues } from "../../../src/history/answer/absolute-values.ts";
import { compareCommits } from "../../../src/history/answer/compare-commits.ts";
import { renderAnswer } from "../../../src/history/answer/render-answer.ts";
import { showBenchmarks } from "../../../src/history/answer/show-benchmark.ts";
import { tellNext } from "../../../src/history/answer/tell-next.ts";
import type { Entry } from "../../../src/history/entry.ts";
import { findEvents } from "../../../src/history/events/events.ts";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import { lineOf } from "../../../src/history/ladder/line.ts";
import { nextEdge } from "../../../src/history/ladder/next-edge.ts";
import { partOfGraph } from "../../../src/history/ladder/part-of-graph.ts";
import { at, benchmark, entry, hashOf, row, slower } from "../../kit/entries.ts";

/** Commits c1 to c4, each compared with the one before it: c2 is 30 % slower, and nothing connects c4. */
const ENTRIES: readonly Entry[] = [
  entry({ commit: "c1", parents: ["c0"], base: "c0", time: at(1), comparisons: [row("A"), row("B")] }),
  entry({
    commit: "c2",
    parents: ["c1"],
    base: "c1",
    time: at(2),
    comparisons: [slower("A", 1.3)],
    identical: [benchmark("B")],
  }),
  entry({
    commit: "c3",
    parents: ["c2"],
    base: "c2",
    time: at(3),
    comparisons: [row("A", { head: 1.3e-6 })],
    identical: [benchmark("B")],
  }),
  entry({
    commit: "c5",
    parents: ["c4"],
    base: "c4",
    time: at(5),
    comparisons: [row("A")],
    identical: [benchmark("B")],
  }),
];

function shown(name: string, since?: Date) {
  const whole = collectGraph(ENTRIES);
  const wanted = [...whole.series.keys()].filter((i) => whole.series[i]?.benchmark.name === name);
  const graph = partOfGraph(whole, wanted);
  const { events } = findEvents(graph, { branch: "main" });
  const values = createValues([benchmark(name)]);
  for (const each of ENTRIES) values.add(each);
  const line = lineOf(graph, "main");
  return showBenchmarks({ branch: "main", graph, line, events, values, since, notes: [] });
}

test("show has a benchmark commit by commit, the newest first, with breaks and events", () => {
  expect(renderAnswer(shown("A"), "text", 80)).toBe(`example.com/m.BenchmarkA-8 sec/op on main.

example.com/m.BenchmarkA-8 sec/op
commit        measured    change                    value
c50000000000  2026-11-05  0.0 % (−1.1 to 1.1)     1.00 µs
c40000000000  -           first of its line
c30000000000  2026-11-03  +30.0 % (27.5 to 32.5)  1.30 µs
c20000000000  2026-11-02  +30.0 % (28.0 to 32.1)  1.30 µs  step +30.0 %, open
c10000000000  2026-11-01  0.0 % (−1.1 to 1.1)     1.00 µs
c00000000000  -           first of its line

note: example.com/m.BenchmarkA-8 sec/op has 2 lines that no comparison connects:
  each begins at 0 %
`);
});

test("show as JSON has each point with its line, interval and absolute value", () => {
  const { benchmarks } = JSON.parse(renderAnswer(shown("A"), "json", 80));
  expect(benchmarks).toMatchObject([
    { ...benchmark("A"), unit: "sec/op", events: [{ kind: "step", commit: hashOf("c2") }] },
  ]);
  const { points } = benchmarks[0];
  const lines = points.map(({ commit, line }: { commit: string; line: number }) => [
    commit.slice(0, 2),
    line,
  ]);
  expect(lines).toEqual([
    ["c0", 0],
    ["c1", 0],
    ["c2", 0],
    ["c3", 0],
    ["c4", 1],
    ["c5", 1],
  ]);
  expect(points[1]).toMatchObject({ commit: hashOf("c1"), time: at(1), value: 1e-6, cpu: "Fast One" });
  expect(points[2].delta).toBeCloseTo(0.3, 3);
});

test("since leaves earlier commits out of the table, and says how many there are", () => {
  const answer = shown("A", new Date(at(3)));
  expect(answer.tables[0]?.rows.map(([commit]) => commit)).toEqual(["c50000000000", "c30000000000"]);
  expect(answer.notes).toContain(
    "example.com/m.BenchmarkA-8 sec/op has 4 earlier commits: --since shows them",
  );
});

function diff(base: string, head: string, unit?: string) {
  const graph = collectGraph(ENTRIES);
  const of = (name: string) => graph.commits.findIndex(({ sha }) => sha === hashOf(name));
  return compareCommits({ graph, base: of(base), head: of(head), unit, notes: [] });
}

test("diff compares commits that were never compared directly, with an interval", () => {
  const answer = diff("c1", "c3");
  expect(
    renderAnswer(answer, "text", 80),
  ).toBe(`From c10000000000 to c30000000000 of 2 series: 1 differ, 1 are exactly the same,
  0 show no difference.

change                  benchmark                   unit
+30.0 % (28.0 to 32.1)  example.com/m.BenchmarkA-8  sec/op
`);
});

test("diff says where no comparison leads from one to the other", () => {
  const answer = diff("c1", "c5");
  expect(answer.headline).toBe(
    "No comparison leads from c10000000000 to c50000000000: nothing is known of 2 series.",
  );
  expect(answer.json).toMatchObject({ differences: [], unknown: [{ name: "A" }, { name: "B" }] });
});

test("diff of one commit with itself is exactly nothing, in one unit where that is asked for", () => {
  expect(diff("c1", "c1").headline).toContain("2 are exactly the same");
  expect(diff("c1", "c2", "B/op").headline).toBe(
    "Nothing was compared: c10000000000 and c20000000000 cannot be told apart.",
  );
});

test("next names the comparison as a command, or why there is none", () => {
  const graph = collectGraph(ENTRIES);
  expect(tellNext("main", nextEdge(graph, "main", []), []).headline).toBe(
    `go-steady run --base ${hashOf("c3")} --head ${hashOf("c5")} closes a gap: nothing connects these commits for 2 benchmarks.`,
  );
  const none = nextEdge(collectGraph([]), "main", []);
  expect(tellNext("main", none, []).headline).toMatch(/^Nothing to compare next on main: .*\.$/);
  const shrinks = {
    kind: "shrinks",
    base: hashOf("c1"),
    head: hashOf("c3"),
    now: 0.02,
    after: 0.01,
  } as const;
  expect(tellNext("main", shrinks, ["x"])).toMatchObject({
    headline: `go-steady run --base ${hashOf("c1")} --head ${hashOf("c3")} narrows the widest interval most: on average from ±4.00 % to ±1.98 %.`,
    json: { branch: "main", next: { kind: "shrinks", base: hashOf("c1") }, notes: ["x"] },
  });
});

import { expect, test } from "@jest/globals";
import { type EventsFound, listEvents } from "../../../src/history/answer/list-events.ts";
import { renderAnswer } from "../../../src/history/answer/render-answer.ts";
import type { HistoryEvent } from "../../../src/history/events/events.ts";
import { at, benchmark, hashOf } from "../../kit/entries.ts";

function event(commit: string, day: number, said: Partial<HistoryEvent> = {}): HistoryEvent {
  const sha = hashOf(commit);
  return {
    ...{
      benchmark: benchmark("Parse/size=1k"),
      unit: "sec/op",
      kind: "step",
      commit: sha,
      first: sha,
      last: sha,
    },
    ...{ authored: at(day), measured: at(day), pull: undefined, delta: 0.031, lo: 0.024, hi: 0.038 },
    ...{ worse: true, state: { kind: "open" }, through: [], ...said },
  };
}

function found(events: readonly HistoryEvent[], said: Partial<EventsFound> = {}) {
  const none = { doubts: [], leftOut: 0, commits: 5, series: 2, since: undefined, notes: [] };
  return listEvents({ branch: "main", events, titleOf: () => "", ...none, ...said });
}

const EVENTS = [
  event("c1", 1, { kind: "drift", state: { kind: "recovered", commit: hashOf("c3") } }),
  event("c2", 2, { pull: 12, benchmark: benchmark("Render|\u202e"), delta: 0.2, lo: 0.2, hi: 0.2 }),
  event("c2", 2, { state: { kind: "acknowledged", reason: "new codec", expires: "2026-12-31" } }),
  event("c3", 3, { kind: "recovery", delta: -0.1, lo: -0.12, hi: -0.08, worse: false }),
];

test("what moved at one commit is one block, the newest first, the largest first in it", () => {
  const answer = found(EVENTS, { titleOf: (sha) => (sha === hashOf("c2") ? "Slower\u001b[31m" : "") });
  expect(
    renderAnswer(answer, "text", Number.POSITIVE_INFINITY),
  ).toBe(`4 events at 3 commits of main, 1 of them slower and open, in 5 commits and 2 series.

c30000000000 2026-11-03
kind      change                   benchmark                               unit    state
recovery  −10.0 % (−12.0 to −8.0)  example.com/m.BenchmarkParse/size=1k-8  sec/op  faster

c20000000000 2026-11-02 #12 Slower
kind  change               benchmark                                 unit    state
step  +20.0 % (exact)      example.com/m.BenchmarkRender|⟨U+202E⟩-8  sec/op  open
step  +3.1 % (2.4 to 3.8)  example.com/m.BenchmarkParse/size=1k-8    sec/op  acknowledged: new codec

c10000000000 2026-11-01
kind   change               benchmark                               unit    state
drift  +3.1 % (2.4 to 3.8)  example.com/m.BenchmarkParse/size=1k-8  sec/op  recovered c30000000000
`);
});

test("no line is wider than a terminal of 80 columns", () => {
  const lines = renderAnswer(found(EVENTS), "text", 80).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("JSON has the fields that are promised", () => {
  const { events } = JSON.parse(renderAnswer(found(EVENTS), "json", 80));
  expect(events[2]).toEqual({
    ...{
      pkg: "example.com/m",
      name: "Parse/size=1k",
      procs: 8,
      unit: "sec/op",
      kind: "step",
      commit: hashOf("c2"),
    },
    ...{
      delta: 0.031,
      lo: 0.024,
      hi: 0.038,
      state: "acknowledged",
      reason: "new codec",
      expires: "2026-12-31",
    },
    ...{
      first: hashOf("c2"),
      last: hashOf("c2"),
      authored: at(2),
      measured: at(2),
      pull: null,
      worse: true,
      through: [],
    },
  });
  expect(events[0]).toMatchObject({ state: "recovered", recovered: hashOf("c3"), kind: "drift" });
});

test("since leaves what was first measured then, and says so", () => {
  const since = new Date(at(3));
  expect(found(EVENTS, { since }).headline).toBe(
    "1 event at 1 commit of main since 2026-11-03T00:00:00.000Z, 0 of them slower and open, in 5 commits and 2 series.",
  );
  expect(found(EVENTS, { since: new Date(at(4)) }).headline).toBe(
    "No events on main since 2026-11-04T00:00:00.000Z, in 5 commits and 2 series.",
  );
});

test("nothing found is told apart from nothing compared, and doubts are named", () => {
  expect(found([]).headline).toBe("No events on main, in 5 commits and 2 series.");
  expect(found([], { series: 0 }).headline).toBe("Nothing was compared on main: there can be no events.");
  const doubt = {
    benchmark: benchmark("A"),
    unit: "sec/op",
    first: hashOf("c1"),
    last: hashOf("c2"),
    delta: 0.05,
    ratio: 3,
  };
  expect(found([], { doubts: [doubt], leftOut: 2, notes: ["x: damaged"] }).notes).toEqual([
    "x: damaged",
    "example.com/m.BenchmarkA-8 sec/op looks like +5.0 % from c10000000000 to c20000000000, and comparisons there are 3.0 times further apart than their errors: no event",
    "2 comparisons without a usable error or with stored samples: no part of this",
  ]);
});

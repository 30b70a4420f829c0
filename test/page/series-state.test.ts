// How a branch is in a region, in words.
import { expect, test } from "@jest/globals";
import { seriesStates } from "../../page/state/series-state.ts";
import type { OpenEvent, PageIndex, PageSeries } from "../../src/page/format/index-file.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");

function series(region: string, said: Partial<PageSeries> = {}): PageSeries {
  return {
    ...{
      region,
      commits: 10,
      newest: 9,
      time: "2026-11-28T09:00:00Z",
      outcome: "passed",
      classes: [],
      blocks: "",
    },
    ...{ worse: 0, better: 0, acknowledged: 0 },
    ...said,
  };
}

function open(region: string, measured: string): OpenEvent {
  const event = {
    ...{ branch: "main", region, row: 0, kind: "step" as const, column: 5, first: 5, last: 5 },
    ...{
      delta: 0.1,
      lo: 0.05,
      hi: 0.15,
      worse: true,
      state: "open" as const,
      accepted: "" as const,
      recovered: null,
    },
    ...{ reason: "", expires: "", through: [] },
  };
  return { event, sha: "a".repeat(40), title: "", authored: "", measured, pull: null };
}

function stateOf(one: PageSeries, opens: readonly OpenEvent[] = []) {
  const index: PageIndex = {
    ...{ schema: 1, made: "2026-11-28T12:00:00Z", version: "1", history: "a folder" },
    links: { home: "", commit: "", compare: "", pull: "", run: "" },
    branches: [{ name: "main", columns: 10, commits: [], runs: [], series: [one] }],
    regions: [one.region, "zz"],
    files: { rows: "", events: "", tests: "", state: "" },
    overview: {
      ...{
        open: opens,
        opens: opens.length,
        flaky: [],
        flakies: 0,
        failing: [],
        failings: 0,
        doubts: [],
        doubtful: 0,
      },
    },
  };
  return seriesStates(index, NOW);
}

test("nothing open and measured lately is steady", () => {
  expect(stateOf(series("eu"))[0]).toMatchObject({
    kind: "fine",
    headline: "steady",
    freshness: "newest run 3 hours ago, passed",
  });
});

test("a region in which a branch was never measured has no data, and is not fine", () => {
  expect(stateOf(series("eu"))[1]).toMatchObject({ region: "zz", kind: "nodata", headline: "no data" });
});

test("open events are counted, and the newest of them told", () => {
  const opens = [
    open("eu", "2026-11-27T10:00:00Z"),
    open("eu", "2026-11-28T09:00:00Z"),
    open("us", "2026-11-28T11:00:00Z"),
  ];
  expect(stateOf(series("eu", { worse: 2, acknowledged: 1 }), opens)[0]).toMatchObject({
    kind: "worse",
    headline: "2 events open, the newest 3 hours ago; 1 acknowledged",
  });
});

test("two days without a run are silence, whatever was before", () => {
  expect(stateOf(series("eu", { time: "2026-11-26T12:00:00Z" }))[0]).toMatchObject({
    kind: "nodata",
    headline: "silent for 2 days",
  });
  expect(stateOf(series("eu", { time: "2026-11-26T11:00:00Z", worse: 1 }))[0]).toMatchObject({
    kind: "nodata",
    headline: "silent for 2 days; before that 1 event open",
  });
  expect(stateOf(series("eu", { time: "" }))[0]).toMatchObject({ kind: "nodata" });
});

test("a run that failed or could not measure is not steady", () => {
  expect(stateOf(series("eu", { outcome: "failed" }))[0]).toMatchObject({
    kind: "worse",
    headline: "the newest run failed",
  });
  expect(stateOf(series("eu", { outcome: "unmeasured" }))[0]).toMatchObject({ kind: "nodata" });
});

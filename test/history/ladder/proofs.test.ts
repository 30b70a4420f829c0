// What is proved to be the same is not run, so an entry names it by its function, which stands for all that it runs.
import { expect, test } from "@jest/globals";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import { makeLadder } from "../../../src/history/ladder/ladder.ts";
import { at, benchmark, entry, row, slower } from "../../kit/entries.ts";

test("the proof of a function holds for its sub-benchmarks, with any number of processors", () => {
  const graph = collectGraph([
    entry({
      commit: "c1",
      base: "c0",
      time: at(1),
      comparisons: [row("Parse/a"), slower("Parse/b", 1.3), row("Other/a")],
    }),
    entry({ commit: "c2", base: "c1", time: at(2), identical: [benchmark("Parse", "example.com/m", 4)] }),
    entry({
      commit: "c3",
      base: "c2",
      time: at(3),
      comparisons: [row("Parse/a"), row("Parse/b"), row("Other/a")],
    }),
  ]);
  const lines = graph.series.map(({ benchmark: { name } }, i) => [
    name,
    makeLadder(graph.edgesOf(i)).components.length,
  ]);
  expect(lines).toEqual([
    ["Other/a", 2],
    ["Parse/a", 1],
    ["Parse/b", 1],
  ]);
});

test("a function of which nothing was measured has one line of its time", () => {
  const graph = collectGraph([
    entry({
      commit: "c1",
      base: "c0",
      time: at(1),
      identical: [benchmark("Parse"), benchmark("Sum", "example.com/m", 2)],
    }),
    entry({
      commit: "c2",
      base: "c1",
      time: at(2),
      identical: [benchmark("Parse", "example.com/m", 4), benchmark("Sum", "example.com/m", 2)],
    }),
  ]);
  const lines = graph.series.map(({ benchmark: b, unit }, i) => [
    b.name,
    b.procs,
    unit,
    makeLadder(graph.edgesOf(i)).rungs.length,
  ]);
  expect(lines).toEqual([
    ["Parse", 8, "sec/op", 3],
    ["Sum", 2, "sec/op", 3],
  ]);
});

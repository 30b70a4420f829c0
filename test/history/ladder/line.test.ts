// The order of a branch's commits.
import { describe, expect, test } from "@jest/globals";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import { lineOf } from "../../../src/history/ladder/line.ts";
import { type RunLine, runsOf } from "./builder.ts";

function line(lines: readonly RunLine[], branch = "main"): readonly number[] {
  const graph = collectGraph(runsOf(lines));
  return Array.from(lineOf(graph, branch), (commit) => Number.parseInt(graph.commits[commit]?.sha ?? "", 16));
}

describe("a branch's commits", () => {
  test("are in the order of their parents, whenever they were measured", () => {
    const runs = [
      { base: 3, head: 4, minute: 1 },
      { base: 1, head: 2, minute: 9 },
      { base: 2, head: 3, minute: 5 },
    ];
    expect(line(runs)).toEqual([1, 2, 3, 4]);
  });

  test("of pushes with several commits are in the order of what they were compared with", () => {
    const runs = [
      { base: 10, head: 20, parents: [19] },
      { base: 20, head: 30, parents: [29] },
    ];
    expect(line(runs)).toEqual([20, 30]);
  });

  test("a merge is one commit: what it merges is beside the line", () => {
    const runs = [
      { base: 1, head: 2 },
      { base: 2, head: 7, parents: [2, 6] },
      { base: 5, head: 6, branch: "topic" },
    ];
    expect(line(runs)).toEqual([1, 2, 7]);
    expect(line(runs, "topic")).toEqual([5, 6]);
  });

  test("of another branch, and tags beside the line, are not on it", () => {
    expect(
      line([
        { base: 99, head: 2 },
        { base: 2, head: 3 },
      ]),
    ).toEqual([2, 3]);
    expect(line([{ base: 1, head: 2 }], "release-1")).toEqual([]);
  });

  test("that were never published come just before what was compared with them", () => {
    const runs = [
      { base: 0, head: 1, minute: 1 },
      { base: 1, head: 2, minute: 2 },
      { base: 4, head: 5, minute: 9 },
    ];
    expect(line(runs)).toEqual([0, 1, 2, 4, 5]);
  });

  test("a comparison with a later commit does not turn the line round", () => {
    expect(
      line([
        { base: 1, head: 2 },
        { base: 2, head: 3 },
        { base: 3, head: 2, minute: 50 },
      ]),
    ).toEqual([1, 2, 3]);
  });
});

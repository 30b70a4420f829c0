// Which comparison to make next.
import { expect, test } from "@jest/globals";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import { makeLadder } from "../../../src/history/ladder/ladder.ts";
import { nextEdge } from "../../../src/history/ladder/next-edge.ts";
import { type RunLine, runsOf, sha } from "./builder.ts";

const chain = (commits: number): readonly RunLine[] =>
  Array.from({ length: commits }, (_, i) => ({ base: i, head: i + 1, parse: [0, 0.01] }));
const next = (lines: readonly RunLine[], releases: readonly string[] = []) =>
  nextEdge(collectGraph(runsOf(lines)), "main", releases);

test("of a chain the far end is compared, and the promised error is what the ladder then has", () => {
  const found = next(chain(30));
  expect(found).toEqual(expect.objectContaining({ kind: "shrinks", head: sha(30) }));
  if (found.kind !== "shrinks") return;
  expect(found.now).toBeCloseTo(0.01 * Math.sqrt(30), 8);
  const measured = { base: Number.parseInt(found.base, 16), head: 30, parse: [0, 0.01] as const };
  const graph = collectGraph(runsOf([...chain(30), measured]));
  const commitOf = (number: number) => graph.commits.findIndex((commit) => commit.sha === sha(number));
  const ladder = makeLadder(graph.edgesOf(0), commitOf(30));
  expect(found.after).toBeCloseTo(ladder.rungOf(commitOf(0))?.error ?? Number.NaN, 8);
});

test("a broken line is joined before anything else", () => {
  const broken = chain(30).filter(({ head }) => head !== 12);
  expect(next(broken)).toEqual({ kind: "gap", base: sha(11), head: sha(30), benchmarks: 1 });
});

test("where all is proved, and where nothing was published, there is nothing to do", () => {
  expect(next([{ base: 0, head: 1 }])).toEqual({ kind: "none", why: "every comparison is exact" });
  expect(nextEdge(collectGraph([]), "main", [])).toEqual({
    kind: "none",
    why: "nothing was published for main",
  });
});

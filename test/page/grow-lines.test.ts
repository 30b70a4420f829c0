import { expect, test } from "@jest/globals";
import { random } from "../../scripts/replay/random.mjs";
import { keyOf } from "../../src/history/read-entry.ts";
import { endsOf, growLines } from "../../src/page/grow-lines.ts";
import { type Line, lineUp } from "../../src/page/line-up.ts";
import { factsOf, inTime, type RunFacts } from "../../src/page/run-facts.ts";
import { entry, hashOf } from "../history/entries.ts";

/** The run of a commit whose parent is the one before, at a minute of its own. */
function run(n: number, said: Partial<Omit<RunFacts, "key">> = {}): RunFacts {
  const facts = { ...factsOf(entry(n)), ...said };
  return { ...facts, key: keyOf(facts) };
}

const OLD = 6;

/** What a page of these runs has, with the runs of the newest columns alone. */
function earlierOf(lines: readonly Line[]) {
  const branches = lines.map(({ branch, commits, runs }) => {
    const from = Math.max(0, commits.length - OLD);
    const newest = runs.filter(({ column }) => column >= from).map(({ facts }) => facts);
    return [branch, { commits, runs: newest, from }] as const;
  });
  return { state: { leftOut: [], ...endsOf(lines, undefined) }, branches: new Map(branches) };
}

/** `all` where the new runs have to be lined up with all others. */
function grown(known: readonly RunFacts[], fresh: readonly RunFacts[]) {
  const earlier = earlierOf(lineUp(known));
  const lines = growLines(earlier, fresh);
  if (lines === undefined) return "all";
  const atOnce = lineUp([...known, ...fresh]).map((line) => {
    const from = earlier.branches.get(line.branch)?.from ?? 0;
    return { ...line, runs: line.runs.filter(({ column }) => column >= from) };
  });
  expect(lines).toEqual(atOnce);
  expect(endsOf(lines, earlier.state)).toEqual(endsOf(lineUp([...known, ...fresh]), undefined));
  return "grown";
}

const KNOWN = Array.from({ length: 12 }, (_, n) => run(n));
const first = (n: number) => run(n).commit;

test("new commits, and known ones in another region, make a line longer at its end", () => {
  expect(grown(KNOWN, [])).toBe("grown");
  expect(grown(KNOWN, [run(12)])).toBe("grown");
  expect(grown(KNOWN, [run(13), run(12)])).toBe("grown");
  expect(grown(KNOWN, [run(11, { region: "us-east" })])).toBe("grown");
  expect(grown(KNOWN, [run(12, { base: { sha: hashOf(2), ref: "v1", how: "pairs" } })])).toBe("grown");
  expect(grown(KNOWN, [run(12, { base: { sha: "ab".repeat(20), ref: "v1", how: "pairs" } })])).toBe("grown");
});

const LATER = run(30).time;

test("what moves a commit that was there, or is of an old one, is lined up with all others", () => {
  const told = { ...first(11), title: "another title" };
  const parent = { ...first(20), parents: [hashOf(3)] };
  const cases: Readonly<Record<string, RunFacts>> = {
    "an old commit in another region": run(3, { region: "us-east", time: LATER }),
    "a new commit from before the newest": run(12, { time: run(5).time }),
    "a known one compared with another": run(11, {
      time: LATER,
      base: { sha: hashOf(5), ref: "", how: "pairs" },
    }),
    "another title of a known one": run(11, { region: "us-east", commit: told }),
    "a known one on another branch": run(11, { region: "us-east", branch: "release", time: LATER }),
    "a branch that begins at a known one": run(20, { branch: "release", commit: parent }),
    "what the first one was compared with": run(12, { commit: { ...first(12), sha: hashOf(0) } }),
  };
  for (const [what, each] of Object.entries(cases))
    expect([what, grown(KNOWN, [each])]).toEqual([what, "all"]);
});

test("a parent that nobody knew, and that is measured now, is lined up with all others", () => {
  const orphan = run(0, { base: undefined });
  const late = run(40, { commit: { ...first(40), sha: hashOf(0), parents: [] }, base: undefined });
  expect(grown([orphan, run(1)], [late])).toBe("all");
});

/** Of a main branch and one beside it; now and then late, of an old commit, or of one that others name only. */
function anyRuns(seed: number): readonly RunFacts[] {
  const next = random(seed);
  const either = <T>(share: number, one: T, other: T): T => (next() < share ? one : other);
  const before = (n: number) => Math.floor(n * next());
  return Array.from({ length: 30 }, (_, i) => {
    const n = either(0.15, before(i), Math.floor(i * 0.7));
    const { branch, apart } = either(0.2, { branch: "release", apart: 1000 }, { branch: "main", apart: 0 });
    const parent = either(0.1, hashOf(before(n)), hashOf(apart + n));
    const base = either(0.7, parent, either(0.5, hashOf(before(n)), "cd".repeat(20)));
    return run(i, {
      branch,
      region: either(0.5, "eu-west", "us-east"),
      commit: { ...first(n), sha: hashOf(apart + n + 1), parents: either(0.1, [], [parent]) },
      time: either(0.1, run(before(i)).time, run(i).time),
      base: either(0.1, undefined, { sha: base, ref: "", how: either(0.9, "pairs", "stored") }),
    });
  });
}

test("a line that grows is the one that is lined up at once, whatever comes", () => {
  const found = { grown: 0, all: 0 };
  for (let seed = 0; seed < 150; seed++) {
    const runs = anyRuns(seed);
    for (const cut of [10, 18, 24, 28]) {
      const known = runs.slice(0, cut).toSorted(inTime);
      const keys = new Set(known.map(({ key }) => key));
      found[
        grown(
          known,
          runs.slice(cut, cut + 1 + (seed % 2)).filter(({ key }) => !keys.has(key)),
        )
      ]++;
    }
  }
  expect(found.grown).toBeGreaterThan(60);
  expect(found.all).toBeGreaterThan(60);
});

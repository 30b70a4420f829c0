import { expect, test } from "@jest/globals";
import type { EntryCommit } from "../../../src/history/entry.ts";
import { entriesOfParts, readBenchParts } from "../../../src/history/import/bench-file.ts";
import { at, hashOf } from "../../kit/entries.ts";

const FACTS = { branch: "main", region: "", pkg: "example.com/m" };
const KNOWN: EntryCommit = {
  ...{ sha: hashOf("c1"), parents: [hashOf("c0")], authored: at(3), title: "Faster", pull: undefined },
};

function imported(file: string, text: string, commits: readonly EntryCommit[] = []) {
  const { parts, notes } = readBenchParts(file, [new TextEncoder().encode(text)]);
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const made = entriesOfParts(parts, { facts: FACTS, commits: known });
  return { entries: made.entries, notes: [...notes, ...made.notes] };
}

const RESULTS =
  "BenchmarkA-8 100 1000 ns/op 16 B/op\nBenchmarkA-8 100 3000 ns/op 16 B/op\nBenchmarkA-8 100 2000 ns/op 16 B/op\n";
const HEAD = `goos: linux\ngoarch: amd64\npkg: example.com/x\ncpu: Fast One\ngo-version: go1.26.8\n`;

test("a file says of itself what it can: commit, time, branch, region and machine", () => {
  const said = `commit: ${hashOf("c1")}\ntime: 2026-11-02T01:00:00+01:00\nregion: eu\nbranch: next\n`;
  expect(imported("a.txt", HEAD + said + RESULTS)).toMatchObject({
    notes: [],
    entries: [
      {
        ...{ source: "benchfmt", branch: "next", region: "eu", time: at(2), outcome: "unmeasured" },
        commit: { sha: hashOf("c1"), title: "" },
        machine: { cpu: "Fast One", goos: "linux", goarch: "amd64", gomaxprocs: 8, go: "go1.26.8" },
        values: [
          {
            benchmark: { pkg: "example.com/x", name: "A", procs: 8 },
            unit: "sec/op",
            value: expect.closeTo(2e-6, 15),
          },
          { unit: "B/op", value: 16 },
        ],
      },
    ],
  });
});

test("a hash in the name of the file is its commit, and the repository knows when that was made", () => {
  expect(imported(`runs/${hashOf("c1")}.txt`, RESULTS, [KNOWN])).toMatchObject({
    notes: ["1 without a line time: have that of their commit"],
    entries: [{ commit: KNOWN, time: at(3), values: [{ benchmark: { pkg: "example.com/m" } }, {}] }],
  });
});

test("one file with two commits gives two entries", () => {
  const part = (sha: string, day: number) => `commit: ${hashOf(sha)}\ntime: ${at(day)}\n${RESULTS}`;
  const { entries } = imported("both.txt", part("c1", 1) + part("c2", 2));
  expect(entries.map(({ commit, time }) => [commit.sha, time])).toEqual([
    [hashOf("c1"), at(1)],
    [hashOf("c2"), at(2)],
  ]);
});

test.each([
  [
    "a.txt",
    RESULTS,
    "a.txt names no commit: write a line `commit: HASH` above its results, or the full hash into its name",
  ],
  [
    `${hashOf("c9")}.txt`,
    RESULTS,
    `${hashOf("c9")}.txt does not say when it was measured, and its commit ${hashOf("c9")} is not in this repository: write a line \`time: 2026-11-28T01:00:00Z\` above its results`,
  ],
  ["empty.txt", "PASS\n", "empty.txt has no result lines"],
  [
    `${hashOf("c1")}.txt`,
    "BenchmarkA-8 lots 5 ns/op\n",
    `${hashOf("c1")}.txt:1: parsing iteration count: invalid syntax: BenchmarkA-8 lots 5 ns/op`,
  ],
])("what cannot become an entry is said with its file: %s %j", (file, text, why) => {
  const { entries, notes } = imported(file, text, [KNOWN]);
  expect(notes[0]).toBe(why);
  expect(entries).toEqual([]);
});

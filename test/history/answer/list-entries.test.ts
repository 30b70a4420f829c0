import { expect, test } from "@jest/globals";
import { listEntries } from "../../../src/history/answer/list-entries.ts";
import { renderAnswer } from "../../../src/history/answer/render-answer.ts";
import { at, benchmark, entry, hashOf, row } from "../../kit/entries.ts";

const ANSWER = listEntries(
  [
    entry({ commit: "c1", time: at(1), base: "c0", comparisons: [row("A")], identical: [benchmark("B")] }),
    entry({ commit: "c2", time: at(2), region: "eu-west", branch: "a|b\u202e", outcome: "failed" }),
    entry({ commit: "c0", time: at(1), source: "benchfmt", values: [] }),
  ],
  ["entries/x: it is not JSON"],
);

test("the newest entry stands first, in plain text", () => {
  expect(
    renderAnswer(ANSWER, "text", Number.POSITIVE_INFINITY),
  ).toBe(`3 entries of 3 commits, 2026-11-01 00:00 UTC to 2026-11-02 00:00 UTC.

time                  commit        branch       region   outcome   rows
2026-11-02 00:00 UTC  c20000000000  a|b⟨U+202E⟩  eu-west  failed       0
2026-11-01 00:00 UTC  c10000000000  main                  passed       2
2026-11-01 00:00 UTC  c00000000000  main                  imported     0

note: entries/x: it is not JSON
`);
});

test("no line is wider than the terminal", () => {
  const long = listEntries(
    [entry({ commit: "c1", branch: "a-branch-of-a-person-who-likes/long/names" })],
    [],
  );
  const lines = renderAnswer(long, "text", 80).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("Markdown has the same as tables, with hostile names as code", () => {
  expect(renderAnswer(ANSWER, "markdown", 80)).toContain(
    "| 2026-11-02 00:00 UTC | c20000000000 | `a\\|b⟨U+202E⟩` | `eu-west` | failed | 0 |",
  );
});

test("JSON has the fields that are promised, and more", () => {
  expect(JSON.parse(renderAnswer(ANSWER, "json", 80)).entries[1]).toEqual({
    ...{ commit: hashOf("c1"), branch: "main", region: "", run: "1", attempt: 1, job: "bench", time: at(1) },
    ...{ title: "", outcome: "passed", source: "run", base: hashOf("c0"), benchmarks: 2, tests: 0 },
  });
});

test("an empty history is said to be empty", () => {
  expect(renderAnswer(listEntries([], []), "text", 80)).toBe("The history has no entries.\n");
});

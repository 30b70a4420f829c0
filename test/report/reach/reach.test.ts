// What a change can touch, in each form of a report: how many benchmarks, and the changed code behind a regression.
import { expect, test } from "@jest/globals";
import type { Reach, RowReach, Way } from "../../../src/model/reach.ts";
import { annotationsOf } from "../../../src/report/annotations.ts";
import { joinReports } from "../../../src/report/join-reports.ts";
import { reportJson } from "../../../src/report/json.ts";
import { renderMarkdown, SUMMARY_BUDGET } from "../../../src/report/markdown.ts";
import { parseReport, readReport } from "../../../src/report/parse-report.ts";
import { briefWay, reachSentence, wayText } from "../../../src/report/reach/words.ts";
import { renderText } from "../../../src/report/text.ts";
import { htmlOf, piecesOf } from "../rendered.ts";
import { check, comparison, HOSTILE, report, unmeasured } from "../sample-reports.ts";

const KNOWN: Reach = { known: true, reason: "", reached: 6, unknown: 0, benchmarks: 395, seconds: 4.2 };
const PKG = "example.com/x/token";
const DERIVE = { name: `${PKG}.BenchmarkDerive`, file: "token/token_test.go", line: 9 };
const STRETCH = { name: `${PKG}.stretch`, file: "token/stretch.go", line: 41 };
const way = (how: Way["how"], ...places: Way["places"]): Way => ({ how, places: [DERIVE, ...places] });
const TWO: RowReach = {
  ...{ kind: "reached", reason: "" },
  ways: [
    way("changed", { name: `${PKG}.Derive`, file: "token/token.go", line: 12 }, STRETCH),
    way("removed", { name: `${PKG}.old`, file: "token/old.go", line: 3 }),
  ],
};
const slower = comparison({
  ...{ pkg: PKG, name: "Derive/long", verdict: "regression", delta: 0.147, lo: 0.12, hi: 0.17 },
  ...{ reason: "confirmed on fresh samples", file: "token/token_test.go", line: 9, reach: TWO },
});
const found = report({
  ...{ outcome: "failed", reach: KNOWN },
  comparisons: [
    slower,
    { ...slower, unit: "B/op", delta: 0.3 },
    { ...slower, name: "Derive/short", delta: 0.1 },
    unmeasured({ pkg: PKG, name: "Equal", verdict: "identical", reason: "the change does not reach it" }),
  ],
});

test("says how many benchmarks the change reaches, where that is known", () => {
  expect(reachSentence(KNOWN)).toBe("The change reaches 6 of 395 benchmarks.");
  expect(reachSentence({ ...KNOWN, reached: 1, unknown: 1, benchmarks: 1 })).toBe(
    "The change reaches 1 of 1 benchmark (1 of them unknown).",
  );
  const nothing = [undefined, { ...KNOWN, known: false }, { ...KNOWN, reached: 0, benchmarks: 0 }];
  expect(nothing.map(reachSentence)).toEqual(["", "", ""]);
});

test("a way is told with the place of its end; a long one without its middle", () => {
  expect(TWO.ways.map(wayText)).toEqual([
    "BenchmarkDerive → token.Derive → token.stretch (changed, token/stretch.go:41)",
    "BenchmarkDerive → token.old (removed, token/old.go:3)",
  ]);
  const place = (name: string) => ({ name: `gopkg.in/yaml.v3.${name}`, file: "f.go", line: 1 });
  const long = way("added", ...["a", "b", "c", "d", "e", "f"].map(place));
  expect(wayText(long)).toContain(" → yaml.v3.c → yaml.v3.d → ");
  expect(briefWay(long)).toEqual({
    names: "BenchmarkDerive → yaml.v3.a → yaml.v3.b → … → yaml.v3.e → yaml.v3.f",
    place: "f.go:1",
  });
  expect(briefWay(way("changed", place("x".repeat(500)))).names.length).toBeLessThan(120);
  const generic = { ...STRETCH, name: `${PKG}.(*Set[example.com/y.Key]).Add` };
  expect(wayText(way("changed", generic))).toContain("→ token.(*Set[example.com/y.Key]).Add (");
});

test("the terminal has it in front of the counts, and the ways once below the first row of a function", () => {
  const lines = renderText(found, { width: 200, color: false }).split("\n");
  expect(lines[1]).toBe("  The change reaches 6 of 395 benchmarks.");
  expect(lines.filter((line) => line.includes("→"))).toEqual(
    TWO.ways.map((each) => `      ${wayText(each)}`),
  );
  const at = lines.findIndex((line) => line.includes("→"));
  expect(lines[at - 2]).toMatch(/^ {2}more memory +Derive\/long/);
});

test("Markdown has it in front of the counts, and the ways below the table, with links to the changed lines", () => {
  const links = { repository: "https://github.com/o/r" };
  const text = renderMarkdown(found, { budget: SUMMARY_BUDGET, links });
  expect(text).toContain("\n\nThe change reaches 6 of 395 benchmarks.\n\nBenchmarks: ");
  const [base, head] = [found.base.sha, found.head.sha];
  expect(text).toContain(
    "What they reach:\n" +
      "- `BenchmarkDerive → token.Derive → token.stretch` " +
      `(changed, [\`token/stretch.go:41\`](https://github.com/o/r/blob/${head}/token/stretch.go#L41))\n` +
      `- \`BenchmarkDerive → token.old\` (removed, [\`token/old.go:3\`](https://github.com/o/r/blob/${base}/token/old.go#L3))\n`,
  );
});

test("a data file is told as such, and many ways are folded and bounded", () => {
  const reach: RowReach = { kind: "reached", reason: "testdata/x.json differs, and may be read", ways: [] };
  const one = report({ comparisons: [{ ...slower, reach }] });
  expect(renderMarkdown(one, { budget: SUMMARY_BUDGET })).toContain(
    "What they reach:\n- `Derive/long-2`: `testdata/x.json` differs, and may be read\n",
  );
  expect(renderText(one, { width: 120, color: false })).toContain(
    "\n      testdata/x.json differs, and may be read\n",
  );
  const rows = Array.from({ length: 400 }, (_, i) => ({ ...slower, name: `F${i}` }));
  const many = renderMarkdown(report({ comparisons: rows }), { budget: SUMMARY_BUDGET });
  expect(many).toContain("<details><summary>What they reach, in 800 ways</summary>");
  expect(renderMarkdown(report({ comparisons: rows }), { budget: 65_536 }).length).toBeLessThan(65_536);
});

test("changed code that slower benchmarks reach is annotated at its line, once for all of them", () => {
  const [first, second, ...more] = annotationsOf(found).filter(({ file }) => file === "token/stretch.go");
  expect([second, more]).toEqual([undefined, []]);
  expect(first).toEqual({
    ...{ level: "warning", title: "token.stretch: reached by 2 benchmarks that got worse" },
    ...{ message: "Derive/long-2 +30.0 %\nDerive/short-2 +10.0 %", file: "token/stretch.go", line: 41 },
  });
  const elsewhere = [way("removed", STRETCH), way("changed", { ...STRETCH, file: "/mod/cache/x.go" })];
  for (const each of elsewhere) {
    const rows = [{ ...slower, reach: { ...TWO, ways: [each] } }];
    expect(annotationsOf(report({ comparisons: rows })).map(({ file }) => file)).toEqual([
      "token/token_test.go",
    ]);
  }
});

test("nothing of hostile names and files gets through", () => {
  const rows = HOSTILE.map((text, i) => {
    const place = { name: text, file: text, line: i };
    const reach: RowReach = {
      kind: "unknown",
      reason: text,
      ways: [{ how: "added", places: [place, place] }],
    };
    return comparison({ name: `B${i}`, verdict: "regression", reach });
  });
  const hostile = report({
    comparisons: rows,
    base: { ref: "", sha: "" },
    head: { ref: "", sha: "", dirty: false },
  });
  const links = { repository: "https://github.com/o/r" };
  const pieces = piecesOf(htmlOf(renderMarkdown(hostile, { budget: SUMMARY_BUDGET, links })));
  const live = /[@#<>`*_~|\\$[\]]|:\/\/|www\.|:\w+:/;
  const texts = pieces.flatMap((piece) => (piece.kind === "text" && !piece.inCode ? [piece.text] : []));
  expect(texts.filter((text) => live.test(text))).toEqual([]);
  expect(pieces.filter((piece) => piece.kind === "tag" && /^(a|img|script)$/.test(piece.name))).toEqual([]);
  const shown = renderText(hostile, { width: 100, color: false });
  expect(shown.match(/[^\P{C}\n\u200d]/gu)).toBe(null);
  for (const { file, message } of annotationsOf(hostile))
    expect(`${file ?? ""}${message}`.match(/[^\P{C}\n\u200d]/gu)).toBe(null);
});

test("a report that is read has its reach checked, and one that is joined keeps it", () => {
  expect(parseReport(reportJson(found))).toEqual(found);
  const checks = report({ checks: [check({ name: "vet" })] });
  expect(joinReports([checks, { ...found, checks: [] }])?.reach).toEqual(KNOWN);
  const plain = JSON.parse(reportJson(found));
  const refused = (said: object, message: string) =>
    expect(() => readReport({ ...plain, ...said })).toThrow(message);
  refused({ reach: { ...KNOWN, reached: -1 } }, "report.reach.reached is not a whole number from 0 on: -1");
  const rowWith = (reach: object) => ({ comparisons: [{ ...slower, reach: { ...TWO, ...reach } }] });
  refused(
    rowWith({ kind: "same" }),
    'report.comparisons[0].reach.kind is not one of reached, unknown: "same"',
  );
  refused(
    rowWith({ ways: Array(4).fill(TWO.ways[0]) }),
    "report.comparisons[0].reach.ways is not at most 3 long: 4",
  );
  const long = { how: "changed", places: Array(13).fill(DERIVE) };
  refused(rowWith({ ways: [long] }), "report.comparisons[0].reach.ways[0].places is not at most 12 long: 13");
  refused(
    rowWith({ ways: [{ ...long, places: [] }] }),
    "report.comparisons[0].reach.ways[0].places is not a way: []",
  );
});

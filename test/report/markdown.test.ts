import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { COMMENT_BUDGET, renderForm, renderMarkdown, SUMMARY_BUDGET } from "../../src/report/markdown.ts";
import { FORMS, MIN_BUDGET } from "../../src/report/markdown-form.ts";
import { expectGolden } from "./golden.ts";
import { htmlOf, piecesOf } from "./rendered.ts";
import {
  allGood,
  brokenBuild,
  check,
  clocks,
  comparison,
  HOSTILE,
  hostile,
  many,
  nothingMeasured,
  regression,
  report,
  unfit,
  unmeasured,
  waived,
} from "./sample-reports.ts";

const links = {
  repository: "https://github.com/example/parser",
  run: "https://github.com/example/parser/actions/runs/1",
};
const GOLDEN: readonly (readonly [string, Report])[] = [
  ["regression", regression],
  ["all-good", allGood],
  ["nothing-measured", nothingMeasured],
  ["broken-build", brokenBuild],
  ["clocks", clocks],
  ["hostile", hostile],
  ["many", many],
  ["waived", waived],
  ["unfit", unfit],
];

test.each(GOLDEN)("writes the Markdown of a report: %s", (name, report) => {
  expectGolden(`${name}.md`, renderMarkdown(report, { budget: SUMMARY_BUDGET, links }));
});

test("does without links", () => {
  expect(renderMarkdown(regression, { budget: SUMMARY_BUDGET })).not.toContain("](");
});

test("nothing of a hostile report gets through: our own tags, our own links, no live text", () => {
  const pieces = piecesOf(htmlOf(renderMarkdown(hostile, { budget: SUMMARY_BUDGET, links })));
  const tags = pieces.flatMap((piece) => (piece.kind === "tag" ? [piece] : []));
  const ours = /^\/?(p|h3|h4|ul|li|table|thead|tbody|tr|th|td|a|code|pre|strong|details|summary)$/;
  expect(tags.filter(({ name }) => !ours.test(name))).toEqual([]);
  const addresses = tags
    .filter(({ name }) => name === "a")
    .map(({ html }) => /href="([^"]*)"/.exec(html)?.[1] ?? "");
  // The hostile report has no commit that could be linked to.
  expect([...new Set(addresses)]).toEqual([links.run]);
  const live = /[@#<>`*_~|\\$[\]]|:\/\/|www\.|:\w+:/;
  const texts = pieces.flatMap((piece) => (piece.kind === "text" && !piece.inCode ? [piece.text] : []));
  expect(texts.filter((text) => live.test(text))).toEqual([]);
  expect(texts.join("")).not.toMatch(/[\p{Cf}\p{Cs}]/u);
});

test("every row of a hostile table has its six cells", () => {
  const html = htmlOf(renderMarkdown(hostile, { budget: SUMMARY_BUDGET }));
  const rows = [...html.matchAll(/<tr>.*?<\/tr>/gsu)].map((row) => row[0].match(/<t[hd][ >]/g)?.length);
  expect(rows.length).toBeGreaterThan(HOSTILE.length);
  expect(new Set(rows)).toEqual(new Set([6]));
});

const bytes = (text: string) => new TextEncoder().encode(text).length;

test("each form is shorter than the one before, and is used when the one before does not fit", () => {
  const rungs = FORMS.map((form) => renderForm(huge, form, { links }));
  const sizes = rungs.map(bytes);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(new Set(sizes).size).toBe(FORMS.length);
  // One byte too little asks for the next rung. Compared as a whole: a difference of megabytes helps nobody.
  const wanted = [...sizes.entries()].filter(([i, size]) => size > MIN_BUDGET && i % 3 === 0);
  const next = wanted.map(([i, size]) => renderMarkdown(huge, { budget: size - 1, links }) === rungs[i + 1]);
  expect(next).toEqual(wanted.map(() => true));
  expect(next.length).toBeGreaterThan(2);
});

test("the last form fits whatever the report holds", () => {
  const [last] = FORMS.slice(-1);
  if (last === undefined) throw new Error("no forms");
  expect(bytes(renderForm(huge, last, { links }))).toBeLessThan(MIN_BUDGET);
  expect(renderMarkdown(huge, { budget: MIN_BUDGET, links })).toMatch(/^### ❌ Failed:/);
  expect(() => renderMarkdown(huge, { budget: MIN_BUDGET - 1 })).toThrow(RangeError);
});

test.each([37, 500, 2000])("a comment on %p benchmarks fits and has every regression", (count) => {
  const rows = Array.from({ length: count }, (_, i) =>
    comparison({
      name: `Some/rather/long/name/of=a,sub=benchmark/case=${i}`,
      pkg: `example.com/parser/internal/package${i % 20}`,
      verdict: i < 37 ? "regression" : i % 3 === 0 ? "inconclusive" : "unchanged",
      reason: "14.7 % slower after 20 pairs, confirmed on fresh samples",
      file: "internal/package/some_test.go",
      line: 10 + i,
    }),
  );
  const markdown = renderMarkdown(report({ outcome: "failed", comparisons: rows }), {
    budget: COMMENT_BUDGET,
    links,
  });
  expect(bytes(markdown)).toBeLessThanOrEqual(COMMENT_BUDGET);
  const [table = ""] = markdown.slice(markdown.indexOf("🔴")).split("\n\n").slice(1);
  expect(table.split("\n").length).toBe(2 + 37);
});

test("a comment on 1,000 regressions names every one, the largest with all its figures", () => {
  const rows = Array.from({ length: 1000 }, (_, i) =>
    comparison({ name: `Decode/case=${i}`, verdict: "regression", delta: 0.06 + i / 1000, lo: 0.05, hi: 2 }),
  );
  const markdown = renderMarkdown(report({ outcome: "failed", comparisons: rows }), {
    budget: COMMENT_BUDGET,
    links,
  });
  expect(bytes(markdown)).toBeLessThanOrEqual(COMMENT_BUDGET);
  expect(rows.filter(({ name }) => !markdown.includes(`\`${name}-2\``))).toEqual([]);
  expect(markdown).toContain("| `Decode/case=999-2` |");
});

test("a comment on 1,000 benchmarks that were not begun says why once, and names them", () => {
  const reason = "not begun: the time-budget of 10m was spent on other benchmarks";
  const rows = Array.from({ length: 1000 }, (_, i) =>
    unmeasured({ name: `Wide/case=${i}`, verdict: "inconclusive", reason, notBegun: true }),
  );
  const markdown = renderMarkdown(report({ comparisons: rows }), { budget: COMMENT_BUDGET, links });
  expect(bytes(markdown)).toBeLessThanOrEqual(COMMENT_BUDGET);
  expect(markdown.split("not begun").length - 1).toBe(1);
  expect(markdown).toContain("- 1000 rows: not begun");
  expect(rows.filter(({ name }) => !markdown.includes(`\`${name}-2\``))).toEqual([]);
});

test("rows that share a reason and have numbers stand in a table below it", () => {
  const rows = Array.from({ length: 6 }, (_, i) =>
    comparison({ name: `Noisy/${i}`, verdict: "inconclusive", reason: "too little to tell any change" }),
  );
  const markdown = renderMarkdown(report({ comparisons: rows }), { budget: COMMENT_BUDGET });
  const [, below = ""] = markdown.split("- 6 rows: too little to tell any change\n\n");
  expect(below.split("\n\n")[0]?.split("\n").length).toBe(2 + 6);
});

test("what a short form leaves out of rows that share their reason is counted", () => {
  const rows = Array.from({ length: 300 }, (_, i) =>
    unmeasured({ name: `Wide/${i}`, verdict: "inconclusive", reason: "not begun", notBegun: true }),
  );
  const counted = FORMS.map((form) => {
    const markdown = renderForm(report({ comparisons: rows }), form, {});
    const shown = markdown.split("`Wide/").length - 1;
    return shown + Number(/and (\d+) more/.exec(markdown)?.[1] ?? 0);
  });
  expect(counted).toEqual(FORMS.map(() => 300));
});

/** Long hostile texts everywhere, and more of everything than any comment holds. */
const huge: Report = {
  ...hostile,
  reasons: Array.from({ length: 60 }, (_, i) => `${i} ${"`@|\\".repeat(200)}`),
  machine: {
    cpu: "界".repeat(5000),
    goos: "`".repeat(999),
    goarch: "|".repeat(999),
    gomaxprocs: 2,
    go: "x".repeat(9999),
  },
  base: { ref: "界`".repeat(5000), sha: "`".repeat(5000) },
  checks: Array.from({ length: 3 }, () =>
    check({
      name: "vet",
      status: "failed",
      reason: "界 ".repeat(5000),
      findings: Array.from({ length: 60 }, (_, i) => ({
        check: "vet" as const,
        code: `c${i}`,
        message: `${"界".repeat(30)}\n${"x".repeat(1200)}`,
      })),
    }),
  ),
  comparisons: (["regression", "inconclusive", "broken", "unchanged", "identical"] as const).flatMap(
    (verdict) =>
      Array.from({ length: verdict === "regression" ? 360 : 110 }, (_, i) =>
        comparison({
          name: `${i}${"界`|".repeat(40)}`,
          pkg: `${"界".repeat(30)}/${i}`,
          verdict,
          reason: "界 ".repeat(40),
          output: "y\n".repeat(600),
        }),
      ),
  ),
};

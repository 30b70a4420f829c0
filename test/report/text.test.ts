import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { renderText } from "../../src/report/text.ts";
import { expectGolden } from "./golden.ts";
import {
  allGood,
  brokenBuild,
  clocks,
  hostile,
  many,
  nothingMeasured,
  regression,
  report,
  unfit,
  unmeasured,
  waived,
} from "./sample-reports.ts";

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

test.each(GOLDEN)("writes the text of a report: %s", (name, report) => {
  expectGolden(`${name}.txt`, renderText(report, { width: 120, color: false }));
});

test("lists unchanged and identical benchmarks when asked for all", () => {
  expectGolden("regression-all.txt", renderText(regression, { width: 120, color: false, all: true }));
});

// biome-ignore lint/complexity/useRegexLiterals: a literal would hold the control character
const codes = new RegExp("\\u001b\\[[0-9;]*m", "g");

test("colours change nothing but colours, and are only there when asked for", () => {
  const options = { width: 120, all: true };
  const colored = renderText(regression, { ...options, color: true });
  const plain = renderText(regression, { ...options, color: false });
  expect(colored.replaceAll(codes, "")).toBe(plain);
  expect(plain).not.toContain("\u001b");
  expect(colored).toContain("\u001b[31;1mslower");
});

test("no hostile text reaches the terminal with a control or bidi character", () => {
  const text = renderText(hostile, { width: 80, color: false, all: true });
  expect(text.match(/[^\P{C}\n\u200d]/gu)).toBe(null);
});

test("names give way to the width of the terminal, values do not", () => {
  const lines = renderText(regression, { width: 90, color: false }).split("\n");
  const row = lines.find((line) => line.startsWith("  slower"));
  expect(row).toBe(
    "  slower        Parse/si…in parse   1.02 µs   1.17 µs  +14.7 % (12.0 to 17.0)     20 pairs",
  );
  expect(row?.length).toBe(90);
});

test("outside of a terminal names are whole, on one they are cut so far that they stay distinct", () => {
  const names = unfit.comparisons.map(({ name }) => `${name}-2`);
  const whole = renderText(unfit, { width: Number.POSITIVE_INFINITY, color: false, all: true });
  expect(names.filter((name) => !whole.includes(name))).toEqual([]);
  const narrow = renderText(unfit, { width: 60, color: false }).split("\n");
  const cut = narrow.filter((line) => line.startsWith("  inconclusive  M"));
  expect(cut.length).toBe(7);
  expect(new Set(cut).size).toBe(7);
});

test("what hundreds of rows share is said once, with the count, and the rows below it", () => {
  const reason = "not begun: the time-budget of 10m was spent on other benchmarks";
  const rows = Array.from({ length: 237 }, (_, i) =>
    unmeasured({ name: `Wide/${i}`, verdict: "inconclusive", reason, notBegun: true }),
  );
  const lines = renderText(report({ comparisons: rows }), { width: 120, color: false }).split("\n");
  expect(lines.filter((line) => line.includes(reason))).toEqual([`  237 rows: ${reason}`]);
  const at = lines.indexOf(`  237 rows: ${reason}`);
  expect(lines[at + 1]).toBe("  inconclusive  Wide/0-2");
  expect(lines.filter((line) => line.startsWith("  inconclusive  Wide/")).length).toBe(237);
});

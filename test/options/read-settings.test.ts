// `.go-steady.yml`: what it means, and every mistake with its line.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { UsageError } from "../../src/model/errors.ts";
import { readSettings } from "../../src/options/read-settings.ts";

/** The mistakes that are told, by line. */
function mistakes(text: string): readonly string[] {
  try {
    readSettings("s.yml", text);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message.split("\n").map((line) => line.replace("s.yml:", ""));
  }
}

const WAIVER =
  "waivers:\n- benchmark: A\n  unit: sec/op\n  ceiling: 10%\n  reason: why\n  expires: 2026-12-31\n";
const waiverWith = (key: string, value: string) =>
  WAIVER.replace(new RegExp(`${key}: .*`), `${key}: ${value}`);

test("the documented file is read as it is documented", () => {
  const [, documented = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/config.md", "utf8")) ?? [];
  const { threshold, reach, limits, waivers } = readSettings(".go-steady.yml", documented);
  expect([threshold, reach]).toEqual([0.03, "off"]);
  expect(
    limits.map(({ benchmark, package: pkg, ...limit }) => [benchmark?.source, pkg?.source, limit]),
  ).toEqual([
    ["^Parse", undefined, { threshold: 0.1, line: 5 }],
    [undefined, undefined, { unit: "allocs/op", threshold: 0, line: 7 }],
    ["/size=1M$", "/render$", { unit: "sec/op", threshold: 0.2, line: 9 }],
  ]);
  expect(waivers).toEqual([
    {
      benchmark: expect.objectContaining({ source: "^Render$" }),
      unit: "sec/op",
      ceiling: { kind: "change", ratio: 0.15, text: "15%" },
      reason: "the input is validated now, see #123",
      expires: "2026-12-31",
      line: 15,
    },
  ]);
});

test("a file without content sets nothing", () => {
  for (const text of ["", "# nothing yet\n", "{}", "limits: []\n"])
    expect(readSettings("s.yml", text)).toEqual({ file: "s.yml", limits: [], waivers: [] });
});

test("every mistake is told at once, each with its line", () => {
  const text = `threshold: lots
limit: 3
limits:
  - benchmark: "("
    threshold: 0%
  - treshold: 5%
  - 7
waivers:
  - benchmark: A
    unit: two words
    ceiling: -1%
    expires: 2026-02-30
`;
  expect(mistakes(text)).toEqual([
    '1: threshold: "lots" is not a share above 0 such as 5% or 0.05',
    '2: "limit" is unknown in the file; known are threshold, reach, limits, waivers',
    '4: benchmark: "(" is not a regular expression of Go: missing closing ): `(` (https://pkg.go.dev/regexp/syntax has the form)',
    '5: threshold: "0%" is not a share above 0 such as 5% or 0.05',
    '6: "treshold" is unknown in a limit; known are package, benchmark, unit, threshold',
    "6: a limit has no threshold",
    '7: a limit is not a mapping (lines of "key: value")',
    "9: a waiver has no reason",
    '10: unit: "two words" is not a unit such as sec/op, B/s, B/op or allocs/op',
    `11: ceiling: "-1%" is not a share above 0 such as 20%, or a value with the waiver's unit such as 3 allocs/op`,
    '12: expires: "2026-02-30" is not a day of the calendar such as 2026-12-31 (in UTC, the last on which it holds)',
  ]);
});

test.each([
  ["a: [1", ["1: Flow sequence in block collection must be sufficiently indented and end with a ]"]],
  ["threshold: 5%\nthreshold: 6%\n", ["2: Map keys must be unique"]],
  ["- 5%\n", ['1: the file is not a mapping (lines of "key: value")']],
  ["limits: 5%\n", ['1: limits is not a list (lines that begin with "- ")']],
  ["limits:\n", ['1: limits is not a list (lines that begin with "- ")']],
  ["threshold: &a 5%\nlimits:\n- threshold: *a\n", ["3: threshold: what stands here is not a single value"]],
  ["reach: never\n", ['1: reach: "never" is not auto or off']],
  ["threshold: [5%]\n", ["1: threshold: what stands here is not a single value"]],
  [
    waiverWith("ceiling", "3 allocs/op"),
    [expect.stringMatching(/^4: ceiling: "3 allocs\/op" is not .* 3 sec\/op$/)],
  ],
  [waiverWith("reason", '""'), ['5: reason: "" is not a text of 1 to 1000 characters']],
  [waiverWith("expires", "31.12.2026"), [expect.stringMatching(/^6: expires: "31\.12\.2026" is not a day/)]],
])("%j is a mistake", (text, told) => {
  const found = mistakes(text);
  expect(found.slice(0, told.length)).toEqual(told);
});

test("units as Go prints them mean those of the report", () => {
  const { limits } = readSettings(
    "s.yml",
    "limits:\n- {unit: ns/op, threshold: 5%}\n- {unit: MB/s, threshold: 5%}\n",
  );
  expect(limits.map(({ unit }) => unit)).toEqual(["sec/op", "B/s"]);
});

test("a ceiling may be a value in the waiver's unit", () => {
  const text = waiverWith("ceiling", "3 allocs/op").replace("sec/op", "allocs/op");
  const [waiver] = readSettings("s.yml", text).waivers;
  expect(waiver?.ceiling).toEqual({ kind: "value", value: 3, text: "3 allocs/op" });
});

test("an expression that would backtrack for ever is matched at once", () => {
  const [limit] = readSettings("s.yml", 'limits:\n- {benchmark: "^(a+)+$", threshold: 5%}\n').limits;
  const started = performance.now();
  expect(limit?.benchmark?.isIn(`${"a".repeat(5000)}!`)).toBe(false);
  expect(limit?.benchmark?.isIn("aaa")).toBe(true);
  expect(performance.now() - started).toBeLessThan(5000);
});

test("a file that is nested without end is refused, not a crash", () => {
  for (const text of ["[".repeat(100_000), "- ".repeat(100_000), `a: ${"{b: ".repeat(50_000)}`])
    expect(mistakes(text)).not.toEqual([]);
});

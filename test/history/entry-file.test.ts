// An entry as a file: it comes back as it was, and a stranger's file is told in words.
import { expect, test } from "@jest/globals";
import { Unreadable } from "../../src/history/entry-file.ts";
import { printEntry } from "../../src/history/print-entry.ts";
import { readEntry } from "../../src/history/read-entry.ts";
import { benchmark, entry, row } from "./entries.ts";

/** Names that Go prints as they are. */
const NAMES = [
  ..."!\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~",
  ...["größe=大", "/leading", "a//b", "a#01", "x=1/y=-2", "🦫", "ffi", "e\u0301", "\u202eabc", "-8", "A-8"],
].map((name) => `N${name}`);

test("an entry comes back as it was written", () => {
  const full = entry(3, {
    commit: { ...entry(3).commit, parents: [entry(1).commit.sha, entry(2).commit.sha], pull: 12 },
    identical: [benchmark("A"), benchmark("B"), benchmark("D"), benchmark("A", "example.com/m/z", 1)],
    comparisons: [
      row("C", {
        verdict: "regression",
        reason: "4.1 % slower",
        through: ["example.com/m.work"],
        waived: { reason: "meant", expires: "2026-12-31" },
      }),
      row("C", {
        unit: "allocs/op",
        base: 123456789,
        head: 123456790,
        ln: 8.1e-9,
        error: 0,
        df: null,
        pairs: 5,
      }),
      row("E", {
        verdict: "new",
        base: null,
        head: null,
        ln: null,
        error: null,
        df: null,
        pairs: 0,
        orders: 0,
      }),
      row("F", { unit: "B/op", base: 64, head: 64, ln: 0, error: 0, df: null, pairs: 5 }),
    ],
    tests: [
      { pkg: "example.com/m", test: "TestA", outcome: "failed", seconds: 0.01 },
      { pkg: "example.com/m", test: "TestA/b", outcome: "flaky", seconds: 12.5 },
      { pkg: "example.com/m/z", test: "TestA", outcome: "skipped", seconds: 0 },
    ],
    sameTests: ["example.com/m/z"],
    crashedTests: ["example.com/m"],
    clocks: [
      {
        clock: { zone: "Asia/Kathmandu", moment: "2028-02-29T12:00:00Z" },
        differs: [{ pkg: "example.com/m/z", test: "TestA", outcome: "failed" }],
      },
    ],
    values: [{ benchmark: benchmark("V"), unit: "B/s", value: 1234.5 }],
    reach: { reached: 3, of: 7 },
  });
  expect(readEntry(printEntry(full))).toEqual(full);
});

test("names with every legal character, and those that no Go prints, are told apart", () => {
  const names = [...NAMES, "", "/sub", "tab\tand\nline blank"];
  const read = readEntry(printEntry(entry(1, { identical: names.map((name) => benchmark(name)) })));
  if (read instanceof Unreadable) throw new Error(read.why);
  const back = read.identical.map(({ name }) => name);
  expect(new Set(back)).toEqual(new Set([...NAMES, "", "/sub", "tab_and_line_blank"]));
});

test("measured values keep the digits that they tell, counts and exact changes keep all", () => {
  const rows = [
    row("A", { base: 1.23456789e-6, head: 2e-6, ln: 0.123456789, error: 0.00123456, df: 7.123456 }),
    row("B", { unit: "B/op", base: 123456.789, head: 123456.789, ln: 0.123456789, error: 0, df: null }),
  ];
  const read = readEntry(printEntry(entry(1, { comparisons: rows })));
  if (read instanceof Unreadable) throw new Error(read.why);
  expect(read.comparisons).toEqual([
    row("A", { base: 1.2346e-6, head: 2e-6, ln: 0.123457, error: 0.00123, df: 7.12 }),
    row("B", { unit: "B/op", base: 123456.789, head: 123456.789, ln: 0.123456789, error: 0, df: null }),
  ]);
});

test("attempts that publish the same measurement are one, and those that measure again are not", () => {
  const first = entry(1);
  expect(entry(1, { run: { ...first.run, attempt: 2 } }).key).toBe(first.key);
  expect(entry(1, { time: "2026-11-01T13:00:00.000Z" }).key).not.toBe(first.key);
  expect(entry(1, { region: "us-east" }).key).not.toBe(first.key);
  expect(
    entry(1, { base: { ...first.base, sha: entry(7).commit.sha, ref: "v1", how: "pairs" } }).key,
  ).not.toBe(first.key);
});

const good = printEntry(entry(1));

function why(written: string): string {
  const read = readEntry(written);
  return read instanceof Unreadable ? read.why : "an entry";
}

test.each([
  ["an entry", good, "an entry"],
  ["the beginning of one", good.slice(0, 200), "it is not JSON, or only the beginning of it"],
  ["nothing", "", "it is not JSON, or only the beginning of it"],
  ["a page", "<!doctype html>", "it is not JSON, or only the beginning of it"],
  ["other JSON", "[1]", "entry is not an object: [1]"],
])("a file with %s is told", (_, written, told) => {
  expect(why(written)).toBe(told);
});

/** The text of an entry in which one field has another value. */
function withField(path: string, value: unknown): string {
  const [last = "", ...above] = path.split(".").reverse();
  const file = JSON.parse(good);
  above.reverse().reduce((part, name) => part[name], file)[last] = value;
  return JSON.stringify(file);
}

const STILL = { of: [0], unit: [0], value: [1], pairs: [1], orders: [1] };
const VALUE = { of: [0], unit: [0], value: [1] };

test.each<[string, unknown, string]>([
  ["weather", "a field of a newer version", "an entry"],
  ["schema", 2, "it has schema 2, and this version reads 1: a newer go-steady reads it"],
  ["schema", "1", 'entry.schema is not a finite number: "1"'],
  ["commit.sha", "HEAD", 'entry.commit.sha is not the full hash of a commit: "HEAD"'],
  ["time", "yesterday", 'entry.time is not a time: "yesterday"'],
  ["verdicts", ["identical"], /^entry\.verdicts\[0\] is not one of regression, .*: "identical"$/.source],
  ["rows.error", [-1], "entry.rows.error[0] is not a number from 0 on or null: -1"],
  ["rows.ln", ["0"], 'entry.rows.ln[0] is not a finite number or null: "0"'],
  ["rows.df", [], "entry.rows.df has 0 values for 1 rows"],
  ["rows.of", [9], "entry.benchmarks has no 9: there are 2"],
  ["rows.unit", [1], "entry.units has no 1: there are 1"],
  ["rows.verdict", [1], "entry.verdicts has no 1: there are 1"],
  ["still", { ...STILL, of: [9] }, "entry.benchmarks has no 9: there are 2"],
  ["still", { ...STILL, unit: [1] }, "entry.units has no 1: there are 1"],
  ["still", { ...STILL, pairs: [] }, "entry.still.pairs has 0 values for 1 rows"],
  ["values", { ...VALUE, value: [null] }, "entry.values.value[0] is no number"],
  ["values", { ...VALUE, unit: [1] }, "entry.units has no 1: there are 1"],
  ["values", { ...VALUE, unit: [] }, "entry.values.unit has 0 values for 1 rows"],
  ["identical", [0, 1, 0, 2], "entry.identical[2] goes beyond the 2 benchmarks"],
  ["identical", [0, 1e9], "entry.identical[0] goes beyond the 2 benchmarks"],
  ["tests.flaky", [1], "entry.tests.names has no 1: there are 1"],
  ["tests.same", [1], "entry.tests (packages) has no 1: there are 1"],
  ["benchmarks", "p 0 A", 'entry.benchmarks is not a number of processors: "0"'],
])("an entry whose %s is %j is told", (path, value, told) => {
  expect(why(withField(path, value))).toMatch(told.startsWith("^") ? new RegExp(told) : told);
});

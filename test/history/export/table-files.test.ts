import { expect, test } from "@jest/globals";
import type { Exported } from "../../../src/history/export/exported.ts";
import { exportCsv, exportNdjson } from "../../../src/history/export/table-files.ts";
import { benchmark, entry, hashOf, slower, testRow } from "../../kit/entries.ts";

const HOSTILE = 'say "a, b"\r\nand stop';
const ENTRIES = [
  entry({
    commit: "c1",
    parents: ["c0", "b0"],
    base: "c0",
    title: HOSTILE,
    checks: [{ name: "vet", status: "passed", findings: 0, seconds: 1 }],
    tests: [testRow("TestA")],
    clocks: [
      {
        clock: { zone: "Asia/Tokyo" },
        differs: [{ pkg: "example.com/m", test: "TestA", outcome: "failed" }],
      },
    ],
    identical: [benchmark("Same")],
    comparisons: [slower("Slow", 1.5, { error: 0.01, waived: { reason: "later", expires: "2026-12-31" } })],
    values: [{ benchmark: benchmark("Alone", "example.com/m", 1), unit: "B/op", value: 64 }],
  }),
];

function filesOf({ files }: Exported): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].map(({ path, text }) => [path, [...text].join("")]));
}

test("JSON has a row for each run, each benchmark and unit, and each test, with what most queries ask of the run", () => {
  const files = filesOf(exportNdjson(ENTRIES));
  const rows = (name: string) =>
    (files[`${name}.ndjson`] ?? "")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const run = {
    run: "2026-11-01T00-00-00.000Z-c10000000000",
    time: "2026-11-01T00:00:00.000Z",
    branch: "main",
    region: "",
    commit: hashOf("c1"),
  };
  expect(rows("runs")).toEqual([
    {
      ...run,
      ...{ parents: `${hashOf("c0")} ${hashOf("b0")}`, authored: "2026-11-01T00:00:00.000Z", title: HOSTILE },
      ...{ pull: null, source: "run", ci_run: "1", attempt: 1, job: "bench", outcome: "passed" },
      ...{ base_commit: hashOf("c0"), base_ref: "main~1", compared: "pairs" },
      ...{ cpu: "Fast One", goos: "linux", goarch: "amd64", gomaxprocs: 8, go: "go1.26.8" },
      ...{ vet: "passed", staticcheck: null, test: null, benchmarks_reached: null, benchmarks_known: null },
    },
  ]);
  const measured = { ...run, base_commit: hashOf("c0"), cpu: "Fast One", pkg: "example.com/m" };
  const none = { base: null, ln_ratio: null, error: null, df: null, pairs: 0, waived: false, reason: "" };
  expect(rows("benchmarks")).toEqual([
    {
      ...{
        ...measured,
        name: "Slow",
        procs: 8,
        unit: "sec/op",
        verdict: "regression",
        base: 1e-6,
        head: 1.5e-6,
      },
      ...{ ln_ratio: Math.log(1.5), error: 0.01, df: 9, pairs: 10, waived: true, reason: "Slow is slower" },
    },
    {
      ...measured,
      ...none,
      name: "Same",
      procs: 8,
      unit: null,
      verdict: "identical",
      head: null,
      ln_ratio: 0,
      error: 0,
    },
    { ...measured, ...none, name: "Alone", procs: 1, unit: "B/op", verdict: null, head: 64 },
  ]);
  expect(rows("tests")).toEqual([
    { ...run, pkg: "example.com/m", test: "TestA", clock: "UTC", outcome: "passed", seconds: 0.25 },
    { ...run, pkg: "example.com/m", test: "TestA", clock: "Asia/Tokyo", outcome: "failed", seconds: null },
  ]);
});

test("CSV quotes what would end a cell or a line, and tells an empty text from no value", () => {
  const files = filesOf(exportCsv(ENTRIES));
  const runs = files["runs.csv"] ?? "";
  expect(runs).toMatch(/^run,time,branch,region,commit,parents,authored,title,/);
  expect(runs).toContain(`,main,"",${hashOf("c1")},`);
  expect(runs).toContain(',"say ""a, b""\r\nand stop",,run,1,1,bench,');
  for (const [name, text] of Object.entries(files))
    expect([name, text.endsWith("\r\n")]).toEqual([name, true]);
});

// Exports as those read them for whom they are made: benchstat and the storage of perf.golang.org (the module proxy),
// DuckDB, Prometheus' own parser and a reader of JUnit (PyPI). STEADY_READERS is a Python that has the latter three.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { exportBenchText } from "../../../src/history/export/bench-text.ts";
import type { Exported } from "../../../src/history/export/exported.ts";
import { exportJunit } from "../../../src/history/export/junit-export.ts";
import { exportOpenMetrics } from "../../../src/history/export/openmetrics.ts";
import { exportCsv, exportNdjson } from "../../../src/history/export/table-files.ts";
import { writeSide } from "../../../src/measure/write-samples.ts";
import { at, benchmark, entry, hashOf, row, slower, testRow } from "../../kit/entries.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { findTool, testWith } from "../../kit/needed.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const HOSTILE = "Odd/a=\"<&>',b;\u202e\ufffe";
const ENTRIES = [
  entry({
    ...{ commit: "c1", time: at(1), base: "c0", title: 'with "quotes",\nand lines' },
    comparisons: [
      slower("Parse/size=1k", 1.3),
      row("Parse/size=1k", { unit: "B/op", base: 64, head: 64, ln: 0, error: 0, df: null }),
      row(HOSTILE, { benchmark: benchmark(HOSTILE, "example.com/m/net", 4) }),
    ],
    identical: [benchmark("Same")],
    tests: [testRow("TestA"), testRow("TestB", "failed"), testRow("TestC", "skipped")],
  }),
  entry({
    ...{ commit: "c2", time: at(2), base: "c1", region: "eu" },
    comparisons: [row("Parse/size=1k", { head: 1.4e-6 })],
  }),
];

/** The folder of an export. */
function written(name: string, { files }: Exported): string {
  const dir = join(folder.path, name);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), [...text].join(""));
  }
  return dir;
}

const [FIRST, SECOND] = ["2026-11-01T00-00-00.000Z-c10000000000", "2026-11-02T00-00-00.000Z-c20000000000-eu"];

let readers = "";
let missing: string | undefined;
beforeAll(() => {
  readers = join(folder.path, "readers");
  try {
    const env = goEnvironment;
    execFileSync("go", ["build", "-o", readers, "."], {
      cwd: "test/fixtures/benchfmt-readers",
      env,
      stdio: "pipe",
    });
  } catch (error) {
    missing = error instanceof Error ? error.message : String(error);
  }
}, 300_000);

/** What both readers find in a file; undefined where they cannot be built here, which CI does not let pass. */
function recordsIn(path: string): readonly Record<string, unknown>[] | undefined {
  if (missing !== undefined) {
    if (process.env.CI) throw new Error(`golang.org/x/perf is needed for this test: ${missing}`);
    process.stderr.write(`SKIPPED: golang.org/x/perf could not be built: ${missing}\n`);
    return undefined;
  }
  const out = execFileSync(readers, [path], { encoding: "utf8" });
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("benchstat and perf.golang.org read the samples of a run, each with its own package", async () => {
  const path = join(folder.path, "head.bench.out");
  const process = { iterations: 10, sample: new Map([["sec/op", [1e-6]]]) };
  const series = ["example.com/m", "example.com/m/net"].map((pkg) => ({
    ...benchmark("Work", pkg),
    processes: [process, process],
  }));
  const { machine } = entry({ commit: "c1" });
  await writeSide({
    ...{ path, series, machine, metadata: [], region: "", sha: hashOf("c1") },
    date: new Date("2026-11-23T01:02:03Z"),
  });
  const packages = recordsIn(path)?.map(({ reader, pkg, commit }) => [reader, pkg, commit]);
  if (packages === undefined) return;
  expect(packages).toEqual(
    ["benchfmt", "storage"].flatMap((reader) =>
      ["example.com/m", "example.com/m", "example.com/m/net", "example.com/m/net"].map((pkg) => [
        ...[reader, pkg, hashOf("c1")],
      ]),
    ),
  );
});

test("benchstat and perf.golang.org read the same lines, each with its package, side and commit", () => {
  const records = recordsIn(join(written("benchfmt", exportBenchText(ENTRIES)), `${FIRST}.bench.out`));
  if (records === undefined) return;
  const [m, net] = ["example.com/m", "example.com/m/net"];
  const odd = `Odd/a="<&>',b;⟨U+202E⟩\ufffe-4`;
  const [base, head] = [
    { side: "base", commit: hashOf("c0") },
    { side: "head", commit: hashOf("c1") },
  ];
  const parse = { reader: "benchfmt", name: "Parse/size=1k-8", pkg: m };
  expect(records.filter(({ reader }) => reader === "benchfmt")).toEqual([
    { ...parse, ...base, values: { "sec/op": expect.closeTo(1e-6, 12), "B/op": 64 } },
    { reader: "benchfmt", name: odd, pkg: net, ...base, values: { "sec/op": expect.closeTo(1e-6, 12) } },
    { ...parse, ...head, values: { "sec/op": expect.closeTo(1.3e-6, 12), "B/op": 64 } },
    { reader: "benchfmt", name: odd, pkg: net, ...head, values: { "sec/op": expect.closeTo(1e-6, 12) } },
  ]);
  expect(records.filter(({ reader }) => reader === "storage")).toEqual([
    {
      reader: "storage",
      name: "Parse",
      pkg: m,
      ...base,
      content: "BenchmarkParse/size=1k-8 1 1000 ns/op 64 B/op",
    },
    { reader: "storage", name: "Odd", pkg: net, ...base, content: `Benchmark${odd} 1 1000 ns/op` },
    {
      reader: "storage",
      name: "Parse",
      pkg: m,
      ...head,
      content: "BenchmarkParse/size=1k-8 1 1300 ns/op 64 B/op",
    },
    { reader: "storage", name: "Odd", pkg: net, ...head, content: `Benchmark${odd} 1 1000 ns/op` },
  ]);
});

const python = findTool("readers", ["-c", "import duckdb, prometheus_client, junitparser"]);

/** What a program of Python prints, as JSON. */
function run(path: string, program: string, arg: string, cwd = folder.path): unknown {
  return JSON.parse(execFileSync(path, ["-c", program, arg], { encoding: "utf8", cwd }));
}

/** As texts: of a time with a zone DuckDB makes an object of another library. */
const QUERIES = `
import duckdb, json, sys
duckdb.sql("SET TimeZone = 'UTC'")
def answer(query):
    if "COPY" in query: return duckdb.sql(query)
    return duckdb.sql(f"SELECT columns(*)::VARCHAR FROM ({query})").fetchall()
print(json.dumps([answer(query) for query in json.loads(sys.argv[1])], default=lambda _: "copied"))`;

testWith(python, "DuckDB answers the queries of docs/history.md", (path) => {
  const dir = written("documented", exportNdjson(ENTRIES));
  const [, part = ""] = /^## Export\n(.*?)^## /ms.exec(readFileSync("docs/history.md", "utf8")) ?? [];
  const [, sql = ""] = /```sql\n(.*?)```/s.exec(part) ?? [];
  const queries = sql.split(";\n").filter((query) => query.trim() !== "");
  expect(run(path, QUERIES, JSON.stringify(queries), dir)).toEqual([
    [
      [
        expect.stringMatching(/^2026-11-01/),
        hashOf("c1"),
        "example.com/m",
        "Parse/size=1k",
        "sec/op",
        "30.0",
      ],
    ],
    [["Fast One", "2", "1.35e-06"]],
    [["example.com/m", "TestB", "1"]],
    expect.anything(),
  ]);
  expect(existsSync(join(dir, "benchmarks.parquet"))).toBe(true);
});

testWith(python, "JSON, CSV and Parquet have the same rows", (path) => {
  const dir = written("tables", exportNdjson(ENTRIES));
  written("tables", exportCsv(ENTRIES));
  const slower = (file: string) =>
    `SELECT "commit", name, round(exp(ln_ratio) - 1, 3) FROM ${file} WHERE verdict = 'regression' AND NOT waived`;
  const queries = [
    "COPY (FROM 'benchmarks.csv') TO 'benchmarks.parquet'",
    ...["ndjson", "csv", "parquet"].map((ending) => slower(`'benchmarks.${ending}'`)),
    "SELECT name, unit, error FROM 'benchmarks.csv' WHERE verdict = 'identical'",
    "SELECT run, title, pull, base_commit FROM read_csv('runs.csv', allow_quoted_nulls = false) ORDER BY time",
    "SELECT test FROM 'tests.csv' WHERE outcome = 'failed'",
  ];
  const want = [[hashOf("c1"), "Parse/size=1k", "0.3"]];
  const runs = [
    [FIRST, 'with "quotes",\nand lines', null, hashOf("c0")],
    [SECOND, "", null, hashOf("c1")],
  ];
  expect(run(path, QUERIES, JSON.stringify(queries), dir)).toEqual([
    ...[expect.anything(), want, want, want, [["Same", null, "0.0"]], runs, [["TestB"]]],
  ]);
});

const PROMETHEUS = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
text = open(sys.argv[1], encoding="utf-8").read()
print(json.dumps([[f.name, f.type, [[s.labels, s.value, float(s.timestamp)] for s in f.samples]] for f in parse(text)]))`;

testWith(python, "Prometheus' own parser takes the metrics, with the time of each", (path) => {
  const dir = written("openmetrics", exportOpenMetrics(ENTRIES));
  const families = run(path, PROMETHEUS, join(dir, "history.om"));
  const [of, branch] = [{ package: "example.com/m", benchmark: "Parse/size=1k-8" }, { branch: "main" }];
  const [first, second] = [Date.parse(at(1)) / 1000, Date.parse(at(2)) / 1000];
  expect(families).toContainEqual([
    "go_steady_benchmark_seconds_per_op",
    "gauge",
    [
      [{ ...of, ...branch, cpu: "Fast One" }, 1.3e-6, first],
      [
        {
          package: "example.com/m/net",
          benchmark: `Odd/a="<&>',b;⟨U+202E⟩\ufffe-4`,
          ...branch,
          cpu: "Fast One",
        },
        ...[1e-6, first],
      ],
      [{ ...of, ...branch, region: "eu", cpu: "Fast One" }, 1.4e-6, second],
    ],
  ]);
  expect(families).toContainEqual([
    "go_steady_run_passed",
    "gauge",
    [
      [branch, 1, first],
      [{ ...branch, region: "eu" }, 1, second],
    ],
  ]);
});

const JUNIT = `
import json, sys
from junitparser import JUnitXml
def end(case): return [[type(r).__name__, r.message] for r in case.result]
print(json.dumps([[s.name, s.tests, s.failures, s.errors, s.skipped, [[c.name, end(c)] for c in s]] for s in JUnitXml.fromfile(sys.argv[1])]))`;

testWith(python, "a reader of JUnit finds each case with how it ended", (path) => {
  const dir = written("junit", exportJunit(ENTRIES));
  expect(run(path, JUNIT, join(dir, `${FIRST}.xml`))).toEqual([
    [
      ...["example.com/m", 5, 2, 0, 1],
      [
        ["TestA", []],
        ["TestB", [["Failure", "failed"]]],
        ["TestC", [["Skipped", "skipped by the test itself"]]],
        ["BenchmarkParse/size=1k-8", [["Failure", "sec/op +30.0 % (28.5 to 31.5)"]]],
        ["BenchmarkSame-8", []],
      ],
    ],
    ["example.com/m/net", 1, 0, 0, 0, [["BenchmarkOdd/a=\"<&>',b;⟨U+202E⟩�-4", []]]],
  ]);
});

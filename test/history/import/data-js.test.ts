import { expect, test } from "@jest/globals";
import { readDataJs } from "../../../src/history/import/data-js.ts";
import { at, hashOf } from "../../kit/entries.ts";

const FACTS = { branch: "main", region: "eu", pkg: "example.com/m" };
const RUN = {
  commit: { id: hashOf("c1"), message: "Faster\n\nMuch.", timestamp: "2026-10-31T23:00:00+01:00", url: "x" },
  date: Date.parse(at(1)),
  tool: "go",
  benches: [
    {
      name: "BenchmarkParse",
      value: 1000,
      unit: "ns/op\t      16 B/op\t       2 allocs/op",
      extra: "100 times\n8 procs",
    },
    { name: "BenchmarkParse - ns/op", value: 1000, unit: "ns/op", extra: "100 times\n8 procs" },
    { name: "BenchmarkParse - B/op", value: 16, unit: "B/op", extra: "100 times\n8 procs" },
    { name: "BenchmarkRead/a=1 (example.com/io)", value: 2, unit: "MB/s", extra: "5 times" },
  ],
};
const script = (runs: readonly unknown[], suite = "Go Benchmark") =>
  `window.BENCHMARK_DATA = ${JSON.stringify({ lastUpdate: 1, repoUrl: "x", entries: { [suite]: runs } })}`;

test("runs of the tool go become entries, with each unit once and tidied", () => {
  const found = readDataJs(script([RUN]), FACTS);
  if (typeof found === "string") throw new Error(found);
  expect(found.notes).toEqual([]);
  const parse = { pkg: "example.com/m", name: "Parse", procs: 8 };
  expect(found.entries).toMatchObject([
    {
      source: "github-action-benchmark",
      run: { id: "", attempt: 1, job: "Go Benchmark" },
      region: "eu",
      branch: "main",
      commit: { sha: hashOf("c1"), authored: "2026-10-31T22:00:00.000Z", title: "Faster", parents: [] },
      time: at(1),
      outcome: "unmeasured",
      comparisons: [],
      values: [
        { benchmark: parse, unit: "sec/op", value: expect.closeTo(1e-6, 15) },
        { benchmark: parse, unit: "B/op", value: 16 },
        { benchmark: parse, unit: "allocs/op", value: 2 },
        { benchmark: { pkg: "example.com/io", name: "Read/a=1", procs: 1 }, unit: "B/s", value: 2e6 },
      ],
    },
  ]);
});

test("several rows of one benchmark are samples: their median counts", () => {
  const benches = [3, 1, 2].map((value) => ({ name: "BenchmarkA", value, unit: "B/op" }));
  const found = readDataJs(script([{ ...RUN, benches }]), FACTS);
  expect(found).toMatchObject({ entries: [{ values: [{ unit: "B/op", value: 2 }] }] });
});

test.each([
  [{ ...RUN, commit: { id: "abc" } }, '"s"[0].commit.id is not the full hash of a commit: "abc"'],
  [{ ...RUN, tool: "cargo" }, '"s"[0] is of the tool "cargo": only go is read'],
  [{ ...RUN, date: 1e300 }, '"s"[0].date is no time: 1e+300'],
  [{ ...RUN, date: "today" }, '"s"[0].date is not a finite number: "today"'],
  [{ ...RUN, benches: [] }, '"s"[0] has no benchmark of Go'],
  ["x", '"s"[0] is not an object: "x"'],
  [null, '"s"[0] is not an object: null'],
])("a run that cannot be read is passed over with a sentence, and the others are read: %j", (bad, why) => {
  const found = readDataJs(script([bad, RUN], "s"), FACTS);
  if (typeof found === "string") throw new Error(found);
  expect(found.notes).toEqual([why]);
  expect(found.entries.length).toBe(1);
});

test("a bench that is none of Go is named, and the rest of its run is read", () => {
  const benches = [{ name: "fib(20)\u001b[31m", value: 1, unit: "ops/sec" }, ...RUN.benches];
  const found = readDataJs(script([{ ...RUN, benches }], "s"), FACTS);
  expect(found).toMatchObject({
    entries: [{ commit: { sha: hashOf("c1") } }],
    notes: ['"s"[0]: "fib(20)\\u001b[31m" is no name of a benchmark of Go'],
  });
});

test.each([
  ["", "it is no data.js: after `window.BENCHMARK_DATA =` there has to be JSON"],
  [
    "window.BENCHMARK_DATA = alert(1)",
    "it is no data.js: after `window.BENCHMARK_DATA =` there has to be JSON",
  ],
  ["window.BENCHMARK_DATA = {}", "it is no data.js: BENCHMARK_DATA.entries is not an object: absent"],
  ["[1]", "it is no data.js: BENCHMARK_DATA is not an object: [1]"],
])("what is no data.js is said to be none: %j", (text, why) => {
  expect(readDataJs(text, FACTS)).toBe(why);
});

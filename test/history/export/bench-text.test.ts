import { expect, test } from "@jest/globals";
import type { Entry } from "../../../src/history/entry.ts";
import { exportBenchText } from "../../../src/history/export/bench-text.ts";
import { at, benchmark, entry, row, slower } from "../../kit/entries.ts";

function textsOf(...entries: readonly Entry[]) {
  const { files, notes } = exportBenchText(entries);
  return { texts: [...files].map(({ path, text }) => ({ path, text: [...text].join("") })), notes };
}

test("a run has both of its sides, each with its own commit; what is identical has no line, and that is said", () => {
  const { texts, notes } = textsOf(
    entry({
      commit: "c1",
      base: "c0",
      region: "eu-west",
      identical: [benchmark("Same")],
      comparisons: [
        slower("Parse/size=1k", 1.3),
        row("Parse/size=1k", { unit: "allocs/op", base: 2, head: 3 }),
        row("New", { verdict: "new", base: null, ln: null, error: null, df: null, head: 5e-7 }),
        row("Rate", {
          benchmark: benchmark("Rate", "example.com/m/net", 1),
          unit: "B/s",
          base: 2e6,
          head: 2e6,
        }),
      ],
    }),
  );
  expect(notes).toEqual([
    "what is proved to be identical was not measured and has no line: 1 benchmarks of all runs",
  ]);
  const commit = (name: string) => name.padEnd(40, "0");
  expect(texts).toEqual([
    {
      path: "2026-11-01T00-00-00.000Z-c10000000000-eu-west.bench.out",
      text: `goos: linux
goarch: amd64
cpu: Fast One
go-version: go1.26.8
region: eu-west
branch: main
time: 2026-11-01T00:00:00.000Z
run: 1

pkg: example.com/m
commit: ${commit("c0")}
side: base

BenchmarkParse/size=1k-8 1 1000 ns/op 2 allocs/op

pkg: example.com/m/net

BenchmarkRate 1 2 MB/s

pkg: example.com/m
commit: ${commit("c1")}
side: head

BenchmarkParse/size=1k-8 1 1300 ns/op 3 allocs/op
BenchmarkNew-8 1 500 ns/op

pkg: example.com/m/net

BenchmarkRate 1 2 MB/s
`,
    },
  ]);
});

test("an entry without numbers has no file, and no text of an entry makes a line of its own", () => {
  const { texts } = textsOf(
    entry({ commit: "c1", time: at(1) }),
    entry({
      commit: "c2",
      time: at(2),
      branch: "a\nBenchmarkEvil 1 1 ns/op",
      values: [{ benchmark: benchmark("A\nB c", "p"), unit: "x y", value: 3 }],
    }),
  );
  expect(texts.length).toBe(1);
  expect(texts[0]?.text).toContain("branch: a␊BenchmarkEvil 1 1 ns/op\n");
  expect(texts[0]?.text).toContain("BenchmarkA␊B_c-8 1 3 x_y\n");
});

// Stored baselines: written by a run, and by somebody who wants to do harm.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { type Baseline, readBaseline } from "../../src/baselines/read-baseline.ts";
import { writeSide } from "../../src/measure/write-samples.ts";
import { UsageError } from "../../src/model/errors.ts";
import { temporaryFolder } from "../kit/go.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const read = (text: string): Baseline => readBaseline("x.out", [new TextEncoder().encode(text)]);
const SHA = "0123456789abcdef0123456789abcdef01234567";

test("what a run writes is read back, names that end in a number included", async () => {
  const path = join(folder.path, "head.bench.out");
  const series = [
    {
      pkg: "example.com/m",
      name: "Sum/sha-256",
      procs: 1,
      processes: [processOf(0.25), processOf(0.5)],
    },
    { pkg: "example.com/m", name: "Sum/sha-256", procs: 4, processes: [processOf(0.75)] },
  ];
  const machine = { cpu: "Fast One", goos: "linux", goarch: "amd64", gomaxprocs: 4, go: "go1.26.8" };
  await writeSide({
    path,
    series,
    metadata: [],
    machine,
    region: "",
    date: new Date("2026-11-23T01:02:03Z"),
    sha: SHA,
  });
  const { series: found, ...rest } = read(readFileSync(path, "utf8"));
  expect(rest).toEqual({
    name: "x.out",
    conditions: { cpu: "Fast One", goos: "linux", goarch: "amd64", go: "go1.26.8" },
    procs: [1, 4],
    commit: SHA,
    time: "2026-11-23T01:02:03.000Z",
    badLines: 0,
  });
  expect([...found.values()].map(({ benchmark, values }) => [benchmark, [...values]])).toEqual([
    [
      { pkg: "example.com/m", name: "Sum/sha-256", procs: 1 },
      [
        ["sec/op", [0.25, 0.5]],
        ["allocs/op", [3, 3]],
      ],
    ],
    [
      { pkg: "example.com/m", name: "Sum/sha-256", procs: 4 },
      [
        ["sec/op", [0.75]],
        ["allocs/op", [3]],
      ],
    ],
  ]);
});

function processOf(seconds: number) {
  const sample = new Map([
    ["sec/op", [seconds]],
    ["allocs/op", [3]],
  ]);
  return { iterations: 10, sample };
}

test("what go test prints has no Go version and no commit, and says so by having none", () => {
  const { conditions, procs, commit, time } = read(
    "goos: linux\ngoarch: amd64\ncpu: C\nBenchmarkA-8 1 2 ns/op\n",
  );
  expect({ conditions, procs, commit, time }).toEqual({
    conditions: { cpu: "C", goos: "linux", goarch: "amd64", go: "" },
    procs: [],
    commit: "",
    time: "",
  });
});

test("results of two machines have both names, which no machine has", () => {
  const text = "cpu: A\nBenchmarkA 1 2 ns/op\ncpu: B\nBenchmarkA 1 2 ns/op\n";
  expect(read(text).conditions.cpu).toBe("A, B");
  expect(read(`${text}cpu:\nBenchmarkA 1 2 ns/op\n`).conditions.cpu).toBe("");
});

test("a commit that is no hash, a time that is none and a GOMAXPROCS that is none are not taken over", () => {
  const text = "commit: ](http://evil)\ntime: yesterday\ngomaxprocs: -1\nBenchmarkA 1 2 ns/op\n";
  expect(read(text)).toMatchObject({ commit: "", time: "", procs: [] });
});

test("numbers that are none are left out, bad lines are counted", () => {
  const { series, badLines } = read("BenchmarkA 1 NaN ns/op +Inf x/op 4 y/op\nBenchmarkB lots 5 ns/op\n");
  expect([...series.values()].map(({ values }) => [...values])).toEqual([[["y/op", [4]]]]);
  expect(badLines).toBe(1);
});

test("of a benchmark with very many values the last ones count", () => {
  const lines = Array.from({ length: 1500 }, (_, i) => `BenchmarkA 1 ${i + 1} x/op\n`);
  const values = [...read(lines.join("")).series.values()][0]?.values.get("x/op") ?? [];
  expect([values.length, values[0], values.at(-1)]).toEqual([1000, 501, 1500]);
});

test("a file without results is wrong use, with the next step", () => {
  expect(() => read("PASS\n")).toThrow(UsageError);
  expect(() => read("PASS\n")).toThrow("the stored baseline x.out has no result lines");
});

test("a series has the iterations of its lines with memory; those for the time alone may have fewer", () => {
  const iterationsOf = (...lines: readonly string[]) => {
    const { series } = read(`pkg: example.com/m\n${lines.map((line) => `BenchmarkA-8 ${line}\n`).join("")}`);
    return [...series.values()].map(({ iterations }) => iterations);
  };
  const [many, few] = ["4000 5 ns/op 81 B/op 2 allocs/op", "30 5 ns/op"];
  expect(iterationsOf(many, many, few, few)).toEqual([4000]);
  expect(iterationsOf(few, many)).toEqual([4000]);
  expect(iterationsOf(few, few)).toEqual([30]);
  expect(iterationsOf(few, "31 5 ns/op")).toEqual([undefined]);
  expect(iterationsOf(many, "4001 5 ns/op 81 B/op 2 allocs/op", few)).toEqual([undefined]);
});

import { expect, test } from "@jest/globals";
import { findBenchmarks } from "../../src/history/find-benchmarks.ts";
import { benchmark } from "../kit/entries.ts";

const ALL = [
  benchmark("Parse/size=1k"),
  benchmark("Parse/size=1M"),
  benchmark("Render"),
  benchmark("Render", "example.com/m/html", 8),
  benchmark("Sum", "example.com/m", 1),
];
const found = (wanted: string) => findBenchmarks(ALL, wanted).map(({ pkg, name }) => `${pkg} ${name}`);

test.each([
  ["Parse/size=1k", ["example.com/m Parse/size=1k"]],
  ["BenchmarkParse/size=1k-8", ["example.com/m Parse/size=1k"]],
  ["Parse", ["example.com/m Parse/size=1k", "example.com/m Parse/size=1M"]],
  ["Render", ["example.com/m Render", "example.com/m/html Render"]],
  ["example.com/m/html.Render-8", ["example.com/m/html Render"]],
  ["example.com/m.BenchmarkSum", ["example.com/m Sum"]],
])("%s names %j", (wanted, want) => {
  expect(found(wanted)).toEqual(want);
});

test.each([
  ["Prase/size=1k", "Parse/size=1k-8"],
  ["rendr", "Render-8"],
  ["Summ", "Sum"],
])("%s is none, and the nearest name is told first: %s", (wanted, nearest) => {
  const hint = expect.stringMatching(new RegExp(`^the nearest of its 5 benchmarks: ${nearest}[,…]`));
  expect(() => found(wanted)).toThrow(expect.objectContaining({ hint }));
});

test("of a history without benchmarks that is said", () => {
  expect(() => findBenchmarks([], "A")).toThrow(
    expect.objectContaining({ hint: "it has none at all; go-steady history list shows its entries" }),
  );
});

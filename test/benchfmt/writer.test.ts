import { expect, test } from "@jest/globals";
import { readRecords } from "../../src/benchfmt/reader.ts";
import type { Result } from "../../src/benchfmt/record.ts";
import { resultText, unitText } from "../../src/benchfmt/writer.ts";

const results = (text: string): Result[] =>
  [...readRecords("f", [new TextEncoder().encode(text)])].filter((record) => record.kind === "result");

test("writes configuration where it changes and values as they were read", () => {
  const text = `goos: linux
pkg: a

BenchmarkA-8 100 1e+06 ns/op 0 B/op
BenchmarkB-8 1 2.5 ns/op

goos:
pkg: b

BenchmarkA-8 1 3 MB/s
`;
  expect([...resultText(results(text))].join("")).toBe(text);
});

test("writes nothing but the lines where there is no configuration", () => {
  expect([...resultText(results("BenchmarkA 1 NaN x 0.5 y"))].join("")).toBe("BenchmarkA 1 NaN x 0.5 y\n");
});

test("writes unit metadata in the unit as it was written", () => {
  expect(unitText({ original: "ns/op", key: "better", value: "lower" })).toBe("Unit ns/op better=lower\n");
});

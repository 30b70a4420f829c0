import { expect, test } from "@jest/globals";
import { isBinaryUnit, tidyUnit } from "../../src/benchfmt/tidy.ts";

test("tidies nanoseconds and megabytes in the numerator", () => {
  const cases: readonly [string, string, number][] = [
    ["ns/op", "sec/op", 1e-9],
    ["MB/s", "B/s", 1e6],
    ["B/op", "B/op", 1],
    ["x-ns/op", "x-sec/op", 1e-9],
    ["p99-ns/req", "p99-sec/req", 1e-9],
    ["op/ns", "op/ns", 1],
    ["MB*MB/s", "B*B/s", 1e12],
    ["MB/MB", "B/MB", 1e6],
    ["s/op*ns", "s/op*sec", 1e-9],
    ["ns", "sec", 1e-9],
    ["tens", "tens", 1],
    ["MBs", "MBs", 1],
    ["µs/op", "µs/op", 1],
  ];
  for (const [original, unit, factor] of cases)
    expect(tidyUnit(original)).toEqual({ original, unit, factor });
});

test("takes units with bytes in the numerator as binary", () => {
  expect(["B/op", "B/s", "text-bytes", "MB"].map(isBinaryUnit)).toEqual([true, true, true, true]);
  expect(["sec/B", "sec/op", "Bytes", "allocs/op"].map(isBinaryUnit)).toEqual([false, false, false, false]);
});

import { expect, test } from "@jest/globals";
import {
  formatDelta,
  formatPair,
  formatPercent,
  formatSeconds,
  formatThreshold,
  formatUtc,
  formatValue,
  plural,
  quantityText,
} from "../../src/report/format.ts";

const value = (n: number | null, unit: string) => quantityText(formatValue(n, unit));
const pair = (base: number | null, head: number | null, unit: string) =>
  formatPair(base, head, unit).map(quantityText).join(" → ");

test.each([
  [1.02e-6, "sec/op", "1.02 µs"],
  [999.6e-9, "sec/op", "1.00 µs"],
  [999.4e-9, "sec/op", "999 ns"],
  [0.31e-9, "sec/op", "0.310 ns"],
  [12.345, "sec/op", "12.3 s"],
  [4321, "sec/op", "4321 s"],
  [0, "sec/op", "0 s"],
  [3.4 * 1024 ** 2, "B/s", "3.40 MiB/s"],
  [512, "B/op", "512 B"],
  [1536, "B/op", "1.50 KiB"],
  [0, "B/op", "0 B"],
  [12, "allocs/op", "12 allocs"],
  [99_999, "allocs/op", "99999 allocs"],
  [1_234_567, "allocs/op", "1.23 M allocs"],
  [0.5, "allocs/op", "0.500 allocs"],
])("scales %p %s to %s", (n, unit, want) => expect(value(n, unit)).toBe(want));

test.each([
  [0.0123, "p99-sec", "12.3 ms p99"],
  [0.0123, "sec/GC", "12.3 ms/GC"],
  [2048, "live-B", "2.00 KiB live"],
  [2048, "B/row", "2.00 KiB/row"],
  [12_345_678, "rows/s", "12.3 M rows/s"],
  [0.000123, "ratio", "1.23e-4 ratio"],
  [-5, "x", "-5 x"],
])("scales the custom unit of %p %s to %s", (n, unit, want) => {
  expect(value(n, unit)).toBe(want);
  expect(formatValue(n, unit).custom).toBe(true);
});

test("a value that was not measured is a dash", () => expect(value(null, "sec/op")).toBe("-"));

test("close values share one scale", () => {
  expect(pair(999e-9, 1.03e-6, "sec/op")).toBe("999 ns → 1030 ns");
  expect(pair(1.03e-6, 999e-9, "sec/op")).toBe("1030 ns → 999 ns");
  expect(pair(10e-9, 5e-3, "sec/op")).toBe("10.0 ns → 5.00 ms");
  expect(pair(0, 1, "allocs/op")).toBe("0 allocs → 1 allocs");
});

test("changes have a sign, and intervals have numbers alone", () => {
  expect(formatDelta(0.147, 0.12, 0.17)).toBe("+14.7 % (12.0 to 17.0)");
  expect(formatDelta(-0.26, -0.281, -0.238)).toBe("−26.0 % (−28.1 to −23.8)");
  expect(formatDelta(0.5, 0.5, 0.5)).toBe("+50.0 % (exact)");
  expect(formatDelta(-0.0001, -0.01, 0.01)).toBe("0.0 % (−1.0 to 1.0)");
  expect(formatDelta(10.5, null, null)).toBe("+1050 %");
  expect(formatDelta(null, null, null)).toBe("");
});

test("thresholds have no needless decimals", () => {
  expect(formatThreshold(0.05)).toBe("5 %");
  expect(formatThreshold(0.025)).toBe("2.5 %");
  expect(formatPercent(0.8123)).toBe("81.2 %");
});

test.each([
  [0.41, "0.41 s"],
  [9.996, "10.0 s"],
  [30.44, "30.4 s"],
  [59.96, "1 min 00 s"],
  [93.1, "1 min 33 s"],
  [3599.7, "1 h 00 min"],
  [7500, "2 h 05 min"],
])("writes %p seconds as %s", (seconds, want) => expect(formatSeconds(seconds)).toBe(want));

test("times are in UTC, wherever they were taken", () => {
  expect(formatUtc("2026-11-22T23:05:59.999Z")).toBe("2026-11-22 23:05 UTC");
  expect(formatUtc("2026-11-23T07:05:00+08:00")).toBe("2026-11-22 23:05 UTC");
  expect(formatUtc("yesterday")).toBe("unknown time");
});

test("counts agree with their nouns", () => {
  expect([plural(1, "benchmark"), plural(0, "benchmark"), plural(2, "entry", "entries")]).toEqual([
    "1 benchmark",
    "0 benchmarks",
    "2 entries",
  ]);
});

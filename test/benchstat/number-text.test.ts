import { expect, test } from "@jest/globals";
import { fixed, signedFixed } from "../../src/benchstat/fixed-decimal.ts";
import { geomean } from "../../src/benchstat/go-geomean.ts";
import { rowScaler } from "../../src/benchstat/scale.ts";

test("rounds exact halves to even, as Go does", () => {
  expect([fixed(0.0625, 3), fixed(12.5, 0), fixed(0.5, 0), fixed(1.5, 0), fixed(2.5, 0)]).toEqual([
    "0.062",
    "12",
    "0",
    "2",
    "2",
  ]);
  expect([fixed(1e21, 1), fixed(-0, 2), fixed(-0.001, 2), fixed(1.005, 2)]).toEqual([
    "1000000000000000000000.0",
    "-0.00",
    "-0.00",
    "1.00",
  ]);
  expect([fixed(Infinity, 2), fixed(-Infinity, 2), fixed(NaN, 2)]).toEqual(["+Inf", "-Inf", "NaN"]);
  expect([signedFixed(0, 2), signedFixed(-1, 0), signedFixed(NaN, 2)]).toEqual(["+0.00", "-1", "+NaN"]);
});

test("chooses prefix and decimals by the smallest number of a row", () => {
  const scale = (value: number, binary = false): string => rowScaler([value], binary)(value);
  const below = (value: number): number => value * (1 - 2 ** -53);
  expect(
    [999.95, 9999.5, 0.00099995, 0.00000000099995, 999950000000000, 9999500000000000].map((v) => scale(v)),
  ).toEqual(["1.000k", "10.00k", "1.000m", "1.000n", "1000.0T", "9999.5T"]);
  expect([999.95, 9999.5, 0.00099995].map((v) => scale(below(v)))).toEqual(["999.9", "9.999k", "999.9µ"]);
  expect([0.99995 * 2 ** 40, 0.99995 * 2 ** 10, 0.99995].map((v) => scale(v, true))).toEqual([
    "1.000Ti",
    "1.000Ki",
    "1.000",
  ]);
  expect([0.95e-9, 9e-12].map((v) => scale(v, true))).toEqual(["0.0000000010", "0.0000000000"]);
  expect(rowScaler([0, 0], false)(0)).toBe("0.000");
  expect(rowScaler([0, 2e-9, 1e-3], false)(1e-3)).toBe("1000000.000n");
});

test("has Go's last digits in a geometric mean", () => {
  // fmt.Println of benchmath's geomean on amd64, by way of benchstat -format csv
  expect(geomean([1.7180000000000001e-6, 3.0655e-6])).toBe(2.294891936453654e-6);
  expect(geomean([1.2812999999999999, 1.34827, 0.0068155, 0.0036940000000000002, 1.3731])).toBe(
    0.14296340902319313,
  );
  expect([geomean([]), geomean([1, 0]), geomean([1, -1]), geomean([1, NaN])]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

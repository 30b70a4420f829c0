import { expect, test } from "@jest/globals";
import { floatFromBytes, integerFromBytes } from "../../src/benchfmt/byte-number.ts";
import { goFloat, parseGoFloat } from "../../src/benchfmt/go-float.ts";

const fromBytes = (text: string) => floatFromBytes(new TextEncoder().encode(text), 0, text.length);

test("reads the numbers that Go reads", () => {
  const legal: readonly [string, number][] = [
    ["5.", 5],
    [".5", 0.5],
    ["+1.5e3", 1500],
    ["-0", -0],
    ["1_000", 1000],
    ["1_0.0_1e1_0", 10.01e10],
    ["0x10p0", 16],
    ["0x_1p4", 16],
    ["0x.8p1", 1],
    ["0X1.8P-1", 0.75],
    ["0x1p-1074", 5e-324],
    ["0x1p-1075", 0],
    ["0x3p-1075", 1e-323],
    ["0x1.fffffffffffff8p0", 2],
    ["-0x1.fffffffffffffp1023", -Number.MAX_VALUE],
    ["1e-400", 0],
    ["inf", Infinity],
    ["-Infinity", -Infinity],
    ["NaN", NaN],
    ["123456789012345678901234567890", 1.2345678901234568e29],
    ["0.1234567890123456", 0.1234567890123456],
    ["9007199254740993", 9007199254740992],
  ];
  for (const [text, want] of legal) {
    expect(parseGoFloat(text)).toBe(want);
    expect(fromBytes(text)).toBe(want);
  }
});

test("rejects what Go rejects, with Go's reason", () => {
  const bad = [
    "",
    ".",
    "+",
    "1e",
    "1__0",
    "_1",
    "1_",
    "1_.5",
    "1._5",
    "0x10",
    "0x.p1",
    "0xp1",
    "0x_p0",
    "+nan",
    "in",
    "1 ",
    "1,5",
  ];
  for (const text of bad) expect([text, fromBytes(text)]).toEqual([text, "invalid syntax"]);
  for (const text of ["1e400", "-1e309", "0x1p1024", "0x1.fffffffffffff8p1023"])
    expect([text, fromBytes(text)]).toEqual([text, "value out of range"]);
});

test("reads 64-bit integers", () => {
  const integer = (text: string) => integerFromBytes(new TextEncoder().encode(text), 0, text.length);
  expect(["0", "+1", "-5", "100000", "9223372036854775807", "-9223372036854775808"].map(integer)).toEqual([
    0,
    1,
    -5,
    100000,
    2 ** 63,
    -(2 ** 63),
  ]);
  expect(["", "+", "1_0", "1.0", "0x1"].map(integer)).toEqual(Array(5).fill("invalid syntax"));
  expect(["9223372036854775808", "-9223372036854775809"].map(integer)).toEqual(
    Array(2).fill("value out of range"),
  );
});

test("prints numbers as Go's %v", () => {
  const cases: readonly [number, string][] = [
    [100000, "100000"],
    [1e6, "1e+06"],
    [1234567, "1.234567e+06"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1001.25, "1001.25"],
    [1e20, "1e+20"],
    [1.5e-300, "1.5e-300"],
    [-0, "-0"],
    [Infinity, "+Inf"],
    [-Infinity, "-Inf"],
    [NaN, "NaN"],
  ];
  for (const [value, want] of cases) expect(goFloat(value)).toBe(want);
});

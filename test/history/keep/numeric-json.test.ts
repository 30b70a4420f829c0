// What is read faster than by JSON.parse is the same.
import { expect, test } from "@jest/globals";
import { random } from "../../../scripts/replay/random.mjs";
import { fromNumericJson } from "../../../src/history/keep/numeric-json.ts";
import { fromJson } from "../../../src/model/shape.ts";

const NUMBERS = [
  ..."0 -0 1 -1 10 1.5 0.1 -0.000001 1e-7 1.2345e-8 1E3 1e+3 1e22 1e23 1e-22 1e-23 5e-324 1e308 1e309 -1e309".split(
    " ",
  ),
  ..."9007199254740991 9007199254740992 9007199254740993 123456789012345678901234567890 0.30000000000000004".split(
    " ",
  ),
  ..."1.7976931348623157e308 2.2250738585072011e-308 8.5e-20 4.35 0.000035 179769313486231570e0".split(" "),
];
const NO_NUMBERS =
  "01 -01 00 1. .5 1.e5 - -- +1 1e 1e- 1e+ e5 0x1 1_0 NaN Infinity -Infinity nul nulll n True 1n ''".split(
    " ",
  );
const LISTS = [
  "",
  "null",
  "null,null",
  "1,null",
  "1,[2]",
  '1,"2"',
  "[1],[2,[3]]",
  "true,false",
  "1,",
  ",1",
  "1,,2",
  "1 ,2",
  "1\n",
  "{}",
  "1}",
];

test.each([...NUMBERS, ...NO_NUMBERS, ...LISTS])(
  "[%s] is what JSON.parse makes of it, alone and among others",
  (list) => {
    for (const text of [`[${list}]`, `{"a":[1,${list},2.5e-7,null]}`, `{"a":${list}}`, list])
      expect(fromNumericJson(text)).toEqual(fromJson(text));
  },
);

test.each([
  '{"a":":[1,2]","b\\"":[1,"\\u00e9\\n"],"größe":"大","":[]}',
  '{"a":1,"a":[2,3]}',
  '{"__proto__":[1],"x":{"__proto__":2}}',
  '{"constructor":1,"toString":[2]}',
  '"a text"',
  '"a\ntext"',
  '"half',
  '"\\',
  '"\\ud800"',
  "{",
  "[1",
  '{"a"}',
  '{"a":1 }',
  '{"a":[1]}{',
  "",
  `${"[".repeat(1_000)}${"]".repeat(1_000)}`,
])("%j is what JSON.parse makes of it", (text) => {
  const [found, expected] = [fromNumericJson(text), fromJson(text)];
  expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
  if (typeof expected === "object" && expected !== null && !Array.isArray(expected)) {
    expect(Object.entries(found ?? {})).toEqual(Object.entries(expected));
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  }
});

test("numbers of all sizes come back to the last bit", () => {
  const next = random(1);
  const numbers = Array.from({ length: 20_000 }, () => {
    const size = (next() - 0.5) * 10 ** Math.floor(80 * next() - 40);
    return Number(size.toPrecision(1 + Math.floor(17 * next())));
  });
  expect(fromNumericJson(JSON.stringify(numbers))).toEqual(numbers);
});

// The filter of the grid: matches what the browser's own expressions match, in a time that cannot run away.
import { expect, test } from "@jest/globals";
import { compileFilter } from "../../page/filter/filter.ts";
import { random } from "../../scripts/replay/random.mjs";

const matches = (source: string, name: string): boolean | undefined => {
  const compiled = compileFilter(source);
  if (compiled.kind === "fault") throw new Error(compiled.why);
  return compiled.test(name);
};

test.each<[source: string, yes: readonly string[], no: readonly string[]]>([
  ["^parse", ["Parse/size=1k", "PARSE"], ["BenchmarkParse", ""]],
  ["size=(1|64)k", ["Copy/size=64k-8 B/op"], ["Copy/size=16k-8"]],
  ["(?:Parse|Render).*sec/op$", ["BenchmarkRender-8 sec/op"], ["BenchmarkRender-8 sec/op "]],
  [String.raw`\bparse\b`, ["m.Parse", "Parse/x"], ["Parser", "m.Reparse"]],
  ["[^a-z.]", ["A", "a1"].slice(1), ["abc", "ABC"]],
  [String.raw`\p{Lu}`, ["Ärger", "ärger"], ["12"]],
  [String.raw`^.\u{1F600}$`, ["😀😀"], ["😀"]],
  [String.raw`\ud83d\ude00`, ["a😀"], ["a"]],
  ["a{2,3}?b", ["xaab", "aaaab"], ["ab"]],
  ["^(a|b){0}$", [""], ["a"]],
  ["", ["", "all"], []],
  [String.raw`^m\.Benchmark\[x\]\/\{1\}$`, ["m.Benchmark[x]/{1}"], ["m.Benchmarkx/1"]],
  [String.raw`\x41\cJ?\t|[\]b-]x`, ["a\t", "]x", "-x"], ["cx"]],
  ["(?<name>a)(?:)b", ["ab"], ["b"]],
])("%s matches %j, and not %j", (source, yes, no) => {
  expect(yes.map((name) => matches(source, name))).toEqual(yes.map(() => true));
  expect(no.map((name) => matches(source, name))).toEqual(no.map(() => false));
});

test("two thousand random expressions match what the browser's own match", () => {
  const next = random(1);
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? "";
  const expression = (depth: number): string => {
    if (depth === 0)
      return pick(["a", "b", "-", ".", "^", "$", "\\b", "\\B", "\\w", "[^a]", "[ab]", "\\u{62}"]);
    const [one, two] = [expression(depth - 1), expression(depth - 1)];
    return pick([
      `${one}${two}`,
      `(${one}|${two})`,
      `(?:${one})${pick(["*", "+", "?", "{2}", "{0,2}", "{1,}?"])}`,
    ]);
  };
  const text = (): string =>
    Array.from({ length: Math.floor(next() * 6) }, () => pick(["a", "B", "-"])).join("");
  const wrong: string[] = [];
  for (let i = 0; i < 2_000; i++) {
    const [source, name] = [expression(1 + Math.floor(next() * 4)), text()];
    if (matches(source, name) !== new RegExp(source, "iu").test(name)) wrong.push(`${source} of "${name}"`);
  }
  expect(wrong).toEqual([]);
});

test.each(["(a+)+$", "^(a|a)*$", "(a|aa)+$", "^a*a*a*a*a*a*$", "(.*a){20}$", "^(?:(?:(?:a*)*)*)*$"])(
  "%s takes no time for a name that the browser's own would take ages for",
  (source) => {
    expect(matches(source, `${"a".repeat(900)}!`)).toBe(false);
  },
);

test("an expression that takes too long for all names together says so, and stays that way", () => {
  const compiled = compileFilter("[a-m].{300}[n-z].{300}$");
  if (compiled.kind === "fault") throw new Error(compiled.why);
  const next = random(1);
  const name = (): string =>
    Array.from({ length: 1000 }, () => String.fromCharCode(97 + Math.floor(26 * next()))).join("");
  const told = Array.from({ length: 40 }, () => compiled.test(name()));
  expect(told[0]).not.toBeUndefined();
  expect(told.at(-1)).toBeUndefined();
});

test.each([
  ["(", "This is no regular expression."],
  ["a**", "This is no regular expression."],
  ["(?=a)", "A filter takes no look-around, back-reference or flag: leave out what begins with (?="],
  ["(?<!a)b", "A filter takes no look-around, back-reference or flag: leave out what begins with (?<!"],
  [
    String.raw`(a)\1`,
    String.raw`A filter takes no look-around, back-reference or flag: leave out what begins with \1`,
  ],
  ["(?:a{1000}){1000}", "This regular expression is too large."],
  ["(?:){1000}".repeat(100), "This regular expression is too large."],
  ["(".repeat(1500) + ")".repeat(1500), "This regular expression is too large."],
])("%.40s is refused: %s", (source, why) => {
  expect(compileFilter(source)).toEqual({ kind: "fault", why });
});

test("brackets in brackets, as many as there may be, are taken", () => {
  expect(matches(`${"(".repeat(999)}a${")".repeat(999)}`, "xA")).toBe(true);
});

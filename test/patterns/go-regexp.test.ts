// Our regular expressions against Go's own package: whether a pattern compiles, with which message it does not, and which texts it matches.
import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { compileGoRegexp } from "../../src/patterns/go-regexp.ts";
import { PatternFault } from "../../src/patterns/pattern-fault.ts";
import { goEnvironment } from "../kit/go.ts";
import { PATTERNS, REFUSED, TEXTS } from "./regexp-table.ts";

/** What Go says: an error's text, or a digit for each text. */
function askGo(patterns: readonly string[], texts: readonly string[]): readonly string[] {
  const answers: readonly string[] = JSON.parse(
    execFileSync("go", ["run", "."], {
      cwd: "test/fixtures/regexp-answers",
      env: goEnvironment,
      input: JSON.stringify({ patterns, texts }),
      encoding: "utf8",
    }),
  );
  return answers;
}

function answer(source: string): string {
  const pattern = compileGoRegexp(source);
  if (pattern instanceof PatternFault) return `error parsing regexp: ${pattern.reason}`;
  return TEXTS.map((text) => (pattern.isIn(text) ? "1" : "0")).join("");
}

/** A row of digits is shown by the texts that differ. */
function difference(pattern: string, go: string, ours: string): readonly unknown[] {
  if (go === ours) return [];
  const isRow = (text: string) => /^[01]+$/.test(text);
  if (!isRow(go) || !isRow(ours)) return [{ pattern, go, ours }];
  return [{ pattern, texts: TEXTS.filter((_, i) => go[i] !== ours[i]) }];
}

test("patterns compile, match and are refused as in Go", () => {
  const answers = askGo(PATTERNS, TEXTS);
  expect(PATTERNS.length).toBeGreaterThan(500);
  expect(PATTERNS.flatMap((pattern, i) => difference(pattern, answers[i] ?? "", answer(pattern)))).toEqual(
    [],
  );
}, 60_000);

test("what Go takes and we do not is refused with a way out", () => {
  const [...patterns] = REFUSED.keys();
  expect(askGo(patterns, ["a"]).filter((each) => !/^[01]$/.test(each))).toEqual([]);
  for (const [source, said] of REFUSED)
    expect([source, compileGoRegexp(source)]).toEqual([
      source,
      expect.objectContaining({ rule: `a regular expression of Go: ${said}` }),
    ]);
}, 60_000);

test("half of a character is no text that Go would read", () => {
  expect(compileGoRegexp("a\ud83d")).toEqual(new PatternFault("invalid UTF-8: `a\ud83d`"));
});

test.each([
  ["a(?=b)", "Go has no lookahead and no lookbehind: write what shall match"],
  ["(?<!b)a", "Go has no lookahead and no lookbehind: write what shall match"],
  ["(a)\\1", "Go has no backreferences: write the text again"],
  ["x{1001}", "Go repeats 1000 times at most, inner repetitions multiplied"],
  ["(", "https://pkg.go.dev/regexp/syntax has the form"],
])("%s is refused, and the way out is told: %s", (source, advice) => {
  const rule = expect.stringMatching(/^a regular expression of Go: [^(]*`[^`]*` \(/);
  expect(compileGoRegexp(source)).toEqual(expect.objectContaining({ rule }));
  expect(compileGoRegexp(source)).toHaveProperty("rule", expect.stringContaining(`(${advice})`));
});

test("no pattern takes exponential time", () => {
  const started = performance.now();
  for (const source of ["^(a+)+$", "^(a|a)*$", "^(a*)*$", "^(a|aa)+$", "(.*)(.*)(.*)(.*)x"]) {
    const pattern = compileGoRegexp(source);
    expect(pattern instanceof PatternFault || pattern.isIn(`${"a".repeat(5000)}!`)).toBe(false);
  }
  expect(performance.now() - started).toBeLessThan(5000);
});

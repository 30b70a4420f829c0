// Patterns against real test binaries: names that mean something to regular expressions, to package testing, or to nobody.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { benchmarkArgs, exactly, type TestBinary } from "../../../src/measure/sampling/test-command.ts";
import { readBenchmarkOutput } from "../../../src/measure/sampling/test-output.ts";
import { readBenchPattern } from "../../../src/patterns/bench-pattern.ts";
import { PatternFault } from "../../../src/patterns/pattern-fault.ts";
import { goEnvironment, plainRun } from "../../kit/go.ts";
import { benchPattern } from "../../kit/patterns.ts";
import { write } from "../../kit/repository.ts";

const dir = mkdtempSync(join(tmpdir(), "test-command-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** As Go strings: bytes that are no text among them. */
const NAMES = [
  "@ ' > ? ~ !",
  "?",
  "!x",
  "[x]",
  "[",
  "]",
  "[^]]",
  "(a|b)",
  "(",
  ")",
  "a|b",
  "|",
  "+",
  "a+",
  "*",
  "$",
  "^",
  "^a$",
  "{1,2}",
  "\\",
  "\\d",
  "\\Q",
  ".",
  "a.b",
  "a-b",
  "axb",
  "-2",
  "x-2",
  "x-4",
  "x",
  "a b",
  "a\tb",
  "a\nb",
  "µ",
  "é",
  "e\u0301",
  "日本",
  "😀",
  "\u202e",
  "#01",
  "x#01",
  "a/b",
  "a",
  "a//b",
  "/",
  "/a",
  "a/",
  "",
  "size=1",
  "size=10",
  "size=1k",
  "%s",
  '"',
  "`",
  "<b>",
  "&amp;",
  "::error::",
  "-test.v",
  "Benchmark",
  "BenchmarkA",
];
const source = `package p

import "testing"

var sink int

func work(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink++
	}
}

func BenchmarkOdd(b *testing.B) {
	for _, name := range []string{
		${NAMES.map((name) => JSON.stringify(name)).join(",\n\t\t")},
		"\\xff", "\\x00", "dup", "dup", "dup", "x", "a/b",
	} {
		b.Run(name, work)
	}
	b.Run("deep", func(b *testing.B) {
		b.Run("er", func(b *testing.B) { b.Run("x|y/z", work); b.Run("x", work) })
		b.Run("e", work)
	})
}
func Benchmark(b *testing.B)     { work(b) }
func BenchmarkOddOne(b *testing.B) { work(b) }
func BenchmarkÄ_1(b *testing.B)  { work(b) }
func Benchmark_Odd(b *testing.B) { b.Run("x", work) }
`;

let binary: TestBinary;
beforeAll(() => {
  write(dir, { "go.mod": "module example.com/p\n\ngo 1.22\n", "p_test.go": source });
  const path = join(dir, "p.test");
  execFileSync("go", ["test", "-c", "-o", path, "."], { cwd: dir, env: goEnvironment });
  binary = { path, dir, env: goEnvironment };
});

async function leaves(
  which: { readonly pattern: string; readonly skip?: string },
  procs: number,
): Promise<readonly string[]> {
  const command = { ...which, benchtime: "1x", repeats: 1, procs };
  const output = await readBenchmarkOutput(plainRun(), binary, command, 20_000);
  return output.results.map(({ name }) => name);
}

test.each([1, 2, 4])(
  "the exact pattern runs its own leaf and no other, with GOMAXPROCS %p",
  async (procs) => {
    const all = await leaves({ pattern: "." }, procs);
    expect(all.length).toBe(NAMES.length + 7 + 3 + 4);
    expect(new Set(all).size).toBe(all.length);
    const wrong: [string, readonly string[]][] = [];
    // With other numbers those names that look as if they ended with one, or are a part of another.
    for (const name of procs === 2 ? all : all.filter((name) => /-|[#x]|dup/.test(name))) {
      const ran = await leaves(exactly(name), procs);
      if (ran.join() !== name) wrong.push([name, ran]);
    }
    expect(wrong).toEqual([]);
  },
);

test.each([
  ["Odd", ".", "^BenchmarkOdd$"],
  ["Odd", "Odd/x", "^BenchmarkOdd$/x"],
  ["Odd", "Other/x|Odd/a|O/b/c", "^BenchmarkOdd$/a|^BenchmarkOdd$/b/c"],
  ["Odd", "(Odd|Other)/[/|]x", "^BenchmarkOdd$/[/|]x"],
  ["Odd", "(?i)odd/x", "^BenchmarkOdd$/x"],
  ["Odd", "\\QOdd\\E", "^BenchmarkOdd$"],
  ["Odd", "Odd/a\\/b", "^BenchmarkOdd$/a\\/b"],
])("function %s with the pattern %s is asked for as %s", async (name, pattern, want) => {
  expect((await benchPattern(pattern)).within(`Benchmark${name}`)).toBe(want);
});

/** What the test program says to a pattern that it cannot read, "" where it can. */
async function refusal(pattern: string): Promise<string> {
  const args = benchmarkArgs({}, { pattern, benchtime: "1x", repeats: 1, procs: 1 });
  const { stderr } = await plainRun()(binary, args, 20_000);
  return stderr;
}

// What Go runs decides.
test.each([
  ".",
  "Odd",
  "Odd$",
  "^BenchmarkOdd$",
  "odd",
  "(?i)odd",
  "Ä",
  "_1$",
  "Odd|Ä",
  "^Benchmark$",
  "k_?Odd$",
  "[[:upper:]]dd",
  "\\pL{12}",
  "(?P<n>One)",
  "\\bBenchmark\\b",
  "[O][d]+$",
  "Odd{0}",
  "Nothing",
  "Nothing/x|One",
  "(Nothing|One)",
  "x{2,1}|One",
  "One|",
  "\\x{4f}ne",
  "(?s)One",
  "\\AB.*One\\z",
  "[^]]One",
  "a/b/c",
  "Odd/[/]|One",
  "Odd[/]|One/(x",
  "Benchmark Odd",
  "Odd\tx|k Odd",
  "Odd)/(x",
  "One/*x",
  "One|*",
  "x**/y|One",
  "\\QOdd/b\\E",
  "O\\/|One",
  "(?P<n>x)/(?P<n>One)|Ä",
])("the functions that %j matches are found", async (pattern) => {
  const functions = ["Benchmark", "BenchmarkOdd", "BenchmarkOddOne", "Benchmark_Odd", "BenchmarkÄ_1"];
  const first = (name: string) => `Benchmark${name.split("/")[0]}`;
  const ran = new Set((await leaves({ pattern }, 1)).map(first));
  const asked = await readBenchPattern(pattern);
  if (asked instanceof PatternFault) expect(await refusal(pattern)).toContain(asked.reason);
  const ours = asked instanceof PatternFault ? [] : functions.filter((name) => asked.canMatch(name));
  // Behind a slash stand names that only a run knows: a function may match, and then nothing in it.
  const found = pattern.includes("/") ? ours.filter((name) => ran.has(name)) : ours;
  expect(found).toEqual(functions.filter((name) => ran.has(name)));
});

test("the arguments run benchmarks and nothing else, without a time limit of their own", () => {
  expect(benchmarkArgs({}, { pattern: "^BenchmarkX$", benchtime: "100x", repeats: 3, procs: 2 })).toEqual([
    "-test.run=^$",
    "-test.bench=^BenchmarkX$",
    "-test.benchtime=100x",
    "-test.count=3",
    "-test.cpu=2",
    "-test.benchmem",
    "-test.timeout=0",
    "-test.paniconexit0",
  ]);
  const run = { pattern: "X", benchtime: "1x", repeats: 1, procs: 1 };
  expect(benchmarkArgs({ args: ["-test.short", "-size=3"] }, run).slice(-2)).toEqual([
    "-test.short",
    "-size=3",
  ]);
});

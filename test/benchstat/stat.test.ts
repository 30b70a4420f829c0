import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { temporaryFolder } from "../kit/go.ts";
import { run } from "./run.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
const TEXT = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;

const OLD = "BenchmarkA 1 100 ns/op\n".repeat(6);
const NEW = "BenchmarkA 1 120 ns/op\n".repeat(6);

test("reads standard input and labels", () => {
  expect(run(["-format", "csv", "base=-", "head=new.txt"], { "-": OLD, "new.txt": NEW })).toEqual({
    stdout: `,base,,head,,,
,sec/op,CI,sec/op,CI,vs base,P
A,1.0000000000000001e-07,0%,1.2000000000000002e-07,0%,+20.00%,p=0.002 n=6
geomean,9.999999999999994e-08,,1.1999999999999996e-07,,+20.00%,
`,
    stderr: "",
    exitCode: 0,
  });
});

// benchstat -format csv -col "/a /b"
test("repeats the upper title over each of its columns in CSV", () => {
  const names = ["X/a=1/b=1", "X/a=1/b=2", "X/a=2/b=1"];
  const text = names.map((name) => `Benchmark${name} 1 10 ns/op\n`).join("");
  const { stdout } = run(["-format", "csv", "-col", "/a /b", "f"], { f: text });
  expect(stdout.split("\n").slice(0, 2)).toEqual([",1,,1,,,,2,,,", ",1,,2,,,,1,,,"]);
});

test("has the right p for ties in samples of unequal size, in both directions", () => {
  const many = "BenchmarkA 1 1 allocs/op\n".repeat(6);
  const few = "BenchmarkA 1 2 allocs/op\n".repeat(5);
  expect(run(["-format=csv", "a", "b"], { a: many, b: few }).stdout).toContain("p=0.004 n=6+5");
  expect(run(["-format=csv", "b", "a"], { a: many, b: few }).stdout).toContain("p=0.004 n=5+6");
});

test("exits 2 on errors that benchstat exits 0 on, with its words", () => {
  const check = (args: readonly string[], stderr: string): void =>
    expect(run(args, { x: OLD })).toEqual({ stdout: "", stderr, exitCode: 2 });
  check(["nope.txt"], "benchstat: open nope.txt: no such file or directory\n");
  check(["-alpha=2", "x"], "benchstat: -alpha must be in range [0, 1]\n");
  check(["-confidence=-1", "x"], "benchstat: -confidence must be in range [0, 1]\n");
  check(["-format=json", "x"], "benchstat: -format must be text or csv\n");
  check(["-filter=a", "x"], "benchstat: parsing -filter: syntax error: expected key:value\n\ta\n\t^\n");
  check(["-row=x@foo", "x"], 'benchstat: parsing -row: syntax error: unknown order "foo"\n\tx@foo\n\t  ^\n');
});

test("gives up on a line that is too long", () => {
  const long = `BenchmarkA 1 1 x\nBenchmarkB 1 1 ${"y".repeat(70000)}\n`;
  expect(run(["long.txt"], { "long.txt": long })).toEqual({
    stdout: "",
    stderr: "benchstat: long.txt:1: bufio.Scanner: token too long\n",
    exitCode: 2,
  });
});

test("prints the tables and then exits 2 where a file has no results", () => {
  const ran = run(["x", "empty.txt"], { x: OLD, "empty.txt": "PASS\n" });
  expect(ran.stdout).toContain("sec/op");
  expect([ran.stderr, ran.exitCode]).toEqual(["benchstat: no benchmark results in empty.txt\n", 2]);
});

test("shows how it is used", () => {
  const usage = /^Usage: go-steady stat \[flags\] inputs\.\.\.\n/;
  const check = (args: readonly string[], before: string, exitCode: number): void => {
    const ran = run(args, {});
    expect([
      ran.exitCode,
      ran.stderr.startsWith(before),
      usage.test(ran.stderr.slice(before.length)),
    ]).toEqual([exitCode, true, true]);
  };
  check([], "", 2);
  check(["-h"], "", 0);
  check(["-foo", "x"], "flag provided but not defined: -foo\n", 2);
  check(["-alpha"], "flag needs an argument: -alpha\n", 2);
  check(["-alpha", "x", "y"], 'invalid value "x" for flag -alpha: parse error\n', 2);
  check(["---a"], "bad flag syntax: ---a\n", 2);
});

// A function takes as many arguments as the stack has room for, so that a small one shows with fewer rows who hands on all of them as arguments.
test("lays out very many rows", () => {
  const rows = 30_000;
  const file = join(folder.path, "rows.txt");
  writeFileSync(file, Array.from({ length: rows }, (_, i) => `BenchmarkA${i} 1 1 x\n`).join(""));
  const small = "--stack-size=200";
  const spread = spawnSync(process.execPath, [small, "-e", `Math.max(...Array(${rows}).fill(1))`], TEXT);
  expect(spread.stderr).toContain("Maximum call stack size exceeded");
  const { stdout } = spawnSync(process.execPath, [small, "dist/cli.js", "stat", file], TEXT);
  expect(stdout.split("\n")).toHaveLength(rows + 5);
});

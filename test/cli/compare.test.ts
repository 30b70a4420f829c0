// go-steady compare, stat, help and version, as a user types them.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { cli, type Ran } from "../kit/cli.ts";
import { startCommands } from "../kit/commands.ts";
import { temporaryFolder } from "../kit/go.ts";
import { write } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
const scratch = folder.path;
const cwd = join(folder.path, "files");
mkdirSync(cwd);

const HEADER = "goos: linux\ngoarch: amd64\npkg: example.com/m\ncpu: Fast One\n";
const lines = (name: string, values: readonly number[]) =>
  values.map((v) => `Benchmark${name}-8 100 ${v} ns/op\n`).join("");
const around = (centre: number) =>
  Array.from({ length: 12 }, (_, i) => centre * (1 + 0.001 * ((i * 7) % 12)));

write(cwd, {
  "base.txt": HEADER + lines("A", around(100)) + lines("B", around(50)) + lines("Old", [1, 1, 1]),
  "slower.txt": HEADER + lines("A", around(120)) + lines("B", around(50)) + lines("New", [1, 1, 1]),
  "same.txt": HEADER + lines("A", around(100)) + lines("B", around(50)),
  "elsewhere.txt": HEADER.replace("Fast One", "Slow One") + lines("A", around(120)),
  "empty.txt": "PASS\nok  example.com/m 1.2s\n",
  "bad.txt": `${HEADER + lines("A", around(100))}BenchmarkB-8 lots 5 ns/op\n`,
});

const run = (...args: readonly string[]): Promise<Ran> => commands.run(args, { cwd, scratch });
/** In a process of its own: one of each exit code. */
const runApart = (...args: readonly string[]): Ran => cli(args, { cwd, scratch });

test("a slower file fails with 1, and says what, by how much, and what stands on one side only", () => {
  const { code, stdout, stderr } = runApart("compare", "base.txt", "slower.txt", "--format", "json");
  const { outcome, comparisons } = JSON.parse(stdout);
  expect({ code, stderr, outcome }).toEqual({ code: 1, stderr: "", outcome: "failed" });
  const rows = comparisons.map((c: { name: string; verdict: string; procs: number }) => [
    c.name,
    c.procs,
    c.verdict,
  ]);
  expect(rows).toEqual([
    ["A", 8, "regression"],
    ["B", 8, "unchanged"],
    ["New", 8, "new"],
    ["Old", 8, "missing"],
  ]);
  expect(comparisons[0].delta).toBeCloseTo(0.2, 2);
});

test("a threshold that is given overrules the file's, whatever its value; one that is empty is not given", async () => {
  const settings = join(cwd, "lenient.yml");
  write(cwd, { "lenient.yml": "threshold: 30%\n" });
  const code = async (...args: readonly string[]) =>
    (await run("compare", "base.txt", "slower.txt", "--config", settings, ...args)).code;
  const codes = [];
  for (const given of [[], ["--threshold="], ["--threshold=25%"], ["--threshold=5%"]])
    codes.push(await code(...given));
  expect(codes).toEqual([0, 0, 0, 1]);
});

test("equal files pass with 0, as text and as Markdown", async () => {
  expect((await run("compare", "base.txt", "same.txt")).stdout).toMatch(/^PASSED: /);
  expect(await run("compare", "base.txt", "same.txt", "--format=markdown")).toMatchObject({
    code: 0,
    stderr: "",
  });
});

test("a unit that one file lacks is named, a benchmark that it lacks is told once", async () => {
  write(cwd, {
    "bytes.txt": `${HEADER}BenchmarkA-8 100 1 ns/op 3 B/op\n`,
    "counts.txt": `${HEADER}BenchmarkA-8 100 1 ns/op 3 allocs/op\nBenchmarkN-8 100 1 ns/op 3 B/op\n`,
  });
  const { stdout } = await run("compare", "bytes.txt", "counts.txt");
  const rows = stdout.split("\n").filter((line) => /^ {2}(new|missing) |does not/.test(line));
  expect(rows.map((line) => line.trim().replace(/ +/g, " "))).toEqual([
    "missing A-8 B/op",
    "counts.txt does not report B/op for it",
    "new A-8 allocs/op",
    "new N-8",
  ]);
});

test("files of different machines give no verdict, and say why", async () => {
  const { code, stdout } = await run("compare", "base.txt", "elsewhere.txt", "--format=json");
  const [first] = JSON.parse(stdout).comparisons;
  expect(code).toBe(0);
  expect(first).toMatchObject({
    verdict: "inconclusive",
    reason: "measured on different machines: cpu is Fast One in base.txt and Slow One in elsewhere.txt",
  });
});

test.each([
  [["compare", "base.txt"], "compare takes two files, and got 1"],
  [["compare", "base.txt", "nowhere.txt"], "nowhere.txt is not there"],
  [["compare", "base.txt", "."], ". cannot be read: EISDIR"],
  [["compare", "base.txt", "empty.txt"], "empty.txt has no result lines"],
  [["compare", "base.txt", "same.txt", "--format", "html"], '--format: "html" is unknown'],
  [["compare", "base.txt", "same.txt", "--alpha", "2"], 'alpha: "2" is not'],
  [["frobnicate"], 'unknown command "frobnicate"'],
  [["stat", "nowhere.txt"], "nowhere.txt: no such file or directory"],
] as const)("wrong use ends with 2: %j", async (args, says) => {
  const { code, stderr } = await run(...args);
  expect(stderr).toContain(says);
  expect(code).toBe(2);
});

test("a bad line is quoted with file and line number, and the rest is compared", async () => {
  const { code, stdout, stderr } = await run("compare", "bad.txt", "same.txt");
  expect(stderr).toBe("bad.txt:17: parsing iteration count: invalid syntax: BenchmarkB-8 lots 5 ns/op\n");
  expect(code).toBe(0);
  expect(stdout).toContain("bad.txt has 1 line that cannot be read");
});

test("a number with a hundred million digits is a bad line, and costs neither time nor memory", () => {
  const file = openSync(join(cwd, "digits.txt"), "w");
  writeSync(file, `${HEADER + lines("A", around(100))}BenchmarkB-8 1 `);
  const digits = "9".repeat(1_000_000);
  for (let i = 0; i < 100; i++) writeSync(file, digits);
  writeSync(file, " ns/op\n");
  closeSync(file);
  const started = performance.now();
  const env = { NODE_OPTIONS: "--max-old-space-size=64" };
  const { code, stderr } = cli(["compare", "digits.txt", "same.txt"], { cwd, scratch, env });
  expect(stderr).toMatch(/^digits\.txt:17: line of 65536 bytes or more: BenchmarkB-8 1 9{1,200}/);
  expect(code).toBe(0);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("stat prints benchstat's table", async () => {
  const { code, stdout } = await run("stat", "base.txt", "slower.txt");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^A-8 +100\.5n ± 0% +120\.7n ± 0% +\+20\.00% \(p=0\.000 n=12\)$/m);
});

test("files of PowerShell and events of go test are read, whatever reads the output leaves early", async () => {
  const events = (text: string) =>
    text.replaceAll(/.*\n/g, (Output) => `${JSON.stringify({ Action: "output", Package: "m", Output })}\n`);
  const many = Array.from({ length: 3000 }, (_, i) => lines(`A${i}`, [100, 101, 102])).join("");
  write(cwd, { "events.json": events(HEADER + many) });
  writeFileSync(join(cwd, "utf16.txt"), Buffer.from(`\ufeff${HEADER + many}`, "utf16le"));
  const command = `"${process.execPath}" dist/cli.js stat ${cwd}/utf16.txt ${cwd}/events.json | head -2`;
  const { stdout, stderr, status } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
    encoding: "utf8",
  });
  expect({ stdout, stderr, status }).toEqual({
    stdout: "goos: linux\ngoarch: amd64\n",
    stderr: "",
    status: 0,
  });
  expect((await run("compare", "utf16.txt", "events.json")).stdout).toMatch(
    /^PASSED: none of 3000 benchmarks/,
  );
});

test("help and version are for standard output, missing commands are not", async () => {
  expect(runApart("--version")).toMatchObject({ code: 0, stdout: "go-steady 0.1.0\n" });
  expect((await run("run", "--help")).stdout).toContain("--base REF");
  expect((await run("compare", "-h")).stdout).toContain("--format text|markdown|json");
  expect(runApart()).toMatchObject({ code: 2, stdout: "" });
});

test("limits and waivers of .go-steady.yml in the folder count, and another file when it is named", async () => {
  const dir = join(folder.path, "limited");
  mkdirSync(dir);
  const waiver = "{benchmark: ^A$, unit: sec/op, ceiling: 25%, reason: wanted, expires: 2999-12-31}";
  write(dir, {
    "base.txt": HEADER + lines("A", around(100)),
    "slower.txt": HEADER + lines("A", around(120)),
    ".go-steady.yml": `waivers:\n- ${waiver}\n`,
    "loose.yml": "threshold: 30%\n",
  });
  const json = async (...args: readonly string[]) => {
    const { code, stdout } = await commands.run(
      ["compare", "base.txt", "slower.txt", "--format=json", ...args],
      {
        cwd: dir,
        scratch,
      },
    );
    return { code, report: JSON.parse(stdout) };
  };
  const waived = await json();
  expect([waived.code, waived.report.policy.config]).toEqual([0, ".go-steady.yml"]);
  expect(waived.report.comparisons[0]).toMatchObject({
    verdict: "regression",
    waiver: { reason: "wanted", source: ".go-steady.yml:2", isNew: false },
  });
  const loose = await json("--config", "loose.yml");
  expect([loose.code, loose.report.policy.threshold]).toEqual([0, 0.3]);
  expect(loose.report.comparisons[0].verdict).toBe("unchanged");
  expect((await json("--config", "loose.yml", "--threshold", "4%")).code).toBe(1);
});

test("a bad .go-steady.yml ends with 2, every mistake with file and line", async () => {
  write(cwd, { "wrong.yml": "limits:\n- treshold: 5%\n", "link.yml": "" });
  const wrong = await run("compare", "base.txt", "same.txt", "--config", "wrong.yml");
  const file = join(cwd, "wrong.yml");
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toBe(
    `go-steady: ${file}:2: "treshold" is unknown in a limit; known are package, benchmark, unit, threshold\n` +
      `${file}:2: a limit has no threshold\n  correct the file; docs/config.md has its form\n`,
  );
  const gone = await run("compare", "base.txt", "same.txt", "--config", "gone.yml");
  expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining("gone.yml is not there") });
  const device = await run("compare", "base.txt", "same.txt", "--config", "/dev/zero");
  expect(device).toMatchObject({ code: 2, stderr: expect.stringContaining("/dev/zero is not a file") });
});

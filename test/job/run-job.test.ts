// The whole job on small repositories: what is proved, found, measured and said.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);
let runs = 0;

/** Runs base against head and gives the report. */
function run(base: Files, head: Files, args: readonly string[] = []): Report {
  const scratch = join(folder.path, String(++runs));
  const dir = join(scratch, "repo");
  mkdirSync(dir, { recursive: true });
  makeRepository(dir, base);
  commit(dir, head);
  const json = join(scratch, "report.json");
  const quick = ["--no-checks", "--count", "3", "--max-count", "3", "--json", json];
  const { left, stderr } = cli(["run", ...quick, ...args], { cwd: dir, scratch });
  expect({ left, stderr }).toEqual({ left: [], stderr: "" });
  return parseReport(readFileSync(json, "utf8"));
}

/** Verdicts by benchmark, of the time or of rows that were not measured. */
function verdicts({ comparisons }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    comparisons
      .filter((c) => c.unit === "sec/op")
      .map((c) => [`${c.pkg.replace("example.com/m", ".")} ${c.name}`, c.verdict]),
  );
}

const remarked = (name: string): Files => ({ [name]: `// A remark at the top.\n\n${benchmarkModule[name]}` });
const slower: Files = { "m.go": String(benchmarkModule["m.go"]).replace("i < n", "i < 2*n") };

test("a remark at the top of a file is identical, without building or measuring", () => {
  const report = run(benchmarkModule, { ...remarked("m.go"), ...remarked("m_test.go") });
  expect(verdicts(report)).toEqual({ ". Work": "identical" });
  expect(report.outcome).toBe("passed");
  expect(report.comparisons[0]).toMatchObject({
    file: "m_test.go",
    line: 15,
    base: null,
    head: null,
    pairs: 0,
  });
  expect(report.machine.cpu).toBe("");
});

test("code that is written differently and compiled the same is identical by its binary", () => {
  const renamed = String(benchmarkModule["m.go"]).replaceAll("sum", "total");
  expect(verdicts(run(benchmarkModule, { "m.go": renamed }))).toEqual({ ". Work": "identical" });
});

test("what compiles on neither side is broken, not identical", () => {
  const unfinished = { "m_test.go": `${benchmarkModule["m_test.go"]}\nvar _ = undefinedName\n` };
  const report = run({ ...benchmarkModule, ...unfinished }, remarked("m.go"));
  expect(verdicts(report)).toEqual({ ". Work": "broken" });
  expect(report.comparisons[0]?.reason).toBe("the package's test does not build on either side");
  expect(report.outcome).toBe("failed");
  expect(report.reasons[0]).toBe("example.com/m does not build in the head");
});

test("a data file that a benchmark may read is a reason to measure", () => {
  const base = { ...benchmarkModule, "testdata/input.txt": "a\n" };
  const report = run(base, { "testdata/input.txt": "b\n" });
  expect(report.comparisons.map((c) => c.verdict)).not.toContain("identical");
  expect(report.comparisons.find((c) => c.unit === "sec/op")?.pairs).toBe(3);
});

test("benchmarks of one side are new or missing, and the rest is compared", () => {
  const benchmark = (name: string) =>
    `package m\n\nimport "testing"\n\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += Work(100)\n\t}\n}\n`;
  const report = run(
    { ...benchmarkModule, "old_test.go": benchmark("Old") },
    { "old_test.go": null, "new_test.go": benchmark("New") },
  );
  expect(verdicts(report)).toMatchObject({ ". New": "new", ". Old": "missing" });
  expect(Object.keys(verdicts(report))).toHaveLength(3);
});

test("packages that share a base name are both measured, each with its own code", () => {
  const inner = (text: string | null | undefined) => String(text);
  const base: Files = {
    ...benchmarkModule,
    "a/m/m.go": inner(benchmarkModule["m.go"]),
    "a/m/m_test.go": inner(benchmarkModule["m_test.go"]),
    "b/m/m.go": inner(benchmarkModule["m.go"]),
    "b/m/m_test.go": inner(benchmarkModule["m_test.go"]),
  };
  const report = run(base, { "a/m/m.go": slower["m.go"] ?? "", "b/m/m.go": slower["m.go"] ?? "" });
  const times = report.comparisons.filter((c) => c.unit === "sec/op");
  expect(times.map((c) => [c.pkg, c.verdict === "identical"])).toEqual(
    expect.arrayContaining([
      ["example.com/m", true],
      ["example.com/m/a/m", false],
      ["example.com/m/b/m", false],
    ]),
  );
  for (const time of times.filter((c) => c.delta !== null)) expect(time.delta).toBeGreaterThan(0.6);
});

test("a benchmark that finds its files by its source's path is built without -trimpath", () => {
  const reader = `package m\n\nimport (\n\t"os"\n\t"path/filepath"\n\t"runtime"\n\t"testing"\n)\n\nfunc BenchmarkRead(b *testing.B) {\n\t_, file, _, _ := runtime.Caller(0)\n\tdata, err := os.ReadFile(filepath.Join(filepath.Dir(file), "testdata", "x.txt"))\n\tif err != nil {\n\t\tb.Fatal(err)\n\t}\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += Work(len(data))\n\t}\n}\n`;
  const report = run({ ...benchmarkModule, "r_test.go": reader, "testdata/x.txt": "hello\n" }, slower);
  expect(verdicts(report)).not.toMatchObject({ ". Read": "broken" });
  expect(report.comparisons.find((c) => c.name === "Read" && c.unit === "sec/op")?.pairs).toBe(3);
  expect(report.warnings.join()).toContain("example.com/m was built without -trimpath");
});

test("a benchmark that breaks on the head is broken, with its output, and the others go on", () => {
  const panics = `package m\n\nimport "testing"\n\nfunc BenchmarkBoom(b *testing.B) {\n\tpanic("boom")\n}\n`;
  const fine = panics.replace('panic("boom")', "_ = Work(1)");
  const report = run({ ...benchmarkModule, "b_test.go": fine }, { ...slower, "b_test.go": panics });
  const broken = report.comparisons.find((c) => c.name === "Boom");
  expect(broken).toMatchObject({
    verdict: "broken",
    reason: "panicked on the head",
    file: "b_test.go",
    line: 5,
  });
  expect(broken?.output).toContain("panic: boom");
  expect(report.comparisons.find((c) => c.name === "Work" && c.unit === "sec/op")?.pairs).toBe(3);
});

test("a benchmark whose own code differs is compared with a remark", () => {
  const counting = (bytes: number) =>
    String(benchmarkModule["m_test.go"])
      .replace("for i", "b.SetBytes(size)\n\tfor i")
      .concat(`\nconst size = ${bytes}\n`);
  const { comparisons } = run(
    { ...benchmarkModule, "m_test.go": counting(1024) },
    { "m_test.go": counting(512) },
  );
  expect(comparisons[0]?.warnings).toEqual(["the benchmark's own code differs between the sides"]);
  expect(comparisons.find(({ unit }) => unit === "B/s")?.reason).toMatch(
    /^the benchmark's own code counts 512 bytes an operation where the base's counted 1024 bytes/,
  );
});

test("each value of GOMAXPROCS is a benchmark of its own", () => {
  const { comparisons } = run(benchmarkModule, slower, ["--cpu", "1,2"]);
  const times = comparisons.filter((c) => c.unit === "sec/op");
  expect(times.map(({ name, procs }) => [name, procs])).toEqual([
    ["Work", 1],
    ["Work", 2],
  ]);
});

test("a benchmark that cannot live twice at once is measured alone, which is said", () => {
  const port = `package m\n\nimport (\n\t"net"\n\t"os"\n\t"testing"\n)\n\nvar claimed net.Listener\n\nfunc TestMain(m *testing.M) {\n\tvar err error\n\tif claimed, err = net.Listen("tcp", "127.0.0.1:38418"); err != nil {\n\t\tos.Exit(1)\n\t}\n\tos.Exit(m.Run())\n}\n`;
  const report = run({ ...benchmarkModule, "p_test.go": port }, slower);
  const time = report.comparisons.find((c) => c.unit === "sec/op");
  expect(time).toMatchObject({ name: "Work", pairs: 3 });
  expect(report.warnings.join("\n")).toMatch(
    /^example.com\/m Work(-\d+)? was measured one side after the other, not in turns: the (base|head) ended before /m,
  );
});

test("raw samples are written for benchstat, a line a process", () => {
  run(benchmarkModule, slower, ["--out", "samples"]);
  const text = readFileSync(join(folder.path, String(runs), "repo/samples/base.bench.out"), "utf8");
  expect(text.match(/^BenchmarkWork(-\d+)? \d+ [\d.e+-]+ ns\/op \d+ B\/op \d+ allocs\/op$/gm)).toHaveLength(
    3,
  );
  expect(text).toMatch(/^goos: \w+\ngoarch: \w+\npkg: example\.com\/m\n/);
});

test("linker flags for a pattern of packages leave one link order, and the report says so", () => {
  const report = run(benchmarkModule, slower, ["--build-flags=-ldflags=all=-w"]);
  expect(report.warnings.filter((w) => w.includes("link order"))).toEqual([
    "every sample of a side ran with one link order, which alone can shift times by percents: the linker's flags are for a pattern of packages (-ldflags=pattern=…)",
  ]);
  const drawn = run(benchmarkModule, slower);
  expect(drawn.warnings.filter((w) => w.includes("link order"))).toEqual([]);
});

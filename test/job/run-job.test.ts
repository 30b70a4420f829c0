// The whole job on small repositories: what is proved, found, measured and said. Verdicts are of packages, so that one job measures a module of many
// packages, and most tests look at its report.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { startCommands } from "../kit/commands.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { FIXED_PORT } from "../kit/port.ts";
import { benchmarkModule, commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
let runs = 0;

/** Runs base against head and gives the report. */
async function run(
  base: Files,
  head: Files,
  args: readonly string[] = [],
  checks: readonly string[] = ["--no-checks"],
): Promise<Report> {
  const scratch = join(folder.path, String(++runs));
  const dir = join(scratch, "repo");
  mkdirSync(dir, { recursive: true });
  makeRepository(dir, base);
  commit(dir, head);
  const json = join(scratch, "report.json");
  const quick = [...checks, "--count", "3", "--max-count", "3", "--json", json];
  const { left, stderr } = await commands.run(["run", ...quick, ...args], { cwd: dir, scratch });
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

test("a remark at the top of a file is identical, without building or measuring", async () => {
  const report = await run(benchmarkModule, { ...remarked("m.go"), ...remarked("m_test.go") });
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

test("tests that the change cannot reach are told beside those that ran", async () => {
  const apart = 'package apart\n\nimport "testing"\n\nfunc TestIt(t *testing.T) {}\n';
  const { checks, sameTests } = await run(
    { ...benchmarkModule, "apart/apart_test.go": apart },
    remarked("m.go"),
    [],
    ["--no-vet", "--no-staticcheck"],
  );
  expect(checks.find(({ name }) => name === "test")?.tests?.passed).toBe(2);
  expect(sameTests).toEqual(["example.com/m/apart"]);
});

test("what compiles on neither side is broken, not identical", async () => {
  const unfinished = { "m_test.go": `${benchmarkModule["m_test.go"]}\nvar _ = undefinedName\n` };
  const report = await run({ ...benchmarkModule, ...unfinished }, remarked("m.go"));
  expect(verdicts(report)).toEqual({ ". Work": "broken" });
  expect(report.comparisons[0]?.reason).toBe("the package's test does not build on either side");
  expect(report.outcome).toBe("failed");
  expect(report.reasons[0]).toBe("example.com/m does not build in the head");
});

describe("a module of many packages", () => {
  const [code, tests] = [String(benchmarkModule["m.go"]), String(benchmarkModule["m_test.go"])];
  const benchmark = (name: string) =>
    `package m\n\nimport "testing"\n\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += Work(100)\n\t}\n}\n`;
  const reader = `package m\n\nimport (\n\t"os"\n\t"path/filepath"\n\t"runtime"\n\t"testing"\n)\n\nfunc BenchmarkRead(b *testing.B) {\n\t_, file, _, _ := runtime.Caller(0)\n\tdata, err := os.ReadFile(filepath.Join(filepath.Dir(file), "testdata", "x.txt"))\n\tif err != nil {\n\t\tb.Fatal(err)\n\t}\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += Work(len(data))\n\t}\n}\n`;
  const panics = `package m\n\nimport "testing"\n\nfunc BenchmarkBoom(b *testing.B) {\n\tpanic("boom")\n}\n`;
  const fine = panics.replace('panic("boom")', "_ = Work(1)");
  const counting = (bytes: number) =>
    tests.replace("for i", "b.SetBytes(size)\n\tfor i").concat(`\nconst size = ${bytes}\n`);
  const port = `package m\n\nimport (\n\t"net"\n\t"os"\n\t"testing"\n)\n\nvar claimed net.Listener\n\nfunc TestMain(m *testing.M) {\n\tvar err error\n\tif claimed, err = net.Listen("tcp", "127.0.0.1:${FIXED_PORT}"); err != nil {\n\t\tos.Exit(1)\n\t}\n\tos.Exit(m.Run())\n}\n`;
  const slow = String(slower["m.go"]);

  /** Each is benchmarkModule in a folder of its own, with these files besides, and its change. */
  const PACKAGES: Readonly<Record<string, { readonly base?: Files; readonly head: Files }>> = {
    renamed: { head: { "m.go": code.replaceAll("sum", "total") } },
    sides: {
      base: { "old_test.go": benchmark("Old"), "b_test.go": fine },
      head: { "old_test.go": null, "new_test.go": benchmark("New"), "b_test.go": panics, "m.go": slow },
    },
    "a/m": { head: { "m.go": slow } },
    "b/m": { head: { "m.go": slow } },
    reader: { base: { "r_test.go": reader, "testdata/x.txt": "hello\n" }, head: { "m.go": slow } },
    own: { base: { "m_test.go": counting(1024) }, head: { "m_test.go": counting(512) } },
    // As fast as the base: beside a busy machine one that is slower may be told as many times slower before it has pairs.
    port: { base: { "p_test.go": port }, head: { "m.go": code.replace("i < n", "i <= n") } },
  };
  const laidOut = (files: (pkg: string) => Files): Files =>
    Object.fromEntries(
      Object.keys(PACKAGES).flatMap((pkg) =>
        Object.entries(files(pkg)).map(([path, text]) => [`${pkg}/${path}`, text]),
      ),
    );

  let report: Report;
  let samples = "";
  beforeAll(async () => {
    const { "go.mod": mod = "", ...every } = benchmarkModule;
    const base = laidOut((pkg) => ({ ...every, ...PACKAGES[pkg]?.base }));
    const head = laidOut((pkg) => PACKAGES[pkg]?.head ?? {});
    report = await run({ ...benchmarkModule, "go.mod": mod, ...base }, head, [
      `--build-flags=${ONE_LINK_ORDER}`,
      ...["--out", "samples"],
    ]);
    samples = readFileSync(join(folder.path, String(runs), "repo/samples/base.bench.out"), "utf8");
  });

  /** Rows of a package. */
  const of = (pkg: string) => report.comparisons.filter((c) => c.pkg === `example.com/m/${pkg}`);
  const timeOf = (pkg: string, name = "Work") => of(pkg).find((c) => c.name === name && c.unit === "sec/op");
  const verdictsOf = (pkg: string) => verdicts({ ...report, comparisons: of(pkg) });

  test("code that is written differently and compiled the same is identical by its binary", () => {
    expect(verdictsOf("renamed")).toEqual({ "./renamed Work": "identical" });
  });

  test("benchmarks of one side are new or missing, and the rest is compared", () => {
    expect(verdictsOf("sides")).toMatchObject({ "./sides New": "new", "./sides Old": "missing" });
    expect(Object.keys(verdictsOf("sides"))).toHaveLength(4);
  });

  test("packages that share a base name are both measured, each with its own code", () => {
    expect(verdicts(report)[". Work"]).toBe("identical");
    for (const pkg of ["a/m", "b/m"]) expect(timeOf(pkg)?.delta).toBeGreaterThan(0.6);
  });

  test("a benchmark that finds its files by its source's path is built without -trimpath", () => {
    expect(verdictsOf("reader")).not.toMatchObject({ "./reader Read": "broken" });
    expect(timeOf("reader", "Read")?.pairs).toBe(3);
    const said = report.warnings.filter((warning) => warning.includes("was built without -trimpath"));
    expect(said).toEqual([expect.stringContaining("example.com/m/reader was built without -trimpath")]);
  });

  test("a benchmark that breaks on the head is broken, with its output, and the others go on", () => {
    const broken = of("sides").find((c) => c.name === "Boom");
    expect(broken).toMatchObject({
      verdict: "broken",
      reason: "panicked on the head",
      file: "sides/b_test.go",
      line: 5,
    });
    expect(broken?.output).toContain("panic: boom");
    expect(timeOf("sides")?.pairs).toBe(3);
  });

  test("a benchmark whose own code differs is compared with a remark", () => {
    expect(of("own")[0]?.warnings).toEqual(["the benchmark's own code differs between the sides"]);
    expect(of("own").find(({ unit }) => unit === "B/s")?.reason).toMatch(
      /^the benchmark's own code counts 512 bytes an operation where the base's counted 1024 bytes/,
    );
  });

  test("a benchmark that cannot live twice at once is measured alone, which is said", () => {
    expect(timeOf("port")).toMatchObject({ name: "Work", pairs: 3 });
    expect(report.warnings.join("\n")).toMatch(
      /^example.com\/m\/port Work(-\d+)? was measured one side after the other, not in turns: the (base|head) ended before /m,
    );
  });

  test("raw samples are written for benchstat, a line a process", () => {
    const [, own = ""] = /^pkg: example\.com\/m\/a\/m\n([\s\S]*?)(?=^pkg: |$(?![\s\S]))/m.exec(samples) ?? [];
    expect(own.match(/^BenchmarkWork(-\d+)? \d+ [\d.e+-]+ ns\/op \d+ B\/op \d+ allocs\/op$/gm)).toHaveLength(
      3,
    );
    expect(samples).toMatch(/^\ngoos: \w+\ngoarch: \w+\npkg: example\.com\/m\//);
  });

  test("linker flags for a pattern of packages leave one link order, and the report says so", () => {
    expect(report.warnings.filter((w) => w.includes("link order"))).toEqual([
      "every sample of a side ran with one link order, which alone can shift times by percents: the linker's flags are for a pattern of packages (-ldflags=pattern=…)",
    ]);
  });
});

describe("a module of one package, whose data file alone has changed", () => {
  let report: Report;
  beforeAll(async () => {
    const base = { ...benchmarkModule, "testdata/input.txt": "a\n" };
    report = await run(base, { "testdata/input.txt": "b\n" }, ["--cpu", "1,2", "--benchtime=20000x"]);
  });
  const times = () => report.comparisons.filter((c) => c.unit === "sec/op");

  test("a data file that a benchmark may read is a reason to measure", () => {
    expect(report.comparisons.map((c) => c.verdict)).not.toContain("identical");
    expect(times()[0]?.pairs).toBe(3);
  });

  test("each value of GOMAXPROCS is a benchmark of its own", () => {
    expect(times().map(({ name, procs }) => [name, procs])).toEqual([
      ["Work", 1],
      ["Work", 2],
    ]);
  });

  test("where link orders are drawn nothing is said of them", () => {
    expect(report.warnings.filter((w) => w.includes("link order"))).toEqual([]);
  });
});

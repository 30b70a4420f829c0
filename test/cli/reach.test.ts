// `go-steady reach` on a real repository: what a change touches, through what, and what no benchmark covers.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startCommands } from "../kit/commands.ts";
import { goEnvironment, temporaryFolder } from "../kit/go.ts";
import { commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const CODE = `package m

func Sum(all []int) (sum int) {
	for _, each := range all {
		sum = add(sum, each)
	}
	return sum
}

func add(a, b int) int { return a + b }

func Rest(n int) int { return n % 7 }

func lonely(n int) int { return n }
`;
const BASE: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": CODE,
  "m_test.go": `package m

import "testing"

func BenchmarkSum(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Sum([]int{1, 2})
	}
}

func BenchmarkRest(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Rest(i)
	}
}
`,
};

function repository(name: string, changed: Files): string {
  const dir = join(folder.path, name);
  makeRepository(dir, BASE);
  commit(dir, changed);
  return dir;
}

/** Its change reaches one of the two benchmarks, and a function that no benchmark has. */
const TWO: Files = { "m.go": CODE.replace("a + b", "b + a").replace("return n }", "return n + 1 }") };
let two = "";
beforeAll(() => {
  two = repository("two", TWO);
});

function reach(dir: string, ...args: readonly string[]) {
  return commands.run(["reach", "--base", "main", ...args], { cwd: dir, scratch: folder.path });
}

test("names the benchmarks that a change reaches, the way there, and what no benchmark reaches", async () => {
  const { code, stdout, stderr } = await reach(two);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout.split("\n").slice(0, -2)).toEqual([
    "The change reaches 1 of 2 benchmarks.",
    "",
    "example.com/m.BenchmarkSum",
    "  BenchmarkSum → m.Sum → m.add (changed, m.go:10)",
    "",
    "changed, and reached by:",
    "  m.add (changed, m.go:10): 1 benchmark",
    "",
    "changed, and in no benchmark:",
    "  m.lonely (changed, m.go:14)",
    "",
  ]);
});

test("its JSON has each benchmark with the way, and each change with what reaches it", async () => {
  const [BENCHMARK, SUM, ADD] = [
    { name: "example.com/m.BenchmarkSum", file: "m_test.go", line: 5 },
    { name: "example.com/m.Sum", file: "m.go", line: 3 },
    { name: "example.com/m.add", file: "m.go", line: 10 },
  ];
  const { stdout } = await reach(two, "--json");
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({ schema: 1, head: { dirty: false }, moreChanged: 0, warnings: [] });
  expect(found.benchmarks).toEqual([
    {
      ...{ pkg: "example.com/m", name: "Rest", reached: false, kind: "same" },
      ...{ through: [], reason: "", initialisation: false, ways: [] },
    },
    {
      ...{ pkg: "example.com/m", name: "Sum", reached: true, kind: "reached" },
      ...{ through: [SUM.name, ADD.name], reason: "", initialisation: false },
      ways: [{ how: "changed", places: [BENCHMARK, SUM, ADD] }],
    },
  ]);
  expect(found.changed).toEqual([
    {
      ...{ function: ADD.name, file: "m.go", line: 10, kind: "func", how: "changed" },
      ...{ benchmarks: 1, by: ["example.com/m.BenchmarkSum"] },
    },
    {
      ...{ function: "example.com/m.lonely", file: "m.go", line: 14, kind: "func", how: "changed" },
      ...{ benchmarks: 0, by: [] },
    },
  ]);
  const { stdout: text } = await reach(two, "--bench", "Rest", "--json", "found.json");
  expect(text).toContain("The change reaches 0 of 1 benchmark.\n");
  const written = JSON.parse(readFileSync(join(two, "found.json"), "utf8"));
  expect(written.benchmarks).toEqual([found.benchmarks[0]]);
  expect(written.head.dirty).toBe(false);
});

test("--format bench is a pattern that go test -bench takes, within what was asked for", async () => {
  const dir = repository("pattern", { "m.go": CODE.replace("a + b", "b + a") });
  const pattern = (await reach(dir, "--format", "bench")).stdout.trimEnd();
  expect(pattern).toBe("^BenchmarkSum$");
  const args = ["test", "-run=^$", `-bench=${pattern}`, "-benchtime=1x", "."];
  const printed = execFileSync("go", args, { cwd: dir, env: goEnvironment, encoding: "utf8" });
  expect(printed.match(/^Benchmark\w+/gm)).toEqual(["BenchmarkSum"]);
  const none = await reach(dir, "--format", "bench", "--bench", "Rest");
  expect([none.code, none.stdout, none.stderr]).toEqual([
    ...[0, "^$\n", "go-steady reach: the change reaches no benchmark, and ^$ matches none\n"],
  ]);
  const { code, stderr } = await reach(dir, "--format", "yaml");
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('--format "yaml" is not one of text, json, bench'),
  ]);
});

test("a data file reaches all that may read it, and code that does not compile leaves nothing proved", async () => {
  const { stdout: data } = await reach(repository("data", { "testdata/large.json": "[1]\n" }));
  expect(data).toContain("The change reaches 2 of 2 benchmarks.");
  expect(data).toContain("testdata/large.json differs, and may be read");
  const broken = (await reach(repository("broken", { "m.go": `${CODE}\nvar x int = "text"\n` }))).stdout;
  expect(broken).toContain("The change reaches 2 of 2 benchmarks (2 of them unknown).");
  expect(broken).toContain("example.com/m does not type-check: m.go:16: ");
});

// `go-steady reach` on a real repository: what a change touches, through what, and what no benchmark covers.
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { cli } from "../kit/cli.ts";
import { temporaryFolder } from "../kit/go.ts";
import { commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

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

function reach(dir: string, ...args: readonly string[]) {
  return cli(["reach", "--base", "main", ...args], { cwd: dir, scratch: folder.path });
}

test("names the benchmarks that a change reaches, the way there, and what no benchmark reaches", () => {
  const changed = CODE.replace("a + b", "b + a").replace("return n }", "return n + 1 }");
  const dir = repository("two", { "m.go": changed });
  const { code, stdout, stderr } = reach(dir);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout.split("\n").slice(0, -2)).toEqual([
    "The change reaches 1 of 2 benchmarks.",
    "",
    "example.com/m.BenchmarkSum",
    "  m.BenchmarkSum → m.Sum → m.add (changed, m.go:10)",
    "",
    "changed, and reached by:",
    "  m.add (changed, m.go:10): 1 benchmark",
    "",
    "changed, and in no benchmark:",
    "  m.lonely (changed, m.go:14)",
    "",
  ]);
  const json = JSON.parse(reach(dir, "--json", "--bench", "Rest").stdout);
  expect(json).toMatchObject({ schema: 1, head: { dirty: false }, moreChanges: 0 });
  expect(json.benchmarks).toEqual([
    {
      ...{ package: "example.com/m", name: "BenchmarkRest", kind: "same", reason: "" },
      ...{ initialisation: false, ways: [] },
    },
  ]);
});

test("a data file reaches all that may read it, and code that does not compile leaves nothing proved", () => {
  const data = reach(repository("data", { "testdata/large.json": "[1]\n" })).stdout;
  expect(data).toContain("The change reaches 2 of 2 benchmarks.");
  expect(data).toContain("testdata/large.json differs, and may be read");
  const broken = reach(repository("broken", { "m.go": `${CODE}\nvar x int = "text"\n` })).stdout;
  expect(broken).toContain("The change reaches 2 of 2 benchmarks (2 of them unknown).");
  expect(broken).toContain("example.com/m does not type-check: m.go:16: ");
});

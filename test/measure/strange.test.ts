// Benchmarks that are legal and strange, through the built command line: the run always ends with a report, and what is wrong with one says
// nothing of the others.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { benchmarkModule, commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

function repositoryOf(name: string, tests: string): { readonly dir: string; readonly scratch: string } {
  const scratch = join(folder.path, name);
  const dir = join(scratch, "repo");
  mkdirSync(dir, { recursive: true });
  const base: Files = { ...benchmarkModule, "strange_test.go": `package m\n\n${tests}` };
  makeRepository(dir, base);
  commit(dir, {
    "m.go": String(benchmarkModule["m.go"]).replace("i := 0; i < n; i++", "i := n - 1; i >= 0; i--"),
  });
  return { dir, scratch };
}

const METRICS = `import (
	"math"
	"testing"
)

var turn int

func work(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += Work(1000)
	}
}

func BenchmarkNothing(b *testing.B) {
	work(b)
	b.ReportMetric(math.NaN(), "hits/op")
	b.ReportMetric(1, "tries/op")
}

func BenchmarkEndless(b *testing.B) {
	work(b)
	b.ReportMetric(math.Inf(-1), "least/op")
}

// Reports in every third turn only.
func BenchmarkSometimes(b *testing.B) {
	work(b)
	if turn++; turn%3 == 0 {
		b.ReportMetric(7, "rare/op")
	}
}
`;

test("NaN and infinities that a benchmark reports make their own row inconclusive, and no other one", () => {
  const { dir, scratch } = repositoryOf("metrics", METRICS);
  const json = join(scratch, "report.json");
  const quick = ["--no-checks", "--count=3", "--max-count=3", `--build-flags=${ONE_LINK_ORDER}`];
  const args = ["run", ...quick, "--bench=Nothing|Endless|Sometimes"];
  const { stderr } = cli([...args, `--json=${json}`], { cwd: dir, scratch });
  expect(stderr).toBe("");
  const { comparisons, warnings } = parseReport(readFileSync(json, "utf8"));
  const row = (name: string, unit: string) => comparisons.find((c) => c.name === name && c.unit === unit);
  expect(row("Nothing", "hits/op")).toMatchObject({
    verdict: "inconclusive",
    reason: "the base reported NaN and the head reported NaN, which cannot be compared",
  });
  expect(row("Endless", "least/op")).toMatchObject({
    verdict: "inconclusive",
    reason: "the base reported -Inf and the head reported -Inf, which cannot be compared",
  });
  expect(row("Nothing", "tries/op")).toMatchObject({ base: 1, head: 1, pairs: 3 });
  expect(row("Sometimes", "rare/op")).toMatchObject({ base: 7, head: 7, pairs: 3 });
  for (const name of ["Nothing", "Endless", "Sometimes"]) expect(row(name, "sec/op")?.pairs).toBe(3);
  expect(warnings.join("\n")).not.toMatch(/one side after the other|left alone/);
});

// Outlines between runs, through the built command line: a run leaves them, the next one has less to do, and code of the change that
// writes where they lie is not believed.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.ts";
import { startCommands } from "../kit/commands.ts";
import { ONE_LINK_ORDER, temporaryFolder, testCache } from "../kit/go.ts";
import { commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});

const dir = join(folder.path, "repo");
const caches = join(folder.path, "caches");
const kept = join(caches, "go-steady", "reach");
const CODE = `package m

func Sum(n int) int { return step(n) + 1 }

func step(n int) int { return n * 3 }

func Rest(n int) int { return n % 7 }

func Product(n int) int { return n * n }

func Square(n int) int { return n * n }
`;
const benchmark = (name: string) =>
  `\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += ${name}(i)\n\t}\n}\n`;
const BASE: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": CODE,
  "m_test.go": `package m\n\nimport "testing"\n\nvar sink int\n${["Sum", "Rest", "Product", "Square"].map(benchmark).join("")}`,
};
/** A test of the change that writes over all outlines, each with the bytes of another file that the helper would read. */
const HOSTILE = `package m

import (
	"os"
	"path/filepath"
	"testing"
)

func TestHostile(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "go-steady", "reach", "*", "outlines-*"))
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(content, 0), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d written over", len(files))
	if len(files) == 0 {
		t.Fatal("there is nothing to write over")
	}
}
`;

beforeAll(() => {
  const programs = join(testCache, "go-steady", "programs"); // linked once for all tests
  if (existsSync(programs)) cpSync(programs, join(caches, "go-steady", "programs"), { recursive: true });
  makeRepository(dir, BASE);
});

let runs = 0;

async function command(...args: readonly string[]) {
  const scratch = join(folder.path, String(++runs));
  mkdirSync(scratch);
  const env = { XDG_CACHE_HOME: caches };
  const ran = await commands.run([...args, "--verbose"], { cwd: dir, scratch, env });
  const lines = `${ran.stdout}\n${ran.stderr}`.matchAll(/(?<=^| )outlines(?: of earlier runs are|:) .*$/gm);
  return { ...ran, told: [...lines].map(([line]) => line) };
}

const namesOfKept = () => readdirSync(kept).flatMap((name) => readdirSync(join(kept, name)));
const OUTLINES = expect.stringMatching(/^outlines-[0-9a-f]{32}$/);

test("outlines are left, and the next run of another change makes only those of its head", async () => {
  commit(dir, { "m.go": CODE.replace("n * 3", "n * 5") });
  expect(await command("reach")).toMatchObject({
    stdout: expect.stringMatching(/^The change reaches 1 of 4 benchmarks\.\n/),
    told: ["outlines: 0 of earlier runs, 2 made"],
  });
  commit(dir, { "m.go": CODE.replaceAll("n * n", "n * n + 1").replace("n % 7", "n % 9") });
  expect(await command("reach")).toMatchObject({
    stdout: expect.stringMatching(/^The change reaches 3 of 4 benchmarks\.\n/),
    told: ["outlines: 1 of earlier runs, 1 made"],
  });
  expect(namesOfKept()).toEqual([OUTLINES]);
});

test("what a test of the change writes over the outlines is left alone, and the answer is the same", async () => {
  commit(dir, { "hostile_test.go": HOSTILE });
  const json = join(folder.path, "report.json");
  const checks = ["--no-vet", "--no-staticcheck", `--json=${json}`];
  const quick = ["--count=2", "--max-count=2", `--build-flags=${ONE_LINK_ORDER}`];
  const { told } = await command("run", ...checks, ...quick);
  const report = parseReport(readFileSync(json, "utf8"));
  expect(report.checks.map(({ name, status }) => [name, status])).toContainEqual(["test", "passed"]);
  expect(told).toEqual([
    "outlines of earlier runs are left alone: the file is another one than at the start of the run",
    "outlines: 0 of earlier runs, 2 made",
  ]);
  expect(report.reach).toMatchObject({ known: true, reached: 3, benchmarks: 4 });
  expect(namesOfKept().sort()).toEqual([OUTLINES, "pace.json"]);
});

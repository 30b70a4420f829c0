// Whole runs in which the change reaches some of the benchmarks alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/report/parse-report.ts";
import { startCommands } from "../kit/commands.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { byNight } from "../kit/long.ts";
import { commit, type Files, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
const commands = startCommands();
afterAll(async () => {
  await commands.end();
  folder.remove();
});
let runs = 0;
/** By day the first test has unlike initialisation, run-job.test.ts the rest. */
const nightly = byNight(test);

const CODE = `package m

func Sum(n int) (sum int) {
	for i := 0; i < n; i++ {
		sum = add(sum, i)
	}
	return sum
}

//go:noinline
func add(a, b int) int { return a + b }

func Rest(n int) int { return n % 7 }

func Product(n int) int { return n * n }

var names = map[string]int{}

func init() { names["a"] = 1 }
`;
const BASE: Files = {
  "go.mod": "module example.com/m\n\ngo 1.22\n",
  "m.go": CODE,
  "m_test.go": `package m

import "testing"

var sink int

func BenchmarkSum(b *testing.B) {
	b.Run("few", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink += Sum(10)
		}
	})
}

func BenchmarkRest(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += Rest(i)
	}
}

func BenchmarkProduct(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += Product(i)
	}
}
`,
};
/** So much slower that it is told in a few short looks. */
const SLOWER = CODE.replace(
  "return a + b }",
  "for i := 0; i < 20000; i++ {\n\t\tb ^= i\n\t}\n\treturn a + b\n}",
);
const QUICK = ["--no-checks", "--count=2", "--max-count=2", `--build-flags=${ONE_LINK_ORDER}`];

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: Report;
  /** Verdict and reason by name; one row each. */
  readonly verdicts: Readonly<Record<string, readonly [string, string]>>;
}

async function run({
  base = {},
  head,
  args = [],
}: {
  base?: Files;
  head: Files;
  args?: readonly string[];
}): Promise<Run> {
  const scratch = join(folder.path, String(++runs));
  const dir = join(scratch, "repo");
  makeRepository(dir, { ...BASE, ...base });
  commit(dir, head);
  const json = join(scratch, "report.json");
  const { code, stdout, stderr } = await commands.run(["run", ...QUICK, `--json=${json}`, ...args], {
    cwd: dir,
    scratch,
  });
  const report = parseReport(readFileSync(json, "utf8"));
  const times = report.comparisons.filter(({ unit }) => unit === "sec/op");
  const verdicts = Object.fromEntries(
    times.map(({ name, verdict, reason }) => [name, [verdict, reason] as const]),
  );
  return { code, stdout, stderr, report, verdicts };
}

/** Initialisation that differs, in what no benchmark mentions. */
const initialised = (code: string) => code.replace('names["a"] = 1', 'names["a"] = 2');
const UNREACHED = ["identical", "the change does not reach it"];

test("one of three benchmarks is reached: it is measured and its way is told, the others are identical", async () => {
  const { code, stdout, stderr, report, verdicts } = await run({
    head: { "m.go": initialised(SLOWER) },
    args: ["--verbose"],
  });
  expect(code).toBe(1);
  expect(verdicts).toEqual({
    "Sum/few": ["regression", expect.any(String)],
    Rest: UNREACHED,
    Product: UNREACHED,
  });
  expect(report.reach).toMatchObject({ known: true, reason: "", reached: 1, unknown: 0, benchmarks: 3 });
  const row = report.comparisons.find(({ verdict }) => verdict === "regression");
  expect(row?.reach).toEqual({
    ...{ kind: "reached", reason: "" },
    ways: [
      {
        how: "changed",
        places: [
          { name: "example.com/m.BenchmarkSum", file: "m_test.go", line: 7 },
          { name: "example.com/m.Sum", file: "m.go", line: 3 },
          { name: "example.com/m.add", file: "m.go", line: 11 },
        ],
      },
    ],
  });
  expect(stdout).toMatch(
    /^FAILED: .*\n {2}The change reaches 1 of 3 benchmarks\.\n {2}1 slower · 2 identical\n/,
  );
  expect(stdout).toContain("\n      BenchmarkSum → m.Sum → m.add (changed, m.go:11)\n");
  // Only what is left of the package is ever asked for.
  const asked = [...`${stdout}${stderr}`.matchAll(/-test\.bench=(\S+)/g)].map(([, pattern]) => pattern);
  expect(asked[0]).toBe("^BenchmarkSum$");
  expect(asked.filter((pattern) => !pattern?.startsWith("^BenchmarkSum$"))).toEqual([]);
});

nightly("where nothing is reached nothing is linked, also with a pattern for sub-benchmarks", async () => {
  const args = ["--bench=Rest|Product|Sum/few", "--verbose"];
  const all = await run({ head: { "m.go": `${CODE}\nfunc lonely() int { return 1 }\n` }, args });
  expect([all.code, all.report.reach]).toMatchObject([0, { known: true, reached: 0, benchmarks: 3 }]);
  expect(all.verdicts).toEqual({ Sum: UNREACHED, Rest: UNREACHED, Product: UNREACHED });
  expect(all.stdout).toMatch(/^PASSED: the code of all 3 benchmarks is identical\n/);
  expect(`${all.stdout}${all.stderr}`).not.toMatch(/ test -c /);
});

const PANICS = 'var none map[string]int\n\tnone["a"] = 1';

test("initialisation that panics on the head breaks every benchmark, also those that are not reached", async () => {
  const {
    code: exit,
    verdicts,
    report,
  } = await run({ head: { "m.go": SLOWER.replace('names["a"] = 1', PANICS) } });
  expect(exit).toBe(1);
  const names = ["Product", "Rest", "Sum/few"];
  expect(Object.keys(verdicts).sort()).toEqual(names);
  for (const name of names) expect(verdicts[name]).toEqual(["broken", "panicked on the head"]);
  expect(report.comparisons.map(({ brokenOn }) => brokenOn)).toEqual(names.map(() => "head"));
});

nightly(
  "initialisation that differs and starts leaves benchmarks identical that do not mention it",
  async () => {
    const { code, verdicts } = await run({ head: { "m.go": initialised(CODE) } });
    expect([code, verdicts]).toEqual([0, { Sum: UNREACHED, Rest: UNREACHED, Product: UNREACHED }]);
  },
);

const MISSING = `${CODE}\nfunc missing(n int) int\n`;
const CALLED = `package m\n\nimport "testing"\n\nfunc TestMissing(t *testing.T) {\n\tmissing(1)\n}\n`;

// go/types has no objection to a function without a body. The compiler has where there is no assembly, else the linker.
test.each<[string, Files, Files]>([
  ["link", { "m.s": "\n" }, { "m.go": MISSING, "missing_test.go": CALLED }],
])(
  "a package that does not %s on the head is broken as a whole, though the change reaches no benchmark",
  async (_, base, head) => {
    const { code, stdout, verdicts } = await run({ base, head });
    expect([code, stdout]).toEqual([1, expect.stringContaining("example.com/m does not build in the head")]);
    const why = ["broken", "the package's test does not build on the head"];
    expect(verdicts).toEqual({ Sum: why, Rest: why, Product: why });
  },
);

nightly("new and removed functions are looked at beside those that are not reached", async () => {
  const tests = String(BASE["m_test.go"]);
  const { verdicts, report } = await run({
    head: { "m_test.go": tests.replace("BenchmarkRest", "BenchmarkRemainder") },
  });
  expect(verdicts).toEqual({
    ...{ Sum: UNREACHED, Product: UNREACHED },
    Remainder: ["new", "the base does not have it"],
    Rest: ["missing", "the head does not have it"],
  });
  expect(report.reach).toMatchObject({ reached: 0, benchmarks: 2 });
});

test("reach: off of the base counts: a pull request that turns it on for itself is measured, and told of", async () => {
  const { report, verdicts, stdout } = await run({
    base: { ".go-steady.yml": "reach: off\n" },
    head: { "m.go": SLOWER, ".go-steady.yml": "reach: auto\n" },
  });
  expect(report.warnings).toContain("new in this pull request: reach auto; the base's counts, off");
  expect(report.reach).toMatchObject({ known: false, reason: "reach is off", reached: 0 });
  expect(stdout).not.toContain("The change reaches");
  expect(Object.keys(verdicts).sort()).toEqual(["Product", "Rest", "Sum/few"]);
  expect(Object.values(verdicts).map(([verdict]) => verdict)).not.toContain("identical");
});

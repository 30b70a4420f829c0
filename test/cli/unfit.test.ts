// A suite that is too large for its time, as a user runs it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.ts";
import { cli } from "../kit/cli.ts";
import { ONE_LINK_ORDER, temporaryFolder } from "../kit/go.ts";
import { commit, makeRepository } from "../kit/repository.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

const work = (rounds: string) => ({
  "m.go": `package m\n\nfunc Work(n int) (sum int) {\n\tfor i := 0; i < ${rounds}; i++ {\n\t\tsum += i ^ n\n\t}\n\treturn sum\n}\n`,
});
const names = Array.from(
  { length: 40 },
  (_, i) => `WithARatherLongName${String(i).padStart(2, "0")}/size=1k`,
);
const tests = names.map((name) => {
  const [of, size] = name.split("/");
  const body = `b.Run("${size}", func(b *testing.B) {\n\t\tfor i := 0; i < b.N; i++ {\n\t\t\tsink += Work(i)\n\t\t}\n\t})`;
  return `func Benchmark${of}(b *testing.B) {\n\t${body}\n}\n`;
});

test("what has no room is not begun, and said so: before in the log, then once in the report, and in each row of the JSON", () => {
  const dir = join(folder.path, "suite");
  makeRepository(dir, {
    ...work("1000"),
    "go.mod": "module example.com/m\n\ngo 1.22\n",
    "m_test.go": `package m\n\nimport "testing"\n\nvar sink int\n\n${tests.join("\n")}`,
  });
  commit(dir, work("1001"));
  const json = join(folder.path, "report.json");
  const args = ["--base", "HEAD~1", "--no-checks", "--time-budget", "6s", `--build-flags=${ONE_LINK_ORDER}`];
  const { stdout, stderr } = cli(["run", ...args, "--verbose", "--json", json], {
    cwd: dir,
    scratch: folder.path,
  });
  const [plan = ""] = stderr.split("\n").filter((line) => line.startsWith("40 benchmarks need"));
  expect(plan).toMatch(
    /about \S+; [1-6]s are left: about [0-3] fit, \d+ are not begun unless time is left over$/,
  );
  const { comparisons, notBegun } = parseReport(readFileSync(json, "utf8"));
  const left = comparisons.filter((row) => row.notBegun === true);
  expect(left.length).toBeGreaterThan(15);
  expect(notBegun).toMatchObject({ benchmarks: left.length, of: 40, timeBudget: 6 });
  expect(new Set(left.map(({ verdict }) => verdict))).toEqual(new Set(["inconclusive"]));
  const [reason, ...others] = new Set(left.map(({ reason }) => reason)); // all are reached alike
  expect(others).toEqual([]);
  expect(reason).toMatch(
    /^not begun: the time-budget of 6s was spent (on other benchmarks|before any was measured)$/,
  );
  const begun = comparisons.filter(({ notBegun, unit }) => notBegun === undefined && unit === "sec/op");
  expect(begun.filter(({ pairs }) => pairs === 0)).toEqual([]);
  expect(begun.length + left.length).toBe(40);
  expect(stdout).toContain(
    `  note: ${left.length} of 40 benchmarks were not begun: the time-budget of 6s was too short`,
  );
  expect(stdout.split("rows: not begun").length).toBe(2);
  expect(names.filter((name) => begun.every((row) => row.name !== name) && !stdout.includes(name))).toEqual(
    [],
  );
});

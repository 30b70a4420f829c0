// docs/report.md says what the code does.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { reportJson } from "../../src/report/json.ts";
import { FORMS, MIN_BUDGET } from "../../src/report/markdown-form.ts";
import { comparison, hostile, regression } from "./sample-reports.ts";

const doc = readFileSync("docs/report.md", "utf8");

const CLOCK = { zone: "UTC", moment: "2028-02-29T12:00:00Z" };

/** A report with every field that there is, optional ones too. */
const full: Required<Report> = {
  ...regression,
  pullRequest: { number: 1, head: "a".repeat(40) },
  stored: { file: "head.bench.out", time: "2026-11-23T01:02:03.000Z" },
  selection: {
    packages: ["./..."],
    bench: ".",
    benchtime: "",
    cpu: "",
    flags: ["--no-vet"],
    withheld: ["prepare"],
  },
  notBegun: { benchmarks: 1, of: 2, timeBudget: 60, needed: 120, shards: 2 },
  reasons: ["why"],
  warnings: ["doubt"],
  checks: [
    {
      name: "test",
      status: "failed",
      cause: "machine",
      reason: "",
      seconds: 1,
      findings: [
        {
          ...{ check: "test", code: "T", message: "m", file: "a.go", line: 1, column: 1, known: true },
          clocks: { fails: [CLOCK], passes: [CLOCK] },
        },
      ],
      tests: {
        passed: 1,
        failed: 0,
        skipped: 0,
        packages: 1,
        slowest: [{ pkg: "p", test: "T", seconds: 1 }],
        coverage: 0.5,
        clocks: [CLOCK],
        flaky: [{ pkg: "p", test: "T", failures: 1, runs: 2, message: "m" }],
        all: [{ pkg: "p", test: "T", outcome: "passed", seconds: 1 }],
        crashed: ["p"],
      },
    },
  ],
  region: "eu-west",
  neighbours: { steal: 0.1, cpuWait: 0.2, diskWait: null },
  reach: { known: true, reason: "", reached: 1, unknown: 0, benchmarks: 2, seconds: 1 },
  sameTests: ["p"],
  policy: { threshold: 0.05, alpha: 0.01, config: ".go-steady.yml" },
  comparisons: [
    {
      ...comparison({ name: "A" }),
      ...{ error: 0.01, df: 7, orders: 4 },
      threshold: 0.1,
      waiver: { reason: "r", ceiling: "15%", expires: "2026-12-31", source: ".go-steady.yml:1", isNew: true },
      instructions: { base: 100, head: 110, delta: 0.1 },
      brokenOn: "head",
      notBegun: true,
      output: "x",
      file: "a.go",
      line: 1,
      reach: {
        ...{ kind: "reached", reason: "" },
        ways: [{ how: "changed", places: [{ name: "m.F", file: "m.go", line: 1 }] }],
      },
      warnings: ["w"],
    },
  ],
};

/** The paths of all values, in order: `checks[].name`. */
function pathsOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, each]) =>
    pathsOf(each, path === "" ? name : `${path}.${name}`),
  );
}

test("every field of report.json is documented, in the order in which it is written", () => {
  const [, section = ""] = doc.split("## report.json");
  const documented = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((m) => m[1]);
  expect(documented).toEqual(pathsOf(JSON.parse(reportJson(full))));
});

test("no report has a field that is not documented", () => {
  const known = new Set(pathsOf(JSON.parse(reportJson(full))));
  const found = [regression, hostile].flatMap((report) => pathsOf(JSON.parse(reportJson(report))));
  expect(found.filter((path) => !known.has(path))).toEqual([]);
});

test("the ladder of forms is the documented one", () => {
  const rows = [...doc.matchAll(/^\| (\d+) \|(.*)\|$/gm)].map((m) =>
    m[2]?.split("|").map((cell) => cell.trim()),
  );
  const shown = (n: number) => (n === Number.POSITIVE_INFINITY ? "all" : n.toLocaleString("en"));
  const forms = FORMS.map((f) =>
    [f.regressions, f.short, f.rows, f.notes, f.folded, f.findings, f.output].map(shown),
  );
  expect(rows).toEqual(forms);
  expect(doc).toContain(`${MIN_BUDGET / 1024} KiB`);
});

// What TestGrid is given. That it reads it so is in test/history/export/testgrid/updater.test.ts.
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import type { Entry } from "../../../../src/history/entry.ts";
import type { Builds } from "../../../../src/history/export/testgrid/earlier.ts";
import { EARLIER_FILE, readEarlier } from "../../../../src/history/export/testgrid/earlier.ts";
import {
  exportTestGrid,
  type TestGridRequest,
} from "../../../../src/history/export/testgrid/export-testgrid.ts";
import { at, benchmark, entry, hashOf, row, slower, testRow } from "../../../kit/entries.ts";

const NOW = new Date(at(30));

function exported(entries: readonly Entry[], said: Partial<TestGridRequest> = {}) {
  const request = { entries, held: [], bucket: "acme", project: "", earlier: new Map(), now: NOW, ...said };
  const { files, notes } = exportTestGrid(request);
  const texts = new Map([...files].map(({ path, text }) => [path, [...text].join("")]));
  return { texts, notes, paths: [...texts.keys()] };
}

function builtBy(texts: ReadonlyMap<string, string>): Builds {
  const builds = readEarlier(texts.get(EARLIER_FILE) ?? "");
  if (typeof builds === "string") throw new Error(builds);
  return builds;
}

const [ONE, TWO] = [`${Date.parse(at(1))}000000`, `${Date.parse(at(2))}000000`];

test("a build for each commit and region, benchmarks and tests apart, with numbers that grow in time", () => {
  const { paths, texts } = exported([
    entry({ commit: "c2", time: at(2), comparisons: [row("A")] }),
    entry({
      ...{
        commit: "c1",
        time: at(1),
        base: "c0",
        region: "eu",
        comparisons: [row("A")],
        tests: [testRow("TestA")],
      },
      checks: [{ name: "test", status: "passed", findings: 0, seconds: 12.4 }],
    }),
  ]);
  expect(paths).toEqual([
    ...["started.json", "finished.json", "artifacts/junit_bench.xml"].map(
      (file) => `logs/bench-main/${ONE}/${file}`,
    ),
    ...["started.json", "finished.json", "artifacts/junit_bench.xml"].map(
      (file) => `logs/bench-main/${TWO}/${file}`,
    ),
    ...["started.json", "finished.json", "artifacts/junit_tests.xml"].map(
      (file) => `logs/tests-main/${ONE}/${file}`,
    ),
    ...["default.yaml", "config.yaml", "exported.json"],
  ]);
  const seconds = Date.parse(at(1)) / 1000;
  expect(JSON.parse(texts.get(`logs/bench-main/${ONE}/started.json`) ?? "")).toEqual({
    ...{ timestamp: seconds, "repo-commit": hashOf("c1"), node: "Fast One" },
  });
  expect(JSON.parse(texts.get(`logs/bench-main/${ONE}/finished.json`) ?? "")).toEqual({
    ...{ timestamp: seconds + 12, passed: true, result: "SUCCESS" },
    metadata: {
      ...{ Commit: "c10000000000", "repo-commit": hashOf("c1"), branch: "main", region: "eu" },
      ...{ goos: "linux", goarch: "amd64", go: "go1.26.8", cpu: "Fast One" },
    },
  });
});

test("a second export keeps all numbers, writes new builds alone, and gives a late run a higher number", () => {
  const [first, second] = [1, 2].map((day) =>
    entry({ commit: `c${day}`, time: at(day), comparisons: [row("A")] }),
  );
  if (first === undefined || second === undefined) throw new Error("no entries");
  const once = exported([second]);
  const again = exported([second, first], { earlier: builtBy(once.texts) });
  const builds = again.paths.filter((path) => path.endsWith("started.json"));
  expect(builds).toEqual([`logs/bench-main/${BigInt(TWO) + 1n}/started.json`]);
  expect(builtBy(again.texts).get("bench-main")).toEqual(
    new Map([
      [second.key, TWO],
      [first.key, String(BigInt(TWO) + 1n)],
    ]),
  );
});

test("a benchmark that got slower is red at each commit until it recovers, by the commits of its branch", () => {
  const days = [1, 2, 3, 4];
  const entries = days.map((day) =>
    entry({ commit: `c${day}`, time: at(day), comparisons: [row("A"), row("B")] }),
  );
  const held = {
    benchmark: benchmark("A"),
    ...{ branch: "main", from: hashOf("c2"), until: hashOf("c4"), message: "slower since c2" },
  };
  const { texts } = exported(entries, { held: [held, { ...held, branch: "next", until: undefined }] });
  const failures = days.map((day) => {
    const xml = texts.get(`logs/bench-main/${Date.parse(at(day))}000000/artifacts/junit_bench.xml`) ?? "";
    return [
      ...xml.matchAll(/name="(\w+)-8">\s*<properties>.*?<\/properties>\s*<failure message="([^"]*)"/gs),
    ].map(([, name, message]) => `${name}: ${message}`);
  });
  expect(failures).toEqual([[], ["BenchmarkA: slower since c2"], ["BenchmarkA: slower since c2"], []]);
});

test("what is proved to be the same has the rows that it had when it was measured last", () => {
  const leaves = (...names: readonly string[]) => names.map((name) => row(name));
  const proved = [benchmark("Parse", "example.com/m", 4), benchmark("New")];
  const { texts } = exported([
    entry({ commit: "c1", time: at(1), comparisons: leaves("Parse/a", "Parse/gone") }),
    entry({ commit: "c2", time: at(2), comparisons: leaves("Parse/a", "Parse/b") }),
    entry({ commit: "c3", time: at(3), identical: proved }),
  ]);
  const xml = texts.get(`logs/bench-main/${Date.parse(at(3))}000000/artifacts/junit_bench.xml`) ?? "";
  expect([...xml.matchAll(/ name="(Benchmark[^"]*)"/g)].map(([, name]) => name)).toEqual([
    ...["BenchmarkParse/a-8", "BenchmarkParse/b-8", "BenchmarkNew-8"],
  ]);
});

test("a flaky test is there twice, passed and failed", () => {
  const { texts } = exported([entry({ commit: "c1", time: at(1), tests: [testRow("TestA", "flaky")] })]);
  const xml = texts.get(`logs/tests-main/${ONE}/artifacts/junit_tests.xml`) ?? "";
  expect(xml.match(/<testcase /g)?.length).toBe(2);
  expect(xml.match(/<failure /g)?.length).toBe(1);
});

test("each branch has a group and each region a tab; names that TestGrid takes for the same get a number", () => {
  const of = (branch: string, region: string, day: number) =>
    entry({ commit: `c${day}`, time: at(day), branch, region, comparisons: [slower("A", 1.3)] });
  const { texts } = exported(
    [of("main", "eu", 1), of("main", "us (east)", 2), of("main-eu", "", 3), of("ma_in", "", 4)],
    { project: "app" },
  );
  const config = parse(texts.get("config.yaml") ?? "");
  expect(
    config.test_groups.map(({ name, gcs_prefix }: Record<string, string>) => [name, gcs_prefix]),
  ).toEqual([
    ["app-bench-ma-in", "acme/logs/app-bench-ma-in"],
    ["app-bench-main-no2", "acme/logs/app-bench-main-no2"],
    ["app-bench-main-eu", "acme/logs/app-bench-main-eu"],
  ]);
  const [dashboard] = config.dashboards;
  expect(dashboard.name).toBe("app-go-steady");
  expect(
    dashboard.dashboard_tab.map(({ name, base_options }: Record<string, string>) => [name, base_options]),
  ).toEqual([
    ["app-bench-ma-in", "exclude-filter-by-regex=%5C.Overall%7C%5EOverall&graph-metrics=ns/op"],
    ["app-bench-main-no2", "exclude-filter-by-regex=%5C.Overall%7C%5EOverall&graph-metrics=ns/op"],
    ["app-bench-main-no2 eu", "include-filter-by-regex=%5C%5Beu%5C%5D%24"],
    ["app-bench-main-no2 us-east-", "include-filter-by-regex=%5C%5Bus%20%5C(east%5C)%5C%5D%24"],
    ["app-bench-main-eu", "exclude-filter-by-regex=%5C.Overall%7C%5EOverall&graph-metrics=ns/op"],
  ]);
});

test("what TestGrid would not show is left out, and told", () => {
  const old = entry({ commit: "c0", time: "2025-01-01T00:00:00.000Z", comparisons: [row("A")] });
  const [first, nightly] = [1, 2].map((day) =>
    entry({ commit: "c1", time: at(day), comparisons: [row("A")] }),
  );
  const { notes, paths } = exported([old, first, nightly].filter((each) => each !== undefined));
  expect(paths.filter((path) => path.endsWith("started.json"))).toEqual([
    `logs/bench-main/${ONE}/started.json`,
  ]);
  expect(notes).toEqual([
    "left out, older than 365 days, which TestGrid would show as unknown: 1 entries",
    "no column of their own, since their commit and region have one: 1 later entries",
    "copy the folder logs to gs://acme/logs, and keep exported.json for the next export: the numbers of builds depend on it",
  ]);
});

test.each([
  ["", "exported.json is not an object: absent"],
  ['{"schema":2,"jobs":{}}', "exported.json.schema is not one of 1: 2"],
  ['{"schema":1,"jobs":{"a":{"b":"12"}}}', 'exported.json.jobs.a.b is not a number of 19 digits: "12"'],
])("a list of builds that is damaged is told: %j", (text, why) => {
  expect(readEarlier(text)).toBe(why);
});

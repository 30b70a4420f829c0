// An export as TestGrid's own updater reads it, over a folder in the place of a bucket. Building it takes a minute, so this runs
// at night (npm run long), and wherever STEADY_TESTGRID names the built program of test/fixtures/testgrid-updater.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Entry } from "../../../../src/history/entry.ts";
import { type Builds, EARLIER_FILE, readEarlier } from "../../../../src/history/export/testgrid/earlier.ts";
import { exportTestGrid } from "../../../../src/history/export/testgrid/export-testgrid.ts";
import type { Held } from "../../../../src/history/export/testgrid/held.ts";
import { benchmark, entry, hashOf, row, slower, testRow } from "../../../kit/entries.ts";
import { goEnvironment, temporaryFolder } from "../../../kit/go.ts";
import { isLong } from "../../../kit/long.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

let updater = process.env.STEADY_TESTGRID ?? "";
const isWanted = isLong || updater !== "";
if (!isWanted) process.stderr.write("SKIPPED, it runs at night: TestGrid's own updater reads the export\n");

beforeAll(() => {
  if (!isWanted || updater !== "") return;
  updater = join(folder.path, "updater");
  execFileSync("go", ["build", "-o", updater, "."], {
    cwd: "test/fixtures/testgrid-updater",
    env: goEnvironment,
    stdio: "pipe",
  });
}, 600_000);

/** TestGrid knows the time of the day: it shows nothing that is a year old. */
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600 * 1000).toISOString();

interface Grid {
  readonly group: string;
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly GridRow[];
}

interface GridRow {
  readonly name: string;
  readonly cells: readonly { readonly status: number; readonly icon: string; readonly message: string }[];
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  readonly alert: string;
}

/** Exports into a folder and lets TestGrid read it: what it then has, by group. */
function read(
  name: string,
  entries: readonly Entry[],
  { held = [] as readonly Held[], earlier = new Map() as Builds } = {},
) {
  const [dir, grids] = [join(folder.path, name), join(folder.path, `${name}-grids`)];
  mkdirSync(grids, { recursive: true });
  const { files } = exportTestGrid({ entries, held, bucket: "acme", project: "", earlier, now: NOW });
  let list = "";
  for (const { path, text } of files) {
    const all = [...text].join("");
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), all);
    if (path === EARLIER_FILE) list = all;
  }
  const out = execFileSync(updater, ["acme", dir, grids], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const found: readonly Grid[] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const builds = readEarlier(list);
  if (typeof builds === "string") throw new Error(builds);
  return { grids: new Map(found.map((grid) => [grid.group, grid])), builds };
}

const [PASS, SKIPPED, FAIL, FLAKY] = [1, 3, 12, 13];
const rowOf = (grid: Grid | undefined, name: string) => grid?.rows.find((each) => each.name === name);
const statuses = (grid: Grid | undefined, name: string) =>
  rowOf(grid, name)?.cells.map(({ status }) => status);

const wanted = isWanted ? test : test.skip;

wanted(
  "a column for each commit over all regions, a row for each benchmark and region, red until it recovers",
  () => {
    const of = (
      commit: string,
      days: number,
      region: string,
      ...comparisons: readonly ReturnType<typeof row>[]
    ) => entry({ commit, time: daysAgo(days), base: "c0", region, comparisons });
    const entries = [
      of("c1", 5, "eu", row("A"), row("B")),
      of("c1", 5, "us", row("A")),
      of("c2", 4, "eu", slower("A", 1.3), row("B", { verdict: "inconclusive" })),
      of("c2", 4, "us", slower("A", 1.3)),
      of("c3", 3, "eu", row("A", { head: 1.3e-6 }), row("B")),
      of("c3", 3, "us", row("A", { head: 1.3e-6 })),
      of("c4", 2, "eu", row("A"), row("B")),
      of("c4", 2, "us", row("A")),
    ];
    const held = {
      benchmark: benchmark("A"),
      branch: "main",
      from: hashOf("c2"),
      message: "sec/op +30.0 % since c2",
    };
    const grid = read("rows", entries, { held: [{ ...held, until: hashOf("c4") }] }).grids.get("bench-main");
    const short = (name: string) => hashOf(name).slice(0, 12);
    expect(grid?.columns.map(([build, ...extra]) => [build, ...extra])).toEqual(
      ["c4", "c3", "c2", "c1"].map((name) => [short(name), short(name), "main", "eu||us"]),
    );
    expect(statuses(grid, "example.com/m.BenchmarkA-8 [eu]")).toEqual([PASS, FAIL, FAIL, PASS]);
    expect(statuses(grid, "example.com/m.BenchmarkA-8 [us]")).toEqual([PASS, FAIL, FAIL, PASS]);
    expect(statuses(grid, "example.com/m.BenchmarkB-8 [eu]")).toEqual([PASS, PASS, SKIPPED, PASS]);
    const slow = rowOf(grid, "example.com/m.BenchmarkA-8 [eu]");
    expect(slow?.cells.map(({ icon }) => icon)).toEqual(["0", "0", "30", "0"]);
    expect(slow?.cells[2]?.message).toBe("sec/op +30.0 % since c2");
    expect(slow?.metrics["ns/op"]).toEqual([1000, 1300, 1300, 1000]);
    const open = read("open", entries.slice(0, 6), { held: [{ ...held, until: undefined }] }).grids.get(
      "bench-main",
    );
    expect(rowOf(open, "example.com/m.BenchmarkA-8 [eu]")?.alert).toBe(short("c2"));
  },
);

wanted("each branch is a group, and tests are one of their own, with flaky ones as such", () => {
  const tests = [
    testRow("TestA"),
    testRow("TestB", "failed"),
    testRow("TestC", "flaky"),
    testRow("TestD", "skipped"),
  ];
  const { grids } = read("groups", [
    entry({ commit: "c1", time: daysAgo(2), base: "c0", comparisons: [row("A")], tests }),
    entry({ commit: "d1", time: daysAgo(1), base: "c1", branch: "release/1.x", comparisons: [row("A")] }),
  ]);
  expect([...grids.keys()].sort()).toEqual(["bench-main", "bench-release-1.x", "tests-main"]);
  const of = (name: string) => statuses(grids.get("tests-main"), `example.com/m.${name}`);
  expect(["TestA", "TestB", "TestC", "TestD"].map(of)).toEqual([[PASS], [FAIL], [FLAKY], [SKIPPED]]);
});

wanted("what an export adds to an earlier one is read, also what was measured before", () => {
  const [old, young, late] = [5, 1, 3].map((days, i) =>
    entry({ commit: `c${i}`, time: daysAgo(days), base: "b0", comparisons: [row("A")] }),
  );
  if (old === undefined || young === undefined || late === undefined) throw new Error("no entries");
  const first = read("more", [old, young]);
  const columns = (grid: Grid | undefined) => grid?.columns.map(([build]) => build?.slice(0, 2));
  expect(columns(first.grids.get("bench-main"))).toEqual(["c1", "c0"]);
  const second = read("more", [old, young, late], { earlier: first.builds });
  expect(columns(second.grids.get("bench-main"))).toEqual(["c1", "c2", "c0"]);
});

wanted("names with every letter are rows, and a year old is left out", () => {
  const odd = "Odd/a=\"<&>',b;ü日本\u202e%s%%";
  const { grids } = read("odd", [
    entry({ commit: "c1", time: daysAgo(400), base: "c0", comparisons: [row(odd)] }),
    entry({ commit: "c2", time: daysAgo(1), base: "c1", region: "a b%s", comparisons: [row(odd)] }),
  ]);
  const grid = grids.get("bench-main");
  expect(grid?.columns.length).toBe(1);
  const name = `example.com/m.BenchmarkOdd/a="<&>',b;ü日本⟨U+202E⟩%s%%-8 [a b%s]`;
  expect(statuses(grid, name)).toEqual([PASS]);
});

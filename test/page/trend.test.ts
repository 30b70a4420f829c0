// The trend without a browser: ladders as lines, the axis, ranges, machines, releases, files.
import { expect, test } from "@jest/globals";
import { machineLines } from "../../page/trend/absolute.ts";
import { plotColumns } from "../../page/trend/columns-of-lines.ts";
import { csvOf, type ExportLine, jsonOf } from "../../page/trend/export-trend.ts";
import { marksOf } from "../../page/trend/marks.ts";
import { lineFrom } from "../../page/trend/points.ts";
import { rangeOf, stepTo, zoomedTo } from "../../page/trend/range.ts";
import { releasesIn } from "../../page/trend/releases.ts";
import { absoluteRange, percentRange } from "../../page/trend/scale.ts";
import type { RunsFile } from "../../src/page/format/runs-file.ts";

/** Comparisons with an error of 1 %: base, head, ln. */
function edges(rows: readonly (readonly [base: number, head: number, ln: number])[]) {
  return {
    base: Int32Array.from(rows, ([base]) => base),
    head: Int32Array.from(rows, ([, head]) => head),
    ln: Float64Array.from(rows, ([, , ln]) => ln),
    variance: Float64Array.from(rows, () => 1e-4),
    df: Float64Array.from(rows, () => Infinity),
  };
}

const chain = edges([
  [0, 1, 0.1],
  [1, 2, 0.2],
  [2, 4, -0.1],
]);
const none = { commits: [], isAsked: false };

test("a line is relative to the first commit, with an interval that grows with the distance", () => {
  const { dots, base, hasWished, apart } = lineFrom(chain, 5, none);
  expect({ base, hasWished, apart }).toEqual({ base: 0, hasWished: false, apart: 0 });
  expect(dots.map(({ place }) => place)).toEqual([0, 1, 2, 4]);
  const [first, , third] = dots;
  expect(first).toEqual({ place: 0, centre: 0, lo: 0, hi: 0 });
  expect(third?.centre).toBeCloseTo(Math.expm1(0.3), 12);
  // Two comparisons with an error of 0.01 each: exp(0.3 ± 1.959964·0.01·√2) − 1.
  expect(third?.lo).toBeCloseTo(Math.expm1(0.3 - 1.959964 * 0.01 * Math.SQRT2), 7);
  expect(third?.hi).toBeCloseTo(Math.expm1(0.3 + 1.959964 * 0.01 * Math.SQRT2), 7);
});

test("a line is relative to the commit that is wished for, also to one beside the branch", () => {
  const { dots, base, hasWished } = lineFrom(chain, 5, { commits: [9, 2], isAsked: true });
  expect({ base, hasWished }).toEqual({ base: 2, hasWished: true });
  expect(dots.map(({ centre }) => Math.log1p(centre))).toEqual([
    expect.closeTo(-0.3, 12),
    expect.closeTo(-0.2, 12),
    expect.closeTo(0, 12),
    expect.closeTo(-0.1, 12),
  ]);
  const beside = lineFrom(edges([[5, 1, 0.1]]), 5, { commits: [5], isAsked: false });
  expect(beside.base).toBe(5);
  expect(beside.dots).toMatchObject([{ place: 1, centre: expect.closeTo(Math.expm1(0.1), 12) }]);
});

test("where the line is broken, the newest part is drawn, and the others are counted", () => {
  const broken = edges([
    [0, 1, 0.1],
    [2, 3, 0.1],
    [3, 4, 0.1],
  ]);
  const usual = lineFrom(broken, 5, { commits: [0], isAsked: false });
  expect(usual).toMatchObject({ base: 2, hasWished: false, apart: 2 });
  expect(usual.dots.map(({ place }) => place)).toEqual([2, 3, 4]);
  expect(lineFrom(broken, 5, { commits: [0], isAsked: true })).toMatchObject({
    base: 0,
    hasWished: true,
    apart: 3,
  });
});

test("nothing that was compared is no line", () => {
  expect(lineFrom(edges([]), 5, none)).toEqual({ dots: [], base: undefined, hasWished: false, apart: 0 });
});

test("the axis is never tighter than ±2.5 %", () => {
  expect(percentRange(-0.001, 0.002)).toEqual([-0.025, 0.025]);
  expect(percentRange(Number.NaN, Number.NaN)).toEqual([-0.025, 0.025]);
  const [lo, hi] = percentRange(0, 0.5);
  expect(lo).toBeCloseTo(-0.04, 12);
  expect(hi).toBeCloseTo(0.54, 12);
  const [least, most] = absoluteRange(100, 100.1);
  expect(least).toBeLessThanOrEqual(100.05 * 0.975);
  expect(most).toBeGreaterThanOrEqual(100.05 * 1.025);
});

test("what was not measured is a gap", () => {
  const dots = [
    { place: 3, centre: 0.1, lo: 0, hi: 0.2 },
    { place: 5, centre: 0.3, lo: null, hi: null },
    { place: 9, centre: 1, lo: 1, hi: 1 },
  ];
  expect(plotColumns([dots], 2, 5)).toEqual({
    x: [2, 3, 4, 5],
    lines: [{ centre: [null, 0.1, null, 0.3], lo: [null, 0, null, null], hi: [null, 0.2, null, null] }],
  });
});

test("a range is that of the lines, or as it is wished for, the right way round", () => {
  const lines = [{ dots: [{ place: 3 }, { place: 9 }] }, { dots: [] }, { dots: [{ place: 1 }] }];
  expect(rangeOf(lines, {})).toEqual({ from: 1, to: 9 });
  expect(rangeOf(lines, { from: 8, to: 2 })).toEqual({ from: 2, to: 8 });
  expect(rangeOf([{ dots: [] }], {})).toBeUndefined();
});

test("keys go from commit to commit and to the ends, and zoom around the place", () => {
  const range = { from: 10, to: 30 };
  expect(stepTo("ArrowLeft", undefined, range)).toBe(30);
  expect(stepTo("ArrowLeft", 10, range)).toBe(10);
  expect(stepTo("ArrowRight", 10, range)).toBe(11);
  expect(stepTo("PageDown", 10, range)).toBe(12);
  expect(stepTo("Home", 20, range)).toBe(10);
  expect(stepTo("x", 20, range)).toBeUndefined();
  expect(zoomedTo("+", 20, range, 99)).toEqual({ from: 15, to: 25 });
  expect(zoomedTo("-", 20, range, 30)).toEqual({ from: 0, to: 30 });
  expect(zoomedTo("x", 20, range, 99)).toBeUndefined();
});

const machine = (cpu: string) => ({ cpu, goos: "linux", goarch: "amd64", gomaxprocs: 2, go: "go1.26.8" });
const run = (said: Partial<RunsFile["runs"][number]>): RunsFile["runs"][number] => ({
  ...{ column: 0, region: "eu", time: "2026-11-01T00:00:00Z", branch: "main", outcome: "passed" },
  ...{ id: "1", attempt: 1, job: "", source: "run", machine: 0, clocks: [] },
  ...said,
});

test("absolute values are by the machine of their own run", () => {
  const files = [
    {
      machines: [machine("A"), machine("B")],
      runs: [
        run({ column: 1 }),
        run({ column: 1, region: "us" }),
        run({ column: 1, machine: 1 }),
        run({ column: 2 }),
      ],
    },
  ];
  const at = (column: number) => ({ column, base: 0, how: "pairs" }) as const;
  const cells = [
    { run: at(1), turn: 0, head: 5 },
    { run: at(1), turn: 1, head: 7 },
    { run: at(2), turn: 0, head: 6 },
    { run: at(2), turn: 0, head: null },
  ];
  const dot = (place: number, centre: number) => ({ place, centre, lo: null, hi: null });
  expect(machineLines(cells, files, "eu")).toEqual([
    { machine: "go1.26.8 on A, GOMAXPROCS 2", dots: [dot(1, 5), dot(2, 6)] },
    { machine: "go1.26.8 on B, GOMAXPROCS 2", dots: [dot(1, 7)] },
  ]);
});

test("releases are what runs name as a version, the newest first, each once", () => {
  const base = (ref: string, sha: string) => ({ base: { ref, sha, how: "pairs" as const } });
  const runs = [
    run(base("v1.3.0", "a")),
    run(base("main~1", "b")),
    run(base("refs/tags/v1.4.0", "c")),
    run(base("v1.3.0", "a")),
    run(base("2026", "d")),
    run(base("v1.4.0", "c")),
    run({}),
  ];
  expect(releasesIn({ runs, machines: [] })).toEqual([
    { ref: "v1.4.0", sha: "c" },
    { ref: "v1.3.0", sha: "a" },
  ]);
});

test("a commit has one mark, that of what got worse where both happened", () => {
  const event = {
    ...{ branch: "main", region: "", row: 0, kind: "step" as const, column: 3, first: 3, last: 3 },
    ...{
      delta: 0.1,
      lo: 0,
      hi: 0,
      state: "open" as const,
      accepted: "" as const,
      recovered: null,
      reason: "",
      expires: "",
      through: [],
    },
  };
  expect(
    marksOf([
      { ...event, worse: true },
      { ...event, worse: false },
      { ...event, column: 5, worse: null },
    ]),
  ).toEqual([
    { place: 3, sign: "▲" },
    { place: 5, sign: "◆" },
  ]);
});

const line: ExportLine = {
  ...{
    branch: "main",
    region: '=HYPERLINK("x")',
    benchmark: 'm.Parse,"quoted"',
    unit: "sec/op",
    machine: "",
  },
  base: "b".repeat(40),
  dots: [
    { place: 1, centre: 0.031, lo: 0.024, hi: 0.038 },
    { place: 2, centre: -0.5, lo: null, hi: null },
  ],
};
const commitOf = (place: number) => ({ sha: String(place).repeat(40), measured: "2026-11-01T00:00:00Z" });

test("CSV has a row for each value, quoted, and nothing that a spreadsheet would compute", () => {
  const [head, first, second, end] = csvOf([line], commitOf).split("\r\n");
  expect(head).toBe("branch,region,benchmark,unit,machine,base,commit,measured,value,lo,hi");
  expect(first).toBe(
    `main,"'=HYPERLINK(""x"")","m.Parse,""quoted""",sec/op,,${"b".repeat(40)},${"1".repeat(40)},2026-11-01T00:00:00Z,0.031,0.024,0.038`,
  );
  expect(second?.endsWith(",-0.5,,")).toBe(true);
  expect(end).toBe("");
});

test("JSON has the same", () => {
  const { schema, lines } = JSON.parse(jsonOf([line], commitOf));
  expect(schema).toBe(1);
  expect(lines[0]).toMatchObject({ benchmark: 'm.Parse,"quoted"', base: "b".repeat(40) });
  expect(lines[0].points).toEqual([
    { commit: "1".repeat(40), measured: "2026-11-01T00:00:00Z", value: 0.031, lo: 0.024, hi: 0.038 },
    { commit: "2".repeat(40), measured: "2026-11-01T00:00:00Z", value: -0.5, lo: null, hi: null },
  ]);
});

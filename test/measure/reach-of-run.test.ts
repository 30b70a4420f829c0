// What a report says of reach: how many benchmarks the change reaches, and through what each.
import { expect, test } from "@jest/globals";
import type { RunReach } from "../../src/measure/ask-reach.ts";
import { reachOf, reachWarnings, withReach } from "../../src/measure/reach-of-run.ts";
import { distanceFrom } from "../../src/measure/row-reaches.ts";
import type { BenchmarkReach } from "../../src/ports/helper/reach.ts";
import { benchPattern } from "../kit/patterns.ts";
import { comparison, unmeasured } from "../report/sample-reports.ts";

const at = { file: "x_test.go", line: 1, hash: "" };
const functions = (...names: readonly string[]) => new Map(names.map((name) => [name, at] as const));
const HIT = { name: "a.BenchmarkHit", file: "a_test.go", line: 3 };
const SCAN = { name: "a.scan", file: "a.go", line: 9 };
const GONE = { name: "a.old", file: "a.go", line: 4 };

const benchmark = (name: string, said: Partial<BenchmarkReach>): BenchmarkReach => ({
  ...{ name: `Benchmark${name}`, kind: "same", reason: "", initialisation: false, ways: [] },
  ...said,
});
const known: RunReach = {
  kind: "known",
  seconds: 1.5,
  code: {
    packages: [
      {
        importPath: "a",
        benchmarks: [
          benchmark("Hit", {
            kind: "reached",
            ways: [
              [HIT, SCAN],
              [HIT, SCAN, GONE],
            ],
          }),
          benchmark("Data", { kind: "reached", reason: "x.json differs, and may be read" }),
          benchmark("Doubt", { kind: "unknown", reason: "a does not type-check" }),
          benchmark("Same", {}),
          benchmark("Fresh", { kind: "new" }),
        ],
      },
    ],
    changes: [
      { ...SCAN, kind: "func", how: "added", benchmarks: ["a.BenchmarkHit"], count: 1 },
      { ...GONE, kind: "func", how: "removed", benchmarks: ["a.BenchmarkHit"], count: 1 },
    ],
    moreChanges: 0,
    remarks: [],
  },
};

async function countsOf(reach: RunReach | undefined, spared: readonly string[]) {
  const names = ["Hit", "Data", "Doubt", "Same"];
  const places = {
    base: new Map([
      ["a", functions(...names)],
      ["b", functions("One", "Other")],
      ["c", functions("Torn")],
    ]),
    head: new Map([
      ["a", functions(...names, "Fresh")],
      ["b", functions("One", "Other")],
      ["c", functions("Torn")],
    ]),
  };
  const sorted = { shared: ["a", "b", "c"], onlyHead: [], onlyBase: [], unreadable: [] };
  const built = {
    ...{ identical: ["b"], differing: [], unbuiltOnHead: new Map(), reach, sameTests: [] },
    spared: new Map([["a", { functions: new Set(spared), mustStart: false }]]),
  };
  return reachOf(
    { options: { bench: await benchPattern("Hit|Data|Doubt|Same|Fresh|One|Torn") } },
    { built, sorted, places },
  );
}

test("all of both sides count that were asked for; what nobody looked at is unknown", async () => {
  expect(await countsOf(known, ["Same"])).toEqual({
    ...{ known: true, reason: "", seconds: 1.5 },
    ...{ reached: 4, unknown: 2, benchmarks: 6 }, // unknown: a.Doubt, and c.Torn, which no proof is about
  });
});

test("what is measured after all, since its program does not start, counts as reached", async () => {
  expect(await countsOf(known, [])).toMatchObject({ reached: 5, unknown: 3, benchmarks: 6 });
});

test("where it is not known nothing is counted, and only what was asked for in vain is a warning", async () => {
  const unknown = { kind: "unknown", reason: "too late", seconds: 6 } as const;
  expect(await countsOf({ ...unknown, hasFailed: true }, [])).toEqual({
    ...{ known: false, reason: "too late", seconds: 6 },
    ...{ reached: 0, unknown: 0, benchmarks: 0 },
  });
  expect(reachWarnings({ ...unknown, hasFailed: true })).toEqual([
    "which benchmarks the change reaches is not known, so that all are measured whose package is not the same: too late",
  ]);
  expect(reachWarnings({ ...unknown, hasFailed: false })).toEqual([]);
  expect([await countsOf(undefined, []), reachWarnings(undefined), reachWarnings(known)]).toEqual([
    undefined,
    [],
    [],
  ]);
});

test("rows have the ways of their function, with what happened at the end of each; identical ones have none", () => {
  const rows = [
    comparison({ pkg: "a", name: "Hit/size=1" }),
    comparison({ pkg: "a", name: "Data" }),
    comparison({ pkg: "a", name: "Doubt" }),
    comparison({ pkg: "b", name: "Hit" }),
    unmeasured({ pkg: "a", name: "Hit", verdict: "identical" }),
  ];
  expect(withReach(rows, known).map(({ reach }) => reach)).toEqual([
    {
      ...{ kind: "reached", reason: "" },
      ways: [
        { how: "added", places: [HIT, SCAN] },
        { how: "removed", places: [HIT, SCAN, GONE] },
      ],
    },
    { kind: "reached", reason: "x.json differs, and may be read", ways: [] },
    { kind: "unknown", reason: "a does not type-check", ways: [] },
    undefined,
    undefined,
  ]);
  expect(withReach(rows, undefined)).toEqual(rows);
});

test("the distance is that of the nearest change", () => {
  const distance = distanceFrom(known);
  expect([distance("a", "Hit"), distance("a", "Data"), distance("a", "Same"), distance("b", "Hit")]).toEqual([
    ...[1, undefined, undefined, undefined],
  ]);
});

// What the page works out without a browser: signs of cells, what is said of a series, events between commits.
import { expect, test } from "@jest/globals";
import { eventsBetween, rowsOf } from "../../page/compare/between.ts";
import { changeText, eventText, numberText, runText, valueText } from "../../page/grid/cell-text.ts";
import { bitsOf, factsOf } from "../../page/grid/matrix-facts.ts";
import { scoresOf } from "../../page/grid/scores.ts";
import { LEGEND, SIGN_OF_CODE, splitOf } from "../../page/state/cell-signs.ts";
import { commitLink, compareLink, pullLink, runLink } from "../../page/state/links.ts";
import { remember } from "../../page/state/remember.ts";
import { nameRows, shortPackage } from "../../page/state/row-names.ts";
import { CELL_CLASSES, type CellClass, codeOf } from "../../src/page/format/cell-class.ts";
import type { PageEvent } from "../../src/page/format/events-file.ts";
import type { RowCell } from "../../src/page/format/row-cells.ts";

const code = (name: CellClass) => codeOf(name);

test("every class has a sign, and all but what is fine or without data have a glyph", () => {
  expect(SIGN_OF_CODE).toHaveLength(CELL_CLASSES.length);
  expect(new Set(LEGEND).size).toBe(CELL_CLASSES.length);
  const plain = LEGEND.filter(({ glyph }) => glyph === "").map(({ words }) => words);
  expect(plain).toEqual(["unchanged", "passed", "identical: proved to be the same", "no data"]);
});

test.each<[readonly CellClass[], CellClass, CellClass]>([
  [["unchanged", "large-regression", "identical"], "large-regression", "identical"],
  [["unchanged", "unchanged"], "unchanged", "unchanged"],
  [["unchanged", "none"], "unchanged", "none"],
  [["regression", "none", "unchanged"], "regression", "none"],
  [["none", "none"], "none", "none"],
  [["passed", "failed"], "failed", "passed"],
  [["improvement", "regression"], "regression", "improvement"],
])("of regions that say %j the worst is %s, and %s is beside it", (names, worst, other) => {
  expect(splitOf(names.map(code))).toEqual({ worst: code(worst), other: code(other) });
});

const event: PageEvent = {
  ...{ branch: "main", region: "eu", row: 1, kind: "step", column: 5, first: 4, last: 6 },
  ...{ delta: 0.031, lo: 0.024, hi: 0.038, worse: true, state: "open", accepted: "", recovered: null },
  ...{ reason: "", expires: "", through: [] },
};

test("events between two commits are those after the older one, for the worse and larger first", () => {
  const events = [
    event,
    { ...event, row: 2, delta: 0.3 },
    { ...event, row: 3, delta: -0.5, worse: false },
    { ...event, row: 4, column: 4 },
    { ...event, row: 5, column: 9 },
    { ...event, row: 6, region: "us" },
    { ...event, row: 7, branch: "other" },
  ];
  const found = eventsBetween(events, { branch: "main", after: 4, upTo: 8, regions: ["eu"] });
  expect(found.map(({ row }) => row)).toEqual([2, 1, 3]);
  expect(rowsOf([...found, event])).toEqual([2, 1, 3].map((row) => ({ row, region: "eu" })));
});

const cell: RowCell = {
  ...{ run: { column: 5, base: 4, how: "pairs" }, number: 0, class: "regression", form: "compared" },
  ...{ base: 1e-6, head: 1.1e-6, ln: Math.log(1.1), error: 0.01, df: 10, pairs: 12 },
};

test("a change is told with its interval of Student's t, an exact one as exact, and none where nothing was compared", () => {
  // scipy.stats.t.ppf(0.975, 10) = 2.2281389: exp(ln 1.1 ± 0.022281389) − 1 = 7.58 % and 12.48 %
  expect(changeText(cell)).toBe("+10.0 % (7.6 to 12.5)");
  expect(changeText({ ln: 0, error: 0, df: null })).toBe("0.0 % (exact)");
  expect(changeText({ ln: 0.01, error: null, df: null })).toBe("+1.0 %");
  expect(changeText({ ln: null, error: null, df: null })).toBe("");
});

test("values are told in their unit, and seconds of a test as such", () => {
  expect(valueText(cell, "sec/op")).toBe("1.00 µs → 1.10 µs");
  expect(valueText({ base: 3, head: 3, form: "still" }, "allocs/op")).toBe("3 allocs");
  expect(valueText({ base: null, head: 0.41, form: "seconds" }, "")).toBe("0.41 s");
  expect(valueText({ base: null, head: null, form: "class" }, "sec/op")).toBe("");
});

test("a run is told whole, with hostile texts made visible", () => {
  const note = {
    row: 0,
    run: 0,
    reason: "all\u202eslower",
    through: ["m.f"],
    waived: "known",
    expires: "2026-12-31",
  };
  const text = runText({ cell, note, clocks: [{ row: 0, run: 0, clock: "Asia/Kathmandu" }] }, "sec/op");
  expect(text).toBe(
    "worse than its base: +10.0 % (7.6 to 12.5); 1.00 µs → 1.10 µs; 12 pairs; all⟨U+202E⟩slower; waived until 2026-12-31: known; through m.f; fails with Asia/Kathmandu",
  );
  expect(numberText([{ cell, note: undefined, clocks: [] }], "sec/op")).toBe("+10.0%");
});

test.each<[Partial<PageEvent>, string]>([
  [{}, "a step of +3.1 % (2.4 to 3.8), open"],
  [
    { kind: "drift", state: "recovered" },
    "a drift of several commits of +3.1 % (2.4 to 3.8), taken back since",
  ],
  [
    { state: "acknowledged", reason: "more rounds", expires: "2026-12-31" },
    "a step of +3.1 % (2.4 to 3.8), acknowledged until 2026-12-31: more rounds",
  ],
])("an event with %j is %s", (said, text) => {
  expect(eventText({ ...event, ...said })).toBe(text);
});

/** Columns of rows, oldest first. */
const matrix = (columns: readonly (readonly CellClass[])[]) => ({
  rows: columns[0]?.length ?? 0,
  columns: columns.length,
  codes: Uint8Array.from(columns.flatMap((column) => column.map(code))),
});

test("flakiness counts turns between passing and failing, of cells that did either", () => {
  const columns = matrix([
    ["passed", "passed", "none"],
    ["failed", "passed", "none"],
    ["none", "flaky", "none"],
    ["passed", "passed", "none"],
  ]);
  const { outcomes, turns, states } = factsOf(columns);
  expect([...outcomes]).toEqual([3, 4, 0]);
  expect([...turns]).toEqual([2, 1, 0]);
  expect([...states]).toEqual([bitsOf(["failed"]), bitsOf(["flaky"]), bitsOf(["nodata"])]);
});

test("scores see the newest event and all loaded cells of a row", () => {
  const scores = scoresOf({
    matrices: [matrix([["unchanged", "broken"]])],
    events: [event, { ...event, column: 7 }],
    newest: () => 9,
  });
  expect([0, 1, 2].map(scores.eventAge)).toEqual([Infinity, 2, Infinity]);
  expect(scores.was(1, ["broken", "failed"])).toBe(true);
  expect(scores.was(0, ["broken"])).toBe(false);
  expect(scores.was(1, ["event"])).toBe(true);
  expect(scores.was(2, ["nodata"])).toBe(true);
});

test("links are filled and lead to web pages alone", () => {
  const links = {
    home: "https://host.example/a",
    commit: "https://host.example/a/commit/{sha}",
    compare: "https://host.example/a/compare/{base}...{head}",
    pull: "javascript:alert({number})",
    run: "",
  };
  expect(commitLink(links, "a/../b?")).toBe("https://host.example/a/commit/a%2F..%2Fb%3F");
  expect(compareLink(links, "aa", "bb")).toBe("https://host.example/a/compare/aa...bb");
  expect(pullLink(links, 7)).toBe("");
  expect(runLink(links, "5")).toBe("");
});

test("rows have names for people and keys for addresses", () => {
  const [row, suite] = nameRows([
    { kind: "benchmark", benchmark: { pkg: "m/v2", name: "Parse/size=1k", procs: 8 }, unit: "sec/op" },
    { kind: "test", pkg: "m/v2", test: "TestFoo" },
  ]);
  expect(row).toMatchObject({
    key: "m/v2.BenchmarkParse/size=1k-8 sec/op",
    name: "BenchmarkParse/size=1k-8",
  });
  expect(suite).toMatchObject({ key: "m/v2.TestFoo", name: "TestFoo", unit: "" });
  expect([shortPackage("example.com/m/v2"), shortPackage("example.com/m")]).toEqual(["m/v2", "m"]);
});

test("a result is remembered as long as its causes are the same", () => {
  const ask = remember<number>();
  let made = 0;
  const make = () => ++made;
  expect([ask(["a", 1], make), ask(["a", 1], make), ask(["a", 2], make), ask(["a"], make)]).toEqual([
    1, 1, 2, 3,
  ]);
});

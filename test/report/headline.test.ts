import { expect, test } from "@jest/globals";
import type { Report } from "../../src/model/report.ts";
import { checkLine, countsLine, headlineOf } from "../../src/report/headline.ts";
import { countVerdicts, rowsOf } from "../../src/report/verdict-groups.ts";
import {
  allGood,
  brokenBuild,
  check,
  clocks,
  comparison,
  regression,
  report,
  unmeasured,
  waived,
} from "./sample-reports.ts";

const why = (said: Partial<Report>) => headlineOf(report(said)).why;
const slow = comparison({ name: "Slow", verdict: "regression" });
const calm = comparison({ name: "Calm" });

test("a failed run says how many benchmarks got slower", () => {
  expect(why({ outcome: "failed", comparisons: [slow, calm] })).toBe(
    "1 of 2 benchmarks got slower by more than 5 %",
  );
  expect(why({ outcome: "failed", comparisons: [slow] })).toBe("the benchmark got slower by more than 5 %");
});

test("more memory is worse, not slower", () => {
  const heavy = comparison({ name: "Heavy", unit: "B/op", verdict: "regression" });
  expect(why({ outcome: "failed", comparisons: [slow, heavy, calm] })).toBe(
    "2 of 3 benchmarks got worse by more than 5 %",
  );
});

test("failing checks are named with their numbers, the build first", () => {
  expect(headlineOf(clocks).why).toBe("2 tests depend on the clock");
  expect(headlineOf(brokenBuild).why).toBe(
    "the code does not build: 1 error; vet has 1 finding; staticcheck could not run; 1 of 211 tests failed",
  );
});

test("tests that fail on the base, too, are said to where they pass", () => {
  const tests = { passed: 4, failed: 2, skipped: 0, packages: 1, slowest: [] };
  const known = { check: "test", code: "TestX", message: "m", known: true } as const;
  expect(checkLine(check({ name: "test", tests, findings: [known] }))).toBe(
    "tests passed: 2 failed as on the base, 4 passed, in 1 package",
  );
});

test("a check that failed since the code does not build says no more", () => {
  const error = { check: "vet", code: "build", message: "undefined: x" } as const;
  const tests = { passed: 0, failed: 0, skipped: 0, packages: 0, slowest: [] };
  const checks = [
    check({ name: "vet", status: "failed", findings: [error] }),
    check({ name: "test", status: "failed", tests }),
  ];
  expect(why({ outcome: "failed", checks })).toBe("the code does not build: 1 error");
});

test("a run that failed for a reason of the gate alone gives that reason", () => {
  expect(why({ outcome: "failed", reasons: ["p.Gone is missing in the head"] })).toBe(
    "p.Gone is missing in the head",
  );
  const broken = unmeasured({ name: "B", verdict: "broken" });
  expect(why({ outcome: "failed", comparisons: [broken, calm] })).toBe("1 benchmark broken");
});

test("a passed run says what was compared, and what could not be told", () => {
  expect(headlineOf(allGood).why).toBe("none of 6 benchmarks got slower by more than 5 %");
  const rows = [
    calm,
    comparison({ name: "Fast", verdict: "improvement" }),
    comparison({ name: "Odd", verdict: "inconclusive" }),
    unmeasured({ name: "New", verdict: "new" }),
  ];
  expect(why({ comparisons: rows })).toBe(
    "none of 2 benchmarks got slower by more than 5 %, 1 got better, 1 could not be told",
  );
});

test("what is waived is counted, and passes", () => {
  expect(headlineOf(waived).why).toBe("2 of 4 benchmarks got worse by more than their limits (waived)");
  const slower = comparison({ name: "Slower", verdict: "regression" });
  expect(why({ outcome: "failed", comparisons: [...waived.comparisons, slower] })).toBe(
    "3 of 5 benchmarks got worse by more than their limits (2 waived)",
  );
  expect(countsLine(waived)).toBe("2 worse (waived) · 2 unchanged");
});

test("a limit of its own is what a benchmark got slower than", () => {
  const slower = comparison({ name: "Slower", verdict: "regression", threshold: 0.2 });
  expect(why({ outcome: "failed", comparisons: [slower, calm] })).toBe(
    "1 of 2 benchmarks got slower by more than 20 %",
  );
  const loose = comparison({ name: "Loose", threshold: 0.2 });
  expect(why({ comparisons: [loose, calm] })).toBe("none of 2 benchmarks got slower by more than its limit");
});

test("a passed run without a comparison does not claim one", () => {
  expect(why({ checks: [] })).toBe("no benchmark was measured");
  expect(why({ checks: [check({ name: "vet" }), check({ name: "staticcheck", status: "skipped" })] })).toBe(
    "the checks passed, no benchmark was measured",
  );
  expect(why({ comparisons: [unmeasured({ name: "New", verdict: "new" })] })).toBe(
    "no benchmark could be compared",
  );
  expect(why({ comparisons: [unmeasured({ name: "I", verdict: "identical" })] })).toBe(
    "the code of the benchmark is identical",
  );
});

test("a benchmark of which one unit could not be told was compared all the same", () => {
  const rows = [
    comparison({ name: "M" }),
    comparison({ name: "M", unit: "hits/op", verdict: "inconclusive" }),
  ];
  expect(why({ comparisons: rows })).toBe(
    "nothing that could be told got worse by more than 5 %, 1 could not be told",
  );
});

test("a regression that does not fail the gate is said all the same", () => {
  expect(why({ comparisons: [slow, calm] })).toBe(
    "1 of 2 benchmarks got slower by more than 5 %, which does not fail the gate here",
  );
});

test("reasons that stand beside their benchmark or check are not repeated", () => {
  expect(headlineOf(regression).others).toEqual([]);
  expect(headlineOf(brokenBuild).others).toEqual(["example.com/parser/parse does not build in the head"]);
  expect(headlineOf(report({ outcome: "unmeasured", reasons: ["No base."] }))).toEqual({
    outcome: "unmeasured",
    why: "No base.",
    others: [],
  });
});

test("a benchmark with several units counts once, by its weightiest verdict", () => {
  const rows = [calm, comparison({ name: "Calm", unit: "B/op", verdict: "improvement" }), slow];
  expect(countVerdicts(rows)).toMatchObject({ total: 2, regression: 1, improvement: 1, unchanged: 0 });
});

test("rows are sorted by the size of their change, changes from zero first", () => {
  const row = (name: string, delta: number | null) => comparison({ name, delta });
  const rows = [row("up", 0.2), row("half", -0.5), row("zero", null), row("also", 0.2)];
  expect(rowsOf(rows, "unchanged").map((r) => r.name)).toEqual(["zero", "half", "also", "up"]);
});

test("a check is one line", () => {
  expect(checkLine(check({ name: "vet", status: "skipped", reason: "not asked for" }))).toBe(
    "vet skipped: not asked for",
  );
  expect(
    checkLine(check({ name: "test", tests: { passed: 1, failed: 0, skipped: 2, packages: 1, slowest: [] } })),
  ).toBe("tests passed: 1 passed, 2 skipped, in 1 package");
});

test("what stands beside a row is not said twice, also where the text named no package", () => {
  for (const [pkg, title] of [
    ["example.com/m", "example.com/m.Slow-8"],
    ["", "Slow-8"],
  ] as const) {
    const row = { ...slow, pkg, procs: 8 };
    const reasons = [`${title} sec/op: 30 % slower`, "something else"];
    expect(headlineOf(report({ outcome: "failed", comparisons: [row], reasons })).others).toEqual([
      "something else",
    ]);
  }
});

import { expect, test } from "@jest/globals";
import { judgeFiles } from "../../src/judge/judge-files.ts";
import { defaultPolicy } from "../../src/judge/policy.ts";
import { betterOf } from "../../src/model/unit.ts";
import { wobble } from "./rows.ts";

function fileRow(unit: string, base: readonly number[], head: readonly number[], name = "Parse") {
  return {
    benchmark: { pkg: "", name, procs: 1 },
    unit,
    better: betterOf(unit, []),
    exact: false,
    base,
    head,
  };
}

test("files with different numbers of values are compared", () => {
  const [judgement] = judgeFiles(
    [fileRow("sec/op", wobble(10, 1e-6, 0.01), wobble(8, 1.3e-6, 0.01, 1))],
    defaultPolicy,
  );
  expect(judgement).toMatchObject({ verdict: "regression", pairs: 8 });
  expect(judgement?.delta).toBeCloseTo(0.3, 1);
  expect(judgement?.reason).toMatch(/slower .*10 and 8 values$/);
});

test("no change in quiet files is unchanged", () => {
  const [judgement] = judgeFiles(
    [fileRow("sec/op", wobble(10, 1e-6, 0.01), wobble(10, 1e-6, 0.01, 1))],
    defaultPolicy,
  );
  expect(judgement?.verdict).toBe("unchanged");
});

test("two values a side are inconclusive and say how many are needed", () => {
  const [judgement] = judgeFiles([fileRow("sec/op", [1, 1.01], [2, 2.01])], defaultPolicy);
  expect(judgement).toMatchObject({
    verdict: "inconclusive",
    reason: "2 and 2 values; at least 3 on each side are needed",
  });
});

test.each([
  ["sec/op", [1, 1.9, 0.6], [200, 500, 120], "regression"],
  ["sec/op", [1, 1.9, 0.6], [9.4, 40, 500], "inconclusive"], // one is less than five times the slowest
  ["sec/op", [200, 500, 120], [1, 1.9, 0.6], "inconclusive"], // far faster fails nothing
  ["sec/op", [1, 1.9], [200, 500], "inconclusive"],
  ["B/s", [200, 500, 120], [1, 1.9, 0.6], "regression"],
  ["widgets", [1, 1.9, 0.6], [200, 500, 120], "inconclusive"], // nobody knows which direction is good
] as const)(
  "values that vary as much as they differ: %s from %j to %j is %s",
  (unit, base, head, verdict) => {
    expect(judgeFiles([fileRow(unit, base, head)], defaultPolicy)[0]?.verdict).toBe(verdict);
  },
);

test("a limit that allows ten times as much allows it however the values vary", () => {
  const allowing = { ...defaultPolicy, threshold: 9 };
  const [judgement, worse] = judgeFiles(
    [fileRow("sec/op", [1, 1.9, 0.6], [14, 80, 18]), fileRow("sec/op", [1, 1.9, 0.6], [200, 500, 120], "B")],
    allowing,
  );
  expect([judgement?.verdict, worse?.verdict]).toEqual(["inconclusive", "regression"]);
  expect(worse?.reason).toBe(
    "each of 3 values of the head is more than 10 times worse than each of 3 of the base",
  );
});

test("a side without values is inconclusive", () => {
  const [judgement] = judgeFiles([fileRow("sec/op", [], [Number.NaN, 1])], defaultPolicy);
  expect(judgement).toMatchObject({ verdict: "inconclusive", base: null, delta: null });
});

test("allocations that agree are judged exactly", () => {
  const rows = [fileRow("allocs/op", [0, 0, 0], [1, 1, 1, 1]), fileRow("allocs/op", [5], [5], "Other")];
  expect(judgeFiles(rows, defaultPolicy).map((j) => j.verdict)).toEqual(["regression", "unchanged"]);
});

test("throughput follows its time", () => {
  const [base, head] = [wobble(10, 1e-6, 0.01), wobble(9, 1.3e-6, 0.01, 1)];
  const rows = [
    fileRow("sec/op", base, head),
    fileRow(
      "B/s",
      base.map((t) => 64 / t),
      head.map((t) => 64 / t),
    ),
  ];
  const [time, throughput] = judgeFiles(rows, defaultPolicy);
  expect(throughput?.verdict).toBe("regression");
  expect((1 + (throughput?.delta ?? 0)) * (1 + (time?.delta ?? 0))).toBeCloseTo(1, 9);
});

import { expect, test } from "@jest/globals";
import { judgeLook } from "../../src/judge/judge-look.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { defaultPolicy, looks } from "../../src/judge/policy.ts";
import type { Row } from "../../src/judge/row.ts";
import { rowOf } from "./rows.ts";

const same = (n: number, value: number): readonly number[] => Array.from({ length: n }, () => value);

/** The judgement after ten pairs, the second look. */
function judged(unit: string, base: number, head: number, more: Partial<Row> = {}): Judgement | undefined {
  return afterTen(rowOf(unit, same(10, base), same(10, head), more));
}

function afterTen(row: Row): Judgement | undefined {
  const plan = looks(defaultPolicy).slice(0, 2);
  let earlier: readonly Judgement[] = [];
  for (const look of plan)
    earlier = judgeLook([{ ...row, pairs: row.pairs.slice(0, look.pairs) }], {
      look,
      policy: defaultPolicy,
      earlier,
    });
  return earlier[0];
}

test("0 → 1 allocs/op is a regression, not Infinity", () => {
  const judgement = judged("allocs/op", 0, 1);
  expect(judgement).toMatchObject({
    verdict: "regression",
    base: 0,
    head: 1,
    delta: null,
    lo: null,
    hi: null,
    p: null,
  });
  expect(judgement?.reason).toBe("0 → 1 allocs/op in all of 8 pairs");
});

test.each<[string, number, number, Judgement["verdict"]]>([
  ["allocs/op", 10, 11, "regression"],
  ["allocs/op", 1, 0, "improvement"],
  ["allocs/op", 100, 104, "unchanged"],
  ["allocs/op", 100, 106, "regression"],
  ["allocs/op", 7, 7, "unchanged"],
  ["B/op", 0, 1, "unchanged"],
  ["B/op", 3, 4, "unchanged"],
  ["B/op", 0, 16, "regression"],
  ["B/op", 1024, 1040, "unchanged"],
  ["B/op", 1024, 1152, "regression"],
])("%s from %p to %p is %p", (unit, base, head, want) => {
  expect(judged(unit, base, head)?.verdict).toBe(want);
});

test("equal counts settle at the first look", () => {
  const [judgement] = judgeLook([rowOf("allocs/op", same(5, 7), same(5, 7))], {
    look: { pairs: 5, seen: 0, share: 0.1, last: false },
    policy: defaultPolicy,
    earlier: [],
  });
  expect(judgement).toMatchObject({
    verdict: "unchanged",
    delta: 0,
    reason: "7 allocs/op in all of 5 pairs",
  });
});

test("counts that differ wait for a second look, unless there is none", () => {
  const row = rowOf("allocs/op", same(5, 10), same(5, 11));
  const session = { policy: defaultPolicy, earlier: [] };
  const verdict = (last: boolean) =>
    judgeLook([row], { ...session, look: { pairs: 5, seen: 0, share: 0.1, last } })[0]?.verdict;
  expect(verdict(false)).toBe("open");
  expect(verdict(true)).toBe("regression");
});

test("two pairs never tell a change of counts, whatever look it is", () => {
  const [judgement] = judgeLook([rowOf("allocs/op", same(2, 10), same(2, 11))], {
    look: { pairs: 2, seen: 1, share: 0.1, last: false },
    policy: defaultPolicy,
    earlier: [],
  });
  expect(judgement).toMatchObject({ verdict: "open", reason: expect.stringContaining("more pairs") });
});

test("a unit that is said to be exact follows its direction", () => {
  expect(judged("code-bytes", 100, 110, { exact: true, better: "lower" })?.verdict).toBe("regression");
  expect(judged("code-bytes", 100, 110, { exact: true, better: "higher" })?.verdict).toBe("improvement");
  expect(judged("code-bytes", 100, 110, { exact: true })?.reason).toBe(
    "100 → 110 code-bytes (+10.0 %): it is not known which direction is good",
  );
  expect(judged("balance", -100, -90, { exact: true, better: "lower" })).toMatchObject({
    verdict: "regression",
    delta: expect.closeTo(0.1, 9),
  });
});

test("counts that come and go by chance are no regression", () => {
  const chance = [10, 11, 10, 10, 11, 11, 10, 11, 10, 10];
  expect(afterTen(rowOf("allocs/op", chance, [...chance].reverse()))?.verdict).not.toBe("regression");
});

test("counts that scatter a little around a level twice as high are a regression", () => {
  const base = [1000, 1003, 1001, 1000, 1002, 1001, 1003, 1000, 1001, 1002];
  const judgement = afterTen(
    rowOf(
      "allocs/op",
      base,
      base.map((x, i) => 2 * x + (i % 3)),
    ),
  );
  expect(judgement?.verdict).toBe("regression");
  expect(judgement?.reason).toMatch(/^100 % more allocs\/op/);
});

test("one odd slice in a process does not make a count vary", () => {
  const pairs = Array.from({ length: 5 }, (_, i) => ({ base: [3, 3, 3, 3, 3, i], head: [3, 3, 3, 3, 3, 3] }));
  const [judgement] = judgeLook([rowOf("allocs/op", [], [], { pairs, turns: true })], {
    look: { pairs: 5, seen: 0, share: 0.1, last: false },
    policy: defaultPolicy,
    earlier: [],
  });
  expect(judgement?.reason).toBe("3 allocs/op in all of 5 pairs");
});

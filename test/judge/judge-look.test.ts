import { expect, test } from "@jest/globals";
import { judgeLook } from "../../src/judge/judge-look.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { defaultPolicy, looks } from "../../src/judge/policy.ts";
import type { Row } from "../../src/judge/row.ts";
import { rowOf, wobble } from "./rows.ts";

const plan = looks(defaultPolicy);

/** Judges look by look as the measuring loop does: at each look the rows have as many pairs as it asks for. */
function judgeAll(rows: readonly Row[], until = plan.length): readonly Judgement[] {
  let said: readonly Judgement[] = [];
  for (const look of plan.slice(0, until)) {
    const now = rows.map((row) => ({ ...row, pairs: row.pairs.slice(0, look.pairs) }));
    said = judgeLook(now, { look, policy: defaultPolicy, earlier: said });
  }
  return said;
}

function judgeOne(row: Row, until = plan.length): Judgement {
  const [judgement] = judgeAll([row], until);
  if (judgement === undefined) throw new Error("one row, one judgement");
  return judgement;
}

const same = (n: number, value: number): readonly number[] => Array.from({ length: n }, () => value);

test("a benchmark that takes 20 % longer is a regression, once fresh pairs confirm it", () => {
  const row = rowOf("sec/op", wobble(100, 1e-6, 0.01), wobble(100, 1.2e-6, 0.01, 1));
  expect(judgeOne(row, 1).verdict).toBe("open");
  const judgement = judgeOne(row);
  expect(judgement.verdict).toBe("regression");
  expect(judgement.pairs).toBeLessThanOrEqual(20);
  expect(judgement.delta).toBeCloseTo(0.2, 1);
  expect(judgement.reason).toMatch(
    /^2\d\.\d % slower \(\+\d\d\.\d % to \+2\d\.\d %\), p = \de-\d+, \d+ pairs$/,
  );
});

test("a benchmark that takes 20 % less is an improvement, with a negative delta", () => {
  const judgement = judgeOne(rowOf("sec/op", wobble(100, 1e-6, 0.01), wobble(100, 0.8e-6, 0.01, 1)));
  expect(judgement.verdict).toBe("improvement");
  expect(judgement.delta).toBeCloseTo(-0.2, 1);
  expect(judgement.reason).toMatch(/^(19|20)\.\d % faster/);
});

test("throughput of its own that falls is a regression although delta is negative", () => {
  const judgement = judgeOne(rowOf("B/s", wobble(100, 1e9, 0.01), wobble(100, 0.8e9, 0.01, 1)));
  expect(judgement.verdict).toBe("regression");
  expect(judgement.delta).toBeCloseTo(-0.2, 1);
  expect(judgement.reason).toMatch(/slower/);
});

test.each(["errors/op", "sec/op"])("0 %s in all pairs of both sides is unchanged", (unit) => {
  const { verdict, delta } = judgeOne(rowOf(unit, same(100, 0), same(100, 0)));
  expect([verdict, delta]).toEqual(["unchanged", null]);
});

test("0 on the base and more on the head is not unchanged", () => {
  expect(judgeOne(rowOf("errors/op", same(100, 0), same(100, 2))).verdict).toBe("inconclusive");
});

test("what does not change is settled as unchanged at the first look when it is quiet", () => {
  const judgement = judgeOne(rowOf("sec/op", wobble(100, 1e-6, 0.002), wobble(100, 1e-6, 0.002, 1)));
  expect(judgement.verdict).toBe("unchanged");
  expect(judgement.pairs).toBe(5);
  expect(judgement.reason).toMatch(/within ±5\.0 %, 5 pairs$/);
});

test("a change below the threshold is no regression however significant it is", () => {
  const judgement = judgeOne(rowOf("sec/op", wobble(100, 1e-6, 0.001), wobble(100, 1.03e-6, 0.001, 1)));
  expect(judgement.verdict).toBe("unchanged");
  expect(judgement.delta).toBeCloseTo(0.03, 2);
});

test("what the last look cannot tell is inconclusive and says what could have been told", () => {
  const row = rowOf("sec/op", wobble(5, 1e-6, 0.3), wobble(5, 1.04e-6, 0.3, 3));
  const [judgement] = judgeLook([row], {
    look: { pairs: 5, seen: 0, share: 1, last: true },
    policy: defaultPolicy,
    earlier: [],
  });
  expect(judgement?.verdict).toBe("inconclusive");
  expect(judgement?.smallest).toBeGreaterThan(0.3);
  expect(judgement?.reason).toMatch(/a change of \d+(\.\d)? % or more would have been told$/);
});

test("a settled verdict stays, whatever comes later", () => {
  const quiet = rowOf("sec/op", wobble(10, 1, 0.002), wobble(10, 1, 0.002, 1));
  const first = judgeAll([quiet], 1);
  const slow = rowOf("sec/op", wobble(10, 1, 0.002), wobble(10, 2, 0.002, 1));
  const second = judgeLook([slow], {
    look: { pairs: 10, seen: 5, share: 0.2, last: false },
    policy: defaultPolicy,
    earlier: first,
  });
  expect(second).toEqual(first);
});

test("a change of a unit without a good direction is told but is no regression and asks for nothing", () => {
  const judgement = judgeOne(rowOf("frames/op", wobble(5, 10, 0.01), wobble(5, 20, 0.01, 1)), 1);
  expect(judgement.verdict).toBe("inconclusive");
  expect(judgement.delta).toBeCloseTo(1, 1);
  expect(judgement.reason).toMatch(/it is not known whether more or less frames\/op is better/);
});

test("throughput computed from the time takes the time's verdict, turned over", () => {
  const [base, head] = [wobble(100, 1e-6, 0.01), wobble(100, 1.25e-6, 0.01, 1)];
  const rows = [
    rowOf(
      "B/s",
      base.map((t) => 4096 / t),
      head.map((t) => 4096 / t),
    ),
    rowOf("sec/op", base, head),
  ];
  const [throughput, time] = judgeAll(rows);
  expect([throughput?.verdict, time?.verdict]).toEqual(["regression", "regression"]);
  expect((1 + (throughput?.delta ?? 0)) * (1 + (time?.delta ?? 0))).toBeCloseTo(1, 9);
  expect((throughput?.base ?? 0) * (time?.base ?? 0)).toBeCloseTo(4096, 1);
  expect(throughput?.lo).toBeLessThan(throughput?.hi ?? 0);
  expect(throughput?.reason).toMatch(/^as its time: /);
});

test.each([
  {
    who: "its own code alone follows the time, and says what it counted",
    ownCodeDiffers: true,
    verdict: "unchanged",
    reason:
      /^the benchmark's own code counts 512 bytes an operation where the base's counted 1024 bytes \(SetBytes\); .*, as its time: /,
  },
  {
    who: "the code under test is a regression, and says what it counted",
    ownCodeDiffers: false,
    verdict: "regression",
    reason:
      /^50.5 % slower .*; an operation counts 512 bytes where the base counted 1024 bytes \(SetBytes\)$/,
  },
])("throughput that counts other bytes because of $who", ({ ownCodeDiffers, verdict, reason }) => {
  const [base, head] = [wobble(100, 1e-6, 0.01), wobble(100, 1e-6, 0.01, 1)];
  const throughput = rowOf(
    "B/s",
    base.map((t) => 1024 / t),
    head.map((t) => 512 / t),
    { ownCodeDiffers },
  );
  const [judgement] = judgeAll([throughput, rowOf("sec/op", base, head)]);
  expect(judgement?.verdict).toBe(verdict);
  expect(judgement?.reason).toMatch(reason);
  if (ownCodeDiffers) expect(judgement?.base).toBeCloseTo(517e6, -6);
});

test("a throughput row costs no part of the error budget", () => {
  const [base, head] = [wobble(5, 1e-6, 0.1), wobble(5, 1e-6, 0.1, 1)];
  const time = rowOf("sec/op", base, head);
  const throughput = rowOf(
    "B/s",
    base.map((t) => 4096 / t),
    head.map((t) => 4096 / t),
  );
  const session = { look: { pairs: 5, seen: 0, share: 1, last: true }, policy: defaultPolicy, earlier: [] };
  expect(judgeLook([time, throughput], session)[0]).toEqual(judgeLook([time], session)[0]);
});

test.each<[string, readonly number[], readonly number[]]>([
  ["a single pair", [1], [1]],
  ["no pair", [], []],
  ["NaN on one side", same(5, Number.NaN), same(5, 1)],
  ["an infinite value", [1, 1, Number.POSITIVE_INFINITY, 1, 1], same(5, 1)],
  ["zeros", same(5, 0), same(5, 0)],
  ["zeros that become scattered numbers", same(5, 0), [1, 2, 3, 1, 2]],
  ["negative values", [-1, -2, -1, -2, -1], [-1, -1, -2, -2, -1]],
  ["values that never vary", same(5, 2), same(5, 2)],
  ["huge and tiny values", [1e300, 1e-300, 1e300, 1e-300, 1], [1e-300, 1e300, 1, 1, 1]],
])("%s gives a settled judgement with printable numbers", (_, base, head) => {
  for (const unit of ["sec/op", "B/s", "allocs/op", "widgets"]) {
    const session = { look: { pairs: 5, seen: 0, share: 1, last: true }, policy: defaultPolicy, earlier: [] };
    const [judgement] = judgeLook([rowOf(unit, base, head)], session);
    expect(judgement?.verdict).not.toBe("open");
    const numbers = [
      judgement?.base,
      judgement?.head,
      judgement?.delta,
      judgement?.lo,
      judgement?.hi,
      judgement?.p,
      judgement?.smallest,
    ];
    expect(numbers.filter((x) => x !== null && !Number.isFinite(x))).toEqual([]);
    expect(judgement?.reason).not.toMatch(/Infinity|null|undefined|NaN(?!, which)/);
  }
});

test("what is no number makes its row inconclusive at the first look, and no other row", () => {
  const session = {
    look: { pairs: 5, seen: 0, share: 0.2, last: false },
    policy: defaultPolicy,
    earlier: [],
  };
  const rows = [
    rowOf("hits/op", [1, 1, 1, 1, 1], [1, 1, Number.NaN, 1, 1]),
    rowOf("least/op", same(5, Number.NEGATIVE_INFINITY), same(5, Number.POSITIVE_INFINITY)),
    rowOf("sec/op", same(5, 2), same(5, 2)),
  ];
  expect(judgeLook(rows, session).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ["inconclusive", "the head reported NaN, which cannot be compared"],
    ["inconclusive", "the base reported -Inf and the head reported +Inf, which cannot be compared"],
    ["unchanged", expect.anything()],
  ]);
});

test("equal times are unchanged", () => {
  expect(judgeOne(rowOf("sec/op", same(5, 2), same(5, 2))).verdict).toBe("unchanged");
});

test("one row alone is judged without help from others, only later", () => {
  const noisy = rowOf("sec/op", wobble(100, 1, 0.02), wobble(100, 1.2, 0.02, 1));
  const judgement = judgeOne(noisy);
  expect(judgement.verdict).toBe("regression");
  expect(judgement.pairs).toBeGreaterThanOrEqual(8);
});

test("slices of processes that took turns are compared one by one, so that a common disturbance drops out", () => {
  const machine = wobble(1000, 1, 0.4, 7);
  const pairs = Array.from({ length: 20 }, (_, i) => {
    const slices = machine.slice(50 * i, 50 * i + 50);
    return { base: slices, head: slices.map((x, j) => x * 1.1 * (1 + 0.01 * Math.sin(31 * i + 17 * j))) };
  });
  const judgement = judgeOne(rowOf("sec/op", [], [], { turns: true, pairs }));
  expect(judgement.verdict).toBe("regression");
  expect(judgement.delta).toBeCloseTo(0.1, 2);
  expect((judgement.head ?? 0) / (judgement.base ?? 1) - 1).toBeCloseTo(judgement.delta ?? 0, 9);
});

test("what only a few of the turns take longer for is told by their sums", () => {
  const pairs = Array.from({ length: 100 }, (_, i) => {
    const base = wobble(60, 1, 0.1, i);
    const head = wobble(60, 1, 0.1, 200 + i).map((x, j) => (j % 15 === i % 15 ? 4 * x : x));
    return { base, head };
  });
  const row = rowOf("sec/op", [], [], { turns: true, pairs });
  const [early] = judgeLook([row], {
    look: { pairs: 10, seen: 5, share: 1, last: true },
    policy: defaultPolicy,
    earlier: [],
  });
  expect(early).toMatchObject({ verdict: "regression", delta: expect.closeTo(0.2, 1) });
});

test("a machine with two speeds, met by luck on one side only, is no regression after ten pairs", () => {
  const fast = wobble(6, 1, 0.001);
  const slow = wobble(14, 1.45, 0.001, 2);
  const quiet = Array.from({ length: 20 }, (_, i) => ({
    ...rowOf("sec/op", wobble(10, 1, 0.02, i), wobble(10, 1, 0.02, 50 + i)),
    benchmark: { pkg: "", name: `Quiet${i}`, procs: 1 },
  }));
  const lucky = rowOf("sec/op", [...fast, ...slow.slice(0, 4)], slow.slice(4));
  expect(judgeAll([lucky, ...quiet], 2)[0]?.verdict).toBe("open");
});

test("turns of a unit in which more is better are judged as their inverse", () => {
  const pairs = Array.from({ length: 20 }, (_, i) => {
    const slices = wobble(40, 1e9, 0.3, i);
    return { base: slices, head: slices.map((x, j) => 0.8 * x * (1 + 0.01 * Math.sin(31 * i + 17 * j))) };
  });
  const judgement = judgeOne(rowOf("B/s", [], [], { turns: true, pairs }));
  expect(judgement.verdict).toBe("regression");
  expect(judgement.delta).toBeCloseTo(-0.2, 2);
});

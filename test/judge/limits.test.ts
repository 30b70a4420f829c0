// Thresholds of single rows.
import { expect, test } from "@jest/globals";
import { judgeFiles } from "../../src/judge/judge-files.ts";
import { judgeLook } from "../../src/judge/judge-look.ts";
import { judgeStored } from "../../src/judge/judge-stored.ts";
import { thresholdOf } from "../../src/judge/limits.ts";
import { defaultPolicy, looks } from "../../src/judge/policy.ts";
import type { Limit } from "../../src/model/settings.ts";
import { rowOf, wobble } from "./rows.ts";

const named = (source: string) => ({ source, isIn: (text: string) => new RegExp(source).test(text) });
const limit = (threshold: number, target: Partial<Limit> = {}): Limit => ({ line: 1, threshold, ...target });
const benchmark = { pkg: "example.com/x", name: "Parse/size=1k", procs: 8 };
const threshold = (unit: string, ...limits: readonly Limit[]) =>
  thresholdOf({ benchmark, unit }, { threshold: 0.05, limits });

test("the last limit that fits counts, and the general threshold where none does", () => {
  expect(threshold("sec/op")).toBe(0.05);
  expect(threshold("sec/op", limit(0.2), limit(0.1))).toBe(0.1);
  expect(threshold("sec/op", limit(0.2), limit(0.1, { benchmark: named("^Render") }))).toBe(0.2);
  expect(threshold("sec/op", limit(0.2, { package: named("/y$") }))).toBe(0.05);
  expect(threshold("B/op", limit(0.2, { unit: "allocs/op" }))).toBe(0.05);
  expect(threshold("B/op", limit(0.2, { unit: "B/op", package: named("/x$"), benchmark: named("1k") }))).toBe(
    0.2,
  );
});

test("what is said of time is said of throughput", () => {
  expect(threshold("B/s", limit(0.2, { unit: "sec/op" }))).toBe(0.2);
  expect(threshold("sec/op", limit(0.2, { unit: "B/s" }))).toBe(0.2);
});

/** Judges look by look, all pairs there from the start. */
function verdictOf(unit: string, change: number, limits: readonly Limit[]): string | undefined {
  const [row] = [rowOf(unit, wobble(100, 1e-6, 0.01), wobble(100, 1e-6 * (1 + change), 0.01, 1))];
  const policy = { ...defaultPolicy, limits };
  let said = [] as ReturnType<typeof judgeLook>;
  for (const look of looks(policy))
    said = judgeLook([{ ...row, pairs: row.pairs.slice(0, look.pairs) }], { look, policy, earlier: said });
  return said[0]?.verdict;
}

test("a limit of 20 % lets 10 % pass, one of 2 % finds 4 %", () => {
  expect(verdictOf("sec/op", 0.1, [])).toBe("regression");
  expect(verdictOf("sec/op", 0.1, [limit(0.2)])).toBe("unchanged");
  expect(verdictOf("sec/op", 0.04, [])).toBe("unchanged");
  expect(verdictOf("sec/op", 0.04, [limit(0.02)])).toBe("regression");
});

test("with a limit of 0 % for allocations one more in a thousand is a regression", () => {
  const row = rowOf("allocs/op", Array(12).fill(1000), Array(12).fill(1001));
  const files = { ...row, base: Array(12).fill(1000), head: Array(12).fill(1001) };
  expect(judgeFiles([files], defaultPolicy)[0]?.verdict).toBe("unchanged");
  const strict = { ...defaultPolicy, limits: [limit(0, { unit: "allocs/op" })] };
  expect(judgeFiles([files], strict)[0]).toMatchObject({
    verdict: "regression",
    reason: "1000 → 1001 allocs/op (+0.1 %) in all of 12 and 12 values",
  });
});

test("limits hold for a stored baseline, too", () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({
    ...rowOf("sec/op", [], []),
    benchmark: { ...benchmark, name: `B${i}` },
    base: wobble(10, 1e-6, 0.001, i),
    head: wobble(10, i === 0 ? 1.5e-6 : 1e-6, 0.001, i + 50),
  }));
  expect(judgeStored(rows, defaultPolicy).judgements[0]?.verdict).toBe("regression");
  const loose = { ...defaultPolicy, limits: [limit(0.8, { benchmark: named("^B0$") })] };
  expect(judgeStored(rows, loose).judgements[0]?.verdict).toBe("unchanged");
});

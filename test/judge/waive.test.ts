// Waivers: what they cover, and what is said of those that are of no use.
import { expect, test } from "@jest/globals";
import { gate } from "../../src/judge/gate.ts";
import { waive } from "../../src/judge/waive.ts";
import type { Waiver } from "../../src/model/settings.ts";
import type { Comparison } from "../../src/model/verdict.ts";

const slower = (said: Partial<Comparison> = {}): Comparison => ({
  pkg: "example.com/x",
  name: "Render",
  procs: 2,
  unit: "sec/op",
  verdict: "regression",
  base: 1e-6,
  head: 1.1e-6,
  delta: 0.1,
  lo: 0.09,
  hi: 0.11,
  pairs: 20,
  reason: "10.0 % slower",
  warnings: [],
  ...said,
});
const waiver = (said: Partial<Waiver> = {}): Waiver => ({
  benchmark: { source: "^Render$", isIn: (text) => /^Render$/.test(text) },
  unit: "sec/op",
  ceiling: { kind: "change", ratio: 0.15, text: "15%" },
  reason: "the input is validated now",
  expires: "2026-12-31",
  line: 12,
  ...said,
});

function waived(rows: readonly Comparison[], waivers: readonly Waiver[], today = "2026-11-26") {
  return waive(rows, { file: ".go-steady.yml", waivers, isNew: () => false, today });
}

function outcome(rows: readonly Comparison[]): string {
  const nothing = { checks: [], headBuildFailed: [], unmeasuredReason: undefined };
  return gate({ ...nothing, comparisons: rows, failOn: ["regression"] }).outcome;
}

test("a waived row stays a regression, shows its waiver, and does not fail the gate", () => {
  const { comparisons, warnings } = waived([slower()], [waiver()]);
  expect(comparisons).toEqual([
    {
      ...slower(),
      waiver: {
        reason: "the input is validated now",
        ceiling: "15%",
        expires: "2026-12-31",
        source: ".go-steady.yml:12",
        isNew: false,
      },
    },
  ]);
  expect(warnings).toEqual([]);
  expect([outcome([slower()]), outcome(comparisons)]).toEqual(["failed", "passed"]);
});

test("above its ceiling a row fails, and says which waiver did not cover it", () => {
  const { comparisons, warnings } = waived([slower({ delta: 0.2 })], [waiver()]);
  expect(comparisons).toEqual([
    slower({ delta: 0.2, warnings: ["the waiver of .go-steady.yml:12 ends at 15%"] }),
  ]);
  expect(warnings).toEqual([]);
});

test("it holds through the day of its end in UTC, and no longer", () => {
  expect(waived([slower()], [waiver()], "2026-12-31").comparisons[0]?.waiver).toBeDefined();
  const { comparisons, warnings } = waived([slower()], [waiver()], "2027-01-01");
  expect(comparisons[0]).toEqual(
    slower({ warnings: ["the waiver of .go-steady.yml:12 expired on 2026-12-31"] }),
  );
  expect(warnings).toEqual(["the waiver of .go-steady.yml:12 for ^Render$ expired on 2026-12-31: remove it"]);
});

test("one that nothing needs is told, and one that names no benchmark", () => {
  const unchanged = slower({ verdict: "unchanged" });
  expect(waived([unchanged], [waiver()]).warnings).toEqual([
    "the waiver of .go-steady.yml:12 for ^Render$ is not used: nothing that it names got worse in sec/op; remove it when its change is in the base",
  ]);
  expect(waived([slower({ name: "Parse" })], [waiver()]).warnings).toEqual([
    "the waiver of .go-steady.yml:12 for ^Render$ is not used: it names no benchmark of this run",
  ]);
  // What an identical function has below it is not known, so that the waiver may be about that.
  const rows = [slower({ name: "Parse" }), slower({ name: "Other", verdict: "identical" })];
  expect(waived(rows, [waiver()]).warnings).toEqual([
    "the waiver of .go-steady.yml:12 for ^Render$ is not used: it names no benchmark that was measured",
  ]);
});

test("another unit, an improvement and another verdict are not waived", () => {
  const rows = [slower({ unit: "B/op" }), slower({ verdict: "improvement" }), slower({ verdict: "broken" })];
  expect(waived(rows, [waiver()]).comparisons).toEqual(rows);
});

test("throughput that fell with the waived time is waived with it", () => {
  const rows = [slower(), slower({ unit: "B/s", delta: -0.09 })];
  expect(outcome(waived(rows, [waiver()]).comparisons)).toBe("passed");
  expect(outcome(waived(rows, []).comparisons)).toBe("failed");
});

test("what got worse from zero is waived by a value, not by a share", () => {
  const row = slower({ unit: "allocs/op", base: 0, head: 2, delta: null });
  const by = (ceiling: Waiver["ceiling"]) =>
    waived([row], [waiver({ unit: "allocs/op", ceiling })]).comparisons[0]?.waiver !== undefined;
  expect(by({ kind: "change", ratio: 9, text: "900%" })).toBe(false);
  expect(by({ kind: "value", value: 2, text: "2 allocs/op" })).toBe(true);
  expect(by({ kind: "value", value: 1, text: "1 allocs/op" })).toBe(false);
});

test("of several waivers one that covers the row is enough", () => {
  const tight = waiver({ ceiling: { kind: "change", ratio: 0.01, text: "1%" }, line: 3 });
  const { comparisons } = waived([slower()], [tight, waiver()]);
  expect(comparisons[0]).toMatchObject({ waiver: { source: ".go-steady.yml:12" }, warnings: [] });
});

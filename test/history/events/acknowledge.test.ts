import { expect, test } from "@jest/globals";
import { acknowledgedBy } from "../../../src/history/events/acknowledge.ts";
import { collectGraph } from "../../../src/history/ladder/create-graph.ts";
import type { Waiver } from "../../../src/model/settings.ts";
import { at, benchmark, entry, hashOf, slower } from "../../kit/entries.ts";

const GRAPH = collectGraph([
  entry({ commit: "c1", base: "c0", time: at(10), comparisons: [slower("Parse", 1.1)] }),
]);
const WAIVER: Waiver = {
  benchmark: { source: "^Parse", isIn: (text) => text.startsWith("Parse") },
  ...{ unit: "sec/op", line: 3, reason: "new codec", expires: "2026-11-10" },
  ceiling: { text: "20%", kind: "change", ratio: 0.2 },
};
const CHANGE = { benchmark: benchmark("Parse"), unit: "sec/op", commit: hashOf("c1"), delta: 0.1 };

function accepted(waiver: Partial<Waiver>, change: Partial<typeof CHANGE> = {}) {
  return acknowledgedBy({ waivers: [{ ...WAIVER, ...waiver }] }, GRAPH)({ ...CHANGE, ...change });
}

test("a waiver accepts an event of its benchmark and unit up to its ceiling, by the day of the commit", () => {
  expect(accepted({})).toEqual({ reason: "new codec", expires: "2026-11-10" });
  expect(accepted({ expires: "2026-11-09" })).toBeUndefined();
  expect(accepted({}, { delta: 0.3 })).toBeUndefined();
  expect(accepted({}, { unit: "B/op" })).toBeUndefined();
  expect(accepted({}, { benchmark: benchmark("Render") })).toBeUndefined();
  expect(accepted({ ceiling: { text: "1ms", kind: "value", value: 1e-3 } })).toBeUndefined();
});

test("without settings nothing is accepted", () => {
  expect(acknowledgedBy(undefined, GRAPH)(CHANGE)).toBeUndefined();
});

import { expect, test } from "@jest/globals";
import { random } from "../../scripts/replay/random.mjs";
import { eventPolicy, findChanges } from "../../src/history/events/find-changes.ts";
import { layOut } from "../../src/history/events/spans.ts";
import type { Edges } from "../../src/history/ladder/graph.ts";
import { changesAlong, windowsOf } from "../../src/page/windows.ts";

test("windows overlap by half, and their centres follow each other without a gap", () => {
  expect(windowsOf(0, 100)).toEqual([{ from: 0, to: 0, centre: { from: 0, to: 0 } }]);
  expect(windowsOf(150, 100)).toEqual([{ from: 0, to: 150, centre: { from: 0, to: 150 } }]);
  expect(windowsOf(320, 100)).toEqual([
    { from: 0, to: 200, centre: { from: 0, to: 150 } },
    { from: 100, to: 300, centre: { from: 150, to: 250 } },
    { from: 200, to: 320, centre: { from: 250, to: 320 } },
  ]);
});

const STEPS = new Map([
  [40, 0.05],
  [149, -0.04],
  [150, 0.06],
  [260, 0.03],
  [290, -0.05],
]);
const COLUMNS = 320;

/** Every commit with the one before, every tenth with that ten before. */
function edges(): Edges {
  const next = random(7);
  const lines: { base: number; head: number; ln: number; error: number }[] = [];
  const sum = (from: number, to: number) =>
    [...STEPS].reduce((ln, [at, size]) => (at > from && at <= to ? ln + size : ln), 0);
  const compare = (base: number, head: number, error: number) => {
    const noise = error * (next() + next() + next() - 1.5);
    lines.push({ base, head, ln: sum(base, head) + noise, error });
  };
  for (let head = 1; head < COLUMNS; head++) {
    compare(head - 1, head, 0.004);
    if (head % 10 === 0) compare(head - 10, head, 0.003);
  }
  return {
    base: Int32Array.from(lines, ({ base }) => base),
    head: Int32Array.from(lines, ({ head }) => head),
    ln: Float64Array.from(lines, ({ ln }) => ln),
    variance: Float64Array.from(lines, ({ error }) => error ** 2),
    df: Float64Array.from(lines, () => 12),
  };
}

test("changes that are found in windows are those that are found at once, also where windows meet", () => {
  const policy = eventPolicy();
  const place = Int32Array.from({ length: COLUMNS }, (_, i) => i);
  const atOnce = findChanges(layOut(edges(), place, COLUMNS), policy).changes;
  const along = { columns: COLUMNS, policy };
  const found = changesAlong(edges(), windowsOf(COLUMNS, 100), along).changes;
  const told = (all: typeof atOnce) =>
    all.map(({ place: at, first, last, ln }) => [at, first, last, ln.toFixed(9)]);
  expect(atOnce.map(({ place: at }) => at)).toEqual([...STEPS.keys()]);
  expect(told(found)).toEqual(told(atOnce));
});

test("what is compared with a commit beside the line counts in each window", () => {
  const policy = eventPolicy();
  const beside: Edges = {
    base: Int32Array.of(COLUMNS, COLUMNS, COLUMNS),
    head: Int32Array.of(10, 250, 300),
    ln: Float64Array.of(0, 0, 0.2),
    variance: Float64Array.of(1e-6, 1e-6, 1e-6),
    df: Float64Array.of(20, 20, 20),
  };
  const { changes } = changesAlong(beside, windowsOf(COLUMNS, 100), { columns: COLUMNS, policy });
  expect(changes.map(({ first, last }) => first > 250 && last <= 300)).toEqual([true]);
});

// The best ramp is found without looking at all of them.
import { expect, test } from "@jest/globals";
import { random } from "../../../scripts/replay/random.mjs";
import { fitChanges } from "../../../src/history/events/fit.ts";
import { rampsAbove, strongestRamp } from "../../../src/history/events/ramps.ts";
import type { Spans } from "../../../src/history/events/spans.ts";

const UNKNOWNS = 300;

/** Neighbours, and every ten commits the forty before; from 100 to 200 it gets slower bit by bit. */
function drifting(seed: number, ofEach: number): Spans {
  const next = random(seed);
  const near = Array.from({ length: UNKNOWNS }, (_, i) => [i, i + 1] as const);
  const long = near.map(([i]) => [i - 40, i] as const).filter(([from, to]) => from >= 0 && to % 10 === 0);
  const all = [...near, ...long];
  const level = (at: number): number => ofEach * Math.min(Math.max(at - 100, 0), 100);
  return {
    unknowns: UNKNOWNS,
    place: Int32Array.from({ length: UNKNOWNS + 1 }, (_, i) => i),
    from: Int32Array.from(all, ([from]) => from),
    to: Int32Array.from(all, ([, to]) => to),
    y: Float64Array.from(all, ([from, to]) => level(to) - level(from) + 0.01 * (next() - 0.5)),
    weight: Float64Array.from(all, () => 1 / (0.003 + 0.002 * next()) ** 2),
    df: new Float64Array(all.length).fill(8),
  };
}

test.each([0, 0.0002, 0.002])("the strongest ramp of %d a commit is that of all", (ofEach) => {
  for (let seed = 1; seed <= 5; seed++) {
    const spans = drifting(seed, ofEach);
    const nothing = fitChanges(spans, []);
    if (nothing === undefined) throw new Error("no changes are always a fit");
    const all = rampsAbove(spans, nothing, 1);
    const [first] = all.toSorted((a, b) => b.gain - a.gain);
    expect(all.length).toBeGreaterThan(0);
    expect(strongestRamp(spans, nothing, 1)).toEqual(first);
    expect(strongestRamp(spans, nothing, (first?.gain ?? 0) * 1.001)).toBeUndefined();
  }
});

// The 95 % interval of a benchmark that did not change holds "no change" 19 times in 20, whatever the machine does. Of 300 benchmarks a machine; every
// night of 600.
import { expect, test } from "@jest/globals";
import { random } from "../../scripts/replay/random.mjs";
import { judgeLook } from "../../src/judge/judge-look.ts";
import { defaultPolicy } from "../../src/judge/policy.ts";
import type { Pair, Row } from "../../src/judge/row.ts";
import { byForm } from "../kit/long.ts";
import { rowOf } from "./rows.ts";

const next = random(11);
const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const times = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, i) => make(i));

/** Times of a process's slices: its own level, and noise of the machine at each. */
type Machine = () => { readonly pair: (turns: number) => Pair };

/** The speed wanders, by percents from one pair to the next and within it. */
const drifting: Machine = () => {
  let speed = 1;
  const step = () => {
    speed *= 1 + 0.01 * normal();
    return speed;
  };
  return {
    pair: (turns) => {
      speed *= 1 + 0.05 * normal();
      const [b, h] = [1 + 0.015 * normal(), 1 + 0.015 * normal()];
      const both = times(turns, () =>
        next() < 0.5 ? [b * step(), h * step()] : [h * step(), b * step()].reverse(),
      );
      return { base: both.map(([x]) => x ?? 1), head: both.map(([, x]) => x ?? 1) };
    },
  };
};

/** Each slice is at one of two levels, whatever the other side does. */
const twoLevels: Machine = () => {
  const slice = () => (next() < 0.4 ? 1.5 : 1) * (1 + 0.01 * normal());
  return { pair: (turns) => ({ base: times(turns, slice), head: times(turns, slice) }) };
};

/** Two processors, each of which is disturbed now and then; a slice takes as long as the slower half. */
const parallel: Machine = () => {
  const slice = () => Math.max(1 + 0.3 * next() ** 4, 1 + 0.3 * next() ** 4) * (1 + 0.02 * normal());
  return { pair: (turns) => ({ base: times(turns, slice), head: times(turns, slice) }) };
};

function covered(machine: Machine, suite: number, pairs: number, turns: boolean): number {
  const suites = Math.ceil(byForm({ short: 300, long: 600 }) / suite);
  let hits = 0;
  for (let n = 0; n < suites; n++) {
    const rows = times(suite, (i): Row => {
      const { pair } = machine();
      const benchmark = { pkg: "x", name: `B${i}`, procs: 2 };
      const slices = turns ? 40 : 20;
      return rowOf("sec/op", [], [], { turns, benchmark, pairs: times(pairs, () => pair(slices)) });
    });
    const look = { pairs, seen: 0, share: 1, last: true };
    for (const { lo, hi } of judgeLook(rows, { look, policy: defaultPolicy, earlier: [] }))
      if (lo === null || hi === null || (lo <= 0 && hi >= 0)) hits++;
  }
  return hits / (suites * suite);
}

const machines = { drifting, twoLevels, parallel };

test.each([
  ["drifting", 1, 5],
  ["drifting", 3, 5],
  ["drifting", 10, 10],
  ["twoLevels", 1, 5],
  ["twoLevels", 3, 10],
  ["twoLevels", 10, 20],
  ["parallel", 1, 5],
  ["parallel", 10, 10],
] as const)("in turns: %s, %d benchmarks, %d pairs", (name, suite, pairs) => {
  const share = covered(machines[name], suite, pairs, true);
  expect(share).toBeGreaterThan(0.9);
});

test.each([
  ["drifting", 1, 10],
  ["drifting", 10, 10],
  ["twoLevels", 10, 20],
  ["parallel", 10, 10],
] as const)("one after the other: %s, %d benchmarks, %d pairs", (name, suite, pairs) => {
  expect(covered(machines[name], suite, pairs, false)).toBeGreaterThan(0.9);
});

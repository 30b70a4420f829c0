// Rows for the judge's tests.
import type { Row } from "../../src/judge/row.ts";
import { betterOf } from "../../src/model/unit.ts";

/** rowOf makes a row of processes with one value each; base[i] and head[i] are a pair. */
export function rowOf(
  unit: string,
  base: readonly number[],
  head: readonly number[],
  more: Partial<Row> = {},
): Row {
  return {
    benchmark: { pkg: "example.com/x", name: "Parse", procs: 2 },
    unit,
    better: betterOf(unit, []),
    exact: false,
    turns: false,
    pairs: base.map((b, i) => ({ base: [b], head: [head[i] ?? Number.NaN] })),
    ...more,
  };
}

/** wobble is n values around a level, up to ±share, in an order that follows no trend. */
export function wobble(n: number, level: number, share: number, seed = 0): readonly number[] {
  return Array.from(
    { length: n },
    (_, i) => level * (1 + share * Math.sin(12.9898 * (i + 1) + 78.233 * (seed + 1))),
  );
}

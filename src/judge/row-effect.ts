// Which summary of the samples fits which row: turns by their ratios, times by the fastest processes, counts
// by the trimmed mean, and what has no logarithm by differences. docs/judging.md, "The estimate"

import { mean, midMean, sortSample } from "../stats/sample.ts";
import { type Effect, inverted } from "./effect.ts";
import { isCount } from "./exact.ts";
import { remembered } from "./remembered.ts";
import type { Pair, ProcessValues, Row } from "./row.ts";
import {
  differenceEffect,
  differenceOfFiles,
  fastestEffect,
  fastestOfFiles,
  ratioEffect,
} from "./sides-effect.ts";
import { turnsEffect } from "./turns-effect.ts";

/**
 * rowEffect is the estimated change of a row, from at least one finite pair. `allocates`: see processesOf.
 */
export function rowEffect(row: Row, pairs: readonly Pair[], allocates: boolean): Effect {
  // Where more is better the largest values are the undisturbed ones: the smallest of the inverse values.
  if (row.better === "higher" && !isCount(row) && pairs.every(isPositivePair))
    return inverted(rowEffect({ ...row, better: "lower" }, pairs.map(inverse), allocates));
  if (row.turns && !isCount(row) && pairs.every(isPositivePair)) return turnsEffect(pairs);
  const processes = processesOf(row, pairs, allocates);
  if (!isPositive(processes)) return differenceEffect(processes);
  return isCount(row) ? ratioEffect(processes) : fastestEffect(processes);
}

/** fileEffect is the same for values that are not paired, at least one a side; they may differ in number. */
export function fileEffect(row: Pick<Row, "unit" | "better" | "exact">, values: ProcessValues): Effect {
  if (!isPositive(values) || isCount(row)) return differenceOfFiles(values);
  return row.better === "higher" ? inverted(fastestOfFiles(inverse(values))) : fastestOfFiles(values);
}

/**
 * processesOf is one value per process: of counts the mean of the middle half of its slices, of times the
 * mean of the fastest tenth, rounded up, since disturbances only add time. Of a benchmark that `allocates` it
 * is the mean of the faster half, since in its fastest slices the collector happens to rest.
 */
export function processesOf(row: Row, pairs: readonly Pair[], allocates: boolean): ProcessValues {
  const values = pairs.map(isCount(row) ? middles : allocates ? fasterHalves : fastestTenths);
  return { base: values.map(({ base }) => base), head: values.map(({ head }) => head) };
}

const middles = remembered(ofBoth(midMean));
const fasterHalves = remembered(ofBoth((slices) => fastest(slices, 2)));
const fastestTenths = remembered(ofBoth((slices) => fastest(slices, 10)));

function ofBoth(summary: (slices: readonly number[]) => number) {
  return ({ base, head }: Pair) => ({ base: summary(base), head: summary(head) });
}

/** The mean of the fastest 1/part of the slices, at least one. */
function fastest(slices: readonly number[], part: number): number {
  return mean(sortSample(slices).slice(0, Math.ceil(slices.length / part)));
}

const isPositivePair = remembered(isPositive);

function isPositive({ base, head }: ProcessValues): boolean {
  return base.every((x) => x > 0) && head.every((x) => x > 0);
}

function inverse({ base, head }: ProcessValues): ProcessValues {
  return { base: base.map((x) => 1 / x), head: head.map((x) => 1 / x) };
}

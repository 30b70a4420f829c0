// Which summary of the samples fits which row.

import { mean, midMean, sortSample } from "../stats/sample.ts";
import {
  differenceEffect,
  type Effect,
  fasterEffect,
  filesDifference,
  filesEffect,
  ratioEffect,
  turnsEffect,
} from "./effect.ts";
import { isCount } from "./exact.ts";
import type { Pair, Processes, Row } from "./row.ts";

/** rowEffect estimates the change of a row from at least one finite pair. `allocates`: see processesOf. */
export function rowEffect(row: Row, pairs: readonly Pair[], allocates: boolean): Effect {
  if (row.turns && !isCount(row) && pairs.every(isPositive)) return turnsEffect(pairs);
  const processes = processesOf(row, pairs, allocates);
  if (!isPositive(processes)) return differenceEffect(processes);
  if (isCount(row)) return ratioEffect(processes);
  return row.better === "higher" ? inverted(fasterEffect(invert(processes))) : fasterEffect(processes);
}

/** fileEffect is the same for values that are not paired. */
export function fileEffect(row: Pick<Row, "unit" | "better" | "exact">, values: Processes): Effect {
  if (!isPositive(values) || isCount(row)) return filesDifference(values);
  return row.better === "higher" ? inverted(filesEffect(invert(values))) : filesEffect(values);
}

/**
 * processesOf makes one value per process: of counts the mean of the middle half of the slices, of times the mean of the fastest third,
 * since disturbances only add time; of an allocating benchmark the mean of the faster half, since its fastest slices are those in
 * which the collector happened to rest.
 */
export function processesOf(row: Row, pairs: readonly Pair[], allocates: boolean): Processes {
  const summary = isCount(row) ? midMean : (slices: readonly number[]) => fastest(slices, row, allocates);
  return { base: pairs.map((p) => summary(p.base)), head: pairs.map((p) => summary(p.head)) };
}

function fastest(slices: readonly number[], { better }: Row, allocates: boolean): number {
  const sample = sortSample(slices);
  const kept = Math.ceil(sample.length / (allocates ? 2 : 10));
  return mean(better === "higher" ? sample.slice(-kept) : sample.slice(0, kept));
}

function isPositive({ base, head }: Processes): boolean {
  return base.every((x) => x > 0) && head.every((x) => x > 0);
}

/** Of more-is-better units the largest values are the undisturbed ones. */
function invert({ base, head }: Processes): Processes {
  return { base: base.map((x) => 1 / x), head: head.map((x) => 1 / x) };
}

function inverted(effect: Effect): Effect {
  return { ...effect, centre: -effect.centre, base: 1 / effect.base, head: 1 / effect.head };
}

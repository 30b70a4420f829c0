// What the judge is given: the samples of one benchmark in one unit.

import type { Benchmark } from "../model/benchmark.ts";
import type { Better } from "../model/unit.ts";
import { remembered } from "./remembered.ts";

/** Pair is one process of the base and one of the head that ran next to each other, in random order. */
export interface Pair {
  /** Values of the base process: one, or one per slice (repetition inside the process) in order of time. */
  readonly base: readonly number[];
  /** Likewise of the head process. */
  readonly head: readonly number[];
}

/** ProcessTime is what one process took as a whole, in seconds, start and set-up included. */
export interface ProcessTime {
  /** By the clock. */
  readonly wall: number;
  /** User and system time of all its threads. */
  readonly cpu: number;
  /** The part of the wall time that the benchmark's own timer counted. */
  readonly timed: number;
}

export interface TimedPair {
  readonly base: ProcessTime;
  readonly head: ProcessTime;
}

/** Row is one benchmark in one unit, with its samples. */
export interface Row {
  readonly benchmark: Benchmark;
  /** Tidied unit; values are in it. */
  readonly unit: string;
  readonly better: Better;
  /** A `Unit` line calls the unit exact (`assume=exact`). allocs/op and B/op are nearly so without it. */
  readonly exact: boolean;
  /**
   * The processes of a pair took turns: slice i of the base ran right before or after slice i of the head.
   */
  readonly turns: boolean;
  /** The benchmark's own code differs between base and head; absent where that is not known. */
  readonly ownCodeDiffers?: boolean;
  /** In order of time. */
  readonly pairs: readonly Pair[];
  /** One per pair. Absent or empty where the system does not tell it, or the processes took turns. */
  readonly times?: readonly TimedPair[];
}

/** ProcessValues has one value per process of either side; in files one per result line. */
export interface ProcessValues {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

/**
 * finitePairs are the pairs without values that are NaN or infinite; with turns both values of the turn are
 * left out. A pair in which a side has no value left is left out, too.
 */
export function finitePairs({ pairs, turns }: Pick<Row, "pairs" | "turns">): readonly Pair[] {
  return pairs.map(turns ? finiteTurns : finiteSides).filter(hasBothSides);
}

const finiteSides = remembered(({ base, head }: Pair): Pair => {
  return { base: base.filter(Number.isFinite), head: head.filter(Number.isFinite) };
});

const finiteTurns = remembered((pair: Pair): Pair => {
  const { base, head } = pair;
  if (base.length === head.length && base.every(Number.isFinite) && head.every(Number.isFinite)) return pair;
  const both = (_: number, i: number) => Number.isFinite(base[i]) && Number.isFinite(head[i]);
  return { base: base.filter(both), head: head.filter(both) };
});

function hasBothSides({ base, head }: Pair): boolean {
  return base.length > 0 && head.length > 0;
}

/** whatIsNoNumber says which side reported NaN or an infinity, as a clause; undefined where all is finite. */
export function whatIsNoNumber(pairs: readonly Pair[]): string | undefined {
  const found = (["base", "head"] as const).flatMap((side) => {
    const value = pairs.flatMap((pair) => pair[side]).find((x) => !Number.isFinite(x));
    return value === undefined ? [] : [`the ${side} reported ${inGo(value)}`];
  });
  return found.length === 0 ? undefined : found.join(" and ");
}

/** As Go prints it. */
function inGo(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "+Inf" : "-Inf";
}

// How a benchmark is sampled, and what is needed to find that.

import type { Benchtime } from "../../options/benchtime.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import type { TestBinary } from "./test-command.ts";

/** Calibration says how one benchmark is sampled. */
export interface Calibration {
  readonly kind: "calibrated";
  /** Of a slice, at least 1: `-test.benchtime=Nx`. With turns a slice is a turn. */
  readonly iterations: number;
  /** Slices of a process, at least 1. */
  readonly repeats: number;
  /** Needs more than one processor; true where not known. */
  readonly parallel: boolean;
  /** Expected for a whole process. */
  readonly seconds: number;
  /** There was no time to see whether more iterations tell the same. */
  readonly isGuess?: boolean;
  /**
   * Where memory that is allocated once wants far more iterations than the time: what the time is taken with,
   * in processes of their own.
   */
  readonly brief?: Slicing;
  /** Of its samples only units of the clock are kept. */
  readonly clockOnly?: true;
}

/** Slicing is how the time of a process is divided. */
export type Slicing = Pick<Calibration, "iterations" | "repeats" | "seconds">;

/** briefly is how the time is taken; unchanged where it wants as many iterations as the memory. */
export function briefly({ brief, ...calibration }: Calibration): Calibration {
  return brief === undefined ? calibration : { ...calibration, ...brief, clockOnly: true };
}

/** Untold is a benchmark of which no measurement can tell anything. */
export interface Untold {
  readonly kind: "untold";
  /** One clause. */
  readonly reason: string;
}

/** PutOff is a calibration that takes longer than it may while others wait. */
export interface PutOff {
  readonly kind: "put off";
}

/** isPutOff is true where the calibration is late and can wait. */
export function isPutOff({ isLate, mayWait }: CalibrateRequest): boolean {
  return mayWait === true && isLate?.() === true;
}

/**
 * With a slice that is so many times too long or too short, a benchmark takes too long or tells too little.
 */
const FAR = 8;

/**
 * withIterations has slices of so many iterations, and about the same time; unchanged where their number is
 * FAR off.
 */
export function withIterations(calibration: Calibration, iterations: number): Calibration {
  const longer = iterations / calibration.iterations;
  if (longer > FAR || longer < 1 / FAR) return calibration;
  const repeats = Math.max(1, Math.round(calibration.repeats / longer));
  const seconds = (calibration.seconds * longer * repeats) / calibration.repeats;
  return { ...calibration, iterations, repeats, seconds };
}

export interface CalibrateRequest {
  /** Of the base, or of the head where that is measured alone. */
  readonly binary: TestBinary;
  /** Absent where the head does not run beside it. */
  readonly head?: TestBinary;
  readonly name: string;
  readonly procs: number;
  /** Seconds of the first iteration; undefined where it did not say. */
  readonly firstSecPerOp: number | undefined;
  /** Likewise on the head. */
  readonly headFirstSecPerOp?: number | undefined;
  /** The user's. */
  readonly benchtime: Benchtime | undefined;
  /** Undefined where samples are taken one process after the other. */
  readonly takeTurns: TakeTurns | undefined;
  readonly timeoutMs: number;
  /** True once calibrating has taken as long as it may. Absent: never. */
  readonly isLate?: () => boolean;
  /** Where it is late it ends without a guess, and comes again later. */
  readonly mayWait?: boolean;
  /** Part of its full length that a process has, in (0, 1]; absent: 1. */
  readonly pace?: number | undefined;
}

export function oneSlice(iterations: number, seconds: number, parallel: boolean): Calibration {
  return { kind: "calibrated", iterations, repeats: 1, parallel, seconds };
}

/** True for more than 1.5 processors: the collector uses a part of another one. True where not known. */
export function isParallel({ processors }: { readonly processors: number | undefined }): boolean {
  return processors === undefined || processors > 1.5;
}

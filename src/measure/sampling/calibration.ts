// How a benchmark is sampled, and what is asked when that is to be found.

import type { Benchtime } from "../../options/benchtime.ts";
import type { TakeTurns } from "../../ports/helper/helper.ts";
import type { TestBinary } from "./test-command.ts";

/** Calibration is how one benchmark is sampled. */
export interface Calibration {
  readonly kind: "calibrated";
  /**
   * Iterations of a slice, at least 1: `-test.benchtime=Nx`. A turn is a slice of a process that takes turns.
   */
  readonly iterations: number;
  /** Slices of a process, at least 1. */
  readonly repeats: number;
  /** Needs more than one processor; what is not known is taken for it. */
  readonly parallel: boolean;
  /** Expected seconds of a process with all that it does. */
  readonly seconds: number;
  /** Whether so many iterations tell what more of them would is not known: there was no time to see. */
  readonly isGuess?: boolean;
}

/** Untold is a benchmark of which no measurement can tell anything, and why: one clause. */
export interface Untold {
  readonly kind: "untold";
  readonly reason: string;
}

/** PutOff is a calibration that takes longer than it may while others wait. */
export interface PutOff {
  readonly kind: "put off";
}

/** isPutOff is true where what is not known yet is looked at later. */
export function isPutOff({ isLate, mayWait }: CalibrateRequest): boolean {
  return mayWait === true && isLate?.() === true;
}

/**
 * With a slice that is so many times longer or shorter than it should be, a benchmark takes too long or tells
 * too little.
 */
const FAR = 8;

/**
 * withIterations has slices of so many iterations in about the same time; where that is far from what was
 * calibrated, it stays as it is.
 */
export function withIterations(calibration: Calibration, iterations: number): Calibration {
  const longer = iterations / calibration.iterations;
  if (longer > FAR || longer < 1 / FAR) return calibration;
  const repeats = Math.max(1, Math.round(calibration.repeats / longer));
  const seconds = (calibration.seconds * longer * repeats) / calibration.repeats;
  return { ...calibration, iterations, repeats, seconds };
}

/** CalibrateRequest is what to calibrate. */
export interface CalibrateRequest {
  readonly binary: TestBinary;
  /** What it will be compared with; absent where that is not run. */
  readonly head?: TestBinary;
  readonly name: string;
  readonly procs: number;
  /** Seconds per operation that the first iteration took, undefined when it did not say. */
  readonly firstSecPerOp: number | undefined;
  /** The same of the head. */
  readonly headFirstSecPerOp?: number | undefined;
  /** What the user wants. */
  readonly benchtime: Benchtime | undefined;
  /** How the samples will be taken; undefined: one process after the other. */
  readonly takeTurns: TakeTurns | undefined;
  readonly timeoutMs: number;
  /**
   * Whether calibrating has taken as long as it may: what is known by then has to do. Absent: it never has.
   */
  readonly isLate?: () => boolean;
  /** Where it is late, it may come again later, and ends without a guess. */
  readonly mayWait?: boolean;
  /** Part of the length that a process has where there is time enough, in (0, 1]; absent: all of it. */
  readonly pace?: number | undefined;
}

/** oneSlice is a process that runs the benchmark once. */
export function oneSlice(iterations: number, seconds: number, parallel: boolean): Calibration {
  return { kind: "calibrated", iterations, repeats: 1, parallel, seconds };
}

/** A process that used more than one processor by more than the collector does beside the program. */
export function isParallel({ processors }: { readonly processors: number | undefined }): boolean {
  return processors === undefined || processors > 1.5;
}

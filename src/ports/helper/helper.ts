// What the Go helper does (helper/ in the repository). Node cannot see a child's resource use, and it knows
// neither Go's tokens nor what a binary holds.

import type { Env } from "../process/environment.ts";
import type { FileBenchmarks, Overlay, RunEnd, SameBinary, SameTokens, Turns } from "./answers.ts";

/** Program is a program and where it runs. */
export interface Program {
  readonly path: string;
  /** Working directory, absolute. */
  readonly dir: string;
  readonly env: Env;
}

/** NOT_RUN is the end of a program that was not started. */
export const NOT_RUN: RunEnd = {
  ...{ code: null, signal: null, stdout: "", stderr: "", timedOut: false, truncated: false, seconds: 0 },
};

/** TurnsRequest is a test binary of each side, built with the overlay, that run the same benchmarks. */
export interface TurnsRequest {
  readonly base: Program;
  readonly head: Program;
  /** The same for both. */
  readonly args: readonly string[];
  /** Of the order within each pair of turns, a whole number. */
  readonly seed: number;
  /** Both sides on one processor, where the system can do that and the benchmark does not use RunParallel. */
  readonly together: boolean;
  /** How long both may take, as far as that is known; 0 where it is not. */
  readonly expectedMs: number;
  readonly timeoutMs: number;
}

/**
 * TakeTurns runs both sides of a benchmark as two living processes that are timed alternately. Throws as
 * `run` does.
 */
export type TakeTurns = (request: TurnsRequest) => Promise<Turns>;

/** Helper answers as long as it is not disposed of. */
export interface Helper {
  /**
   * run starts a test binary and waits for its end; it and all that it started are killed after `timeoutMs`.
   * Throws StartError, and InterruptedError when the run is cancelled.
   */
  readonly run: (program: Program, args: readonly string[], timeoutMs: number) => Promise<RunEnd>;
  /** sameBinary is proof (a) of docs/identical.md. */
  sameBinary(base: string, head: string): Promise<SameBinary>;
  /** sameTokens is proof (b) of docs/identical.md, for Go files. */
  sameTokens(pairs: readonly (readonly [base: string, head: string])[]): Promise<SameTokens>;
  /** benchmarks lists functions, a list for each file in the order asked for. */
  benchmarks(files: readonly string[]): Promise<readonly FileBenchmarks[]>;
  /** overlay writes into the folder `out` what makes benchmarks take turns, for the Go at `goRoot`. */
  overlay(goRoot: string, out: string): Promise<Overlay>;
  readonly takeTurns: TakeTurns;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Bytes of each stream of a test binary that are kept. */
export const MAX_RUN_OUTPUT = 4 * 1024 * 1024;

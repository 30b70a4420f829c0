// What the Go helper does (helper/ in the repository). Node cannot see a child's resource use, and knows
// neither Go's tokens nor the content of a binary.

import type { Env } from "../process/environment.ts";
import type { FileBenchmarks, Overlay, RunEnd, SameBinary, SameTokens, Turns } from "./answers.ts";
import type { ReachAnswer, ReachRequest } from "./reach.ts";

export interface Program {
  readonly path: string;
  /** Working directory, absolute. */
  readonly dir: string;
  readonly env: Env;
}

/** The end of a program that was not started. */
export const NOT_RUN: RunEnd = {
  ...{ code: null, signal: null, stdout: "", stderr: "", timedOut: false, truncated: false, seconds: 0 },
};

/** A test binary of each side, built with the overlay, that run the same benchmarks. */
export interface TurnsRequest {
  readonly base: Program;
  readonly head: Program;
  readonly args: readonly string[];
  /** A whole number, for the order within each pair of turns. */
  readonly seed: number;
  /** Both sides on one processor, where the system can do that and the benchmark does not use RunParallel. */
  readonly together: boolean;
  /** Of both, as far as that is known; 0 where it is not. */
  readonly expectedMs: number;
  readonly timeoutMs: number;
}

/** Both sides run as two living processes that are timed in turns. Throws as `run` does. */
export type TakeTurns = (request: TurnsRequest) => Promise<Turns>;

export interface Helper {
  /** After `timeoutMs` all that the binary started is killed, too. Throws StartError and InterruptedError. */
  readonly run: (program: Program, args: readonly string[], timeoutMs: number) => Promise<RunEnd>;
  /** Proof (a) of docs/identical.md. */
  sameBinary(base: string, head: string): Promise<SameBinary>;
  /** Proof (b) of docs/identical.md, for Go files. */
  sameTokens(pairs: readonly (readonly [base: string, head: string])[]): Promise<SameTokens>;
  /** One entry for each file, in the order asked for. */
  benchmarks(files: readonly string[]): Promise<readonly FileBenchmarks[]>;
  /** Writes into the folder `out` what makes benchmarks take turns, for the Go at `goRoot`. */
  overlay(goRoot: string, out: string): Promise<Overlay>;
  readonly takeTurns: TakeTurns;
  /** Which benchmarks the difference of two trees can touch. */
  reach(request: ReachRequest): Promise<ReachAnswer>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Bytes that are kept of each stream of a test binary. */
export const MAX_RUN_OUTPUT = 4 * 1024 * 1024;

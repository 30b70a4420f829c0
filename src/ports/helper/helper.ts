// What the Go helper does (helper/ in the repository). Node cannot see a child's resource use, and it knows
// neither Go's tokens nor what a binary holds.

import type { Env } from "../process/environment.ts";
import type { Exit } from "../process/process.ts";

/** Program is a program and where it runs. */
export interface Program {
  readonly path: string;
  /** Working directory, absolute. */
  readonly dir: string;
  readonly env: Env;
}

/**
 * Usage is what a program took, with the children that it waited for. A field is absent where the system does
 * not say.
 */
export interface Usage {
  /** CPU time in its own code, seconds. */
  readonly user: number;
  /** CPU time in the kernel, seconds. */
  readonly system: number;
  /** How often it had to leave a CPU to another program. */
  readonly involuntarySwitches?: number;
  readonly minorFaults?: number;
  /** Page faults that waited for the disk. */
  readonly majorFaults?: number;
  /** Bytes: resident, or committed on Windows. */
  readonly peakMemory?: number;
}

/** RunEnd is how a program ended; without the helper its usage is not known. */
export interface RunEnd extends Exit {
  readonly usage?: Usage;
}

/** NOT_RUN is the end of a program that was not started. */
export const NOT_RUN: RunEnd = {
  ...{ code: null, signal: null, stdout: "", stderr: "", timedOut: false, truncated: false, seconds: 0 },
};

/** SameBinary says whether two programs have the same code and data, and why (not). */
export interface SameBinary {
  readonly same: boolean;
  readonly reason: string;
}

/**
 * SameTokens names the pairs that differ in more than comments, by index; `reasons` has a sentence for each.
 */
export interface SameTokens {
  readonly different: readonly number[];
  readonly reasons: readonly string[];
}

/** BenchmarkFunction is a function that `go test -bench` would run. */
export interface BenchmarkFunction {
  /** With `Benchmark`. */
  readonly name: string;
  /** Of the name, 1-based. */
  readonly line: number;
  /** In bytes, 1-based. */
  readonly column: number;
  /** Equal for functions of the same tokens, "" where that is not known. */
  readonly hash: string;
}

/** FileBenchmarks are the benchmark functions of one file. */
export interface FileBenchmarks {
  readonly benchmarks: readonly BenchmarkFunction[];
  /** Why some may be missing: the file cannot be parsed. */
  readonly error?: string;
}

/** Overlay is a file for `go test -overlay`, or why benchmarks of this Go cannot take turns. */
export type Overlay =
  | { readonly kind: "written"; readonly path: string }
  | { readonly kind: "impossible"; readonly reason: string };

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

/** Turns is what was measured in turns, and how both processes ended. */
export interface Turns {
  readonly records: readonly TurnsRecord[];
  readonly base: RunEnd;
  readonly head: RunEnd;
  /**
   * `diverged`: the sides did not run the same benchmarks, or one ended early; `shared`: they met, and what
   * they measured together says nothing.
   */
  readonly ended: "complete" | "diverged" | "shared" | "timeout";
  /** Why it is not complete, "" when it is. */
  readonly reason: string;
}

/**
 * TurnsRecord has the turns of one benchmark with one count of iterations: turn i of both sides came one
 * right after the other.
 */
export interface TurnsRecord {
  /** With `Benchmark`, without the number of processors. */
  readonly name: string;
  readonly iterations: number;
  /** It uses RunParallel. */
  readonly parallel: boolean;
  readonly base: readonly Turn[];
  readonly head: readonly Turn[];
}

/** Turn is one timed stretch. */
export interface Turn {
  readonly nanoseconds: number;
  /** Allocations of all iterations. */
  readonly allocs: number;
  /** Bytes allocated by all iterations. */
  readonly allocBytes: number;
  /** Bytes that an operation processes, 0 where the benchmark does not say. */
  readonly setBytes: number;
  /** What `b.ReportMetric` was told, by unit. */
  readonly extra: ReadonlyMap<string, number>;
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

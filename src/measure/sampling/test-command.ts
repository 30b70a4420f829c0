// How a test binary is asked to run benchmarks. https://pkg.go.dev/cmd/go#hdr-Testing_flags

import { exactName } from "../../patterns/exact-name.ts";
import type { Env } from "../../ports/process/environment.ts";

/** TestBinary is the built test of one package on one side. */
export interface TestBinary {
  readonly path: string;
  /** The package's folder, where tests find their files. */
  readonly dir: string;
  readonly env: Env;
  /** The user's arguments, behind those that select benchmarks. */
  readonly args?: readonly string[];
}

/** BenchmarkRun is one process of a test binary. */
export interface BenchmarkRun {
  /** -test.bench */
  readonly pattern: string;
  /** -test.skip */
  readonly skip?: string;
  /** -test.benchtime: `100x`, `1s`. */
  readonly benchtime: string;
  /** -test.count, at least 1. */
  readonly repeats: number;
  /** -test.cpu, at least 1. */
  readonly procs: number;
}

/** benchmarkArgs are the arguments with which a test binary runs benchmarks, and no tests. */
export function benchmarkArgs({ args = [] }: Pick<TestBinary, "args">, run: BenchmarkRun): readonly string[] {
  return [
    "-test.run=^$",
    `-test.bench=${run.pattern}`,
    ...(run.skip === undefined ? [] : [`-test.skip=${run.skip}`]),
    `-test.benchtime=${run.benchtime}`,
    `-test.count=${run.repeats}`,
    `-test.cpu=${run.procs}`,
    "-test.benchmem",
    "-test.timeout=0", // the time limit is ours: that of package testing ends the process in the middle of a line
    "-test.paniconexit0", // as with `go test`: a process that exits with 0 in the middle has not passed
    ...args,
  ];
}

/**
 * repeating is a test binary, built with the overlay, that times its benchmark so many times and prints the
 * last one. Unlike `-test.count` it prepares nothing in between.
 */
export function repeating(binary: TestBinary, times: number): TestBinary {
  return { ...binary, env: { ...binary.env, GO_STEADY_REPEAT: String(times) } };
}

/**
 * alternating is the same, with a turn of few iterations before each repetition. The first turn has none
 * before it.
 */
export function alternating(binary: TestBinary, times: number, few: number): TestBinary {
  const repeated = repeating(binary, times);
  return { ...repeated, env: { ...repeated.env, GO_STEADY_FEW: String(few) } };
}

/**
 * exactly selects one leaf benchmark by its full name. Names that only begin with it and a slash are skipped:
 * `b.Run("a")` may stand beside `b.Run("a/b")`.
 */
export function exactly(name: string): { readonly pattern: string; readonly skip: string } {
  const pattern = exactName(`Benchmark${name}`);
  return { pattern, skip: `${pattern}/` };
}

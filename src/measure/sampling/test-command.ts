// How a test binary is asked to run benchmarks. https://pkg.go.dev/cmd/go#hdr-Testing_flags

import type { Env } from "../../ports/process/environment.ts";

/** TestBinary is the built test of one package on one side. */
export interface TestBinary {
  readonly path: string;
  /** The package's folder: tests find their files relative to it. */
  readonly dir: string;
  readonly env: Env;
  /** What the user hands to it, behind the arguments that select benchmarks. Absent: nothing. */
  readonly args?: readonly string[];
}

/** BenchmarkRun is one process of a test binary. */
export interface BenchmarkRun {
  /** Pattern of -test.bench. */
  readonly pattern: string;
  /** Pattern of -test.skip. */
  readonly skip?: string;
  /** Value of -test.benchtime: `100x`, `1s`. */
  readonly benchtime: string;
  /** Repetitions inside the process, at least 1. */
  readonly repeats: number;
  /** GOMAXPROCS, at least 1. */
  readonly procs: number;
}

/** benchmarkArgs are the arguments with which a binary runs benchmarks and nothing else. */
export function benchmarkArgs({ args = [] }: Pick<TestBinary, "args">, run: BenchmarkRun): readonly string[] {
  return [
    "-test.run=^$",
    `-test.bench=${run.pattern}`,
    ...(run.skip === undefined ? [] : [`-test.skip=${run.skip}`]),
    `-test.benchtime=${run.benchtime}`,
    `-test.count=${run.repeats}`,
    `-test.cpu=${run.procs}`,
    "-test.benchmem",
    "-test.timeout=0", // the time limit is ours: testing's own would end the process in the middle of a line
    "-test.paniconexit0", // as `go test` has it: who leaves with 0 in the middle has not passed
    ...args,
  ];
}

/**
 * repeating is a test binary, built with the overlay, that times its benchmark so many times without the
 * preparations of `-test.count`, and prints the last.
 */
export function repeating(binary: TestBinary, times: number): TestBinary {
  return { ...binary, env: { ...binary.env, GO_STEADY_REPEAT: String(times) } };
}

/**
 * exactly selects one leaf benchmark by its full name: a parent's name alone would run all of its
 * sub-benchmarks. What a sibling's name has behind a slash is skipped (`b.Run("a")` beside `b.Run("a/b")`).
 */
export function exactly(name: string): { readonly pattern: string; readonly skip: string } {
  const elements = `Benchmark${name}`.split("/");
  const pattern = elements.map((element) => `^${element.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")}$`).join("/");
  return { pattern, skip: `${pattern}/` };
}

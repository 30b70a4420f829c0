// What a file of Go benchmark text holds, as records in the order of its lines.
// https://go.googlesource.com/proposal/+/master/design/14313-benchmark-format.md

import type { UnitMetadata } from "../model/unit.ts";
import type { Config } from "./config.ts";

/** Value is one number of a result line. */
export interface Value {
  /** In `unit`: seconds, bytes, bytes per second, counts. Any sign; may be infinite or NaN. */
  readonly value: number;
  /** Tidied: `sec/op`, `B/s`. Any text without white space, not "". Outside data. */
  readonly unit: string;
  /** The pair as written, where tidying changed it; null otherwise. */
  readonly original: { readonly value: number; readonly unit: string } | null;
}

/** Result is one result line: `BenchmarkName-8  100  123.4 ns/op  16 B/op`. */
export interface Result {
  readonly kind: "result";
  /** The key/value lines that hold here. Equal configurations of one file are the same object. */
  readonly config: Config;
  /**
   * The name without "Benchmark", with any `-N` suffix: `Parse/size=1k-8`. May be "". Outside data. Equal
   * names of one file are the same string.
   */
  readonly fullName: string;
  /** Iterations: any integer that fits 64 bits, exact up to 2^53. */
  readonly iters: number;
  /** In the order of the line, at least one. A unit may occur twice. */
  readonly values: readonly Value[];
  /** 1-based line of the numbers; the name of a torn row is on an earlier one. */
  readonly line: number;
}

/** UnitLine is one `key=value` of a `Unit` line; a line with several pairs gives several records. */
export interface UnitLine extends UnitMetadata {
  readonly kind: "unit";
  /** The unit as written, before tidying. */
  readonly original: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * BadLine is a line that looks like a result or `Unit` line and is none, or that shows that a benchmark gave
 * no result.
 */
export interface BadLine {
  readonly kind: "bad";
  /** The file's name as the reader was given it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** What is wrong, in benchstat's words where it has any. */
  readonly reason: string;
  /** The line itself, at most MAX_QUOTED UTF-16 units of it. Outside data. */
  readonly text: string;
}

/** BenchRecord is what a line of a file can give. */
export type BenchRecord = Result | UnitLine | BadLine;

/** MAX_QUOTED is how much of a bad line is kept: enough to recognise it. */
export const MAX_QUOTED = 200;

/**
 * LINE_TOO_LONG is the reason of a bad line of MAX_LINE bytes or more, at which benchstat gives the file up.
 */
export const LINE_TOO_LONG = "line of 65536 bytes or more";

// What the helper answers, checked once, here. A wrong shape means different versions of helper and client.

import { constants } from "node:os";
import {
  anything,
  count,
  entries,
  flag,
  into,
  list,
  Mismatch,
  nullable,
  number,
  object,
  oneOf,
  optional,
  or,
  type Shape,
  type TypeOf,
  text,
} from "../../model/shape.ts";
import type { Exit } from "../process/child.ts";

/** A request or an answer is not as it should be: a mistake of ours, which ends only its own work. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError" as const;
}

/** Throws ProtocolError for another shape. */
export function reading<T>(shape: Shape<T>): (result: unknown) => T {
  return (result) => {
    const found = shape(result);
    if (found instanceof Mismatch) throw new ProtocolError(`the Go helper's ${found.told("answer")}`);
    return found;
  };
}

const answerShape = object({
  id: count,
  result: optional(anything),
  error: optional(
    object({
      message: text,
      /** ENOENT or EACCES, INVALID for a request that is wrong. */
      code: or(text, ""),
    }),
  ),
});

/** One line of the helper: a result, or why it cannot give one. */
export type HelperAnswer = TypeOf<typeof answerShape>;

/** Throws when the line is no answer of the helper. */
export function readAnswer(line: string): HelperAnswer {
  return reading(answerShape)(JSON.parse(line));
}

const usageFields = {
  /** CPU time in its own code, seconds. */
  user: number,
  /** CPU time in the kernel, seconds. */
  system: number,
  /** Bytes: resident, or committed on Windows; absent where the system does not tell. */
  peakMemory: optional(number),
};
const usageShape = object(usageFields);

/** What a program used, with the children that it waited for. */
export type Usage = TypeOf<typeof usageShape>;

/** Without the helper the usage is not known. */
export interface RunEnd extends Exit {
  readonly usage?: Usage;
}

const base64 = into(text, (encoded) => Buffer.from(encoded, "base64").toString("utf8"));

const signal = into(nullable(number), (wanted) => {
  if (wanted === null) return null;
  const [name] = Object.entries(constants.signals).find(([, value]) => value === wanted) ?? [];
  return name === undefined ? new Mismatch("a signal of this system", wanted) : (name as NodeJS.Signals);
});

export const runEnd: Shape<RunEnd> = into(
  object({
    ...{ code: nullable(number), signal, stdout: base64, stderr: base64, timedOut: flag, truncated: flag },
    usage: object({ wall: number, ...usageFields }),
  }),
  ({ usage: { wall: seconds, ...usage }, ...end }) => ({ ...end, seconds, usage }),
);

/** Whether two programs have the same code and data, and why (not). */
export const sameBinary = object({ same: flag, reason: text });
export type SameBinary = TypeOf<typeof sameBinary>;

/** `different`: indexes of pairs that differ in more than comments; `reasons` has a sentence for each. */
export const sameTokens = object({ different: list(count), reasons: list(text) });
export type SameTokens = TypeOf<typeof sameTokens>;

const benchmarkFunction = object({
  /** With `Benchmark`. */
  name: text,
  /** Of the name, 1-based. */
  line: count,
  /** In bytes, 1-based. */
  column: count,
  /** Equal for functions of the same tokens, "" where that is not known. */
  hash: text,
});

/** A function that `go test -bench` would run. */
export type BenchmarkFunction = TypeOf<typeof benchmarkFunction>;

const fileBenchmarks = object({
  benchmarks: list(benchmarkFunction),
  /** Why some may be missing: the file cannot be parsed. */
  error: optional(text),
});

export type FileBenchmarks = TypeOf<typeof fileBenchmarks>;

export const benchmarksOfFiles = into(object({ files: list(fileBenchmarks) }), ({ files }) => files);

/** A file for `go test -overlay`, or why benchmarks of this Go cannot take turns. */
export type Overlay =
  | { readonly kind: "written"; readonly path: string }
  | { readonly kind: "impossible"; readonly reason: string };

export const overlay: Shape<Overlay> = into(
  object({ path: optional(text), reason: optional(text) }),
  ({ path, reason }) => {
    if (path !== undefined) return { kind: "written", path };
    return reason === undefined ? new Mismatch("a text", reason, ".reason") : { kind: "impossible", reason };
  },
);

/** One timed stretch. */
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

/** JSON has only finite numbers: others come as texts. A turn that did not report the unit has null. */
const metric: Shape<number | null> = (value) => {
  if (value === "NaN") return Number.NaN;
  if (value === "+Inf") return Number.POSITIVE_INFINITY;
  return value === "-Inf" ? Number.NEGATIVE_INFINITY : nullable(number)(value);
};

/** A side comes in columns: value i of each belongs to turn i. */
const columnsShape = object({
  ...{ nanoseconds: list(count), allocs: list(count), allocBytes: list(count), setBytes: list(count) },
  extra: optional(entries(list(metric))),
});
type Columns = TypeOf<typeof columnsShape>;

function turnsOf({ extra = [], ...counted }: Columns): readonly Turn[] | Mismatch {
  const { length } = counted.nanoseconds;
  const metrics = extra.map(([unit, values]) => [`extra.${unit}`, values] as const);
  const other = [...Object.entries(counted), ...metrics].find(([, values]) => values.length !== length);
  if (other !== undefined) return new Mismatch(`a list of ${length}`, other[1], `.${other[0]}`);
  return counted.nanoseconds.map((nanoseconds, i) => ({
    nanoseconds,
    allocs: counted.allocs[i] ?? 0,
    allocBytes: counted.allocBytes[i] ?? 0,
    setBytes: counted.setBytes[i] ?? 0,
    extra: new Map(extra.flatMap(([unit, values]) => reported(unit, values[i]))),
  }));
}

function reported(unit: string, value: number | null | undefined): readonly (readonly [string, number])[] {
  return value === null || value === undefined ? [] : [[unit, value]];
}

const sideOfTurns = into(columnsShape, turnsOf);

const turnsRecord = into(
  object({
    /** With `Benchmark`, without the number of processors. */
    name: text,
    iterations: count,
    /** It uses RunParallel. */
    parallel: flag,
    base: sideOfTurns,
    head: sideOfTurns,
  }),
  (record) =>
    record.base.length === record.head.length
      ? record
      : new Mismatch(`a list of ${record.base.length} turns`, record.head.length, ".head"),
);

/** One benchmark with one count of iterations: turn i of one side came right before or after the other's. */
export type TurnsRecord = TypeOf<typeof turnsRecord>;

/** What was measured in turns, and how both processes ended. */
export const turns = object({
  records: list(turnsRecord),
  base: runEnd,
  head: runEnd,
  /**
   * `diverged`: the sides did not run the same benchmarks, or one ended early; `shared`: both used something
   * of which there is only one, so that their values say nothing.
   */
  ended: oneOf(["complete", "diverged", "shared", "timeout"]),
  /** Why it is not complete, "" when it is. */
  reason: or(text, ""),
});
export type Turns = TypeOf<typeof turns>;

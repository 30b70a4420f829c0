// An entry as a file: JSON on one line, with its rows as columns, since a history has millions of them.
// docs/history.md describes the fields. It only grows; a field that changes its meaning is a new schema.

import { timeText } from "../model/bounded.ts";
import { clockShape } from "../model/clock.ts";
import { commitHash } from "../model/commit-hash.ts";
import {
  count,
  either,
  fromJson,
  list,
  Mismatch,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  type TypeOf,
  text,
  where,
} from "../model/shape.ts";
import { VERDICTS_BY_WEIGHT } from "../model/verdict.ts";
import { MAX_ENTRY_CHARS, MAX_NAME, MAX_ROWS, MAX_SENTENCE } from "./limits.ts";
import { benchmarkNames, testNames } from "./names.ts";

export const ENTRY_SCHEMA = 1;

const short = where(text, `at most ${MAX_NAME} characters`, (value) => value.length <= MAX_NAME);
/** With an ellipsis. */
const sentence = where(text, `at most ${MAX_SENTENCE} characters`, (value) => value.length <= MAX_SENTENCE);
const timeOrNone = either(oneOf([""]), timeText);
const notNegative = where(number, "a number from 0 on", (value) => value >= 0);

/** `other`: place of the first value that does not fit; as long as the column where all do. */
function column<T>(other: (values: readonly unknown[]) => number, rule: string): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > MAX_ROWS) return new Mismatch("a column", value);
    const i = other(value);
    return i === value.length ? value : new Mismatch(rule, value[i]).below(`[${i}]`);
  };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === "number" && Number.isFinite(value));
}

function isErrorOrNull(value: unknown): value is number | null {
  return isNumberOrNull(value) && (value === null || value >= 0);
}

// A loop each: one for all, which is told what to ask of a value, takes many times as long.
const counts = column<number>((values) => {
  let i = 0;
  while (i < values.length && isCount(values[i])) i++;
  return i;
}, "a whole number from 0 on");
const numbers = column<number | null>((values) => {
  let i = 0;
  while (i < values.length && isNumberOrNull(values[i])) i++;
  return i;
}, "a finite number or null");
const errors = column<number | null>((values) => {
  let i = 0;
  while (i < values.length && isErrorOrNull(values[i])) i++;
  return i;
}, "a number from 0 on or null");
const seconds = column<number>((values) => {
  let i = 0;
  while (i < values.length && values[i] !== null && isErrorOrNull(values[i])) i++;
  return i;
}, "a number from 0 on");

const rowsShape = object({
  /** Index in `benchmarks`. */
  of: counts,
  /** Index in `units`. */
  unit: counts,
  /** Index in `verdicts`. */
  verdict: counts,
  base: numbers,
  head: numbers,
  ln: numbers,
  error: errors,
  df: errors,
  pairs: counts,
  orders: counts,
});

const testsShape = object({
  /** A text of names.ts. */
  names: testNames,
  /** One each. */
  seconds,
  /** Indices of those that did not pass. */
  failed: counts,
  skipped: counts,
  flaky: counts,
  /** Numbers of packages, from 0 on in the order in which `names` has them. */
  same: optional(counts),
  crashed: optional(counts),
  /** For each other clock those that ended otherwise than above. */
  clocks: optional(
    list(object({ clock: clockShape, passed: counts, failed: counts, skipped: counts }), 1_000),
  ),
});

export const entryShape = object({
  schema: oneOf([ENTRY_SCHEMA]),
  source: oneOf(["run", "github-action-benchmark", "benchfmt"]),
  run: object({ id: short, attempt: count, job: short }),
  region: short,
  branch: short,
  commit: object({
    sha: commitHash,
    parents: list(commitHash, 100),
    authored: timeOrNone,
    title: sentence,
    pull: optional(count),
  }),
  time: timeText,
  machine: object({ cpu: short, goos: short, goarch: short, gomaxprocs: count, go: short }),
  outcome: oneOf(["passed", "failed", "unmeasured"]),
  base: optional(object({ sha: commitHash, ref: short, how: oneOf(["pairs", "stored"]) })),
  checks: list(
    object({
      name: oneOf(["vet", "staticcheck", "test"]),
      status: oneOf(["passed", "failed", "skipped", "error"]),
      findings: count,
      seconds: notNegative,
    }),
    10,
  ),
  tests: optional(testsShape),
  reach: optional(object({ reached: count, of: count })),
  /** A text of names.ts; all others mean a benchmark by its index here. */
  benchmarks: benchmarkNames,
  /** First index and length of each run of benchmarks: `[0,411,415,2]`. */
  identical: counts,
  units: list(short, 10_000),
  verdicts: list(oneOf(VERDICTS_BY_WEIGHT.filter((verdict) => verdict !== "identical")), 10),
  rows: rowsShape,
  /** Rows of counts that are what they were: verdict `unchanged`, base and head the value, ln and error 0. */
  still: optional(object({ of: counts, unit: counts, value: numbers, pairs: counts, orders: counts })),
  /** Of few rows, by their index. */
  reasons: optional(list(object({ row: count, text: sentence }), MAX_ROWS)),
  through: optional(list(object({ row: count, names: list(short, 20) }), MAX_ROWS)),
  waived: optional(list(object({ row: count, reason: sentence, expires: short }), MAX_ROWS)),
  /** What was measured without a comparison. */
  values: optional(object({ of: counts, unit: counts, value: numbers })),
});

/** EntryFile is an entry as it is written. */
export type EntryFile = TypeOf<typeof entryShape>;

/** Unreadable is a file that is no entry, with why: a clause that may quote hostile text. */
export class Unreadable {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/** parseEntryFile checks the text of a file, which is a stranger's. */
export function parseEntryFile(written: string): EntryFile | Unreadable {
  if (written.length > MAX_ENTRY_CHARS)
    return new Unreadable(`it has ${written.length} characters, more than ${MAX_ENTRY_CHARS}`);
  return checkEntryFile(fromJson(written));
}

/** checkEntryFile takes what was parsed; undefined for what is no JSON. */
export function checkEntryFile(value: unknown): EntryFile | Unreadable {
  if (value === undefined) return new Unreadable("it is not JSON, or only the beginning of it");
  const schema = object({ schema: count })(value);
  if (schema instanceof Mismatch) return new Unreadable(schema.told("entry"));
  if (schema.schema > ENTRY_SCHEMA)
    return new Unreadable(
      `it has schema ${schema.schema}, and this version reads ${ENTRY_SCHEMA}: a newer go-steady reads it`,
    );
  const found = entryShape(value);
  return found instanceof Mismatch ? new Unreadable(found.told("entry")) : found;
}

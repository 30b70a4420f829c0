// The rows of a run that was compared with a stored baseline.

import type { BothPlaces } from "../build/locate-benchmarks.ts";
import { comparisonOf, emptyRow, type Why } from "../judge/comparison.ts";
import type { FileRow } from "../judge/judge-files.ts";
import { judgeStored, type StoredVerdicts } from "../judge/judge-stored.ts";
import type { Policy } from "../judge/policy.ts";
import type { Measured } from "../measure/measure.ts";
import { placeOf } from "../measure/rows.ts";
import { processValue } from "../measure/write-samples.ts";
import { type Benchmark, benchmarkKey, functionOf } from "../model/benchmark.ts";
import { meaningOf, type UnitMetadata } from "../model/unit.ts";
import type { Comparison } from "../model/verdict.ts";
import type { StoredSeries } from "./read-baseline.ts";

export interface StoredFound {
  /** Rows of all that gave no samples, with those of `untold`: benchmarks that began and gave none. */
  readonly rows: (untold: readonly Measured[]) => readonly Comparison[];
  readonly measured: readonly Measured[];
  /** Undefined where none is stored yet. */
  readonly stored: ReadonlyMap<string, StoredSeries> | undefined;
  /** Why nothing can be compared; undefined when it can be. */
  readonly incomparable: string | undefined;
  /** Whether the user asks for a benchmark of the baseline. */
  readonly isWanted: (benchmark: Benchmark) => boolean;
  readonly metadata: readonly UnitMetadata[];
  readonly places: BothPlaces;
  readonly policy: Policy;
}

/** StoredRows has null for `verdicts` where nothing was judged. */
interface StoredRows {
  readonly comparisons: readonly Comparison[];
  readonly verdicts: StoredVerdicts | null;
}

/** storedRows lists what gave no samples, what only one side has, and what was compared. */
export function storedRows(found: StoredFound): StoredRows {
  const { stored, incomparable, places, policy } = found;
  const isTold = ({ broken, pairs }: Measured) => broken === undefined && pairs.length > 0;
  const told = found.measured.filter(isTold);
  const untold = found.rows(found.measured.filter((each) => !isTold(each)));
  const rows = told.flatMap((each) => rowsToTell(stored, fileRows(found, each)));
  const shared = rows.filter((row) => row.base.length > 0);
  const compared = incomparable === undefined ? judgeStored(shared, policy) : null;
  const judged = shared.map((row, i) => {
    const judgement = compared?.judgements[i];
    const { benchmark, unit } = row;
    return judgement === undefined
      ? emptyRow(benchmark, { unit, verdict: "inconclusive", reason: incomparable ?? "" })
      : comparisonOf(row, judgement);
  });
  const added = rows.filter((row) => row.base.length === 0).map((row) => newRow(found, row));
  const isComparable = stored !== undefined && incomparable === undefined;
  const missing = isComparable ? missingRows(found, { told, untold }) : [];
  const own = [...added, ...missing, ...judged].map((row) => ({ ...row, ...placeOf(places, row) }));
  return { comparisons: [...untold.map((row) => brokenFor(stored, row)), ...own], verdicts: compared };
}

/** A benchmark of the baseline ran before, so `brokenOn` stays; another one got no worse. */
function brokenFor(stored: StoredFound["stored"], { brokenOn, ...row }: Comparison): Comparison {
  return brokenOn !== undefined && stored?.has(benchmarkKey(row)) ? { ...row, brokenOn } : row;
}

/** A process gives one value, as in the stored file. */
function fileRows({ stored, metadata }: StoredFound, { subject, pairs }: Measured): readonly FileRow[] {
  const { pkg, name, procs } = subject;
  const benchmark = { pkg, name, procs };
  const before = stored?.get(benchmarkKey(benchmark));
  return unitsOf(pairs).map((unit) => ({
    benchmark,
    unit,
    ...meaningOf(unit, metadata),
    base: before?.values.get(unit) ?? [],
    head: pairs.flatMap(({ head }) => processValue(head.get(unit) ?? []) ?? []),
  }));
}

function unitsOf(pairs: Measured["pairs"]): readonly string[] {
  return [...new Set(pairs.flatMap(({ head }) => [...head.keys()]))];
}

/** A benchmark that is not stored gets one row, that of its time where it has one. */
function rowsToTell(stored: StoredFound["stored"], rows: readonly FileRow[]): readonly FileRow[] {
  const [first] = rows;
  if (first === undefined || stored?.has(benchmarkKey(first.benchmark))) return rows;
  return [rows.find((row) => row.unit === "sec/op") ?? first];
}

/** With incomparable conditions it is not known whether the benchmark is new. */
function newRow({ stored, incomparable }: StoredFound, { benchmark, unit, head }: FileRow): Comparison {
  const reason = stored === undefined ? "no baseline is stored yet" : "the stored baseline does not have it";
  const isKnown = stored === undefined || incomparable === undefined;
  const why: Why = isKnown ? { verdict: "new", reason } : { verdict: "inconclusive", reason: incomparable };
  return { ...emptyRow(benchmark, { unit, ...why }), head: processValue(head) };
}

/** Benchmarks that the head lacks, and units that it no longer reports, unless they have a row already. */
function missingRows(
  { stored, isWanted }: StoredFound,
  { told, untold }: { readonly told: readonly Measured[]; readonly untold: readonly Comparison[] },
): readonly Comparison[] {
  const there = new Set([...told.map(({ subject }) => subject), ...untold].map(benchmarkKey));
  // Which benchmarks a function has is not known when it gave nothing.
  const unknown = new Set(untold.map(({ pkg, name }) => `${pkg}\n${name}`));
  const isThere = (benchmark: Benchmark) =>
    there.has(benchmarkKey(benchmark)) || unknown.has(`${benchmark.pkg}\n${functionOf(benchmark.name)}`);
  const gone = [...(stored?.values() ?? [])].filter(
    ({ benchmark }) => !isThere(benchmark) && isWanted(benchmark),
  );
  const units = told.flatMap(({ subject, pairs }) => {
    const reported = unitsOf(pairs);
    const before = [...(stored?.get(benchmarkKey(subject))?.values.keys() ?? [])];
    const lost = before.filter((unit) => !reported.includes(unit));
    return lost.map((unit) =>
      emptyRow(subject, { unit, verdict: "missing", reason: `the head does not report ${unit}` }),
    );
  });
  const whole: Why = { verdict: "missing", reason: "the head does not have it" };
  return [...gone.map(({ benchmark }) => emptyRow(benchmark, whole)), ...units];
}

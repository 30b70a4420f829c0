// The rows of a run that was compared with a stored baseline.

import type { BenchmarkPlace, Places } from "../build/locate-benchmarks.ts";
import type { FileRow } from "../judge/judge-files.ts";
import { judgeStored, type StoredVerdicts } from "../judge/judge-stored.ts";
import type { Judgement } from "../judge/judgement.ts";
import type { Policy } from "../judge/policy.ts";
import type { Breakage } from "../measure/sampling/breakage.ts";
import { processValue } from "../measure/write-samples.ts";
import { type Benchmark, benchmarkKey, functionOf } from "../model/benchmark.ts";
import { betterOf, isExact, type UnitMetadata } from "../model/unit.ts";
import type { Comparison } from "../model/verdict.ts";
import type { HeadSeries } from "./measure-head.ts";
import type { StoredSeries } from "./read-baseline.ts";

/** StoredFound is all that is known when the head has been measured. */
export interface StoredFound {
  readonly series: readonly HeadSeries[];
  /** Benchmarks that broke before they could be measured. */
  readonly broken: readonly (Benchmark & { readonly breakage: Breakage })[];
  /** Undefined where none is stored yet. */
  readonly stored: ReadonlyMap<string, StoredSeries> | undefined;
  /** Why nothing can be compared, "" when it can be. */
  readonly incomparable: string;
  /** Whether a benchmark of the baseline was asked for at all. */
  readonly isWanted: (benchmark: Benchmark) => boolean;
  readonly metadata: readonly UnitMetadata[];
  readonly places: Places;
  readonly policy: Policy;
}

/** StoredRows are the rows, with what the judge took out of them (null where it judged nothing). */
export interface StoredRows {
  readonly comparisons: readonly Comparison[];
  readonly verdicts: StoredVerdicts | null;
}

/** storedRows lists what broke, what only one side has, and what was compared. */
export function storedRows(found: StoredFound): StoredRows {
  const { stored, incomparable } = found;
  const measured = found.series.filter(({ broken, samples }) => broken === undefined && samples.length > 0);
  const rows = measured.flatMap((series) => rowsToTell(stored, fileRows(found, series)));
  const shared = rows.filter((row) => row.base.length > 0);
  const compared = incomparable === "" ? judgeStored(shared, found.policy) : null;
  const judged = shared.map((row, i) => {
    const judgement = compared?.judgements[i];
    return judgement === undefined
      ? bare(found, row.benchmark, { unit: row.unit, verdict: "inconclusive", reason: incomparable })
      : judgedRow(found, row, judgement);
  });
  const added = rows.filter((row) => row.base.length === 0).map((row) => newRow(found, row));
  const unmeasured = found.series.filter((s) => s.broken === undefined && s.samples.length === 0);
  return {
    comparisons: [
      ...found.broken.map((b) => brokenRow(found, b, b.breakage)),
      ...found.series.flatMap(({ subject, broken }) => (broken ? [brokenRow(found, subject, broken)] : [])),
      ...unmeasured.map(({ subject, trouble, untold = "there was no time to measure it" }) => {
        const reason = trouble === undefined ? untold : `it could not be measured: ${trouble}`;
        return bare(found, subject, { verdict: "inconclusive", reason });
      }),
      ...added,
      ...(stored === undefined || incomparable !== "" ? [] : missingRows(found)),
      ...judged,
    ],
    verdicts: compared,
  };
}

/** A process is one value, as in the stored file. */
function fileRows({ stored, metadata }: StoredFound, { subject, samples }: HeadSeries): readonly FileRow[] {
  const { pkg, name, procs } = subject;
  const benchmark = { pkg, name, procs };
  const before = stored?.get(benchmarkKey(benchmark));
  const units = [...new Set(samples.flatMap((sample) => [...sample.keys()]))];
  return units.map((unit) => ({
    benchmark,
    unit,
    better: betterOf(unit, metadata),
    exact: isExact(unit, metadata),
    base: before?.values.get(unit) ?? [],
    head: samples.flatMap((sample) => processValue(sample.get(unit) ?? []) ?? []),
  }));
}

/** A benchmark that is not stored at all is told once, as its time where it has one. */
function rowsToTell(stored: StoredFound["stored"], rows: readonly FileRow[]): readonly FileRow[] {
  const [first] = rows;
  if (first === undefined || stored?.has(benchmarkKey(first.benchmark))) return rows;
  return [rows.find((row) => row.unit === "sec/op") ?? first];
}

function judgedRow(found: StoredFound, { benchmark, unit }: FileRow, judgement: Judgement): Comparison {
  const { verdict, base, head, delta, lo, hi, pairs, reason } = judgement;
  const settled = verdict === "open" ? "inconclusive" : verdict;
  return {
    ...bare(found, benchmark, { unit, verdict: settled, reason }),
    ...{ base, head, delta, lo, hi, pairs },
  };
}

/** With conditions that cannot be compared, nothing is known of what the baseline has. */
function newRow(found: StoredFound, { benchmark, unit, head }: FileRow): Comparison {
  const { stored, incomparable } = found;
  const isNew = stored !== undefined && incomparable === "";
  const why =
    stored === undefined
      ? ({ verdict: "new", reason: "no baseline is stored yet" } as const)
      : isNew
        ? ({ verdict: "new", reason: "the stored baseline does not have it" } as const)
        : ({ verdict: "inconclusive", reason: incomparable } as const);
  return { ...bare(found, benchmark, { unit, ...why }), head: processValue(head) };
}

function missingRows({ stored, series, broken, isWanted, ...found }: StoredFound): readonly Comparison[] {
  const there = new Set([...series.map(({ subject }) => subject), ...broken].map(benchmarkKey));
  const gone = [...(stored?.values() ?? [])].filter(
    ({ benchmark }) => !there.has(benchmarkKey(benchmark)) && isWanted(benchmark),
  );
  const reason = "the head does not have it";
  const units = series.flatMap(({ subject, samples, broken: breakage }) => {
    if (breakage !== undefined || samples.length === 0) return [];
    const reported = new Set(samples.flatMap((sample) => [...sample.keys()]));
    const before = [...(stored?.get(benchmarkKey(subject))?.values.keys() ?? [])];
    return before
      .filter((unit) => !reported.has(unit))
      .map((unit) =>
        bare(found, subject, { unit, verdict: "missing", reason: `the head does not report ${unit}` }),
      );
  });
  return [...gone.map(({ benchmark }) => bare(found, benchmark, { verdict: "missing", reason })), ...units];
}

/** What the stored baseline has, ran once. */
function brokenRow(found: StoredFound, benchmark: Benchmark, { reason, output }: Breakage): Comparison {
  const row = bare(found, benchmark, { verdict: "broken", reason: `${reason} on the head` });
  const brokenOn = found.stored?.has(benchmarkKey(benchmark)) ? ({ brokenOn: "head" } as const) : {};
  return { ...row, ...brokenOn, output };
}

type Why = Pick<Comparison, "verdict" | "reason"> & { readonly unit?: string };

function bare(
  { places }: Pick<StoredFound, "places">,
  { pkg, name, procs }: Benchmark,
  why: Why,
): Comparison {
  const place: BenchmarkPlace | undefined = places.get(pkg)?.get(functionOf(name));
  const where = place === undefined ? {} : { file: place.file, line: place.line };
  const nothing = { base: null, head: null, delta: null, lo: null, hi: null, pairs: 0 };
  return { pkg, name, procs, unit: "sec/op", ...nothing, ...why, ...where, warnings: [] };
}

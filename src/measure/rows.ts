// The rows of the report: all benchmarks of both sides, measured or not.

import type { BenchmarkPlace, BothPlaces, Places } from "../build/locate-benchmarks.ts";
import { comparisonOf, emptyRow, type Why } from "../judge/comparison.ts";
import type { Together } from "../judge/together.ts";
import { type Benchmark, functionOf } from "../model/benchmark.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Benchmarks } from "./find-benchmarks.ts";
import type { Measured } from "./measure.ts";
import type { BrokenSide } from "./sampling/breakage.ts";
import type { Gross } from "./sampling/gross.ts";

/** UnrunPackage is a package whose tests did not run, with one verdict for all of its benchmarks. */
export interface UnrunPackage {
  readonly pkg: string;
  readonly verdict: "identical" | "new" | "missing" | "broken";
  readonly reason: string;
  /** Of the compiler. */
  readonly output?: string;
  /** Benchmark functions, without "Benchmark". */
  readonly functions: readonly string[];
}

export interface MeasuredRun {
  readonly unrun: readonly UnrunPackage[];
  readonly benchmarks: readonly Benchmarks[];
  readonly measured: readonly Measured[];
  readonly together: readonly Together[];
  readonly places: BothPlaces;
  /** GOMAXPROCS of rows that did not run. */
  readonly procs: number;
}

/** rowsOf are the rows in this order: not run, on one side only or broken, packages as a whole, measured. */
export function rowsOf(found: MeasuredRun): readonly Comparison[] {
  const unrun = found.unrun.flatMap(({ pkg, functions, ...why }) =>
    functions.map((name) => unmeasured(found, { pkg, name, procs: found.procs }, why)),
  );
  const oneSided = found.benchmarks.flatMap(({ pkg, procs, added, missing, broken, gross, unreached }) => {
    const unmeasuredAs = (why: Why) => (name: string) => unmeasured(found, { pkg, name, procs }, why);
    return [
      ...added.map(unmeasuredAs({ verdict: "new", reason: "the base does not have it" })),
      ...missing.map(unmeasuredAs({ verdict: "missing", reason: "the head does not have it" })),
      ...[...broken].map(([name, side]) => unmeasuredAs(whyBroken(side))(name)),
      ...[...gross].map(([name, side]) => grossRow(found, { pkg, name, procs }, side)),
      ...unreached.map(unmeasuredAs(NO_TIME)),
    ];
  });
  const measured = found.measured.flatMap((m) => measuredRows(found, m));
  return [...unrun, ...oneSided, ...found.together.map(togetherRow), ...measured];
}

/** A row of its own, since no single row of the package is known to have changed. */
function togetherRow({ pkg, benchmarks, delta, lo, hi, reason }: Together): Comparison {
  const name = `(${benchmarks} benchmarks together)`;
  const row = emptyRow({ pkg, name, procs: 1 }, { verdict: "regression", reason });
  return { ...row, delta, lo, hi, pairs: benchmarks };
}

function whyBroken({ side, isAlone, reason, output }: BrokenSide): Why {
  const where = side === "both" ? "both sides" : `the ${side}`;
  if (isAlone) return { verdict: "broken", reason: `${reason} on ${where}, which alone has it`, output };
  return { verdict: "broken", reason: `${reason} on ${where}`, output, brokenOn: side };
}

function unmeasured({ places }: MeasuredRun, benchmark: Benchmark, why: Why): Comparison {
  return { ...emptyRow(benchmark, why), ...placeOf(places, benchmark) };
}

const NO_TIME = { verdict: "inconclusive", reason: "there was no time to measure it" } as const;

function whyUntold({ untold, trouble, notBegun }: Pick<Measured, "untold" | "trouble" | "notBegun">): Why {
  if (notBegun !== undefined) return { ...NO_TIME, reason: notBegun, notBegun: true };
  if (trouble !== undefined) return { ...NO_TIME, reason: `it could not be measured: ${trouble}` };
  return untold === undefined ? NO_TIME : { ...NO_TIME, reason: untold };
}

/** A row that is many times slower needs no interval. */
function grossRow(found: MeasuredRun, benchmark: Benchmark, { base, head, reason }: Gross): Comparison {
  const row = unmeasured(found, benchmark, { verdict: "regression", reason });
  const isKnown = base > 0;
  const delta = isKnown && head !== null ? head / base - 1 : null;
  return { ...row, base: isKnown ? base : null, head, delta, warnings: warningsOf(found, benchmark) };
}

function measuredRows(found: MeasuredRun, measured: Measured): readonly Comparison[] {
  const { subject, judgements, broken, gross, pairs } = measured;
  if (broken !== undefined) return [unmeasured(found, subject, whyBroken(broken))];
  if (gross !== undefined) return [grossRow(found, subject, gross)];
  if (pairs.length === 0) return [unmeasured(found, subject, whyUntold(measured))];
  const judged = [...judgements].map(([unit, judgement]): Comparison => {
    const row = comparisonOf({ benchmark: subject, unit }, judgement);
    if (mayBeOnce(measured, row)) return { ...row, verdict: "inconclusive", reason: MAY_BE_ONCE };
    const isGivenUp = row.verdict === "inconclusive" && measured.givenUp !== undefined;
    return isGivenUp ? { ...row, reason: `${row.reason}; ${measured.givenUp}` } : row;
  });
  const unjudged = [...oneSidedUnits(measured), ...withoutTime(measured)];
  const rows = [...judged, ...unjudged.map((why) => emptyRow(subject, why))];
  const common = {
    ...(measured.orders > 0 ? { orders: measured.orders } : {}),
    ...placeOf(found.places, subject),
    warnings: warningsOf(found, subject),
  };
  return rows.map((row) => ({ ...row, ...common }));
}

const MAY_BE_ONCE =
  "it may be what is allocated once in front of the loop: there was no time to see whether more iterations tell the same";
/** Most that is usually allocated in front of a loop. */
const ONCE: Readonly<Record<string, number>> = { "B/op": 16 * 1024 * 1024, "allocs/op": 1000 };

/** True where the additional memory of an operation may be allocated once, and divided by few iterations. */
function mayBeOnce(
  { calibration }: Measured,
  { unit, verdict, base, head }: Pick<Comparison, "unit" | "verdict" | "base" | "head">,
): boolean {
  if (calibration?.isGuess !== true || verdict !== "regression") return false;
  return ((head ?? 0) - (base ?? 0)) * calibration.iterations < (ONCE[unit] ?? 0);
}

/** Without a time no number tells how fast a benchmark is. */
function withoutTime({ pairs }: Measured): readonly Why[] {
  const units = pairs.flatMap(({ base, head }) => [...base.keys(), ...head.keys()]);
  if (units.some((unit) => unit !== "B/op" && unit !== "allocs/op")) return [];
  return [{ verdict: "inconclusive", reason: "it reports no time on either side: its timer is stopped" }];
}

function oneSidedUnits({ pairs }: Measured): readonly Why[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const added = [...first.head.keys()].filter((unit) => !first.base.has(unit));
  const missing = [...first.base.keys()].filter((unit) => !first.head.has(unit));
  return [
    ...added.map((unit): Why => ({ unit, verdict: "new", reason: `the base does not report ${unit}` })),
    ...missing.map((unit): Why => ({ unit, verdict: "missing", reason: `the head does not report ${unit}` })),
  ];
}

/** ownCodeDiffers is true where the benchmark itself was changed; false where that is not known. */
export function ownCodeDiffers({ base, head }: BothPlaces, benchmark: BenchmarkName): boolean {
  const [before, after] = [findPlace(base, benchmark), findPlace(head, benchmark)];
  return before !== undefined && after !== undefined && before.hash !== after.hash;
}

type BenchmarkName = Pick<Benchmark, "pkg" | "name">;

function findPlace(places: Places, { pkg, name }: BenchmarkName): BenchmarkPlace | undefined {
  return places.get(pkg)?.get(functionOf(name));
}

/**
 * placeOf is the place of a benchmark's function in the head, else in the base; empty where it is not known.
 */
export function placeOf(
  { base, head }: BothPlaces,
  benchmark: BenchmarkName,
): Pick<Comparison, "file" | "line"> {
  const place = findPlace(head, benchmark) ?? findPlace(base, benchmark);
  return place === undefined ? {} : { file: place.file, line: place.line };
}

function warningsOf({ places }: MeasuredRun, benchmark: BenchmarkName): readonly string[] {
  return ownCodeDiffers(places, benchmark) ? ["the benchmark's own code differs between the sides"] : [];
}

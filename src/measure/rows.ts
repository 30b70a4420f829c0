// The rows of the report: every benchmark of both sides, measured or not.

import type { BenchmarkPlace, Places } from "../build/locate-benchmarks.ts";
import type { Judgement } from "../judge/judgement.ts";
import type { Together } from "../judge/together.ts";
import { type Benchmark, functionOf } from "../model/benchmark.ts";
import type { Comparison, Verdict } from "../model/verdict.ts";
import type { Benchmarks } from "./find-benchmarks.ts";
import type { Measured } from "./measure.ts";
import type { Gross } from "./sampling/gross.ts";
import type { BrokenSide } from "./sampling/sample.ts";

/** Unrun is a package whose tests were not run, with the verdict that all of its benchmarks share. */
export interface Unrun {
  readonly pkg: string;
  readonly verdict: "identical" | "new" | "missing" | "broken";
  readonly reason: string;
  /** What the compiler said. */
  readonly output?: string;
  /** Names of the benchmark functions, without "Benchmark". */
  readonly functions: readonly string[];
}

/** MeasuredRun is all that is known when the measuring is over. */
export interface MeasuredRun {
  readonly unrun: readonly Unrun[];
  readonly benchmarks: readonly Benchmarks[];
  readonly measured: readonly Measured[];
  readonly together: readonly Together[];
  readonly places: { readonly base: Places; readonly head: Places };
  /** GOMAXPROCS of rows that were not run. */
  readonly procs: number;
}

/** Rows without numbers stand in the unit that every benchmark has. */
const UNMEASURED = {
  unit: "sec/op",
  base: null,
  head: null,
  delta: null,
  lo: null,
  hi: null,
  pairs: 0,
} as const;

/** rowsOf lists the comparisons: what was not run, what only one side has, what broke, what was measured. */
export function rowsOf(found: MeasuredRun): readonly Comparison[] {
  const unrun = found.unrun.flatMap((u) =>
    u.functions.map((name) => unmeasured(found, u.pkg, name, found.procs, u)),
  );
  const oneSided = found.benchmarks.flatMap((b) => [
    ...b.added.map((name) =>
      unmeasured(found, b.pkg, name, b.procs, { verdict: "new", reason: "the base does not have it" }),
    ),
    ...b.missing.map((name) =>
      unmeasured(found, b.pkg, name, b.procs, { verdict: "missing", reason: "the head does not have it" }),
    ),
    ...[...b.broken].map(([name, broken]) => unmeasured(found, b.pkg, name, b.procs, whyBroken(broken))),
    ...[...b.gross].map(([name, gross]) => grossRow(found, { pkg: b.pkg, name, procs: b.procs }, gross)),
    ...b.unreached.map((name) => unmeasured(found, b.pkg, name, b.procs, NO_TIME)),
  ]);
  const measured = found.measured.flatMap((m) => measuredRows(found, m));
  return [...unrun, ...oneSided, ...found.together.map(togetherRow), ...measured];
}

/** A row of its own, since none of the others is known to have changed. */
function togetherRow({ pkg, benchmarks, delta, lo, hi, reason }: Together): Comparison {
  const name = `(${benchmarks} benchmarks together)`;
  const facts = { delta, lo, hi, pairs: benchmarks, reason, warnings: [] };
  return { pkg, name, procs: 1, ...UNMEASURED, verdict: "regression", ...facts };
}

type Why = Pick<Comparison, "verdict" | "reason" | "output" | "brokenOn">;

function whyBroken({ side, isAlone, reason, output }: BrokenSide): Why {
  const where = side === "both" ? "both sides" : `the ${side}`;
  if (isAlone) return { verdict: "broken", reason: `${reason} on ${where}, which alone has it`, output };
  return { verdict: "broken", reason: `${reason} on ${where}`, output, brokenOn: side };
}

function unmeasured(found: MeasuredRun, pkg: string, name: string, procs: number, why: Why): Comparison {
  return { pkg, name, procs, ...UNMEASURED, ...why, ...placeOf(found, pkg, name), warnings: [] };
}

const NO_TIME = { verdict: "inconclusive", reason: "there was no time to measure it" } as const;

function whyUntold({ untold, trouble }: Pick<Measured, "untold" | "trouble">): Why {
  if (trouble !== undefined) return { ...NO_TIME, reason: `it could not be measured: ${trouble}` };
  return untold === undefined ? NO_TIME : { ...NO_TIME, reason: untold };
}

/** What is so much slower needs no interval. */
function grossRow(
  found: MeasuredRun,
  { pkg, name, procs }: Benchmark,
  { base, head, reason }: Gross,
): Comparison {
  const row = unmeasured(found, pkg, name, procs, { verdict: "regression", reason });
  const isKnown = base > 0;
  const delta = isKnown && head !== null ? head / base - 1 : null;
  return { ...row, base: isKnown ? base : null, head, delta, warnings: warningsOf(found, pkg, name) };
}

function measuredRows(found: MeasuredRun, measured: Measured): readonly Comparison[] {
  const { subject, judgements, broken, gross, pairs } = measured;
  const { pkg, name, procs } = subject;
  if (broken !== undefined) return [unmeasured(found, pkg, name, procs, whyBroken(broken))];
  if (gross !== undefined) return [grossRow(found, subject, gross)];
  if (pairs.length === 0) return [unmeasured(found, pkg, name, procs, whyUntold(measured))];
  const common = { pkg, name, procs, ...placeOf(found, pkg, name), warnings: warningsOf(found, pkg, name) };
  const judged = [...judgements].map(([unit, judgement]) => {
    const row = { ...common, unit, ...numbersOf(judgement) };
    return mayBeOnce(measured, row) ? { ...row, verdict: "inconclusive" as const, reason: MAY_BE_ONCE } : row;
  });
  const unjudged = [...oneSidedUnits(measured), ...withoutTime(measured)];
  return [...judged, ...unjudged.map((why) => ({ ...common, ...UNMEASURED, ...why }))];
}

const MAY_BE_ONCE =
  "it may be what is allocated once in front of the loop: there was no time to see whether more iterations tell the same";
/** What is allocated in front of a loop is hardly more than this. */
const ONCE: Readonly<Record<string, number>> = { "B/op": 16 * 1024 * 1024, "allocs/op": 1000 };

/** Whether more memory an operation may be memory that is allocated once, divided by few iterations. */
function mayBeOnce(
  { calibration }: Measured,
  { unit, verdict, base, head }: Pick<Comparison, "unit" | "verdict" | "base" | "head">,
): boolean {
  if (calibration?.isGuess !== true || verdict !== "regression") return false;
  return ((head ?? 0) - (base ?? 0)) * calibration.iterations < (ONCE[unit] ?? 0);
}

/** A benchmark whose timer is stopped has no number that tells how fast it is. */
function withoutTime({ pairs }: Measured): readonly { verdict: Verdict; reason: string }[] {
  const units = pairs.flatMap(({ base, head }) => [...base.keys(), ...head.keys()]);
  if (units.some((unit) => unit !== "B/op" && unit !== "allocs/op")) return [];
  return [{ verdict: "inconclusive", reason: "it reports no time on either side: its timer is stopped" }];
}

function numbersOf({ verdict, base, head, delta, lo, hi, pairs, reason }: Judgement) {
  return {
    verdict: verdict === "open" ? "inconclusive" : verdict,
    base,
    head,
    delta,
    lo,
    hi,
    pairs,
    reason,
  } as const;
}

/** Units that a benchmark reports on one side only. */
function oneSidedUnits({ pairs }: Measured): readonly { unit: string; verdict: Verdict; reason: string }[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const added = [...first.head.keys()].filter((unit) => !first.base.has(unit));
  const missing = [...first.base.keys()].filter((unit) => !first.head.has(unit));
  return [
    ...added.map((unit) => ({ unit, verdict: "new" as const, reason: `the base does not report ${unit}` })),
    ...missing.map((unit) => ({
      unit,
      verdict: "missing" as const,
      reason: `the head does not report ${unit}`,
    })),
  ];
}

/** ownCodeDiffers tells whether a benchmark itself was changed; false where that is not known. */
export function ownCodeDiffers({ base, head }: MeasuredRun["places"], pkg: string, name: string): boolean {
  const [before, after] = [findPlace(base, pkg, name), findPlace(head, pkg, name)];
  return before !== undefined && after !== undefined && before.hash !== after.hash;
}

function findPlace(places: Places, pkg: string, name: string): BenchmarkPlace | undefined {
  return places.get(pkg)?.get(functionOf(name));
}

function placeOf({ places }: MeasuredRun, pkg: string, name: string): { file?: string; line?: number } {
  const place = findPlace(places.head, pkg, name) ?? findPlace(places.base, pkg, name);
  return place === undefined ? {} : { file: place.file, line: place.line };
}

function warningsOf({ places }: MeasuredRun, pkg: string, name: string): readonly string[] {
  return ownCodeDiffers(places, pkg, name) ? ["the benchmark's own code differs between the sides"] : [];
}

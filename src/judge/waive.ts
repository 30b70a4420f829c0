// Waivers: a regression that is known and wanted stays a regression, and does not fail the gate up to its
// ceiling.

import { benchmarkKey } from "../model/benchmark.ts";
import type { Waiver } from "../model/settings.ts";
import type { Comparison, Waived } from "../model/verdict.ts";
import { namesBenchmark } from "./limits.ts";

/** Waivers are what the head's file of settings waives. */
interface Waivers {
  /** Name of the file, for people. */
  readonly file: string;
  readonly waivers: readonly Waiver[];
  /** True for those that the base does not have. */
  readonly isNew: (waiver: Waiver) => boolean;
  /** The day of the run, in UTC: `2026-11-26`. */
  readonly today: string;
}

export interface Waivings {
  /** All rows, the waived ones with their waiver. */
  readonly comparisons: readonly Comparison[];
  /** One clause for each waiver that is expired or of no use. */
  readonly warnings: readonly string[];
}

/** waive marks the regressions that a waiver covers; one that no longer does is a warning of the row. */
export function waive(comparisons: readonly Comparison[], settings: Waivers): Waivings {
  const used = new Set<Waiver>();
  const marked = comparisons.map((row) => {
    const found = row.verdict === "regression" ? settings.waivers.filter((w) => isAbout(w, row)) : [];
    const waiver = found.find((w) => whyNot(w, row, settings) === undefined);
    for (const w of found) used.add(w);
    if (waiver !== undefined) return { ...row, waiver: waivedBy(waiver, settings) };
    const why = found.flatMap((w) => whyNot(w, row, settings) ?? []);
    return why.length === 0 ? row : { ...row, warnings: [...row.warnings, ...why] };
  });
  return {
    comparisons: withThroughput(marked),
    warnings: settings.waivers.flatMap((waiver) =>
      uselessness(waiver, used.has(waiver), comparisons, settings),
    ),
  };
}

function isAbout(waiver: Waiver, row: Comparison): boolean {
  return waiver.unit === row.unit && namesBenchmark(waiver, row);
}

function waivedBy(waiver: Waiver, settings: Waivers): Waived {
  return {
    reason: waiver.reason,
    ceiling: waiver.ceiling.text,
    expires: waiver.expires,
    source: sourceOf(waiver, settings),
    isNew: settings.isNew(waiver),
  };
}

/** Why a waiver does not cover a regression that it names; undefined where it does. */
function whyNot(waiver: Waiver, { head, delta }: Comparison, settings: Waivers): string | undefined {
  const name = `the waiver of ${sourceOf(waiver, settings)}`;
  if (isExpired(waiver, settings)) return `${name} expired on ${waiver.expires}`;
  const { ceiling } = waiver;
  const isBelow =
    ceiling.kind === "change"
      ? delta !== null && Math.abs(delta) <= ceiling.ratio
      : head !== null && head <= ceiling.value;
  return isBelow ? undefined : `${name} ends at ${ceiling.text}`;
}

/** Throughput that fell together with the waived time of the same benchmark is waived with it. */
function withThroughput(rows: readonly Comparison[]): readonly Comparison[] {
  const times = new Map(
    rows.flatMap((r) => (r.unit === "sec/op" && r.waiver ? [[benchmarkKey(r), r.waiver]] : [])),
  );
  return rows.map((row) => {
    const waiver =
      row.unit === "B/s" && row.verdict === "regression" ? times.get(benchmarkKey(row)) : undefined;
    return waiver === undefined || row.waiver !== undefined ? row : { ...row, waiver };
  });
}

// Why a waiver should be removed; none where it is in use and not expired.
function uselessness(
  waiver: Waiver,
  isUsed: boolean,
  comparisons: readonly Comparison[],
  settings: Waivers,
): readonly string[] {
  const name = `the waiver of ${sourceOf(waiver, settings)} for ${waiver.benchmark.source}`;
  if (isExpired(waiver, settings)) return [`${name} expired on ${waiver.expires}: remove it`];
  if (isUsed) return [];
  const named = comparisons.some((row) => namesBenchmark(waiver, row));
  return [
    named
      ? `${name} is not used: nothing that it names got worse in ${waiver.unit}; remove it when its change is in the base`
      : `${name} is not used: it names no benchmark ${isWhole(comparisons) ? "of this run" : "that was measured"}`,
  ];
}

/** The names below a function that was not run are not known. */
function isWhole(comparisons: readonly Comparison[]): boolean {
  return comparisons.every(({ verdict }) => verdict !== "identical");
}

function isExpired({ expires }: Waiver, { today }: Waivers): boolean {
  return today > expires;
}

function sourceOf({ line }: Waiver, { file }: Waivers): string {
  return `${file}:${line}`;
}

// The lines of a trend: of each row in each region, from the ladder, or as absolute values by machine.

import type { PageBranch, PageSeries } from "../../src/page/format/index-file.ts";
import type { RunsFile } from "../../src/page/format/runs-file.ts";
import type { Context } from "../context.ts";
import { findCommit, seriesOf } from "../data/branch-line.ts";
import { comparisonsOf, rowCells, valuesFailed } from "../data/row-values.ts";
import { shown } from "../grid/cell-text.ts";
import { chosenRegions, regionName } from "../state/chosen.ts";
import type { NamedRow } from "../state/row-names.ts";
import { machineLines } from "./absolute.ts";
import type { Dot } from "./columns-of-lines.ts";
import { lineFrom, type TrendLine } from "./points.ts";

/** Traced is one line of the plot. */
export interface Traced {
  readonly row: NamedRow;
  readonly region: string;
  /** "" for a line of ratios. */
  readonly machine: string;
  /** Place of what it is relative to; undefined for absolute values. */
  readonly base: number | undefined;
  /** Of `base`, where that is beside the branch: its hash; else "". */
  readonly besides: string;
  readonly dots: readonly Dot[];
}

export interface Tracing {
  readonly lines: readonly Traced[];
  /** What is not in the lines, and why. */
  readonly notes: readonly string[];
  readonly isLoading: boolean;
}

/** Wish is what a trend is relative to: hashes, the first that has a place counts. */
export type Wish =
  | { readonly kind: "relative"; readonly bases: readonly string[]; readonly isAsked: boolean }
  | { readonly kind: "absolute"; readonly runs: readonly RunsFile[] };

/** More lines cannot be told apart. */
const MOST_LINES = 24;

export function trace(page: Context, branch: PageBranch, rows: readonly NamedRow[], wish: Wish): Tracing {
  const regions = chosenRegions(page.store.index, page.view());
  const parts = rows.flatMap((row) => regions.map((region) => traceOne(page, branch, row, region, wish)));
  const lines = parts.flatMap((part) => part.lines);
  const more = lines.length - MOST_LINES;
  const cut = more > 0 ? [`${more} more lines are not drawn: choose fewer rows or regions.`] : [];
  return {
    lines: lines.slice(0, MOST_LINES),
    notes: [...new Set(parts.flatMap((part) => part.notes)), ...cut],
    isLoading: parts.some((part) => part.isLoading),
  };
}

const NOTHING: Tracing = { lines: [], notes: [], isLoading: false };

function traceOne(page: Context, branch: PageBranch, row: NamedRow, region: string, wish: Wish): Tracing {
  const series = seriesOf(branch, region);
  const name = `${shown(row.key)} in ${shown(regionName(region))}`;
  if (series === undefined) return { ...NOTHING, notes: [`${name}: no data on ${shown(branch.name)}.`] };
  const traced =
    wish.kind === "absolute"
      ? absoluteOf(page, series, row, wish.runs)
      : relativeOf(page, { branch, series, row }, wish);
  if (traced === undefined) return { ...NOTHING, isLoading: true };
  const lost = valuesFailed(page.store, series, row.number)
    ? [`${name}: a part of its numbers could not be loaded, and is not in the line.`]
    : [];
  const empty = traced.lines.every(({ dots }) => dots.length === 0) ? [`${name}: no data.`] : [];
  return { ...traced, notes: [...traced.notes.map((note) => `${name}: ${note}`), ...empty, ...lost] };
}

function absoluteOf(
  { store }: Context,
  series: PageSeries,
  row: NamedRow,
  runs: readonly RunsFile[],
): Tracing | undefined {
  const cells = rowCells(store, series, row.number);
  if (cells === undefined) return undefined;
  const lines = machineLines(cells, runs, series.region).map(({ machine, dots }) => ({
    ...{ row, region: series.region, machine, base: undefined, besides: "", dots },
  }));
  return { ...NOTHING, lines };
}

interface Wanted {
  readonly branch: PageBranch;
  readonly series: PageSeries;
  readonly row: NamedRow;
}

function relativeOf(
  { store }: Context,
  { branch, series, row }: Wanted,
  { bases, isAsked }: Wish & { readonly kind: "relative" },
): Tracing | undefined {
  const found = comparisonsOf(store, branch, series, row.number);
  if (found === undefined) return undefined;
  const { beside } = found.edges;
  const places = bases.map((sha) => {
    const i = beside.findIndex((one) => one.startsWith(sha));
    return i >= 0 ? ({ kind: "at", place: branch.columns + i } as const) : findCommit(store, branch, sha);
  });
  if (places.some(({ kind }) => kind === "unknown")) return undefined;
  const wished = places.flatMap((at) => (at.kind === "at" ? [at.place] : []));
  const key = `${series.blocks} ${row.number} ${isAsked} ${wished.join()} ${found.lost}`;
  const line = remembered(key, () => lineFrom(found.edges, branch.columns, { commits: wished, isAsked }));
  const { base, dots } = line;
  const traced = { row, region: series.region, machine: "", base, dots };
  const besides = base === undefined ? "" : (beside[base - branch.columns] ?? "");
  return {
    ...NOTHING,
    lines: base === undefined ? [] : [{ ...traced, besides }],
    notes: notesOf(line, isAsked),
  };
}

function notesOf({ base, hasWished, apart }: TrendLine, isAsked: boolean): readonly string[] {
  const other = isAsked && !hasWished && base !== undefined;
  return [
    ...(other
      ? ["it was not compared with the chosen commit, and is relative to the first of its line."]
      : []),
    ...(apart > 0
      ? [
          `${apart} commits are not drawn, since no comparison leads from them to what the line is relative to.`,
        ]
      : []),
  ];
}

/** Ladders that were made before: a page draws the same one many times. */
const ladders = new Map<string, TrendLine>();
const MOST_KEPT = 200;

function remembered(key: string, make: () => TrendLine): TrendLine {
  const known = ladders.get(key);
  if (known !== undefined) return known;
  if (ladders.size >= MOST_KEPT) ladders.clear();
  const line = make();
  ladders.set(key, line);
  return line;
}

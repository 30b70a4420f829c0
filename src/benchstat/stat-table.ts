// Tables of cells with their statistics: everything that the text and the CSV show, without a layout.
// https://github.com/golang/perf/blob/master/cmd/benchstat/internal/benchtab/builder.go

import { isBinaryUnit } from "../benchfmt/tidy.ts";
import type { UTester } from "../stats/u-test.ts";
import type { CollectedCell, CollectedTable } from "./collector.ts";
import { type CellComparison, compareExact, compareSamples } from "./comparison.ts";
import { geomean } from "./go-geomean.ts";
import type { Key } from "./projection.ts";
import type { Query } from "./query.ts";
import type { SamplesOf } from "./sample-log.ts";
import { type Assumption, type Summary, summariser } from "./summary.ts";

/** Thresholds are the flags -alpha and -confidence. */
export interface Thresholds {
  readonly alpha: number;
  readonly confidence: number;
}

export interface StatCell {
  readonly summary: Summary;
  /** Doubts about the values, then about the summary. */
  readonly warnings: readonly string[];
  /** With the row's baseline cell, whose centre is `from`; null in the baseline itself and without one. */
  readonly comparison: { readonly result: CellComparison; readonly from: number } | null;
}

/** StatRow is one row; its cells stand in the order of the columns, null where there are no values. */
export interface StatRow {
  /** Its key's values, joined by blanks. */
  readonly label: string;
  readonly cells: readonly (StatCell | null)[];
}

export interface StatColumn {
  readonly key: Key;
  /** Of the centres; null where one is not above 0. */
  readonly geomean: number | null;
  /** Geometric mean of the ratios to the baseline; null in the baseline column and where it is undefined. */
  readonly ratio: number | null;
  /** Why a mean is missing or misleading. */
  readonly warnings: readonly string[];
}

/** StatTable is one table: one unit, one value of -table. */
export interface StatTable {
  readonly key: Key;
  readonly unit: string;
  /** True for units that take binary prefixes. */
  readonly binary: boolean;
  /** The first is the baseline. */
  readonly columns: readonly StatColumn[];
  readonly rows: readonly StatRow[];
}

interface TableMaker {
  readonly query: Query;
  /** The values of each cell, ascending. */
  readonly samplesOf: SamplesOf;
  readonly thresholds: Thresholds;
  readonly assumptionOf: (unit: string) => Assumption;
  readonly uTest: UTester;
}

/** makeTables sorts them, and makes one after the other: all at once they would fill the memory. */
export function* makeTables(tables: readonly CollectedTable[], maker: TableMaker): Generator<StatTable> {
  const { query } = maker;
  const byKey = query.table.comparer();
  const sorted = tables
    .map((table) => ({ table, key: query.table.keyOf(table.table) }))
    .sort((a, b) => byKey(a.key, b.key) || a.table.unitNumber - b.table.unitNumber);
  for (const { table, key } of sorted) yield makeTable(table, key, maker);
}

function makeTable({ unit, ...table }: CollectedTable, key: Key, maker: TableMaker): StatTable {
  const { query, assumptionOf } = maker;
  const columns = sortedIds(table.columns.keys(), query.col);
  const cellsByColumn = columns.map((col) => table.columns.get(col) ?? []);
  const toCells = cellMaker(assumptionOf(unit), maker);
  const rows = sortedIds(table.rows, query.row).map((id) => {
    const { values } = query.row.keyOf(id);
    const label = values.filter((value) => value !== "").join(" ");
    return { label, cells: toCells(cellsByColumn.map((cells) => cells[id])) };
  });
  return {
    key,
    unit,
    binary: isBinaryUnit(unit),
    columns: columns.map((col, i) => makeColumn(query.col.keyOf(col), rows, i)),
    rows,
  };
}

function sortedIds(ids: Iterable<number>, projection: Query["row"]): number[] {
  const compare = projection.comparer();
  return [...ids]
    .map((id) => ({ id, key: projection.keyOf(id) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ id }) => id);
}

type RowCells = (cells: readonly (CollectedCell | undefined)[]) => (StatCell | null)[];

function cellMaker(assumption: Assumption, { query, samplesOf, thresholds, uTest }: TableMaker): RowCells {
  const summarise = summariser(assumption, thresholds.confidence);
  const compare = (from: Float64Array, to: Float64Array): CellComparison =>
    assumption === "exact"
      ? compareExact(from, to)
      : compareSamples(from, to, { uTest, alpha: thresholds.alpha });
  const sampleOf = (cell: CollectedCell | undefined): Float64Array | undefined =>
    cell && samplesOf(cell.number);
  return (cells) => {
    const baseline = sampleOf(cells[0]);
    const from = baseline && summarise(baseline);
    return cells.map((cell, i) => {
      const sample = sampleOf(cell);
      if (!cell || !sample) return null;
      const summary = i === 0 && from ? from : summarise(sample);
      const comparison =
        i > 0 && baseline && from ? { result: compare(baseline, sample), from: from.centre } : null;
      return { summary, warnings: mixedWarning(cell, query).concat(summary.warnings), comparison };
    });
  };
}

// Values of different benchmarks in one cell, which no flag tells apart.
function mixedWarning({ residues }: CollectedCell, { residue }: Query): string[] {
  if (residues.size < 2) return [];
  const keys = [...residues].map((id) => residue.keyOf(id));
  const varies = residue.fields().filter((_, i) => new Set(keys.map(({ values }) => values[i])).size > 1);
  return [`benchmarks vary in ${varies.map(({ name }) => name).join(", ")}`];
}

// The mean of the ratios, not the ratio of the means: these differ where the baseline has other benchmarks,
// and then the second one compares what cannot be compared.
function makeColumn(key: Key, rows: readonly StatRow[], index: number): StatColumn {
  const centres = rows.flatMap(({ cells }) => cells[index]?.summary.centre ?? []);
  const mean = geomean(centres);
  const emptied = mean === null ? ["summaries must be >0 to compute geomean"] : [];
  if (index === 0) return { key, geomean: mean, ratio: null, warnings: emptied };
  const ratios = rows.flatMap(({ cells }) => ratioOf(cells[index]) ?? []);
  const baselines = rows.filter(({ cells }) => cells[0] !== null).length;
  const isBad = ratios.includes("bad");
  const ratio = isBad ? null : geomean(ratios.filter((value) => value !== "bad"));
  const warnings = [
    ...(ratios.length === baselines
      ? []
      : ["benchmark set differs from baseline; geomeans may not be comparable"]),
    ...emptied,
    ...(isBad || ratio !== null ? [] : ["ratios must be >0 to compute geomean"]),
  ];
  return { key, geomean: mean, ratio, warnings };
}

// From zero to something else there is no ratio; from zero to zero it is 1.
function ratioOf(cell: StatCell | null | undefined): number | "bad" | null {
  if (!cell?.comparison) return null;
  const { from } = cell.comparison;
  const { centre } = cell.summary;
  if (from === centre) return 1;
  return from === 0 ? "bad" : centre / from;
}

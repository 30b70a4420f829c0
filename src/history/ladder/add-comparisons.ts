// The columns of a run, added to those of the graph.

import type { ComparedColumns, RowsOf } from "./compared-columns.ts";
import { type ComparisonRows, edgeVariance } from "./comparison-rows.ts";
import type { Note } from "./graph.ts";
import type { SeriesNames } from "./series-names.ts";

interface GraphColumns {
  readonly names: SeriesNames;
  readonly rows: ComparisonRows;
}

/** addComparisons gives how many rows were left out, for want of a usable error. */
export function addComparisons(run: ComparedColumns, columns: GraphColumns): number {
  addIdentical(run, columns);
  addStill(run, columns);
  addNotes(run, columns);
  return addMeasured(run, columns);
}

function addIdentical({ benchmarks, identical }: ComparedColumns, { names, rows }: GraphColumns): void {
  const numbers = names.within(benchmarks);
  for (let i = 0; i < identical.length; i += 2) {
    const [first, length] = [identical[i] ?? 0, identical[i + 1] ?? 0];
    for (let place = first; place < first + length; place++) rows.addIdentical(numbers.benchmark(place));
  }
}

function addStill(run: ComparedColumns, { names, rows }: GraphColumns): void {
  if (run.still === undefined) return;
  const seriesOf = seriesIn(run, run.still, names);
  for (let row = 0; row < run.still.of.length; row++) rows.addStill(seriesOf(row));
}

function addMeasured(run: ComparedColumns, { names, rows }: GraphColumns): number {
  const { of, ln, error, df } = run.rows;
  const seriesOf = seriesIn(run, run.rows, names);
  let leftOut = 0;
  for (let row = 0; row < of.length; row++) {
    const change = ln[row] ?? Number.NaN;
    if (Number.isNaN(change)) continue;
    const own = { error: known(error[row]), df: known(df[row]) };
    const variance = edgeVariance(own);
    const series = seriesOf(row);
    if (variance === undefined) leftOut++;
    else rows.addMeasured(series, change, variance, own.error === 0 ? Infinity : (own.df ?? Infinity));
  }
  return leftOut;
}

function known(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}

/** A row's series, by its benchmark and unit. */
function seriesIn(
  { benchmarks, units }: ComparedColumns,
  { of, unit }: RowsOf,
  names: SeriesNames,
): (row: number) => number {
  const numbers = names.within(benchmarks);
  const byUnit = units.map(numbers.series);
  return (row) => byUnit[unit[row] ?? 0]?.(of[row] ?? 0) ?? -1;
}

function addNotes(run: ComparedColumns, { names, rows }: GraphColumns): void {
  const notes = new Map<number, Note>();
  for (const { row, names: through } of run.through ?? []) notes.set(row, { through, waived: undefined });
  for (const { row, reason, expires } of run.waived ?? [])
    notes.set(row, { through: notes.get(row)?.through ?? [], waived: { reason, expires } });
  const seriesOf = seriesIn(run, run.rows, names);
  for (const [row, note] of notes)
    if (known(run.rows.ln[row]) !== null) rows.notes.set(`${seriesOf(row)} ${run.commit.sha}`, note);
}

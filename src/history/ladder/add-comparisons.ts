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
    const first = identical[i] ?? 0;
    rows.identical.append(numbers.benchmarks(first, first + (identical[i + 1] ?? 0)));
  }
}

function addStill(run: ComparedColumns, { names, rows }: GraphColumns): void {
  if (run.still === undefined) return;
  const seriesOf = seriesIn(run, run.still, names);
  const series = new Int32Array(run.still.of.length);
  for (let row = 0; row < series.length; row++) series[row] = seriesOf(row);
  rows.still.append(series);
}

function addMeasured(run: ComparedColumns, { names, rows }: GraphColumns): number {
  const { of, ln, error, df } = run.rows;
  const seriesOf = seriesIn(run, run.rows, names);
  const own = createMeasured(of.length);
  let [count, leftOut] = [0, 0];
  for (let row = 0; row < of.length; row++) {
    const change = ln[row] ?? Number.NaN;
    if (Number.isNaN(change)) continue;
    const isExact = error[row] === 0;
    const freedom = isExact ? Infinity : (df[row] ?? Number.NaN);
    const variance = edgeVariance(error[row] ?? Number.NaN, freedom);
    const series = seriesOf(row);
    if (Number.isNaN(variance)) leftOut++;
    else if (change === 0 && variance === 0) rows.still.push(series);
    else {
      own.measured[count] = series;
      own.ln[count] = change;
      own.variance[count] = variance;
      own.df[count++] = freedom;
    }
  }
  appendMeasured(rows, own, count);
  return leftOut;
}

type Measured = ReturnType<typeof createMeasured>;

function createMeasured(most: number) {
  const real = () => new Float64Array(most);
  return { measured: new Int32Array(most), ln: real(), variance: real(), df: real() };
}

function appendMeasured(rows: ComparisonRows, own: Measured, count: number): void {
  rows.measured.append(own.measured.subarray(0, count));
  rows.ln.append(own.ln.subarray(0, count));
  rows.variance.append(own.variance.subarray(0, count));
  rows.df.append(own.df.subarray(0, count));
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
    if (!Number.isNaN(run.rows.ln[row] ?? Number.NaN))
      rows.notes.set(`${seriesOf(row)} ${run.commit.sha}`, note);
}

// Changes of known places, fitted to spans: weighted least squares with a column for each change.
//
// A change is one commit's (a step), or is spread evenly over several (a ramp). What a span sees of it is the
// share of the change's commits that lie in the span.

import type { Spans } from "./spans.ts";

/** Change is of the unknowns after `from` up to `to`. */
export interface Change {
  readonly from: number;
  readonly to: number;
}

export interface Fit {
  readonly changes: readonly Change[];
  /** By change: what each span sees of it, 0 to 1. */
  readonly columns: readonly Float64Array[];
  /** By change: its whole size, ln. */
  readonly sizes: readonly number[];
  readonly covariance: readonly Float64Array[];
  /** By span: what the changes leave unexplained. */
  readonly residual: Float64Array;
  /** Σ weight·residual². */
  readonly chiSquared: number;
}

/** fitChanges is undefined where the spans cannot tell the changes apart. */
export function fitChanges(spans: Spans, changes: readonly Change[]): Fit | undefined {
  const { y, weight } = spans;
  const columns = changes.map((change) => columnOf(spans, change));
  const weighted = columns.map((column) => product(column, weight));
  const covariance = inverse(
    weighted.map((column) => Float64Array.from(columns, (other) => dot(column, other))),
  );
  if (covariance === undefined) return undefined;
  const pulls = Float64Array.from(weighted, (column) => dot(column, y));
  const sizes = covariance.map((row) => dot(row, pulls));
  const residual = y.slice();
  for (const [i, column] of columns.entries())
    for (let e = 0; e < y.length; e++) residual[e] = (residual[e] ?? 0) - (sizes[i] ?? 0) * (column[e] ?? 0);
  let chiSquared = 0;
  for (let e = 0; e < y.length; e++) chiSquared += (weight[e] ?? 0) * (residual[e] ?? 0) ** 2;
  return { changes, columns, sizes, covariance, residual, chiSquared };
}

/** columnOf is what each span sees of a change. */
function columnOf({ from, to }: Spans, change: Change): Float64Array {
  const column = new Float64Array(from.length);
  const length = change.to - change.from;
  for (let e = 0; e < column.length; e++) {
    const seen = Math.min(to[e] ?? 0, change.to) - Math.max(from[e] ?? 0, change.from);
    if (seen > 0) column[e] = seen / length;
  }
  return column;
}

/** product is element by element. */
export function product(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = (a[i] ?? 0) * (b[i] ?? 0);
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Of what a column had before the others were taken from it: less is rounding. */
const SINGULAR = 1e-9;

/**
 * inverse is of a symmetric positive definite matrix, by Gauss and Jordan; undefined where it is singular.
 */
function inverse(matrix: readonly Float64Array[]): readonly Float64Array[] | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => {
    const wide = new Float64Array(2 * n);
    wide.set(row);
    wide[n + i] = 1;
    return wide;
  });
  for (const [i, row] of rows.entries()) {
    const pivot = row[i] ?? 0;
    if (!(pivot > SINGULAR * (matrix[i]?.[i] ?? 0))) return undefined;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / pivot;
    for (const other of rows) if (other !== row) addTo(other, row, -(other[i] ?? 0));
  }
  return rows.map((row) => row.slice(n));
}

function addTo(row: Float64Array, other: Float64Array, times: number): void {
  if (times !== 0) for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + times * (other[j] ?? 0);
}

/** Candidate is a change that could be added to a fit. */
export interface Candidate extends Change {
  /** By how much it would lower the fit's χ². */
  readonly gain: number;
}

/**
 * gainOf is the gain of any change: with c its column, r the residual and h what it has in common with the
 * changes of the fit, (Σ w·c·r)²/(Σ w·c² − hᵀ·covariance·h). 0 where the fit already explains all that it
 * could.
 */
export function gainOf({ from, to, weight }: Spans, given: Fit, change: Change): number {
  const length = change.to - change.from;
  const { columns, residual } = given;
  const common = new Float64Array(columns.length);
  let [own, pull] = [0, 0];
  // One loop without arrays of its own: ramps are moved by asking for thousands of gains.
  for (let e = 0; e < from.length; e++) {
    const seen = Math.min(to[e] ?? 0, change.to) - Math.max(from[e] ?? 0, change.from);
    if (seen <= 0) continue;
    const share = seen / length;
    const weighted = share * (weight[e] ?? 0);
    own += weighted * share;
    pull += weighted * (residual[e] ?? 0);
    for (let j = 0; j < common.length; j++) common[j] = (common[j] ?? 0) + weighted * (columns[j]?.[e] ?? 0);
  }
  const free = own - quadratic(given.covariance, common);
  return free > SINGULAR * own ? pull ** 2 / free : 0;
}

function quadratic(matrix: readonly Float64Array[], x: Float64Array): number {
  return matrix.reduce((sum, row, i) => sum + (x[i] ?? 0) * dot(row, x), 0);
}

/**
 * stepGains is the gain of a step at each unknown; place 0 is not used. Takes time in proportion to the
 * spans.
 */
export function stepGains(spans: Spans, given: Fit): Float64Array {
  const { unknowns, weight } = spans;
  const pull = coverage(spans, product(weight, given.residual));
  const own = coverage(spans, weight);
  const common = given.columns.map((column) => coverage(spans, product(weight, column)));
  const gains = new Float64Array(unknowns + 1);
  const shared = new Float64Array(common.length);
  for (let k = 1; k <= unknowns; k++) {
    for (let j = 0; j < shared.length; j++) shared[j] = common[j]?.[k] ?? 0;
    const free = (own[k] ?? 0) - (common.length === 0 ? 0 : quadratic(given.covariance, shared));
    if (free > SINGULAR * (own[k] ?? 0)) gains[k] = (pull[k] ?? 0) ** 2 / free;
  }
  return gains;
}

/** coverage is, by unknown, the sum of the values of the spans that cover it; place 0 is not used. */
export function coverage({ unknowns, from, to }: Spans, values: Float64Array): Float64Array {
  const sums = new Float64Array(unknowns + 2);
  for (let e = 0; e < from.length; e++) {
    const value = values[e] ?? 0;
    const first = (from[e] ?? 0) + 1;
    const next = (to[e] ?? 0) + 1;
    sums[first] = (sums[first] ?? 0) + value;
    sums[next] = (sums[next] ?? 0) - value;
  }
  for (let k = 1; k <= unknowns; k++) sums[k] = (sums[k] ?? 0) + (sums[k - 1] ?? 0);
  return sums.subarray(0, unknowns + 1);
}

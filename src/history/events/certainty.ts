// How sure a fitted change is: from few samples, and where comparisons contradict each other.
// [1] F. E. Satterthwaite (1946), An approximate distribution of estimates of variance components. Biometrics
//     Bulletin 2(6).
// [2] R. T. Birge (1932), The calculation of errors by the method of least squares. Physical Review 40(2).

import { chiSquaredTail } from "../../stats/chi-squared.ts";
import { normalCdf, normalQuantile } from "../../stats/normal.ts";
import { tUpperTail } from "../../stats/student-t.ts";
import { CONTRADICTION } from "../ladder/contradictions.ts";
import { type Fit, fitChanges } from "./fit.ts";
import type { Spans } from "./spans.ts";

export interface Certainty {
  readonly error: number;
  /** Of the error [1]. */
  readonly df: number;
  readonly z: number;
}

/** Below this an error is that of exact comparisons. */
const EXACT_ERROR = 2e-5;

/** certainty is how well the size of a change is known; errors are multiplied by `ratio`. */
export function certainty(spans: Spans, found: Fit, row: number, ratio: number): Certainty {
  const error = Math.sqrt(found.covariance[row]?.[row] ?? 0) * ratio;
  const size = Math.abs(found.sizes[row] ?? 0);
  if (error < EXACT_ERROR) return { error: 0, df: Infinity, z: size / error };
  const df = freedomOf(spans, found, row);
  return { error, df, z: asNormal(size / error, df) };
}

/**
 * freedomOf is Welch's and Satterthwaite's: a size is Σ i·y with variance Σ i²·v, and (Σ i²·v)²/Σ (i²·v)²/ν
 * its degrees of freedom.
 */
function freedomOf(spans: Spans, { covariance, columns }: Fit, row: number): number {
  const own = covariance[row] ?? new Float64Array(0);
  let [sum, squares] = [0, 0];
  for (let e = 0; e < spans.y.length; e++) {
    let influence = 0;
    for (let j = 0; j < own.length; j++) influence += (own[j] ?? 0) * (columns[j]?.[e] ?? 0);
    const share = influence ** 2 * (spans.weight[e] ?? 0);
    sum += share;
    squares += share ** 2 / (spans.df[e] ?? 1);
  }
  return squares > 0 ? sum ** 2 / squares : Infinity;
}

/**
 * What Student's t of this size would be as a normal variable. Errors are those of t: wider than the
 * estimate.
 */
function asNormal(z: number, df: number): number {
  if (df === Infinity) return z;
  const tail = tUpperTail(z * Math.sqrt(df / (df - 2)), df);
  return tail > 0 ? -normalQuantile(tail) : z;
}

/**
 * disagreement is Birge's ratio [2] of the spans that see a change, where they are further apart than chance
 * would have them; else 1.
 */
export function disagreement(spans: Spans, found: Fit, row: number): number {
  let [q, df] = [0, 0];
  for (const { residual, free } of residualsOf(spans, found, row)) {
    q += residual ** 2;
    df += free;
  }
  if (df < 0.5 || q <= df) return 1;
  return chiSquaredTail(q, Math.max(df, 1)) < CONTRADICTION ? Math.sqrt(q / df) : 1;
}

interface Residual {
  readonly span: number;
  /** In standard errors of the span. */
  readonly residual: number;
  /** Its expected square: 1 less the leverage. */
  readonly free: number;
}

/** Residuals of the spans that see a change. */
function residualsOf(spans: Spans, found: Fit, row: number): readonly Residual[] {
  const { columns, residual } = found;
  const residuals: Residual[] = [];
  for (let e = 0; e < residual.length; e++) {
    if ((columns[row]?.[e] ?? 0) === 0) continue;
    const w = spans.weight[e] ?? 0;
    const free = 1 - w * leverageOf(found, e);
    residuals.push({ span: e, residual: Math.sqrt(w) * (residual[e] ?? 0), free });
  }
  return residuals;
}

function leverageOf({ columns, covariance }: Fit, span: number): number {
  let sum = 0;
  // By index: a long drift has thousands of spans.
  for (let i = 0; i < covariance.length; i++)
    for (let j = 0; j < covariance.length; j++)
      sum += (covariance[i]?.[j] ?? 0) * (columns[i]?.[span] ?? 0) * (columns[j]?.[span] ?? 0);
  return sum;
}

/** Less is left of a span that decides by itself, and rounding. */
const ALONE = 1e-6;

/**
 * deniedBy asks the others where one comparison is further off than any of them would be by chance: what that
 * one alone says, and the others deny, is no event. The result is how many errors it is off; 0 where the
 * change stands without it.
 */
export function deniedBy(spans: Spans, found: Fit, row: number, needed: number): number {
  const off = residualsOf(spans, found, row)
    .filter(({ free }) => free > ALONE)
    .map(({ span, residual, free }) => ({ span, off: Math.abs(residual) / Math.sqrt(free) }))
    .sort((a, b) => b.off - a.off);
  const [worst] = off;
  if (worst === undefined || 2 * normalCdf(-worst.off) * off.length >= CONTRADICTION) return 0;
  const others = { ...spans, weight: spans.weight.map((w, e) => (e === worst.span ? 0 : w)) };
  const again = fitChanges(others, found.changes);
  return again !== undefined && certainty(others, again, row, 1).z >= needed ? 0 : worst.off;
}

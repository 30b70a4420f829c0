// The changes of one series along a line: where its speed changed, by how much, and how sure that is.
//
// A line falls into stretches that no comparison reaches across. What happened in one says nothing about
// another, so a stretch is explained from its own comparisons alone, and stays explained as it is when others
// are added to the end of the line. Only a drift joins the stretches that it goes through.
// [1] F. E. Satterthwaite (1946), An approximate distribution of estimates of variance components. Biometrics
//     Bulletin 2(6).
// [2] R. T. Birge (1932), The calculation of errors by the method of least squares. Physical Review 40(2).

import { chiSquaredTail } from "../../stats/chi-squared.ts";
import { normalCdf, normalQuantile } from "../../stats/normal.ts";
import { tUpperQuantile, tUpperTail } from "../../stats/student-t.ts";
import { CONTRADICTION } from "../ladder/ladder.ts";
import { explain, isStep, type Prices, settle } from "./explain.ts";
import { type Candidate, type Change, type Fit, fitChanges, stepGains } from "./fit.ts";
import { rampsAbove } from "./ramps.ts";
import { part, type Spans, withoutProofs } from "./spans.ts";

export interface EventPolicy {
  /** z that a step must have. Together with `driftZ` this is the rate of false events. */
  readonly stepZ: number;
  readonly driftZ: number;
  /** Smallest steps and drifts that are told, ratios. */
  readonly smallestStep: number;
  readonly smallestDrift: number;
}

/**
 * eventPolicy fits a gate's threshold, a ratio: a fifth of it in one commit, half of it in many. The z are
 * chosen for less than one false event in 10,000 commits of a benchmark; docs/ladder.md shows that.
 */
export function eventPolicy(threshold = 0.05): EventPolicy {
  return { stepZ: 4.2, driftZ: 3.9, smallestStep: threshold / 5, smallestDrift: threshold / 2 };
}

/**
 * FoundChange is a step, or a drift: a change that is spread over several commits. Places are those of the
 * line.
 */
export interface FoundChange {
  readonly kind: "step" | "drift";
  /** Place of the commit that brought it; of a drift the last one. */
  readonly place: number;
  /**
   * First and last place that it could be, with 95 % confidence; of a drift its first and last commit. Proved
   * commits between them are not meant.
   */
  readonly first: number;
  readonly last: number;
  /** Size: ln of the value after over the value before. */
  readonly ln: number;
  /** Standard error of `ln`; 0 where it is known exactly. */
  readonly error: number;
  /** 95 % interval of `ln`. */
  readonly lo: number;
  readonly hi: number;
  /** As sure as so many standard errors of a normal distribution. */
  readonly z: number;
  /** Stretch that it was found in, and its row in the stretch's covariance. */
  readonly stretch: Fit;
  readonly row: number;
}

/** Doubt is a change that comparisons contradict each other about: it is no event, and told. */
export interface Doubt {
  readonly first: number;
  readonly last: number;
  readonly ln: number;
  /** Birge's ratio [2]: by how much the comparisons are further apart than their errors say. */
  readonly ratio: number;
}

export interface FoundChanges {
  readonly changes: readonly FoundChange[];
  readonly doubts: readonly Doubt[];
}

export function findChanges(spans: Spans, policy: EventPolicy): FoundChanges {
  const prices = { step: policy.stepZ ** 2, ramp: policy.driftZ ** 2 };
  const found = stretchesOf(spans, prices).map(({ from, to }) =>
    changesIn(part(spans, from, to), policy, prices),
  );
  return {
    changes: found.flatMap(({ changes }) => changes),
    doubts: found.flatMap(({ doubts }) => doubts),
  };
}

/** The stretches in which there is something to explain, in order. */
function stretchesOf(spans: Spans, prices: Prices): readonly Change[] {
  const nothing = fitChanges(spans, []);
  if (nothing === undefined || spans.from.length === 0) return [];
  const steps: Change[] = [];
  for (const kind of new Set([spans, withoutProofs(spans)]))
    for (const [k, gain] of stepGains(kind, nothing).entries())
      if (gain >= prices.step) steps.push({ from: k - 1, to: k });
  const ramps = strongest(rampsAbove(spans, nothing, prices.ramp));
  return joined([...steps, ...ramps].map(toBorders(spans)));
}

/** The ramps that gain most, without those that overlap one that gains more. */
function strongest(ramps: readonly Candidate[]): readonly Change[] {
  const kept: Candidate[] = [];
  for (const ramp of ramps.toSorted((a, b) => b.gain - a.gain || a.from - b.from || a.to - b.to))
    if (kept.every(({ from, to }) => ramp.to <= from || ramp.from >= to)) kept.push(ramp);
  return kept;
}

/** The next places on either side that no span reaches across. */
function toBorders({ unknowns, from, to }: Spans): (change: Change) => Change {
  const crossing = new Int32Array(unknowns + 2);
  for (let e = 0; e < from.length; e++) {
    crossing[(from[e] ?? 0) + 1] = (crossing[(from[e] ?? 0) + 1] ?? 0) + 1;
    crossing[to[e] ?? 0] = (crossing[to[e] ?? 0] ?? 0) - 1;
  }
  for (let k = 1; k <= unknowns; k++) crossing[k] = (crossing[k] ?? 0) + (crossing[k - 1] ?? 0);
  return (change) => {
    let [start, end] = [change.from, change.to];
    while (start > 0 && (crossing[start] ?? 0) > 0) start--;
    while (end < unknowns && (crossing[end] ?? 0) > 0) end++;
    return { from: start, to: end };
  };
}

function joined(ranges: readonly Change[]): readonly Change[] {
  const result: Change[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (last === undefined || range.from >= last.to) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}

function changesIn(spans: Spans, policy: EventPolicy, prices: Prices): FoundChanges {
  const found = sureOf(spans, explain(spans, prices), prices);
  const changes: FoundChange[] = [];
  const doubts: Doubt[] = [];
  for (const [row, change] of found.changes.entries()) {
    const ln = found.sizes[row] ?? 0;
    const smallest = isStep(change) ? policy.smallestStep : policy.smallestDrift;
    if (Math.abs(ln) < Math.log1p(smallest)) continue;
    const ratio = disagreement(spans, found, row);
    const told = toFound(spans, found, row, ratio);
    const needed = isStep(change) ? policy.stepZ : policy.driftZ;
    if (told.z >= needed && standsWithoutWorst(spans, found, row, needed)) changes.push(told);
    else doubts.push({ first: told.first, last: told.last, ln, ratio });
  }
  return { changes, doubts };
}

/** sureOf leaves out what few degrees of freedom make unsure, the least sure first. */
function sureOf(spans: Spans, start: Fit, prices: Prices): Fit {
  let current = start;
  for (;;) {
    const rows = current.changes.map((change, row) => ({
      change,
      beyond: certainty(spans, current, row, 1).z ** 2 - (isStep(change) ? prices.step : prices.ramp),
    }));
    const [weakest] = rows.filter(({ beyond }) => beyond < 0).sort((a, b) => a.beyond - b.beyond);
    if (weakest === undefined) return current;
    const rest = fitChanges(
      spans,
      current.changes.filter((change) => change !== weakest.change),
    );
    if (rest === undefined) return current;
    current = settle(spans, rest, prices);
  }
}

interface Certainty {
  readonly error: number;
  /** Of the error [1]. */
  readonly df: number;
  readonly z: number;
}

/** Below this an error is that of exact comparisons. */
const EXACT_ERROR = 2e-5;

/** certainty is how well the size of a change is known; errors are multiplied by `ratio`. */
function certainty(spans: Spans, found: Fit, row: number, ratio: number): Certainty {
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
    for (const [j, column] of columns.entries()) influence += (own[j] ?? 0) * (column[e] ?? 0);
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
function disagreement(spans: Spans, found: Fit, row: number): number {
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
function residualsOf(spans: Spans, { columns, covariance, residual }: Fit, row: number): readonly Residual[] {
  const found: Residual[] = [];
  for (let e = 0; e < residual.length; e++) {
    if ((columns[row]?.[e] ?? 0) === 0) continue;
    const w = spans.weight[e] ?? 0;
    let leverage = 0;
    for (const [i, own] of covariance.entries())
      for (const [j, c] of own.entries()) leverage += c * (columns[i]?.[e] ?? 0) * (columns[j]?.[e] ?? 0);
    found.push({ span: e, residual: Math.sqrt(w) * (residual[e] ?? 0), free: 1 - w * leverage });
  }
  return found;
}

/** Less is left of a span that decides by itself, and rounding. */
const ALONE = 1e-6;

/**
 * standsWithoutWorst asks the others where one comparison is further off than any of them would be by chance:
 * what that one alone says, and the others deny, is no event.
 */
function standsWithoutWorst(spans: Spans, found: Fit, row: number, needed: number): boolean {
  const off = residualsOf(spans, found, row)
    .filter(({ free }) => free > ALONE)
    .map(({ span, residual, free }) => ({ span, off: Math.abs(residual) / Math.sqrt(free) }))
    .sort((a, b) => b.off - a.off);
  const [worst] = off;
  if (worst === undefined || 2 * normalCdf(-worst.off) * off.length >= CONTRADICTION) return true;
  const others = { ...spans, weight: spans.weight.map((w, e) => (e === worst.span ? 0 : w)) };
  const again = fitChanges(others, found.changes);
  return again !== undefined && certainty(others, again, row, 1).z >= needed;
}

/** By how much χ² may grow for a place to be within the 95 % range. */
const RANGE = 3.84;
const TAIL = 0.025;

function toFound(spans: Spans, found: Fit, row: number, ratio: number): FoundChange {
  const change = found.changes[row] ?? { from: 0, to: 1 };
  const ln = found.sizes[row] ?? 0;
  const { error, df, z } = certainty(spans, found, row, ratio);
  const reach = error === 0 ? 0 : error * quantileOf(df);
  const [first, last] = isStep(change) ? rangeOf(spans, found, change, ratio) : [change.from + 1, change.to];
  const placeOf = (unknown: number): number => spans.place[unknown] ?? 0;
  return {
    kind: isStep(change) ? "step" : "drift",
    place: placeOf(change.to),
    first: placeOf(first),
    last: placeOf(last),
    ln,
    error,
    lo: ln - reach,
    hi: ln + reach,
    z,
    stretch: found,
    row,
  };
}

const Z95 = normalQuantile(1 - TAIL);

/** The t of a 95 % interval, for errors that are those of t already. */
function quantileOf(df: number): number {
  return df > 200 ? Z95 : tUpperQuantile(TAIL, df) / Math.sqrt(df / (df - 2));
}

function rangeOf(spans: Spans, found: Fit, change: Change, ratio: number): readonly [number, number] {
  const without = fitChanges(
    spans,
    found.changes.filter((other) => other !== change),
  );
  if (without === undefined) return [change.to, change.to];
  const gains = stepGains(spans, without);
  const least = (gains[change.to] ?? 0) - RANGE * ratio ** 2;
  let [first, last] = [change.to, change.to];
  while (first > 1 && (gains[first - 1] ?? 0) >= least) first--;
  while (last < spans.unknowns && (gains[last + 1] ?? 0) >= least) last++;
  return [first, last];
}

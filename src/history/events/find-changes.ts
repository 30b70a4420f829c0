// The changes of one series along a line: where its speed changed, by how much, and how sure that is.
//
// A line falls into stretches that no comparison reaches across. What happened in one says nothing about
// another, so a stretch is explained from its own comparisons alone, and stays explained as it is when others
// are added to the end of the line. Only a drift joins the stretches that it goes through.

import { normalQuantile } from "../../stats/normal.ts";
import { tUpperQuantile } from "../../stats/student-t.ts";
import { certainty, deniedBy, disagreement } from "./certainty.ts";
import { explain, isStep, type Prices, settle } from "./explain.ts";
import { type Change, type Fit, fitChanges, stepGains } from "./fit.ts";
import { part, type Spans } from "./spans.ts";
import { stretchesOf } from "./stretches.ts";

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
  /**
   * By how much the comparisons are further apart than their errors say: Birge's ratio, or of one that
   * the others deny its distance from them.
   */
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
    const denied = deniedBy(spans, found, row, needed);
    if (told.z >= needed && denied === 0) changes.push(told);
    else doubts.push({ first: told.first, last: told.last, ln, ratio: Math.max(ratio, denied) });
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

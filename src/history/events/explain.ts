// The fewest changes that explain what was measured: those for which Σ w·residual² plus a price for each
// change is least. The price is the square of the z that a change must have, so nothing enters that could
// well be noise, and how many other commits or benchmarks there are does not matter: later entries do not
// make an old change more or less likely.
//
// The best set is searched for by adding, moving and removing one change at a time, from no change and from
// the best ramp: a drift seen from long comparisons looks like a few large steps, and two steps look like a
// drift.

import { type Candidate, type Change, type Fit, fitChanges, stepGains } from "./fit.ts";
import { moveEnds, strongestRamp } from "./ramps.ts";
import { type Spans, withoutProofs } from "./spans.ts";

/** Prices are squares of z. */
export interface Prices {
  readonly step: number;
  readonly ramp: number;
}

/** More changes in one stretch are not looked for. */
const MOST = 40;
const PASSES = 3;
/**
 * Where steps explain something, a ramp has to explain so much more: a ramp over three commits looks much
 * like a step that is not well placed.
 */
const PREFER_STEPS = 6;
/** Gains that differ by less are equal: the earliest commit counts. */
const EQUAL = 1e-9;

export function isStep({ from, to }: Change): boolean {
  return to === from + 1;
}

/** explain finds the changes in a stretch, in the order of the line. */
export function explain(spans: Spans, prices: Prices): Fit {
  const nothing = fitChanges(spans, []);
  if (nothing === undefined) throw new RangeError("no changes are always a fit");
  const ramp = bestRamp(spans, nothing, prices.ramp);
  const steps = grow(spans, nothing, { ...prices, ramp: Infinity });
  if (ramp === undefined) return inOrder(spans, steps);
  const fromRamp = fitChanges(spans, [ramp]);
  if (fromRamp === undefined) return inOrder(spans, steps);
  const dearer = { ...prices, ramp: Math.max(prices.ramp, prices.step + PREFER_STEPS) };
  const both = grow(spans, steps, dearer);
  const other = grow(spans, fromRamp, dearer);
  const best = cost(other, dearer) < cost(both, dearer) - EQUAL ? other : both;
  return inOrder(spans, best.changes.length === 0 ? fromRamp : best);
}

function inOrder(spans: Spans, found: Fit): Fit {
  return (
    fitChanges(
      spans,
      found.changes.toSorted((a, b) => a.from - b.from || a.to - b.to),
    ) ?? found
  );
}

function priceOf(change: Change, prices: Prices): number {
  return isStep(change) ? prices.step : prices.ramp;
}

function cost({ chiSquared, changes }: Fit, prices: Prices): number {
  return changes.reduce((sum, change) => sum + priceOf(change, prices), chiSquared);
}

/** grow adds changes for as long as each pays its price. */
function grow(spans: Spans, start: Fit, prices: Prices): Fit {
  let best = settle(spans, start, prices);
  while (best.changes.length < MOST) {
    const added = bestOf(spans, best, prices) ?? bestPair(spans, best, prices);
    const larger = added === undefined ? undefined : fitChanges(spans, [...best.changes, ...added]);
    if (larger === undefined) break;
    const settled = settle(spans, larger, prices);
    if (cost(settled, prices) >= cost(best, prices) - EQUAL) break;
    best = settled;
  }
  return best;
}

/** The change that gains most beyond its price. */
function bestOf(spans: Spans, given: Fit, prices: Prices): readonly Change[] | undefined {
  const step = bestStep(spans, given);
  const ramp = prices.ramp === Infinity ? undefined : bestRamp(spans, given, prices.ramp);
  const [ofStep, ofRamp] = [step.gain - prices.step, (ramp?.gain ?? 0) - prices.ramp];
  if (Math.max(ofStep, ofRamp) <= 0) return undefined;
  return ofStep >= ofRamp || ramp === undefined ? [step] : [ramp];
}

/**
 * Two steps that cancel, where a proof says that the sum is zero: one alone explains nothing there. The first
 * is one that would pay without the proof.
 */
function bestPair(spans: Spans, given: Fit, prices: Prices): readonly Change[] | undefined {
  const loose = withoutProofs(spans);
  if (loose === spans) return undefined;
  let [pair, least]: [readonly Change[] | undefined, number] = [
    undefined,
    given.chiSquared - 2 * prices.step,
  ];
  for (const [k, gain] of stepGains(loose, given).entries()) {
    if (gain < prices.step) continue;
    const first = { from: k - 1, to: k };
    const one = fitChanges(spans, [...given.changes, first]);
    if (one === undefined) continue;
    const second = bestStep(spans, one);
    const left = one.chiSquared - second.gain;
    if (left < least - EQUAL) [pair, least] = [[first, second], left];
  }
  return pair;
}

function bestStep(spans: Spans, given: Fit): Candidate {
  const gains = stepGains(spans, given);
  let [at, gain] = [1, 0];
  for (let k = 1; k < gains.length; k++)
    if ((gains[k] ?? 0) > gain * (1 + EQUAL)) [at, gain] = [k, gains[k] ?? 0];
  return { from: at - 1, to: at, gain };
}

function bestRamp(spans: Spans, given: Fit, least: number): Candidate | undefined {
  const best = strongestRamp(spans, given, least);
  return best === undefined ? undefined : moveEnds(spans, given, best);
}

/**
 * settle moves each change to where it explains most beside the others, and removes those that do not pay.
 */
export function settle(spans: Spans, start: Fit, prices: Prices): Fit {
  let current = start;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = current;
    for (const change of before.changes) current = move(spans, current, change);
    current = prune(spans, current, prices);
    if (current.changes === before.changes) break;
  }
  return current;
}

function move(spans: Spans, given: Fit, change: Change): Fit {
  const others = given.changes.filter((other) => other !== change);
  const without = fitChanges(spans, others);
  if (without === undefined) return given;
  const better = isStep(change) ? bestStep(spans, without) : moveEnds(spans, without, change);
  if (better.from === change.from && better.to === change.to) return given;
  const moved = fitChanges(spans, [...others, { from: better.from, to: better.to }]);
  return moved !== undefined && moved.chiSquared < given.chiSquared * (1 - EQUAL) ? moved : given;
}

/** prune removes the change that gains least, again and again, until each pays its price. */
function prune(spans: Spans, start: Fit, prices: Prices): Fit {
  let current = start;
  for (;;) {
    const weakest = weakestOf(current, prices);
    if (weakest === undefined) return current;
    const rest = current.changes.filter((change) => change !== weakest);
    const smaller = fitChanges(spans, rest);
    if (smaller === undefined) return current;
    current = smaller;
  }
}

/** The change that is furthest below its price; undefined where none is. */
function weakestOf({ changes, sizes, covariance }: Fit, prices: Prices): Change | undefined {
  let [weakest, least]: [Change | undefined, number] = [undefined, 0];
  for (const [i, change] of changes.entries()) {
    const gain = (sizes[i] ?? 0) ** 2 / (covariance[i]?.[i] ?? 1);
    const beyond = gain - priceOf(change, prices);
    if (beyond < least) [weakest, least] = [change, beyond];
  }
  return weakest;
}

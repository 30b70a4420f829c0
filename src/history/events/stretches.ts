// Stretches: parts of a line that no comparison reaches out of. What happened in one says nothing about
// another.

import type { Prices } from "./explain.ts";
import { type Candidate, type Change, fitChanges, stepGains } from "./fit.ts";
import { rampsAbove } from "./ramps.ts";
import { type Spans, withoutProofs } from "./spans.ts";

/**
 * stretchesOf has those in which there is something to explain, in order. A ramp joins the stretches that it
 * goes through.
 */
export function stretchesOf(spans: Spans, prices: Prices): readonly Change[] {
  const nothing = fitChanges(spans, []);
  if (nothing === undefined || spans.from.length === 0) return [];
  const steps: Change[] = [];
  for (const kind of new Set([spans, withoutProofs(spans)])) {
    const gains = stepGains(kind, nothing);
    for (let k = 1; k < gains.length; k++)
      if ((gains[k] ?? 0) >= prices.step) steps.push({ from: k - 1, to: k });
  }
  const ramps = strongest(rampsAbove(spans, nothing, prices.ramp));
  const found = [...steps, ...ramps];
  return found.length === 0 ? [] : joined(found.map(toBorders(spans)));
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

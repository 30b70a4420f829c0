// Compares what is said of a branch with what was done to it.

import { DRIFT_STEPS } from "./world.mjs";

/**
 * @typedef {import("./world.mjs").Line} Line
 * @typedef {import("./world.mjs").Truth} Truth
 * @typedef {{ kind: "step" | "drift", place: number, first: number, last: number, ln: number }} Said
 * @typedef {{ steps: number, found: number, right: number, within: number, drifts: number, early: number, asDrift: number, false: number, doubts: number,
 *   commits: number, rungs: number, held: number }} Counts `right`: at the very commit; `within`: it is in the range that is told; `early`: drifts that are found before they
 *   reach six of their steps; `asDrift`: told as a drift in the end; `commits`: benchmark-commits; `held`: rungs whose interval holds the truth
 */

/** A step that is told this near to a true one is that one, at a wrong commit; told further away it is false. */
const NEAR = 10;
/** A drift has to be found before this many of its steps. */
const TOO_LATE = 6;

/** @returns {Counts} */
export function noCounts() {
  return {
    ...{ steps: 0, found: 0, right: 0, within: 0, drifts: 0, early: 0, asDrift: 0, false: 0, doubts: 0 },
    ...{ commits: 0, rungs: 0, held: 0 },
  };
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export function add(a, b) {
  const sum = noCounts();
  for (const key of /** @type {(keyof Counts)[]} */ (Object.keys(sum))) sum[key] = a[key] + b[key];
  return sum;
}

/**
 * countLine counts one benchmark. `saidAt` is what is said when only the commits up to a place are there.
 * @param {Line} line @param {readonly Said[]} said @param {(place: number) => readonly Said[]} saidAt
 * @returns {Counts}
 */
export function countLine(line, said, saidAt) {
  const counts = { ...noCounts(), commits: line.level.length };
  const left = new Set(said);
  for (const truth of line.truths)
    if (truth.kind === "step") countStep(truth, left, counts);
    else countDrift(truth, { left, said, saidAt }, counts);
  counts.false = left.size;
  return counts;
}

/** @param {Truth} truth @param {Set<Said>} left @param {Counts} counts */
function countStep({ places: [place = 0], ln }, left, counts) {
  counts.steps++;
  const near = [...left].filter(
    (each) => Math.sign(each.ln) === Math.sign(ln) && place >= each.first - NEAR && place <= each.last + NEAR,
  );
  near.sort((a, b) => Math.abs(a.place - place) - Math.abs(b.place - place));
  const [match] = near;
  if (match === undefined) return;
  left.delete(match);
  counts.found++;
  if (match.kind === "step" && match.place === place) counts.right++;
  if (match.first <= place && place <= match.last) counts.within++;
}

/**
 * @param {Truth} truth
 * @param {{ left: Set<Said>, said: readonly Said[], saidAt: (place: number) => readonly Said[] }} told
 * @param {Counts} counts
 */
function countDrift({ places, ln }, { left, said, saidAt }, counts) {
  counts.drifts++;
  const [start = 0, end = 0] = [places[0], places[DRIFT_STEPS - 1]];
  const isAbout = (/** @type {Said} */ each) =>
    Math.sign(each.ln) === Math.sign(ln) && each.last >= start - NEAR && each.first <= end + NEAR;
  const limit = (places[TOO_LATE - 1] ?? 0) - 1;
  if (saidAt(limit).some(isAbout)) counts.early++;
  if (said.some((each) => isAbout(each) && each.kind === "drift")) counts.asDrift++;
  for (const each of said) if (isAbout(each)) left.delete(each);
}

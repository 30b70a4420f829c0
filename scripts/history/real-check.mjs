// Whether the events of a history are those that were planned, and no others.

import { percent } from "../percent.mjs";

/**
 * @typedef {import("./real-plan.mjs").Planned} Planned
 * @typedef {{ name: string, unit: string, kind: string, commit: string, first: string, last: string, delta: number, lo: number, hi: number, state: string }} Said
 * @typedef {{ planned: string, said: string, isRight: boolean }} Row
 */

/** ln: what a measured size may be off, of a step and of a drift, which is a sum. */
const TOLERANCE = { step: 0.02, recovery: 0.02, drift: 0.03 };

/**
 * compareWithPlan has a row for each planned event, and one for each that was not planned.
 * @param {readonly Planned[]} planned @param {readonly Said[]} events @param {(sha: string) => number} placeOf
 * @returns {readonly Row[]}
 */
export function compareWithPlan(planned, events, placeOf) {
  const left = new Set(events);
  const rows = planned.map((plan) => {
    const found = [...left].filter((event) => isAbout(plan, event, placeOf));
    for (const event of found) left.delete(event);
    return {
      planned: planText(plan),
      said: found.map((event) => saidText(event, placeOf)).join("; ") || "nothing",
      isRight: isAsPlanned(plan, found),
    };
  });
  const others = [...left].map((event) => ({
    planned: "nothing",
    said: saidText(event, placeOf),
    isRight: false,
  }));
  return [...rows, ...others];
}

/** A drift may be told as one, or as steps: each of its commits was measured. @param {Planned} plan @param {Said} event @param {(sha: string) => number} placeOf */
function isAbout({ kind, name, first, last, ratio }, event, placeOf) {
  const isThere = placeOf(event.commit) >= first && placeOf(event.commit) <= last;
  const isAlike = kind === "drift" ? event.kind !== "recovery" : event.kind === kind;
  const isSameWay = Math.sign(event.delta) === Math.sign(ratio - 1);
  return event.name === name && event.unit === "sec/op" && isThere && isAlike && isSameWay;
}

/** @param {Planned} plan @param {readonly Said[]} found */
function isAsPlanned({ kind, ratio, state }, found) {
  if (found.length === 0 || (kind !== "drift" && found.length > 1)) return false;
  const ln = found.reduce((sum, { delta }) => sum + Math.log1p(delta), 0);
  return Math.abs(ln - Math.log(ratio)) <= TOLERANCE[kind] && found.every((event) => event.state === state);
}

/** @param {Planned} plan */
function planText({ kind, name, first, last, ratio, state }) {
  const at = first === last ? `at ${first}` : `from ${first} to ${last}`;
  return `${name}: ${kind} ${signed(ratio - 1)} ${at}, ${state}`;
}

/** @param {Said} event @param {(sha: string) => number} placeOf */
function saidText({ name, unit, kind, commit, first, delta, lo, hi, state }, placeOf) {
  const at = kind === "drift" ? `from ${placeOf(first)} to ${placeOf(commit)}` : `at ${placeOf(commit)}`;
  const size = `${signed(delta)} (${(lo * 100).toFixed(1)} to ${(hi * 100).toFixed(1)})`;
  return `${name}${unit === "sec/op" ? "" : ` ${unit}`}: ${kind} ${size} ${at}, ${state}`;
}

/** @param {number} ratio */
function signed(ratio) {
  return `${ratio < 0 ? "" : "+"}${percent(ratio)}`;
}

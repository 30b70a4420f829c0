// What a benchmark without a verdict still needs, in the same words wherever it is told.

import { durationText, roundedUp } from "../../model/duration.ts";
import { type SubjectState, secondsOf } from "./rounds.ts";

/**
 * ROOM is the part of the time that is left for the samples of those that begin; linking takes some of the
 * rest.
 */
export const ROOM = 0.75;

/** secondsOfPair is what a pair is expected to take, with its part of linking. */
export function secondsOfPair(state: SubjectState): number {
  return secondsOf(state) / ROOM;
}

/** neededText is "about 230 pairs (10m more)": how many in all, and what those not yet taken last. */
export function neededText(state: SubjectState, pairs: number): string {
  const more = secondsOfPair(state) * (pairs - state.pairs.length);
  return `about ${twoDigits(pairs)} pairs (${durationText(roundedUp(more))} more)`;
}

/** Rounded: it is an estimate. */
function twoDigits(pairs: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(pairs)) - 1);
  return Math.ceil(pairs / unit) * unit;
}

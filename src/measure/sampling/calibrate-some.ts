// Which benchmarks begin: only those with time enough to tell something. docs/judging.md, "The time budget"

import { displayName } from "../../model/benchmark.ts";
import { calibrateSampling } from "./next-pair.ts";
import { alone, type Rounds, type SubjectState, secondsOf, separate } from "./rounds.ts";

/** Part of the time that is left for the samples of those that begin; linking takes some of the rest. */
const ROOM = 0.75;
/**
 * One calibration may take the most of these: so many seconds, so much of the time that is left, and so much
 * of the part of it that each benchmark has. Less where it may wait.
 */
const CALIBRATION = {
  mayWait: { seconds: 1, share: 0.02 },
  last: { seconds: 3, share: 0.1 },
  each: 0.4,
} as const;
/** Largest part of the calibrated that may wait: where all take long, waiting only costs time. */
const MOST_WAITING = 1 / 3;
/** Seconds for each benchmark from which on processes have their full length. */
const AMPLE_SECONDS = 2.7;

/**
 * paceFor is the part of their full length that processes have, in (0, 1], so that more benchmarks can be
 * told.
 */
export function paceFor(seconds: number): number {
  return Math.min(1, seconds / AMPLE_SECONDS);
}

interface Begun {
  /** Can be sampled now. */
  readonly begun: readonly SubjectState[];
  /** Wait for them. */
  readonly rest: readonly SubjectState[];
}

/**
 * calibrateSome calibrates the first of `waiting`, as many as have room for `pairs` samples each. Those whose
 * calibration takes long come again after the others have been sampled.
 */
export async function calibrateSome(
  rounds: Rounds,
  waiting: readonly SubjectState[],
  pairs: number,
): Promise<Begun> {
  const { budget, progress } = rounds;
  const begun: SubjectState[] = [];
  const putOff: SubjectState[] = [];
  let expected = 0;
  for (const [at, state] of waiting.entries()) {
    const left = budget.left();
    if (left <= 0 || (begun.length > 0 && expected * (1 + 1 / begun.length) > ROOM * left))
      return { begun, rest: [...waiting.slice(at), ...putOff] };
    progress(`calibrating benchmark ${at + 1} of ${waiting.length}: ${state.subject.name}`);
    const many = waiting.length - at;
    const mayWait = many > 1 && !state.hasWaited && putOff.length <= MOST_WAITING * at;
    const { seconds, share } = CALIBRATION[mayWait ? "mayWait" : "last"];
    const until = left - Math.max(seconds, share * left, (CALIBRATION.each / many) * left);
    const isLate = () => budget.left() < until;
    await alone(state, () => calibrateSampling(rounds, state, { isLate, mayWait }));
    const waits = mayWait && state.calibration === undefined && state.isOpen && state.trouble === undefined;
    state.hasWaited ||= waits;
    rounds.debug(calibrationText(state, left - budget.left()));
    separate(rounds, [...begun, state]);
    (waits ? putOff : begun).push(state);
    expected += state.isOpen ? secondsOf(state) * pairs : 0;
  }
  return { begun, rest: putOff };
}

function calibrationText({ subject, calibration, ...found }: SubjectState, seconds: number): string {
  const name = `${subject.pkg} ${displayName(subject)}`;
  const why =
    found.broken?.reason ??
    found.gross?.reason ??
    found.untold ??
    found.trouble ??
    "it has no calibration yet";
  if (calibration === undefined) return `${name} is not sampled: ${why} (${seconds.toFixed(2)} s)`;
  const { iterations, repeats, parallel } = calibration;
  const slices = `${repeats} slices of ${iterations} iterations, ${calibration.seconds.toFixed(3)} s a process`;
  return `${name} is calibrated: ${slices}${parallel ? ", parallel" : ""} (${seconds.toFixed(2)} s)`;
}

// Which benchmarks are begun: none that there is no time to tell anything of.

import { displayName } from "../../model/benchmark.ts";
import { calibrateSampling } from "./next-pair.ts";
import { alone, type Rounds, type SubjectState, secondsOf, separate } from "./rounds.ts";

/**
 * Part of the time that is left into which the samples of those that are begun must fit; linking takes some
 * of the rest.
 */
const ROOM = 0.75;
/**
 * One benchmark's calibration may take so many seconds whatever is left, so much of what is left, and so much
 * of what is left for each; less where it may wait.
 */
const CALIBRATION = {
  mayWait: { seconds: 1, share: 0.02 },
  last: { seconds: 3, share: 0.1 },
  each: 0.4,
} as const;
/** At most so many of those that were calibrated wait: where all take long, it would only cost time. */
const MOST_WAITING = 1 / 3;
/** Processes are as long as they should be where each benchmark has so many seconds. */
const AMPLE_SECONDS = 2.7;

/**
 * paceFor is how long processes are, as a part of how long they should be, where each benchmark has so many
 * seconds: more benchmarks can be told.
 */
export function paceFor(seconds: number): number {
  return Math.min(1, seconds / AMPLE_SECONDS);
}

/** Begun are those that can be sampled now, and all that wait for them. */
interface Begun {
  readonly begun: readonly SubjectState[];
  readonly rest: readonly SubjectState[];
}

/**
 * calibrateSome calibrates the first of them, as many as have room for so many samples each. Those that take
 * long at it come again when the others have been sampled.
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

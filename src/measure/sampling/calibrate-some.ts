// Which benchmarks begin: only those with time enough to tell something. docs/judging.md, "The time budget"

import { qualifiedName } from "../../model/benchmark.ts";
import { calibrateSampling } from "./next-pair.ts";
import { alone, ROOM, type Rounds, type SubjectState, secondsOf, separate } from "./rounds.ts";

/** Part of the time that is left for calibrations of parallel benchmarks that then wait for the others. */
const MOST_HELD = 0.1;
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
/** AMPLE_SECONDS for each benchmark are enough for processes of full length. */
export const AMPLE_SECONDS = 2.7;

/**
 * paceFor is the part of their full length that processes have, in (0, 1], so that more benchmarks can be
 * told.
 */
export function paceFor(seconds: number): number {
  return Math.min(1, seconds / AMPLE_SECONDS);
}

interface BeginWish {
  /** Samples that each is expected to need. */
  readonly pairs: number;
  /** Seconds of samples that others, which have begun, still need. */
  readonly reserved?: number;
  /** Time is short: what turns out to be parallel waits until the others have verdicts. */
  readonly parallelWaits?: boolean;
}

interface Begun {
  /** Can be sampled now. */
  readonly begun: readonly SubjectState[];
  /** Wait for them. */
  readonly rest: readonly SubjectState[];
}

/**
 * calibrateSome calibrates the first of `waiting`, as many as have room for their samples. Those whose
 * calibration takes long come again after the others have been sampled.
 */
export async function calibrateSome(
  rounds: Rounds,
  waiting: readonly SubjectState[],
  { pairs, reserved = 0, parallelWaits = false }: BeginWish,
): Promise<Begun> {
  const { budget, progress } = rounds;
  const [begun, putOff]: [SubjectState[], SubjectState[]] = [[], []];
  let [expected, held] = [0, 0];
  for (const [at, state] of waiting.entries()) {
    const left = budget.left();
    const isFull = begun.length > 0 && reserved + expected * (1 + 1 / begun.length) > ROOM * left;
    if (left <= 0 || isFull) return { begun, rest: [...waiting.slice(at), ...putOff] };
    progress(`calibrating benchmark ${at + 1} of ${waiting.length}: ${state.subject.name}`);
    const isFresh = at + 1 < waiting.length && !state.hasWaited;
    const mayWait = isFresh && putOff.length <= MOST_WAITING * at;
    const many = waiting.length - at;
    if (state.calibration === undefined) await calibrateOne(rounds, state, { many, mayWait });
    const isHeld =
      isFresh && parallelWaits && held < MOST_HELD * left && state.calibration?.parallel === true;
    const waits = isUntouched(state) && (isHeld || (mayWait && state.calibration === undefined));
    if (isHeld) held += state.calibratedIn;
    state.hasWaited ||= waits;
    separate(rounds, [...begun, state]);
    (waits ? putOff : begun).push(state);
    expected += state.isOpen && !waits ? secondsOf(state) * pairs : 0;
  }
  return { begun, rest: putOff };
}

/** Its calibration has settled nothing. */
function isUntouched({ isOpen, trouble }: SubjectState): boolean {
  return isOpen && trouble === undefined;
}

/** `many` are still to come, this one included: they share the time. */
async function calibrateOne(
  rounds: Rounds,
  state: SubjectState,
  { many, mayWait }: { readonly many: number; readonly mayWait: boolean },
): Promise<void> {
  const { budget } = rounds;
  const left = budget.left();
  const { seconds, share } = CALIBRATION[mayWait ? "mayWait" : "last"];
  const until = left - Math.max(seconds, share * left, (CALIBRATION.each / many) * left);
  const isLate = () => budget.left() < until;
  await alone(state, () => calibrateSampling(rounds, state, { isLate, mayWait }));
  const taken = left - budget.left();
  state.calibratedIn += taken;
  rounds.debug(calibrationText(state, taken));
}

function calibrationText({ subject, calibration, ...found }: SubjectState, seconds: number): string {
  const name = qualifiedName(subject);
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

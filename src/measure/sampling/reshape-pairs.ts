// What the next pairs of a benchmark are like, after a look at those so far.

import { qualifiedName } from "../../model/benchmark.ts";
import { isOfClock } from "../../model/unit.ts";
import { briefly, type Calibration } from "./calibration.ts";
import type { RoundMeans, SubjectState } from "./rounds.ts";

/**
 * Slices with so many times the iterations have as much less of what is done once, half as many of them are
 * enough.
 */
const [LONGER, FEWER] = [4, 2];
/** Seconds of a slice that has become longer already, or that needs not. */
const LONG_SLICE = 0.0016;
/** A slice has so little of what is done once that a larger slowdown is not from there. */
const MOST_OF_SET_UP = 0.25;

/**
 * reshapePairs makes the pairs of an open benchmark shorter once only the clock's units are open. Where the
 * time seems to have become a little worse, it may be what is done once that has: the pairs that must confirm
 * it have longer slices. Nothing changes where the user says how long they are.
 */
export function reshapePairs(
  { debug, benchtime }: Pick<RoundMeans, "debug" | "benchtime">,
  state: SubjectState,
): void {
  const open = [...state.judgements].filter(([, { verdict }]) => verdict === "open");
  if (!state.isOpen || state.calibration === undefined || !open.every(([unit]) => isOfClock(unit))) return;
  const name = qualifiedName(state.subject);
  const isShortened = state.calibration.brief !== undefined;
  const calibration = briefly(state.calibration);
  state.calibration = calibration;
  if (isShortened) debug(`${name}: only its time is open, for which ${calibration.iterations} iterations do`);
  if (benchtime !== undefined || state.alone !== undefined || !mayBeSetUp(state)) return;
  const longer = withLongerSlices(calibration);
  if (longer === undefined) return;
  state.calibration = longer;
  debug(`${name}: it may be its set-up that is slower, of which slices of ${longer.iterations} have less`);
}

/** A slowdown beyond the threshold that is hardly chance, and small enough. */
function mayBeSetUp({ judgements }: SubjectState): boolean {
  const time = judgements.get("sec/op");
  if (time?.verdict !== "open" || time.delta === null || time.lo === null) return false;
  return time.lo > 0 && time.delta > time.threshold && time.delta < MOST_OF_SET_UP;
}

function withLongerSlices(calibration: Calibration): Calibration | undefined {
  const { iterations, repeats, seconds } = calibration;
  if (repeats < FEWER || seconds / repeats > LONG_SLICE) return undefined;
  return {
    ...calibration,
    iterations: LONGER * iterations,
    repeats: Math.floor(repeats / FEWER),
    seconds: (LONGER / FEWER) * seconds,
    clockOnly: true, // what is allocated once has another share in these, too
  };
}

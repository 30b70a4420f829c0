// Which benchmarks are begun: none that there is no time to tell anything of.

import { displayName } from "../../model/benchmark.ts";
import { calibrateSampling } from "./next-pair.ts";
import { alone, type Rounds, type SubjectState, secondsOf, separate } from "./rounds.ts";

/** Part of the time that is left into which the samples of those that are begun must fit; linking takes some of the rest. */
const ROOM = 0.75;
/** One benchmark's calibration may take so many seconds whatever is left, so much of what is left, and so much of what is left for each. */
const CALIBRATION = { seconds: 3, share: 0.1, each: 0.4 } as const;

/** calibrateSome calibrates the first of them, as many as have room for so many samples each. */
export async function calibrateSome(
  rounds: Rounds,
  waiting: readonly SubjectState[],
  pairs: number,
): Promise<readonly SubjectState[]> {
  const { budget, progress } = rounds;
  const begun: SubjectState[] = [];
  let expected = 0;
  for (const state of waiting) {
    const left = budget.left();
    if (left <= 0 || (begun.length > 0 && expected * (1 + 1 / begun.length) > ROOM * left)) break;
    progress(`calibrating benchmark ${begun.length + 1} of ${waiting.length}: ${state.subject.name}`);
    const share = Math.max(CALIBRATION.share, CALIBRATION.each / (waiting.length - begun.length));
    const until = left - Math.max(CALIBRATION.seconds, share * left);
    await alone(state, () => calibrateSampling(rounds, state, () => budget.left() < until));
    rounds.debug(calibrationText(state, left - budget.left()));
    begun.push(state);
    separate(rounds, begun);
    expected += state.isOpen ? secondsOf(state) * pairs : 0;
  }
  return begun;
}

function calibrationText({ subject, calibration, ...found }: SubjectState, seconds: number): string {
  const name = `${subject.pkg} ${displayName(subject)}`;
  const why =
    found.broken?.reason ?? found.gross?.reason ?? found.untold ?? found.trouble ?? "it has no calibration";
  if (calibration === undefined) return `${name} is not sampled: ${why} (${seconds.toFixed(2)} s)`;
  const { iterations, repeats, parallel } = calibration;
  const slices = `${repeats} slices of ${iterations} iterations, ${calibration.seconds.toFixed(3)} s a process`;
  return `${name} is calibrated: ${slices}${parallel ? ", parallel" : ""} (${seconds.toFixed(2)} s)`;
}

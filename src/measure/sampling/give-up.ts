// What more samples are not expected to tell gets no more of them. docs/judging.md, "What is given up"

import type { Judgement } from "../../judge/judgement.ts";
import { pairsToVerdict } from "../../judge/pairs-to-verdict.ts";
import type { Policy } from "../../judge/policy.ts";
import { durationText, roundedUp } from "../../model/duration.ts";
import { isSampled, type SubjectState, secondsOfPair } from "./rounds.ts";

/** From so many pairs on their spread says what the next ones will be like. */
const LEAST_PAIRS = 12;
/** An estimate of what is still needed may be so many times too high. */
const OVERRATED = 2;

export interface GiveUpMeans {
  readonly policy: Pick<Policy, "maxCount">;
  /** Seconds. */
  readonly left: number;
}

/** giveUp marks those of which no open row is expected to get its verdict by all that may still be spent. */
export function giveUp(states: readonly SubjectState[], { policy: { maxCount }, left }: GiveUpMeans): void {
  for (const state of states) {
    const taken = state.pairs.length;
    if (!state.isOpen || !isSampled(state) || taken < LEAST_PAIRS) continue;
    const pairs = pairsWanted([...state.judgements.values()]);
    const seconds = secondsOfPair(state) * (pairs - taken);
    if (isVain(pairs, taken, maxCount) || seconds > OVERRATED * left)
      state.givenUp = whyGivenUp(state, pairs, maxCount);
  }
}

/** pairsWanted is the number after which the first of the open rows is expected to have its verdict. */
export function pairsWanted(judgements: readonly Judgement[]): number {
  return Math.min(...judgements.filter(({ verdict }) => verdict === "open").map(pairsToVerdict));
}

/** isVain is true where max-count allows far fewer pairs than are wanted, by what those taken say. */
export function isVain(wanted: number, taken: number, maxCount: number): boolean {
  return taken >= LEAST_PAIRS && wanted > OVERRATED * maxCount;
}

function whyGivenUp(state: SubjectState, pairs: number, maxCount: number): string {
  if (!Number.isFinite(pairs)) return "more pairs are not expected to tell more";
  const most = pairs > maxCount ? `; max-count is ${maxCount}` : "";
  return `${neededText(state, pairs)} would do${most}`;
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

interface Judged extends Readonly<Pick<SubjectState, "givenUp">> {
  readonly judgements: ReadonlyMap<string, Judgement>;
}

/** isGivenUp is true where the last look, with what was there, did not tell all rows either. */
export function isGivenUp({ givenUp, judgements }: Judged): boolean {
  return givenUp !== undefined && [...judgements.values()].some(({ verdict }) => verdict === "inconclusive");
}

/** givenUpWarning is one sentence for the report. */
export function givenUpWarning(many: number): string {
  const were = many === 1 ? "1 benchmark was" : `${many} benchmarks were`;
  return `${were} given up before the time-budget was spent: the noise is so large that more samples were not expected to give a verdict; each row says what would`;
}

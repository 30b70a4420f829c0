// The verdicts on the samples so far: all rows of the pull request at one look.

import { judgeLook } from "../judge/judge-look.ts";
import { type Look, lastLook, looks, type Policy } from "../judge/policy.ts";
import type { Row } from "../judge/row.ts";
import { meaningOf, type UnitMetadata } from "../model/unit.ts";
import { isSampled, type SubjectState } from "./sampling/rounds.ts";
import type { SamplePair, Subject } from "./sampling/sample.ts";

/** JudgeMeans are what verdicts depend on besides the samples. */
export interface JudgeMeans {
  /** From `Unit` lines. */
  readonly metadata: readonly UnitMetadata[];
  readonly policy: Policy;
  readonly ownCodeDiffers: (subject: Subject) => boolean;
}

/** AskedLook is a look, with the subjects that get verdicts at it. */
export interface AskedLook {
  readonly look: Look;
  readonly asked: readonly SubjectState[];
}

/**
 * endAll settles all open verdicts when nothing more is measured. Where a subject has no pairs since its last
 * look, that look is taken again as the last one, with the rest of the error budget.
 */
export function endAll(request: JudgeMeans, states: readonly SubjectState[]): void {
  const plan = looks(request.policy);
  const pairsAt = (look: number) => plan[look]?.pairs ?? 0;
  const open = states.filter(({ isOpen }) => isOpen);
  const lastOf = ({ looked, pairs }: SubjectState) =>
    looked > 0 && pairs.length <= pairsAt(looked - 1) ? looked - 1 : looked;
  for (const at of plan.keys()) {
    const asked = open.filter((state) => state.isOpen && lastOf(state) === at);
    if (asked.length > 0) judgeAll(request, states, { look: lastLook(plan, at), asked });
  }
}

/**
 * judgeAll judges all rows together, settled ones too, since the whole pull request has one error budget.
 * Only the verdicts of `asked` change.
 */
export function judgeAll(
  request: JudgeMeans,
  states: readonly SubjectState[],
  { look, asked }: AskedLook,
): void {
  const { policy } = request;
  const rows = states.filter(isSampled).flatMap((state) => judgeRows(state, request));
  const earlier = rows.map(({ state, row }) => state.judgements.get(row.unit));
  const waiting = states.filter((s) => s.isOpen && s.looked === 0 && !asked.includes(s)).length;
  const judgements = judgeLook(
    rows.map(({ row }) => row),
    { earlier, look, policy, waiting },
  );
  const isAsked = new Set(asked);
  for (const [i, { state, row }] of rows.entries()) {
    const judgement = judgements[i];
    if (judgement !== undefined && isAsked.has(state)) state.judgements.set(row.unit, judgement);
  }
  for (const state of asked) {
    state.looked++;
    const wantsMore = [...state.judgements.values()].some((j) => j.verdict === "open");
    state.isOpen = wantsMore && isSampled(state) && state.trouble === undefined;
  }
}

/** judgeRows are the judge's rows of one subject, one for each unit that both sides report. */
export function judgeRows(
  state: SubjectState,
  { metadata, ownCodeDiffers }: JudgeMeans,
): readonly { readonly state: SubjectState; readonly row: Row }[] {
  const { subject, pairs } = state;
  const times = pairs.flatMap((pair) => pair.times ?? []);
  return unitsOfBoth(pairs).map((unit) => ({
    state,
    row: {
      benchmark: subject,
      unit,
      ...meaningOf(unit, metadata),
      turns: pairs.every((pair) => pair.inTurns),
      ownCodeDiffers: ownCodeDiffers(subject),
      pairs: pairs.map(({ base, head }) => ({ base: base.get(unit) ?? [], head: head.get(unit) ?? [] })),
      times: times.length === pairs.length ? times : [],
    },
  }));
}

/** The units that both sides of the first pair report, in the order of the base. */
function unitsOfBoth(pairs: readonly SamplePair[]): readonly string[] {
  const [first] = pairs;
  return first === undefined ? [] : [...first.base.keys()].filter((unit) => first.head.has(unit));
}

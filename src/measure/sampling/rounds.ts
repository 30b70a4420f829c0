// Many benchmarks while they are measured: what is known of each, and what holds for all.

import type { Judgement } from "../../judge/judgement.ts";
import { InterruptedError } from "../../model/errors.ts";
import { bothOf } from "../../model/side.ts";
import { isolated } from "./isolated.ts";
import type { LinkOrders } from "./layout.ts";
import { type Meetings, rememberMeetings } from "./meetings.ts";
import type { Sampling, SamplingMeans } from "./next-pair.ts";
import type { Subject } from "./sample.ts";

/** RoundMeans are what rounds are made with. */
export interface RoundMeans extends SamplingMeans {
  /** Undefined where all samples run as the tests were built first. */
  readonly linkOrders: LinkOrders | undefined;
  /** A clock that only goes forward, seconds. */
  readonly now: () => number;
  readonly progress: (text: string) => void;
  /** Is given the decisions that no report has, a line each. */
  readonly debug: (text: string) => void;
}

/** Rounds are the means, with a memory of sides that met. */
export interface Rounds extends RoundMeans {
  readonly meetings: Meetings | undefined;
}

/** SubjectState is a subject while it is measured. */
export interface SubjectState extends Sampling {
  /** By tidied unit. */
  judgements: Map<string, Judgement>;
  /** How many link orders its samples ran with, 0 when as it was built. */
  orders: number;
  /** How many looks have been taken at it. */
  looked: number;
  /** Its sides cannot live at once, which holds for its whole package. */
  meets: boolean;
  /** Its calibration takes long, and has waited once until others had theirs. */
  hasWaited: boolean;
}

/** openRounds starts without a memory. */
export function openRounds(means: RoundMeans): Rounds {
  const meetings = means.takeTurns && rememberMeetings(means.takeTurns);
  return { ...means, meetings, takeTurns: meetings?.takeTurns };
}

/** startState is a subject of which nothing is known yet. */
export function startState({ takeTurns }: Rounds, subject: Subject): SubjectState {
  const alone = takeTurns === undefined ? "no benchmark can take turns" : undefined;
  const none = { pairs: [], judgements: new Map(), layouts: [], orders: 0, looked: 0, stumbles: 0 };
  return { subject, ...none, isOpen: true, meets: false, hasWaited: false, alone };
}

/** untilCancelled does the work; what was measured before the run was cancelled is still reported. */
export async function untilCancelled<T>(work: () => Promise<T>): Promise<T | "interrupted"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InterruptedError) return "interrupted";
    throw error;
  }
}

/** alone does the work on one benchmark: what goes wrong with it is told of it, and the others go on. */
export async function alone(state: SubjectState, work: () => Promise<void>): Promise<void> {
  const trouble = await isolated(work);
  if (trouble !== undefined) state.trouble = trouble;
}

/**
 * separate drops what was measured together by sides that meet; from then on they run one after the other, in
 * the whole package.
 */
export function separate({ meetings }: Rounds, states: readonly SubjectState[]): void {
  for (const state of states) {
    const why = meetings?.of(state.subject);
    if (why === undefined || state.meets) continue;
    state.meets = true;
    if (state.pairs.some((pair) => !pair.inTurns)) continue; // they were apart already
    state.judgements.clear();
    state.pairs.length = 0;
    state.isOpen = isSampled(state) && state.trouble === undefined;
    if (state.alone !== undefined) continue; // and calibrated for it
    state.alone = why;
    delete state.calibration;
  }
}

/** isSampled is true while samples tell something of a benchmark. */
export function isSampled({ broken, gross, untold }: SubjectState): boolean {
  return broken === undefined && gross === undefined && untold === undefined;
}

/** secondsOf is what one sample takes. */
export function secondsOf({ subject, calibration }: SubjectState): number {
  return bothOf(subject).length * (calibration?.seconds ?? 0);
}

/** shuffled is in random order, after Fisher and Yates. */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

// The state of many benchmarks while they are measured.

import type { Judgement } from "../../judge/judgement.ts";
import { InterruptedError } from "../../model/errors.ts";
import { bothOf } from "../../model/side.ts";
import { isolated } from "./isolated.ts";
import type { LinkOrders } from "./layout.ts";
import { type Meetings, rememberMeetings } from "./meetings.ts";
import type { Sampling, SamplingMeans } from "./next-pair.ts";
import type { Subject } from "./sample.ts";

export interface RoundMeans extends SamplingMeans {
  /** Undefined where all samples run as the tests were built first. */
  readonly linkOrders: LinkOrders | undefined;
  /** Seconds on a clock that never goes back. */
  readonly now: () => number;
  readonly progress: (text: string) => void;
  /** Takes decisions that no report has, a line each. */
  readonly debug: (text: string) => void;
}

export interface Rounds extends RoundMeans {
  /** Where sides met; undefined where none take turns. */
  readonly meetings: Meetings | undefined;
}

export interface SubjectState extends Sampling {
  /** By tidied unit. */
  judgements: Map<string, Judgement>;
  /** Number of link orders of its samples; 0: as it was built. */
  orders: number;
  /** Number of looks at it so far. */
  looked: number;
  /** Its sides cannot live at once, like those of its whole package. */
  meets: boolean;
  /** It has waited once for the others: its calibration takes long, or it is parallel. */
  hasWaited: boolean;
  /** Seconds of its calibration so far. */
  calibratedIn: number;
  /** Why it was not begun; undefined where it was. */
  notBegun?: string;
  /** What its verdict would take, which is too much; undefined where it was not given up. */
  givenUp?: string;
}

/** openRounds starts without any meetings. */
export function openRounds(means: RoundMeans): Rounds {
  const meetings = means.takeTurns && rememberMeetings(means.takeTurns);
  return { ...means, meetings, takeTurns: meetings?.takeTurns };
}

export function startState({ takeTurns }: Rounds, subject: Subject): SubjectState {
  const alone = takeTurns === undefined ? "no benchmark can take turns" : undefined;
  const none = { pairs: [], judgements: new Map(), layouts: [], orders: 0, looked: 0, stumbles: 0 };
  return { subject, ...none, isOpen: true, meets: false, hasWaited: false, calibratedIn: 0, alone };
}

/**
 * untilCancelled is the result of the work, or "interrupted": a cancelled run still reports what was
 * measured.
 */
export async function untilCancelled<T>(work: () => Promise<T>): Promise<T | "interrupted"> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InterruptedError) return "interrupted";
    throw error;
  }
}

/** alone does the work on one benchmark. An error becomes its trouble, and the others continue. */
export async function alone(state: SubjectState, work: () => Promise<void>): Promise<void> {
  const trouble = await isolated(work);
  if (trouble !== undefined) state.trouble = trouble;
}

/**
 * separate drops the pairs of sides that meet. From then on the sides of their package run one after the
 * other.
 */
export function separate({ meetings }: Rounds, states: readonly SubjectState[]): void {
  for (const state of states) {
    const why = meetings?.of(state.subject);
    if (why === undefined || state.meets) continue;
    state.meets = true;
    if (state.pairs.some((pair) => !pair.inTurns)) continue; // they did not run at once
    state.judgements.clear();
    state.pairs.length = 0;
    state.isOpen = isSampled(state) && state.trouble === undefined;
    if (state.alone !== undefined) continue; // it is already calibrated for that
    state.alone = why;
    delete state.calibration;
  }
}

/** isSampled is true for a benchmark whose samples can tell something. */
export function isSampled({ broken, gross, untold }: SubjectState): boolean {
  return broken === undefined && gross === undefined && untold === undefined;
}

/** secondsOf is the expected time of one pair; 0 before the calibration. */
export function secondsOf({ subject, calibration }: SubjectState): number {
  return bothOf(subject).length * ((calibration?.seconds ?? 0) + (calibration?.brief?.seconds ?? 0));
}

/**
 * ROOM is the part of the time that is left for the samples of those that begin; linking takes some of the
 * rest.
 */
export const ROOM = 0.75;

/** secondsOfPair is the same with its part of linking. */
export function secondsOfPair(state: SubjectState): number {
  return secondsOf(state) / ROOM;
}

/** shuffled is in random order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

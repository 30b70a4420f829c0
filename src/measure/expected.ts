// What each benchmark without a verdict is expected to take: by its calibration and its own spread where it
// has them, before that by what others of its package took. Rough: the plan is made anew after each step.

import { pairsToVerdict } from "../judge/pairs-to-verdict.ts";
import { looks, type Policy } from "../judge/policy.ts";
import { functionOf } from "../model/benchmark.ts";
import { GROSS } from "../model/gross.ts";
import type { Candidate, Distance } from "./plan.ts";
import { AMPLE_SECONDS } from "./sampling/calibrate-some.ts";
import { isSampled, type SubjectState, secondsOfPair } from "./sampling/rounds.ts";
import type { Subject } from "./sampling/sample.ts";

export interface ExpectMeans {
  readonly policy: LookPolicy;
  readonly distance: Distance;
}

type LookPolicy = Pick<Policy, "count" | "maxCount">;

/** Planned is a benchmark without a verdict, with what the plan must know of it. */
export interface Planned extends Candidate {
  readonly state: SubjectState;
  /** The part of `seconds` that is known of itself, and not of others. */
  readonly ownSeconds: number;
  /** Pairs at which its own spread lets a verdict be expected, those taken included; 0 before the first. */
  readonly wantedPairs: number;
}

/** FIRST_LOOKS are those that every benchmark gets before any gets more. */
export const FIRST_LOOKS = 2;
/** Below this a first iteration may be slow only because it is the first. */
const SUSPECT_SECONDS = 0.001;
/** An estimate may be so many times too high. */
const OVERRATED = 2;
/** Operations of each side that one takes where an operation fills a process: of most, and of suspects. */
const OPERATIONS = { usual: 12, suspect: 3 } as const;
/** As many benchmarks as the first guess of what a verdict takes weighs. */
const GUESS_WEIGHT = 5;

/** plannedOf are all benchmarks without a verdict, in the order of `states`. */
export function plannedOf(states: readonly SubjectState[], means: ExpectMeans): readonly Planned[] {
  const usual = usualOf(states, means.policy);
  // Where the system does not tell, each seems to be parallel.
  const isTold = states.some(({ calibration }) => calibration?.parallel === false);
  return states
    .filter((state) => state.isOpen && state.trouble === undefined && isSampled(state))
    .filter(({ givenUp }) => givenUp === undefined)
    .map((state): Planned => {
      const { pkg, name } = state.subject;
      const isBegun = state.pairs.length > 0 && state.calibration !== undefined;
      return {
        state,
        ...(isBegun ? costOfOpen(state, means.policy) : costOfWaiting(state, usual)),
        distance: means.distance(pkg, functionOf(name)),
        isSuspect: !isBegun && state.calibration === undefined && isSuspect(state.subject),
        waits: state.calibration === undefined ? state.hasWaited : isTold && state.calibration.parallel,
      };
    });
}

/** Its first iteration took many times as long on the head. */
function isSuspect({ firstSecPerOp: base = 0, headFirstSecPerOp: head = 0 }: Subject): boolean {
  return head > SUSPECT_SECONDS && head > GROSS * base;
}

type Cost = Pick<Planned, "seconds" | "ownSeconds" | "step" | "isHopeless" | "wantedPairs">;

/** Of one with pairs: up to the look at which its spread lets a verdict be expected. */
function costOfOpen(state: SubjectState, policy: LookPolicy): Cost {
  const taken = state.pairs.length;
  const plan = looks(policy);
  const next = plan[Math.min(state.looked, plan.length - 1)]?.pairs ?? taken;
  const wantedPairs = pairsOf(state);
  const wanted = Math.max(next, wantedPairs);
  const told = plan.find(({ pairs }) => pairs >= wanted)?.pairs;
  const pair = secondsOfPair(state);
  const seconds = pair * Math.max(1, (told ?? policy.maxCount) - taken);
  return {
    ...{ seconds, ownSeconds: seconds },
    step: pair * Math.max(1, next - taken),
    isHopeless: told === undefined,
    wantedPairs,
  };
}

/** Pairs that its rows ask for, those that it has included. */
function pairsOf({ judgements, pairs }: SubjectState): number {
  const open = [...judgements.values()].filter(({ verdict }) => verdict === "open");
  return Math.max(pairs.length, ...open.map(pairsToVerdict));
}

function costOfWaiting(state: SubjectState, usual: Usual): Cost {
  const { firstSecPerOp: base = 0, headFirstSecPerOp: head = 0 } = state.subject;
  // To a tenth: nearly equal ones stay in random order.
  const operations = OPERATIONS[isSuspect(state.subject) ? "suspect" : "usual"];
  const slow = Math.round(10 * operations * (base + head)) / 10;
  const sampling = secondsOfPair(state) * usual.pairs;
  const ownSeconds = sampling > 0 ? sampling : slow;
  const seconds = sampling > 0 ? sampling : usual.secondsIn(state.subject.pkg) + slow;
  return { seconds, ownSeconds, step: seconds / OVERRATED, isHopeless: false, wantedPairs: 0 };
}

interface Usual {
  /** Pairs until a verdict. */
  readonly pairs: number;
  /** Seconds for a benchmark of the package, with its calibration. */
  readonly secondsIn: (pkg: string) => number;
}

function usualOf(states: readonly SubjectState[], policy: LookPolicy): Usual {
  const pairs = usualPairs(states, policy);
  const calibrated = states.filter(({ calibration }) => calibration !== undefined);
  const known = new Map<string, number[]>();
  for (const state of calibrated) {
    const ofPackage = known.get(state.subject.pkg) ?? [];
    ofPackage.push(state.calibratedIn + secondsOfPair(state) * pairs);
    known.set(state.subject.pkg, ofPackage);
  }
  const overall = mean([...known.values()].flat()) ?? AMPLE_SECONDS;
  const means = new Map([...known].map(([pkg, seconds]) => [pkg, mean(seconds) ?? overall]));
  return { pairs, secondsIn: (pkg) => means.get(pkg) ?? overall };
}

/**
 * usualPairs is the mean until a verdict: of those looked at, the open ones with what they ask for, if it
 * tells.
 */
export function usualPairs(states: readonly SubjectState[], policy: LookPolicy): number {
  const plan = looks(policy);
  const guess = firstPairs(policy);
  const most = plan.at(-1)?.pairs ?? guess;
  const looked = states.filter(({ looked, pairs }) => looked > 0 && pairs.length > 0);
  const counts = looked.map((state) => (state.isOpen ? pairsOf(state) : state.pairs.length));
  const telling = counts.filter((pairs) => pairs <= most);
  return mean([...Array.from({ length: GUESS_WEIGHT }, () => guess), ...telling]) ?? guess;
}

/** What every benchmark gets before any gets more. */
function firstPairs(policy: LookPolicy): number {
  const plan = looks(policy);
  return (plan[FIRST_LOOKS - 1] ?? plan[0])?.pairs ?? 0;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, x) => sum + x, 0) / values.length;
}

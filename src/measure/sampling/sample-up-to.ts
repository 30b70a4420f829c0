// Rounds over many benchmarks, a sample each, so that whatever disturbs the machine for some seconds is not
// all that is seen of one of them.

import { LINKING } from "./layout.ts";
import { nextPair } from "./next-pair.ts";
import { alone, type Rounds, type SubjectState, secondsOf, separate, shuffled } from "./rounds.ts";

/** Goal is how many samples each benchmark shall have. */
export interface Goal {
  readonly pairs: number;
  /** So many will do once LEAST_SECONDS are over. Absent: all of them are wanted. */
  readonly enough?: number;
}

/** Whatever disturbs a machine for some seconds must not be all that a run sees of it. */
const LEAST_SECONDS = 30;
/** A pair may end so much of the whole time after it is spent. */
const LATEST = 0.05;

/**
 * sampleUpTo makes rounds over all of `open` in random order, a sample each, until all have what the goal
 * wants. `all` are those that are known: sides that meet are apart in the whole package from then on.
 */
export async function sampleUpTo(
  rounds: Rounds,
  { open, all }: { readonly open: readonly SubjectState[]; readonly all: readonly SubjectState[] },
  goal: Goal,
): Promise<"time-budget" | undefined> {
  const { budget, random, progress, now } = rounds;
  separate(rounds, all);
  await relink(rounds, open.filter(isWanting(goal.pairs)), goal);
  const started = now();
  for (;;) {
    const isEarly = now() - started <= LEAST_SECONDS;
    const wanting = open.filter(isWanting(isEarly ? goal.pairs : (goal.enough ?? goal.pairs)));
    if (wanting.length === 0) return undefined;
    const fitting = shuffled(wanting, random).filter((state) => hasRoom(rounds, state));
    if (fitting.length === 0)
      return wanting.some(isWanting(goal.enough ?? goal.pairs)) ? "time-budget" : undefined;
    for (const [n, state] of fitting.entries()) {
      if (!hasRoom(rounds, state)) continue;
      progress(progressText(wanting, n, goal, budget.left()));
      await alone(state, () => nextPair(rounds, state));
      separate(rounds, all);
    }
  }
}

/** A sample that would end long after the time is spent is not begun. */
function hasRoom({ budget: { left, seconds } }: Rounds, state: SubjectState): boolean {
  return left() > 0 && secondsOf(state) <= left() + LATEST * seconds;
}

function isWanting(pairs: number): (state: SubjectState) => boolean {
  return (s) => s.isOpen && s.trouble === undefined && s.untold === undefined && s.pairs.length < pairs;
}

/** Each goal has its own link orders: what one layout makes slow is not slow in the next. */
async function relink(
  { linkOrders, budget }: Rounds,
  wanting: readonly SubjectState[],
  goal: Goal,
): Promise<void> {
  const left = budget.left();
  if (linkOrders === undefined || wanting.length === 0 || left <= 0) return;
  const layouts = await linkOrders({
    importPaths: [...new Set(wanting.map(({ subject }) => subject.pkg))],
    most: Math.max(...wanting.map((s) => goal.pairs - s.pairs.length)),
    seconds: Math.min(left, expectedSeconds(wanting, goal)) * LINKING.share,
    limit: left * LINKING.mostShare,
  });
  for (const state of wanting) {
    state.layouts = layouts.get(state.subject.pkg) ?? [];
    state.orders += state.layouts.length;
  }
}

/** Seconds of all samples up to a goal. */
function expectedSeconds(wanting: readonly SubjectState[], { pairs, enough }: Goal): number {
  const upTo = (most: number) => {
    const rest = wanting.map((s) => secondsOf(s) * Math.max(0, most - s.pairs.length));
    return rest.reduce((a, b) => a + b, 0);
  };
  return enough === undefined ? upTo(pairs) : Math.min(upTo(pairs), Math.max(LEAST_SECONDS, upTo(enough)));
}

function progressText(wanting: readonly SubjectState[], at: number, goal: Goal, left: number): string {
  const seconds = Math.min(left, expectedSeconds(wanting, goal));
  const pairs = Math.min(...wanting.map((s) => s.pairs.length));
  const [unit, end] = goal.enough === undefined ? ["pair", " to the next look"] : ["sample", ""];
  return `measuring benchmark ${at + 1} of ${wanting.length}, ${unit} ${pairs + 1} of ${goal.pairs}, about ${Math.ceil(seconds)} s${end}`;
}

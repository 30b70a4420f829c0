// Rounds over many benchmarks, a sample each, so that a disturbance of some seconds is not in all samples of
// one of them.

import { LINKING } from "./layout.ts";
import { nextPair } from "./next-pair.ts";
import { alone, type Rounds, type SubjectState, secondsOf, separate, shuffled } from "./rounds.ts";

/** Goal is the number of samples for each benchmark. */
export interface Goal {
  readonly pairs: number;
  /** So many are enough once LEAST_SECONDS are over. Absent: `pairs`. */
  readonly enough?: number;
}

/** A run must see more of a machine than a disturbance of some seconds. */
const LEAST_SECONDS = 30;
/** A pair may end after the time is spent, by this part of the budget. */
const LATEST = 0.05;

/**
 * sampleUpTo makes rounds over `open` in random order, a sample each, until all have reached the goal. `all`
 * are the other benchmarks, too: where sides meet, those of the whole package are measured apart from then
 * on.
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

/** False for a sample that would end long after the time is spent. */
function hasRoom({ budget: { left, seconds } }: Rounds, state: SubjectState): boolean {
  return left() > 0 && secondsOf(state) <= left() + LATEST * seconds;
}

/** isWanting is true for what still needs samples up to that number. */
export function isWanting(pairs: number): (state: SubjectState) => boolean {
  return (s) => s.isOpen && s.trouble === undefined && s.untold === undefined && s.pairs.length < pairs;
}

/** New link orders for each goal: what one layout makes slow is not slow in the next. */
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

/** Expected seconds of all samples up to a goal. */
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

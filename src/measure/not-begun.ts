// What the time is enough for: told before measuring, after the first look, and afterwards, benchmark by
// benchmark. docs/judging.md, "Suites that do not fit"

import { functionOf, qualifiedName } from "../model/benchmark.ts";
import { durationText, roundedUp } from "../model/duration.ts";
import type { NotBegun } from "../model/report.ts";
import { cutList } from "../model/visible.ts";
import type { Planned } from "./expected.ts";
import { type Distance, type Plan, secondsOf } from "./plan.ts";
import { neededText } from "./sampling/give-up.ts";
import type { SubjectState } from "./sampling/rounds.ts";
import type { TimeBudget } from "./sampling/time-budget.ts";

/** planText says how long it will take, and how much of it has no room. */
export function planText({ next, later, without }: Plan<Planned>, left: number): string {
  const all = [...next, ...later, ...without];
  const many = `${all.length === 1 ? "1 benchmark needs" : `${all.length} benchmarks need`}`;
  const needed = durationText(roundedUp(secondsOf(all)));
  const text = `${many} about ${needed}; ${durationText(left)} are left`;
  if (without.length === 0) return text;
  const fitting = next.length + later.length;
  return `${text}: about ${fitting} fit, ${without.length} are not begun unless time is left over`;
}

interface FirstLook {
  /** Benchmarks that it looked at. */
  readonly asked: number;
  /** Of each. */
  readonly pairs: number;
  /** Of them, those without a verdict. */
  readonly open: readonly Planned[];
  /** Seconds. */
  readonly left: number;
  readonly maxCount: number;
}

/** In a line. */
const MOST_NAMED = 3;
/** Lines about benchmarks that cannot be told. */
const MOST_LINES = 5;

/** outlookTexts are lines for the log; none where all have verdicts. */
export function outlookTexts(look: FirstLook): readonly string[] {
  const { asked, pairs, open, left } = look;
  if (open.length === 0) return [];
  const untold = open.flatMap((each) => whyUntold(each, look));
  const likely = open
    .filter(({ isHopeless, seconds }) => !isHopeless && seconds <= left)
    .toSorted((a, b) => b.seconds - a.seconds);
  const told = `after ${pairs} pairs ${asked - open.length} of ${asked} benchmarks have verdicts`;
  const needs = likely.length === 1 ? "1 needs" : `${likely.length} need`;
  const need = likely.length === 0 ? "" : `, ${needs} about ${needOf(likely)}`;
  const few = untold.slice(0, MOST_LINES);
  const others = untold.length - few.length;
  return [`${told}${need}`, ...few, ...(others > 0 ? [`${others} more cannot be told, either`] : [])];
}

function needOf(likely: readonly Planned[]): string {
  const each = likely.map(
    (one) => `${qualifiedName(one.state.subject)} ${durationText(Math.ceil(one.seconds))}`,
  );
  return `${durationText(Math.ceil(secondsOf(likely)))} more: ${cutList(each, MOST_NAMED)}`;
}

/** A line for one that the pairs or the time are not expected to tell, with what it would take. */
function whyUntold(planned: Planned, { left, maxCount }: FirstLook): readonly string[] {
  const { isHopeless, seconds, wantedPairs, state } = planned;
  if (!isHopeless && seconds <= left) return [];
  const name = qualifiedName(state.subject);
  if (!Number.isFinite(wantedPairs))
    return [`${name} may stay open: its change is as large as what counts as one`];
  const wants = `${name} varies: ${neededText(state, wantedPairs)} would tell it`;
  return [isHopeless ? `${wants}; max-count is ${maxCount}` : `${wants}; ${durationText(left)} are left`];
}

interface EndOfTime {
  readonly states: readonly SubjectState[];
  /** Those of them that have no verdict. */
  readonly planned: readonly Planned[];
  readonly budget: TimeBudget;
  readonly distance: Distance;
}

/**
 * nameUnbegun gives each benchmark without samples its reason. It is what would have done; undefined where
 * none is.
 */
export function nameUnbegun({ states, planned, budget, distance }: EndOfTime): NotBegun | undefined {
  const unbegun = planned.filter(({ state }) => state.pairs.length === 0);
  if (unbegun.length === 0) return undefined;
  const measured = states
    .filter(({ pairs }) => pairs.length > 0)
    .map(({ subject: { pkg, name } }) => distance(pkg, functionOf(name)));
  for (const each of unbegun)
    each.state.notBegun = `not begun: ${whyUnbegun(each, measured, budget.seconds)}`;
  const needed = roundedUp(budget.seconds - budget.left() + secondsOf(planned));
  const shards = Math.max(2, Math.ceil(needed / budget.seconds));
  return { benchmarks: unbegun.length, of: states.length, timeBudget: budget.seconds, needed, shards };
}

function whyUnbegun(
  { ownSeconds, distance, state }: Planned,
  measured: readonly (number | undefined)[],
  budget: number,
): string {
  const limit = `the time-budget of ${durationText(budget)}`;
  if (ownSeconds > budget)
    return `it alone needs about ${durationText(roundedUp(ownSeconds))}, more than ${limit}`;
  if (state.calibration?.parallel === true)
    return `it runs in parallel, and ${limit} was spent on the others`;
  if (measured.length === 0) return `${limit} was spent before any was measured`;
  const isFarther =
    distance !== undefined &&
    measured.every((other) => other !== undefined && other <= distance) &&
    measured.some((other) => other !== distance);
  return `${limit} was spent on ${isFarther ? "benchmarks that the change reaches more directly" : "other benchmarks"}`;
}

/** notBegunWarning is one sentence for the report. */
export function notBegunWarning({ benchmarks, of, timeBudget, needed, shards }: NotBegun): string {
  const were = `${benchmarks} of ${of} benchmarks ${benchmarks === 1 ? "was" : "were"} not begun`;
  const remedy = `${durationText(needed)} would do, or ${shards} jobs with a part of the benchmarks each`;
  return `${were}: the time-budget of ${durationText(timeBudget)} was too short; about ${remedy}`;
}

// What the time was too short for: told before measuring, by how much, and afterwards, benchmark by
// benchmark.

import { functionOf } from "../model/benchmark.ts";
import { durationText, roundedUp } from "../model/duration.ts";
import type { NotBegun } from "../model/report.ts";
import type { Planned } from "./expected.ts";
import { type Distance, type Plan, secondsOf } from "./plan.ts";
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

// Whether a run writes its comment: people who get too many comments stop reading them.

import type { Report } from "../model/report.ts";
import { type CommentHead, type Part, partsOf } from "./comment.ts";
import { isNewer, type Marker, RANKS } from "./comment-marker.ts";
import { rowsOf } from "./verdict-groups.ts";

/** CommentMode is when a run comments; docs/github.md explains each. */
export type CommentMode = "auto" | "always" | "on-change" | "never";

/** Standing is an existing comment of ours. */
export interface Standing {
  readonly id: number;
  /** Its id in GraphQL, "" where there is none. */
  readonly node: string;
  readonly marker: Marker;
  readonly body: string;
}

/** CommentPlan is what to do. An update removes the other comments with the same key. */
export type CommentPlan =
  | { readonly kind: "create" }
  | {
      readonly kind: "update";
      readonly comment: Standing;
      readonly others: readonly Standing[];
      /** Parts of other jobs of the same run, which stay. */
      readonly keeps: readonly Part[];
      /** True when it says something bad that was not in it: people have to see that. */
      readonly isNewAlarm: boolean;
    }
  /** Nothing is new: only the marker is renewed, to show another job of this run that it still holds. */
  | { readonly kind: "affirm"; readonly comment: Standing }
  | { readonly kind: "leave"; readonly why: string };

interface CommentWish {
  readonly mode: CommentMode;
  readonly report: Report;
  readonly head: CommentHead;
  readonly part: Pick<Part, "id" | "state">;
}

/** planComment decides from the existing comments with this key, of which the oldest stays. */
export function planComment(wish: CommentWish, standing: readonly Standing[]): CommentPlan {
  const { mode, report, head, part } = wish;
  const [comment, ...others] = [...standing].sort((a, b) => a.id - b.id);
  if (standing.some((other) => isNewer(other.marker, head)))
    return { kind: "leave", why: "a newer run has commented already" };
  if (comment === undefined)
    return isWorthSaying(mode, report)
      ? { kind: "create" }
      : { kind: "leave", why: "there is nothing to say" };
  const keeps = isOfRun(comment.marker, head) ? partsOf(comment.body).filter(({ id }) => id !== part.id) : [];
  const isSaid = comment.marker.parts.some(({ state }) => state === part.state);
  // A part that stands alone is the last word: an alarm that is over has to be taken back.
  const isAlone = others.length === 0 && keeps.length === 0 && comment.marker.parts.length === 1;
  if (mode === "on-change" && isAlone && isSaid) return { kind: "affirm", comment };
  return { kind: "update", comment, others, keeps, isNewAlarm: isAlarm(report) && !isSaid };
}

function isOfRun(marker: Marker, { run, attempt }: CommentHead): boolean {
  return marker.run === run && marker.attempt === attempt;
}

/** True for what a reviewer should see without looking for it. */
function isWorthSaying(mode: CommentMode, report: Report): boolean {
  const changed = has(report, ["regression", "improvement", "broken", "missing"]);
  return mode === "always" || changed || (mode === "auto" && report.outcome !== "passed");
}

function isAlarm(report: Report): boolean {
  return RANKS[report.outcome] > RANKS.passed || has(report, ["regression", "broken", "missing"]);
}

function has(
  { comparisons }: Report,
  verdicts: readonly Report["comparisons"][number]["verdict"][],
): boolean {
  return verdicts.some((verdict) => rowsOf(comparisons, verdict).length > 0);
}

/** stateOf is a text that changes when a verdict or a finding changes, and not when only figures do. */
export function stateOf({ outcome, checks, comparisons }: Report): string {
  const rows = comparisons.map(({ pkg, name, procs, unit, verdict, waiver }) => [
    ...[pkg, name, procs, unit, verdict],
    waiver !== undefined,
  ]);
  const found = checks.map(({ name, status, findings }) => [
    name,
    status,
    findings.map((f) => [f.code, f.file, f.line]),
  ]);
  return JSON.stringify([outcome, found, rows.map((row) => JSON.stringify(row)).sort()]);
}

// Whether a run writes its comment: a person who is told too much stops reading.

import type { Report } from "../model/report.ts";
import { isNewer, type Marker } from "./comment-marker.ts";
import { rowsOf } from "./verdict-groups.ts";

/** CommentMode is when a run comments: docs/github.md has the words. */
export type CommentMode = "auto" | "always" | "on-change" | "never";

/** Standing is a comment of ours that is there. */
export interface Standing {
  readonly id: number;
  readonly url: string;
  readonly marker: Marker;
}

/** CommentPlan is what to do. The others of the same key are removed where one is updated. */
export type CommentPlan =
  | { readonly kind: "create" }
  | { readonly kind: "update"; readonly comment: Standing; readonly others: readonly Standing[] }
  | { readonly kind: "leave"; readonly why: string };

/** planComment decides, from the comments with this key that are there. The oldest is the one that stays. */
export function planComment(
  want: { readonly mode: CommentMode; readonly report: Report; readonly marker: Marker },
  standing: readonly Standing[],
): CommentPlan {
  const { mode, report, marker } = want;
  const [comment, ...others] = [...standing].sort((a, b) => a.id - b.id);
  if (standing.some((other) => isNewer(other.marker, marker)))
    return { kind: "leave", why: "a newer run has commented already" };
  if (comment === undefined)
    return isWorthSaying(mode, report)
      ? { kind: "create" }
      : { kind: "leave", why: "there is nothing to say" };
  // What stood there is the last word: an alarm that is over has to be taken back.
  if (mode === "on-change" && others.length === 0 && comment.marker.state === marker.state)
    return { kind: "leave", why: "the comment says so already" };
  return { kind: "update", comment, others };
}

/** What a reviewer should see without looking for it. */
function isWorthSaying(mode: CommentMode, report: Report): boolean {
  const changed = (["regression", "improvement", "broken", "missing"] as const).some(
    (verdict) => rowsOf(report.comparisons, verdict).length > 0,
  );
  return mode === "always" || changed || (mode === "auto" && report.outcome !== "passed");
}

/** stateOf is a text that changes when what a comment says changes, and not when only its figures do. */
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

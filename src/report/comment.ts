// The comment on a pull request: the marker, and the report in what room is left.

import type { Report } from "../model/report.ts";
import { type Marker, writeMarker } from "./comment-marker.ts";
import { COMMENT_BUDGET, type MarkdownOptions, renderMarkdown } from "./markdown.ts";

/** SHORT_COMMENT_BUDGET is for a comment that GitHub found too long although it should not be. */
export const SHORT_COMMENT_BUDGET = 20_000;

/** renderComment is the body of a comment, at most `budget` bytes. */
export function renderComment(
  report: Report,
  marker: Marker,
  options: Omit<MarkdownOptions, "budget">,
  budget: number = COMMENT_BUDGET,
): string {
  const line = `${writeMarker(marker)}\n`;
  return line + renderMarkdown(report, { ...options, budget: budget - line.length });
}

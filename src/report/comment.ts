// The comment on a pull request: the marker, and what each job says, the worst first. Nearly always there is
// one job. Jobs that nothing tells apart share a comment, so that none replaces the other.

import { type Marker, type PartMark, readMarker, writeMarker } from "./comment-marker.ts";
import { COMMENT_BUDGET } from "./markdown.ts";

/** SHORT_COMMENT_BUDGET is for a comment that GitHub rejects as too long although it should fit. */
export const SHORT_COMMENT_BUDGET = 20_000;

/** ROOM_FOR_MARKER is what the first line may need of a comment's budget, in bytes. */
export const ROOM_FOR_MARKER = 2048;

/** Part is what one job says: Markdown that ends with a line end. */
export interface Part extends Omit<PartMark, "lines"> {
  readonly text: string;
}

export type CommentHead = Omit<Marker, "parts">;

/** renderComment is the body of a comment, within `budget` bytes if the headlines of all parts fit. */
export function renderComment(
  head: CommentHead,
  parts: readonly Part[],
  budget: number = COMMENT_BUDGET,
): string {
  const shown = fitted(
    [...parts].sort((a, b) => b.rank - a.rank),
    budget - ROOM_FOR_MARKER,
  );
  const marks = shown.map(({ id, rank, state, text }) => ({ id, rank, state, lines: linesOf(text).length }));
  return `${writeMarker({ ...head, parts: marks })}\n${textOf(shown)}`;
}

/** partsOf takes a comment apart again; without marks all of it is one part. */
export function partsOf(body: string): readonly Part[] {
  const marks = readMarker(body)?.parts ?? [];
  const lines = linesOf(body).slice(1);
  let at = 0;
  return (marks.length === 0 ? [UNMARKED] : marks).map(({ lines: count, ...mark }, i, { length }) => {
    const text = lines.slice(at, i === length - 1 ? undefined : at + count);
    at += count + 1; // the empty line between two
    return { ...mark, text: `${text.join("\n")}\n` };
  });
}

/** A comment of an older version, without parts: it is not known to be good. */
const UNMARKED: PartMark = { id: "0", rank: 1, state: "0", lines: 0 };

/** Where there is no room, only the worst parts keep all their text. */
function fitted(parts: readonly Part[], budget: number): readonly Part[] {
  const shown = parts.map((_, cut) =>
    parts.map((part, i) => (i < parts.length - cut ? part : shortened(part))),
  );
  return shown.find((some) => bytesOf(textOf(some)) <= budget) ?? parts.map(shortened);
}

function shortened(part: Part): Part {
  const [headline = ""] = part.text.split("\n\n");
  const text = `${headline.trimEnd()}\n\nThe summary of that job has the rest.\n`;
  return text.length < part.text.length ? { ...part, text } : part;
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

// A long branch is looked at in windows of two segments, each of which overlaps half of the next one: so what
// one more commit takes does not grow with the history. A change counts where its window has comparisons on
// both sides of it, half a segment at least; up to one and a half segments there is one window, with all
// there is.

import { firstFrom } from "../history/bisect.ts";
import { type EventPolicy, type FoundChanges, findChanges } from "../history/events/find-changes.ts";
import { layOut } from "../history/events/spans.ts";
import type { Edges } from "../history/ladder/graph.ts";
import { type Piece, SEGMENT } from "./format/pieces.ts";

export interface Window extends Piece {
  /** Columns whose changes are those of this window. The windows' centres lie next to each other. */
  readonly centre: Piece;
}

/** windowsOf are those of a branch, oldest first; there is always one. */
export function windowsOf(columns: number, segment = SEGMENT): readonly Window[] {
  const half = segment / 2;
  const windows = Math.max(1, Math.ceil((columns - half) / segment));
  return Array.from({ length: windows }, (_, i) => ({
    from: i * segment,
    to: Math.min((i + 2) * segment, columns),
    centre: {
      from: i === 0 ? 0 : i * segment + half,
      to: i === windows - 1 ? columns : (i + 1) * segment + half,
    },
  }));
}

interface Along {
  /** Of the branch: commits beside the line have the numbers from there on. */
  readonly columns: number;
  readonly policy: EventPolicy;
}

/** changesAlong are those of all these windows, by column. Comparisons are in the order of their heads. */
export function changesAlong(edges: Edges, windows: readonly Window[], along: Along): FoundChanges {
  const found = windows.map((window) => changesIn(edges, window, along));
  return {
    changes: found.flatMap(({ changes }) => changes),
    doubts: found.flatMap(({ doubts }) => doubts),
  };
}

function changesIn(edges: Edges, { from, to, centre }: Window, { columns, policy }: Along): FoundChanges {
  const place = new Int32Array(to - from).map((_, i) => i);
  const inside = edgesIn(edges, { from, to }, columns);
  const { changes, doubts } = findChanges(layOut(inside, place, to - from), policy);
  const moved = <T extends { readonly first: number; readonly last: number }>(each: T): T => ({
    ...each,
    first: each.first + from,
    last: each.last + from,
  });
  const isCentral = (column: number) => column >= centre.from && column < centre.to;
  return {
    changes: changes
      .map((change) => ({ ...moved(change), place: change.place + from }))
      .filter((change) => isCentral(change.place)),
    doubts: doubts.map(moved).filter(({ last }) => isCentral(last)),
  };
}

/**
 * With the columns of the window from 0 on, and the commits beside the line behind them. A loop: a page has
 * millions of comparisons, and Int32Array.from takes ten times as long for each.
 */
function edgesIn({ base, head, ln, variance, df }: Edges, { from, to }: Piece, columns: number): Edges {
  const headAt = (e: number): number => head[e] ?? 0;
  const [first, end] = [firstFrom(head.length, headAt, from), firstFrom(head.length, headAt, to)];
  const inside = {
    base: new Int32Array(end - first),
    head: new Int32Array(end - first),
    ln: new Float64Array(end - first),
    variance: new Float64Array(end - first),
    df: new Float64Array(end - first),
  };
  let kept = 0;
  for (let e = first; e < end; e++) {
    const other = base[e] ?? 0;
    if (other < from || (other >= to && other < columns)) continue;
    inside.base[kept] = other >= columns ? other - columns + to - from : other - from;
    inside.head[kept] = (head[e] ?? 0) - from;
    inside.ln[kept] = ln[e] ?? 0;
    inside.variance[kept] = variance[e] ?? 0;
    inside.df[kept] = df[e] ?? 0;
    kept++;
  }
  return {
    base: inside.base.subarray(0, kept),
    head: inside.head.subarray(0, kept),
    ln: inside.ln.subarray(0, kept),
    variance: inside.variance.subarray(0, kept),
    df: inside.df.subarray(0, kept),
  };
}

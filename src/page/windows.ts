// A long branch is looked at in windows of two segments, each of which overlaps half of the next one: so what
// one more commit takes does not grow with the history. A change counts where its window has comparisons on
// both sides of it, half a segment at least; up to one and a half segments there is one window, with all
// there is.

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
  const place = Int32Array.from({ length: to - from }, (_, i) => i);
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

/** With the columns of the window from 0 on, and the commits beside the line behind them. */
function edgesIn({ base, head, ln, variance, df }: Edges, { from, to }: Piece, columns: number): Edges {
  const kept: number[] = [];
  for (let e = firstFrom(head, from); e < head.length && (head[e] ?? 0) < to; e++) {
    const other = base[e] ?? 0;
    if (other >= columns || (other >= from && other < to)) kept.push(e);
  }
  const length = to - from;
  return {
    base: Int32Array.from(kept, (e) => {
      const other = base[e] ?? 0;
      return other >= columns ? other - columns + length : other - from;
    }),
    head: Int32Array.from(kept, (e) => (head[e] ?? 0) - from),
    ln: Float64Array.from(kept, (e) => ln[e] ?? 0),
    variance: Float64Array.from(kept, (e) => variance[e] ?? 0),
    df: Float64Array.from(kept, (e) => df[e] ?? 0),
  };
}

/** The first comparison whose head is not before a column. */
function firstFrom(head: Int32Array, column: number): number {
  let [low, high] = [0, head.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((head[middle] ?? 0) < column) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Layouts: the same code, linked with its functions in another order. The place of a function changes its
// speed by several percent, so that samples run with many layouts. Number i of the base runs beside number i
// of the head.

import type { PerSide } from "../../model/side.ts";
import type { Subject } from "./sample.ts";

/** Layout is a test binary of each side, by path, linked with the same order number. */
export type Layout = PerSide<string>;

/** LinkWish says which packages to link, and in how many orders. */
export interface LinkWish {
  readonly importPaths: readonly string[];
  /** Most orders. */
  readonly most: number;
  /** Seconds for more than the least number of orders. */
  readonly seconds: number;
  /** Seconds for the least number of orders. */
  readonly limit: number;
}

/**
 * LinkOrders links packages in new orders, and removes its binaries of before. What cannot be linked is left
 * out.
 */
export type LinkOrders = (wish: LinkWish) => Promise<ReadonlyMap<string, readonly Layout[]>>;

/**
 * LINKING bounds the number of orders. `least`, while they take no more than `mostShare` of the time that is
 * left: with fewer, the layout of one link may look like a change of the code. `most`: with a dozen a side
 * the layout's part of the error is smaller than what can be told. In between as many as take `share` of the
 * time of the samples.
 */
export const LINKING = { least: 3, most: 12, share: 0.25, mostShare: 0.5 } as const;

/** inLayout is the subject for sample number n, from 0: with the layouts in sequence, or as it was built. */
export function inLayout(subject: Subject, layouts: readonly Layout[], n: number): Subject {
  const layout = layouts[n % layouts.length];
  if (layout === undefined) return subject;
  const { base, head } = subject;
  const sides = { head: { ...head, path: layout.head } };
  if (base === undefined || layout.base === undefined) return { ...subject, ...sides };
  return { ...subject, ...sides, base: { ...base, path: layout.base } };
}

// Layouts: the same code, linked with its functions in another order. Where a function lies changes how fast
// it runs by several percent, so that samples run with many layouts, and number i of the base goes with
// number i of the head.

import type { PerSide } from "../../model/side.ts";
import type { Subject } from "./sample.ts";

/** Layout is a test binary of each side, by path, linked with the same order number. */
export type Layout = PerSide<string>;

/** LinkWish is which packages to link anew, and in how many orders at most. */
export interface LinkWish {
  readonly importPaths: readonly string[];
  readonly most: number;
  /** How many seconds that should take. */
  readonly seconds: number;
  /** How many it may take, for the least number of orders. */
  readonly limit: number;
}

/**
 * LinkOrders links the tests of packages in other orders, in place of those that it linked before. A package
 * that cannot be linked is left out.
 */
export type LinkOrders = (wish: LinkWish) => Promise<ReadonlyMap<string, readonly Layout[]>>;

/**
 * LINKING bounds how many orders are linked: at least so many while they take no more than half of the time
 * that is left, since with fewer the layout of one link could pass for a change of the code; at most so many,
 * since with a dozen a side the layout's share of the error is smaller than what can be told; and in between
 * as many as take this share of the time of the samples.
 */
export const LINKING = { least: 3, most: 12, share: 0.25, mostShare: 0.5 } as const;

/**
 * inLayout is the subject as sample number n (from 0) runs it: layouts follow one another; without any it
 * runs as it was built.
 */
export function inLayout(subject: Subject, layouts: readonly Layout[], n: number): Subject {
  const layout = layouts[n % layouts.length];
  if (layout === undefined) return subject;
  const { base, head } = subject;
  const sides = { head: { ...head, path: layout.head } };
  if (base === undefined || layout.base === undefined) return { ...subject, ...sides };
  return { ...subject, ...sides, base: { ...base, path: layout.base } };
}

// Layouts: the same code, linked with its functions in another order. Where a function lies changes how fast it runs by several percent,
// so that samples run with many layouts, and number i of the base goes with number i of the head.

import type { Subject } from "./sample.ts";
import type { TestBinary } from "./test-command.ts";

/** Layout is a test binary of each side, by path, linked with the same order number. */
export type Layout<Side extends string = "base" | "head"> = Readonly<Record<Side, string>>;

/** LinkWish is which packages to link anew, and in how many orders at most. */
export interface LinkWish {
  readonly importPaths: readonly string[];
  readonly most: number;
  /** How many seconds that should take. */
  readonly seconds: number;
  /** How many it may take, for the least number of orders. */
  readonly limit: number;
}

/** LinkOrders links the tests of packages in other orders, in place of those that it linked before. A package that cannot be linked is left out. */
export type LinkOrders<Side extends string = "base" | "head"> = (
  wish: LinkWish,
) => Promise<ReadonlyMap<string, readonly Layout<Side>[]>>;

/**
 * LINKING bounds how many orders are linked: at least so many while they take no more than half of the time that is left, since with fewer the
 * layout of one link could pass for a change of the code; at most so many, since with a dozen a side the layout's share of the error is smaller
 * than what can be told; and in between as many as take this share of the time of the samples.
 */
export const LINKING = { least: 3, most: 12, share: 0.25, mostShare: 0.5 } as const;

/** pairInLayout is the subject as pair number n (from 0) runs it: layouts follow one another; without any it runs as it was built. */
export function pairInLayout(subject: Subject, layouts: readonly Layout[], n: number): Subject {
  return {
    ...subject,
    base: inLayout(subject.base, layouts, { side: "base", n }),
    head: inLayout(subject.head, layouts, { side: "head", n }),
  };
}

/** inLayout is the same for one side. */
export function inLayout<Side extends string>(
  binary: TestBinary,
  layouts: readonly Layout<Side>[],
  { side, n }: { readonly side: Side; readonly n: number },
): TestBinary {
  const layout = layouts[n % layouts.length];
  return layout === undefined ? binary : { ...binary, path: layout[side] };
}

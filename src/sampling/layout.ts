// Layouts: the same code, linked with its functions in another order. Where a function lies changes how fast it runs by several percent,
// so that pairs run with many layouts, and number i of the base goes with number i of the head.

import type { Subject } from "./sample.ts";

/** Layout is a test binary of each side, by path, linked with the same order number. */
export interface Layout {
  readonly base: string;
  readonly head: string;
}

/** inLayout is the subject as pair number n (from 0) runs it: layouts follow one another; without any it runs as it was built. */
export function inLayout(subject: Subject, layouts: readonly Layout[], n: number): Subject {
  const layout = layouts[n % layouts.length];
  if (layout === undefined) return subject;
  const { base, head } = subject;
  return { ...subject, base: { ...base, path: layout.base }, head: { ...head, path: layout.head } };
}

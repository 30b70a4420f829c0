// Which comparisons contradict the others.

import type { Estimate } from "./estimate.ts";
import { spreadOf } from "./heterogeneity.ts";

export interface Contradiction {
  readonly base: number;
  readonly head: number;
  /** What was measured, ln(head/base). */
  readonly ln: number;
  /** What all comparisons together say. */
  readonly expected: number;
  /** By how many of its own standard errors it is off; infinite for an exact one. */
  readonly off: number;
}

/** CONTRADICTION is the p below which a component's comparisons are said to contradict each other. */
export const CONTRADICTION = 1e-3;
/** A comparison is told where it is off by more standard errors. */
const FAR = 3;
export function exactContradiction({ commits, local, joined }: Estimate, e: number) {
  const [base, head] = [local.base[e] ?? 0, local.head[e] ?? 0];
  const expected = (joined.offset[head] ?? 0) - (joined.offset[base] ?? 0);
  const told = {
    base: commits[base] ?? 0,
    head: commits[head] ?? 0,
    ln: local.ln[e] ?? 0,
    expected,
    off: Infinity,
  };
  return { at: joined.classOf[base] ?? 0, told };
}

export function contradictionsIn(
  { commits, local, problem, plain }: Estimate,
  root: number,
): readonly Contradiction[] {
  const { from, to, y, variance, edge } = problem;
  const found: Contradiction[] = [];
  for (let i = 0; i < y.length; i++) {
    const [a, b, e] = [from[i] ?? 0, to[i] ?? 0, edge[i] ?? 0];
    if (plain.factor.rootOf[a] !== root) continue;
    const residual = (y[i] ?? 0) - (plain.x[b] ?? 0) + (plain.x[a] ?? 0);
    const free = (variance[i] ?? 0) - spreadOf(plain.z, a, b);
    const off = free > 0 ? Math.abs(residual) / Math.sqrt(free) : 0;
    const ln = local.ln[e] ?? 0;
    const [base, head] = [commits[local.base[e] ?? 0] ?? 0, commits[local.head[e] ?? 0] ?? 0];
    if (off > FAR) found.push({ base, head, ln, expected: ln - residual, off });
  }
  return found.sort((a, b) => b.off - a.off);
}

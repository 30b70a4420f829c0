// The ladder of a series: the speed of each commit relative to one of them, with an interval, from
// comparisons that were each made on one machine. docs/ladder.md has the formulas.

import { chiSquaredTail } from "../../stats/chi-squared.ts";
import { normalQuantile } from "../../stats/normal.ts";
import { CONTRADICTION, type Contradiction, contradictionsIn, exactContradiction } from "./contradictions.ts";
import { solve } from "./eliminate.ts";
import { type Estimate, estimate } from "./estimate.ts";
import type { Edges } from "./graph.ts";
import { AGREED } from "./heterogeneity.ts";

/** Ladder is one series; commits by their number in the graph. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  readonly rungOf: (commit: number) => Rung | undefined;
  readonly components: readonly Component[];
}

/** Rung is the place of one commit. */
export interface Rung {
  readonly commit: number;
  /** Rungs of different components cannot be compared: nothing that was measured connects them. */
  readonly component: number;
  /** ln of its value over that of the component's reference. */
  readonly ln: number;
  /** Standard error of `ln`; 0 where it is known exactly. */
  readonly error: number;
}

export interface Component {
  /** Its value is 1 by definition, without an error. */
  readonly reference: number;
  /** Comparisons besides those that it takes to connect all commits: what can contradict. */
  readonly df: number;
  /** How far the comparisons are apart, in their own variances: about `df` where they agree [1]. */
  readonly q: number;
  /** P of a larger `q` from comparisons that agree; 1 where there is nothing to contradict. */
  readonly p: number;
  /** Standard error that each comparison has besides its own, estimated from `q` [2]; it is in all errors. */
  readonly heterogeneity: number;
  /** Those that contradict the others most, worst first. Empty where `p` is not below CONTRADICTION. */
  readonly contradictions: readonly Contradiction[];
}

const MOST_TOLD = 5;
/** z of a 95 % interval. */
const Z95 = normalQuantile(0.975);

/** ratioOf is the ratio minus one with its 95 % interval, of a logarithm with a standard error. */
export function ratioOf({ ln, error }: Pick<Rung, "ln" | "error">) {
  const reach = Z95 * error;
  return { delta: Math.expm1(ln), lo: Math.expm1(ln - reach), hi: Math.expm1(ln + reach) };
}

/**
 * makeLadder takes the comparisons of a series. `reference` is a commit that becomes the reference of its
 * component; other components, and all where it was not measured, have their oldest commit as reference.
 */
export function makeLadder(edges: Edges, reference = -1): Ladder {
  return assemble(estimate(edges, reference));
}

/** differenceOf is the speed of one commit over another's; undefined where nothing connects them. */
export function differenceOf(
  edges: Edges,
  base: number,
  head: number,
): Pick<Rung, "ln" | "error"> | undefined {
  const ladder = makeLadder(edges, base);
  const [from, to] = [ladder.rungOf(base), ladder.rungOf(head)];
  return from === undefined || to === undefined || from.component !== to.component
    ? undefined
    : { ln: to.ln - from.ln, error: to.error };
}

/**
 * covariancesWith are those of a commit's ln with that of every other, both relative to the reference;
 * undefined for commits of other components. From one solution.
 */
export function covariancesWith(
  edges: Edges,
  { reference, commit }: { readonly reference: number; readonly commit: number },
): (other: number) => number | undefined {
  const { commits, joined, final } = estimate(edges, reference);
  const classAt = (wanted: number): number => joined.classOf[commits.indexOf(wanted)] ?? -1;
  const own = classAt(commit);
  const rootOf = (at: number): number | undefined => final.factor.rootOf[at];
  const b = new Float64Array(joined.classes);
  b[own] = 1;
  const column = solve(final.factor, b);
  return (other) => {
    const at = classAt(other);
    return at >= 0 && rootOf(at) === rootOf(own) ? (column[at] ?? 0) : undefined;
  };
}

function assemble(parts: Estimate): Ladder {
  const { commits, joined, final, rootNode } = parts;
  const { classOf, offset } = joined;
  // The reference is a commit, not a class: its distance from its class is taken from all of its component.
  const references = new Map<number, { readonly component: number; readonly node: number }>();
  const rootOf = (node: number): number => final.factor.rootOf[classOf[node] ?? 0] ?? 0;
  const refer = (node: number): void => {
    const root = rootOf(node);
    if (!references.has(root)) references.set(root, { component: references.size, node });
  };
  if (commits.length > 0) refer(rootNode);
  for (const node of commits.keys()) if (classOf[node] === rootOf(node)) refer(node);

  const rungs = Array.from(commits, (commit, node): Rung => {
    const { component = 0, node: reference = 0 } = references.get(rootOf(node)) ?? {};
    const at = classOf[node] ?? 0;
    const ln = (final.x[at] ?? 0) + (offset[node] ?? 0) - (offset[reference] ?? 0);
    return { commit, component, ln, error: Math.sqrt(final.z.of[at] ?? 0) };
  });
  const byCommit = new Map(rungs.map((rung) => [rung.commit, rung]));
  return {
    rungs,
    rungOf: (commit) => byCommit.get(commit),
    components: [...references].map(([root, { node }]) => componentOf(parts, root, commits[node] ?? 0)),
  };
}

function componentOf(parts: Estimate, root: number, reference: number): Component {
  const { q, df, variance } = parts.heterogeneity.get(root) ?? AGREED;
  const p = df > 0 ? chiSquaredTail(q, df) : 1;
  const exact = parts.joined.contradicting.map((e) => exactContradiction(parts, e));
  const own = exact.filter(({ at }) => parts.final.factor.rootOf[at] === root).map(({ told }) => told);
  const rest = p < CONTRADICTION ? contradictionsIn(parts, root) : [];
  return {
    reference,
    df,
    q,
    p: own.length > 0 ? 0 : p,
    heterogeneity: Math.sqrt(variance),
    contradictions: [...own, ...rest].slice(0, MOST_TOLD),
  };
}

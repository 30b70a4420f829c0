// The ladder of a series: the speed of each commit relative to one of them, with an interval, from
// comparisons that were each made on one machine. docs/ladder.md has the formulas.
// [1] W. G. Cochran (1954), The combination of estimates from different experiments. Biometrics 10(1).
// [2] R. DerSimonian, N. Laird (1986), Meta-analysis in clinical trials. Controlled Clinical Trials 7(3); for
//     regressions D. Jackson, R. Turner, K. Rhodes, W. Viechtbauer (2014), BMC Med. Res. Methodol. 14:103.

import { chiSquaredTail } from "../../stats/chi-squared.ts";
import { normalQuantile } from "../../stats/normal.ts";
import { type Contraction, contract } from "./contract.ts";
import { type Differences, eliminate, type Factor, solve, type Variances, variances } from "./eliminate.ts";
import type { Edges } from "./graph.ts";

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

function estimate(edges: Edges, reference: number): Parts {
  const commits = commitsIn(edges);
  const local = onNodes(edges, commits);
  const joined = contract(commits.length, local);
  const problem = differencesOf(local, joined);
  const rootNode = Math.max(0, commits.indexOf(reference));
  const root = joined.classOf[rootNode] ?? 0;
  const plain = leastSquares(problem, root);
  const heterogeneity = byComponent(problem, plain);
  const final = leastSquares(withHeterogeneity(problem, plain, heterogeneity), root);
  return { commits, local, joined, problem, plain, final, heterogeneity, rootNode };
}

function commitsIn({ base, head }: Edges): Int32Array {
  const all = new Int32Array(base.length * 2);
  all.set(base);
  all.set(head, base.length);
  return all.sort().filter((commit, i, sorted) => commit !== sorted[i - 1]);
}

/** The same edges between nodes that are numbered in the order of the commits. */
function onNodes(edges: Edges, commits: Int32Array): Edges {
  const node = new Map<number, number>();
  for (const [i, commit] of commits.entries()) node.set(commit, i);
  const nodeOf = (commit: number): number => node.get(commit) ?? 0;
  return { ...edges, base: edges.base.map(nodeOf), head: edges.head.map(nodeOf) };
}

/** Problem is what is left to estimate once exact comparisons have joined their commits. */
interface Problem extends Differences {
  readonly y: Float64Array;
  readonly variance: Float64Array;
  /** Number of the comparison. */
  readonly edge: Int32Array;
}

function differencesOf(
  { base, head, ln, variance }: Edges,
  { classOf, classes, offset }: Contraction,
): Problem {
  const edge = Int32Array.from(variance.keys()).filter((e) => (variance[e] ?? 0) > 0);
  const own = Float64Array.from(edge, (e) => variance[e] ?? 1);
  return {
    nodes: classes,
    from: edge.map((e) => classOf[base[e] ?? 0] ?? 0),
    to: edge.map((e) => classOf[head[e] ?? 0] ?? 0),
    y: Float64Array.from(
      edge,
      (e) => (ln[e] ?? 0) + (offset[base[e] ?? 0] ?? 0) - (offset[head[e] ?? 0] ?? 0),
    ),
    variance: own,
    weight: own.map((v) => 1 / v),
    edge,
  };
}

interface Fit {
  readonly factor: Factor;
  readonly x: Float64Array;
  readonly z: Variances;
}

function leastSquares(problem: Problem, root: number): Fit {
  const factor = eliminate(problem, root);
  const b = new Float64Array(problem.nodes);
  const { from, to, y, weight } = problem;
  for (let e = 0; e < y.length; e++) {
    const pull = (weight[e] ?? 0) * (y[e] ?? 0);
    b[to[e] ?? 0] = (b[to[e] ?? 0] ?? 0) + pull;
    b[from[e] ?? 0] = (b[from[e] ?? 0] ?? 0) - pull;
  }
  return { factor, x: solve(factor, b), z: variances(factor) };
}

/** Heterogeneity of a component: [1] and [2]. */
interface Heterogeneity {
  readonly q: number;
  readonly df: number;
  readonly variance: number;
}

const AGREED: Heterogeneity = { q: 0, df: 0, variance: 0 };

/**
 * byComponent tests and estimates, by root: q = Σ w·r², which is df on average, and with the leverages h the
 * variance that each comparison needs besides its own, max(0, (q − df)/Σ w·(1 − h)) [2].
 */
function byComponent(problem: Problem, { factor, x, z }: Fit): ReadonlyMap<number, Heterogeneity> {
  const sums = new Map<number, { q: number; df: number; spare: number }>();
  const { from, to, y, weight } = problem;
  for (let e = 0; e < y.length; e++) {
    const [a, b, w] = [from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0];
    const root = factor.rootOf[a] ?? 0;
    const sum = sums.get(root) ?? { q: 0, df: 0, spare: 0 };
    sums.set(root, sum);
    const free = 1 - w * spreadOf(z, a, b);
    sum.q += w * ((y[e] ?? 0) - (x[b] ?? 0) + (x[a] ?? 0)) ** 2;
    sum.df += free; // leverages add up to the number of unknowns
    sum.spare += w * free;
  }
  return new Map(
    [...sums].map(([root, { q, df, spare }]) => [
      root,
      { q, df: Math.round(df), variance: spare > 0 && q > df && Math.round(df) > 0 ? (q - df) / spare : 0 },
    ]),
  );
}

/** Variance of x(b) − x(a), for nodes with an edge. */
function spreadOf(z: Variances, a: number, b: number): number {
  return a === b ? 0 : (z.of[a] ?? 0) + (z.of[b] ?? 0) - 2 * z.between(a, b);
}

function withHeterogeneity(
  problem: Problem,
  { factor }: Fit,
  heterogeneity: ReadonlyMap<number, Heterogeneity>,
): Problem {
  const extra = (e: number): number =>
    heterogeneity.get(factor.rootOf[problem.from[e] ?? 0] ?? 0)?.variance ?? 0;
  return { ...problem, weight: problem.variance.map((own, e) => 1 / (own + extra(e))) };
}

interface Parts {
  readonly commits: Int32Array;
  readonly local: Edges;
  readonly joined: Contraction;
  readonly problem: Problem;
  readonly plain: Fit;
  readonly final: Fit;
  readonly heterogeneity: ReadonlyMap<number, Heterogeneity>;
  /** Node that was asked for as the reference. */
  readonly rootNode: number;
}

function assemble(parts: Parts): Ladder {
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

function componentOf(parts: Parts, root: number, reference: number): Component {
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

function exactContradiction({ commits, local, joined }: Parts, e: number) {
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

function contradictionsIn({ commits, local, problem, plain }: Parts, root: number): readonly Contradiction[] {
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
  return found.sort((a, b) => b.off - a.off).slice(0, MOST_TOLD);
}

// The comparisons of a series as a problem of least squares, and its solution.

import type { Contraction } from "./contract.ts";
import { type Differences, eliminate, type Factor, solve, type Variances, variances } from "./eliminate.ts";
import type { Edges } from "./graph.ts";

export function commitsIn({ base, head }: Edges): Int32Array {
  const all = new Int32Array(base.length * 2);
  all.set(base);
  all.set(head, base.length);
  return all.sort().filter((commit, i, sorted) => commit !== sorted[i - 1]);
}

/** The same edges between nodes that are numbered in the order of the commits. */
export function onNodes(edges: Edges, commits: Int32Array): Edges {
  const node = new Map<number, number>();
  for (const [i, commit] of commits.entries()) node.set(commit, i);
  const nodeOf = (commit: number): number => node.get(commit) ?? 0;
  return { ...edges, base: edges.base.map(nodeOf), head: edges.head.map(nodeOf) };
}

/** Problem is what is left to estimate once exact comparisons have joined their commits. */
export interface Problem extends Differences {
  readonly y: Float64Array;
  readonly variance: Float64Array;
  /** Number of the comparison. */
  readonly edge: Int32Array;
}

export function differencesOf(
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

export interface Fit {
  readonly factor: Factor;
  readonly x: Float64Array;
  readonly z: Variances;
}

export function leastSquares(problem: Problem, root: number): Fit {
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

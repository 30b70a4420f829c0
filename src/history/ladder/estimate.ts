// The estimate of a series: exact comparisons joined, the others solved, heterogeneity added, solved again.

import { type Contraction, contract } from "./contract.ts";
import type { Edges } from "./graph.ts";
import { byComponent, type Heterogeneity, withHeterogeneity } from "./heterogeneity.ts";
import { commitsIn, differencesOf, type Fit, leastSquares, onNodes, type Problem } from "./least-squares.ts";

export interface Estimate {
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

/** estimate is of all that a ladder is made from. `reference` as for makeLadder. */
export function estimate(edges: Edges, reference: number): Estimate {
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

// Comparisons that are exact join their commits to one: what is between them is known without an error.
// Union-find in which each member knows its distance from its root.
// [1] B. A. Galler, M. J. Fischer (1964), An improved equivalence algorithm. Comm. ACM 7(5).

import type { Edges } from "./graph.ts";

export interface Contraction {
  /** Of each node, from 0 on. */
  readonly classOf: Int32Array;
  readonly classes: number;
  /** ln of the node's speed, relative to that of its class. */
  readonly offset: Float64Array;
  /** Exact comparisons that contradict earlier ones: numbers of edges. They join nothing. */
  readonly contradicting: readonly number[];
}

// Exact values come from divisions of counts: sums of their logarithms agree to about 1e-15 a term.
const SAME = 1e-9;

/** contract takes edges between nodes that are numbered from 0 to count − 1. */
export function contract(count: number, { base, head, ln, variance }: Edges): Contraction {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const offset = new Float64Array(count);
  const contradicting: number[] = [];

  for (let e = 0; e < base.length; e++) {
    if (variance[e] !== 0) continue;
    const [from, to] = [find(parent, offset, base[e] ?? 0), find(parent, offset, head[e] ?? 0)];
    // x(head) − x(base), as it follows from the distances to the roots, once the roots are `gap` apart.
    const gap = (ln[e] ?? 0) + (offset[base[e] ?? 0] ?? 0) - (offset[head[e] ?? 0] ?? 0);
    if (from === to) {
      if (Math.abs(gap) > SAME) contradicting.push(e);
      continue;
    }
    // The smaller number stays the root, so that a class begins with its oldest node.
    if (from < to) [parent[to], offset[to]] = [from, gap];
    else [parent[from], offset[from]] = [to, -gap];
  }

  const numbers = new Int32Array(count).fill(-1);
  let classes = 0;
  const classOf = Int32Array.from({ length: count }, (_, node) => {
    const root = find(parent, offset, node);
    if (numbers[root] === -1) numbers[root] = classes++;
    return numbers[root] ?? 0;
  });
  return { classOf, classes, offset, contradicting };
}

/** find is the root of a node. Afterwards the node hangs on it directly, with its whole distance. */
function find(parent: Int32Array, offset: Float64Array, node: number): number {
  const path: number[] = [];
  let root = node;
  for (; parent[root] !== root; root = parent[root] ?? root) path.push(root);
  // From the root downwards: the one above already knows its whole distance.
  for (const each of path.toReversed()) {
    const above = parent[each] ?? root;
    if (above !== root) offset[each] = (offset[each] ?? 0) + (offset[above] ?? 0);
    parent[each] = root;
  }
  return root;
}

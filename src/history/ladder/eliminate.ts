// Weighted least squares on a graph of differences, node by node.
//
// The unknown x of each node minimises Σ w·(x_to − x_from − y)² over the edges. The matrix of that is the
// graph's Laplacian: where a node is eliminated, its neighbours are joined by edges of weight w_u·w_t/Σw, the
// rule of star and mesh. A chain with some long edges fills in hardly anything when nodes with few neighbours
// go first [1], so that a solution takes time in proportion to the edges. The variances of all nodes, and the
// covariances of those that were neighbours, come from the factor without the inverse [2].
// [1] A. George, J. W. H. Liu (1989), The evolution of the minimum degree ordering algorithm. SIAM Review
//     31(1).
// [2] K. Takahashi, J. Fagan, M.-S. Chen (1973), Formation of a sparse bus impedance matrix. PICA conference;
//     A. M. Erisman, W. F. Tinney (1975), On computing certain elements of the inverse of a sparse matrix.
//     Comm. ACM 18(3).

/** Differences are edges between nodes from 0 to `nodes` − 1: x_to − x_from was measured with this weight. */
export interface Differences {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1/variance, above 0. */
  readonly weight: Float64Array;
}

/** Factor is the eliminated graph. One node of each component, its root, is 0 by definition. */
export interface Factor {
  /** Nodes in the order in which they were eliminated; roots are not among them. */
  readonly order: Int32Array;
  /** By node: where its neighbours at its elimination lie in `neighbour` and `share`. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly neighbour: Int32Array;
  /** Weight to the neighbour, divided by `pivot`. */
  readonly share: Float64Array;
  /** By node: sum of its weights at its elimination. */
  readonly pivot: Float64Array;
  /** By node: root of its component. */
  readonly rootOf: Int32Array;
}

/**
 * eliminate makes the factor. `root` is the root of its component; others have their smallest node as root.
 */
export function eliminate(graph: Differences, root = 0): Factor {
  const { nodes } = graph;
  const near = adjacency(graph);
  const rootOf = rootsOf(graph.nodes, near, root);
  const queue = queueByDegree(near, rootOf);
  const [start, end] = [new Int32Array(nodes), new Int32Array(nodes)];
  const pivot = new Float64Array(nodes);
  const [order, neighbour, share]: [number[], number[], number[]] = [[], [], []];

  for (let node = queue.next(); node !== undefined; node = queue.next()) {
    const around = [...(near[node] ?? [])];
    const sum = around.reduce((total, [, weight]) => total + weight, 0);
    order.push(node);
    pivot[node] = sum;
    start[node] = neighbour.length;
    for (const [other, weight] of around) {
      neighbour.push(other);
      share.push(weight / sum);
    }
    end[node] = neighbour.length;
    joinNeighbours(near, node, around, sum);
    near[node] = new Map();
    for (const [other] of around) queue.put(other);
  }
  return {
    order: Int32Array.from(order),
    start,
    end,
    neighbour: Int32Array.from(neighbour),
    share: Float64Array.from(share),
    pivot,
    rootOf,
  };
}

type Near = Map<number, number>[];

function adjacency({ nodes, from, to, weight }: Differences): Near {
  const near: Near = Array.from({ length: nodes }, () => new Map());
  for (let e = 0; e < from.length; e++) {
    const [a, b, w] = [from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0];
    if (a !== b) addWeight(near, a, b, w);
  }
  return near;
}

function addWeight(near: Near, a: number, b: number, weight: number): void {
  near[a]?.set(b, (near[a].get(b) ?? 0) + weight);
  near[b]?.set(a, (near[b].get(a) ?? 0) + weight);
}

function rootsOf(nodes: number, near: Near, preferred: number): Int32Array {
  const rootOf = new Int32Array(nodes).fill(-1);
  const spread = (root: number): void => {
    const waiting = [root];
    rootOf[root] = root;
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const other of near[at]?.keys() ?? [])
        if (rootOf[other] === -1) {
          rootOf[other] = root;
          waiting.push(other);
        }
  };
  if (preferred < nodes) spread(preferred);
  for (let node = 0; node < nodes; node++) if (rootOf[node] === -1) spread(node);
  return rootOf;
}

/** Nodes by their number of neighbours, fewest first. A node may be put again; the newest place counts. */
function queueByDegree(near: Near, rootOf: Int32Array) {
  const buckets: number[][] = [];
  const done = new Uint8Array(near.length);
  let least = 0;
  const put = (node: number): void => {
    if (rootOf[node] === node) return;
    const degree = near[node]?.size ?? 0;
    while (buckets.length <= degree) buckets.push([]);
    buckets[degree]?.push(node);
    least = Math.min(least, degree);
  };
  const next = (): number | undefined => {
    for (; least < buckets.length; least++) {
      const bucket = buckets[least] ?? [];
      for (let node = bucket.pop(); node !== undefined; node = bucket.pop())
        if (done[node] === 0 && near[node]?.size === least) {
          done[node] = 1;
          return node;
        }
    }
    return undefined;
  };
  for (let node = near.length - 1; node >= 0; node--) put(node);
  return { put, next };
}

function joinNeighbours(
  near: Near,
  node: number,
  around: readonly (readonly [number, number])[],
  sum: number,
): void {
  for (const [i, [a, weight]] of around.entries()) {
    near[a]?.delete(node);
    for (const [b, other] of around.slice(i + 1)) addWeight(near, a, b, (weight * other) / sum);
  }
}

/**
 * solve is L⁻¹·b, with x = 0 at the roots. b of a least-squares problem is Σ ± w·y of the edges at a node, of
 * a column of the covariance a single 1.
 */
export function solve({ order, start, end, neighbour, share, pivot }: Factor, b: Float64Array): Float64Array {
  const sums = b.slice();
  for (const node of order)
    for (let i = start[node] ?? 0; i < (end[node] ?? 0); i++) {
      const other = neighbour[i] ?? 0;
      sums[other] = (sums[other] ?? 0) + (share[i] ?? 0) * (sums[node] ?? 0);
    }
  const x = new Float64Array(b.length);
  for (const node of order.toReversed()) {
    let value = (sums[node] ?? 0) / (pivot[node] ?? 1);
    for (let i = start[node] ?? 0; i < (end[node] ?? 0); i++)
      value += (share[i] ?? 0) * (x[neighbour[i] ?? 0] ?? 0);
    x[node] = value;
  }
  return x;
}

/** Variances are those of x − x(root) by node, and the covariances of nodes that were neighbours. */
export interface Variances {
  readonly of: Float64Array;
  /** For two nodes with an edge between them. */
  readonly between: (a: number, b: number) => number;
}

/**
 * variances go backwards through the factor [2]: with Z the inverse, N the neighbours of v at its elimination
 * and s their shares,
 *
 * Z(v, u) = Σ s(t)·Z(t, u) over t in N, for u in N        Z(v, v) = 1/pivot + Σ s(u)·Z(v, u)
 */
export function variances({ order, start, end, neighbour, share, pivot }: Factor): Variances {
  const of = new Float64Array(start.length);
  const inverse = new Float64Array(neighbour.length);
  const rank = new Int32Array(start.length).fill(order.length);
  for (const [i, node] of order.entries()) rank[node] = i;

  const between = (a: number, b: number): number => {
    if (a === b) return of[a] ?? 0;
    const [first, second] = (rank[a] ?? 0) < (rank[b] ?? 0) ? [a, b] : [b, a];
    for (let i = start[first] ?? 0; i < (end[first] ?? 0); i++)
      if (neighbour[i] === second) return inverse[i] ?? 0;
    return 0; // one of them is a root, which does not vary
  };

  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k] ?? 0;
    const [from, to] = [start[node] ?? 0, end[node] ?? 0];
    let own = 1 / (pivot[node] ?? 1);
    for (let i = from; i < to; i++) {
      let sum = 0;
      for (let j = from; j < to; j++) sum += (share[j] ?? 0) * between(neighbour[j] ?? 0, neighbour[i] ?? 0);
      inverse[i] = sum;
      own += (share[i] ?? 0) * sum;
    }
    of[node] = own;
  }
  return { of, between };
}

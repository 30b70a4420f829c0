import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  AGREED,
  CONTRADICTION,
  byComponent,
  chiSquaredTail,
  contradictionsIn,
  exactContradiction,
  withHeterogeneity
} from "./chunk-Y4P2OJX4.js";
import {
  normalQuantile
} from "./chunk-KSPTZLDE.js";

// src/history/ladder/eliminate.ts
function eliminate(graph, root = 0) {
  const { nodes } = graph;
  const near = adjacency(graph);
  const rootOf = rootsOf(graph.nodes, near, root);
  const queue = queueByDegree(near, rootOf);
  const [start, end] = [new Int32Array(nodes), new Int32Array(nodes)];
  const pivot = new Float64Array(nodes);
  const [order, neighbour, share] = [[], [], []];
  for (let node = queue.next(); node !== void 0; node = queue.next()) {
    const around = [...near[node] ?? []];
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
    near[node] = /* @__PURE__ */ new Map();
    for (const [other] of around) queue.put(other);
  }
  return {
    order: Int32Array.from(order),
    start,
    end,
    neighbour: Int32Array.from(neighbour),
    share: Float64Array.from(share),
    pivot,
    rootOf
  };
}
function adjacency({ nodes, from, to, weight }) {
  const near = Array.from({ length: nodes }, () => /* @__PURE__ */ new Map());
  for (let e = 0; e < from.length; e++) {
    const [a, b, w] = [from[e] ?? 0, to[e] ?? 0, weight[e] ?? 0];
    if (a !== b) addWeight(near, a, b, w);
  }
  return near;
}
function addWeight(near, a, b, weight) {
  near[a]?.set(b, (near[a].get(b) ?? 0) + weight);
  near[b]?.set(a, (near[b].get(a) ?? 0) + weight);
}
function rootsOf(nodes, near, preferred) {
  const rootOf = new Int32Array(nodes).fill(-1);
  const spread = (root) => {
    const waiting = [root];
    rootOf[root] = root;
    for (let at = waiting.pop(); at !== void 0; at = waiting.pop())
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
function queueByDegree(near, rootOf) {
  const buckets = [];
  const done = new Uint8Array(near.length);
  let least = 0;
  const put = (node) => {
    if (rootOf[node] === node) return;
    const degree = near[node]?.size ?? 0;
    while (buckets.length <= degree) buckets.push([]);
    buckets[degree]?.push(node);
    least = Math.min(least, degree);
  };
  const next = () => {
    for (; least < buckets.length; least++) {
      const bucket = buckets[least] ?? [];
      for (let node = bucket.pop(); node !== void 0; node = bucket.pop())
        if (done[node] === 0 && near[node]?.size === least) {
          done[node] = 1;
          return node;
        }
    }
    return void 0;
  };
  for (let node = near.length - 1; node >= 0; node--) put(node);
  return { put, next };
}
function joinNeighbours(near, node, around, sum) {
  for (const [i, [a, weight]] of around.entries()) {
    near[a]?.delete(node);
    for (const [b, other] of around.slice(i + 1)) addWeight(near, a, b, weight * other / sum);
  }
}
function solve({ order, start, end, neighbour, share, pivot }, b) {
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
function variances({ order, start, end, neighbour, share, pivot }) {
  const of = new Float64Array(start.length);
  const inverse = new Float64Array(neighbour.length);
  const rank = new Int32Array(start.length).fill(order.length);
  for (const [i, node] of order.entries()) rank[node] = i;
  const between = (a, b) => {
    if (a === b) return of[a] ?? 0;
    const [first, second] = (rank[a] ?? 0) < (rank[b] ?? 0) ? [a, b] : [b, a];
    for (let i = start[first] ?? 0; i < (end[first] ?? 0); i++)
      if (neighbour[i] === second) return inverse[i] ?? 0;
    return 0;
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

// src/history/ladder/contract.ts
var SAME = 1e-9;
function contract(count, { base, head, ln, variance }) {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const offset = new Float64Array(count);
  const contradicting = [];
  for (let e = 0; e < base.length; e++) {
    if (variance[e] !== 0) continue;
    const [from, to] = [find(parent, offset, base[e] ?? 0), find(parent, offset, head[e] ?? 0)];
    const gap = (ln[e] ?? 0) + (offset[base[e] ?? 0] ?? 0) - (offset[head[e] ?? 0] ?? 0);
    if (from === to) {
      if (Math.abs(gap) > SAME) contradicting.push(e);
      continue;
    }
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
function find(parent, offset, node) {
  const path = [];
  let root = node;
  for (; parent[root] !== root; root = parent[root] ?? root) path.push(root);
  for (const each of path.toReversed()) {
    const above = parent[each] ?? root;
    if (above !== root) offset[each] = (offset[each] ?? 0) + (offset[above] ?? 0);
    parent[each] = root;
  }
  return root;
}

// src/history/ladder/least-squares.ts
function commitsIn({ base, head }) {
  const all = new Int32Array(base.length * 2);
  all.set(base);
  all.set(head, base.length);
  return all.sort().filter((commit, i, sorted) => commit !== sorted[i - 1]);
}
function onNodes(edges, commits) {
  const node = /* @__PURE__ */ new Map();
  for (const [i, commit] of commits.entries()) node.set(commit, i);
  const nodeOf = (commit) => node.get(commit) ?? 0;
  return { ...edges, base: edges.base.map(nodeOf), head: edges.head.map(nodeOf) };
}
function differencesOf({ base, head, ln, variance }, { classOf, classes, offset }) {
  const edge = Int32Array.from(variance.keys()).filter((e) => (variance[e] ?? 0) > 0);
  const own = Float64Array.from(edge, (e) => variance[e] ?? 1);
  return {
    nodes: classes,
    from: edge.map((e) => classOf[base[e] ?? 0] ?? 0),
    to: edge.map((e) => classOf[head[e] ?? 0] ?? 0),
    y: Float64Array.from(
      edge,
      (e) => (ln[e] ?? 0) + (offset[base[e] ?? 0] ?? 0) - (offset[head[e] ?? 0] ?? 0)
    ),
    variance: own,
    weight: own.map((v) => 1 / v),
    edge
  };
}
function leastSquares(problem, root) {
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

// src/history/ladder/estimate.ts
function estimate(edges, reference) {
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

// src/history/ladder/ladder.ts
var MOST_TOLD = 5;
var Z95 = normalQuantile(0.975);
function ratioOf({ ln, error }) {
  const reach = Z95 * error;
  return { delta: Math.expm1(ln), lo: Math.expm1(ln - reach), hi: Math.expm1(ln + reach) };
}
function makeLadder(edges, reference = -1) {
  return assemble(estimate(edges, reference));
}
function differenceOf(edges, base, head) {
  const ladder = makeLadder(edges, base);
  const [from, to] = [ladder.rungOf(base), ladder.rungOf(head)];
  return from === void 0 || to === void 0 || from.component !== to.component ? void 0 : { ln: to.ln - from.ln, error: to.error };
}
function covariancesWith(edges, { reference, commit }) {
  const { commits, joined, final } = estimate(edges, reference);
  const classAt = (wanted) => joined.classOf[commits.indexOf(wanted)] ?? -1;
  const own = classAt(commit);
  const rootOf = (at) => final.factor.rootOf[at];
  const b = new Float64Array(joined.classes);
  b[own] = 1;
  const column = solve(final.factor, b);
  return (other) => {
    const at = classAt(other);
    return at >= 0 && rootOf(at) === rootOf(own) ? column[at] ?? 0 : void 0;
  };
}
function assemble(parts) {
  const { commits, joined, final, rootNode } = parts;
  const { classOf, offset } = joined;
  const references = /* @__PURE__ */ new Map();
  const rootOf = (node) => final.factor.rootOf[classOf[node] ?? 0] ?? 0;
  const refer = (node) => {
    const root = rootOf(node);
    if (!references.has(root)) references.set(root, { component: references.size, node });
  };
  if (commits.length > 0) refer(rootNode);
  for (const node of commits.keys()) if (classOf[node] === rootOf(node)) refer(node);
  const rungs = Array.from(commits, (commit, node) => {
    const { component = 0, node: reference = 0 } = references.get(rootOf(node)) ?? {};
    const at = classOf[node] ?? 0;
    const ln = (final.x[at] ?? 0) + (offset[node] ?? 0) - (offset[reference] ?? 0);
    return { commit, component, ln, error: Math.sqrt(final.z.of[at] ?? 0) };
  });
  const byCommit = new Map(rungs.map((rung) => [rung.commit, rung]));
  return {
    rungs,
    rungOf: (commit) => byCommit.get(commit),
    components: [...references].map(([root, { node }]) => componentOf(parts, root, commits[node] ?? 0))
  };
}
function componentOf(parts, root, reference) {
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
    contradictions: [...own, ...rest].slice(0, MOST_TOLD)
  };
}

export {
  ratioOf,
  makeLadder,
  differenceOf,
  covariancesWith
};

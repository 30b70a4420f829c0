import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  normalCdf
} from "./chunk-KSPTZLDE.js";

// src/stats/u-distribution.ts
function uCumulative(n1, n2) {
  const limit = Math.floor(n1 * n2 / 2);
  const [smaller, larger] = [Math.min(n1, n2), Math.max(n1, n2)];
  let above = [];
  for (let n = 0; n <= smaller; n++) {
    const row = [];
    for (let m = n; m <= larger; m++)
      row[m] = uDensity({ n, m, limit, fewerFirst: above[m], fewerSecond: m === n ? above[m] : row[m - 1] });
    above = row;
  }
  return runningSums(above[larger] ?? new Float64Array(1));
}
function runningSums(values) {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
function uDensity({ n, m, limit, fewerFirst, fewerSecond }) {
  const p = new Float64Array(limit + 1);
  if (fewerFirst === void 0 || fewerSecond === void 0) {
    p[0] = 1;
    return p;
  }
  for (let u = 0; u <= Math.min(limit, n * m); u++) {
    const first = u < m ? 0 : fewerFirst[u - m] ?? 0;
    p[u] = (n * first + m * (fewerSecond[u] ?? 0)) / (n + m);
  }
  return p;
}
function tiedTail(n1, ties, twiceU) {
  const width = twiceU + 1;
  let ways = new Float64Array((n1 + 1) * width);
  ways[0] = 1;
  let below = 0;
  for (const size of ties) {
    ways = drawFromGroup({ ways, n1, width, size, below });
    below += size;
  }
  const last = ways.subarray(n1 * width);
  return { atMost: last.reduce((sum, w) => sum + w, 0), equal: last[twiceU] ?? 0, total: choose(below, n1) };
}
function drawFromGroup({ ways, n1, width, size, below }) {
  const next = new Float64Array(ways.length);
  for (let drawn = 0; drawn <= Math.min(n1, below); drawn++) {
    for (let r = 0; r <= Math.min(size, n1 - drawn); r++) {
      const shift = 2 * r * (below - drawn) + r * (size - r);
      const weight = choose(size, r);
      const from = drawn * width;
      const to = (drawn + r) * width + shift;
      for (let s = 0; s + shift < width; s++)
        next[to + s] = (next[to + s] ?? 0) + weight * (ways[from + s] ?? 0);
    }
  }
  return next;
}
function choose(n, k) {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = ways * (n - i + 1) / i;
  return Math.round(ways);
}

// src/stats/u-test.ts
var EXACT_LIMIT = 50;
var EXACT_TIED_LIMIT = 25;
function createUTest() {
  const known = /* @__PURE__ */ new Map();
  const cumulative = (n, m) => {
    const key = `${n},${m}`;
    const found = known.get(key) ?? uCumulative(n, m);
    known.set(key, found);
    return found;
  };
  return (baseline, head) => uTest(rankSum(baseline, head), cumulative);
}
function uTest({ n1, n2, u1, ties }, cumulative) {
  if (ties.length === 1) return { kind: "identical" };
  const tied = ties.length < n1 + n2;
  const limit = tied ? EXACT_TIED_LIMIT : EXACT_LIMIT;
  if (n1 > limit || n2 > limit) return approximateTest({ n1, n2, u1, ties });
  const smaller = Math.min(u1, n1 * n2 - u1);
  if (2 * smaller === n1 * n2) return { kind: "tested", p: 1 };
  if (tied) return { kind: "tested", p: tiedP({ n1, n2, u1, ties }) };
  return { kind: "tested", p: 2 * (cumulative(n1, n2)[smaller] ?? 0.5) };
}
function tiedP({ n1, n2, u1, ties }) {
  const twice = Math.round(2 * u1);
  const mirrored = 2 * twice > 2 * n1 * n2;
  const { atMost, equal, total } = mirrored ? tiedTail(n1, ties.toReversed(), 2 * n1 * n2 - twice) : tiedTail(n1, ties, twice);
  const atLeast = total - atMost + equal;
  return Math.min(1, 2 * (Math.min(atMost, atLeast) / total));
}
function approximateTest({ n1, n2, u1, ties }) {
  const n = n1 + n2;
  const tieTerm = ties.reduce((sum, t) => sum + (t * t * t - t), 0);
  const sigma = Math.sqrt(n1 * n2 / 12 * (n + 1 - tieTerm / (n * (n - 1))));
  if (sigma === 0) return { kind: "identical" };
  const off = u1 - n1 * n2 / 2;
  const z = (off - 0.5 * Math.sign(off)) / sigma;
  return { kind: "tested", p: 2 * Math.min(normalCdf(z), normalCdf(-z)) };
}
function rankSum(xs, ys) {
  const [n1, n2] = [xs.length, ys.length];
  const ties = [];
  let [i, j, sum] = [0, 0, 0];
  while (i < n1 || j < n2) {
    const from = i + j;
    const firsts = i;
    const x = xs[i] ?? Number.NaN;
    const y = ys[j] ?? Number.NaN;
    const value = j >= n2 || x < y ? x : y;
    while (i < n1 && xs[i] === value) i++;
    while (j < n2 && ys[j] === value) j++;
    if (i + j === from) value === x || j >= n2 ? i++ : j++;
    ties.push(i + j - from);
    sum += (i - firsts) * ((from + 1 + i + j) / 2);
  }
  return { n1, n2, u1: sum - n1 * (n1 + 1) / 2, ties };
}

export {
  choose,
  createUTest
};

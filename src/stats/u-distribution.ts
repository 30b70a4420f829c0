// Exact distribution of the Mann–Whitney U statistic: the number of pairs in which the first sample's value
// is the larger, ties counted as ½.
// [1] Mann & Whitney (1947), Ann. Math. Stat. 18(1): the recurrence without ties.
// [2] Klotz (1966), JASA 61(315): the distribution given the ties.

/**
 * uCumulative is P(U ≤ u) for u = 0 … floor(n1·n2/2), for samples without ties. The other half is its mirror:
 * P(U ≥ n1·n2 − u) = P(U ≤ u). The recurrence of [1] in probabilities:
 *
 *     p(n, m, u) = ( n·p(n − 1, m, u − m) + m·p(n, m − 1, u) )/(n + m)
 *
 * With probability n/(n + m) the largest of all values is in the sample of n, where it beats all m others.
 */
export function uCumulative(n1: number, n2: number): Float64Array {
  const limit = Math.floor((n1 * n2) / 2);
  const [smaller, larger] = [Math.min(n1, n2), Math.max(n1, n2)];
  let above: Float64Array[] = [];
  for (let n = 0; n <= smaller; n++) {
    const row: Float64Array[] = [];
    // Only n ≤ m, since the distribution for (n, m) is that for (m, n).
    for (let m = n; m <= larger; m++)
      row[m] = uDensity({ n, m, limit, fewerFirst: above[m], fewerSecond: m === n ? above[m] : row[m - 1] });
    above = row;
  }
  return runningSums(above[larger] ?? new Float64Array(1));
}

function runningSums(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

interface Recurrence {
  readonly n: number;
  readonly m: number;
  /** Largest u that is wanted. */
  readonly limit: number;
  /** For (n − 1, m); undefined for n = 0. */
  readonly fewerFirst: Float64Array | undefined;
  /** For (n, m − 1). */
  readonly fewerSecond: Float64Array | undefined;
}

function uDensity({ n, m, limit, fewerFirst, fewerSecond }: Recurrence): Float64Array {
  const p = new Float64Array(limit + 1);
  if (fewerFirst === undefined || fewerSecond === undefined) {
    p[0] = 1;
    return p;
  }
  for (let u = 0; u <= Math.min(limit, n * m); u++) {
    const first = u < m ? 0 : (fewerFirst[u - m] ?? 0);
    p[u] = (n * first + m * (fewerSecond[u] ?? 0)) / (n + m);
  }
  return p;
}

/**
 * TailCounts counts the ways to draw the first sample, all equally likely, by their U. P(U ≤ u) is
 * atMost/total, and P(U ≥ u) is (total − atMost + equal)/total.
 */
interface TailCounts {
  /** Ways with a U of at most u. */
  readonly atMost: number;
  /** Ways with a U of exactly u. */
  readonly equal: number;
  /** All ways: (n1 + n2) choose n1. */
  readonly total: number;
}

/**
 * tiedTail counts the ways to draw n1 of the pooled values with 2·U ≤ twiceU, given the sizes of the groups
 * of equal values in ascending order of value [2]. Doubled, since ties make U a multiple of ½. Exact for n1
 * and n2 up to 25, where all counts stay below 2^53.
 */
export function tiedTail(n1: number, ties: readonly number[], twiceU: number): TailCounts {
  const width = twiceU + 1;
  // ways[c · width + s]: c values drawn so far, 2·U = s.
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

interface Draw {
  readonly ways: Float64Array;
  readonly n1: number;
  readonly width: number;
  /** Of the group. */
  readonly size: number;
  /** Pooled values below the group. */
  readonly below: number;
}

function drawFromGroup({ ways, n1, width, size, below }: Draw): Float64Array<ArrayBuffer> {
  const next = new Float64Array(ways.length);
  for (let drawn = 0; drawn <= Math.min(n1, below); drawn++) {
    for (let r = 0; r <= Math.min(size, n1 - drawn); r++) {
      // r values of the group are drawn: each beats the second sample's values below, and ties with the
      // size − r values of the group that are not drawn.
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

/**
 * choose is the binomial coefficient C(n, k) for whole 0 ≤ k ≤ n, exact while it is below 2^53. Rounding the
 * result undoes the rounding of the steps.
 */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}

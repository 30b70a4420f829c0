// Mann–Whitney U test: do two samples come from the same distribution?
//
// Exact for small samples, with ties; normal approximation with continuity correction above. As benchstat has
// it: https://pkg.go.dev/github.com/aclements/go-moremath/stats#MannWhitneyUTest
// [1] Mann & Whitney (1947), Ann. Math. Stat. 18(1).

import { normalCdf } from "./normal.ts";
import { tiedTail, uCumulative } from "./u-distribution.ts";

/** UTest is the outcome of testing two samples for equal location. */
type UTest =
  | { readonly kind: "tested" /** Two-sided, in [0, 1]. */; readonly p: number }
  | { readonly kind: "identical" }; // every value equal: the test says nothing

/** UTester tests two samples, each in ascending order and not empty. */
export type UTester = (baseline: ArrayLike<number>, head: ArrayLike<number>) => UTest;

// benchstat's limits. Up to these sizes of both samples, without and with ties, the exact distribution is
// used; above, the approximation is good to three decimals.
const EXACT_LIMIT = 50;
const EXACT_TIED_LIMIT = 25;

/**
 * createUTest makes a test that keeps the exact distributions it has computed, so that many tests of equal
 * sizes cost little.
 *
 * p = min(1, 2·min(P(U ≤ u), P(U ≥ u))), and does not depend on which sample comes first. benchstat doubles
 * P(U ≤ min(u, n1·n2 − u)), which differs for tied samples of unequal size; see docs/statistics.md.
 */
export function createUTest(): UTester {
  const known = new Map<string, Float64Array>();
  const cumulative = (n: number, m: number): Float64Array => {
    const key = `${n},${m}`;
    const found = known.get(key) ?? uCumulative(n, m);
    known.set(key, found);
    return found;
  };
  return (baseline, head) => uTest(rankSum(baseline, head), cumulative);
}

interface Ranks {
  readonly n1: number;
  readonly n2: number;
  /** U of the first sample, in [0, n1·n2]: the pairs in which it is the larger, ties counted as ½. */
  readonly u1: number;
  /** Sizes of the groups of equal values in the pooled samples, ascending. */
  readonly ties: readonly number[];
}

function uTest({ n1, n2, u1, ties }: Ranks, cumulative: (n: number, m: number) => Float64Array): UTest {
  if (ties.length === 1) return { kind: "identical" };
  const tied = ties.length < n1 + n2;
  const limit = tied ? EXACT_TIED_LIMIT : EXACT_LIMIT;
  if (n1 > limit || n2 > limit) return approximateTest({ n1, n2, u1, ties });
  // Without ties the distribution is symmetric, and its lower half is enough.
  const smaller = Math.min(u1, n1 * n2 - u1);
  // At the centre both tails hold P(U = u), so that twice a tail is more than 1.
  if (2 * smaller === n1 * n2) return { kind: "tested", p: 1 };
  if (tied) return { kind: "tested", p: tiedP({ n1, n2, u1, ties }) };
  return { kind: "tested", p: 2 * (cumulative(n1, n2)[smaller] ?? 0.5) };
}

// Counts from the end that has fewer values of U, which is cheaper. From the upper end the groups come in the
// opposite order.
function tiedP({ n1, n2, u1, ties }: Ranks): number {
  const twice = Math.round(2 * u1);
  const mirrored = 2 * twice > 2 * n1 * n2;
  const { atMost, equal, total } = mirrored
    ? tiedTail(n1, ties.toReversed(), 2 * n1 * n2 - twice)
    : tiedTail(n1, ties, twice);
  const atLeast = total - atMost + equal;
  return Math.min(1, 2 * (Math.min(atMost, atLeast) / total));
}

// U has mean n1·n2/2 and variance n1·n2/12 · (n + 1 − Σ(t³ − t)/(n(n − 1))), with t the sizes of the groups
// of equal values. The step of ½ towards the mean is the continuity correction.
function approximateTest({ n1, n2, u1, ties }: Ranks): UTest {
  const n = n1 + n2;
  const tieTerm = ties.reduce((sum, t) => sum + (t * t * t - t), 0);
  const sigma = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1))));
  if (sigma === 0) return { kind: "identical" };
  const off = u1 - (n1 * n2) / 2;
  const z = (off - 0.5 * Math.sign(off)) / sigma;
  return { kind: "tested", p: 2 * Math.min(normalCdf(z), normalCdf(-z)) };
}

// Merges the samples and adds up the midranks of the first: U = Σ ranks − n1(n1 + 1)/2 [1].
function rankSum(xs: ArrayLike<number>, ys: ArrayLike<number>): Ranks {
  const [n1, n2] = [xs.length, ys.length];
  const ties: number[] = [];
  let [i, j, sum] = [0, 0, 0];
  while (i < n1 || j < n2) {
    const from = i + j;
    const firsts = i;
    const x = xs[i] ?? Number.NaN;
    const y = ys[j] ?? Number.NaN;
    const value = j >= n2 || x < y ? x : y;
    while (i < n1 && xs[i] === value) i++;
    while (j < n2 && ys[j] === value) j++;
    // NaN does not equal itself: it is a group of its own.
    if (i + j === from) value === x || j >= n2 ? i++ : j++;
    ties.push(i + j - from);
    sum += (i - firsts) * ((from + 1 + i + j) / 2);
  }
  return { n1, n2, u1: sum - (n1 * (n1 + 1)) / 2, ties };
}

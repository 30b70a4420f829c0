// Confidence interval of the median by order statistics: the number k of values below the median is
// binomial(n, ½), whatever the distribution of the values. The rules and their ties are those of benchstat:
// https://pkg.go.dev/github.com/aclements/go-moremath/stats#QuantileCI

import { normalCdf, normalQuantile } from "./normal.ts";
import { choose } from "./u-distribution.ts";

/** MedianOrders are the 1-based order statistics that bound the median; 0 stands for −∞ and n + 1 for +∞. */
interface MedianOrders {
  readonly lo: number;
  readonly hi: number;
}

/**
 * medianOrders is the interval that holds the median with at least the asked confidence, in [0, 1], for n ≥ 1
 * values. Its coverage is Σ C(n, k)/2ⁿ over lo ≤ k < hi. Few values leave an end infinite: fewer than 6 at
 * 0.95, fewer than 8 at 0.99. Confidence 1 makes both ends infinite; confidence 0 gives the middle.
 */
export function medianOrders(n: number, confidence: number): MedianOrders {
  if (confidence >= 1) return { lo: 0, hi: n + 1 };
  const { lo, hi } = n <= EXACT_LIMIT ? grow(n, confidence) : approximate(n, confidence);
  return { lo: Math.max(lo, 0), hi: Math.min(hi, n + 1) };
}

// benchstat's limit: up to this n the normal approximation is not good.
const EXACT_LIMIT = 30;

// Starts at the most likely k, the lower one of two, and adds the likelier neighbour, the left one of equals,
// until the confidence is reached.
function grow(n: number, confidence: number): MedianOrders {
  let lo = Math.ceil((n + 1) / 2) - 1;
  let hi = lo + 1;
  const sides = GROWTH[n] ?? "";
  let reached = binomial(n, lo);
  for (let step = 0; reached < confidence && (lo > 0 || hi <= n); step++) {
    const left = sides === "" ? binomial(n, lo - 1) >= binomial(n, hi) : sides[step] === "L";
    reached += left ? binomial(n, --lo) : binomial(n, hi++);
  }
  return { lo, hi };
}

// P(k of n values are below the median).
function binomial(n: number, k: number): number {
  return k < 0 || k > n ? 0 : choose(n, k) / 2 ** n;
}

// The side that benchstat takes next (Left, Right), recorded from benchstat. For n above 20 its binomials
// come from logarithms, so that rounding decides between equal neighbours.
const GROWTH: Readonly<Record<number, string>> = {
  21: "RLRLRRLLRLRRLLRRLLRLR",
  22: "RLLRLRRLLRLRRLLRRLLRLR",
  23: "RLRLRLRRLLRLRRLLRRLLRLR",
  24: "RLLRLRLRRLLRLRRLLRRLLRLR",
  25: "RLRRLLRLRRLLRLRRLLRRLLRLR",
  26: "LRLRRLLRLRRLLRLRRLLRRLLRLR",
  27: "RLRRLRLLRLRRLLRLRRLLRRLLRLR",
  28: "RLRLLRRLLRLRRLLRLRRLLRRLLRLR",
  29: "RRLLRLRRLLRLRRLRLRLRLLRRLLRLR",
  30: "RLRLLRLRRLLRRLRLRLRLRLLRRLLRLR",
};

// Normal approximation with mean n/2 and standard deviation √n/2. By continuity correction k is the band from
// k − ½ to k + ½; both ends are widened to whole bands. One order less at the top is taken where it is
// enough.
function approximate(n: number, confidence: number): MedianOrders {
  const sd = Math.sqrt(n) / 2;
  const below = (x: number): number => normalCdf((x - n / 2) / sd);
  const left = n / 2 + sd * normalQuantile((1 - confidence) / 2);
  const lo = Math.floor(Math.floor(left - 0.5) + 0.5) + 1;
  const hi = Math.floor(Math.ceil(n - left - 0.5) + 0.5) + 1;
  const coverage = (r: number): number => below(r - 0.5) - below(lo - 0.5);
  return coverage(hi - 1) >= confidence && coverage(hi - 1) < coverage(hi) ? { lo, hi: hi - 1 } : { lo, hi };
}

// Confidence interval of the median by order statistics: how many values lie below the median is binomial(n,
// ½), whatever the distribution of the values.

import { normalCdf, normalQuantile } from "./normal.ts";
import { choose } from "./u-distribution.ts";

/** MedianOrders are the 1-based order statistics that bound the median; 0 stands for −∞ and n + 1 for +∞. */
interface MedianOrders {
  readonly lo: number;
  readonly hi: number;
}

/**
 * medianOrders is the interval of at least the asked confidence, in [0, 1], for n values, n ≥ 1. As benchstat
 * has it.
 */
export function medianOrders(n: number, confidence: number): MedianOrders {
  if (confidence >= 1) return { lo: 0, hi: n + 1 };
  const { lo, hi } = n <= EXACT_LIMIT ? grow(n, confidence) : approximate(n, confidence);
  return { lo: Math.max(lo, 0), hi: Math.min(hi, n + 1) };
}

const EXACT_LIMIT = 30;

// From the middle outwards, the likelier neighbour first, until the probability is reached. k counts the
// values below the median.
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

function binomial(n: number, k: number): number {
  return k < 0 || k > n ? 0 : choose(n, k) / 2 ** n;
}

// Which side benchstat takes next (Left, Right). Its binomials come from logarithms for n above 20, so that
// rounding decides between equal neighbours. Recorded from benchstat.
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

// Normal approximation, widened to whole orders; one less at the top where that is enough.
function approximate(n: number, confidence: number): MedianOrders {
  const sd = Math.sqrt(n) / 2;
  const below = (x: number): number => normalCdf((x - n / 2) / sd);
  const left = n / 2 + sd * normalQuantile((1 - confidence) / 2);
  const lo = Math.floor(Math.floor(left - 0.5) + 0.5) + 1;
  const hi = Math.floor(Math.ceil(n - left - 0.5) + 0.5) + 1;
  const coverage = (r: number): number => below(r - 0.5) - below(lo - 0.5);
  return coverage(hi - 1) >= confidence && coverage(hi - 1) < coverage(hi) ? { lo, hi: hi - 1 } : { lo, hi };
}

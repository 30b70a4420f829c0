// Compares a cell with its baseline, and puts the result into a few words.
// https://github.com/golang/perf/blob/master/benchmath/anone.go

import { goFloat } from "../benchfmt/go-float.ts";
import type { UTester } from "../stats/u-test.ts";
import { fixed, signedFixed } from "./fixed-decimal.ts";

export interface CellComparison {
  /** Two-sided, in [0, 1]; 0 for exact units. */
  readonly p: number;
  /** Number of values of the baseline; `n2` is that of the head. */
  readonly n1: number;
  readonly n2: number;
  /** A p above this counts as no difference; 0 for exact units. */
  readonly alpha: number;
  /** At most one: all values are equal, or there are too few for any difference to count. */
  readonly warnings: readonly string[];
}

/** compareExact compares values that do not vary: every difference counts. */
export function compareExact(baseline: Float64Array, head: Float64Array): CellComparison {
  return { p: 0, n1: baseline.length, n2: head.length, alpha: 0, warnings: [] };
}

/** compareSamples tests two samples in ascending order; p is 1 where all values are equal. */
export function compareSamples(
  baseline: Float64Array,
  head: Float64Array,
  { uTest, alpha }: { readonly uTest: UTester; readonly alpha: number },
): CellComparison {
  const sizes = { n1: baseline.length, n2: head.length, alpha };
  const tested = uTest(baseline, head);
  if (tested.kind === "identical") return { ...sizes, p: 1, warnings: ["all samples are equal"] };
  const need = tested.p > alpha ? neededFor(alpha) : 0;
  const enough = sizes.n1 >= need || sizes.n2 >= need;
  const count = need > LEAST_P.length ? "> 10" : `>= ${need}`;
  const warning = `need ${count} samples to detect a difference at alpha level ${goFloat(alpha)}`;
  return { ...sizes, p: tested.p, warnings: enough ? [] : [warning] };
}

// The smallest two-sided p of n values against n, without ties: 2 / (2n choose n), for n from 1.
const LEAST_P = [
  1,
  1 / 3,
  0.1,
  0.02857142857142857,
  0.007936507936507936,
  0.0021645021645021645,
  0.0005827505827505828,
  0.0001554001554001554,
  4.113533525298231e-5,
] as const;

// The smallest n whose least p reaches alpha; 10 stands for more than the table has.
function neededFor(alpha: number): number {
  const index = LEAST_P.findIndex((p) => p <= alpha);
  return index < 0 ? LEAST_P.length + 1 : index + 1;
}

/** deltaText is the change of the centre in percent, `~` where p is above alpha, `?` from zero. */
export function deltaText({ p, alpha }: CellComparison, from: number, to: number): string {
  if (p > alpha) return "~";
  if (from === to) return "0.00%";
  if (from === 0) return "?";
  return `${signedFixed((to / from - 1) * 100, 2)}%`;
}

/** pText is p, unless it is exactly 0, and the sizes of the samples: `p=0.008 n=5`, `n=5+6`. */
export function pText({ p, n1, n2 }: CellComparison): string {
  const sizes = n1 === n2 ? `n=${n1}` : `n=${n1}+${n2}`;
  return p === 0 ? sizes : `p=${fixed(p, 3)} ${sizes}`;
}

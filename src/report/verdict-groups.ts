// The comparisons of a report, sorted for people: by verdict, worst first; and benchmarks counted once each.

import { benchmarkKey } from "../model/benchmark.ts";
import { isOfClock } from "../model/unit.ts";
import { type Comparison, VERDICTS_BY_WEIGHT, type Verdict } from "../model/verdict.ts";

/** VerdictCounts counts benchmarks, each once, by the weightiest verdict of its units. */
export type VerdictCounts = Readonly<Record<Verdict, number>> & {
  readonly total: number;
  /** Benchmarks of which every regression is waived. */
  readonly waived: number;
};

/** rowsOf are the comparisons of one verdict, the largest change first. */
export function rowsOf(comparisons: readonly Comparison[], verdict: Verdict): readonly Comparison[] {
  const rows = comparisons.filter((c) => c.verdict === verdict);
  return rows.sort((a, b) => compareNumbers(changeOf(b), changeOf(a)) || compareNames(a, b));
}

export function countVerdicts(comparisons: readonly Comparison[]): VerdictCounts {
  const weights = new Map<string, number>();
  for (const comparison of comparisons) {
    const key = benchmarkKey(comparison);
    const weight = VERDICTS_BY_WEIGHT.indexOf(comparison.verdict);
    weights.set(key, Math.min(weight, weights.get(key) ?? weight));
  }
  const found = [...weights.values()];
  const count = (verdict: Verdict) => found.filter((weight) => VERDICTS_BY_WEIGHT[weight] === verdict).length;
  return {
    total: found.length,
    waived: count("regression") - unwaived(comparisons),
    regression: count("regression"),
    broken: count("broken"),
    missing: count("missing"),
    inconclusive: count("inconclusive"),
    improvement: count("improvement"),
    new: count("new"),
    unchanged: count("unchanged"),
    identical: count("identical"),
  };
}

function unwaived(comparisons: readonly Comparison[]): number {
  const rows = comparisons.filter((c) => c.verdict === "regression" && c.waiver === undefined);
  return new Set(rows.map(benchmarkKey)).size;
}

/** changeWord says what a change of this unit is to a person: `slower`, `less memory`, `better`. */
export function changeWord(unit: string, verdict: "regression" | "improvement"): string {
  const worse = verdict === "regression";
  if (isOfClock(unit)) return worse ? "slower" : "faster";
  if (unit === "B/op") return worse ? "more memory" : "less memory";
  if (unit === "allocs/op") return worse ? "more allocs" : "fewer allocs";
  return worse ? "worse" : "better";
}

/** Halving weighs as much as doubling; a change from zero, or one without a number, weighs most. */
function changeOf({ delta }: Comparison): number {
  return delta === null || delta <= -1 ? Number.POSITIVE_INFINITY : Math.abs(Math.log1p(delta));
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** By code units, so that every machine sorts alike. */
function compareNames(a: Comparison, b: Comparison): number {
  const [x, y] = [a, b].map((c) => `${benchmarkKey(c)}\n${c.unit}`);
  if (x === undefined || y === undefined || x === y) return 0;
  return x < y ? -1 : 1;
}

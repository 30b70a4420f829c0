// Judges samples of the head against samples that were stored when the base was measured: at another time,
// maybe on another machine of the same kind. This is weaker than pairs: a change that hits all benchmarks
// alike cannot be told from a slower machine. docs/judging.md, "A stored baseline"

import { benchmarkKey } from "../model/benchmark.ts";
import { GROSS } from "../model/gross.ts";
import { moderate, noPrior, type VarianceEstimate, variancePrior } from "../stats/moderated-variance.ts";
import { type CommonFactor, commonFactor, LEAST_BENCHMARKS } from "./common-factor.ts";
import { decide, type Trial } from "./decide.ts";
import type { Effect } from "./effect.ts";
import { isCount } from "./exact.ts";
import { orGross } from "./gross.ts";
import { type FileRow, finite, judgeFiles } from "./judge-files.ts";
import type { Judgement } from "./judgement.ts";
import { thresholdOf } from "./limits.ts";
import type { Policy } from "./policy.ts";
import { fileEffect } from "./row-effect.ts";
import { type Bytes, bytesPerOperation, followTime, leadingBytes } from "./throughput.ts";

/** StoredVerdicts are the judgements and what was taken out of the times. */
export interface StoredVerdicts {
  /** One per row, in their order. */
  readonly judgements: readonly Judgement[];
  /**
   * How much slower the machine is than when the baseline was measured, a ratio minus one: 0.1 is 10 %
   * slower, below 0 is faster. Null where it cannot be known.
   */
  readonly slower: number | null;
  /** Standard deviation of the drift of each benchmark by itself, on logarithms; null where `slower` is. */
  readonly drift: number | null;
}

/**
 * Most degrees of freedom where drift counts: on hosted machines large drifts are far more common than in the
 * normal distribution. With this value suites whose drifts have the tails of t with 3 or 4 fail less than 2
 * of 100 pull requests.
 */
const TAIL_DF = 4.5;
/** Two machines of one kind never differ by this factor, however busy one of them is. */
const NO_MACHINE = 20;
/** Counts that vary have half of the error budget, what is measured the other half. */
const COUNTS_SHARE = 0.5;

/**
 * judgeStored takes the common factor of the machine out of every unit that is not counted: the base is what
 * it would be on the machine as it is now. Counts need no factor, and throughput follows its time. A measured
 * unit without a known factor is inconclusive, except where base and head are far apart (orGross). With d the
 * change, s its standard error, m, e² and τ² the factor, its squared error and the drift:
 *
 *     t = (d − m)/√(s² + τ² + e²)
 */
export function judgeStored(rows: readonly FileRow[], policy: Policy): StoredVerdicts {
  const usable = rows.map(finite);
  const forCounts = { ...policy, alpha: policy.alpha * COUNTS_SHARE };
  const plain = usable.filter(isPlain);
  const judged = new Map<FileRow, Judgement>();
  judgeFiles(plain, forCounts).forEach((judgement, i) => {
    const row = plain[i];
    if (row !== undefined) judged.set(row, judgement);
  });
  const leaders = leadersOf(usable);
  const own = usable.filter((row) => !isPlain(row) && !leaders.has(row));
  const units = new Map([...new Set(own.map((row) => row.unit))].map((unit) => [unit, readUnit(own, unit)]));
  const tests = own.filter(
    (row) => row.better !== "unknown" && units.get(row.unit)?.factor !== "too few",
  ).length;
  const level = (policy.alpha * (1 - COUNTS_SHARE)) / Math.max(1, tests);
  for (const row of own) {
    const state = units.get(row.unit);
    if (state === undefined) continue;
    const here = { ...row, base: onThisMachine(row, state) };
    const judgement = judgeMeasured(row, here, state, { threshold: thresholdOf(row, policy), level });
    judged.set(row, orGross(judgement, here, state.factor === "too few" ? NO_MACHINE : GROSS));
  }
  for (const [row, { time, bytes }] of leaders) {
    const judgement = judged.get(time);
    if (judgement !== undefined) judged.set(row, followTime(judgement, bytes));
  }
  const time = units.get("sec/op")?.factor ?? "too few";
  return {
    judgements: usable.flatMap((row) => judged.get(row) ?? []),
    slower: time === "too few" ? null : Math.expm1(time.centre),
    drift: time === "too few" ? null : Math.sqrt(time.drift),
  };
}

/** True for a row that needs no factor: a count, or a row without values on a side. */
function isPlain(row: FileRow): boolean {
  return isCount(row) || row.base.length === 0 || row.head.length === 0;
}

/** What a throughput follows. */
interface Leader {
  readonly time: FileRow;
  readonly bytes: Bytes;
}

/** The times from which throughputs are computed, by the row of the throughput. */
function leadersOf(rows: readonly FileRow[]): ReadonlyMap<FileRow, Leader> {
  const times = new Map(
    rows
      .filter((row) => row.unit === "sec/op" && !isPlain(row))
      .map((row) => [benchmarkKey(row.benchmark), row]),
  );
  return new Map(
    rows.flatMap((row): [FileRow, Leader][] => {
      const time = times.get(benchmarkKey(row.benchmark));
      const known = row.unit === "B/s" && time ? bytesPerOperation([row], [time]) : null;
      const bytes = leadingBytes(known, false);
      return bytes === null || time === undefined ? [] : [[row, { time, bytes }]];
    }),
  );
}

interface UnitState {
  readonly factor: CommonFactor | "too few";
  /** What is usual for the samples of this unit. */
  readonly prior: VarianceEstimate;
}

function readUnit(rows: readonly FileRow[], unit: string): UnitState {
  const effects = rows
    .filter((row) => row.unit === unit)
    .map((row) => fileEffect(row, row))
    .filter((effect) => effect.scale === "log");
  const prior = variancePrior(effects.map(({ unitVariance, df }) => ({ variance: unitVariance, df })));
  const changes = effects.map((effect) => ({
    centre: effect.centre,
    squaredError: sampleError(effect, prior).variance / effect.n,
  }));
  return { factor: commonFactor(changes), prior };
}

/** The moderated variance; for a row that is noisier than the others its own. */
function sampleError({ unitVariance, df }: Effect, prior: VarianceEstimate): VarianceEstimate {
  const moderated = moderate({ variance: unitVariance, df }, prior);
  return { variance: Math.max(moderated.variance, unitVariance), df: moderated.df };
}

/** What the base would be on the machine as it is now. */
function onThisMachine({ base }: FileRow, { factor }: UnitState): readonly number[] {
  return factor === "too few" ? base : base.map((x) => x * Math.exp(factor.centre));
}

function judgeMeasured(
  row: FileRow,
  here: FileRow,
  { factor, prior }: UnitState,
  trial: Pick<Trial, "threshold" | "level">,
): Judgement {
  const raw = fileEffect(row, row);
  const why =
    factor === "too few"
      ? `how fast the machine was is known from ${LEAST_BENCHMARKS} benchmarks or more with ${row.unit}`
      : "values of 0 and less cannot be compared with a stored baseline";
  if (factor === "too few" || raw.scale !== "log") return unknown(raw, why, trial);
  const effect = fileEffect(here, here);
  const { variance, df } = sampleError(effect, prior);
  const uncertainty = factor.drift + factor.squaredError;
  // decide divides by n, and drift and factor do not become smaller with more values.
  const widened = {
    ...effect,
    unitVariance: variance + effect.n * uncertainty,
    df: Math.min(TAIL_DF, df),
  };
  const counted = `${row.base.length} stored and ${row.head.length} new values`;
  const fresh = () => "not asked" as const;
  return decide(widened, { row, ...trial, prior: noPrior, fresh, last: true, counted });
}

function unknown(
  { base, head, n }: Effect,
  reason: string,
  { threshold }: Pick<Trial, "threshold">,
): Judgement {
  const none = { delta: null, lo: null, hi: null, p: null, smallest: null };
  return { verdict: "inconclusive", base, head, ...none, pairs: n, threshold, reason };
}

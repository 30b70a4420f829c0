// How long a benchmark takes to be told, kept for later runs: finding out what a change reaches may take as
// long as measuring all would. That is a sum, so the mean is kept, not the median.

import { functionOf } from "../model/benchmark.ts";
import type { Options } from "../options/options.ts";
import { type KeptReach, keepPace } from "./kept-reach.ts";

interface PacedJob {
  readonly kept: KeptReach | undefined;
  readonly options: PaceOptions;
}

export type PaceOptions = Pick<Options, "count" | "maxCount" | "benchtime" | "cpu">;

/** paceOf is in seconds; undefined where no earlier run measured with these options. */
export function paceOf({ kept, options }: PacedJob): number | undefined {
  return kept?.pace?.conditions === conditionsOf(options) ? kept?.pace.seconds : undefined;
}

function conditionsOf({ count, maxCount, benchtime, cpu }: PaceOptions): string {
  return JSON.stringify([count, maxCount, benchtime ?? "", cpu]);
}

/** Fewer benchmarks tell nothing of others. */
const LEAST_FUNCTIONS = 3;

interface MeasuredTime {
  /** Those with samples, sub-benchmarks too. */
  readonly benchmarks: readonly { readonly pkg: string; readonly name: string }[];
  /** How many values of GOMAXPROCS each was measured with. */
  readonly procs: number;
  /** Of all of them. */
  readonly seconds: number;
}

/** rememberPace keeps what each function took. A failure is told to `warn`. */
export async function rememberPace(
  { kept, options }: PacedJob,
  { benchmarks, procs, seconds }: MeasuredTime,
  warn: (text: string) => void,
): Promise<void> {
  const functions = new Set(benchmarks.map(({ pkg, name }) => `${pkg} ${functionOf(name)}`)).size;
  if (functions < LEAST_FUNCTIONS) return;
  const pace = { seconds: seconds / (functions * procs), conditions: conditionsOf(options) };
  await keepPace(kept, pace, warn);
}

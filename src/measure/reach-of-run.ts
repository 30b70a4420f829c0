// What the report says of reach: how many benchmarks the change reaches, and through what each row's is
// reached.

import { functionsOf } from "../build/locate-benchmarks.ts";
import { functionOf } from "../model/benchmark.ts";
import type { Reach } from "../model/reach.ts";
import type { Comparison } from "../model/verdict.ts";
import type { Options } from "../options/options.ts";
import type { RunReach } from "./ask-reach.ts";
import type { ReadyBenchmarks } from "./ready.ts";
import { rowReaches } from "./row-reaches.ts";

/** reachOf is undefined where there is no base. What was not looked at counts as reached, and unknown. */
export function reachOf(
  { options }: { readonly options: Pick<Options, "bench"> },
  { built, sorted, places }: Pick<ReadyBenchmarks, "built" | "sorted" | "places">,
): Reach | undefined {
  const { reach, identical, spared } = built;
  if (reach === undefined) return undefined;
  const { seconds } = reach;
  const none = { reached: 0, unknown: 0, benchmarks: 0, seconds };
  if (reach.kind === "unknown") return { known: false, reason: reach.reason, ...none };
  const functions = sorted.shared.flatMap((pkg) => {
    const onBase = functionsOf(places.base, pkg, options.bench);
    const both = functionsOf(places.head, pkg, options.bench).filter((name) => onBase.includes(name));
    return both.map((name) => ({ pkg, name }));
  });
  const proved = new Set(identical);
  const reached = functions.filter(
    ({ pkg, name }) => !proved.has(pkg) && spared.get(pkg)?.functions.has(name) !== true,
  );
  const reachOfRow = rowReaches(reach);
  const unknown = reached.filter(({ pkg, name }) => reachOfRow(pkg, name)?.kind !== "reached");
  const counts = { reached: reached.length, unknown: unknown.length, benchmarks: functions.length };
  return { known: true, reason: "", ...counts, seconds };
}

/** reachWarnings say that it was asked for in vain. */
export function reachWarnings(reach: RunReach | undefined): readonly string[] {
  if (reach?.kind !== "unknown" || !reach.hasFailed) return [];
  const all = "so that all are measured whose package is not the same";
  return [`which benchmarks the change reaches is not known, ${all}: ${reach.reason}`];
}

/** withReach adds to each row through what its benchmark is reached, where that is known. */
export function withReach(rows: readonly Comparison[], reach: RunReach | undefined): readonly Comparison[] {
  const reachOfRow = rowReaches(reach);
  return rows.map((row) => {
    const found = row.verdict === "identical" ? undefined : reachOfRow(row.pkg, functionOf(row.name));
    return found === undefined ? row : { ...row, reach: found };
  });
}

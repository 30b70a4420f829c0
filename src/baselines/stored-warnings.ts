import type { StoredVerdicts } from "../judge/judge-stored.ts";
import { percent } from "../judge/sentence.ts";
import { shortCommit } from "../model/commit-hash.ts";
import type { Options } from "../options/options.ts";
import type { FoundBaseline } from "./find-baseline.ts";

/** comparedWith says what the head was compared with, and what such a comparison cannot show. */
export function comparedWith(
  { baseline, unreachable, remarks }: FoundBaseline,
  incomparable: string | undefined,
  { verdicts, kind }: { readonly verdicts: StoredVerdicts | null; readonly kind: Options["baseline"] },
): readonly string[] {
  if (baseline === undefined && unreachable !== undefined) return [];
  if (baseline === undefined) {
    const what = remarks.length === 0 ? "no stored baseline yet" : "no stored baseline that can be used";
    const how =
      kind === "file" ? "(baseline-file)" : `(baseline: ${kind}; a run on the main branch stores one)`;
    return [`${what}: the head was measured and compared with nothing ${how}`];
  }
  const { name, commit, time, badLines } = baseline;
  const of = [
    commit === "" ? "an unknown commit" : `commit ${shortCommit(commit)}`,
    time === "" ? "time unknown" : time,
  ];
  const what = `the stored baseline ${name} (${of.join(", ")})`;
  return [
    incomparable === undefined ? `compared with ${what}` : `not compared with ${what}: ${incomparable}`,
    ...(badLines === 0
      ? []
      : [`${name} has ${badLines} ${badLines === 1 ? "line" : "lines"} that cannot be read`]),
    ...(incomparable === undefined ? limits(verdicts) : []),
  ];
}

function limits(verdicts: StoredVerdicts | null): readonly string[] {
  if (verdicts === null || verdicts.slower === null || verdicts.drift === null) return [];
  const { slower, drift } = verdicts;
  return [
    `times are ${percent(slower)} in the middle over all benchmarks, which was taken for the machine and taken out; a change that hits all benchmarks alike cannot be seen`,
    `beyond that a benchmark drifts by about ±${(100 * drift).toFixed(1)} % (standard deviation) between the runs, which every verdict allows for`,
  ];
}

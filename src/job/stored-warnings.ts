// What must be said of a comparison with a stored baseline.

import type { StoredVerdicts } from "../judge/judge-stored.ts";
import { percent } from "../judge/sentence.ts";
import type { Baseline } from "../steps/read-baseline.ts";

/** comparedWith says with what the head was compared, and what such a comparison cannot show. */
export function comparedWith(
  baseline: Baseline | undefined,
  incomparable: string,
  verdicts: StoredVerdicts | null,
): readonly string[] {
  if (baseline === undefined)
    return ["no stored baseline yet: the head was measured and compared with nothing (baseline-file)"];
  const { name, commit, time, badLines } = baseline;
  const of = [
    commit === "" ? "an unknown commit" : `commit ${commit.slice(0, 7)}`,
    time === "" ? "time unknown" : time,
  ];
  const what = `the stored baseline ${name} (${of.join(", ")})`;
  return [
    incomparable === "" ? `compared with ${what}` : `not compared with ${what}: ${incomparable}`,
    ...(badLines === 0
      ? []
      : [`${name} has ${badLines} ${badLines === 1 ? "line" : "lines"} that cannot be read`]),
    ...(incomparable === "" ? limits(verdicts) : []),
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

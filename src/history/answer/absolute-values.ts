// Absolute values of some benchmarks by commit: a second view beside the ladder, by machine. They are taken
// from one entry after the other, since all entries together may be larger than memory.

import { type Benchmark, benchmarkKey } from "../../model/benchmark.ts";
import type { Entry } from "../entry.ts";
import { measuredIn } from "../export/measured.ts";

export interface AbsoluteValue {
  readonly value: number;
  readonly cpu: string;
}

export interface AbsoluteValues {
  readonly add: (entry: Entry) => void;
  /** That of the first entry of a commit. */
  readonly at: (sha: string, benchmark: Benchmark, unit: string) => AbsoluteValue | undefined;
}

export function createValues(wanted: readonly Benchmark[]): AbsoluteValues {
  const keys = new Set(wanted.map(benchmarkKey));
  const found = new Map<string, AbsoluteValue>();
  const keyOf = (sha: string, benchmark: Benchmark, unit: string) =>
    `${sha}\n${benchmarkKey(benchmark)}\n${unit}`;
  return {
    add: (entry) => {
      const { commit, machine } = entry;
      for (const { benchmark, values } of measuredIn(entry)) {
        if (!keys.has(benchmarkKey(benchmark))) continue;
        for (const { unit, value } of values) {
          const key = keyOf(commit.sha, benchmark, unit);
          if (!found.has(key)) found.set(key, { value, cpu: machine.cpu });
        }
      }
    },
    at: (sha, benchmark, unit) => found.get(keyOf(sha, benchmark, unit)),
  };
}

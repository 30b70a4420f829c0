// What an import makes: entries of absolute values, which are compared with nothing.

import { benchmarkKey } from "../../model/benchmark.ts";
import type { Machine } from "../../model/report.ts";
import { median } from "../../stats/sample.ts";
import type { Entry, EntryCommit, EntrySource, EntryValue } from "../entry.ts";
import { grouped } from "../grouped.ts";
import { keyOf } from "../read-entry.ts";

export interface Imported {
  readonly entries: readonly Entry[];
  /** What was passed over and why, a sentence each. May quote hostile text. */
  readonly notes: readonly string[];
}

/** What the file itself may not say. */
export interface ImportFacts {
  readonly branch: string;
  readonly region: string;
  /** Package of benchmarks for which the file names none; "" for none. */
  readonly pkg: string;
}

interface Values {
  readonly source: EntrySource;
  readonly job: string;
  readonly branch: string;
  readonly region: string;
  readonly commit: EntryCommit;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly machine: Machine;
  readonly values: readonly EntryValue[];
}

export const UNKNOWN_MACHINE: Machine = { cpu: "", goos: "", goarch: "", gomaxprocs: 0, go: "" };

/** entryOfValues passed no gate, and so has no outcome. Several values of one benchmark are its samples. */
export function entryOfValues({ source, job, values, ...facts }: Values): Entry {
  const run = { id: "", attempt: 1, job };
  return {
    key: keyOf({ source, run, ...facts }),
    source,
    run,
    ...facts,
    outcome: "unmeasured",
    base: undefined,
    checks: [],
    tests: [],
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: [],
    comparisons: [],
    values: medians(values),
    reach: undefined,
  };
}

function medians(values: readonly EntryValue[]): readonly EntryValue[] {
  const samples = grouped(values, ({ benchmark, unit }) => `${benchmarkKey(benchmark)}\n${unit}`);
  return samples.map((all) => ({ ...all[0], value: median(all.map(({ value }) => value)) }));
}

/** isoTime is a time in UTC, from a text or from milliseconds since 1970; undefined for what is none. */
export function isoTime(time: string | number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

// Entries for tests of what reads a history: each says only what its test is about.

import type { Entry, EntryComparison, EntryTest } from "../../src/history/entry.ts";
import { addEntries } from "../../src/history/keep/add-entries.ts";
import { openFolderPlace } from "../../src/history/keep/folder-place.ts";
import { keyOf } from "../../src/history/read-entry.ts";
import type { Benchmark } from "../../src/model/benchmark.ts";

/** hashOf is a full hash for a short name: of `c1` it is 40 characters that begin with `c1`. */
export function hashOf(name: string): string {
  return name.padEnd(40, "0");
}

export function benchmark(name: string, pkg = "example.com/m", procs = 8): Benchmark {
  return { pkg, name, procs };
}

type Said = Partial<Omit<Entry, "key" | "commit" | "base">> & {
  /** Beginning of the hash. */
  readonly commit: string;
  readonly parents?: readonly string[];
  readonly title?: string;
  /** Beginning of the base's hash. */
  readonly base?: string;
};

/** entry is of main and without region, measured at midnight, unless it says otherwise. */
export function entry({ commit, parents = [], title = "", base, ...said }: Said): Entry {
  const all: Omit<Entry, "key"> = {
    source: "run",
    run: { id: "1", attempt: 1, job: "bench" },
    region: "",
    branch: "main",
    commit: {
      sha: hashOf(commit),
      parents: parents.map(hashOf),
      authored: "2026-11-01T00:00:00.000Z",
      title,
      pull: undefined,
    },
    time: "2026-11-01T00:00:00.000Z",
    machine: { cpu: "Fast One", goos: "linux", goarch: "amd64", gomaxprocs: 8, go: "go1.26.8" },
    outcome: "passed",
    base: base === undefined ? undefined : { sha: hashOf(base), ref: "main~1", how: "pairs" },
    checks: [],
    tests: [],
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: [],
    comparisons: [],
    values: [],
    reach: undefined,
    ...said,
  };
  return { ...all, key: keyOf(all) };
}

/** row is an unchanged time of 1 µs, unless it says otherwise. */
export function row(name: string, said: Partial<EntryComparison> = {}): EntryComparison {
  return {
    benchmark: benchmark(name),
    unit: "sec/op",
    verdict: "unchanged",
    base: 1e-6,
    head: 1e-6,
    ln: 0,
    error: 0.005,
    df: 9,
    pairs: 10,
    orders: 3,
    reason: "",
    through: [],
    waived: undefined,
    ...said,
  };
}

/** slower is a regression by a ratio: 1.3 is 30 % slower. */
export function slower(name: string, ratio: number, said: Partial<EntryComparison> = {}): EntryComparison {
  const numbers = { head: ratio * 1e-6, ln: Math.log(ratio) };
  return row(name, { verdict: "regression", reason: `${name} is slower`, ...numbers, ...said });
}

export function testRow(test: string, outcome: EntryTest["outcome"] = "passed"): EntryTest {
  return { pkg: "example.com/m", test, outcome, seconds: 0.25 };
}

/** at is midnight UTC of a day of November 2026. */
export function at(day: number): string {
  return `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z`;
}

/** writeHistory makes a history of entries in a folder, as publishing does. */
export async function writeHistory(dir: string, entries: readonly Entry[]): Promise<void> {
  await using place = openFolderPlace(dir, "test");
  const patience = { now: () => 0, random: () => 0, sleep: async () => {}, warn: () => {} };
  await addEntries(place, entries, patience);
}

// Entries for tests: as a run makes them.

import type { Entry, EntryComparison } from "../../src/history/entry.ts";
import { keyOf } from "../../src/history/read-entry.ts";
import type { Benchmark } from "../../src/model/benchmark.ts";
import { shortHash } from "../../src/ports/files/digest.ts";

/** hashOf is a commit hash for a number. */
export function hashOf(n: number): string {
  return shortHash(40, `commit ${n}`);
}

export function benchmark(name: string, pkg = "example.com/m", procs = 2): Benchmark {
  return { pkg, name, procs };
}

/** row is a measured one, slower by 1 %, with what a test says instead. */
export function row(name: string, said: Partial<EntryComparison> = {}): EntryComparison {
  return {
    benchmark: benchmark(name),
    unit: "sec/op",
    verdict: "unchanged",
    base: 1e-6,
    head: 1.01e-6,
    ln: 0.00995,
    error: 0.0031,
    df: 7.5,
    pairs: 8,
    orders: 4,
    reason: "",
    through: [],
    waived: undefined,
    ...said,
  };
}

/** entry is the n-th run of main, a minute after the one before, with what a test says instead. */
export function entry(n: number, said: Partial<Omit<Entry, "key">> = {}): Entry {
  const made: Omit<Entry, "key"> = {
    source: "run",
    run: { id: String(1000 + n), attempt: 1, job: "bench" },
    region: "eu-west",
    branch: "main",
    commit: {
      sha: hashOf(n + 1),
      parents: [hashOf(n)],
      authored: "2026-11-01T10:00:00.000Z",
      title: `Change ${n}`,
      pull: undefined,
    },
    time: new Date(Date.UTC(2026, 10, 1, 12, n)).toISOString(),
    machine: { cpu: "AMD EPYC 7763", goos: "linux", goarch: "amd64", gomaxprocs: 2, go: "go1.26.8" },
    outcome: "passed",
    base: { sha: hashOf(n), ref: "main~1", how: "pairs" },
    checks: [{ name: "vet", status: "passed", findings: 0, seconds: 1.5 }],
    tests: [{ pkg: "example.com/m", test: "TestWork", outcome: "passed", seconds: 0.25 }],
    sameTests: [],
    crashedTests: [],
    clocks: [],
    identical: [benchmark("Same")],
    comparisons: [row("Work")],
    values: [],
    reach: undefined,
    ...said,
  };
  return { ...made, key: keyOf(made) };
}

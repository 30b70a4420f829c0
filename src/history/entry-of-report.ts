// What is kept of a report.

import type { Benchmark } from "../model/benchmark.ts";
import type { Check, Finding } from "../model/check.ts";
import { clockName } from "../model/clock.ts";
import type { Report } from "../model/report.ts";
import type { Comparison, Verdict } from "../model/verdict.ts";
import type {
  Entry,
  EntryBase,
  EntryCheck,
  EntryClock,
  EntryCommit,
  EntryComparison,
  EntryTest,
  RunIdentity,
} from "./entry.ts";
import { keyOf } from "./read-entry.ts";

/** EntryFacts are what a report does not say, or what whoever publishes it knows better. */
export interface EntryFacts {
  readonly run: RunIdentity;
  readonly region: string;
  readonly branch: string;
  readonly commit: EntryCommit;
}

/** entryOfReport is the entry of a run's report, which was checked. */
export function entryOfReport(report: Report, { run, region, branch, commit }: EntryFacts): Entry {
  const { comparisons, checks, outcome, machine } = report;
  const base = baseOf(report);
  // With an explicit zone a time is the same wherever it is read.
  const time = new Date(report.started).toISOString();
  const compared = comparisons.filter(({ verdict }) => verdict !== "identical");
  const isTold = base !== undefined;
  return {
    key: keyOf({ source: "run", run, region, commit, base, time }),
    source: "run",
    run,
    region,
    branch,
    commit,
    time,
    machine,
    outcome,
    base,
    checks: checks.map(checkOf),
    tests: checks.flatMap(testsOf),
    crashedTests: checks.flatMap(({ tests }) => tests?.crashed ?? []),
    sameTests: base?.how === "pairs" ? sameTestsOf(report) : [],
    clocks: checks.flatMap(clocksOf),
    identical: isTold ? comparisons.filter(({ verdict }) => verdict === "identical").map(benchmarkOf) : [],
    comparisons: isTold ? compared.map(comparisonOf) : [],
    values: isTold
      ? []
      : compared.flatMap((row) =>
          row.head === null ? [] : [{ benchmark: benchmarkOf(row), unit: row.unit, value: row.head }],
        ),
    reach: reachOf(report),
  };
}

function reachOf({ reach }: Report): Entry["reach"] {
  return reach?.known ? { reached: reach.reached, of: reach.benchmarks } : undefined;
}

function baseOf({ base, stored }: Report): EntryBase | undefined {
  if (base.sha === "") return undefined;
  return { sha: base.sha, ref: base.ref, how: stored === undefined ? "pairs" : "stored" };
}

function checkOf({ name, status, findings, seconds }: Check): EntryCheck {
  return { name, status, findings: findings.length, seconds };
}

function testsOf({ tests }: Check): readonly EntryTest[] {
  return tests?.all ?? [];
}

function sameTestsOf({ sameTests = [], checks }: Report): readonly string[] {
  const tested = new Set(checks.flatMap(testsOf).map(({ pkg }) => pkg));
  return sameTests.filter((pkg) => tested.has(pkg));
}

/** Of each clock the tests that end otherwise than with UTC, now. */
function clocksOf({ tests, findings }: Check): readonly EntryClock[] {
  const all = tests?.all ?? [];
  return (tests?.clocks ?? []).map((clock) => {
    const name = clockName(clock);
    const differs = findings.flatMap((finding): EntryClock["differs"] => {
      const test = testOf(all, finding);
      const outcome = outcomeWith(name, finding);
      if (test === undefined || outcome === undefined || outcome === test.outcome) return [];
      return [{ pkg: test.pkg, test: test.test, outcome }];
    });
    return { clock, differs };
  });
}

function outcomeWith(clock: string, { clocks }: Finding): "passed" | "failed" | undefined {
  if (clocks?.fails.some((each) => clockName(each) === clock)) return "failed";
  return clocks?.passes.some((each) => clockName(each) === clock) ? "passed" : undefined;
}

/** A finding names no package: of several tests of one name it is that of the finding's folder. */
function testOf(all: readonly EntryTest[], { code, file = "" }: Finding): EntryTest | undefined {
  const named = all.filter(({ test }) => test === code);
  if (named.length <= 1) return named[0];
  const folder = file.split("/").slice(0, -1).join("/");
  const [found, ...others] = named.filter(({ pkg }) => folder !== "" && pkg.endsWith(`/${folder}`));
  return others.length === 0 ? found : undefined;
}

function benchmarkOf({ pkg, name, procs }: Comparison): Benchmark {
  return { pkg, name, procs };
}

/** Verdicts that somebody has to look at: the reasons of others only repeat the numbers. */
const LOOKED_AT: readonly Verdict[] = ["regression", "improvement", "broken", "missing"];

function comparisonOf(row: Comparison): EntryComparison {
  const { unit, verdict, base, head, pairs, reason, waiver, error, df, orders } = row;
  return {
    benchmark: benchmarkOf(row),
    unit,
    verdict,
    base,
    head,
    ln: lnOf(row),
    error: error ?? null,
    df: df ?? null,
    pairs,
    orders: orders ?? 0,
    reason: LOOKED_AT.includes(verdict) ? reason : "",
    through: MOVED.includes(verdict) ? throughOf(row) : [],
    waived: waiver && { reason: waiver.reason, expires: waiver.expires },
  };
}

const MOVED: readonly Verdict[] = ["regression", "improvement"];

/** The ends of the ways from the benchmark to what is not the same on both sides. */
function throughOf({ reach }: Comparison): readonly string[] {
  const ends = reach?.ways.flatMap(({ places }) => places.at(-1)?.name ?? []) ?? [];
  return [...new Set(ends)];
}

function lnOf({ delta }: Comparison): number | null {
  return delta === null || delta <= -1 ? null : Math.log1p(delta);
}

// What is wrong with tests over time: flaky ones, those that fail in one place alone, slower ones.
//
// A test is flaky when it passed and failed on the same commit. Where that goes by region without an
// exception, on two commits at least, it is no chance, and the region is told instead.

import { shareInterval } from "../../stats/share-interval.ts";
import type { ClockOutcomes, Outcome, TestLog, TestName } from "./outcomes.ts";

/** Trouble is one test with what can be said of it. */
export interface Trouble {
  readonly test: TestName;
  readonly flaky: Flaky | undefined;
  /**
   * Regions in which it failed whenever it ran, while it passed elsewhere on the same commits; in their
   * order.
   */
  readonly onlyIn: readonly RegionFailure[];
  /** Clocks in which it failed though it passed with UTC, now. */
  readonly clocks: readonly ClockOutcomes[];
}

export interface Flaky {
  /** Each way in which it was seen, in this order. */
  readonly seen: readonly ("retry" | "other run" | "other region")[];
  /** Commits on which it passed and failed, in the order of time. */
  readonly commits: readonly string[];
  /** Runs that failed on commits on which it can pass; a retry is one that failed and one that passed. */
  readonly failed: number;
  readonly of: number;
  /** failed/of, with its 95 % interval. */
  readonly rate: number;
  readonly lo: number;
  readonly hi: number;
}

export interface RegionFailure {
  readonly region: string;
  /** Commits on which it failed there and passed elsewhere. */
  readonly commits: number;
}

/** troublesOf is what to tell of each test that has a trouble, in the order of the logs. */
export function troublesOf(logs: Iterable<TestLog>): readonly Trouble[] {
  const found: Trouble[] = [];
  for (const { test, outcomes, clocks } of logs) {
    const onlyIn = regionsThatFail(outcomes);
    const regions = new Set(onlyIn.map(({ region }) => region));
    const flaky = flakyOf(outcomes.filter(({ region }) => !regions.has(region)));
    if (flaky !== undefined || onlyIn.length > 0 || clocks.length > 0)
      found.push({ test, flaky, onlyIn, clocks });
  }
  return found;
}

/** Fewer commits could be chance. */
const LEAST_COMMITS = 2;

function regionsThatFail(outcomes: readonly Outcome[]): readonly RegionFailure[] {
  if (outcomes.every(({ outcome }) => outcome !== "failed")) return [];
  const commits = [...byCommit(outcomes).values()].filter(mixed);
  const regions = [...new Set(outcomes.map(({ region }) => region))].sort();
  return regions.flatMap((region) => {
    const there = outcomes.filter((outcome) => outcome.region === region);
    const told = commits.filter((runs) =>
      runs.some((run) => run.region === region && run.outcome === "failed"),
    );
    const isAlways = told.every((runs) =>
      runs.every((run) => (run.region === region) === (run.outcome === "failed")),
    );
    const isThere = there.every(({ outcome }) => outcome === "failed");
    return told.length >= LEAST_COMMITS && isAlways && isThere ? [{ region, commits: told.length }] : [];
  });
}

function byCommit(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const commits = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const runs = commits.get(outcome.commit);
    if (runs === undefined) commits.set(outcome.commit, [outcome]);
    else runs.push(outcome);
  }
  return commits;
}

/** Passed and failed on one commit. */
function mixed(runs: readonly Outcome[]): boolean {
  return runs.some(canPass) && runs.some(({ outcome }) => outcome !== "passed");
}

function canPass({ outcome }: Outcome): boolean {
  return outcome !== "failed";
}

function flakyOf(outcomes: readonly Outcome[]): Flaky | undefined {
  if (outcomes.every(({ outcome }) => outcome === "passed")) return undefined;
  const commits = [...byCommit(outcomes)];
  const both = commits.filter(([, runs]) => mixed(runs));
  if (both.length === 0) return undefined;
  const good = commits.flatMap(([, runs]) => (runs.some(canPass) ? runs : []));
  const failed = good.filter(({ outcome }) => outcome !== "passed").length;
  const of = good.length + good.filter(({ outcome }) => outcome === "flaky").length;
  return {
    seen: waysOf(both.map(([, runs]) => runs)),
    commits: both.map(([commit]) => commit),
    failed,
    of,
    rate: failed / of,
    ...shareInterval(failed, of),
  };
}

function waysOf(commits: readonly (readonly Outcome[])[]): Flaky["seen"] {
  const isRetry = commits.some((runs) => runs.some(({ outcome }) => outcome === "flaky"));
  const meet = (isOther: (a: Outcome, b: Outcome) => boolean): boolean =>
    commits.some((runs) =>
      runs.some((a) => a.outcome === "failed" && runs.some((b) => canPass(b) && isOther(a, b))),
    );
  return [
    ...(isRetry ? (["retry"] as const) : []),
    ...(meet((a, b) => a.region === b.region) ? (["other run"] as const) : []),
    ...(meet((a, b) => a.region !== b.region) ? (["other region"] as const) : []),
  ];
}

// What is wrong with tests over time: flaky ones, those that fail in one place alone, slower ones.
//
// A test is flaky when it passed and failed with the same code: on one commit, or on two of which it is
// proved that the test, and all that it is built from and reads, is the same. Where that goes by region
// without an exception, on two commits at least, it is no chance, and the region is told instead.

import { shareInterval } from "../../stats/share-interval.ts";
import { grouped } from "../grouped.ts";
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
  readonly seen: readonly ("retry" | "other run" | "other region" | "other commit")[];
  /** Commits on which it failed, and passed with the same code, in the order of time. */
  readonly commits: readonly string[];
  /** Runs that failed with code that can pass; a retry is one that failed and one that passed. */
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
  if (!outcomes.some(hasFailed)) return [];
  const commits = grouped(outcomes, ({ commit }) => commit).filter(mixed);
  const regions = [...new Set(outcomes.map(({ region }) => region))].sort();
  return regions.flatMap((region) => {
    const there = outcomes.filter((outcome) => outcome.region === region);
    const told = commits.filter((runs) => runs.some((run) => run.region === region && hasFailed(run)));
    const isAlways = told.every((runs) => runs.every((run) => (run.region === region) === hasFailed(run)));
    return told.length >= LEAST_COMMITS && isAlways && there.every(hasFailed)
      ? [{ region, commits: told.length }]
      : [];
  });
}

/** Passed and failed. */
function mixed(runs: readonly Outcome[]): boolean {
  return runs.some(canPass) && runs.some(({ outcome }) => outcome !== "passed");
}

function canPass({ outcome }: Outcome): boolean {
  return outcome === "passed" || outcome === "flaky";
}

function hasFailed({ outcome }: Outcome): boolean {
  return outcome === "failed" || outcome === "crashed";
}

/** A panic and a data race are faults of the code wherever they show: what crashed is no part of it. */
function flakyOf(all: readonly Outcome[]): Flaky | undefined {
  if (all.every(({ outcome }) => outcome === "passed")) return undefined;
  const outcomes = all.filter(({ outcome }) => outcome !== "crashed");
  const codes = grouped(outcomes, ({ code }) => code);
  const both = codes.filter(mixed);
  if (both.length === 0) return undefined;
  const able = new Set(codes.filter((runs) => runs.some(canPass)).map(([{ code }]) => code));
  const good = outcomes.filter(({ code }) => able.has(code));
  const failed = good.filter(({ outcome }) => outcome !== "passed");
  const of = good.length + good.filter(({ outcome }) => outcome === "flaky").length;
  return {
    seen: waysOf(both),
    commits: [...new Set(failed.map(({ commit }) => commit))],
    failed: failed.length,
    of,
    rate: failed.length / of,
    ...shareInterval(failed.length, of),
  };
}

function waysOf(codes: readonly (readonly Outcome[])[]): Flaky["seen"] {
  const isRetry = codes.some((runs) => runs.some(({ outcome }) => outcome === "flaky"));
  const meet = (where: (run: Outcome) => string, apart: (run: Outcome) => string): boolean =>
    codes.some((runs) => grouped(runs, where).some((all) => differ(all, apart)));
  const [commitOf, regionOf] = [({ commit }: Outcome) => commit, ({ region }: Outcome) => region];
  const placeOf = ({ commit, region }: Outcome) => `${commit} ${region}`;
  return [
    ...(isRetry ? (["retry"] as const) : []),
    ...(codes.some((runs) => grouped(runs, placeOf).some(failedAndPassed)) ? (["other run"] as const) : []),
    ...(meet(commitOf, regionOf) ? (["other region"] as const) : []),
    ...(meet(regionOf, commitOf) ? (["other commit"] as const) : []),
  ];
}

function failedAndPassed(runs: readonly Outcome[]): boolean {
  return runs.some(hasFailed) && runs.some(canPass);
}

/** One that failed and one that passed are in two places. */
function differ(runs: readonly Outcome[], placeOf: (run: Outcome) => string): boolean {
  if (!failedAndPassed(runs)) return false;
  return new Set(runs.map(placeOf)).size > 1;
}

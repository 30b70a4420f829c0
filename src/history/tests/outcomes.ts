// What tests said over time, by column: a long history has tens of millions of outcomes.

import { clockName } from "../../model/clock.ts";
import { compareTexts } from "../../model/text-order.ts";
import type { Entry, EntryTest } from "../entry.ts";
import { realColumn, wholeColumn } from "../ladder/column.ts";
import { compareTests } from "../names.ts";
import { createSameCode, type Proved, type SameCode } from "./same-code.ts";

/** Tested is what is looked at of an entry. */
export type Tested = Proved & Pick<Entry, "key" | "time" | "tests" | "crashedTests" | "clocks">;

export interface TestName {
  readonly pkg: string;
  /** Full name: `TestParse/empty`. */
  readonly test: string;
}

/** Outcome is one run of a test. */
export interface Outcome {
  readonly commit: string;
  /** Equal for commits on which the tests of the package are proved to be the same. */
  readonly code: string;
  readonly region: string;
  /** Start of the run, ISO 8601 in UTC. */
  readonly time: string;
  /** Equal for the outcomes of one entry. */
  readonly entry: number;
  /**
   * `flaky`: it failed, and passed when it was run again alone. `crashed`: it failed in a package in which
   * one panicked, raced or did not end.
   */
  readonly outcome: (typeof OUTCOMES)[number];
  /** 0 for less than 5 ms. */
  readonly seconds: number;
}

/** ClockOutcome counts the runs in another clock. */
export interface ClockOutcomes {
  /** `Asia/Kathmandu`, `Europe/Berlin at 2027-03-28 02:00 UTC`. */
  readonly clock: string;
  /** Runs in which it failed there and passed with UTC, now. */
  readonly failed: number;
  /** Runs with that clock in which it passed with UTC, now. */
  readonly of: number;
}

export interface TestLog {
  readonly test: TestName;
  /** In the order of time, then of the entry's key. Skipped runs are not among them. */
  readonly outcomes: readonly Outcome[];
  /** Clocks in which it failed at least once, in the order of their names. */
  readonly clocks: readonly ClockOutcomes[];
}

export interface TestLogBuilder {
  /** An entry that was added before, by its key, changes nothing. */
  readonly add: (entry: Tested) => void;
  /** One test after the other, in the order of package and name. */
  readonly finish: () => Iterable<TestLog>;
}

const OUTCOMES = ["passed", "failed", "flaky", "crashed"] as const;

interface Run {
  readonly key: string;
  readonly commit: string;
  readonly region: string;
  readonly time: string;
  readonly clocks: readonly string[];
}

export function createTestLogs(): TestLogBuilder {
  const runs = new Map<string, Run>();
  const sameCode = createSameCode();
  const names = new Map<string, { readonly id: number; readonly name: TestName }>();
  const rows = { test: wholeColumn(), run: wholeColumn(), outcome: wholeColumn(), seconds: realColumn() };
  /** By test, then by clock: numbers of the runs in which that clock made it fail. */
  const failing = new Map<number, Map<string, Set<number>>>();

  const idOf = ({ pkg, test }: TestName): number => {
    const key = `${pkg}\n${test}`;
    const known = names.get(key) ?? { id: names.size, name: { pkg, test } };
    names.set(key, known);
    return known.id;
  };
  const addRow = (row: EntryTest, run: number, crashed: readonly string[]): void => {
    if (row.outcome === "skipped") return;
    const hasCrashed = row.outcome === "failed" && crashed.includes(row.pkg);
    const outcome = OUTCOMES.indexOf(hasCrashed ? "crashed" : row.outcome);
    rows.test.push(idOf(row));
    rows.run.push(run);
    rows.outcome.push(outcome);
    rows.seconds.push(row.seconds);
  };
  return {
    add: (entry) => {
      const { key, time, region, commit, tests, crashedTests, clocks } = entry;
      if (runs.has(key)) return;
      if (tests.length > 0) sameCode.add(entry);
      const run = runs.size;
      runs.set(key, {
        key,
        commit: commit.sha,
        region,
        time,
        clocks: clocks.map(({ clock }) => clockName(clock)),
      });
      for (const row of tests) addRow(row, run, crashedTests);
      for (const { clock, differs } of clocks)
        for (const row of differs.filter(({ outcome }) => outcome === "failed")) {
          const ofTest = failing.get(idOf(row)) ?? new Map<string, Set<number>>();
          failing.set(idOf(row), ofTest);
          ofTest.set(clockName(clock), (ofTest.get(clockName(clock)) ?? new Set()).add(run));
        }
    },
    finish: () =>
      logsOf({
        ...{ runs: [...runs.values()], names: [...names.values()], rows, failing },
        codeOf: sameCode.finish(),
      }),
  };
}

interface Collected {
  readonly runs: readonly Run[];
  readonly names: readonly { readonly id: number; readonly name: TestName }[];
  readonly rows: {
    readonly test: ReturnType<typeof wholeColumn>;
    readonly run: ReturnType<typeof wholeColumn>;
    readonly outcome: ReturnType<typeof wholeColumn>;
    readonly seconds: ReturnType<typeof realColumn>;
  };
  readonly failing: ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<number>>>;
  readonly codeOf: ReturnType<SameCode["finish"]>;
}

function* logsOf(collected: Collected): Generator<TestLog> {
  const { runs, names, rows, failing, codeOf } = collected;
  const [test, run, outcome, seconds] = [
    rows.test.values(),
    rows.run.values(),
    rows.outcome.values(),
    rows.seconds.values(),
  ];
  const byTest = grouped(test, names.length);
  const ranked = names.toSorted((a, b) => compareTests(a.name, b.name));
  const turns = turnsOf(runs);
  const turnOf = (row: number): number => turns[run[row] ?? 0] ?? 0;
  for (const { id, name } of ranked) {
    const inTime = byTest(id).toSorted((a, b) => turnOf(a) - turnOf(b));
    const own = Array.from(inTime).flatMap((row) => {
      const of = runs[run[row] ?? -1];
      const word = OUTCOMES[outcome[row] ?? -1];
      return of === undefined || word === undefined
        ? []
        : [{ of, outcome: word, seconds: seconds[row] ?? 0, entry: run[row] ?? -1 }];
    });
    yield {
      test: name,
      outcomes: own.map(({ of: { commit, region, time }, entry, outcome: said, seconds: took }) => {
        const code = codeOf(name.pkg, commit);
        return { commit, code, region, time, entry, outcome: said, seconds: took }; // a spread takes longer
      }),
      clocks: clocksOf(own, { id, runs, failing }),
    };
  }
}

/** By run its number in the order of time, then of the entry's key. */
function turnsOf(runs: readonly Run[]): Int32Array {
  const inOrder = [...runs.entries()].sort(
    ([, a], [, b]) => compareTexts(a.time, b.time) || compareTexts(a.key, b.key),
  );
  const turns = new Int32Array(runs.length);
  for (const [turn, [run]] of inOrder.entries()) turns[run] = turn;
  return turns;
}

/** Rows by test, by counting. */
function grouped(ids: Int32Array, groups: number): (group: number) => Int32Array {
  const start = new Int32Array(groups + 1);
  for (const id of ids) start[id + 1] = (start[id + 1] ?? 0) + 1;
  for (let i = 0; i < groups; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const sorted = new Int32Array(ids.length);
  for (const [row, id] of ids.entries()) {
    sorted[next[id] ?? 0] = row;
    next[id] = (next[id] ?? 0) + 1;
  }
  return (group) => sorted.subarray(start[group] ?? 0, start[group + 1] ?? 0);
}

function clocksOf(
  own: readonly { readonly entry: number; readonly outcome: Outcome["outcome"] }[],
  { id, runs, failing }: { readonly id: number } & Pick<Collected, "runs" | "failing">,
): readonly ClockOutcomes[] {
  const passed = own.filter(({ outcome }) => outcome === "passed").map(({ entry }) => entry);
  const clocks = [...(failing.get(id) ?? [])].sort(([a], [b]) => compareTexts(a, b));
  return clocks.flatMap(([clock, failed]) => {
    const of = passed.filter((entry) => runs[entry]?.clocks.includes(clock) === true);
    const count = of.filter((entry) => failed.has(entry)).length;
    return count === 0 ? [] : [{ clock, failed: count, of: of.length }];
  });
}

// `go-steady history tests`: flaky ones, those that fail in one place alone, slower ones.

import { shortCommit } from "../../model/commit-hash.ts";
import { formatPercent, formatSeconds, plural } from "../../report/format.ts";
import type { TestLog, TestName } from "../tests/outcomes.ts";
import { type SlowerTest, slowerTests } from "../tests/slower.ts";
import { type Flaky, type Trouble, troublesOf } from "../tests/troubles.ts";
import { type Answer, type AnswerTable, foreign, left, right } from "./answer.ts";

interface TestsFound {
  readonly logs: readonly TestLog[];
  readonly notes: readonly string[];
}

/** listTests says only what holds: a test that failed on one commit and passed on others is no trouble. */
export function listTests({ logs, notes }: TestsFound): Answer {
  const troubles = troublesOf(logs);
  const slower = slowerTests(logs);
  const flaky = troubles.flatMap(({ test, flaky: found }) =>
    found === undefined ? [] : [{ test, flaky: found }],
  );
  const placed = troubles.flatMap(placesOf);
  return {
    headline: headlineOf(logs.length, { flaky: flaky.length, placed: placed.length, slower: slower.length }),
    tables: [flakyTable(flaky), placesTable(placed), slowerTable(slower)].filter(
      ({ rows }) => rows.length > 0,
    ),
    notes,
    json: { tests: logs.length, troubles: troubles.map(troubleJson), slower: slower.map(slowerJson), notes },
  };
}

function headlineOf(
  tests: number,
  { flaky, placed, slower }: { readonly flaky: number; readonly placed: number; readonly slower: number },
): string {
  if (tests === 0) return "No entry has tests.";
  return `Of ${plural(tests, "test")}: ${flaky} flaky, ${placed} failing in one place alone, ${slower} slower.`;
}

function nameOf({ pkg, test }: TestName): string {
  return `${pkg}.${test}`;
}

interface FlakyTest {
  readonly test: TestName;
  readonly flaky: Flaky;
}

function flakyTable(tests: readonly FlakyTest[]): AnswerTable {
  return {
    title: "flaky: passed and failed with the same code",
    columns: [left("rate"), right("failed"), left("seen by"), left("last at"), foreign("test")],
    rows: tests
      .toSorted((a, b) => b.flaky.rate - a.flaky.rate)
      .map(({ test, flaky: { rate, lo, hi, failed, of, seen, commits } }) => [
        `${formatPercent(rate)} (${[lo, hi].map((share) => (share * 100).toFixed(1)).join(" to ")})`,
        `${failed} of ${of}`,
        seen.join(", "),
        shortCommit(commits.at(-1) ?? ""),
        nameOf(test),
      ]),
    flexible: 4,
  };
}

interface PlacedTest {
  readonly test: TestName;
  /** A region or a clock. */
  readonly place: string;
  readonly failed: string;
}

function placesOf({ test, onlyIn, clocks }: Trouble): readonly PlacedTest[] {
  return [
    ...onlyIn.map(({ region, commits }) => ({ test, place: region, failed: plural(commits, "commit") })),
    ...clocks.map(({ clock, failed, of }) => ({
      test,
      place: clock,
      failed: `${failed} of ${plural(of, "run")}`,
    })),
  ];
}

function placesTable(tests: readonly PlacedTest[]): AnswerTable {
  return {
    title: "fails in one region or with one clock, and passes elsewhere",
    columns: [foreign("where"), left("failed"), foreign("test")],
    rows: tests.map(({ test, place, failed }) => [place, failed, nameOf(test)]),
    flexible: 2,
  };
}

function slowerTable(tests: readonly SlowerTest[]): AnswerTable {
  return {
    title: "slower than before, relative to the tests beside them: a hint to look, no measurement",
    columns: [left("ratio"), right("now"), left("since"), foreign("test")],
    rows: tests.map(({ test, ratio, seconds, since }) => [
      `${ratio.toFixed(2)}×`,
      formatSeconds(seconds),
      since.slice(0, 10),
      nameOf(test),
    ]),
    flexible: 3,
  };
}

function troubleJson({ test, flaky, onlyIn, clocks }: Trouble) {
  return { ...test, flaky: flaky ?? null, onlyIn, clocks };
}

function slowerJson({ test, seconds, ratio, since }: SlowerTest) {
  return { ...test, seconds, ratio, since };
}

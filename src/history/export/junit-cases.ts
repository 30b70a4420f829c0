// What an entry has, as cases of JUnit. A case passes only where something was looked at and found well.

import { asWritten } from "../../benchfmt/as-written.ts";
import { clockName } from "../../model/clock.ts";
import { goName } from "../benchmark-label.ts";
import type { Entry, EntryCheck, EntryComparison, EntryTest } from "../entry.ts";
import { deltaText } from "./delta-text.ts";
import { type JunitCase, type JunitResult, PASSED } from "./junit.ts";
import { deciding, type Measured, type MeasuredValue, measuredIn } from "./measured.ts";

/** benchmarkCases has a case for each benchmark, with its values as properties. */
export function benchmarkCases(entry: Entry): readonly JunitCase[] {
  return measuredIn(entry).map(benchmarkCase);
}

export function benchmarkCase(measured: Measured): JunitCase {
  return {
    suite: measured.benchmark.pkg,
    name: goName(measured.benchmark),
    result: benchmarkResult(measured),
    properties: propertiesOf(measured),
  };
}

/** testCases are those with UTC, now, and below their names those that ended otherwise with other clocks. */
export function testCases({ tests, clocks }: Entry): readonly JunitCase[] {
  const elsewhere = clocks.flatMap(({ clock, differs }) =>
    differs.map(({ pkg, test, outcome }) =>
      testCase({ pkg, test: `${test} [${clockName(clock)}]`, outcome, seconds: undefined }),
    ),
  );
  return [...tests.map(testCase), ...elsewhere];
}

export function checkCases({ checks }: Entry): readonly JunitCase[] {
  return checks.map((check) => ({
    suite: "go-steady",
    name: check.name,
    seconds: check.seconds,
    result: checkResult(check),
    properties: [],
  }));
}

function benchmarkResult(measured: Measured): JunitResult {
  const row = deciding(measured);
  switch (measured.verdict) {
    case "regression":
      return row?.waived === undefined ? { kind: "failure", message: changeText(row) } : PASSED;
    case "broken":
      return { kind: "error", message: told("broken", row) };
    case "missing":
    case "inconclusive":
      return { kind: "skipped", message: told(measured.verdict, row) };
    case undefined:
      return { kind: "skipped", message: "measured, and compared with nothing" };
    case "improvement":
    case "new":
    case "unchanged":
    case "identical":
      return PASSED;
  }
}

function told(verdict: string, row: EntryComparison | undefined): string {
  return row === undefined || row.reason === "" ? verdict : `${verdict}: ${row.reason}`;
}

/** `sec/op +30.1 % (28.0 to 32.2)`, which fits the 140 characters that TestGrid shows. */
function changeText(row: EntryComparison | undefined): string {
  return row === undefined ? "regression" : `${row.unit} ${deltaText(row)}`;
}

/** Six digits tell all that a measurement does, and full ones would cost TestGrid a third of its columns. */
const DIGITS = 6;

function propertiesOf(measured: Measured): JunitCase["properties"] {
  const { verdict, values } = measured;
  const row = deciding(measured) ?? measured.rows[0];
  const { waived } = row ?? {};
  return [
    ...values.map(valueProperty),
    ...(verdict === undefined ? [] : [["verdict", verdict] as const]),
    ...percentOf(measured, row),
    ...(waived === undefined ? [] : [["waived", waived.reason] as const]),
  ];
}

function valueProperty({ value, unit }: MeasuredValue): readonly [string, string] {
  const written = asWritten(value, unit) ?? { value, unit };
  return [written.unit, numberText(written.value)];
}

/** The change of the row that decides; what is proved to be the same changes by 0. */
function percentOf({ verdict }: Measured, row: EntryComparison | undefined): JunitCase["properties"] {
  if (verdict === "identical") return [["delta-pct", "0"]];
  return row === undefined || row.ln === null ? [] : [["delta-pct", numberText(Math.expm1(row.ln) * 100, 3)]];
}

function numberText(value: number, digits = DIGITS): string {
  return String(Number(value.toPrecision(digits)));
}

interface TestRow extends Omit<EntryTest, "seconds"> {
  readonly seconds: number | undefined;
}

function testCase({ pkg, test, outcome, seconds }: TestRow): JunitCase {
  return {
    suite: pkg,
    name: test,
    ...(seconds === undefined ? {} : { seconds }),
    result: testResult(outcome),
    properties: outcome === "flaky" ? [["flaky", "true"]] : [],
  };
}

function testResult(outcome: EntryTest["outcome"]): JunitResult {
  if (outcome === "failed") return { kind: "failure", message: "failed" };
  return outcome === "skipped" ? { kind: "skipped", message: "skipped by the test itself" } : PASSED;
}

function checkResult({ status, findings }: EntryCheck): JunitResult {
  switch (status) {
    case "passed":
      return PASSED;
    case "failed":
      return { kind: "failure", message: `${findings} findings` };
    case "skipped":
      return { kind: "skipped", message: "was not run" };
    case "error":
      return { kind: "error", message: "could not run" };
  }
}

// Which failed tests may be flaky, and what is left of a run without those that are. A data race and a panic
// are faults of the code wherever they show, so that nothing of their package is called flaky.

import type { TestEnd } from "../../model/check.ts";
import type { FailedPackage, FailedTest, TestRun } from "./test-run.ts";

/** TestName names a test. */
export type TestName = Pick<FailedTest, "pkg" | "test">;

/** Where more tests fail for reasons of their own, something is broken, and nothing is run again. */
const MOST_AGAIN = 20;

/** By this testing fails a test whose race the detector reported somewhere else. */
const RACE_ELSEWHERE = /race detected (during execution of test|outside of test execution)/;

/** mayBeFlaky are the failed tests to run again: innermost ones, and parents that failed by themselves. */
export function mayBeFlaky({ failedPackages, failedTests }: TestRun): readonly FailedTest[] {
  const found = failedPackages.flatMap((failed) => {
    const tests = failedTests.filter(({ pkg }) => pkg === failed.pkg);
    return isSteady(failed, tests) ? tests.filter((test) => hasOwnFailure(test, tests)) : [];
  });
  return found.length > MOST_AGAIN ? [] : found;
}

/** crashedPackages are those in which something panicked, raced or did not end; in doubt, too. */
export function crashedPackages({ failedPackages, failedTests }: TestRun): readonly string[] {
  return failedPackages
    .filter((failed) => {
      const tests = failedTests.filter(({ pkg }) => pkg === failed.pkg);
      return tests.length > 0 && !isSteady(failed, tests);
    })
    .map(({ pkg }) => pkg);
}

/** All that failed in it are these tests, and each failed by its own word. */
function isSteady({ isBuildFailure, output, failed }: FailedPackage, tests: readonly FailedTest[]): boolean {
  const isWhole = failed > 0 && tests.length === failed && tests.every(isOrderly);
  const isQuiet = output.crash.length === 0 && !output.lines.some((line) => RACE_ELSEWHERE.test(line));
  return !isBuildFailure && isWhole && isQuiet;
}

function isOrderly({ output, hasEnded }: FailedTest): boolean {
  return hasEnded && output.crash.length === 0 && !output.lines.some((line) => RACE_ELSEWHERE.test(line));
}

function hasOwnFailure(test: FailedTest, all: readonly FailedTest[]): boolean {
  return test.output.said.length > 0 || !all.some((other) => isBelow(other, test));
}

function isBelow(inner: TestName, outer: TestName): boolean {
  return inner.pkg === outer.pkg && inner.test.startsWith(`${outer.test}/`);
}

interface Split {
  /** The flaky tests as failures. */
  readonly flaky: TestRun;
  /** What is left to fail. */
  readonly rest: TestRun;
}

/** splitFlaky parts a run. A parent that failed because of flaky tests below it alone is flaky with them. */
export function splitFlaky(run: TestRun, flaky: readonly TestName[]): Split {
  const isFlaky = (test: TestName) => flaky.some((each) => each.pkg === test.pkg && each.test === test.test);
  const lasting = run.failedTests.filter((test) => hasOwnFailure(test, run.failedTests) && !isFlaky(test));
  const isRest = (test: TestName) =>
    lasting.some((each) => (each.pkg === test.pkg && each.test === test.test) || isBelow(each, test));
  const failedTests = run.failedTests.filter(isRest);
  const named = new Set(flaky.map(({ pkg }) => pkg));
  const failedPackages = run.failedPackages.filter(
    ({ pkg }) => !named.has(pkg) || failedTests.some((test) => test.pkg === pkg),
  );
  const count = run.failedTests.length - failedTests.length;
  const gone = new Set(run.failedTests.filter((test) => !isRest(test)).map(keyOf));
  return {
    flaky: {
      ...run,
      failedTests: run.failedTests.filter(isFlaky),
      failedPackages: run.failedPackages.filter(({ pkg }) => named.has(pkg)),
      buildOutput: "",
    },
    rest: {
      ...run,
      summary: { ...run.summary, failed: run.summary.failed - count },
      ends: run.ends?.map((end): TestEnd => (gone.has(keyOf(end)) ? { ...end, outcome: "flaky" } : end)),
      failedTests,
      failedPackages,
    },
  };
}

function keyOf({ pkg, test }: TestName): string {
  return `${pkg}\n${test}`;
}

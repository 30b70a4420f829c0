// A run of `go test -json`, event by event, in bounded memory: counts, and the output of what failed. Tests
// with a final event count as in Go: subtests and their parents alike, examples and fuzz seeds too. A test
// that never ended (os.Exit, a crash, a time limit) counts as failed.

import type { TestEnd, TestSummary } from "../../model/check.ts";
import { compareTexts } from "../../model/text-order.ts";
import { parseTestEvent, type TestEvent } from "./test-event.ts";
import { makeOutputKeeper, type OutputKeeper, type TestOutput } from "./test-output.ts";

/** FailedTest is a test whose final event is `fail`, or that never ended. */
export interface FailedTest {
  readonly pkg: string;
  /** Full name: `TestParse/empty/line`. */
  readonly test: string;
  readonly output: TestOutput;
  readonly hasEnded: boolean;
  /** True when it has subtests. */
  readonly isParent: boolean;
}

/** FailedPackage has the final event `fail`, or none; its tests need not have failed. */
export interface FailedPackage {
  readonly pkg: string;
  /** What was printed outside of tests. */
  readonly output: TestOutput;
  /** True when it did not compile: the compiler's output is in `buildOutput`. */
  readonly isBuildFailure: boolean;
  /** Failed tests, also those beyond MOST_FAILED. */
  readonly failed: number;
}

export interface TestRun {
  readonly summary: TestSummary;
  /** Every test as it ended; undefined for more than MOST_ENDS. */
  readonly ends: readonly TestEnd[] | undefined;
  /** At most MOST_FAILED, by package and name. */
  readonly failedTests: readonly FailedTest[];
  readonly failedPackages: readonly FailedPackage[];
  /** Packages whose test program ended with 0 before any test ran: TestMain did not come to m.Run. */
  readonly withoutRun: readonly string[];
  /** Output of the go command and the compiler about what does not build. */
  readonly buildOutput: string;
  /** Lines that are no events. */
  readonly otherOutput: TestOutput;
}

interface TestRunReader {
  add(line: string): void;
  end(): TestRun;
}

/** MOST_FAILED is how many failed tests are kept with their output; more are only counted. */
export const MOST_FAILED = 500;
const MOST_SLOWEST = 10;
/** More tests are not kept one by one. */
const MOST_ENDS = 50_000;
const MAX_BUILD_OUTPUT = 1 << 20;

interface RunningTest {
  readonly keeper: OutputKeeper;
  isParent: boolean;
}

interface RunningPackage {
  readonly running: Map<string, RunningTest>;
  readonly keeper: OutputKeeper;
  hasTests: boolean;
  failed: number;
}

type Slow = TestSummary["slowest"][number];

interface TestProgress {
  readonly packages: Map<string, RunningPackage>;
  readonly failedTests: FailedTest[];
  readonly failedPackages: FailedPackage[];
  readonly withoutRun: string[];
  readonly counts: { pass: number; fail: number; skip: number; packages: number };
  slowest: readonly Slow[];
  readonly ends: TestEnd[];
  buildOutput: string;
  /** Output of builds under way, by what is built; that of a build that succeeds is dropped. */
  readonly building: Map<string, string>;
}

export function makeTestRunReader(): TestRunReader {
  const other = makeOutputKeeper();
  const progress: TestProgress = {
    packages: new Map(),
    failedTests: [],
    failedPackages: [],
    withoutRun: [],
    counts: { pass: 0, fail: 0, skip: 0, packages: 0 },
    slowest: [],
    ends: [],
    buildOutput: "",
    building: new Map(),
  };
  return {
    add(line) {
      const event = parseTestEvent(line);
      if (event === undefined) other.add(`${line}\n`, "");
      else addEvent(progress, event);
    },
    end() {
      // A package without a final event: the go command itself was ended.
      for (const [pkg, owner] of [...progress.packages]) endPackage(progress, pkg, owner, "");
      return { ...finish(progress), otherOutput: other.output() };
    },
  };
}

function finish({
  counts,
  slowest,
  ends,
  failedTests,
  failedPackages,
  withoutRun,
  buildOutput,
}: TestProgress) {
  const { pass, fail, skip, packages } = counts;
  return {
    summary: { passed: pass, failed: fail, skipped: skip, packages, slowest },
    ends: ends.length > MOST_ENDS ? undefined : ends,
    failedTests: failedTests.toSorted((a, b) => compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test)),
    failedPackages: failedPackages.toSorted((a, b) => compareTexts(a.pkg, b.pkg)),
    withoutRun: withoutRun.toSorted(compareTexts),
    buildOutput,
  };
}

function addEvent(progress: TestProgress, event: TestEvent): void {
  const { Action: action, Package: pkg, Test: test } = event;
  if (action.startsWith("build-")) addBuild(progress, event);
  if (pkg === "") return;
  const owner = progress.packages.get(pkg) ?? {
    running: new Map(),
    keeper: makeOutputKeeper(),
    hasTests: false,
    failed: 0,
  };
  progress.packages.set(pkg, owner);
  if (test === "" && action === "fail") endPackage(progress, pkg, owner, event.FailedBuild);
  else if (test === "" && isFinal(action)) passPackage(progress, pkg, owner);
  else if (test !== "" && (isFinal(action) || action === "bench")) endTest(progress, owner, event);
  else if (action === "run") startTest(owner, test);
  else if (action === "output")
    (owner.running.get(test)?.keeper ?? owner.keeper).add(event.Output, event.OutputType);
}

function addBuild(progress: TestProgress, { Action, ImportPath, Output }: TestEvent): void {
  const said = (progress.building.get(ImportPath) ?? "") + Output;
  progress.building.set(ImportPath, said.slice(0, MAX_BUILD_OUTPUT));
  if (Action !== "build-fail") return;
  progress.buildOutput = `${progress.buildOutput}${said}`.slice(0, MAX_BUILD_OUTPUT);
  progress.building.delete(ImportPath);
}

function endTest(progress: TestProgress, owner: RunningPackage, event: TestEvent): void {
  const { Package: pkg, Test: test, Action: action, Elapsed: elapsed } = event;
  const running = owner.running.get(test) ?? { keeper: makeOutputKeeper(), isParent: false };
  owner.running.delete(test);
  const outcome = OUTCOMES[action];
  if (outcome !== undefined) addEnd(progress, { pkg, test, outcome, seconds: elapsed });
  if (action === "fail") addFailed(progress, owner, { pkg, test, hasEnded: true }, running);
  else if (action === "pass" || action === "skip") progress.counts[action]++;
  if (!running.isParent && elapsed > 0)
    progress.slowest = insertSlow(progress.slowest, { pkg, test, seconds: elapsed });
}

const OUTCOMES: Readonly<Record<string, TestEnd["outcome"]>> = {
  pass: "passed",
  fail: "failed",
  skip: "skipped",
};

function addEnd({ ends }: TestProgress, end: TestEnd): void {
  if (ends.length <= MOST_ENDS) ends.push(end);
}

function addFailed(
  { counts, failedTests }: TestProgress,
  owner: RunningPackage,
  which: Pick<FailedTest, "pkg" | "test" | "hasEnded">,
  { keeper, isParent }: RunningTest,
): void {
  counts.fail++;
  owner.failed++;
  if (failedTests.length < MOST_FAILED) failedTests.push({ ...which, isParent, output: keeper.output() });
}

function endPackage(progress: TestProgress, pkg: string, owner: RunningPackage, failedBuild: string): void {
  const output = owner.keeper.output();
  const saysSo = output.lines.some((line) => /^FAIL\t.* \[(build|setup) failed\]$/.test(line));
  for (const [test, running] of owner.running) {
    addEnd(progress, { pkg, test, outcome: "failed", seconds: 0 });
    addFailed(progress, owner, { pkg, test, hasEnded: false }, running);
  }
  progress.failedPackages.push({
    pkg,
    output,
    isBuildFailure: failedBuild !== "" || saysSo,
    failed: owner.failed,
  });
  leavePackage(progress, pkg, owner);
}

/** m.Run prints PASS at its end, also where it found nothing to run. */
function passPackage(progress: TestProgress, pkg: string, owner: RunningPackage): void {
  const { lines } = owner.keeper.output();
  const hasProgram = lines.some((line) => line.startsWith("ok  \t"));
  if (hasProgram && !owner.hasTests && !lines.some((line) => line.endsWith("PASS")))
    progress.withoutRun.push(pkg);
  leavePackage(progress, pkg, owner);
}

function leavePackage({ packages, counts }: TestProgress, pkg: string, owner: RunningPackage): void {
  packages.delete(pkg);
  if (owner.hasTests) counts.packages++;
}

/** A subtest's parent is the longest running name before a `/`: names may hold slashes themselves. */
function startTest(owner: RunningPackage, test: string): void {
  owner.hasTests = true;
  owner.running.set(test, { keeper: makeOutputKeeper(), isParent: false });
  for (let end = test.lastIndexOf("/"); end > 0; end = test.lastIndexOf("/", end - 1)) {
    const parent = owner.running.get(test.slice(0, end));
    if (parent === undefined) continue;
    parent.isParent = true;
    return;
  }
}

function isFinal(action: string): boolean {
  return action === "pass" || action === "fail" || action === "skip";
}

function insertSlow(slowest: readonly Slow[], slow: Slow): readonly Slow[] {
  const last = slowest.at(-1);
  if (slowest.length === MOST_SLOWEST && last !== undefined && last.seconds > slow.seconds) return slowest;
  return [...slowest, slow]
    .toSorted((a, b) => b.seconds - a.seconds || compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test))
    .slice(0, MOST_SLOWEST);
}

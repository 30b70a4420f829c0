// Findings of a test run: one for each test that failed for a reason of its own. Messages have no times,
// addresses or goroutine numbers, so that two runs of the same failure read the same.

import { type MachineFault, machineFault, startFault } from "../../build/machine-fault.ts";
import type { Finding } from "../../model/check.ts";
import { readCompileErrors } from "../compile-error.ts";
import { arrangeFindings, BUILD, makeFinding, type ToolPlace } from "../finding.ts";
import { isRace, placeInTest, readCrash, readTimeLimit } from "./crash.ts";
import type { PlacedText } from "./test-output.ts";
import { placeOfLine, placeOfTest, type TestSources } from "./test-place.ts";
import type { FailedPackage, FailedTest, TestRun } from "./test-run.ts";

/** readTestFindings turns a failed run into findings; before Go 1.24 compiler errors are in `stderr`. */
export function readTestFindings(run: TestRun, stderr: string, sources: TestSources): readonly Finding[] {
  const unbuilt = run.failedPackages.filter(({ isBuildFailure }) => isBuildFailure);
  // Where only tests failed, the go command prints warnings, of a linker for example.
  const said = unbuilt.length > 0 || run.failedPackages.length === 0 ? stderr : "";
  const built = readCompileErrors("test", `${run.buildOutput}\n# \n${said}`, sources.folders);
  // A fault of the machine says nothing about the code.
  const unexplained = (machineFaultOf(run, stderr) === undefined ? unbuilt : []).map(({ pkg }) =>
    makeFinding("test", BUILD, `${pkg} does not build`, undefined, sources.folders),
  );
  const failed = run.failedPackages.filter(
    (pkg) => !pkg.isBuildFailure && startFault(pkg.output.lines) === undefined,
  );
  const tests = failed.flatMap((pkg) => readPackage(pkg, run.failedTests, sources));
  return arrangeFindings([...(built.length > 0 ? built : unexplained), ...tests]);
}

/** machineFaultOf is why tests could not be built or started, whatever the code is. */
export function machineFaultOf(
  { buildOutput, failedPackages }: Pick<TestRun, "buildOutput" | "failedPackages">,
  stderr: string,
): MachineFault | undefined {
  return (
    machineFault(`${buildOutput}\n${stderr}`) ??
    startFault(failedPackages.flatMap(({ output }) => output.lines))
  );
}

/** A crash ends the binary: tests that it ended are not reported beside it. */
function readPackage(
  failed: FailedPackage,
  all: readonly FailedTest[],
  sources: TestSources,
): readonly Finding[] {
  const tests = all.filter(({ pkg }) => pkg === failed.pkg);
  const crash = [failed, ...tests]
    .map(({ output }) => output.crash)
    .find((lines) => lines.length > 0 && !isRace(lines));
  const isOverTime = crash !== undefined && readTimeLimit(crash) !== null;
  const findings = [
    ...(isOverTime ? readOverTime(failed.pkg, crash, sources) : []),
    ...tests
      .filter((test) => !(isOverTime && test.output.crash === crash))
      .filter((test) => hasOwnReason(test, crash !== undefined))
      .map((test) => readTest(test, sources)),
    ...(crash === undefined ? readUnended(tests, failed, sources) : []),
  ];
  const isOutside = !isOverTime && failed.output.crash.length > 0;
  return findings.length > 0 && !isOutside ? findings : [...findings, readOutside(failed, sources)];
}

function hasOwnReason({ output, hasEnded, isParent }: FailedTest, hasCrashed: boolean): boolean {
  if (output.crash.length > 0) return true;
  if (!hasEnded) return false;
  return output.said.length > 0 || !(isParent || hasCrashed);
}

function readTest({ pkg, test, output }: FailedTest, sources: TestSources): Finding {
  const crash = output.crash.length > 0 ? readCrash(output.crash, sources) : undefined;
  const errors = output.said.filter(({ isError }) => isError);
  const said = errors.length > 0 ? errors : output.said;
  const message = crash?.message ?? (wordsOf(said) || output.lines.join("\n") || "failed without a message");
  // Go names the lines that are errors since 1.27; before, the last is the likeliest: t.Fatal ends a test.
  const lines = errors.length > 0 ? errors : said.toReversed();
  const place = crash === undefined ? firstPlace(lines, pkg, sources) : crash.place;
  return makeFinding("test", test, message, place ?? placeOfTest(test, pkg, sources), sources.folders);
}

function wordsOf(said: readonly PlacedText[]): string {
  const [only, second] = said;
  if (only !== undefined && second === undefined) return only.text;
  return said.map(({ file, line, text }) => `${file}:${line}: ${text}`).join("\n");
}

function firstPlace(said: readonly PlacedText[], pkg: string, sources: TestSources): ToolPlace | undefined {
  const places = said.map(({ file, line }) => placeOfLine(file, line, pkg, sources));
  return places.find((place) => place !== undefined);
}

function readOverTime(pkg: string, crash: readonly string[], sources: TestSources): readonly Finding[] {
  const { after, tests } = readTimeLimit(crash) ?? { after: "", tests: [] };
  const message = `timed out: the tests of ${pkg} took more than ${after}`;
  if (tests.length === 0) return [makeFinding("test", pkg, message, undefined, sources.folders)];
  return tests.map((test) => {
    const place = placeInTest(crash, test, sources) ?? placeOfTest(test, pkg, sources);
    return makeFinding("test", test, message, place, sources.folders);
  });
}

/** One finding for a binary that ended in tests: at the first innermost one, with its last output. */
function readUnended(
  tests: readonly FailedTest[],
  { output: outside }: FailedPackage,
  sources: TestSources,
): readonly Finding[] {
  const unended = tests.filter(({ hasEnded, isParent }) => !hasEnded && !isParent);
  const [first] = unended;
  if (first === undefined) return [];
  const names = unended.map(({ test }) => test).join(", ");
  const what = `the test binary of ${first.pkg} ended while ${names} ran (log.Fatal, os.Exit, or killed)`;
  const said = lastLines(
    [...unended.flatMap(({ output }) => output.lines), ...outside.lines],
    MOST_LAST_LINES,
  );
  const message = [what, ...said].join("\n");
  const place = placeOfTest(first.test, first.pkg, sources);
  return [makeFinding("test", first.test, message, place, sources.folders)];
}

function readOutside({ pkg, output, failed }: FailedPackage, sources: TestSources): Finding {
  const crash = output.crash.length > 0 ? readCrash(output.crash, sources) : undefined;
  const lines = lastLines(output.lines, 2 * MOST_LAST_LINES);
  const what = failed > 0 ? `${failed} of the tests of ${pkg} failed` : `${pkg} failed outside of its tests`;
  const message = crash?.message ?? [what, ...lines].join("\n");
  const place = crash?.place ?? placeOfTest("TestMain", pkg, sources);
  return makeFinding("test", pkg, message, place, sources.folders);
}

const MOST_LAST_LINES = 10;

/** Without the time that package log puts before a line. */
function lastLines(lines: readonly string[], most: number): readonly string[] {
  const said = lines.filter((line) => line.trim() !== "" && !FRAMES.test(line)).slice(-most);
  return said.map((line) => line.replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(\.\d+)? /, ""));
}

/** Lines of a package with a time or a seed, or that say only that it failed. */
const FRAMES =
  /^(FAIL|PASS|ok)(\s|$)|^exit status |^coverage: |^-test\.shuffle |^testing: warning: |^program not built with -cover$/;

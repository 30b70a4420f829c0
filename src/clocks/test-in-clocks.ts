// Runs built tests in several time zones and at several moments, and finds what depends on them.

import type { Folders } from "../build/source-path.ts";
import { readTestFindings } from "../checks/tests/test-findings.ts";
import type { TestSources } from "../checks/tests/test-place.ts";
import type { TestRun } from "../checks/tests/test-run.ts";
import { readSources } from "../checks/tests/test-sources.ts";
import type { Finding } from "../model/check.ts";
import type { Clock } from "../model/clock.ts";
import { type ClockRun, type Dependence, dependencesOf } from "./clock-findings.ts";
import { HOME } from "./clocks.ts";
import { type BuiltTest, runTest, type TestStart } from "./test-process.ts";

interface ClockTests {
  readonly start: TestStart;
  readonly tests: readonly BuiltTest[];
  readonly clocks: readonly Clock[];
  /** How many packages run at a time. */
  readonly procs: number;
  readonly packages: TestSources["packages"];
  readonly folders: Folders;
  /** Findings of the ordinary run: packages with one are run again in any case. */
  readonly ordinary: readonly Finding[];
}

/**
 * testInClocks runs each package once in each clock. Where a test failed anywhere, the package runs twice
 * more in all of them, and in UTC and now as well: a test that fails now and then depends on something else.
 * The runs of one package never overlap, as with `go test`.
 */
export async function testInClocks(request: ClockTests): Promise<readonly Dependence[]> {
  const found: Dependence[] = [];
  const waiting = [...request.tests];
  const work = async () => {
    for (let test = waiting.shift(); test !== undefined; test = waiting.shift())
      found.push(...(await testPackage(request, test)));
  };
  await Promise.all(Array.from({ length: request.procs }, work));
  return found;
}

async function testPackage(request: ClockTests, test: BuiltTest): Promise<readonly Dependence[]> {
  const first = await runAll(request, test, request.clocks);
  const failedBefore = request.ordinary.some(
    ({ code, file }) => code === test.pkg || isBelow(file, test, request.folders),
  );
  if (!failedBefore && first.every(({ findings, isWhole }) => findings.length === 0 && isWhole)) return [];
  const clocks = [HOME, ...request.clocks];
  // Backwards, then forwards: what changes with each run or hour must not look like an effect of a clock.
  const again = await runAll(request, test, [...clocks.toReversed(), HOME, ...clocks]);
  return dependencesOf([...first, ...again]);
}

async function runAll(
  request: ClockTests,
  test: BuiltTest,
  clocks: readonly Clock[],
): Promise<readonly ClockRun[]> {
  const runs: ClockRun[] = [];
  for (const clock of clocks) runs.push(await runOne(request, test, clock));
  return runs;
}

async function runOne(
  { start, packages, folders }: ClockTests,
  test: BuiltTest,
  clock: Clock,
): Promise<ClockRun> {
  const run = await runTest(start, test, clock);
  if (run.failedPackages.length === 0) return { clock, findings: [], isWhole: true };
  const sources = await readSources(packages, new Set([test.pkg]), folders);
  return { clock, findings: readTestFindings(run, "", sources), isWhole: isWhole(run) };
}

/** After a panic, a time limit or os.Exit some tests have not run. */
function isWhole({ failedPackages, failedTests }: TestRun): boolean {
  return (
    failedPackages.every(({ output }) => output.crash.length === 0) &&
    failedTests.every(({ hasEnded }) => hasEnded)
  );
}

function isBelow(file: string | undefined, { dir }: BuiltTest, { root }: Folders): boolean {
  const folder = dir.replaceAll("\\", "/");
  return file !== undefined && `${root}/${file}`.replaceAll("\\", "/").startsWith(`${folder}/`);
}

// Checks the code with go vet, staticcheck and the tests: at once, with the same packages and flags.

import { join, resolve } from "node:path";
import { flagValue, goFlags } from "../build/flags.ts";
import { type MachineFault, machineFault } from "../build/machine-fault.ts";
import type { Folders } from "../build/source-path.ts";
import type { Check, CheckName, Finding, FlakyTest, TestSummary } from "../model/check.ts";
import { readText, realPath } from "../ports/files/files.ts";
import { openTemporaryFolder } from "../ports/files/temporary-folder.ts";
import type { Runner } from "../ports/github/runner.ts";
import type { Exit } from "../ports/process/child.ts";
import type { Env } from "../ports/process/environment.ts";
import type { Go } from "../ports/process/go-command.ts";
import { findGoTool, type GoTool, type Installed, installGoTool } from "../ports/process/go-tool.ts";
import type { Processes } from "../ports/process/process.ts";
import { reportBuildErrorsOnce } from "./build-errors.ts";
import { checkBody, checkTitle } from "./check-log.ts";
import { BUILD } from "./finding.ts";
import { readStaticcheck, wordsOfStaticcheck } from "./staticcheck.ts";
import { STATICCHECK, staticcheckFor } from "./staticcheck-version.ts";
import { totalCoverage } from "./tests/cover-profile.ts";
import { crashedPackages } from "./tests/flaky.ts";
import { profileOf, relativeOutputs, withoutOutputs } from "./tests/output-files.ts";
import { type Again, type RunAgain, runAgain } from "./tests/run-again.ts";
import { machineFaultOf, readTestFindings } from "./tests/test-findings.ts";
import { type FailedTest, makeTestRunReader, type TestRun } from "./tests/test-run.ts";
import { listTested, readSources } from "./tests/test-sources.ts";
import { readVet } from "./vet.ts";

export interface CheckRequest {
  readonly processes: Processes;
  /** Its environment is the one for installing staticcheck. */
  readonly go: Go;
  /** Environment of the three checks. */
  readonly env: Env;
  /** Shows each check in a group of its own, when all have ended. */
  readonly runner?: Pick<Runner, "group" | "info"> | undefined;
  /** Working directory, absolute, below `root`. */
  readonly dir: string;
  /** Top folder of the worktree, absolute: files of findings are relative to it. */
  readonly root: string;
  /** Package patterns, relative to `dir`. */
  readonly packages: readonly string[];
  readonly buildFlags: readonly string[];
  readonly vet: boolean;
  /** With `installed-only` it is skipped where it is not installed. */
  readonly staticcheck: boolean | "installed-only";
  readonly test: boolean;
  readonly testFlags: readonly string[];
  /** How often a failed test is run again alone. */
  readonly testRetries: number;
  /** Absolute folder for files that the tests' flags name; undefined where none is to be written. */
  readonly outputs: string | undefined;
  readonly coverage: boolean;
  /** Absolute folder for staticcheck, its cache and temporary files; worth keeping between runs. */
  readonly cacheDir: string;
  /** Seconds of a monotonic clock. */
  readonly now: () => number;
}

interface CheckEnd {
  readonly status: Check["status"];
  readonly cause?: "machine";
  readonly reason: string;
  readonly findings: readonly Finding[];
  readonly tests?: TestSummary;
  readonly failedTests?: readonly FailedTest[];
}

const OUTPUT_KEPT = 8 * 1024 * 1024; // of vet and staticcheck: tens of thousands of findings
const TESTS = "go test";
const TEST_OUTPUT_KEPT = 1024 * 1024; // of the tests' standard error; standard output is read line by line

/**
 * runChecks gives vet, staticcheck and test, always all three in this order; one that was not asked for is
 * `skipped`. Compiler errors are findings of the first check that has any. Throws only when interrupted.
 */
export async function runChecks(request: CheckRequest): Promise<readonly Check[]> {
  const [root, dir] = await Promise.all(
    [request.root, request.dir].map(async (path) => (await realPath(path)) ?? path),
  );
  const folders: Folders = { root: root ?? request.root, dir: dir ?? request.dir };
  const asked = { ...request, dir: folders.dir };
  const timed = stopwatch(request.now);
  const results = await Promise.all([
    timed("vet", request.vet, () => vet(asked, folders)),
    timed("staticcheck", request.staticcheck !== false, () => staticcheck(asked, folders)),
    timed("test", request.test, () => test(asked, folders)),
  ]);
  const checks = reportBuildErrorsOnce(results.map(({ check }) => check));
  for (const [i, check] of checks.entries())
    request.runner?.group(checkTitle(check), checkBody(check, results[i]?.failedTests));
  return checks;
}

function stopwatch(now: () => number) {
  return async (name: CheckName, isAskedFor: boolean, run: () => Promise<CheckEnd>) => {
    const start = now();
    const result = isAskedFor ? await run() : skipped("not asked for");
    const { failedTests, ...rest } = result;
    const check: Check = { name, ...rest, seconds: now() - start };
    return { check, failedTests };
  };
}

async function vet(request: CheckRequest, folders: Folders): Promise<CheckEnd> {
  const exit = await runGo(
    request,
    ["vet", "-json", ...request.buildFlags, ...request.packages],
    OUTPUT_KEPT,
  );
  const unusual = unusualEnd(exit, request);
  if (unusual !== null) return unusual;
  const findings = readVet(exit.code, exit.stdout, exit.stderr, folders);
  return ended(findings, exit, "go vet", machineFault(exit.stderr));
}

async function staticcheck(request: CheckRequest, folders: Folders): Promise<CheckEnd> {
  const { processes, cacheDir, dir, packages } = request;
  const found = await provideStaticcheck(request);
  if (found.kind === "failed")
    return request.staticcheck === true
      ? { ...failed(found.reason), ...(found.cause && { cause: found.cause }) }
      : skipped(found.reason);
  const env: Env = {
    ...request.env,
    GOFLAGS: goFlags(request.env.GOFLAGS ?? "", request.buildFlags), // it has no build flags of its own but -tags
    STATICCHECK_CACHE: join(cacheDir, "staticcheck", "cache"),
  };
  const args = ["-f", "json", ...packages];
  const exit = await processes.run({ file: found.path, args, cwd: dir, env, maxOutput: OUTPUT_KEPT });
  const unusual = unusualEnd(exit, request);
  if (unusual !== null) return unusual;
  const run = readStaticcheck(exit.code, exit.stdout, exit.stderr, folders);
  const fault = machineFault(wordsOfStaticcheck(exit.stdout, exit.stderr));
  if (run.kind === "ran") return ended(run.findings, exit, "staticcheck", fault);
  return fault === undefined ? failed(`staticcheck failed: ${run.reason}`) : blamed("staticcheck", fault);
}

/** The pinned release: from our folder, else the same one on PATH, else installed. */
async function provideStaticcheck(
  request: CheckRequest,
): Promise<Installed & { readonly cause?: Check["cause"] }> {
  const { go, processes, cacheDir } = request;
  const release = staticcheckFor(go.version);
  if (release === null)
    return {
      kind: "failed",
      reason: `no release of staticcheck works with ${go.version}; use a newer Go, or set staticcheck: false`,
    };
  const machine = `${process.platform}-${process.arch}`;
  const name = `${release.version}-${go.version.replace(/[^\w.-]+/g, "_")}-${machine}`;
  const tool: GoTool = {
    pkg: STATICCHECK,
    version: release.version,
    folder: join(cacheDir, "staticcheck", name),
  };
  const path = await findGoTool(processes, go, tool);
  if (path !== undefined) return { kind: "installed", path };
  const what = `staticcheck ${release.version}`;
  if (request.staticcheck === "installed-only")
    return {
      kind: "failed",
      reason: `${what} is not installed (go install ${STATICCHECK}@${release.version})`,
    };
  const installed = await installGoTool(processes, go, tool);
  if (installed.kind === "installed") return installed;
  const remedy = "set staticcheck: false to do without it";
  const reason = `cannot install ${what}: ${installed.reason}; ${remedy}`;
  const isMachines = machineFault(installed.reason) !== undefined;
  return { kind: "failed", reason, ...(isMachines ? { cause: "machine" } : {}) };
}

async function test(request: CheckRequest, folders: Folders): Promise<CheckEnd> {
  const { buildFlags, testFlags, cacheDir, packages } = request;
  await using scratch = await openTemporaryFolder(cacheDir);
  // Arguments after -args are for the test binary, and must be last.
  const args = testFlags.findIndex((flag) => /^--?args$/.test(flag));
  const [named, passedOn] = args < 0 ? [testFlags, []] : [testFlags.slice(0, args), testFlags.slice(args)];
  const { own, folder, files } = placeOutputs(request, named, scratch.path);
  const theirs = profileOf(own, "coverprofile");
  const profile = theirs === undefined ? join(scratch.path, "cover.out") : resolve(folder, theirs);
  // The vet check says what vet finds, and tests run all the same.
  const quiet = request.vet && flagValue(own, "vet") === undefined ? ["-vet=off"] : [];
  const profiled = request.coverage && theirs === undefined ? [`-coverprofile=${profile}`] : [];
  const flags = [...profiled, ...quiet, ...buildFlags, ...own];
  if (files.length > 0) request.runner?.info(`the tests write ${files.join(", ")} into ${folder}`);
  const reader = makeTestRunReader();
  const command = ["test", "-json", ...flags, ...packages, ...passedOn];
  const exit = await runGo(request, command, TEST_OUTPUT_KEPT, reader.add);
  const unusual = unusualEnd(exit, request);
  if (unusual !== null) return unusual;
  const run = reader.end();
  const { lines } = run.otherOutput;
  if (lines.length > 0) request.runner?.group("go test: lines that are no test events", lines.join("\n"));
  const [, path, why] = exit.code === 0 ? [] : (UNWRITABLE.exec(exit.stderr) ?? []);
  if (path !== undefined && run.failedPackages.length === 0)
    return failed(
      `the tests cannot write ${path}: ${why}; make the folder before this step, or name another one`,
    );
  const again = { times: request.testRetries, flags: [...quiet, ...buildFlags, ...named], passedOn };
  const { left, rest, flaky, found } = await retried(request, { run, exit }, again);
  const findings = left.code === 0 ? [] : await findTestFailures(request, rest, left, folders);
  const coverage = request.coverage ? totalCoverage((await readText(profile)) ?? "") : undefined;
  const tests = {
    ...rest.summary,
    ...(coverage === undefined ? {} : { coverage }),
    ...(found.length === 0 ? {} : { flaky: await messagesOf({ flaky, found }, folders) }),
    ...(rest.ends === undefined ? {} : { all: rest.ends }),
    ...crashedIn(run),
  };
  const fault = machineFaultOf(rest, exit.stderr);
  const result = ended(findings, left, TESTS, fault);
  const doubts = [sayWithoutRun(run.withoutRun), sayFlaky(found)].filter((text) => text !== "");
  const reason = result.status === "passed" ? doubts.join("; ") : result.reason;
  return { ...result, reason, tests, failedTests: run.failedTests };
}

/** No field where none crashed. */
function crashedIn(run: TestRun): Pick<TestSummary, "crashed"> {
  const crashed = crashedPackages(run);
  return crashed.length === 0 ? {} : { crashed };
}

interface Retried extends RunAgain {
  /** 0 where all that failed is flaky. */
  readonly left: Exit;
}

async function retried(
  request: CheckRequest,
  { run, exit }: { readonly run: TestRun; readonly exit: Exit },
  again: Omit<Again, "go">,
): Promise<Retried> {
  const times = exit.code === 0 ? 0 : again.times;
  const go: Again["go"] = (args, onLine) => runGo(request, args, TEST_OUTPUT_KEPT, onLine);
  const all = await runAgain(run, { ...again, times, go });
  const isOver = all.found.length > 0 && all.rest.failedPackages.length === 0 && run.buildOutput === "";
  return { ...all, left: isOver ? { ...exit, code: 0 } : exit };
}

/** The tests that were run again, with what they said when they failed. */
async function messagesOf(
  { flaky, found }: Pick<RunAgain, "flaky" | "found">,
  folders: Folders,
): Promise<readonly FlakyTest[]> {
  const sources = await readSources([], new Set(), folders);
  return found.map((each) => {
    const failedTests = flaky.failedTests.filter(({ pkg, test }) => pkg === each.pkg && test === each.test);
    const failedPackages = flaky.failedPackages.filter(({ pkg }) => pkg === each.pkg);
    const [finding] = readTestFindings({ ...flaky, failedTests, failedPackages }, "", sources);
    return { ...each, message: finding?.message ?? "" };
  });
}

function sayFlaky(found: RunAgain["found"]): string {
  if (found.length === 0) return "";
  const names = found.map(
    ({ pkg, test, failures, runs }) => `${pkg}.${test} (failed ${failures} of ${runs} times)`,
  );
  return `${found.length === 1 ? "a test is" : `${found.length} tests are`} flaky: ${names.join(", ")}`;
}

/** `go test` says ok to a program that ends with 0 before its tests: on purpose, or after a hidden panic. */
function sayWithoutRun(packages: readonly string[]): string {
  if (packages.length === 0) return "";
  const program = packages.length === 1 ? "the test program of" : "the test programs of";
  return `${program} ${packages.join(", ")} ended with 0 before any test ran: TestMain does not come to m.Run`;
}

/** The whole output of go test, before any build, about a file of a flag that it cannot write. */
const UNWRITABLE = /^open (.+): ([^:\n]+)\n?$/;

/** Relative names start at `outputs`: the checkout, where the user would have started go test. */
function placeOutputs({ outputs, env }: CheckRequest, named: readonly string[], scratch: string) {
  const own = outputs === undefined ? withoutOutputs(named) : named;
  const folder = resolve(outputs ?? scratch, profileOf(own, "outputdir") ?? "");
  const files = relativeOutputs([...(env.GOFLAGS ?? "").split(" "), ...own]);
  const program = profileOf(own, "o");
  const placed = [
    ...(files.length > 0 || profileOf(own, "outputdir") !== undefined ? [`-outputdir=${folder}`] : []),
    ...(program === undefined ? [] : [`-o=${resolve(outputs ?? scratch, program)}`]),
  ];
  return { own: [...own, ...placed], folder, files };
}

async function findTestFailures(
  request: CheckRequest,
  run: TestRun,
  exit: Exit,
  folders: Folders,
): Promise<readonly Finding[]> {
  const failed = new Set(run.failedPackages.map(({ pkg }) => pkg));
  const packages = (await listTested(request)) ?? []; // without them, findings have fewer places
  const sources = await readSources(packages, failed, folders);
  const findings = readTestFindings(run, exit.stderr, sources);
  return isInstrumented(request) ? findings.map(withoutBuildColumn) : findings;
}

/** Coverage counters are put into source lines before compiling, so columns are not those of the file. */
function isInstrumented({ coverage, testFlags, buildFlags }: CheckRequest): boolean {
  const flags = [...buildFlags, ...testFlags];
  return (
    coverage ||
    ["cover", "covermode", "coverpkg", "coverprofile"].some((name) => flagValue(flags, name) !== undefined)
  );
}

function withoutBuildColumn(finding: Finding): Finding {
  if (finding.code !== BUILD) return finding;
  const { column: _, ...rest } = finding;
  return rest;
}

function runGo(
  { processes, go, dir, env }: CheckRequest,
  args: readonly string[],
  maxOutput: number,
  onLine?: (line: string) => void,
): Promise<Exit> {
  const command = { file: go.path, args, cwd: dir, env, maxOutput };
  return processes.run(onLine === undefined ? command : { ...command, onLine });
}

/** Ends that say nothing about the code: nothing to check, or a flag that the go command does not know. */
function unusualEnd({ code, stderr }: Exit, { packages }: CheckRequest): CheckEnd | null {
  const unmatched = stderr.match(/^warning: .* matched no packages$/gm) ?? []; // as staticcheck says it
  if (/^no packages to (vet|test)$/m.test(stderr) || unmatched.length === packages.length)
    return skipped(`no packages match ${packages.join(" ")}`);
  const misuse =
    /^(flag provided but not defined|invalid (boolean )?value|flag needs an argument|go: parsing \$GOFLAGS).*/m;
  const said = code === 0 ? null : misuse.exec(stderr);
  return said === null ? null : failed(said[0]);
}

/** Findings count, also where a fault of the machine hid other parts of the code. */
function ended(
  findings: readonly Finding[],
  exit: Exit,
  what: string,
  fault: MachineFault | undefined,
): CheckEnd {
  // What the tests print is read line by line, however much it is.
  const isCut = exit.truncated && what !== TESTS;
  const left = isCut ? `${what} printed more than is read: there may be more than this` : undefined;
  if (findings.length > 0) return { status: "failed", reason: left ?? "", findings };
  if (left !== undefined) return failed(left);
  if (exit.code === 0) return { status: "passed", reason: "", findings };
  if (fault !== undefined) return blamed(what, fault);
  const how = exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`;
  const said = exit.stderr.trim().split("\n").at(-1) ?? "";
  return failed(`${what} ${how}${said === "" ? "" : `: ${said}`}`);
}

function skipped(reason: string): CheckEnd {
  return { status: "skipped", reason, findings: [] };
}

function blamed(what: string, { said, remedy }: MachineFault): CheckEnd {
  return { ...failed(`${what}: ${said}; ${remedy}`), cause: "machine" };
}

function failed(reason: string): CheckEnd {
  return { status: "error", reason, findings: [] };
}

// The tests of one side in other time zones and at other moments.

import { dirname, join } from "node:path";
import { buildTests } from "../build/build.ts";
import { flagValue } from "../build/flags.ts";
import { machineFault } from "../build/machine-fault.ts";
import { arrangeFindings, BUILD } from "../checks/finding.ts";
import type { TestSources } from "../checks/tests/test-place.ts";
import { listTested } from "../checks/tests/test-sources.ts";
import type { Check } from "../model/check.ts";
import { type Clock, clockName } from "../model/clock.ts";
import { realPath } from "../ports/files/files.ts";
import { openTemporaryFolder } from "../ports/files/temporary-folder.ts";
import type { OwnProgram } from "../ports/helper/build-program.ts";
import { provideProgram } from "../ports/helper/kept-program.ts";
import type { Go } from "../ports/process/go-command.ts";
import type { JobContext } from "../run/job-context.ts";
import type { SideContext } from "../run/side-context.ts";
import { addDependences, type Dependence } from "./clock-findings.ts";
import { askClock, CLOCK } from "./clock-program.ts";
import { clocksOf, type Zone } from "./clocks.ts";
import { type MovedLibrary, writeMovedLibrary } from "./moved-library.ts";
import { splitTestFlags } from "./test-arguments.ts";
import { testInClocks } from "./test-in-clocks.ts";
import type { BuiltTest } from "./test-process.ts";

interface ClockCheck {
  readonly check: Check;
  /** About tests that fail now and then. */
  readonly warnings: readonly string[];
}

interface ClockPlan {
  readonly clocks: readonly Clock[];
  /** Build flags that move the clock. */
  readonly flags: readonly string[];
  /** Each continues the sentence "the tests did not run …". */
  readonly problems: readonly string[];
}

/** checkClocks runs the tests in each clock; what cannot be done makes a check that passed an error. */
export async function checkClocks(context: JobContext, side: SideContext, check: Check): Promise<ClockCheck> {
  if (check.status === "skipped" || check.status === "error") return { check, warnings: [] };
  const started = context.world.now();
  await using scratch = await openTemporaryFolder(join(context.workspace.dir, "clocks"));
  const plan = await makePlan(context, scratch.path);
  const run = await runPlan(context, side, { plan, check, out: join(scratch.path, "tests") });
  const problems = [...plan.problems, ...run.problems];
  const findings = arrangeFindings(addDependences(check.findings, run.found));
  const hasFailed = findings.length > 0 || check.status === "failed";
  const isIncomplete = !hasFailed && problems.length > 0;
  const isMachines = isIncomplete && problems.every((problem) => machineFault(problem) !== undefined);
  return {
    check: {
      ...check,
      status: hasFailed ? "failed" : isIncomplete ? "error" : "passed",
      ...(isMachines ? { cause: "machine" } : {}),
      reason: isIncomplete ? problems.join("; ") : check.reason,
      findings,
      seconds: check.seconds + context.world.now() - started,
      ...(check.tests === undefined ? {} : { tests: { ...check.tests, clocks: plan.clocks } }),
    },
    warnings: [
      ...run.found.flatMap(unsteadiness),
      ...(isIncomplete ? [] : problems.map((problem) => `the tests did not run ${problem}`)),
    ],
  };
}

function unsteadiness(found: Dependence): readonly string[] {
  if (found.kind !== "unsteady") return [];
  const { name, clock } = found;
  return [
    `${name} failed and passed with the same clock (${clockName(clock)}): it depends on something else than time zone and moment`,
  ];
}

async function makePlan(context: JobContext, out: string): Promise<ClockPlan> {
  const { timezones, moments } = context.options;
  const now = context.world.date();
  const zones = timezones.length === 0 ? { found: [], problems: [] } : await findZones(context, out, now);
  const moved = moments.length === 0 ? undefined : await moveClock(context, join(out, "overlay"));
  const clocks = clocksOf(zones.found, moments, now);
  if (moved === undefined || moved.kind === "written")
    return { clocks, flags: moved === undefined ? [] : [`-overlay=${moved.path}`], problems: zones.problems };
  const problems = [...zones.problems, `at other moments than now: ${moved.reason}`];
  return { clocks: clocks.filter(({ moment }) => moment === undefined), flags: [], problems };
}

/** With GOROOT a program finds Go's own data of time zones; `go test` sets it too. */
function withZones(go: Go): Go {
  return { ...go, env: { ...go.env, GOROOT: dirname(dirname(go.path)) } };
}

const SOURCES =
  "neither in the system's folders, such as /usr/share/zoneinfo, nor in Go's own lib/time/zoneinfo.zip: install tzdata";

/** A Go program silently takes an unknown TZ for UTC, so Go is asked for each zone first. */
async function findZones({ world, options, go }: JobContext, out: string, now: Date) {
  const { processes, helperSource: source, cacheDir } = world;
  const all = options.timezones.join(", ");
  const none = (reason: string) => ({ found: [], problems: [`in ${all}: ${reason}`] });
  if (go.goos === "windows") return none("Go on Windows ignores TZ");
  const clock = await provideProgram(processes, { go, source, program: CLOCK, out, cacheDir });
  if (clock.kind === "failed") return none(`Go could not be asked for the time zones: ${clock.reason}`);
  const found: Zone[] = [];
  const problems: string[] = [];
  for (const name of options.timezones) {
    const answer = await askClock({ processes, go: withZones(go) }, clock.path, { zone: name, now });
    if (answer?.zone === name) found.push({ name, changes: answer.changes });
    else problems.push(`in ${name}: Go finds no data of that time zone (${SOURCES}, or correct the name)`);
  }
  return { found, problems };
}

async function moveClock({ options, go }: JobContext, out: string): Promise<MovedLibrary> {
  const flags = [...options.buildFlags, ...options.testFlags];
  if (flagValue(flags, "overlay") !== undefined)
    return { kind: "impossible", reason: "the flags have an -overlay of their own" };
  return writeMovedLibrary(go, out);
}

interface PlanToRun {
  readonly plan: ClockPlan;
  /** The ordinary run. */
  readonly check: Check;
  /** Folder for programs, absolute. */
  readonly out: string;
}

interface PlanResults {
  readonly found: readonly Dependence[];
  readonly problems: readonly string[];
}

const TEST2JSON: OwnProgram = { name: "test2json", pkg: "cmd/test2json" };

async function runPlan(
  context: JobContext,
  side: SideContext,
  { plan, check, out }: PlanToRun,
): Promise<PlanResults> {
  const { world, options } = context;
  const { processes, helperSource: source, cacheDir } = world;
  const go = { ...context.go, env: side.env };
  const flags = splitTestFlags(options.testFlags);
  const cannot = (reason: string): PlanResults => ({ found: [], problems: [`in other clocks: ${reason}`] });
  if (plan.clocks.length === 0) return { found: [], problems: [] };
  if (flags.unsupported !== undefined) return cannot(`test-flags has ${flags.unsupported}`);
  const program = await provideProgram(processes, { go, source, program: TEST2JSON, out, cacheDir });
  if (program.kind === "failed") return cannot(`cmd/test2json does not build: ${program.reason}`);
  const buildFlags = [...options.buildFlags, ...flags.build];
  const [root = side.root, dir = side.dir] = await Promise.all([side.root, side.dir].map(realPath));
  const tested = { processes, go, env: go.env, dir, buildFlags, packages: options.packages };
  const listed = await listTested(tested);
  if (listed === undefined) return cannot("the packages cannot be listed");
  const built = await build(context, { go, dir, out, buildFlags: [...buildFlags, ...plan.flags], listed });
  world.runner.progress(`running the tests in ${plan.clocks.length} other clocks`);
  const found = await testInClocks({
    start: { processes, env: withZones(go).env, test2json: program.path, args: flags.run, date: world.date },
    tests: built.tests,
    clocks: plan.clocks,
    procs: world.procs,
    packages: listed,
    folders: { root, dir },
    ordinary: check.findings,
  });
  const isKnown = check.findings.some(({ code }) => code === BUILD) || check.reason !== "";
  return { found, problems: isKnown ? [] : built.problems };
}

interface TestBuild {
  readonly go: Go;
  readonly dir: string;
  readonly out: string;
  readonly buildFlags: readonly string[];
  readonly listed: TestSources["packages"];
}

/** Each package that has tests, once for all clocks. */
async function build({ world }: JobContext, { go, dir, out, buildFlags, listed }: TestBuild) {
  const tested = listed.filter(({ testFiles }) => testFiles.length > 0);
  const importPaths = tested.map(({ importPath }) => importPath);
  const request = {
    go: go.path,
    goos: go.goos,
    env: go.env,
    dir,
    out,
    buildFlags,
    trimPath: false,
    importPaths,
  };
  const builds = await buildTests(world.processes, request);
  const tests: BuiltTest[] = [];
  const problems: string[] = [];
  for (const { importPath: pkg, dir: folder } of tested) {
    const built = builds.get(pkg);
    if (built?.kind === "built") tests.push({ pkg, dir: folder, binary: built.binary });
    else problems.push(`in other clocks: the test of ${pkg} does not build${lineOf(built?.output)}`);
  }
  return { tests, problems };
}

function lineOf(output = ""): string {
  const line = output.split("\n").find((each) => each.trim() !== "" && !each.startsWith("#"));
  return line === undefined ? "" : `: ${line}`;
}

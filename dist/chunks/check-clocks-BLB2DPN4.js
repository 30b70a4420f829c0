import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  BUILD,
  MAX_MESSAGE,
  arrangeFindings,
  buildTests,
  listTested,
  machineFault,
  makeTestRunReader,
  readSources,
  readTestFindings
} from "./chunk-TCB475YW.js";
import {
  CLOCK,
  askClock,
  flagValue,
  joinValues,
  provideProgram
} from "./chunk-UOVHRURF.js";
import "./chunk-IB6JDDNN.js";
import "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import "./chunk-C7ZSNA6D.js";
import {
  clockName,
  dependsOn
} from "./chunk-5N4YSGQB.js";
import "./chunk-AYRREXSC.js";
import {
  readText,
  realPath,
  writeText
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/clocks/check-clocks.ts
import { dirname as dirname2, join as join2 } from "node:path";

// src/clocks/clock-findings.ts
function dependencesOf(runs) {
  const names = new Set(runs.flatMap(({ findings }) => findings.map(({ code }) => code)));
  return [...names].map((name) => dependenceOf(name, runs));
}
function dependenceOf(name, runs) {
  const clocks = [...new Map(runs.map(({ clock }) => [clockName(clock), clock])).values()];
  const results = clocks.map((clock) => ({
    clock,
    result: combined(
      runs.filter((run) => clockName(run.clock) === clockName(clock)).map((run) => resultIn(name, run))
    )
  }));
  const those = (wanted) => results.filter(({ result }) => result === wanted).map(({ clock }) => clock);
  const [unsteady] = those("unsteady");
  if (unsteady !== void 0) return { kind: "unsteady", name, clock: unsteady };
  const fit = { fails: those("fails"), passes: those("passes") };
  const finding = findingIn(fit.fails[0], name, runs);
  return fit.passes.length === 0 ? { kind: "always", finding } : { kind: "depends", finding: { ...finding, message: withFit(finding, fit), clocks: fit } };
}
function resultIn(name, { findings, isWhole: isWhole2 }) {
  if (findings.some(({ code }) => code === name)) return "fails";
  return isWhole2 ? "passes" : "unknown";
}
function combined(results) {
  const known = new Set(results.filter((result) => result !== "unknown"));
  const [only = "unknown"] = known;
  return known.size > 1 ? "unsteady" : only;
}
function findingIn(clock, name, runs) {
  const found = runs.filter((run) => clock !== void 0 && clockName(run.clock) === clockName(clock)).flatMap(({ findings }) => findings).find(({ code }) => code === name);
  if (found === void 0) throw new RangeError(`${name} failed in no run`);
  return found;
}
var MOST_NAMED = 6;
function withFit({ message }, fit) {
  const sentence = `depends on ${dependsOn(fit)}: fails in ${listOf(fit.fails)} but passes in ${listOf(fit.passes)}`;
  return `${sentence}
${message}`.slice(0, MAX_MESSAGE);
}
function listOf(clocks) {
  const named = clocks.slice(0, MOST_NAMED).map(clockName);
  const left = clocks.length - named.length;
  return [...named, ...left > 0 ? [`${left} more`] : []].join(", ");
}
function addDependences(ordinary, found) {
  const fresh = found.flatMap((each) => each.kind === "unsteady" ? [] : [each]);
  const isSame = (a, b) => a.code === b.code && a.file === b.file;
  const replaced = ordinary.map(
    (finding) => fresh.find((each) => each.kind === "depends" && isSame(each.finding, finding))?.finding ?? finding
  );
  const added = fresh.map(({ finding }) => finding).filter((each) => !ordinary.some((o) => isSame(o, each)));
  return [...replaced, ...added];
}

// src/clocks/clocks.ts
var HOME = { zone: "UTC" };
var HOUR_MS = 36e5;
function clocksOf(zones, moments, now) {
  const names = zones.length > 0 ? zones.map(({ name }) => name) : [HOME.zone];
  const everywhere = moments.flatMap((moment) => momentsOf(moment, now));
  const changes = moments.some(({ kind }) => kind === "dst") ? zones.flatMap(changesOf) : [];
  const all = [
    ...names.map((zone) => ({ zone })),
    ...everywhere.flatMap((moment) => names.map((zone) => ({ zone, moment }))),
    ...changes
  ];
  const unique = new Map(all.map((clock) => [JSON.stringify([clock.zone, momentOf(clock)]), clock]));
  return [...unique.values()].filter((clock) => clock.zone !== HOME.zone || momentOf(clock) !== void 0);
}
function momentOf({ moment }) {
  return moment;
}
function changesOf({ name, changes }) {
  return changes.flatMap((change) => [
    { zone: name, moment: shifted(change, -12 * HOUR_MS) },
    { zone: name, moment: shifted(change, HOUR_MS) }
  ]);
}
function momentsOf(moment, now) {
  switch (moment.kind) {
    case "at":
      return [moment.moment];
    case "dst":
      return [];
    case "leap-day":
      return [nextLeapDay(now)];
    case "year-end": {
      const year = new Date(Date.UTC(now.getUTCFullYear() + 1, 0)).toISOString();
      return [shifted(year, -HOUR_MS / 2), shifted(year, HOUR_MS / 2)];
    }
  }
}
function nextLeapDay(now) {
  for (let year = now.getUTCFullYear(); ; year++) {
    const day = new Date(Date.UTC(year, 1, 29, 12));
    if (day.getUTCMonth() === 1 && day > now) return shifted(day.toISOString(), 0);
  }
}
function shifted(time, ms) {
  return new Date(Date.parse(time) + ms).toISOString().replace(/\.\d+Z$/, "Z");
}

// src/clocks/moved-library.ts
import { dirname, join } from "node:path";

// src/clocks/time-overlay.ts
var SHIFT = "GO_STEADY_SHIFT";
var NOW = /^func Now\(\) Time \{\n\tsec, nsec, mono := (now|runtimeNow)\(\)\n/m;
var CHTIMES = /^func (\(r \*Root\) )?Chtimes\(name string, atime time\.Time, mtime time\.Time\) error \{\n/m;
var UNIX_MTIME = /^\tfs\.modTime = (time\.Unix\(fs\.sys\.Mtim(?:espec)?\.Unix\(\)\))$/m;
var WINDOWS_MTIME = /^\treturn (time\.Unix\(0, fs\.LastWriteTime\.Nanoseconds\(\)\))$/m;
function filesToChange(goos) {
  return editsFor(goos).map(({ file }) => file);
}
function changeTime(goos, sources) {
  const files = /* @__PURE__ */ new Map([
    ["time/go_steady.go", shiftSource("time", [])],
    ["os/go_steady.go", shiftSource("os", FILE_TIMES)]
  ]);
  for (const { file, pattern, edit, isNewer } of editsFor(goos)) {
    const text = sources.get(file);
    const match = pattern.exec(text ?? "");
    if (text !== void 0 && match !== null)
      files.set(
        file,
        text.replace(pattern, () => edit(match[0], text, ...match.slice(1)))
      );
    else if (isNewer !== true) return { kind: "unknown", file };
  }
  return { kind: "changed", files };
}
function editsFor(goos) {
  const isWindows = goos === "windows";
  const inChtimes = (line) => `${line}	atime, mtime = goSteadyUndo(atime), goSteadyUndo(mtime)
`;
  return [
    {
      file: "time/time.go",
      pattern: NOW,
      edit: (line, text) => {
        const bubble = text.includes("func runtimeIsBubbled() bool") ? " && !runtimeIsBubbled()" : "";
        return `${line}	if goSteadyShift != 0${bubble} {
		sec += goSteadyShift
	}
`;
      }
    },
    {
      file: isWindows ? "os/types_windows.go" : `os/stat_${goos}.go`,
      pattern: isWindows ? WINDOWS_MTIME : UNIX_MTIME,
      edit: (line, _, time = "") => line.replace(time, () => `goSteadyShow(${time})`)
    },
    { file: "os/file_posix.go", pattern: CHTIMES, edit: inChtimes },
    { file: "os/root.go", pattern: CHTIMES, edit: inChtimes, isNewer: true }
  ];
}
var FILE_TIMES = [
  "func goSteadyShow(t time.Time) time.Time {",
  "	return t.Add(time.Duration(goSteadyShift) * time.Second)",
  "}",
  "",
  "func goSteadyUndo(t time.Time) time.Time {",
  "	if t.IsZero() {",
  "		return t",
  "	}",
  "	return t.Add(-time.Duration(goSteadyShift) * time.Second)",
  "}",
  ""
];
function shiftSource(name, more) {
  return [
    `package ${name}`,
    "",
    ...more.length === 0 ? ['import "syscall"'] : ["import (", '	"syscall"', '	"time"', ")"],
    "",
    "var goSteadyShift = func() (n int64) {",
    `	text, _ := syscall.Getenv("${SHIFT}")`,
    "	digits, sign := text, int64(1)",
    "	if len(text) > 0 && text[0] == '-' {",
    "		digits, sign = text[1:], -1",
    "	}",
    "	for _, c := range []byte(digits) {",
    "		if c < '0' || c > '9' {",
    "			return 0",
    "		}",
    "		n = n*10 + int64(c-'0')",
    "	}",
    "	return n * sign",
    "}()",
    "",
    ...more
  ].join("\n");
}

// src/clocks/moved-library.ts
async function writeMovedLibrary(go, out) {
  const root = join(dirname(dirname(go.path)), "src");
  if (/[\\/]golang\.org[\\/]toolchain@/.test(root))
    return { kind: "impossible", reason: "this Go lies in the module cache, of which Go replaces no file" };
  const texts = await Promise.all(
    filesToChange(go.goos).map(async (file) => [file, await readText(join(root, file))])
  );
  const there = texts.filter((each) => each[1] !== void 0);
  const changed = changeTime(go.goos, new Map(there));
  if (changed.kind === "unknown")
    return { kind: "impossible", reason: `${changed.file} of ${go.version} is not as it is known` };
  const replaced = {};
  for (const [file, text] of changed.files) {
    const copy = join(out, file.replaceAll("/", "-"));
    await writeText(copy, text);
    replaced[join(root, file)] = copy;
  }
  const path = join(out, "overlay.json");
  await writeText(path, JSON.stringify({ Replace: replaced }));
  return { kind: "written", path };
}

// src/clocks/test-arguments.ts
var OF_BINARY = /^--?(count|cpu|failfast|fullpath|parallel|run|short|shuffle|skip|timeout|test\.(count|cpu|failfast|fullpath|parallel|run|short|shuffle|skip|timeout))(=|$)/;
var LEFT_OUT = /^--?(test\.)?(artifacts|outputdir|bench|benchmem|benchtime|blockprofile|blockprofilerate|cover|covermode|coverpkg|coverprofile|cpuprofile|json|list|memprofile|memprofilerate|mutexprofile|mutexprofilefraction|trace|v|vet|o|c)(=|$)/;
var UNSUPPORTED = /^--?(exec|fuzz|fuzztime|fuzzminimizetime|test\.fuzz\w*)(=|$)/;
var OF_BUILD = /^--?(C|a|asan|asmflags|buildmode|buildvcs|compiler|gccgoflags|gcflags|installsuffix|ldflags|linkshared|mod|modcacherw|modfile|msan|n|overlay|p|pgo|pkgdir|race|tags|toolexec|trimpath|work|x)(=|$)/;
function splitTestFlags(flags) {
  const at = flags.findIndex((flag) => /^--?args$/.test(flag));
  const own = joinValues(at < 0 ? flags : flags.slice(0, at));
  const unsupported = own.find((flag) => UNSUPPORTED.test(flag));
  const isOfBuild = (flag) => OF_BUILD.test(flag);
  const rest = own.filter((flag) => !isOfBuild(flag) && !LEFT_OUT.test(flag));
  const run = rest.map(
    (flag) => OF_BINARY.test(flag) ? `-test.${flag.replace(/^--?(test\.)?/, "")}` : flag
  );
  const limit = run.some((flag) => flag.startsWith("-test.timeout=")) ? [] : ["-test.timeout=10m0s"];
  return {
    build: own.filter(isOfBuild),
    run: [...limit, ...run, ...at < 0 ? [] : flags.slice(at + 1)],
    ...unsupported === void 0 ? {} : { unsupported }
  };
}

// src/clocks/test-process.ts
var OUTPUT_KEPT = 64 * 1024;
async function runTest(start, test, clock) {
  const { processes, env, test2json, args, date } = start;
  const reader = makeTestRunReader();
  await processes.run({
    file: test2json,
    args: ["-p", test.pkg, "-t", test.binary, "-test.v=test2json", "-test.paniconexit0", ...args],
    cwd: test.dir,
    env: { ...env, PWD: test.dir, TZ: clock.zone, ...shiftOf(clock, date()) },
    maxOutput: OUTPUT_KEPT,
    onLine: reader.add
  });
  return reader.end();
}
function shiftOf({ moment }, now) {
  if (moment === void 0) return {};
  return { [SHIFT]: String(Math.round((Date.parse(moment) - now.getTime()) / 1e3)) };
}

// src/clocks/test-in-clocks.ts
async function testInClocks(request) {
  const found = [];
  const waiting = [...request.tests];
  const work = async () => {
    for (let test = waiting.shift(); test !== void 0; test = waiting.shift())
      found.push(...await testPackage(request, test));
  };
  await Promise.all(Array.from({ length: request.procs }, work));
  return found;
}
async function testPackage(request, test) {
  const first = await runAll(request, test, request.clocks);
  const failedBefore = request.ordinary.some(
    ({ code, file }) => code === test.pkg || isBelow(file, test, request.folders)
  );
  if (!failedBefore && first.every(({ findings, isWhole: isWhole2 }) => findings.length === 0 && isWhole2)) return [];
  const clocks = [HOME, ...request.clocks];
  const again = await runAll(request, test, [...clocks.toReversed(), HOME, ...clocks]);
  return dependencesOf([...first, ...again]);
}
async function runAll(request, test, clocks) {
  const runs = [];
  for (const clock of clocks) runs.push(await runOne(request, test, clock));
  return runs;
}
async function runOne({ start, packages, folders }, test, clock) {
  const run = await runTest(start, test, clock);
  if (run.failedPackages.length === 0) return { clock, findings: [], isWhole: true };
  const sources = await readSources(packages, /* @__PURE__ */ new Set([test.pkg]), folders);
  return { clock, findings: readTestFindings(run, "", sources), isWhole: isWhole(run) };
}
function isWhole({ failedPackages, failedTests }) {
  return failedPackages.every(({ output }) => output.crash.length === 0) && failedTests.every(({ hasEnded }) => hasEnded);
}
function isBelow(file, { dir }, { root }) {
  const folder = dir.replaceAll("\\", "/");
  return file !== void 0 && `${root}/${file}`.replaceAll("\\", "/").startsWith(`${folder}/`);
}

// src/clocks/check-clocks.ts
async function checkClocks(context, side, check) {
  var _stack = [];
  try {
    if (check.status === "skipped" || check.status === "error") return { check, warnings: [] };
    const started = context.world.now();
    const scratch = __using(_stack, await openTemporaryFolder(join2(context.workspace.dir, "clocks")), true);
    const plan = await makePlan(context, scratch.path);
    const run = await runPlan(context, side, { plan, check, out: join2(scratch.path, "tests") });
    const problems = [...plan.problems, ...run.problems];
    const findings = arrangeFindings(addDependences(check.findings, run.found));
    const hasFailed = findings.length > 0 || check.status === "failed";
    const isIncomplete = !hasFailed && problems.length > 0;
    const isMachines = isIncomplete && problems.every((problem) => machineFault(problem) !== void 0);
    return {
      check: {
        ...check,
        status: hasFailed ? "failed" : isIncomplete ? "error" : "passed",
        ...isMachines ? { cause: "machine" } : {},
        reason: isIncomplete ? problems.join("; ") : check.reason,
        findings,
        seconds: check.seconds + context.world.now() - started,
        ...check.tests === void 0 ? {} : { tests: { ...check.tests, clocks: plan.clocks } }
      },
      warnings: [
        ...run.found.flatMap(unsteadiness),
        ...isIncomplete ? [] : problems.map((problem) => `the tests did not run ${problem}`)
      ]
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function unsteadiness(found) {
  if (found.kind !== "unsteady") return [];
  const { name, clock } = found;
  return [
    `${name} failed and passed with the same clock (${clockName(clock)}): it depends on something else than time zone and moment`
  ];
}
async function makePlan(context, out) {
  const { timezones, moments } = context.options;
  const now = context.world.date();
  const zones = timezones.length === 0 ? { found: [], problems: [] } : await findZones(context, out, now);
  const moved = moments.length === 0 ? void 0 : await moveClock(context, join2(out, "overlay"));
  const clocks = clocksOf(zones.found, moments, now);
  if (moved === void 0 || moved.kind === "written")
    return { clocks, flags: moved === void 0 ? [] : [`-overlay=${moved.path}`], problems: zones.problems };
  const problems = [...zones.problems, `at other moments than now: ${moved.reason}`];
  return { clocks: clocks.filter(({ moment }) => moment === void 0), flags: [], problems };
}
function withZones(go) {
  return { ...go, env: { ...go.env, GOROOT: dirname2(dirname2(go.path)) } };
}
var SOURCES = "neither in the system's folders, such as /usr/share/zoneinfo, nor in Go's own lib/time/zoneinfo.zip: install tzdata";
async function findZones({ world, options, go }, out, now) {
  const { processes, helperSource: source, cacheDir } = world;
  const all = options.timezones.join(", ");
  const none = (reason) => ({ found: [], problems: [`in ${all}: ${reason}`] });
  if (go.goos === "windows") return none("Go on Windows ignores TZ");
  const clock = await provideProgram(processes, { go, source, program: CLOCK, out, cacheDir });
  if (clock.kind === "failed") return none(`Go could not be asked for the time zones: ${clock.reason}`);
  const found = [];
  const problems = [];
  for (const name of options.timezones) {
    const answer = await askClock({ processes, go: withZones(go) }, clock.path, { zone: name, now });
    if (answer?.zone === name) found.push({ name, changes: answer.changes });
    else problems.push(`in ${name}: Go finds no data of that time zone (${SOURCES}, or correct the name)`);
  }
  return { found, problems };
}
async function moveClock({ options, go }, out) {
  const flags = [...options.buildFlags, ...options.testFlags];
  if (flagValue(flags, "overlay") !== void 0)
    return { kind: "impossible", reason: "the flags have an -overlay of their own" };
  return writeMovedLibrary(go, out);
}
var TEST2JSON = { name: "test2json", pkg: "cmd/test2json" };
async function runPlan(context, side, { plan, check, out }) {
  const { world, options } = context;
  const { processes, helperSource: source, cacheDir } = world;
  const go = { ...context.go, env: side.env };
  const flags = splitTestFlags(options.testFlags);
  const cannot = (reason) => ({ found: [], problems: [`in other clocks: ${reason}`] });
  if (plan.clocks.length === 0) return { found: [], problems: [] };
  if (flags.unsupported !== void 0) return cannot(`test-flags has ${flags.unsupported}`);
  const program = await provideProgram(processes, { go, source, program: TEST2JSON, out, cacheDir });
  if (program.kind === "failed") return cannot(`cmd/test2json does not build: ${program.reason}`);
  const buildFlags = [...options.buildFlags, ...flags.build];
  const [root = side.root, dir = side.dir] = await Promise.all([side.root, side.dir].map(realPath));
  const tested = { processes, go, env: go.env, dir, buildFlags, packages: options.packages };
  const listed = await listTested(tested);
  if (listed === void 0) return cannot("the packages cannot be listed");
  const built = await build(context, { go, dir, out, buildFlags: [...buildFlags, ...plan.flags], listed });
  world.runner.progress(`running the tests in ${plan.clocks.length} other clocks`);
  const found = await testInClocks({
    start: { processes, env: withZones(go).env, test2json: program.path, args: flags.run, date: world.date },
    tests: built.tests,
    clocks: plan.clocks,
    procs: world.procs,
    packages: listed,
    folders: { root, dir },
    ordinary: check.findings
  });
  const isKnown = check.findings.some(({ code }) => code === BUILD) || check.reason !== "";
  return { found, problems: isKnown ? [] : built.problems };
}
async function build({ world }, { go, dir, out, buildFlags, listed }) {
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
    importPaths
  };
  const builds = await buildTests(world.processes, request);
  const tests = [];
  const problems = [];
  for (const { importPath: pkg, dir: folder } of tested) {
    const built = builds.get(pkg);
    if (built?.kind === "built") tests.push({ pkg, dir: folder, binary: built.binary });
    else problems.push(`in other clocks: the test of ${pkg} does not build${lineOf(built?.output)}`);
  }
  return { tests, problems };
}
function lineOf(output = "") {
  const line = output.split("\n").find((each) => each.trim() !== "" && !each.startsWith("#"));
  return line === void 0 ? "" : `: ${line}`;
}
export {
  checkClocks
};

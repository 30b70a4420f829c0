import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  asWritten,
  resultText,
  unitText
} from "./chunk-2IIV4WHT.js";
import {
  GROSS,
  bytesPerOperation,
  comparisonOf,
  decide,
  emptyRow,
  fileEffect,
  finite,
  finitePairs,
  followTime,
  gate,
  isCount,
  judgeFiles,
  judgeLook,
  leadingBytes,
  moderate,
  noPrior,
  orGross,
  percent,
  rowEffect,
  trimmedMean,
  variancePrior
} from "./chunk-P77RBGZK.js";
import {
  plainText,
  readChunks,
  readRecords,
  splitName,
  tidyUnit
} from "./chunk-CIA7WALE.js";
import {
  configValue
} from "./chunk-5OMNHXWK.js";
import {
  mean,
  median,
  quantile,
  robustDeviation,
  sortSample,
  variance
} from "./chunk-6S2YCVTF.js";
import {
  tUpperQuantile
} from "./chunk-SJHRRUJI.js";
import {
  DATA_FOLDER,
  NOT_RUN,
  WITHOUT_DEBUGGING,
  dataThatMatters,
  findChanges,
  findRepository,
  isReached,
  layOutHead,
  linkOrder,
  listPackages,
  openBase,
  openWorkspace,
  parseObjects,
  proveSources,
  resolveSides,
  sourcesToCompare,
  waysOf,
  withData,
  withGo,
  withJob,
  withLinkFlags,
  withoutComments
} from "./chunk-RZMH7A5K.js";
import {
  dayOf,
  judgedBy,
  reportPolicy
} from "./chunk-PTWLJUAC.js";
import {
  folderBytes,
  freeBytes
} from "./chunk-EFWBEPZI.js";
import {
  thresholdOf
} from "./chunk-B4EB6BMR.js";
import {
  FLAG_NAMES,
  OPTION_FORMS,
  flagOf
} from "./chunk-IHZTRPTF.js";
import {
  keepOutlines,
  keepPace,
  optional,
  outlineFiles
} from "./chunk-ESU4RD2C.js";
import {
  STATICCHECK,
  staticcheckFor
} from "./chunk-EFOLSQGR.js";
import {
  REPORT_SCHEMA
} from "./chunk-HWS6TEKE.js";
import {
  betterOf,
  isOfClock,
  meaningOf
} from "./chunk-OAZDRLRA.js";
import {
  plural
} from "./chunk-T5SCUCRB.js";
import {
  benchmarkKey,
  functionOf,
  qualifiedName
} from "./chunk-I5TOALYV.js";
import {
  StoredFileError,
  StoredFilesError
} from "./chunk-QHSSFLMP.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  isSwitch
} from "./chunk-WM35EGX7.js";
import {
  BUILD,
  arrangeFindings,
  buildTests,
  listTested,
  machineFault,
  machineFaultOf,
  makeFinding,
  makeTestRunReader,
  parsePosition,
  readCompileErrors,
  readSources,
  readTestFindings,
  saysNoTests
} from "./chunk-TCB475YW.js";
import {
  flagValue,
  goFlags,
  isAbsolutePath,
  joinValues
} from "./chunk-UOVHRURF.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  cutList
} from "./chunk-XTVYU3JP.js";
import {
  shortCommit
} from "./chunk-AFNJ52PR.js";
import {
  clockName
} from "./chunk-5N4YSGQB.js";
import {
  copyFile,
  makeFolder,
  readText,
  realPath,
  removeFile,
  writeText
} from "./chunk-SMI5HJ5O.js";
import {
  either,
  entries,
  fitting,
  list,
  number,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";
import {
  asUnmeasurable
} from "./chunk-TIDE5FIA.js";
import {
  StartError
} from "./chunk-S6NVDAZT.js";
import {
  InterruptedError,
  SteadyError,
  UnmeasurableError,
  UsageError,
  internalText
} from "./chunk-24M4FNCI.js";
import {
  pathFolders
} from "./chunk-PY362O3A.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/job/run-job.ts
import { resolve as resolve4 } from "node:path";

// src/measure/benchmark-job.ts
function procsOf({
  options,
  world
}) {
  const [first, ...rest] = options.cpu;
  return first === void 0 ? [world.procs] : [first, ...rest];
}
function areTested({ stage, test: test2 }) {
  return stage !== "bench" && test2;
}
function areChecked({ stage, vet: vet2, test: test2, failOn }) {
  return stage !== "bench" && (vet2 || test2) && failOn.includes("check");
}

// src/build/locate-benchmarks.ts
import { relative, sep } from "node:path";
async function locateBenchmarks(helper, { tree: tree2, packages }) {
  const isProgram = ({ importPath, dir }) => packages.get(testedBy(importPath))?.dir === dir;
  const named2 = [...packages.values()].filter(
    (p) => p.isNamed && p.forTest === "" && p.dir !== "" && !isProgram(p)
  );
  const files = named2.flatMap(
    (p) => p.testFiles.map((name) => ({ pkg: p.importPath, path: `${p.dir}/${name}` }))
  );
  const found2 = await helper.benchmarks(files.map(({ path }) => path));
  const places = /* @__PURE__ */ new Map();
  const unreadable = new Set(named2.filter(({ error }) => error !== void 0).map((p) => p.importPath));
  for (const [i, { pkg, path }] of files.entries()) {
    if (found2[i]?.error !== void 0) unreadable.add(pkg);
    for (const { name, line, hash } of found2[i]?.benchmarks ?? []) {
      const ofPackage = places.get(pkg) ?? /* @__PURE__ */ new Map();
      const file = relative(tree2, path).split(sep).join("/");
      ofPackage.set(name.slice("Benchmark".length), { file, line, hash });
      places.set(pkg, ofPackage);
    }
  }
  return { places, unreadable };
}
function testedBy(importPath) {
  return importPath.endsWith(".test") ? importPath.slice(0, -".test".length) : "";
}
function functionsOf(places, pkg, pattern) {
  return [...places.get(pkg)?.keys() ?? []].filter((name) => pattern.canMatch(`Benchmark${name}`));
}

// src/measure/build-sides.ts
import { join } from "node:path";
async function buildSides({ world, go, options, base, head, out, overlay, goflags, linkFlags }, importPaths, { trimPath }) {
  if (importPaths.length === 0) return [];
  const { path, goos } = go;
  const flags = withLinkFlags(options.buildFlags, goflags, linkFlags) ?? options.buildFlags;
  const common = {
    go: path,
    goos,
    buildFlags: [...flags, ...overlay === void 0 ? [] : [`-overlay=${overlay}`]],
    trimPath,
    importPaths
  };
  const buildSide = async (side, name) => {
    world.runner.progress(`building ${importPaths.length} test binaries of the ${name}`);
    const folder = join(out, trimPath ? name : `${name}-with-paths`);
    const builds = await buildTests(world.processes, { ...common, ...side, out: folder });
    for (const build of builds.values()) requireMachine(build);
    return (pkg) => builds.get(pkg) ?? { kind: "failed", output: "it was not built" };
  };
  const ofHead2 = await buildSide(head, "head");
  const ofBase = base && await buildSide(base, "base");
  return importPaths.map((pkg) => ({ pkg, base: ofBase?.(pkg), head: ofHead2(pkg) }));
}
async function buildOnHead({ world, go, options, head, out }, importPaths, folder) {
  if (importPaths.length === 0) return /* @__PURE__ */ new Map();
  const builds = await buildTests(world.processes, {
    ...{ ...head, go: go.path, goos: go.goos, buildFlags: options.buildFlags, trimPath: true, importPaths },
    out: join(out, folder)
  });
  for (const build of builds.values()) requireMachine(build);
  return builds;
}
async function unbuiltOnHead(job, importPaths) {
  const builds = await buildOnHead(job, importPaths, "unmeasured");
  return new Map(
    [...builds].flatMap(
      ([pkg, build]) => build.kind === "built" || saysNoTests(build.output) ? [] : [[pkg, build.output]]
    )
  );
}
function requireMachine(build) {
  const fault = build.kind === "failed" ? machineFault(build.output) : void 0;
  if (fault !== void 0)
    throw new UnmeasurableError(`the tests cannot be built: ${fault.said}`, fault.remedy);
}
async function proveBinaries({ helper, world }, built) {
  const same = /* @__PURE__ */ new Set();
  for (const { pkg, base, head } of built) {
    if (base?.kind !== "built" || head.kind !== "built") continue;
    const compared = await helper.sameBinary(base.binary, head.binary);
    if (compared.same) same.add(pkg);
    world.runner.debug(
      `${pkg} ${compared.same ? "is not" : "is"} measured: of its binaries ${compared.reason}`
    );
  }
  return same;
}
function unbuilt(built, side) {
  return built.filter((each2) => each2[side]?.kind === "failed").map(({ pkg }) => pkg);
}
function testBinary({ options }, { pkg, binary: path, listing, env }) {
  const dir = listing.packages.get(pkg)?.dir ?? listing.tree;
  return { path, dir, env: { ...env, PWD: dir }, args: options.benchArgs };
}

// src/build/find-uncompiled.ts
var TEMPLATE = `{{if or .Error .DepsErrors}}{{.ImportPath}}{{end}}`;
async function findUncompiled(processes, { go, env, dir, buildFlags, importPaths }) {
  if (importPaths.length === 0) return /* @__PURE__ */ new Set();
  const args = ["list", "-e", "-test", "-export", "-f", TEMPLATE, ...buildFlags, "--", ...importPaths];
  const exit = await processes.run({ file: go, args, cwd: dir, env });
  if (exit.code !== 0 || exit.truncated) return new Set(importPaths);
  const bad = new Set(exit.stdout.split(/\r?\n/));
  const variants = (pkg) => [pkg, `${pkg}.test`, `${pkg} [${pkg}.test]`, `${pkg}_test [${pkg}.test]`];
  return new Set(importPaths.filter((pkg) => variants(pkg).some((variant) => bad.has(variant))));
}

// src/build/prove-tests.ts
import { relative as relative2, sep as sep2 } from "node:path";
var CODE_OR_PROSE = [
  /\.go$/,
  /\.(md|markdown|adoc|rst)$/i,
  /(^|\/)(LICENSE|LICENCE|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG)[^/]*$/
];
var REACHES_FURTHER = /^(os\/exec|plugin|go\/(parser|build|importer)|golang\.org\/x\/tools\/go\/.+)$/;
var LOOKS_AROUND = /\b(ReadDir|Readdir|Readdirnames|Walk|WalkDir|Glob|DirFS|CopyFS|OpenRoot)\b/;
async function proveTests({ base, head, changes }) {
  if (![...changes].every(isCodeOrProse)) return [];
  const isChanged = (path) => changes.has(relative2(head.tree, path).split(sep2).join("/"));
  const mayRead = createReaders(head, changes);
  const proved = [];
  for (const importPath of testedPackages(head)) {
    const plan = sourcesToCompare(importPath, base, head);
    if (plan.kind === "different" || plan.files.some((pair) => isChanged(pair.head))) continue;
    if (changes.size === 0 || !await mayRead(importPath)) proved.push(importPath);
  }
  return proved.sort();
}
function isCodeOrProse(path) {
  return !DATA_FOLDER.test(path) && CODE_OR_PROSE.some((pattern) => pattern.test(path));
}
function testedPackages({ packages }) {
  const named2 = [...packages.values()].filter(({ isNamed }) => isNamed);
  return named2.map(({ importPath }) => importPath).filter((path) => packages.has(`${path}.test`));
}
function createReaders({ tree: tree2, packages }, changes) {
  const known = /* @__PURE__ */ new Map();
  const partMayRead = (part) => {
    const found2 = known.get(part.importPath) ?? codeMayRead(part, changes);
    known.set(part.importPath, found2);
    return found2;
  };
  return async (importPath) => {
    const deps = packages.get(`${importPath}.test`)?.deps ?? [];
    const own = deps.filter((path) => path === importPath || path.endsWith(` [${importPath}.test]`));
    const parts = own.flatMap((path) => packages.get(path) ?? []);
    if (parts.some((part) => part.deps.some((path) => REACHES_FURTHER.test(path)))) return true;
    for (const path of deps) {
      const part = packages.get(path);
      if (part !== void 0 && isOwn(part, tree2) && await partMayRead(part)) return true;
    }
    return false;
  };
}
function isOwn({ dir, module }, tree2) {
  return dir.startsWith(tree2) && (module?.version ?? "") === "";
}
async function codeMayRead(part, changes) {
  const { dir, files, hasForeignCode } = part;
  const texts = await Promise.all(
    files.filter((name) => name.endsWith(".go")).map((name) => readText(`${dir}/${name}`))
  );
  const source = withoutComments(texts.join("\n"));
  return LOOKS_AROUND.test(source) || dataThatMatters([...changes], { source, hasForeignCode }) !== void 0;
}

// src/run/pace.ts
function paceOf({ kept, options }) {
  return kept?.pace?.conditions === conditionsOf(options) ? kept?.pace.seconds : void 0;
}
function conditionsOf({ count: count2, maxCount, benchtime, cpu }) {
  return JSON.stringify([count2, maxCount, benchtime ?? "", cpu]);
}
var LEAST_FUNCTIONS = 3;
async function rememberPace({ kept, options }, { benchmarks, procs, seconds }, warn) {
  const functions = new Set(benchmarks.map(({ pkg, name }) => `${pkg} ${functionOf(name)}`)).size;
  if (functions < LEAST_FUNCTIONS) return;
  const pace = { seconds: seconds / (functions * procs), conditions: conditionsOf(options) };
  await keepPace(kept, pace, warn);
}

// src/measure/ask-reach.ts
var SHARE = 0.1;
var SECONDS_EACH = 2.7;
var DEFAULT_COUNT = 5;
var LEAST_FUNCTIONS2 = 3;
var LEAST_SECONDS = 1;
var NOTHING_REACHED = { packages: [], changes: [], moreChanges: 0, remarks: [] };
async function askReach(job, asked2) {
  const { world } = job;
  const procs = procsOf(job).length;
  const pace = paceOf(job);
  if (pace !== void 0) world.runner.debug(`a benchmark took ${pace.toFixed(2)} s in earlier runs`);
  const why = whyNotAsked({ ...job, functions: asked2.functions, procs, pace });
  if (why !== void 0 && (asked2.importPaths.length > 0 || job.reach === "off")) {
    world.runner.debug(`which benchmarks the change reaches is not asked: ${why}`);
    return { kind: "unknown", reason: why, hasFailed: false, seconds: 0 };
  }
  if (asked2.importPaths.length === 0) return { kind: "known", code: NOTHING_REACHED, seconds: 0 };
  world.runner.progress("following what the benchmarks mention");
  const started = world.now();
  const answer = await answerOf(job, asked2, 1e3 * limitSeconds(job.options, asked2.functions * procs, pace));
  const seconds = world.now() - started;
  if (answer.kind === "known") {
    for (const remark of answer.remarks) world.runner.debug(remark);
    return { kind: "known", code: withData(answer, asked2.proofs), seconds };
  }
  world.runner.debug(`which benchmarks the change reaches is not known: ${answer.reason}`);
  return { kind: "unknown", reason: answer.reason, hasFailed: true, seconds };
}
async function answerOf({ helper, go, options, base, head, kept, out, world }, { importPaths }, timeoutMs) {
  const { buildFlags } = options;
  try {
    const limits2 = { timeoutMs, compileMs: 1e3 * options.timeBudget };
    const files = outlineFiles(kept, out);
    const asked2 = { go: go.path, buildFlags, packages: importPaths, base, head };
    const answer = await helper.reach({ ...asked2, ...files, ...limits2 });
    await keepOutlines(kept, files, world.runner.debug);
    return answer;
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    return { kind: "unknown", reason: error instanceof Error ? error.message : String(error) };
  }
}
function whyNotAsked(wish) {
  const { reach, options, goflags, base, head, functions, procs, pace } = wish;
  if (reach === "off") return "reach is off";
  if (functions < LEAST_FUNCTIONS2) return `there is nothing to save with ${plural(functions, "benchmark")}`;
  if (SHARE * options.timeBudget < LEAST_SECONDS)
    return `there is no time for it in a time-budget of ${options.timeBudget} s`;
  if (limitSeconds(options, functions * procs, pace) < LEAST_SECONDS)
    return `there is nothing to save with ${plural(functions, "benchmark")}, which took ${pace?.toFixed(2)} s each`;
  const flag = [...goflags, ...options.buildFlags].find((word) => /^--?overlay\b/.test(word));
  if (flag !== void 0) return `${flag}: files are not what is built`;
  const profile = goflags.find((word) => /^--?pgo\b/.test(word));
  if (profile !== void 0 && !head.env.GOFLAGS?.includes(profile))
    return `${profile} stands in the settings of the go command, and may name another file on each side`;
  const variable = otherVariable(base.env, head.env);
  return variable && `the sides have another ${variable}`;
}
var OWN_VARIABLES = ["GOWORK", "PWD"];
function otherVariable(base, head) {
  const names = /* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(head)]);
  return [...names].sort().find((name) => !OWN_VARIABLES.includes(name) && base[name] !== head[name]);
}
function limitSeconds(options, benchmarks, pace) {
  return Math.min(SHARE * options.timeBudget, benchmarks * (pace ?? usualPace(options)));
}
function usualPace({ count: count2, benchtime }) {
  const ofSamples = benchtime?.kind === "time" ? 2 * count2 * benchtime.seconds : 0;
  return Math.max(SECONDS_EACH * Math.max(1, count2 / DEFAULT_COUNT), ofSamples);
}

// src/measure/link-doubt.ts
import { join as join2 } from "node:path";
var LINKNAME = "//go:linkname";
var MODULE_FILE = /(^|\/)(go\.(mod|sum|work|work\.sum)|vendor\/modules\.txt)$/;
async function mayNotLink(changes, tree2) {
  const paths = [...changes];
  if (paths.some((path) => MODULE_FILE.test(path))) return true;
  const texts = await Promise.all(
    paths.filter((path) => path.endsWith(".go")).map((path) => readText(join2(tree2, path)))
  );
  return texts.some((text2) => text2?.includes(LINKNAME));
}
function hasOwnForeignCode(pkg, { packages }) {
  const parts = packages.get(`${pkg}.test`)?.deps.map((path) => packages.get(path)) ?? [];
  return parts.some((part) => part?.hasForeignCode && !part.isStandard && isFolder(part.module));
}
function isFolder(module) {
  if (module === void 0 || module.version === "") return true;
  return module.replacedBy.endsWith("@");
}

// src/measure/sampling/breakage.ts
var MAX_OUTPUT = 1e4;
function breakage(reason, output, ended2) {
  const late = ended2?.late ? { lateAfter: ended2.seconds } : {};
  return { kind: "broken", reason, output: shortened(output), ...late };
}
function shortened(output) {
  if (output.length <= MAX_OUTPUT) return output;
  const half = MAX_OUTPUT / 2 - 50;
  const left = output.length - 2 * half;
  return `${output.slice(0, half)}
\u2026 (${left} characters left out)
${output.slice(-half)}`;
}

// src/patterns/exact-name.ts
function exactName(name) {
  const elements = name.split("/").map((element) => element.replaceAll(/[\\.+*?()|[\]{}^$]/g, "\\$&"));
  return elements.map((element) => `^${element}$`).join("/");
}

// src/measure/sampling/test-command.ts
function benchmarkArgs({ args = [] }, run) {
  return [
    "-test.run=^$",
    `-test.bench=${run.pattern}`,
    ...run.skip === void 0 ? [] : [`-test.skip=${run.skip}`],
    `-test.benchtime=${run.benchtime}`,
    `-test.count=${run.repeats}`,
    `-test.cpu=${run.procs}`,
    "-test.benchmem",
    "-test.timeout=0",
    // the time limit is ours: that of package testing ends the process in the middle of a line
    "-test.paniconexit0",
    // as with `go test`: a process that exits with 0 in the middle has not passed
    ...args
  ];
}
function repeating(binary, times) {
  return { ...binary, env: { ...binary.env, GO_STEADY_REPEAT: String(times) } };
}
function alternating(binary, times, few) {
  const repeated2 = repeating(binary, times);
  return { ...repeated2, env: { ...repeated2.env, GO_STEADY_FEW: String(few) } };
}
function exactly(name) {
  const pattern = exactName(`Benchmark${name}`);
  return { pattern, skip: `${pattern}/` };
}

// src/measure/sampling/test-output.ts
async function readBenchmarkOutput(run, binary, command, timeoutMs) {
  const ended2 = await run(binary, benchmarkArgs(binary, command), timeoutMs).catch(notStarted);
  const records = [...readRecords("", [new TextEncoder().encode(ended2.stdout)])];
  const lines = records.filter((record) => record.kind === "result");
  const ran = lines.filter(({ iters }) => iters > 0);
  const results = ran.map((result2) => toLine(result2, command.procs));
  const failures = failuresIn(ended2.stdout, command.procs);
  return {
    results,
    units: records.filter((record) => record.kind === "unit"),
    failures,
    isComplete: !ended2.timedOut && !ended2.truncated && /^(PASS|FAIL)\r?$/m.test(ended2.stdout.slice(-1e5)),
    lastNamed: lastNamed(ended2.stdout, command.procs),
    ending: endingOf(ended2, timeoutMs),
    text: `${ended2.stdout}${ended2.stderr}`,
    cpu: cpuOf(records),
    timedOut: ended2.timedOut,
    seconds: ended2.seconds,
    cpuSeconds: ended2.usage && ended2.usage.user + ended2.usage.system
  };
}
function notStarted(error) {
  if (!(error instanceof StartError)) throw error;
  const nothing = { code: null, signal: null, stdout: "", timedOut: false, truncated: false, seconds: 0 };
  return { ...nothing, stderr: error.message };
}
function toLine(result2, procs) {
  const { name } = splitName(result2.fullName, procs);
  const { iters: iterations } = result2;
  return { name, iterations, values: new Map(result2.values.map(({ unit, value }) => [unit, value])) };
}
function failuresIn(stdout, procs) {
  const found2 = [...stdout.matchAll(/--- FAIL: Benchmark(\S*)((?:\r?\n[ \t].*)*)/g)];
  const failures = new Map(found2.map((m) => [splitName(m[1] ?? "", procs).name, (m[2] ?? "").trim()]));
  const isParent = (name) => [...failures.keys()].some((other) => other.startsWith(`${name}/`));
  return new Map([...failures].filter(([name]) => !isParent(name)));
}
function lastNamed(stdout, procs) {
  const named2 = [...stdout.matchAll(/^Benchmark(\S*)[ \t]/gm)].at(-1);
  return named2 && splitName(named2[1] ?? "", procs).name;
}
function endingOf({ timedOut, stderr, stdout, signal, code, truncated }, timeoutMs) {
  if (timedOut) return `gave no result within ${Number((timeoutMs / 1e3).toPrecision(2))} s`;
  if (/^(panic: |fatal error: )/m.test(stderr) || /^(panic: |fatal error: )/m.test(stdout)) return "panicked";
  if (code === null && signal === null) return "could not be started";
  if (signal !== null) return `was ended by ${signal}`;
  if (truncated) return "printed more than is read";
  return code === 0 ? "printed no result" : `ended with exit code ${code}`;
}
function cpuOf(records) {
  const result2 = records.find((record) => record.kind === "result");
  return result2 === void 0 ? "" : configValue(result2.config, "cpu");
}

// src/measure/sampling/discover.ts
async function discover(run, request) {
  const state = {
    leaves: /* @__PURE__ */ new Map(),
    broken: /* @__PURE__ */ new Map(),
    printed: /* @__PURE__ */ new Set(),
    many: /* @__PURE__ */ new Set(),
    unclocked: /* @__PURE__ */ new Set(),
    units: [],
    cpu: "",
    seconds: 0,
    isPartial: false
  };
  const failed2 = await runThrough(run, request, state);
  await lookAgainAtUnclocked(run, request, state);
  return { ...found(state), ...failed2 && { failed: failed2 } };
}
async function runThrough(run, request, state) {
  const together2 = await runOnce(run, request, state, { pattern: request.pattern.source });
  if (together2 === void 0 || together2.isComplete) return void 0;
  const listed = await listFunctions(run, request, state);
  if (listed.length === 0 && together2.lastNamed === void 0 && request.functions.length > 0)
    return whyEnded(together2);
  const names = listed.length > 0 ? listed : request.functions;
  let remaining = await afterEnd(run, request, { state, names, output: together2 });
  while (remaining.length > 0) {
    const patterns = remaining.map((name) => request.pattern.within(`Benchmark${name}`));
    const rest = await runOnce(run, request, state, { pattern: patterns.join("|") });
    if (rest === void 0 || rest.isComplete) break;
    remaining = await afterEnd(run, request, { state, names: remaining, output: rest });
  }
  return void 0;
}
async function lookAgainAtUnclocked(run, request, state) {
  for (const name of state.unclocked) {
    const again = state.leaves.has(name) ? await runOnce(run, request, state, exactly(name)) : void 0;
    if (again === void 0 || again.isComplete) continue;
    state.leaves.delete(name);
    if (name !== functionOf(name)) state.broken.delete(functionOf(name));
    state.broken.set(name, whyEnded(again));
  }
}
function found({ leaves, broken, printed, many, ...rest }) {
  const { units, cpu, seconds, isPartial } = rest;
  const isPrinted = (name) => many.has(name) && isBelow(name, leaves);
  return {
    leaves: new Map([...leaves].filter(([name]) => !isPrinted(name))),
    broken,
    printed: [...printed, ...[...leaves.keys()].filter(isPrinted)],
    units,
    cpu,
    seconds,
    isPartial
  };
}
function isBelow(name, leaves) {
  const parts = name.split("/");
  return parts.some((_, at) => at > 0 && leaves.has(parts.slice(0, at).join("/")));
}
function whyEnded({ ending, text: text2, timedOut, seconds }) {
  return breakage(ending, text2, { late: timedOut, seconds });
}
async function listFunctions(run, request, state) {
  const limit = Math.min(LISTING_MS, request.limitMs());
  if (limit <= 0) return [];
  const exit = await run(request.binary, ["-test.list=^Benchmark", ...request.binary.args ?? []], limit);
  state.seconds += exit.seconds;
  return exit.stdout.split(/\r?\n/).filter((line) => /^Benchmark\S*$/.test(line) && request.pattern.canMatch(line)).map((line) => line.slice("Benchmark".length));
}
var LISTING_MS = 2e4;
async function runOnce(run, request, state, which) {
  const { binary, procs, limitMs } = request;
  const limit = limitMs();
  state.isPartial = limit <= 0;
  if (state.isPartial) return void 0;
  const output = await readBenchmarkOutput(
    run,
    binary,
    { ...which, benchtime: "1x", repeats: 1, procs },
    limit
  );
  for (const { name, iterations, values } of output.results)
    if (isOfFunction(name, request)) {
      state.leaves.set(name, values.get("sec/op"));
      if (iterations !== 1) state.many.add(name);
      if (!values.has("sec/op")) state.unclocked.add(name);
    } else state.printed.add(name);
  for (const [name, message] of output.failures) state.broken.set(name, breakage("failed", message));
  state.units.push(...output.units);
  if (state.cpu === "") state.cpu = output.cpu;
  if (!output.timedOut) state.seconds += output.seconds;
  state.isPartial = output.timedOut && limitMs() <= 0;
  return state.isPartial ? void 0 : output;
}
function isOfFunction(name, { functions, pattern }) {
  const own = functionOf(name);
  return functions.length === 0 ? pattern.canMatch(`Benchmark${own}`) : functions.includes(own);
}
async function afterEnd(run, request, { state, names, output }) {
  const last = output.lastNamed === void 0 ? -1 : names.indexOf(functionOf(output.lastNamed));
  const at = Math.max(0, last);
  const name = names[at] ?? "";
  const pattern = request.pattern.within(`Benchmark${name}`);
  const isKnown = output.timedOut && request.late?.has(output.lastNamed ?? "") === true;
  const alone2 = isKnown || names.length === 1 ? output : await runAlone(run, request, state, { name, pattern });
  if (alone2 === void 0) return [];
  if (!alone2.isComplete) await blame(run, request, { state, names: [name], output: alone2 });
  const next = names[at + 1];
  const isNext = alone2.isComplete && output.timedOut && next !== void 0 && request.late?.has(next) === true;
  if (!isNext) return names.slice(at + 1);
  state.broken.set(next, whyEnded(output));
  return names.slice(at + 2);
}
function runAlone(run, request, state, { name, pattern }) {
  for (const leaf of state.leaves.keys()) if (functionOf(leaf) === name) state.leaves.delete(leaf);
  return runOnce(run, request, state, { pattern });
}
async function blame(run, request, { state, names, output }) {
  const last = output.lastNamed;
  const again = last === void 0 || output.timedOut ? void 0 : await runOnce(run, request, state, exactly(last));
  const isFine = again?.isComplete === true && again.results.length > 0;
  const culprit = last === void 0 || isFine ? names[0] ?? "" : last;
  state.leaves.delete(culprit);
  state.broken.set(culprit, whyEnded(output));
}

// src/measure/spare.ts
var NONE_SPARED = /* @__PURE__ */ new Map();
function sparedBy({ packages }, { places, pattern }) {
  const spared = packages.flatMap(({ importPath: pkg, benchmarks }) => {
    const asked2 = functionsOf(places.head, pkg, pattern);
    const same = benchmarks.filter(
      ({ name, kind }) => kind === "same" && asked2.includes(withoutPrefix(name))
    );
    if (same.length === 0) return [];
    const functions = new Set(same.map(({ name }) => withoutPrefix(name)));
    return [[pkg, { functions, mustStart: same.some(({ initialisation }) => initialisation) }]];
  });
  return new Map(spared);
}
function withoutPrefix(name) {
  return name.slice("Benchmark".length);
}
function leftIn(pkg, spared, { places, pattern }) {
  const all = [...functionsOf(places.base, pkg, pattern), ...functionsOf(places.head, pkg, pattern)];
  const { functions } = spared.get(pkg) ?? { functions: /* @__PURE__ */ new Set() };
  return [...new Set(all)].filter((name) => !functions.has(name));
}
function patternFor(pkg, spared, known) {
  if (!spared.has(pkg)) return known.pattern;
  return known.pattern.only(leftIn(pkg, spared, known).map((name) => `Benchmark${name}`));
}
async function canStart(run, binary, functions) {
  try {
    const args = ["-test.list=^Benchmark", ...binary.args ?? []];
    const { code, stdout, timedOut } = await run(binary, args, LISTING_MS);
    const listed = new Set(stdout.split(/\r?\n/));
    return code === 0 && !timedOut && [...functions].every((name) => listed.has(`Benchmark${name}`));
  } catch (error) {
    if (error instanceof StartError) return false;
    throw error;
  }
}

// src/measure/build-unproved.ts
async function buildUnproved(job, known) {
  const { sorted } = known;
  const changes = await changesOf(job);
  const proofs = await prove(job, known, changes);
  const proved = sorted.shared.filter((pkg) => isSame(proofs.get(pkg)));
  const reach = await reachOf(job, known, proofs);
  const candidates = reach.kind === "known" ? sparedBy(reach.code, asked(job, known)) : NONE_SPARED;
  const idle = [...candidates.keys()].filter(
    (pkg) => leftIn(pkg, candidates, asked(job, known)).length === 0
  );
  const uncompiled = await uncompiledOnHead(job, [...proved, ...idle]);
  const identical = proved.filter((pkg) => !uncompiled.has(pkg));
  const compiled = idle.filter((pkg) => !uncompiled.has(pkg));
  const unlinked = await unlinkedOf(job, known, { candidates, compiled, changes });
  const toBuild = sorted.shared.filter((pkg) => !identical.includes(pkg) && !unlinked.has(pkg));
  for (const pkg of toBuild) job.world.runner.debug(`${pkg} is built: ${whyUnproved(proofs.get(pkg))}`);
  const built = await buildSides(job, toBuild, { trimPath: true });
  const onlyHead = areChecked(job.options) ? [] : sorted.onlyHead;
  const broken = await unbuiltOnHead(job, [...sorted.unreadable, ...onlyHead]);
  const sameData = built.filter(({ pkg }) => proofs.has(pkg) && !proofs.get(pkg)?.whyDataDiffers);
  const sameBinaries = await proveBinaries(job, sameData);
  const differing = built.filter(({ pkg }) => !sameBinaries.has(pkg));
  return {
    identical: [...identical, ...sameBinaries],
    spared: await reliable(job, known, { candidates, unlinked, differing }),
    differing,
    unbuiltOnHead: broken,
    reach,
    sameTests: areTested(job.options) ? await proveTests({ ...known.listings, changes }) : []
  };
}
function asked({ options }, { places }) {
  return { places, pattern: options.bench };
}
function changesOf({ git, base, head, options }) {
  return findChanges({ git, base, head, wasPrepared: options.prepare !== "" });
}
function prove({ helper }, { listings, sorted }, changes) {
  return proveSources({ helper, ...listings, changes, importPaths: sorted.shared });
}
function isSame(proof) {
  return proof !== void 0 && proof.whyCodeDiffers === void 0 && proof.whyDataDiffers === void 0;
}
function whyUnproved(proof) {
  return proof?.whyCodeDiffers ?? proof?.whyDataDiffers ?? "it compiles on neither side";
}
async function reachOf(job, known, proofs) {
  const importPaths = known.sorted.shared.filter((pkg) => !isSame(proofs.get(pkg)));
  const functions = importPaths.flatMap((pkg) => leftIn(pkg, NONE_SPARED, asked(job, known)));
  const reach = await askReach(job, { importPaths, functions: functions.length, proofs });
  for (const line of reach.kind === "known" ? doubtsOf(reach.code) : []) job.world.runner.debug(line);
  return reach;
}
function doubtsOf({ packages }) {
  const lines = packages.flatMap(
    ({ importPath, benchmarks }) => benchmarks.filter(({ kind }) => kind === "unknown").map(({ reason }) => `${importPath} may be reached: ${reason}`)
  );
  return [...new Set(lines)];
}
function uncompiledOnHead({ world, go, head, options }, importPaths) {
  const { env, dir } = head;
  return findUncompiled(world.processes, {
    ...{ go: go.path, env, dir, buildFlags: options.buildFlags, importPaths }
  });
}
async function unlinkedOf(job, known, { candidates, compiled, changes }) {
  const isDoubtful = compiled.length > 0 && await mayNotLink(changes, job.head.root);
  const mustStart = compiled.filter(
    (pkg) => isDoubtful || candidates.get(pkg)?.mustStart || hasOwnForeignCode(pkg, known.listings.head)
  );
  const builds = await buildOnHead(job, mustStart, "started");
  const unlinked = new Set(compiled.filter((pkg) => !mustStart.includes(pkg)));
  for (const [pkg, build] of builds)
    if (build.kind === "built" && await starts(job, known, { pkg, binary: build.binary, candidates }))
      unlinked.add(pkg);
  for (const pkg of unlinked)
    job.world.runner.debug(`${pkg} is not built: the change reaches none of its benchmarks`);
  return unlinked;
}
async function reliable(job, known, { candidates, unlinked, differing }) {
  const relied = new Set(unlinked);
  for (const { pkg, base, head } of differing) {
    const spared = candidates.get(pkg);
    if (spared === void 0 || base?.kind !== "built" || head.kind !== "built") continue;
    if (!spared.mustStart || await starts(job, known, { pkg, binary: head.binary, candidates }))
      relied.add(pkg);
  }
  return new Map([...candidates].filter(([pkg]) => relied.has(pkg)));
}
async function starts(job, known, { pkg, binary, candidates }) {
  const test2 = testBinary(job, { pkg, binary, listing: known.listings.head, env: job.head.env });
  const canRun = await canStart(job.helper.run, test2, candidates.get(pkg)?.functions ?? /* @__PURE__ */ new Set());
  if (!canRun) job.world.runner.debug(`${pkg} is measured as a whole: the test of the head does not start`);
  return canRun;
}

// src/measure/sampling/probe.ts
var MAX_ITERATIONS = 1e9;
var GO_BENCHTIME = 1;
var MOST_GROWTH = 100;
var SLOW_GROWTH = 1.5;
var [HIDDEN_SECONDS, HIDDEN_SHARE] = [0.02, 0.05];
var LOOKS = 3;
var SHORT_PROCESS = 0.5;
async function probe(run, target, iterations, previous) {
  const looks2 = looksAfter(previous);
  const first = await probeOnce(run, target, { iterations, looks: looks2, previous });
  if (first.kind === "broken" || first.perOp === first.timedPerOp || first.seconds > SHORT_PROCESS)
    return first;
  const second = await probeOnce(run, target, { iterations, looks: looks2, previous });
  return second.kind === "broken" || second.perOp < first.perOp ? second : first;
}
function looksAfter(previous) {
  return previous !== void 0 && previous.seconds / previous.looks < SHORT_PROCESS ? LOOKS : 1;
}
async function probeOnce(run, target, { iterations, looks: looks2, previous }) {
  const slices = await runSlices(run, target, iterations, looks2);
  if (slices.kind === "broken") return slices;
  const { seconds, processors, lines } = slices;
  const timedPerOp = leastOf(lines, "sec/op");
  const hidden = hiddenPerOp({ iterations, looks: looks2, seconds, timed: timedPerOp }, previous);
  return {
    kind: "probe",
    iterations,
    looks: looks2,
    perOp: Math.max(timedPerOp, hidden),
    timedPerOp,
    seconds,
    processors,
    bytesPerOp: leastOf(lines, "B/op")
  };
}
function leastOf(lines, unit) {
  return Math.min(...lines.map((values) => values.get(unit) ?? 0));
}
async function runSlices(run, { binary, name, procs, timeoutMs }, iterations, repeats) {
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats, procs };
  const output = await readBenchmarkOutput(run, binary, command, timeoutMs);
  const lines = output.results.filter((line) => line.name === name).map(({ values }) => values);
  if (lines.length < repeats)
    return breakage(output.ending, output.text, { late: output.timedOut, seconds: output.seconds });
  return {
    kind: "slices",
    lines,
    seconds: output.seconds,
    cpuSeconds: output.cpuSeconds,
    processors: output.cpuSeconds && output.cpuSeconds / output.seconds
  };
}
async function runTurns(run, target, iterations, turns) {
  return runSlices(run, { ...target, binary: repeating(target.binary, turns) }, iterations, 1);
}
function hiddenPerOp(now, previous) {
  if (previous === void 0 || previous.iterations === 1) return 0;
  if (previous.looks > now.looks) return previous.perOp > previous.timedPerOp ? previous.perOp : 0;
  const before = previous.seconds / previous.looks;
  const more = now.seconds / now.looks - before;
  const isHidden = more - now.iterations * now.timed > Math.max(HIDDEN_SECONDS, HIDDEN_SHARE * before);
  return isHidden ? more / (now.iterations - previous.iterations) : 0;
}
function nextCount(now, goal, before) {
  const { iterations, perOp } = now;
  const wanted = Math.min(
    MOST_GROWTH,
    processGrowth(now, before),
    perOp > 0 ? 1.2 * goal / (iterations * perOp) : MOST_GROWTH
  );
  return Math.min(MAX_ITERATIONS, Math.max(iterations + 1, Math.ceil(wanted * iterations)));
}
function processGrowth({ iterations, perOp, seconds, looks: looks2 = 1 }, before) {
  if (seconds === void 0) return MOST_GROWTH;
  const most = perOp > 0 ? LONG_PROCESS : UNTIMED;
  const allowed = Math.max(SLOW_GROWTH, most / (seconds / looks2));
  const more = iterations - (before?.iterations ?? iterations);
  if (more <= 0 || before?.seconds === void 0) return allowed;
  const longer2 = Math.max(HIDDEN_SECONDS, seconds / looks2 - before.seconds / (before.looks ?? 1));
  return Math.max(allowed, 1 + most * more / (longer2 * iterations));
}
var [LONG_PROCESS, UNTIMED] = [0.5, 0.15];
function costBetween(few, many) {
  return (many.iterations * many.perOp - few.iterations * few.perOp) / (many.iterations - few.iterations);
}
function countFor({ perOp, iterations }, seconds) {
  const count2 = perOp > 0 ? Math.round(seconds / perOp) : iterations;
  return Math.max(1, Math.min(MAX_ITERATIONS, count2));
}

// src/measure/sampling/blame.ts
async function blame2(run, suspicion) {
  const { side, broken, iterations, repeats } = suspicion;
  const breaks = async (target) => target !== void 0 && (await runSlices(run, target, iterations, repeats)).kind === "broken";
  if (broken.lateAfter === void 0 && !await breaks(suspicion[side])) return void 0;
  const isOther = await breaks(suspicion[side === "base" ? "head" : "base"]);
  return { ...broken, side: isOther ? "both" : side };
}

// src/measure/sampling/gross.ts
var TOLD = 0.02;
var HANGING = { times: 50, leastTimes: 10, seconds: 5 };
var HANG_SHARE = 1 / 6;
var STEP = 8;
var SHORT_STEP = 4;
var SET_UP_AT_MOST = 0.5;
var CONFIRMATIONS = 2;
function hangLimitMs(baseSeconds, leftMs = Number.POSITIVE_INFINITY) {
  const [long, short] = [HANGING.times, HANGING.leastTimes].map(
    (times) => 1e3 * Math.max(HANGING.seconds, times * baseSeconds)
  );
  return Math.min(leftMs, long, Math.max(short, leftMs * HANG_SHARE));
}
function hanging(limit, base) {
  const times = Math.max(2, Math.floor(limit / base.seconds));
  const shown = times < 10 ? times : Number(times.toPrecision(1));
  const reason = `more than ${shown.toLocaleString("en-US")} \xD7 slower, or it hangs: no result within ${amount(limit)} s on the head, twice, where the base took ${amount(base.seconds)} s`;
  return { kind: "gross", base: base.perOp, head: null, reason };
}
function asBroken(probed) {
  return probed.kind === "probe" ? probed : { ...probed, side: "head" };
}
function amount(seconds) {
  return String(Number(seconds.toPrecision(2)));
}
async function compareHead(run, request, base) {
  if (request.head === void 0) return void 0;
  const limitMs = hangLimitMs(base.seconds, request.timeoutMs);
  const look = {
    run,
    request,
    base,
    head: { ...request, binary: request.head, timeoutMs: limitMs }
  };
  let before;
  let iterations = firstCount(request, base);
  for (; ; ) {
    const probed = await probeHead(look, iterations, before);
    if (probed.kind !== "probe") return probed;
    const perOp = secPerOpOf(probed, before);
    const isAll = iterations >= base.iterations;
    const isClear = perOp !== void 0 && (isAll || perOp >= SET_UP_AT_MOST * probed.perOp);
    if (isClear && perOp >= GROSS * base.perOp) return confirm(look, probed, before);
    if (isAll) return void 0;
    const step = before === void 0 && iterations * probed.perOp >= TOLD ? SHORT_STEP : STEP;
    before = probed;
    iterations = Math.min(base.iterations, iterations * step);
  }
}
function firstCount({ headFirstSecPerOp: first }, { iterations, perOp }) {
  const seconds = first ?? perOp;
  return seconds > 0 ? Math.max(1, Math.min(iterations, Math.floor(0.05 / seconds))) : iterations;
}
function secPerOpOf(probed, before) {
  const { iterations, perOp } = probed;
  const whole = iterations * perOp;
  if (whole >= GO_BENCHTIME) return perOp;
  return before === void 0 || whole < TOLD ? void 0 : costBetween(before, probed);
}
async function probeHead(look, iterations, before) {
  const { run, request, base, head } = look;
  const probed = await probe(run, head, iterations, before);
  if (probed.kind === "probe") return probed;
  if (probed.lateAfter === void 0 || probed.lateAfter < HANGING.seconds) {
    const repeats = looksAfter(before);
    const suspicion = { side: "head", broken: probed, iterations, repeats, base: request, head };
    return await blame2(run, suspicion) ?? asBroken(await probe(run, head, iterations, void 0));
  }
  const again = await bothAgain(look, { base: iterations, head: iterations });
  if ("kind" in again) return again;
  if (again.head.kind === "probe" || again.head.lateAfter === void 0) return again.head;
  const seconds = Math.max(again.base.seconds, base.seconds / base.looks);
  return hanging(again.head.lateAfter, { seconds, perOp: base.perOp });
}
async function bothAgain({ run, request, head }, counts) {
  const base = await probeBase({ run, request }, counts.base);
  if (base.kind === "broken") return base;
  return { base, head: asBroken(await probe(run, head, counts.head, void 0)) };
}
async function confirm(look, found2, before) {
  const { base } = look;
  let [slowest, fastest] = [base.perOp, secPerOpOf(found2, before) ?? 0];
  for (let n = 0; n < CONFIRMATIONS; n++) {
    const again = await bothAgain(look, { base: base.iterations, head: found2.iterations });
    if ("kind" in again) return again;
    const seconds = leastPerOp(again.head, found2, before);
    if (typeof seconds !== "number") return seconds;
    const alike = found2.iterations === base.iterations ? again.base : await probeBase(look, found2.iterations);
    if (alike.kind === "broken") return alike;
    slowest = Math.max(slowest, again.base.perOp);
    fastest = Math.min(fastest, seconds, base.perOp + longer(again.head, alike));
  }
  if (fastest < GROSS * slowest) return void 0;
  return slower({ base: base.perOp, slowest, fastest }, CONFIRMATIONS + 1);
}
async function probeBase({ run, request }, iterations) {
  const base = await probe(run, request, iterations, void 0);
  return base.kind === "broken" ? { ...base, side: "base" } : base;
}
function longer(head, base) {
  return head.kind === "probe" ? head.perOp - base.perOp : Number.POSITIVE_INFINITY;
}
function leastPerOp(head, { iterations }, before) {
  if (head.kind === "probe") return secPerOpOf(head, before) ?? 0;
  return head.lateAfter === void 0 ? head : head.lateAfter / iterations;
}
function slower({ base, slowest, fastest }, looks2) {
  const times = Number((fastest / slowest).toPrecision(2)).toLocaleString("en-US");
  const reason = `${times} \xD7 slower in each of ${looks2} short looks, so that no more samples were taken`;
  return { kind: "gross", base, head: fastest, reason };
}

// src/measure/find-benchmarks.ts
var DISCOVERY_SHARE = 1 / 3;
async function findBenchmarks(request) {
  const { run, base, head, pattern, procs, functions, leftMs } = request;
  const common = { pattern, procs };
  const ofAll = () => Math.round(leftMs() * DISCOVERY_SHARE);
  const onBase = base && await discover(run, { ...common, binary: base, functions: functions.base, limitMs: ofAll });
  const late = [...onBase?.broken ?? []].filter(([, { lateAfter }]) => lateAfter !== void 0);
  const onHead = await discover(run, {
    ...common,
    binary: head,
    functions: functions.head,
    limitMs: onBase === void 0 ? ofAll : () => hangLimitMs(onBase.seconds, leftMs()),
    late: new Set(late.map(([name]) => name))
  });
  return onBase === void 0 ? ofHead(request, onHead) : ofBoth(request, { base: onBase, head: onHead });
}
function ofHead({ pkg, procs, head, functions }, found2) {
  const { leaves, isPartial, printed, units, cpu } = found2;
  const failed2 = [...found2.broken, ...each(functions.head, found2.failed)];
  const broken = new Map(failed2.map(([name, why]) => [name, { ...why, side: "head" }]));
  const subjects = [...leaves].filter(([name]) => !broken.has(name));
  return {
    ...{ pkg, procs, printed, units, cpu, broken, gross: /* @__PURE__ */ new Map(), added: [], missing: [] },
    subjects: subjects.map(([name, firstSecPerOp]) => ({ pkg, name, procs, head, firstSecPerOp })),
    unreached: isPartial ? unheard(functions.head, [found2]) : []
  };
}
function ofBoth({ pkg, procs, base, head, functions }, sides) {
  const { base: onBase, head: onHead } = sides;
  const gross = hangingOn(sides);
  const broken = brokenOnAny(sides, { functions, gross });
  const isUsable = (name) => !broken.has(name) && !gross.has(name);
  const usable = (side) => [...side.leaves.keys()].filter(isUsable);
  const [baseNames, headNames] = [usable(onBase), usable(onHead)];
  const added = headNames.filter((name) => !onBase.leaves.has(name));
  const missing = baseNames.filter((name) => !onHead.leaves.has(name));
  return {
    pkg,
    procs,
    subjects: headNames.filter((name) => onBase.leaves.has(name)).map((name) => ({
      ...{ pkg, name, procs, base, head },
      firstSecPerOp: onBase.leaves.get(name),
      headFirstSecPerOp: onHead.leaves.get(name)
    })),
    added: onBase.isPartial ? [] : added,
    missing: onHead.isPartial ? [] : missing,
    unreached: [
      ...onBase.isPartial ? added : [],
      ...onHead.isPartial ? missing : [],
      ...onBase.isPartial || onHead.isPartial ? unheard(functions.head, [onBase, onHead]) : []
    ],
    broken,
    gross,
    printed: [.../* @__PURE__ */ new Set([...onBase.printed, ...onHead.printed])],
    units: [...onHead.units, ...onBase.units],
    cpu: onHead.cpu
  };
}
function unheard(names, sides) {
  const heard = sides.flatMap(({ leaves, broken }) => [...leaves.keys(), ...broken.keys()]);
  const functions = new Set(heard.map(functionOf));
  return names.filter((name) => !functions.has(name));
}
function hangingOn({ base, head }) {
  const hung = [...head.broken].flatMap(
    ([name, { lateAfter }]) => lateAfter === void 0 || !base.leaves.has(name) ? [] : [[name, hanging(lateAfter, { seconds: base.seconds, perOp: base.leaves.get(name) ?? 0 })]]
  );
  return new Map(hung);
}
function brokenOnAny({ base, head }, { functions, gross }) {
  const names = { base: namesOf(base, functions.base), head: namesOf(head, functions.head) };
  const onBase = base.failed === void 0 ? [] : head.failed === void 0 ? names.head : names.base;
  const onHead = head.failed === void 0 ? [] : names.base;
  const broken = /* @__PURE__ */ new Map();
  for (const [name, why] of [...base.broken, ...each(onBase, base.failed)])
    broken.set(name, { ...why, side: "base" });
  for (const [name, why] of [...head.broken, ...each(onHead, head.failed)])
    if (!gross.has(name)) broken.set(name, { ...why, ...onHeadOf(name, broken, functions) });
  return broken;
}
function onHeadOf(name, onBase, functions) {
  if (onBase.has(name)) return { side: "both" };
  const isIn = (side) => side.includes(functionOf(name));
  const isAlone = isIn(functions.head) && !isIn(functions.base);
  return { side: "head", ...isAlone ? { isAlone } : {} };
}
function each(names, failed2) {
  return failed2 === void 0 ? [] : names.map((name) => [name, failed2]);
}
function namesOf({ leaves }, functions) {
  return leaves.size > 0 ? [...leaves.keys()] : functions;
}

// src/measure/find-all.ts
async function findAll(job, built, known) {
  const everywhere = job.base === void 0 ? "head" : "both";
  const brokenOnAll = ({ broken }) => [...broken.values()].filter((b) => b.side === everywhere);
  const missesFiles = (b) => brokenOnAll(b).some(({ output }) => NO_FILE.test(output));
  const first = await findIn(job, built, known);
  const suspects = [...new Set(first.filter(missesFiles).map((b) => b.pkg))];
  const rebuilt = await buildSides(job, suspects, { trimPath: false });
  const second = await findIn(job, rebuilt, known);
  const better = second.filter((b) => {
    const before = first.find((f) => f.pkg === b.pkg && f.procs === b.procs);
    return before !== void 0 && brokenOnAll(b).length < brokenOnAll(before).length;
  });
  const improved = new Set(better.map((b) => b.pkg));
  const benchmarks = [
    ...first.filter((b) => !improved.has(b.pkg)),
    ...second.filter((b) => improved.has(b.pkg))
  ];
  return {
    benchmarks,
    units: benchmarks.flatMap((b) => b.units),
    cpu: benchmarks.find((b) => b.cpu !== "")?.cpu ?? "",
    isCancelled: benchmarks.some((b) => b.isCancelled === true),
    withPaths: improved,
    warnings: [
      ...printedWarnings(benchmarks),
      ...[...improved].map(
        (pkg) => `${pkg} was built without -trimpath: its benchmarks find their files by their source's path`
      )
    ]
  };
}
function printedWarnings(benchmarks) {
  const lines = benchmarks.flatMap(
    ({ pkg, printed }) => printed.map((name) => `${pkg} prints a result line of its own, which is not measured: Benchmark${name}`)
  );
  return [...new Set(lines)];
}
async function findIn(job, built, { listings, places, spared, leftMs }) {
  const found2 = [];
  for (const { pkg, base, head } of built) {
    if (base?.kind === "failed" || head.kind === "failed") continue;
    job.world.runner.progress(`looking for benchmarks in ${pkg}`);
    const sides = {
      base: base && listings.base && job.base && testBinary(job, { pkg, ...base, listing: listings.base, ...job.base }),
      head: testBinary(job, { pkg, ...head, listing: listings.head, ...job.head })
    };
    const pattern = patternFor(pkg, spared, { places, pattern: job.options.bench });
    for (const procs of procsOf(job)) {
      const functions = {
        base: functionsOf(places.base, pkg, pattern),
        head: functionsOf(places.head, pkg, pattern)
      };
      const { run } = job.helper;
      const request = { run, pkg, procs, ...sides, pattern, functions, leftMs };
      found2.push(await findBenchmarks(request).catch(cancelled(request)));
    }
  }
  return found2;
}
function cancelled({ pkg, procs, functions }) {
  return (error) => {
    if (!(error instanceof InterruptedError)) throw error;
    return { ...NOTHING, pkg, procs, unreached: functions.head, isCancelled: true };
  };
}
var NOTHING = {
  ...{ subjects: [], added: [], missing: [], printed: [], units: [], cpu: "" },
  ...{ broken: /* @__PURE__ */ new Map(), gross: /* @__PURE__ */ new Map() }
};
var NO_FILE = /no such file|file does not exist|cannot find the (file|path)|not found/i;

// src/measure/plan.ts
var MOST_FOR_ONE = 1 / 4;
function planFor(candidates, left) {
  if (left <= 0) return { next: [], later: [], without: candidates, isScarce: true };
  const order = inOrder(candidates, left);
  if (secondsOf(order) <= left) return { next: order, later: [], without: [], isScarce: false };
  const { fitting: fitting2, without } = fill(order, left, (each2) => each2.isHopeless ? each2.step : each2.seconds);
  if (fitting2.length === 0) return leftOver(without, left);
  const next = fitting2.filter(({ waits }) => !waits);
  const later = fitting2.filter(({ waits }) => waits);
  const parts = next.length > 0 ? { next, later } : { next: later, later: [] };
  return { ...parts, without, isScarce: true };
}
function leftOver(candidates, left) {
  const { fitting: fitting2, without } = fill(candidates, left, ({ step }) => step);
  if (fitting2.length > 0) return { next: fitting2, later: [], without, isScarce: true };
  const [shortest, ...others] = candidates.toSorted((a, b) => compare(a.step, b.step));
  const next = shortest === void 0 ? [] : [shortest];
  return { next, later: [], without: others, isScarce: true };
}
function secondsOf(candidates) {
  return candidates.reduce((sum, { seconds }) => sum + seconds, 0);
}
function fill(order, left, cost) {
  const [fitting2, without] = [[], []];
  let rest = left;
  for (const candidate of order) {
    const fits = candidate.isSuspect || cost(candidate) <= rest;
    (fits ? fitting2 : without).push(candidate);
    if (fits) rest -= cost(candidate);
  }
  return { fitting: fitting2, without };
}
function inOrder(candidates, left) {
  return candidates.toSorted(
    (a, b) => compare(rankOf(a, left), rankOf(b, left)) || compare(a.distance ?? FARTHEST, b.distance ?? FARTHEST) || compare(a.seconds, b.seconds)
  );
}
var FARTHEST = Number.POSITIVE_INFINITY;
var [SUSPECT, ORDINARY, WAITING, HOPELESS] = [0, 1, 2, 3];
function rankOf({ isSuspect: isSuspect2, isHopeless, waits, seconds }, left) {
  if (isSuspect2) return SUSPECT;
  if (isHopeless) return HOPELESS;
  return waits || seconds > MOST_FOR_ONE * left ? WAITING : ORDINARY;
}
function packagesByDistance(packages, { functionsIn, distance }) {
  const nearestIn = ({ pkg }) => Math.min(FARTHEST, ...functionsIn(pkg).map((name) => distance(pkg, name) ?? FARTHEST));
  const nearest = new Map(packages.map((each2) => [each2, nearestIn(each2)]));
  return packages.toSorted((a, b) => compare(nearest.get(a) ?? FARTHEST, nearest.get(b) ?? FARTHEST));
}
function compare(a, b) {
  return a === b ? 0 : a - b;
}

// src/measure/row-reaches.ts
function distanceFrom(reach) {
  const reachOfRow = rowReaches(reach);
  return (pkg, name) => {
    const lengths = reachOfRow(pkg, name)?.ways.map(({ places }) => places.length - 1) ?? [];
    return lengths.length === 0 ? void 0 : Math.min(...lengths);
  };
}
function rowReaches(reach) {
  if (reach?.kind !== "known") return () => void 0;
  const { packages, changes } = reach.code;
  const found2 = packages.flatMap(
    ({ importPath, benchmarks }) => benchmarks.filter(isReached).map((each2) => {
      const kind = each2.kind === "unknown" ? "unknown" : "reached";
      const key = `${importPath}
${each2.name.slice("Benchmark".length)}`;
      return [key, { kind, reason: each2.reason, ways: waysOf(each2, changes) }];
    })
  );
  const byFunction = new Map(found2);
  return (pkg, name) => byFunction.get(`${pkg}
${name}`);
}

// src/measure/sampling/time-budget.ts
var TOO_LONG = { times: 20, seconds: 10 };
var GRACE = 0.1;
function openTimeBudget(now, seconds) {
  const deadline = now() + seconds;
  const left = () => deadline - now();
  return {
    seconds,
    left,
    limitMs(expected) {
      const own = Math.max(TOO_LONG.seconds, TOO_LONG.times * expected);
      return Math.round(1e3 * Math.min(own, left() + GRACE * seconds));
    },
    isOver: () => left() + GRACE * seconds <= 0
  };
}

// src/measure/sort-packages.ts
function sortPackages({ base, head }, pattern) {
  const matching = ({ places }) => [...places.keys()].filter((pkg) => functionsOf(places, pkg, pattern).length > 0).sort();
  const onHead = matching(head);
  if (base === void 0) {
    const shared2 = [.../* @__PURE__ */ new Set([...onHead, ...head.unreadable])].sort();
    return { shared: shared2, onlyHead: [], onlyBase: [], unreadable: [] };
  }
  const onBase = matching(base);
  const shared = [
    ...onHead.filter((pkg) => onBase.includes(pkg) || base.unreadable.has(pkg)),
    ...onBase.filter((pkg) => !onHead.includes(pkg) && head.unreadable.has(pkg))
  ];
  const isLeft = (pkg) => !shared.includes(pkg);
  return {
    shared,
    onlyHead: onHead.filter(isLeft),
    onlyBase: onBase.filter(isLeft),
    unreadable: [...head.unreadable].filter((pkg) => isLeft(pkg) && !onHead.includes(pkg)).sort()
  };
}
function unrunOf({
  onlyHead,
  onlyBase,
  identical,
  spared,
  differing,
  unbuiltOnHead: unbuiltOnHead2,
  places,
  pattern
}) {
  const headFunctions = (pkg) => functionsOf(places.head, pkg, pattern);
  return [
    ...identical.map(
      (pkg) => ({
        pkg,
        verdict: "identical",
        reason: "code and data are the same on both sides",
        functions: headFunctions(pkg)
      })
    ),
    ...[...spared].map(
      ([pkg, { functions }]) => ({
        pkg,
        verdict: "identical",
        reason: "the change does not reach it",
        functions: [...functions]
      })
    ),
    ...onlyHead.map((pkg) => {
      const functions = headFunctions(pkg);
      const output = unbuiltOnHead2.get(pkg);
      if (output !== void 0) return brokenOn("the head", { pkg, output, functions });
      return { pkg, verdict: "new", reason: "the base has no benchmarks in this package", functions };
    }),
    ...onlyBase.map(
      (pkg) => ({
        pkg,
        verdict: "missing",
        reason: "the head has no benchmarks in this package",
        functions: functionsOf(places.base, pkg, pattern)
      })
    ),
    ...differing.flatMap(
      (pair) => unbuiltOf(pair, [
        .../* @__PURE__ */ new Set([...headFunctions(pair.pkg), ...functionsOf(places.base, pair.pkg, pattern)])
      ])
    )
  ];
}
function silentWarnings(benchmarks, { spared, places, pattern }) {
  return benchmarks.flatMap(({ pkg, subjects, added, missing, broken, gross, unreached }) => {
    const named2 = [...subjects.map(({ name }) => name), ...added, ...missing, ...unreached];
    named2.push(...broken.keys(), ...gross.keys());
    const heard = new Set(named2.map(functionOf));
    const asked2 = functionsOf(places.head, pkg, patternFor(pkg, spared, { places, pattern }));
    const silent = asked2.filter((name) => !heard.has(name)).map((name) => `Benchmark${name}`);
    return silent.length === 0 ? [] : [silentWarning(pkg, silent)];
  });
}
function silentWarning(pkg, names) {
  const [only] = names;
  if (names.length === 1)
    return `${only} of ${pkg} gave no result: it skips itself, or nothing below it matches`;
  const many = `${names.length} benchmarks of ${pkg} gave no result`;
  return `${many}: they skip themselves, or nothing below them matches: ${names.join(", ")}`;
}
function unknownBenchmarks(pkg, output) {
  const said = output.split("\n").map((line) => line.trim());
  const why = said.filter((line) => line !== "" && !line.startsWith("# ")).join("; ");
  return `${pkg} does not build in the head, so that its benchmarks are not known: ${why}`;
}
function unbuiltOf({ pkg, base, head }, functions) {
  if (head.kind === "built")
    return base?.kind === "failed" ? [brokenOn("the base", { pkg, output: base.output, functions })] : [];
  const side = base?.kind === "failed" ? "either side" : "the head";
  return [brokenOn(side, { pkg, output: head.output, functions })];
}
function brokenOn(side, unbuilt2) {
  return { ...unbuilt2, verdict: "broken", reason: `the package's test does not build on ${side}` };
}

// src/measure/ready.ts
async function readyBenchmarks(job) {
  const { world, options } = job;
  const started = world.now();
  world.runner.progress("listing packages");
  const base = job.base && await listSide(job, job.base, { mustFind: false });
  const head = await listSide(job, job.head, { mustFind: true });
  const places = { base: base?.located.places ?? /* @__PURE__ */ new Map(), head: head.located.places };
  const sorted = sortPackages({ base: base?.located, head: head.located }, options.bench);
  const listings = { base: base?.listing, head: head.listing };
  const built = base === void 0 || job.base === void 0 ? await buildHead(job, sorted, places) : await buildUnproved(
    { ...job, base: job.base },
    { sorted, listings: { base: base.listing, head: head.listing }, places }
  );
  const measuring = world.now();
  const budget = openTimeBudget(world.now, options.timeBudget);
  const { spared } = built;
  const known = { listings, places, spared, leftMs: () => 1e3 * budget.left() };
  const nearest = packagesByDistance(built.differing, {
    functionsIn: (pkg) => functionsOf(places.head, pkg, options.bench),
    distance: distanceFrom(built.reach)
  });
  const found2 = await findAll(job, nearest, known);
  return { listings, places, sorted, built, found: found2, budget, started, measuring };
}
async function listSide({ world, go, options, helper }, { root: tree2, dir, env }, { mustFind }) {
  const { buildFlags, packages } = options;
  const request = { go: go.path, env, tree: tree2, dir, buildFlags, packages, mustFind };
  const listing = await listPackages(world.processes, request);
  return { listing, located: await locateBenchmarks(helper, listing) };
}
async function buildHead(job, { shared }, { head: places }) {
  const all = await buildSides(job, shared, { trimPath: true });
  const unknown2 = all.flatMap(
    ({ pkg, head }) => head.kind === "built" || places.has(pkg) ? [] : [[pkg, head.output]]
  );
  const unbuilt2 = new Map(unknown2);
  const unbuiltOnHead2 = new Map(unknown2.filter(([, output]) => !saysNoTests(output)));
  return {
    ...{ identical: [], spared: NONE_SPARED, reach: void 0, unbuiltOnHead: unbuiltOnHead2, sameTests: [] },
    differing: all.filter(({ pkg }) => !unbuilt2.has(pkg))
  };
}

// src/measure/result.ts
import { resolve } from "node:path";

// src/model/duration.ts
var [MINUTE, HOUR] = [60, 3600];
function durationText(seconds) {
  if (seconds < 2 * MINUTE) return `${Math.max(0, Math.round(seconds))}s`;
  const rounded = seconds < 10 * MINUTE ? Math.round(seconds) : MINUTE * Math.round(seconds / MINUTE);
  const [h, m, s] = [Math.floor(rounded / HOUR), Math.floor(rounded % HOUR / MINUTE), rounded % MINUTE];
  const parts = [h > 0 ? `${h}h` : "", m > 0 ? `${m}m` : "", s > 0 ? `${s}s` : ""];
  return parts.join("");
}
function roundedUp(seconds) {
  const step = seconds <= 2 * MINUTE ? 10 : MINUTE;
  return step * Math.max(1, Math.ceil(seconds / step));
}

// src/run/machine.ts
function machineOf({ world, options, go }, cpu) {
  return {
    cpu,
    goos: go.goos,
    goarch: go.goarch,
    gomaxprocs: options.cpu[0] ?? world.procs,
    go: go.version
  };
}

// src/measure/link-orders.ts
import { join as join4 } from "node:path";

// src/measure/link.ts
import { join as join3 } from "node:path";

// src/model/side.ts
function perSide({ base, head }, make) {
  return base === void 0 ? { head: make(head, "head") } : { base: make(base, "base"), head: make(head, "head") };
}
function bothOf({ base, head }) {
  return base === void 0 ? [head] : [base, head];
}

// src/measure/link.ts
async function link(processes, request) {
  const layouts = /* @__PURE__ */ new Map();
  for (const [n, order] of request.orders.entries()) {
    for (const [importPath, layout] of await linkOnce(processes, request, order))
      layouts.set(importPath, [...layouts.get(importPath) ?? [], layout]);
    if (!await request.mayGoOn(n + 1)) break;
  }
  return layouts;
}
async function linkOnce(processes, request, order) {
  const linking = perSide(request.sides, (side, name) => linkSide(processes, request, { side, name }, order));
  const [base, head] = await Promise.all([linking.base, linking.head]);
  const layouts = request.packages.flatMap(({ importPath }) => {
    const layout = { base: base?.get(importPath), head: head.get(importPath) };
    const isWhole = base === void 0 || layout.base !== void 0;
    return isWhole && layout.head !== void 0 ? [[importPath, { ...layout, head: layout.head }]] : [];
  });
  return new Map(layouts);
}
async function linkSide(processes, { common, goflags, linkFlags, packages, out }, { side, name }, order) {
  const buildFlags = withLinkFlags(common.buildFlags, goflags, [
    linkOrder(order),
    WITHOUT_DEBUGGING,
    ...linkFlags
  ]);
  const paths = /* @__PURE__ */ new Map();
  for (const trimPath of [true, false]) {
    const importPaths = packages.filter((p) => p.trimPath === trimPath).map((p) => p.importPath);
    if (buildFlags === null || importPaths.length === 0) continue;
    const folder = join3(out, String(order), `${name}${trimPath ? "" : "-with-paths"}`);
    const how = { ...common, ...side, buildFlags, trimPath, importPaths, out: folder };
    for (const [importPath, build] of await buildTests(processes, how))
      if (build.kind === "built") paths.set(importPath, build.binary);
  }
  return paths;
}

// src/measure/sampling/layout.ts
var LINKING = { least: 3, most: 12, share: 0.25, mostShare: 0.5 };
function inLayout(subject, layouts, n) {
  const layout = layouts[n % layouts.length];
  if (layout === void 0) return subject;
  const { base, head } = subject;
  const sides = { head: { ...head, path: layout.head } };
  if (base === void 0 || layout.base === void 0) return { ...subject, ...sides };
  return { ...subject, ...sides, base: { ...base, path: layout.base } };
}

// src/measure/link-orders.ts
var ORDERS = 2 ** 31;
var MOST_BYTES = 4 * 1024 ** 3;
var DISK_SHARE = 0.25;
function whyOneLayout({ options, goflags }) {
  return withLinkFlags(options.buildFlags, goflags, []) === null ? "the linker's flags are for a pattern of packages (-ldflags=pattern=\u2026)" : void 0;
}
function layoutWarnings(job, ran) {
  const why = whyOneLayout(job);
  if (why !== void 0)
    return [
      `every sample of a side ran with one link order, which alone can shift times by percents: ${why}`
    ];
  const few = ran.filter(({ orders }) => orders < LINKING.least);
  const packages = [...new Set(few.map(({ subject }) => subject.pkg))];
  return packages.map(
    (pkg) => `${pkg} ran with fewer than ${LINKING.least} link orders a side: linking failed, or time or disk were short`
  );
}
function linkOrders(job, withPaths) {
  if (whyOneLayout(job) !== void 0) return void 0;
  const { world, go, base, head, options, overlay, goflags, linkFlags } = job;
  const buildFlags = [...options.buildFlags, ...overlay === void 0 ? [] : [`-overlay=${overlay}`]];
  const out = join4(job.out, "orders");
  return async ({ importPaths, most, seconds, limit }) => {
    await removeFolder(out);
    const orders = Array.from(
      { length: Math.min(most, LINKING.most) },
      () => 1 + Math.floor(world.random() * ORDERS)
    );
    const allowed = Math.min(MOST_BYTES, DISK_SHARE * await freeBytes(job.out));
    const started = world.now();
    const mayGoOn = async (linked) => {
      const share2 = 1 + 1 / linked;
      const expected = (world.now() - started) * share2;
      const isInTime = expected <= (linked < LINKING.least ? limit : seconds);
      return isInTime && await folderBytes(out) * share2 <= allowed;
    };
    world.runner.progress(`linking ${importPaths.length} test binaries in up to ${orders.length} orders`);
    const packages = importPaths.map((importPath) => ({ importPath, trimPath: !withPaths.has(importPath) }));
    const common = { go: go.path, goos: go.goos, buildFlags };
    const linking = () => link(world.processes, {
      sides: { base, head },
      common,
      goflags,
      linkFlags,
      packages,
      out,
      orders,
      mayGoOn
    });
    return optional("linking in other orders", linking, { without: /* @__PURE__ */ new Map(), warn: world.runner.warning });
  };
}

// src/ports/process/machine-load.ts
import { readFile } from "node:fs/promises";
async function readLoad(proc = "/proc") {
  const [stat, cpu, io] = await Promise.all(
    ["stat", "pressure/cpu", "pressure/io"].map(
      (name) => readFile(`${proc}/${name}`, "utf8").catch(() => "")
    )
  );
  return { ticks: ticksOf(stat ?? ""), cpuWait: waitOf(cpu ?? ""), diskWait: waitOf(io ?? "") };
}
function ticksOf(stat) {
  const [, text2] = /^cpu +(\d[\d ]*)$/m.exec(stat) ?? [];
  const fields = text2?.trim().split(" ").map(Number).slice(0, 8) ?? [];
  const stolen = fields[7];
  return stolen === void 0 ? void 0 : { all: fields.reduce((a, b) => a + b, 0), stolen };
}
function waitOf(pressure) {
  const [, micros] = /^some .*\btotal=(\d+)$/m.exec(pressure) ?? [];
  return micros === void 0 ? void 0 : Number(micros) / 1e6;
}

// src/measure/neighbours.ts
async function watchNeighbours(now) {
  const [began, before] = [now(), await readLoad()];
  return async () => neighboursBetween(before, await readLoad(), now() - began);
}
function neighboursBetween(before, after, seconds) {
  const wait = (key) => share((after[key] ?? Number.NaN) - (before[key] ?? Number.NaN), seconds);
  const ticks = (key) => (after.ticks?.[key] ?? Number.NaN) - (before.ticks?.[key] ?? Number.NaN);
  const found2 = {
    steal: share(ticks("stolen"), ticks("all")),
    cpuWait: wait("cpuWait"),
    diskWait: wait("diskWait")
  };
  return Object.values(found2).every((value) => value === null) ? void 0 : found2;
}
function neighbourWarnings(found2) {
  const { steal, cpuWait, diskWait } = found2 ?? { steal: null, cpuWait: null, diskWait: null };
  const parts = [
    told(steal, LEAST_TOLD.steal, (x) => `other virtual machines took ${x} of its CPU time (steal)`),
    told(cpuWait, LEAST_TOLD.cpuWait, (x) => `programs waited for a CPU in ${x} of the time (pressure)`),
    told(diskWait, LEAST_TOLD.diskWait, (x) => `for a disk in ${x}`)
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`the machine was disturbed while it measured: ${parts.join(", ")}`];
}
var LEAST_TOLD = { steal: 0.02, cpuWait: 0.75, diskWait: 0.1 };
function told(value, least, sentence) {
  return value === null || value < least ? "" : sentence(`${Math.round(100 * value)} %`);
}
function share(part, whole) {
  const ratio2 = part / whole;
  return whole > 0 && Number.isFinite(ratio2) ? Math.min(1, Math.max(0, ratio2)) : null;
}

// src/judge/pairs-to-verdict.ts
var [UNCHANGED, CHANGED, BEYOND] = [1.645, 4.3, 0.84];
function pairsToVerdict({
  delta,
  error,
  threshold,
  pairs
}) {
  if (delta === null || delta <= -1 || error === void 0) return pairs + 1;
  const [size, limit] = [Math.abs(Math.log1p(delta)), Math.log1p(threshold)];
  const until = (errors, distance) => pairs * (errors * error / Math.max(0, distance)) ** 2;
  const settled = Math.max(0, size - error);
  const unchanged = settled < limit ? until(UNCHANGED, limit - settled) : Number.POSITIVE_INFINITY;
  const changed = size > limit ? Math.max(until(CHANGED, size), until(BEYOND, size - limit)) : Number.POSITIVE_INFINITY;
  return Math.max(pairs + 1, Math.ceil(Math.min(unchanged, changed)));
}

// src/measure/sampling/isolated.ts
async function isolated(work2) {
  try {
    await work2();
    return void 0;
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

// src/measure/sampling/meetings.ts
function rememberMeetings(takeTurns) {
  const met = /* @__PURE__ */ new Map();
  const find = (base, head) => met.get(base) ?? met.get(head);
  const takeTurnsOnce = async (request) => {
    const { base, head } = request;
    const known = find(base.dir, head.dir);
    if (known !== void 0)
      return { records: [], base: NOT_RUN, head: NOT_RUN, ended: "shared", reason: known };
    const turns = await takeTurns(request);
    if (turns.ended === "shared") for (const { dir } of [base, head]) met.set(dir, turns.reason);
    return turns;
  };
  return { takeTurns: takeTurnsOnce, of: ({ base, head }) => find(base?.dir ?? head.dir, head.dir) };
}

// src/measure/sampling/rounds.ts
function openRounds(means) {
  const meetings = means.takeTurns && rememberMeetings(means.takeTurns);
  return { ...means, meetings, takeTurns: meetings?.takeTurns };
}
function startState({ takeTurns }, subject) {
  const alone2 = takeTurns === void 0 ? "no benchmark can take turns" : void 0;
  const none = { pairs: [], judgements: /* @__PURE__ */ new Map(), layouts: [], orders: 0, looked: 0, stumbles: 0 };
  return { subject, ...none, isOpen: true, meets: false, hasWaited: false, calibratedIn: 0, alone: alone2 };
}
async function untilCancelled(work2) {
  try {
    return await work2();
  } catch (error) {
    if (error instanceof InterruptedError) return "interrupted";
    throw error;
  }
}
async function alone(state, work2) {
  const trouble = await isolated(work2);
  if (trouble !== void 0) state.trouble = trouble;
}
function separate({ meetings }, states) {
  for (const state of states) {
    const why = meetings?.of(state.subject);
    if (why === void 0 || state.meets) continue;
    state.meets = true;
    if (state.pairs.some((pair) => !pair.inTurns)) continue;
    state.judgements.clear();
    state.pairs.length = 0;
    state.isOpen = isSampled(state) && state.trouble === void 0;
    if (state.alone !== void 0) continue;
    state.alone = why;
    delete state.calibration;
  }
}
function isSampled({ broken, gross, untold }) {
  return broken === void 0 && gross === void 0 && untold === void 0;
}
function secondsOf2({ subject, calibration }) {
  return bothOf(subject).length * ((calibration?.seconds ?? 0) + (calibration?.brief?.seconds ?? 0));
}
var ROOM = 0.75;
function secondsOfPair(state) {
  return secondsOf2(state) / ROOM;
}
function shuffled(items, random) {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

// src/measure/sampling/give-up.ts
var LEAST_PAIRS = 12;
var OVERRATED = 2;
function giveUp(states, { policy: { maxCount }, left }) {
  for (const state of states) {
    const taken = state.pairs.length;
    if (!state.isOpen || !isSampled(state) || taken < LEAST_PAIRS) continue;
    const pairs = pairsWanted([...state.judgements.values()]);
    const seconds = secondsOfPair(state) * (pairs - taken);
    if (isVain(pairs, taken, maxCount) || seconds > OVERRATED * left)
      state.givenUp = whyGivenUp(state, pairs, maxCount);
  }
}
function pairsWanted(judgements) {
  return Math.min(...judgements.filter(({ verdict }) => verdict === "open").map(pairsToVerdict));
}
function isVain(wanted, taken, maxCount) {
  return taken >= LEAST_PAIRS && wanted > OVERRATED * maxCount;
}
function whyGivenUp(state, pairs, maxCount) {
  if (!Number.isFinite(pairs)) return "more pairs are not expected to tell more";
  const most = pairs > maxCount ? `; max-count is ${maxCount}` : "";
  return `${neededText(state, pairs)} would do${most}`;
}
function neededText(state, pairs) {
  const more = secondsOfPair(state) * (pairs - state.pairs.length);
  return `about ${twoDigits(pairs)} pairs (${durationText(roundedUp(more))} more)`;
}
function twoDigits(pairs) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(pairs)) - 1);
  return Math.ceil(pairs / unit) * unit;
}
function isGivenUp({ givenUp, judgements }) {
  return givenUp !== void 0 && [...judgements.values()].some(({ verdict }) => verdict === "inconclusive");
}
function givenUpWarning(many) {
  const were = many === 1 ? "1 benchmark was" : `${many} benchmarks were`;
  return `${were} given up before the time-budget was spent: the noise is so large that more samples were not expected to give a verdict; each row says what would`;
}

// src/measure/not-begun.ts
function planText({ next, later, without }, left) {
  const all = [...next, ...later, ...without];
  const many = `${all.length === 1 ? "1 benchmark needs" : `${all.length} benchmarks need`}`;
  const needed = durationText(roundedUp(secondsOf(all)));
  const text2 = `${many} about ${needed}; ${durationText(left)} are left`;
  if (without.length === 0) return text2;
  const fitting2 = next.length + later.length;
  return `${text2}: about ${fitting2} fit, ${without.length} are not begun unless time is left over`;
}
var MOST_NAMED = 3;
var MOST_LINES = 5;
function outlookTexts(look) {
  const { asked: asked2, pairs, open, left } = look;
  if (open.length === 0) return [];
  const untold = open.flatMap((each2) => whyUntold(each2, look));
  const likely = open.filter(({ isHopeless, seconds }) => !isHopeless && seconds <= left).toSorted((a, b) => b.seconds - a.seconds);
  const told2 = `after ${pairs} pairs ${asked2 - open.length} of ${asked2} benchmarks have verdicts`;
  const needs = likely.length === 1 ? "1 needs" : `${likely.length} need`;
  const need = likely.length === 0 ? "" : `, ${needs} about ${needOf(likely)}`;
  const few = untold.slice(0, MOST_LINES);
  const others = untold.length - few.length;
  return [`${told2}${need}`, ...few, ...others > 0 ? [`${others} more cannot be told, either`] : []];
}
function needOf(likely) {
  const each2 = likely.map(
    (one) => `${qualifiedName(one.state.subject)} ${durationText(Math.ceil(one.seconds))}`
  );
  return `${durationText(Math.ceil(secondsOf(likely)))} more: ${cutList(each2, MOST_NAMED)}`;
}
function whyUntold(planned, { left, maxCount }) {
  const { isHopeless, seconds, wantedPairs, state } = planned;
  if (!isHopeless && seconds <= left) return [];
  const name = qualifiedName(state.subject);
  if (!Number.isFinite(wantedPairs))
    return [`${name} may stay open: its change is as large as what counts as one`];
  const wants = `${name} varies: ${neededText(state, wantedPairs)} would tell it`;
  return [isHopeless ? `${wants}; max-count is ${maxCount}` : `${wants}; ${durationText(left)} are left`];
}
function nameUnbegun({ states, planned, budget, distance }) {
  const unbegun = planned.filter(({ state }) => state.pairs.length === 0);
  if (unbegun.length === 0) return void 0;
  const measured2 = states.filter(({ pairs }) => pairs.length > 0).map(({ subject: { pkg, name } }) => distance(pkg, functionOf(name)));
  for (const each2 of unbegun)
    each2.state.notBegun = `not begun: ${whyUnbegun(each2, measured2, budget.seconds)}`;
  const needed = roundedUp(budget.seconds - budget.left() + secondsOf(planned));
  const shards = Math.max(2, Math.ceil(needed / budget.seconds));
  return { benchmarks: unbegun.length, of: states.length, timeBudget: budget.seconds, needed, shards };
}
function whyUnbegun({ ownSeconds, distance, state }, measured2, budget) {
  const limit = `the time-budget of ${durationText(budget)}`;
  if (ownSeconds > budget)
    return `it alone needs about ${durationText(roundedUp(ownSeconds))}, more than ${limit}`;
  if (state.calibration?.parallel === true)
    return `it runs in parallel, and ${limit} was spent on the others`;
  if (measured2.length === 0) return `${limit} was spent before any was measured`;
  const isFarther = distance !== void 0 && measured2.every((other) => other !== void 0 && other <= distance) && measured2.some((other) => other !== distance);
  return `${limit} was spent on ${isFarther ? "benchmarks that the change reaches more directly" : "other benchmarks"}`;
}
function notBegunWarning({ benchmarks, of, timeBudget, needed, shards }) {
  const were = `${benchmarks} of ${of} benchmarks ${benchmarks === 1 ? "was" : "were"} not begun`;
  const remedy = `${durationText(needed)} would do, or ${shards} jobs with a part of the benchmarks each`;
  return `${were}: the time-budget of ${durationText(timeBudget)} was too short; about ${remedy}`;
}

// src/measure/reach-of-run.ts
function reachOf2({ options }, { built, sorted, places }) {
  const { reach, identical, spared } = built;
  if (reach === void 0) return void 0;
  const { seconds } = reach;
  const none = { reached: 0, unknown: 0, benchmarks: 0, seconds };
  if (reach.kind === "unknown") return { known: false, reason: reach.reason, ...none };
  const functions = sorted.shared.flatMap((pkg) => {
    const onBase = functionsOf(places.base, pkg, options.bench);
    const both = functionsOf(places.head, pkg, options.bench).filter((name) => onBase.includes(name));
    return both.map((name) => ({ pkg, name }));
  });
  const proved = new Set(identical);
  const reached = functions.filter(
    ({ pkg, name }) => !proved.has(pkg) && spared.get(pkg)?.functions.has(name) !== true
  );
  const reachOfRow = rowReaches(reach);
  const unknown2 = reached.filter(({ pkg, name }) => reachOfRow(pkg, name)?.kind !== "reached");
  const counts = { reached: reached.length, unknown: unknown2.length, benchmarks: functions.length };
  return { known: true, reason: "", ...counts, seconds };
}
function reachWarnings(reach) {
  if (reach?.kind !== "unknown" || !reach.hasFailed) return [];
  const all = "so that all are measured whose package is not the same";
  return [`which benchmarks the change reaches is not known, ${all}: ${reach.reason}`];
}
function withReach(rows, reach) {
  const reachOfRow = rowReaches(reach);
  return rows.map((row) => {
    const found2 = row.verdict === "identical" ? void 0 : reachOfRow(row.pkg, functionOf(row.name));
    return found2 === void 0 ? row : { ...row, reach: found2 };
  });
}

// src/measure/rows.ts
function rowsOf(found2) {
  const unrun = found2.unrun.flatMap(
    ({ pkg, functions, ...why }) => functions.map((name) => unmeasured(found2, { pkg, name, procs: found2.procs }, why))
  );
  const oneSided = found2.benchmarks.flatMap(({ pkg, procs, added, missing, broken, gross, unreached }) => {
    const unmeasuredAs = (why) => (name) => unmeasured(found2, { pkg, name, procs }, why);
    return [
      ...added.map(unmeasuredAs({ verdict: "new", reason: "the base does not have it" })),
      ...missing.map(unmeasuredAs({ verdict: "missing", reason: "the head does not have it" })),
      ...[...broken].map(([name, side]) => unmeasuredAs(whyBroken(side))(name)),
      ...[...gross].map(([name, side]) => grossRow(found2, { pkg, name, procs }, side)),
      ...unreached.map(unmeasuredAs(NO_TIME))
    ];
  });
  const measured2 = found2.measured.flatMap((m) => measuredRows(found2, m));
  return [...unrun, ...oneSided, ...found2.together.map(togetherRow), ...measured2];
}
function togetherRow({ pkg, benchmarks, delta, lo, hi, reason }) {
  const name = `(${benchmarks} benchmarks together)`;
  const row = emptyRow({ pkg, name, procs: 1 }, { verdict: "regression", reason });
  return { ...row, delta, lo, hi, pairs: benchmarks };
}
function whyBroken({ side, isAlone, reason, output }) {
  const where = side === "both" ? "both sides" : `the ${side}`;
  if (isAlone) return { verdict: "broken", reason: `${reason} on ${where}, which alone has it`, output };
  return { verdict: "broken", reason: `${reason} on ${where}`, output, brokenOn: side };
}
function unmeasured({ places }, benchmark2, why) {
  return { ...emptyRow(benchmark2, why), ...placeOf(places, benchmark2) };
}
var NO_TIME = { verdict: "inconclusive", reason: "there was no time to measure it" };
function whyUntold2({ untold, trouble, notBegun }) {
  if (notBegun !== void 0) return { ...NO_TIME, reason: notBegun, notBegun: true };
  if (trouble !== void 0) return { ...NO_TIME, reason: `it could not be measured: ${trouble}` };
  return untold === void 0 ? NO_TIME : { ...NO_TIME, reason: untold };
}
function grossRow(found2, benchmark2, { base, head, reason }) {
  const row = unmeasured(found2, benchmark2, { verdict: "regression", reason });
  const isKnown = base > 0;
  const delta = isKnown && head !== null ? head / base - 1 : null;
  return { ...row, base: isKnown ? base : null, head, delta, warnings: warningsOf(found2, benchmark2) };
}
function measuredRows(found2, measured2) {
  const { subject, judgements, broken, gross, pairs } = measured2;
  if (broken !== void 0) return [unmeasured(found2, subject, whyBroken(broken))];
  if (gross !== void 0) return [grossRow(found2, subject, gross)];
  if (pairs.length === 0) return [unmeasured(found2, subject, whyUntold2(measured2))];
  const judged = [...judgements].map(([unit, judgement]) => {
    const row = comparisonOf({ benchmark: subject, unit }, judgement);
    if (mayBeOnce(measured2, row)) return { ...row, verdict: "inconclusive", reason: MAY_BE_ONCE };
    const isGivenUp2 = row.verdict === "inconclusive" && measured2.givenUp !== void 0;
    return isGivenUp2 ? { ...row, reason: `${row.reason}; ${measured2.givenUp}` } : row;
  });
  const unjudged = [...oneSidedUnits(measured2), ...withoutTime(measured2)];
  const rows = [...judged, ...unjudged.map((why) => emptyRow(subject, why))];
  const common = {
    ...measured2.orders > 0 ? { orders: measured2.orders } : {},
    ...placeOf(found2.places, subject),
    warnings: warningsOf(found2, subject)
  };
  return rows.map((row) => ({ ...row, ...common }));
}
var MAY_BE_ONCE = "it may be what is allocated once in front of the loop: there was no time to see whether more iterations tell the same";
var ONCE = { "B/op": 16 * 1024 * 1024, "allocs/op": 1e3 };
function mayBeOnce({ calibration }, { unit, verdict, base, head }) {
  if (calibration?.isGuess !== true || verdict !== "regression") return false;
  return ((head ?? 0) - (base ?? 0)) * calibration.iterations < (ONCE[unit] ?? 0);
}
function withoutTime({ pairs }) {
  const units = pairs.flatMap(({ base, head }) => [...base.keys(), ...head.keys()]);
  if (units.some((unit) => unit !== "B/op" && unit !== "allocs/op")) return [];
  return [{ verdict: "inconclusive", reason: "it reports no time on either side: its timer is stopped" }];
}
function oneSidedUnits({ pairs }) {
  const [first] = pairs;
  if (first === void 0) return [];
  const added = [...first.head.keys()].filter((unit) => !first.base.has(unit));
  const missing = [...first.base.keys()].filter((unit) => !first.head.has(unit));
  return [
    ...added.map((unit) => ({ unit, verdict: "new", reason: `the base does not report ${unit}` })),
    ...missing.map((unit) => ({ unit, verdict: "missing", reason: `the head does not report ${unit}` }))
  ];
}
function ownCodeDiffers({ base, head }, benchmark2) {
  const [before, after] = [findPlace(base, benchmark2), findPlace(head, benchmark2)];
  return before !== void 0 && after !== void 0 && before.hash !== after.hash;
}
function findPlace(places, { pkg, name }) {
  return places.get(pkg)?.get(functionOf(name));
}
function placeOf({ base, head }, benchmark2) {
  const place = findPlace(head, benchmark2) ?? findPlace(base, benchmark2);
  return place === void 0 ? {} : { file: place.file, line: place.line };
}
function warningsOf({ places }, benchmark2) {
  return ownCodeDiffers(places, benchmark2) ? ["the benchmark's own code differs between the sides"] : [];
}

// src/measure/write-samples.ts
import { join as join5 } from "node:path";
async function writeSamples(request) {
  const pathOf = (side) => join5(request.out, `${side}.bench.out`);
  for (const side of ["base", "head"]) {
    const revision = request[side];
    if (revision === void 0) continue;
    const series = request.measured.map(({ subject, pairs, gross }) => ({
      ...subject,
      processes: gross === void 0 ? pairs.map((pair) => ({ iterations: pair.iterations, sample: pair[side] })) : shortLook(gross[side])
    }));
    await writeSide({ ...request, path: pathOf(side), series, sha: revision.sha });
  }
  return pathOf("head");
}
function shortLook(secPerOp) {
  return secPerOp === null ? [] : [{ iterations: 1, sample: /* @__PURE__ */ new Map([["sec/op", [secPerOp]]]) }];
}
async function writeSide(request) {
  const units = request.metadata.map(({ unit, key, value }) => unitText({ original: unit, key, value }));
  const results = request.series.flatMap((series) => resultsOf(request, series));
  await writeText(request.path, ["\n", ...new Set(units), ...resultText(results)].join(""));
}
function resultsOf(request, series) {
  const { goos, goarch, cpu, go } = request.machine;
  const { pkg, name, procs } = series;
  const entries2 = {
    goos,
    goarch,
    pkg,
    cpu,
    "go-version": go,
    gomaxprocs: String(procs),
    region: request.region,
    commit: request.sha,
    time: request.date.toISOString()
  };
  const config = Object.entries(entries2).filter(([, value]) => value !== "").map(([key, value]) => ({ key, value }));
  const fullName = procs === 1 ? name : `${name}-${procs}`;
  return series.processes.map(({ iterations, sample }) => ({
    config,
    fullName,
    iters: iterations,
    values: valuesOf(sample)
  }));
}
function processValue(slices) {
  const finite2 = slices.filter(Number.isFinite);
  return finite2.length === 0 ? null : median(finite2);
}
function valuesOf(sample) {
  return [...sample].flatMap(([unit, slices]) => {
    const value = processValue(slices);
    if (value === null) return [];
    return [{ value, unit, original: asWritten(value, unit) ?? null }];
  });
}

// src/measure/result.ts
async function measured(job, { found: found2, budget }, measure2) {
  const { world, options, helper } = job;
  const neighboursOf = await watchNeighbours(world.now);
  const measurement = await measure2({
    benchtime: options.benchtime,
    budget,
    run: helper.run,
    takeTurns: job.overlay === void 0 ? void 0 : helper.takeTurns,
    linkOrders: linkOrders(job, found2.withPaths),
    now: world.now,
    random: world.random,
    progress: world.runner.progress,
    debug: world.runner.debug
  });
  const neighbours = await neighboursOf();
  return {
    measurement,
    ended: found2.isCancelled ? "interrupted" : measurement.ended,
    neighbours: measurement.measured.length === 0 ? void 0 : neighbours
  };
}
function rowsOfReady(job, { places, sorted, built, found: found2 }, measured2) {
  const unrun = unrunOf({ ...sorted, ...built, places, pattern: job.options.bench });
  const [procs] = procsOf(job);
  return rowsOf({ ...measured2, unrun, benchmarks: found2.benchmarks, places, procs });
}
function resultOf(job, ready, {
  measurement: { measured: measured2, notBegun },
  ended: ended2,
  neighbours
}, told2) {
  const { built, found: found2, places, started, measuring } = ready;
  const { options, world } = job;
  const unknown2 = [...built.unbuiltOnHead].filter(([pkg]) => !places.head.has(pkg));
  const sampled = measured2.filter(({ pairs }) => pairs.length > 0);
  return {
    ...told2,
    metadata: found2.units,
    cpu: found2.cpu,
    neighbours,
    notBegun,
    reach: reachOf2(job, ready),
    sameTests: built.sameTests,
    unbuilt: {
      base: unbuilt(built.differing, "base"),
      head: [...unbuilt(built.differing, "head"), ...built.unbuiltOnHead.keys()]
    },
    warnings: [
      ...reachWarnings(built.reach),
      ...unknown2.map((each2) => unknownBenchmarks(...each2)),
      ...found2.warnings,
      ...silentWarnings(found2.benchmarks, { spared: built.spared, places, pattern: options.bench }),
      ...layoutWarnings(job, sampled),
      ...aloneWarnings(job, measured2),
      ...measured2.flatMap((each2) => troubleOf(job, each2)),
      ...neighbourWarnings(neighbours),
      ...endWarnings(job, ended2, { measured: measured2, notBegun })
    ],
    seconds: { build: measuring - started, measure: world.now() - measuring }
  };
}
async function keepSamples({ world, options, base, head, ...job }, { found: { units: metadata, cpu } }, measured2) {
  const { region } = options;
  if (options.out === void 0) return { path: void 0, warnings: [] };
  const machine = machineOf({ ...job, world, options }, cpu);
  const out = resolve(world.cwd, options.out);
  const warnings = [];
  const write = () => writeSamples({ out, measured: measured2, metadata, machine, date: world.date(), region, base, head });
  const warn = (text2) => void warnings.push(text2);
  const path = await optional("the samples were not written (out)", write, { without: void 0, warn });
  return { path, warnings };
}
function troubleOf({ base }, { subject, trouble, pairs }) {
  if (trouble === void 0) return [];
  const taken = `${pairs.length} ${base === void 0 ? "samples" : "pairs"}`;
  return [`${qualifiedName(subject)} was left alone after ${taken}: ${trouble}`];
}
function aloneWarnings({ overlay }, measured2) {
  if (overlay === void 0) return [];
  const apart = measured2.filter(({ alone: alone2 }) => alone2 !== void 0);
  const said = apart.toSorted((a, b) => Number(b.meets) - Number(a.meets)).map(
    ({ subject, alone: alone2, meets }) => meets ? `${subject.pkg} was measured one side after the other, never both at once: ${alone2}` : `${qualifiedName(subject)} was measured one side after the other, not in turns: ${alone2}`
  );
  return [...new Set(said)];
}
function endWarnings({ base, options }, ended2, { measured: measured2, notBegun }) {
  const whole = base === void 0 ? "all samples were taken" : "every verdict was settled";
  switch (ended2) {
    case "settled":
    case "complete":
      return [];
    case "given-up":
      return [givenUpWarning(measured2.filter(isGivenUp).length)];
    case "max-count":
      return [`some verdicts are still open after ${options.maxCount} pairs of samples (max-count)`];
    case "time-budget":
      return [
        notBegun === void 0 ? `the time-budget of ${durationText(options.timeBudget)} was spent before ${whole}` : notBegunWarning(notBegun)
      ];
    case "interrupted":
      return [`the run was cancelled before ${whole}`];
    default:
      return ended2;
  }
}

// src/run/benchmark-result.ts
var CANCELLED = "the run was cancelled";

// src/judge/policy.ts
function looks({ count: count2, maxCount }) {
  const first = Math.max(1, Math.min(count2, maxCount));
  const counts = [first];
  for (let n = first; n < maxCount; counts.push(n)) n = maxCount < 2.2 * n ? maxCount : Math.ceil(1.5 * n);
  const total = counts.length * (counts.length + 1) / 2;
  return counts.map((pairs, i) => ({
    pairs,
    seen: counts[i - 1] ?? 0,
    share: (i + 1) / total,
    last: i === counts.length - 1
  }));
}
function lastLook(plan, at) {
  const look = plan[at];
  if (look === void 0) throw new RangeError(`look ${at} of ${plan.length} does not exist`);
  const share2 = plan.slice(at).reduce((sum, l) => sum + l.share, 0);
  return { ...look, share: share2, last: true };
}

// src/measure/sampling/calibration.ts
function briefly({ brief, ...calibration }) {
  return brief === void 0 ? calibration : { ...calibration, ...brief, clockOnly: true };
}
function isPutOff({ isLate, mayWait }) {
  return mayWait === true && isLate?.() === true;
}
var FAR = 8;
function withIterations(calibration, iterations) {
  const longer2 = iterations / calibration.iterations;
  if (longer2 > FAR || longer2 < 1 / FAR) return calibration;
  const repeats = Math.max(1, Math.round(calibration.repeats / longer2));
  const seconds = calibration.seconds * longer2 * repeats / calibration.repeats;
  return { ...calibration, iterations, repeats, seconds };
}
function oneSlice(iterations, seconds, parallel) {
  return { kind: "calibrated", iterations, repeats: 1, parallel, seconds };
}
function isParallel({ processors }) {
  return processors === void 0 || processors > 1.5;
}

// src/measure/sampling/calibrating/compare-side.ts
var MOST_SHARE = 0.14;
var MOST_PARALLEL_SHARE = 0.2;
var FAR_ABOVE = 3;
var MORE_TIME = 1.5;
var [LESS_BYTES, MORE_BYTES, ROUNDING] = [1.03, 1.2, 1];
var [SURE, UNSURE_SLICES] = [2, 6];
var LEAST_SLICES = 5;
function compareSide({ few, many, inTurns }, counts) {
  const amongMany = Math.min(...many.seconds);
  const inEach = ratiosOf(few, many);
  const typical = inTurns ? median(inEach) : ratio(Math.min(...few.seconds), amongMany);
  const ofMeans = ratio(mean(few.seconds), mean(many.seconds));
  const lessTime = Math.min(typical, ofMeans);
  const share2 = counts.parallel ? MOST_PARALLEL_SHARE : MOST_SHARE;
  const less = evidence(lessTime, 1 + share2 * savedBy(counts), inTurns ? inEach : void 0);
  const mayBeChance = inTurns && less === "unsure" && lessTime < 1 + FAR_ABOVE * share2;
  const asMore = inTurns ? inEach.map((each2) => 1 / each2) : void 0;
  const more = evidence(1 / Math.max(typical, ofMeans), MORE_TIME, asMore);
  const bytes = { few: Math.min(...few.bytes), many: Math.min(...many.bytes) };
  const forBytes = bytesCount({ ...counts, bytes, most: GO_BENCHTIME / amongMany });
  const growsInTime = more === "sure" || more === "unsure" && !inTurns;
  return {
    lessTime,
    isUnsure: less === "unsure" || more === "unsure",
    excess: less === "none" || mayBeChance ? 0 : lessTime - 1,
    excessBytes: forBytes > 0 ? bytes.few / Math.max(1, bytes.many) - 1 : 0,
    grows: growsInTime || bytes.many > bytes.few * MORE_BYTES + ROUNDING,
    few: typical * amongMany,
    amongMany,
    usual: median(many.seconds),
    forBytes
  };
}
function evidence(found2, bound, inEach) {
  if (found2 <= bound) return "none";
  if (inEach === void 0 || inEach.length < LEAST_SLICES) return "unsure";
  const logs = inEach.map(Math.log);
  const centre = median(logs);
  const reach = SURE * (1 + UNSURE_SLICES / inEach.length) * errorOfMedian(logs, centre);
  return centre - reach > Math.log(bound) ? "sure" : "unsure";
}
function savedBy({ few, many }) {
  return 1 - few / many;
}
function ratiosOf(few, many) {
  return few.seconds.map((seconds, i) => ratio(seconds, many.seconds[i]));
}
function ratio(a, b = 0) {
  return a > 0 && b > 0 ? a / b : 1;
}
function errorOfMedian(values, centre) {
  return 1.2533 * robustDeviation(values, centre) / Math.sqrt(values.length);
}
function bytesCount({ few, many, bytes, most }) {
  if (bytes.few <= bytes.many * LESS_BYTES + ROUNDING) return 0;
  const of = (iterations, perOp) => ({ iterations, perOp });
  const each2 = Math.max(0, costBetween(of(few, bytes.few), of(many, bytes.many)));
  const once = (bytes.few - each2) * few;
  const wanted = once / Math.max(ROUNDING, 0.02 * each2);
  if (wanted < most) return wanted;
  return once / most < each2 ? most / 3 : 0;
}

// src/measure/sampling/turns.ts
async function takeTurnsPair(takeTurns, request) {
  const { subject, calibration } = request;
  const { iterations, repeats } = calibration;
  const played = await play(takeTurns, request, (side) => repeating(side, repeats));
  if (played.kind === "no-turns") return played;
  const record = recordOf(played, { name: subject.name, iterations, repeats });
  if (record.kind === "no-turns") return record;
  const { base, head } = calibration.clockOnly === true ? clockOf(record) : record;
  const { parallel } = record;
  return { kind: "pair", inTurns: true, parallel, iterations, time: timeOf(played), base, head };
}
async function takeBothCounts(takeTurns, { few, ...request }) {
  const { iterations, repeats } = request.calibration;
  const { name } = request.subject;
  const played = await play(takeTurns, request, (side) => alternating(side, repeats + 1, few));
  if (played.kind === "no-turns") return played;
  const many = recordOf(played, { name, iterations, repeats });
  if (many.kind === "no-turns") return many;
  const short = recordOf(played, { name, iterations: few, repeats });
  if (short.kind === "no-turns") return short;
  return {
    kind: "counts",
    parallel: many.parallel,
    time: timeOf(played),
    few: lastOf(short, repeats),
    many: lastOf(many, repeats)
  };
}
function timeOf({ records, base, head }) {
  const seconds = Math.max(base.seconds, head.seconds);
  const turns = records.reduce((sum, record) => sum + record.base.length, 0);
  const timed = records.flatMap((record) => [...record.base, ...record.head]).reduce((sum, { nanoseconds }) => sum + nanoseconds / 1e9, 0);
  return { seconds, turns, besides: seconds - timed };
}
async function play(takeTurns, { subject, calibration, seed, timeoutMs }, asked2) {
  const { iterations, parallel, seconds } = calibration;
  const { name, procs } = subject;
  const [base, head] = [asked2(subject.base), asked2(subject.head)];
  const command = { ...exactly(name), benchtime: `${iterations}x`, repeats: 1, procs };
  const args = benchmarkArgs(subject.base, command);
  const how = { args, seed, together: !parallel, expectedMs: 2e3 * seconds, timeoutMs };
  const turns = await takeTurns({ base, head, ...how }).catch(notStarted2);
  if ("kind" in turns) return turns;
  if (turns.ended !== "complete") return { kind: "no-turns", reason: turns.reason };
  return { ...turns, kind: "played" };
}
function recordOf({ records }, wanted) {
  const { name, iterations, repeats } = wanted;
  const record = records.find((r) => r.name === `Benchmark${name}` && r.iterations === iterations);
  if (record === void 0 || record.base.length < repeats)
    return { kind: "no-turns", reason: whyTooFew(records, wanted) };
  return {
    kind: "record",
    parallel: record.parallel,
    ...samplesOf(record.base, record.head, iterations)
  };
}
function lastOf({ base, head }, turns) {
  const last = (sample) => new Map([...sample].map(([unit, values]) => [unit, values.slice(-turns)]));
  return { base: last(base), head: last(head) };
}
async function takeWholePair(takeTurns, request) {
  const { calibration } = request;
  const pair = await takeTurnsPair(takeTurns, request);
  if (pair.kind === "no-turns" || calibration.brief === void 0) return pair;
  const brief = await takeTurnsPair(takeTurns, { ...request, calibration: briefly(calibration) });
  if (brief.kind === "no-turns") return brief;
  const whole = (side) => new Map([...pair[side], ...brief[side]]);
  return { ...pair, base: whole("base"), head: whole("head") };
}
function clockOf({ base, head }) {
  const ofClock = (sample) => new Map([...sample].filter(([unit]) => isOfClock(unit)));
  return { base: ofClock(base), head: ofClock(head) };
}
function whyTooFew(records, { name, iterations, repeats }) {
  const own = records.filter((r) => r.name === `Benchmark${name}`);
  const other = own.find((r) => r.iterations !== iterations);
  const same = own.find((r) => r.iterations === iterations);
  if (same === void 0 && other !== void 0)
    return `it ran ${other.iterations} iterations where ${iterations} were asked for: it sets b.N itself`;
  return `it took ${same?.base.length ?? 0} turns where ${repeats} were asked for`;
}
function notStarted2(error) {
  if (error instanceof StartError) return { kind: "no-turns", reason: error.message };
  throw error;
}
function samplesOf(base, head, iterations) {
  const [b, h] = [base, head].map((side) => side.map((turn) => unitsOf(turn, iterations)));
  const sampleOf = (own, other) => {
    const isShared = (unit) => other.some((units) => units.has(unit));
    const values = /* @__PURE__ */ new Map();
    own.forEach((units, i) => {
      for (const [unit, value] of units) {
        if (isShared(unit) && !other[i]?.has(unit)) continue;
        values.set(unit, [...values.get(unit) ?? [], value]);
      }
    });
    return values;
  };
  return { base: sampleOf(b, h), head: sampleOf(h, b) };
}
function unitsOf({ nanoseconds, allocs, allocBytes, setBytes, extra }, iterations) {
  const units = /* @__PURE__ */ new Map([["ns/op", nanoseconds / iterations]]);
  if (setBytes > 0 && nanoseconds > 0) units.set("MB/s", setBytes * iterations * 1e3 / nanoseconds);
  units.set("B/op", Math.floor(allocBytes / iterations));
  units.set("allocs/op", Math.floor(allocs / iterations));
  for (const [unit, value] of extra) units.set(unit, value);
  if (units.get("ns/op") === 0) units.delete("ns/op");
  return new Map(
    [...units].map(([unit, value]) => {
      const { unit: tidied, factor } = tidyUnit(unit);
      return [tidied, value * factor];
    })
  );
}

// src/measure/sampling/calibrating/count-costs.ts
var LONG = 0.1;
var LEAST_TO_TELL = 3;
var LOOK_SECONDS = { inTurns: 0.03, alone: 0.1 };
var LEAST_SLICES2 = { inTurns: LEAST_TO_TELL, alone: 1 };
var MOST_SLICES = { inTurns: 12, alone: 6 };
async function takeCosts(run, request, { few, many, perOp, parallel, isFirst }) {
  const { takeTurns } = request;
  const how = takeTurns === void 0 ? "alone" : "inTurns";
  const fitting2 = perOp > 0 ? Math.floor(LOOK_SECONDS[how] / (few * perOp)) : MOST_SLICES[how];
  const slices = Math.max(many * perOp < LONG ? LEAST_SLICES2[how] : 1, Math.min(MOST_SLICES[how], fitting2));
  if (takeTurns !== void 0)
    return costsInTurns(takeTurns, request, { few, many, slices, isFirst, parallel });
  const short = await runSlices(run, request, few, slices);
  if (short.kind === "broken") return short;
  const long = await runSlices(run, request, many, slices);
  if (long.kind === "broken") return long;
  const costsOf2 = ({ lines }) => ({
    seconds: lines.map((values) => values.get("sec/op") ?? 0),
    bytes: lines.map((values) => values.get("B/op") ?? 0)
  });
  return {
    kind: "costs",
    sides: [{ few: costsOf2(short), many: costsOf2(long), inTurns: false }],
    parallel: false,
    seconds: short.seconds + long.seconds,
    times: []
  };
}
async function costsInTurns(takeTurns, { binary, head = binary, name, procs, timeoutMs }, { few, many, slices, isFirst, parallel }) {
  const subject = { pkg: "", name, procs, base: binary, head, firstSecPerOp: void 0 };
  const isLong = slices < LEAST_TO_TELL;
  const pairOf = (iterations, repeats) => ({
    ...{ subject, seed: many, timeoutMs },
    calibration: { kind: "calibrated", iterations, repeats, parallel: false, seconds: 0 }
  });
  const times = [];
  if (isFirst || isLong) {
    const short = await takeTurnsPair(takeTurns, pairOf(few, isLong ? slices : LEAST_TO_TELL));
    if (short.kind === "no-turns") return short;
    const gross = grossBy(costsOf(short.base).seconds, costsOf(short.head).seconds, few);
    if (gross !== void 0) return gross;
    times.push(short.time);
    if (short.parallel && !parallel) return costsOfCounts({ ...short, few: short, many: short }, times);
    if (isLong) {
      const long = await takeTurnsPair(takeTurns, pairOf(many, slices));
      if (long.kind === "no-turns") return long;
      return costsOfCounts({ ...long, few: short, many: long }, [...times, long.time]);
    }
  }
  const both = await takeBothCounts(takeTurns, { ...pairOf(many, slices), few });
  return both.kind === "no-turns" ? both : costsOfCounts(both, [...times, both.time]);
}
function costsOfCounts({ few, many, parallel }, times) {
  const seconds = times.reduce((sum, time) => sum + time.seconds, 0);
  const sides = ["base", "head"].map((side) => ({
    few: costsOf(few[side]),
    many: costsOf(many[side]),
    inTurns: true
  }));
  return { kind: "costs", sides, parallel, seconds, times };
}
function costsOf(sample) {
  return { seconds: sample.get("sec/op") ?? [0], bytes: sample.get("B/op") ?? [0] };
}
function grossAmongMany([base, head], count2) {
  return base && head && grossBy(base.many.seconds, head.many.seconds, count2);
}
function grossBy(base, head, count2) {
  if (head.length < LEAST_TO_TELL) return void 0;
  const [slowest, fastest] = [Math.max(...base), Math.min(...head)];
  if (slowest === 0 || fastest < GROSS * slowest || count2 * fastest < TOLD) return void 0;
  return slower({ base: Math.min(...base), slowest, fastest }, head.length);
}

// src/measure/sampling/calibrating/compare-counts.ts
var MOST_APART = 0.04;
var LONGEST_APART = 3e-3;
var MOST_LOOKS = 4;
var LOOKS_SECONDS = 0.7;
var SURE_OF_LOOKS = 4;
async function compareCounts(run, request, counts) {
  const { few, many, perOp } = counts;
  const looks2 = counts.looks ?? (many * perOp < LONG ? MOST_LOOKS : 1);
  const mayDiffer = few * perOp < LONGEST_APART;
  let costs = [];
  let seconds = 0;
  const aparts = [];
  const times = [];
  for (let look = 1; ; look++) {
    const taken = await takeCosts(run, request, { ...counts, isFirst: look === 1 });
    if (taken.kind !== "costs") return taken;
    seconds += taken.seconds;
    times.push(...taken.times);
    costs = taken.sides.map((side, i) => together(costs[i], side));
    aparts.push(logOfSides(taken.sides));
    const gross = grossAmongMany(costs, many);
    if (gross !== void 0) return gross;
    const sides = costs.map((side) => compareSide(side, counts));
    const mayBeApart = mayDiffer && areApart(aparts, sides, MOST_APART * savedBy(counts));
    const isSettled = !mayBeApart && !sides.some((side) => side.isUnsure);
    const isNews = taken.parallel && !counts.parallel;
    const isSpent = look > 1 && seconds * (1 + 1 / look) > LOOKS_SECONDS;
    const isLast = look >= looks2 || isSpent || request.isLate?.() === true;
    if (isSettled || isNews || isLast) {
      const apart = mayBeApart ? surelyApart(aparts) / savedBy(counts) : 0;
      const turns = { noise: noiseOf(costs), besides: besidesOf(times), parallel: taken.parallel };
      return { kind: "compared", ...worstOf(sides), apart, ...turns };
    }
  }
}
function worstOf(sides) {
  const worst = sides.reduce((x, y) => (y.excess - x.excess || y.lessTime - x.lessTime) > 0 ? y : x);
  return {
    ...worst,
    grows: sides.some((side) => side.grows),
    excessBytes: Math.max(...sides.map((side) => side.excessBytes)),
    forBytes: Math.max(...sides.map((side) => side.forBytes))
  };
}
function together(before, now) {
  if (before === void 0) return now;
  const joined = (a, b) => ({
    seconds: [...a.seconds, ...b.seconds],
    bytes: [...a.bytes, ...b.bytes]
  });
  return { ...now, few: joined(before.few, now.few), many: joined(before.many, now.many) };
}
function logOfSides(sides) {
  const [base, head] = sides.map(({ few, many }) => ratiosOf(few, many));
  if (base === void 0 || head === void 0) return 0;
  return median(head.map((less, i) => Math.log(ratio(less, base[i]))));
}
function areApart(looks2, sides, mayBe) {
  const direction = Math.sign(median(looks2));
  const [base, head] = sides;
  const more = (direction > 0 ? head : base)?.lessTime ?? 1;
  return more - 1 > mayBe && looks2.every((look) => look * direction > mayBe);
}
function surelyApart(looks2) {
  const centre = Math.abs(mean(looks2));
  const error = Math.sqrt(variance(looks2) / looks2.length);
  const isSure = looks2.length === MOST_LOOKS && centre > SURE_OF_LOOKS * error;
  return isSure ? Math.exp(centre) - 1 : 0;
}
function noiseOf([base, head]) {
  if (base === void 0 || head === void 0) return void 0;
  const logs = ratiosOf(head.few, base.few).map(Math.log);
  return logs.length < LEAST_SLICES ? void 0 : robustDeviation(logs, median(logs));
}
function besidesOf(times) {
  const turns = times.map((time) => time.turns);
  const [fewest, most] = [Math.min(...turns), Math.max(...turns)];
  if (!(most > fewest)) return void 0;
  const least = (n) => Math.min(...times.filter((time) => time.turns === n).map((time) => time.besides));
  return Math.max(0, least(most) - least(fewest)) / (most - fewest) / 2;
}

// src/measure/sampling/calibrating/slice-seconds.ts
var SHORTEST = { inTurns: 5e-4, alone: 25e-4 };
var LONGEST_SLICE = 0.012;
var SLICE_BYTES = 8 * 1024 * 1024;
function sliceSeconds({ perOp, bytesPerOp }, { takeTurns }) {
  if (takeTurns !== void 0) return SHORTEST.inTurns;
  const seconds = bytesPerOp > 0 ? SLICE_BYTES / bytesPerOp * perOp : 0;
  return Math.min(LONGEST_SLICE, Math.max(SHORTEST.alone, seconds));
}

// src/measure/sampling/calibrating/count-that-tells.ts
var [MORE, MORE_OF_LONG] = [4, 2];
var [UNKNOWN_GROWTH, MOST_GROWTH2, SOON] = [10, 100, 0.2];
var [SHARE2, SHARE_APART] = [0.08, 0.015];
var LONGEST_PROOF = 0.1;
var MOST_MEMORY_SECONDS = 0.15;
var [HIDDEN, HIDDEN_SLICE] = [2, 0.1];
var PARALLEL_TURN = 1e-3;
var NOT_OVER_N = "ns/op falls as N grows: the loop is not over b.N, so that package testing divides the same time by any number";
var MOSTLY_SET_UP = "ns/op falls as N grows: nearly all of its time is set-up in front of the loop, which b.ResetTimer would leave out, or the loop is not over b.N; there was no time to tell";
var HARDLY_TIMED = "ns/op falls as N grows: its timer runs for little more than one iteration, or not at all, whatever b.N is";
async function countThatTells(run, request, last, first) {
  const found2 = await countForTime(run, request, last, first);
  if (found2.kind !== "timed") return found2;
  const forMemory = await countForMemory(run, request, found2);
  if (typeof forMemory !== "number") return forMemory;
  const counted = forParallel(found2.at);
  return { ...counted, forMemory: Math.max(counted.count, forMemory) };
}
async function countForTime(run, request, last, first) {
  let at = {
    ...{ kind: "counted", count: first, perOp: last.perOp },
    ...{ noise: void 0, besides: void 0, parallel: false, isGuess: false }
  };
  const hidden = last.perOp > HIDDEN * last.timedPerOp ? last.perOp : 0;
  const longest = hidden > 0 ? HIDDEN_SLICE : GO_BENCHTIME;
  let before;
  let memory = { count: first, excess: 0, wanted: 0 };
  const timed = (found2) => {
    const seconds = Math.min(longest, Math.max(MOST_MEMORY_SECONDS, found2.count * found2.perOp));
    const most = Math.min(MAX_ITERATIONS, seconds / Math.max(hidden, found2.perOp));
    return { kind: "timed", at: found2, memory, most };
  };
  while (at.count * at.perOp < longest && at.count < MAX_ITERATIONS && !request.isLate?.()) {
    const { count: few, perOp, parallel } = at;
    const many = manyFor(few, perOp);
    const compared = await compareCounts(run, request, { few, many, perOp, parallel });
    if (compared.kind !== "compared") return compared;
    if (compared.forBytes > memory.wanted)
      memory = { count: few, excess: compared.excessBytes, wanted: compared.forBytes };
    at = { ...at, noise: compared.noise, besides: compared.besides ?? at.besides };
    at = compared.parallel ? parallelAt(at, compared) : at;
    if (at.parallel && !parallel) continue;
    const next = nextCounted(at, before, { ...compared, many, hidden, longest });
    if (next.isFound) return timed(next.at);
    ({ at, before } = next);
  }
  const isGuess = request.isLate?.() === true;
  return isConstant(before) ? constant(hidden, isGuess) : timed({ ...at, isGuess });
}
function manyFor(few, perOp) {
  return Math.min(few * (few * perOp < LONGEST_SLICE ? MORE : MORE_OF_LONG), MAX_ITERATIONS);
}
async function countForMemory(run, request, { at: { count: count2, perOp, parallel }, memory, most }) {
  let { wanted, ...known } = memory;
  while (wanted > Math.max(known.count, count2) && wanted * perOp < LONGEST_PROOF && request.isLate?.() !== true) {
    const few = Math.ceil(Math.min(most, wanted));
    const next = await compareCounts(run, request, {
      few,
      many: manyFor(few, perOp),
      perOp,
      parallel,
      looks: 1
    });
    if (next.kind !== "compared") return next;
    if (next.forBytes <= few) return few;
    if (!isHalved(known, { count: few, excess: next.excessBytes })) return Math.max(count2, known.count);
    [known, wanted] = [{ count: few, excess: next.excessBytes }, Math.min(most, next.forBytes)];
  }
  return Math.ceil(Math.max(count2, Math.min(most, wanted)));
}
function constant(hidden, isGuess) {
  if (hidden > 0) return { kind: "untold", reason: HARDLY_TIMED };
  return { kind: "untold", reason: isGuess ? MOSTLY_SET_UP : NOT_OVER_N };
}
function nextCounted(at, before, compared) {
  const { excess, apart, amongMany, hidden, many } = compared;
  if (excess === 0 && !isGrowing(at, compared)) return { at: withoutApart(at, apart), before, isFound: true };
  if (before !== void 0 && !hasHelped(before, at, excess))
    return { at: { ...before.at, parallel: at.parallel }, before, isFound: true };
  if (excess === 0)
    return { at: { ...at, count: many, perOp: Math.max(hidden, amongMany) }, before, isFound: false };
  const { isKnown, ...next } = grown(at.count, compared);
  const isLong = isKnown && next.count * next.perOp > LONGEST_PROOF;
  return { at: { ...at, ...next }, before: { at, excess, isKnown }, isFound: isLong };
}
function withoutApart(at, apart) {
  if (apart === 0) return at;
  const most = Math.max(at.count, Math.floor(LONGEST_APART / at.perOp));
  return { ...at, count: Math.min(most, Math.ceil(at.count * apart / SHARE_APART)) };
}
function isGrowing({ count: count2 }, { grows, few }) {
  return grows && count2 * few < LONGEST_SLICE;
}
function isConstant(before) {
  return before !== void 0 && !before.isKnown;
}
function hasHelped({ isKnown, at, excess: before }, { count: count2 }, excess) {
  return !isKnown || isHalved({ count: at.count, excess: before }, { count: count2, excess });
}
function isHalved(before, now) {
  return now.excess < before.excess * (0.5 + 0.5 * before.count / now.count);
}
function parallelAt(at, { usual }) {
  const known = { ...at, parallel: true, perOp: usual || at.perOp };
  return at.parallel ? known : forParallel(known);
}
function forParallel(at) {
  if (!at.parallel || at.perOp === 0) return at;
  return { ...at, count: Math.max(at.count, Math.ceil(PARALLEL_TURN / at.perOp)) };
}
function grown(count2, { few, amongMany, many, hidden, longest }) {
  const of = (iterations, perOp2) => ({ iterations, perOp: perOp2 });
  const each2 = Math.max(0, costBetween(of(count2, few), of(many, amongMany)));
  const once = Math.max(0, count2 * (few - each2));
  const isKnown = once === 0 || (many - count2) * each2 > SHARE2 * once;
  const enough = isKnown ? once / (SHARE2 * each2 || 1) : unknownGrowth(once) * once / amongMany;
  const most = isKnown ? (longest - once) / Math.max(hidden, each2) : hidden > 0 ? longest / hidden : enough;
  const wanted = Math.ceil(Math.max(count2 + 1, Math.min(MAX_ITERATIONS, most, enough)));
  const perOp = isKnown ? each2 + once / wanted : many * amongMany / wanted;
  return { count: wanted, isKnown, perOp: Math.max(hidden, perOp) };
}
function unknownGrowth(once) {
  return Math.max(UNKNOWN_GROWTH, Math.min(MOST_GROWTH2, SOON / (SHARE2 * once)));
}

// src/measure/sampling/calibrating/plan-slices.ts
var PROCESS_SECONDS = { inTurns: 0.03, alone: 0.05 };
var LEAST_SECONDS2 = 0.02;
var [MANY_TURNS, MOST_SECONDS] = [24, 0.15];
var FEW_TURNS = 3;
var PARALLEL_SECONDS = 0.05;
var MOST_NOISY_SECONDS = { usual: 0.06, parallel: 0.15 };
var LAYOUT = 0.015;
var ERROR = { usual: 1, parallel: 1.3 };
var QUIET_ENOUGH = 0.03;
var LEAST_START = 0.05;
var TRIAL_SECONDS = 0.02;
var MOST_TRIAL_SLICES = { inTurns: 32, alone: 4 };
var SLOW_START = 0.1;
var UNSURE_COST = 5e-4;
var MEMORY_WANTS = 6;
var MEMORY_TURNS = 3;
async function planSlices(run, request, last) {
  const counted = await countThatTells(run, request, last, countFor(last, sliceSeconds(last, request)));
  if ((counted.kind === "counted" || counted.kind === "untold") && isPutOff(request))
    return { kind: "put off" };
  if (counted.kind !== "counted") return counted;
  const guess = counted.isGuess ? { isGuess: true } : {};
  const isMuch = request.takeTurns !== void 0 && counted.forMemory >= MEMORY_WANTS * counted.count;
  const noise = isMuch ? void 0 : counted.noise;
  const planned = await divide(run, request, last, { ...counted, noise, count: counted.forMemory });
  if (planned.kind === "broken") return planned;
  const brief = isMuch ? await divide(run, request, last, counted) : void 0;
  if (brief?.kind !== "calibrated" || brief.repeats <= planned.repeats) return { ...planned, ...guess };
  const { iterations, repeats, seconds } = brief;
  return { ...forMemoryAlone(planned), ...guess, brief: { iterations, repeats, seconds } };
}
function forMemoryAlone(planned) {
  const repeats = Math.min(planned.repeats, MEMORY_TURNS);
  return { ...planned, repeats, seconds: planned.seconds * repeats / planned.repeats };
}
async function divide(run, request, last, { count: count2, perOp, noise, besides, parallel: usesAll }) {
  const inTurns = request.takeTurns !== void 0;
  const timed = count2 * perOp;
  const first = await repeated(run, request, count2, 1);
  if (first.kind === "broken") return first;
  if (timed >= (inTurns ? MOST_SECONDS : PROCESS_SECONDS.alone) / 2)
    return oneSlice(count2, first.seconds, usesAll || isParallel(first));
  const tried = besides === void 0 ? await tryRepeating(run, request, { count: count2, timed, first }) : { cost: besides, one: first.seconds, parallel: isParallel(last) };
  if ("kind" in tried) return tried;
  const cost = Math.max(0, tried.cost - UNSURE_COST);
  const start = Math.max(0, tried.one - timed);
  const parallel = usesAll || tried.parallel;
  const longer2 = Math.max(1, lengthened(Math.min(cost, GO_BENCHTIME), timed, inTurns));
  const repetition = cost + longer2 * timed;
  const seconds = secondsFor(request.pace, {
    ...{ inTurns, parallel, longer: longer2, repetition, noise },
    start: start - cost
  });
  const repeats = Math.max(1, Math.floor(seconds / repetition));
  return {
    kind: "calibrated",
    iterations: Math.round(count2 * longer2),
    repeats,
    parallel,
    seconds: start + repeats * repetition
  };
}
function lengthened(cost, timed, inTurns) {
  const isForMany = inTurns && FEW_TURNS * cost <= MOST_SECONDS;
  return isForMany ? Math.sqrt(cost / timed) : cost / timed;
}
async function tryRepeating(run, request, { count: count2, timed, first }) {
  const inTurns = request.takeTurns !== void 0;
  const trials = trialsFor({ inTurns, timed, start: first.seconds - timed });
  const trial = await repeated(run, request, count2, trials);
  if (trial.kind === "broken") return trial;
  const costWith = (one2, all) => (all - one2) / (trials - 1) - timed;
  const parallel = isParallel(trial);
  const cost = costWith(first.seconds, trial.seconds);
  if (cost <= UNSURE_COST || trial.seconds >= SHORT_PROCESS) return { one: first.seconds, cost, parallel };
  const firstAgain = await repeated(run, request, count2, 1);
  if (firstAgain.kind === "broken") return firstAgain;
  const trialAgain = await repeated(run, request, count2, trials);
  if (trialAgain.kind === "broken") return trialAgain;
  const one = Math.min(first.seconds, firstAgain.seconds);
  return { one, cost: costWith(one, Math.min(trial.seconds, trialAgain.seconds)), parallel };
}
function trialsFor({ inTurns, timed, start }) {
  if (start > SLOW_START) return 2;
  const most = MOST_TRIAL_SLICES[inTurns ? "inTurns" : "alone"];
  return Math.min(most, Math.max(4, Math.ceil(TRIAL_SECONDS / timed)));
}
function secondsFor(pace = 1, repeating2) {
  const { inTurns, parallel, longer: longer2, repetition, start } = repeating2;
  const short = Math.max(LEAST_SECONDS2, pace * PROCESS_SECONDS[inTurns ? "inTurns" : "alone"]);
  const seconds = Math.max(short * Math.sqrt(longer2), Math.min(start, GO_BENCHTIME));
  if (!inTurns) return seconds;
  const many = Math.min(MANY_TURNS * repetition, MOST_SECONDS);
  const most = MOST_NOISY_SECONDS[parallel ? "parallel" : "usual"];
  const quietened = Math.min(pace * repetition * turnsFor(repeating2), most);
  return Math.max(seconds, many, quietened, parallel ? PARALLEL_SECONDS : 0);
}
function turnsFor({ noise = 0, parallel, start, repetition }) {
  const error = ERROR[parallel ? "parallel" : "usual"] * noise;
  const best = error / LAYOUT * Math.sqrt(Math.max(start, LEAST_START) / repetition);
  return Math.min(best, (error / QUIET_ENOUGH) ** 2);
}
function repeated(run, request, iterations, times) {
  return (request.takeTurns === void 0 ? runSlices : runTurns)(run, request, iterations, times);
}

// src/measure/sampling/calibrating/calibrate.ts
var GROWN = 5e-3;
var NO_TIME2 = "it reports no time: its timer is stopped, or it does nothing";
var LONG_OPERATION = 0.25;
async function calibrate(run, request) {
  const { benchtime, firstSecPerOp, head } = request;
  if (benchtime?.kind === "count" && head === void 0)
    return oneSlice(benchtime.iterations, benchtime.iterations * (firstSecPerOp ?? 0), true);
  const last = benchtime?.kind === "count" ? await probeAt(run, request, benchtime.iterations, void 0) : await grow(run, request, benchtime?.seconds ?? GROWN);
  if (last.kind === "broken") return blamed(run, request, last);
  const gross = await compareHead(run, request, last);
  if (gross !== void 0) return gross;
  if (isPutOff(request)) return { kind: "put off" };
  if (benchtime !== void 0) return planOne(last, benchtime);
  if (isFlat(last)) return { kind: "untold", reason: last.timedPerOp > 0 ? NOT_OVER_N : NO_TIME2 };
  return planSlices(run, request, last);
}
async function grow(run, request, seconds) {
  const { firstSecPerOp: perOp = 0 } = request;
  const goal = Math.min(GROWN, seconds);
  const first = perOp === 0 || perOp > LONG_OPERATION ? 1 : nextCount({ iterations: 1, perOp }, goal);
  let last = await probeAt(run, request, first, void 0);
  let before;
  while (last.kind !== "broken" && !isGrown(last, goal) && !request.isLate?.()) {
    const next = nextCount(last, goal, before);
    before = last;
    last = await probeAt(run, request, next, before);
  }
  return last;
}
async function probeAt(run, request, iterations, previous) {
  const probed = await probe(run, request, iterations, previous);
  return probed.kind === "broken" ? { ...probed, iterations, repeats: looksAfter(previous) } : probed;
}
async function blamed(run, request, { iterations, repeats, ...broken }) {
  if (request.head === void 0) return broken;
  const head = { ...request, binary: request.head };
  const found2 = await blame2(run, { side: "base", broken, iterations, repeats, base: request, head });
  if (found2 !== void 0) return found2;
  const { head: _, ...alone2 } = request;
  const again = await calibrate(run, alone2);
  return again.kind === "broken" ? { ...again, side: "base" } : again;
}
function isGrown({ iterations, perOp, looks: looks2, seconds }, goal) {
  if (iterations >= MAX_ITERATIONS || perOp > LONG_OPERATION) return true;
  const isSure = looks2 > 1 || seconds >= SHORT_PROCESS;
  return isSure && iterations > 1 && iterations * perOp >= goal / 2;
}
function isFlat({ iterations, perOp }) {
  return iterations >= MAX_ITERATIONS && iterations * perOp < GROWN / 2;
}
function planOne(last, benchtime) {
  const iterations = benchtime.kind === "count" ? benchtime.iterations : countFor(last, benchtime.seconds);
  const outside = Math.max(0, last.seconds / last.looks - last.iterations * last.perOp);
  return oneSlice(iterations, outside + iterations * last.perOp, isParallel(last));
}

// src/measure/sampling/sample.ts
async function takePair(run, request) {
  const order = request.headFirst ? ["head", "base"] : ["base", "head"];
  const { subject, calibration, timeoutMs } = request;
  const { iterations, repeats } = calibration;
  const { name, procs } = subject;
  const targets = perSide(subject, (binary) => ({ binary, name, procs, timeoutMs }));
  const taken = /* @__PURE__ */ new Map();
  for (const side of order) {
    const target = targets[side];
    if (target === void 0) continue;
    const slices = await runSlices(run, target, iterations, repeats);
    if (slices.kind === "broken") {
      const suspicion = { ...targets, side, broken: slices, iterations, repeats };
      return await blame2(run, suspicion) ?? { kind: "stumbled" };
    }
    taken.set(side, takenFrom(slices, iterations));
  }
  const [base, head] = [taken.get("base"), taken.get("head")];
  const times = base?.time && head?.time ? { times: { base: base.time, head: head.time } } : {};
  const samples = { base: base?.sample ?? /* @__PURE__ */ new Map(), head: head?.sample ?? /* @__PURE__ */ new Map() };
  return { kind: "pair", inTurns: false, iterations, ...samples, ...times };
}
function takenFrom({ lines, seconds: wall, cpuSeconds: cpu }, iterations) {
  const units = new Set(lines.flatMap((values) => [...values.keys()]));
  const sample = new Map([...units].map((unit) => [unit, valuesOf2(unit, lines)]));
  const timed = iterations * valuesOf2("sec/op", lines).reduce((a, b) => a + b, 0);
  return { sample, time: cpu === void 0 ? void 0 : { wall, cpu, timed } };
}
function valuesOf2(unit, lines) {
  return lines.map((values) => values.get(unit)).filter((value) => value !== void 0);
}

// src/measure/sampling/next-pair.ts
var UNKNOWN_SECONDS = 1;
var MOST_STUMBLES = 5;
async function nextPair(request, state) {
  const { run, random, takeTurns } = request;
  const { calibration, layouts, pairs } = state;
  if (calibration === void 0) return calibrateSampling(request, state, halfOfTheRest(request));
  const timeoutMs = request.budget.limitMs(2 * calibration.seconds);
  const subject = inLayout(state.subject, layouts, pairs.length);
  const { base } = subject;
  if (takeTurns !== void 0 && base !== void 0 && state.alone === void 0) {
    const seed = Math.floor(random() * 2 ** 32);
    const pair2 = await takeWholePair(takeTurns, {
      subject: { ...subject, base },
      calibration,
      timeoutMs,
      seed
    });
    if (pair2.kind === "pair") state.pairs.push(pair2);
    else await goAlone(request, state, { reason: pair2.reason, limit: halfOfTheRest(request) });
    return;
  }
  const pair = await takePair(run, { subject, calibration, timeoutMs, headFirst: random() < 0.5 });
  if (pair.kind === "pair") state.pairs.push(pair);
  else if (pair.kind === "broken") breakDown(request, state, pair);
  else if (++state.stumbles > MOST_STUMBLES)
    state.untold = `it broke in ${state.stumbles} processes, and not when they were run again`;
}
async function goAlone(means, state, { reason, limit }) {
  if (means.budget.isOver()) return;
  state.alone = reason;
  state.pairs.length = 0;
  await calibrateSampling(means, state, limit);
}
function halfOfTheRest({ budget }) {
  const until = budget.left() / 2;
  return { isLate: () => budget.left() < until };
}
async function calibrateSampling(means, state, limit) {
  const { run, benchtime, pace } = means;
  const { base, head, ...subject } = state.subject;
  const takeTurns = state.alone === void 0 ? means.takeTurns : void 0;
  const { firstSecPerOp = 0, storedIterations } = subject;
  const binaries = base === void 0 ? { binary: head } : { binary: base, head };
  const timeoutMs = means.budget.limitMs(Math.max(UNKNOWN_SECONDS, 2 * firstSecPerOp));
  const found2 = await calibrate(run, {
    ...subject,
    ...binaries,
    benchtime,
    takeTurns,
    timeoutMs,
    ...limit,
    pace
  });
  switch (found2.kind) {
    case "calibrated":
      state.calibration = benchtime === void 0 ? withIterations(found2, storedIterations ?? found2.iterations) : found2;
      break;
    case "gross":
      state.gross = found2;
      state.isOpen = false;
      break;
    case "put off":
      break;
    case "untold":
      state.untold = found2.reason;
      state.isOpen = false;
      break;
    case "no-turns":
      await goAlone(means, state, { reason: found2.reason, limit });
      break;
    default:
      breakDown(means, state, { side: base === void 0 ? "head" : "base", ...found2 });
  }
}
function breakDown(means, state, broken) {
  if (broken.lateAfter !== void 0 && means.budget.isOver()) return;
  state.broken = broken;
  state.isOpen = false;
}

// src/measure/sampling/calibrate-some.ts
var MOST_HELD = 0.1;
var CALIBRATION = {
  mayWait: { seconds: 1, share: 0.02 },
  last: { seconds: 3, share: 0.1 },
  each: 0.4
};
var MOST_WAITING = 1 / 3;
var AMPLE_SECONDS = 2.7;
function paceFor(seconds) {
  return Math.min(1, seconds / AMPLE_SECONDS);
}
async function calibrateSome(rounds, waiting, { pairs, reserved = 0, parallelWaits = false }) {
  const { budget, progress } = rounds;
  const [begun, putOff] = [[], []];
  let [expected, held] = [0, 0];
  for (const [at, state] of waiting.entries()) {
    const left = budget.left();
    const isFull = begun.length > 0 && reserved + expected * (1 + 1 / begun.length) > ROOM * left;
    if (left <= 0 || isFull) return { begun, rest: [...waiting.slice(at), ...putOff] };
    progress(`calibrating benchmark ${at + 1} of ${waiting.length}: ${state.subject.name}`);
    const isFresh = at + 1 < waiting.length && !state.hasWaited;
    const mayWait = isFresh && putOff.length <= MOST_WAITING * at;
    const many = waiting.length - at;
    if (state.calibration === void 0) await calibrateOne(rounds, state, { many, mayWait });
    const isHeld = isFresh && parallelWaits && held < MOST_HELD * left && state.calibration?.parallel === true;
    const waits = isUntouched(state) && (isHeld || mayWait && state.calibration === void 0);
    if (isHeld) held += state.calibratedIn;
    state.hasWaited ||= waits;
    separate(rounds, [...begun, state]);
    (waits ? putOff : begun).push(state);
    expected += state.isOpen && !waits ? secondsOf2(state) * pairs : 0;
  }
  return { begun, rest: putOff };
}
function isUntouched({ isOpen, trouble }) {
  return isOpen && trouble === void 0;
}
async function calibrateOne(rounds, state, { many, mayWait }) {
  const { budget } = rounds;
  const left = budget.left();
  const { seconds, share: share2 } = CALIBRATION[mayWait ? "mayWait" : "last"];
  const until = left - Math.max(seconds, share2 * left, CALIBRATION.each / many * left);
  const isLate = () => budget.left() < until;
  await alone(state, () => calibrateSampling(rounds, state, { isLate, mayWait }));
  const taken = left - budget.left();
  state.calibratedIn += taken;
  rounds.debug(calibrationText(state, taken));
}
function calibrationText({ subject, calibration, ...found2 }, seconds) {
  const name = qualifiedName(subject);
  const why = found2.broken?.reason ?? found2.gross?.reason ?? found2.untold ?? found2.trouble ?? "it has no calibration yet";
  if (calibration === void 0) return `${name} is not sampled: ${why} (${seconds.toFixed(2)} s)`;
  const { iterations, repeats, parallel } = calibration;
  const slices = `${repeats} slices of ${iterations} iterations, ${calibration.seconds.toFixed(3)} s a process`;
  return `${name} is calibrated: ${slices}${parallel ? ", parallel" : ""} (${seconds.toFixed(2)} s)`;
}

// src/measure/expected.ts
var FIRST_LOOKS = 2;
var SUSPECT_SECONDS = 1e-3;
var OVERRATED2 = 2;
var OPERATIONS = { usual: 12, suspect: 3 };
var GUESS_WEIGHT = 5;
function plannedOf(states, means) {
  const usual = usualOf(states, means.policy);
  const isTold3 = states.some(({ calibration }) => calibration?.parallel === false);
  return states.filter((state) => state.isOpen && state.trouble === void 0 && isSampled(state)).filter(({ givenUp }) => givenUp === void 0).map((state) => {
    const { pkg, name } = state.subject;
    const isBegun3 = state.pairs.length > 0 && state.calibration !== void 0;
    return {
      state,
      ...isBegun3 ? costOfOpen(state, means.policy) : costOfWaiting(state, usual),
      distance: means.distance(pkg, functionOf(name)),
      isSuspect: !isBegun3 && state.calibration === void 0 && isSuspect(state.subject),
      waits: state.calibration === void 0 ? state.hasWaited : isTold3 && state.calibration.parallel
    };
  });
}
function isSuspect({ firstSecPerOp: base = 0, headFirstSecPerOp: head = 0 }) {
  return head > SUSPECT_SECONDS && head > GROSS * base;
}
function costOfOpen(state, policy) {
  const taken = state.pairs.length;
  const plan = looks(policy);
  const next = plan[Math.min(state.looked, plan.length - 1)]?.pairs ?? taken;
  const wantedPairs = pairsOf(state);
  const wanted = Math.max(next, wantedPairs);
  const told2 = plan.find(({ pairs }) => pairs >= wanted)?.pairs;
  const pair = secondsOfPair(state);
  const seconds = pair * Math.max(1, (told2 ?? policy.maxCount) - taken);
  return {
    ...{ seconds, ownSeconds: seconds },
    step: pair * Math.max(1, next - taken),
    isHopeless: told2 === void 0,
    wantedPairs
  };
}
function pairsOf({ judgements, pairs }) {
  const open = [...judgements.values()].filter(({ verdict }) => verdict === "open");
  return Math.max(pairs.length, ...open.map(pairsToVerdict));
}
function costOfWaiting(state, usual) {
  const { firstSecPerOp: base = 0, headFirstSecPerOp: head = 0 } = state.subject;
  const operations = OPERATIONS[isSuspect(state.subject) ? "suspect" : "usual"];
  const slow = Math.round(10 * operations * (base + head)) / 10;
  const sampling = secondsOfPair(state) * usual.pairs;
  const ownSeconds = sampling > 0 ? sampling : slow;
  const seconds = sampling > 0 ? sampling : usual.secondsIn(state.subject.pkg) + slow;
  return { seconds, ownSeconds, step: seconds / OVERRATED2, isHopeless: false, wantedPairs: 0 };
}
function usualOf(states, policy) {
  const pairs = usualPairs(states, policy);
  const calibrated = states.filter(({ calibration }) => calibration !== void 0);
  const known = /* @__PURE__ */ new Map();
  for (const state of calibrated) {
    const ofPackage = known.get(state.subject.pkg) ?? [];
    ofPackage.push(state.calibratedIn + secondsOfPair(state) * pairs);
    known.set(state.subject.pkg, ofPackage);
  }
  const overall = mean2([...known.values()].flat()) ?? AMPLE_SECONDS;
  const means = new Map([...known].map(([pkg, seconds]) => [pkg, mean2(seconds) ?? overall]));
  return { pairs, secondsIn: (pkg) => means.get(pkg) ?? overall };
}
function usualPairs(states, policy) {
  const plan = looks(policy);
  const guess = firstPairs(policy);
  const most = plan.at(-1)?.pairs ?? guess;
  const looked = states.filter(({ looked: looked2, pairs }) => looked2 > 0 && pairs.length > 0);
  const counts = looked.map((state) => state.isOpen ? pairsOf(state) : state.pairs.length);
  const telling2 = counts.filter((pairs) => pairs <= most);
  return mean2([...Array.from({ length: GUESS_WEIGHT }, () => guess), ...telling2]) ?? guess;
}
function firstPairs(policy) {
  const plan = looks(policy);
  return (plan[FIRST_LOOKS - 1] ?? plan[0])?.pairs ?? 0;
}
function mean2(values) {
  return values.length === 0 ? void 0 : values.reduce((sum, x) => sum + x, 0) / values.length;
}

// src/measure/sampling/sample-up-to.ts
var LEAST_SECONDS3 = 30;
var LATEST = 0.05;
async function sampleUpTo(rounds, { open, all }, goal) {
  const { budget, random, progress, now } = rounds;
  separate(rounds, all);
  await relink(rounds, open.filter(isWanting(goal.pairs)), goal);
  const started = now();
  for (; ; ) {
    const isEarly = now() - started <= LEAST_SECONDS3;
    const wanting = open.filter(isWanting(isEarly ? goal.pairs : goal.enough ?? goal.pairs));
    if (wanting.length === 0) return void 0;
    const fitting2 = shuffled(wanting, random).filter((state) => hasRoom(rounds, state));
    if (fitting2.length === 0)
      return wanting.some(isWanting(goal.enough ?? goal.pairs)) ? "time-budget" : void 0;
    for (const [n, state] of fitting2.entries()) {
      if (!hasRoom(rounds, state)) continue;
      progress(progressText(wanting, n, goal, budget.left()));
      await alone(state, () => nextPair(rounds, state));
      separate(rounds, all);
    }
  }
}
function hasRoom({ budget: { left, seconds } }, state) {
  return left() > 0 && secondsOf2(state) <= left() + LATEST * seconds;
}
function isWanting(pairs) {
  return (s) => s.isOpen && s.trouble === void 0 && s.untold === void 0 && s.pairs.length < pairs;
}
async function relink({ linkOrders: linkOrders2, budget }, wanting, goal) {
  const left = budget.left();
  if (linkOrders2 === void 0 || wanting.length === 0 || left <= 0) return;
  const layouts = await linkOrders2({
    importPaths: [...new Set(wanting.map(({ subject }) => subject.pkg))],
    most: Math.max(...wanting.map((s) => goal.pairs - s.pairs.length)),
    seconds: Math.min(left, expectedSeconds(wanting, goal)) * LINKING.share,
    limit: left * LINKING.mostShare
  });
  for (const state of wanting) {
    state.layouts = layouts.get(state.subject.pkg) ?? [];
    state.orders += state.layouts.length;
  }
}
function expectedSeconds(wanting, { pairs, enough }) {
  const upTo = (most) => {
    const rest = wanting.map((s) => secondsOf2(s) * Math.max(0, most - s.pairs.length));
    return rest.reduce((a, b) => a + b, 0);
  };
  return enough === void 0 ? upTo(pairs) : Math.min(upTo(pairs), Math.max(LEAST_SECONDS3, upTo(enough)));
}
function progressText(wanting, at, goal, left) {
  const seconds = Math.min(left, expectedSeconds(wanting, goal));
  const pairs = Math.min(...wanting.map((s) => s.pairs.length));
  const [unit, end] = goal.enough === void 0 ? ["pair", " to the next look"] : ["sample", ""];
  return `measuring benchmark ${at + 1} of ${wanting.length}, ${unit} ${pairs + 1} of ${goal.pairs}, about ${Math.ceil(seconds)} s${end}`;
}

// src/baselines/measure-head.ts
async function measureHead(request) {
  const rounds = { ...request, ...openRounds(request) };
  const states = request.subjects.map((subject) => startState(rounds, subject));
  const ended2 = await untilCancelled(() => sampleAll(rounds, states));
  const notBegun = ended2 === "time-budget" ? unbegunOf(request, states) : void 0;
  return { measured: states, ended: ended2, notBegun };
}
function unbegunOf({ count: count2, budget }, states) {
  const distance = () => void 0;
  const all = plannedOf(states, { policy: { count: count2, maxCount: count2 }, distance });
  const planned = all.filter(({ state }) => state.pairs.length < count2);
  return nameUnbegun({ states, planned, budget, distance });
}
async function sampleAll(rounds, states) {
  const { count: count2, maxCount, random } = rounds;
  let waiting = shuffled(states, random);
  while (waiting.length > 0) {
    const { begun, rest } = await calibrateSome(rounds, waiting, { pairs: count2 });
    const goal = { pairs: maxCount, enough: Math.min(count2, maxCount) };
    const ended2 = begun.length === 0 || await sampleUpTo(rounds, { open: begun, all: states }, goal);
    if (ended2) return "time-budget";
    waiting = rest;
  }
  return "complete";
}

// src/baselines/stored-baseline.ts
import { join as join6, resolve as resolve2 } from "node:path";

// src/judge/machine-identity.ts
function conditionsOf2({ cpu, goos, goarch, go }) {
  return { cpu, goos, goarch, go };
}
var NAMES = {
  cpu: "the CPU model",
  go: "the Go version",
  goos: "the operating system",
  goarch: "the architecture"
};
function whyIncomparable(stored, here) {
  for (const key of ["cpu", "go", "goos", "goarch"]) {
    const [a, b, name] = [stored[key], here[key], NAMES[key]];
    if (a === "") return `the stored baseline does not say ${name} that it was measured with`;
    if (b === "") return `${name} is not known here`;
    if (a !== b) return `${name} was ${a} for the stored baseline and is ${b} here`;
  }
  return void 0;
}
function whyOtherProcs(stored, here) {
  if (stored.length === 0) return "the stored baseline does not say GOMAXPROCS that it was measured with";
  if (stored.some((procs) => here.includes(procs))) return void 0;
  return `GOMAXPROCS was ${stored.join(", ")} for the stored baseline and is ${here.join(", ")} here`;
}

// src/baselines/read-baseline.ts
var MAX_RESULTS = 2e6;
var MAX_VALUES = 1e3;
var MAX_TEXT = 200;
function readBaseline(name, chunks) {
  const results = [];
  let badLines = 0;
  for (const record of readRecords(name, plainText(chunks))) {
    if (record.kind === "bad") badLines++;
    if (record.kind === "result") results.push(record);
    if (results.length > MAX_RESULTS) throw unusable(name, `has more than ${MAX_RESULTS} results`);
  }
  if (results.length === 0) throw unusable(name, "has no result lines");
  const said = (key) => saidOnce(results, key);
  const procs = results.map(procsOf2).filter((n) => n !== void 0);
  const commit = said("commit");
  const time = said("time");
  return {
    name,
    conditions: {
      cpu: said("cpu"),
      goos: said("goos"),
      goarch: said("goarch"),
      go: said("go-version")
    },
    procs: [...new Set(procs)].sort((a, b) => a - b),
    commit: /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit) ? commit : "",
    time: isUtc(time) ? time : "",
    series: seriesOf(results),
    badLines
  };
}
function unusable(name, why) {
  return new UsageError(
    `the stored baseline ${name} ${why}`,
    "name the head.bench.out that an earlier run wrote with --out"
  );
}
function saidOnce(results, key) {
  const values = new Set([...new Set(results.map(({ config }) => config))].map((c) => configValue(c, key)));
  return values.has("") ? "" : [...values].sort().join(", ").slice(0, MAX_TEXT);
}
function isUtc(time) {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time) && !Number.isNaN(Date.parse(time));
}
function procsOf2({ config }) {
  const text2 = configValue(config, "gomaxprocs");
  return /^[1-9]\d{0,5}$/.test(text2) ? Number(text2) : void 0;
}
function countIterations(found2, { iters, values }) {
  const hasMemory = values.some(({ unit }) => unit === "B/op");
  if (hasMemory && !found2.hasMemory) {
    found2.hasMemory = true;
    found2.iterations = iters;
  } else if (hasMemory === found2.hasMemory && found2.iterations !== iters) found2.iterations = void 0;
}
function seriesOf(results) {
  const series = /* @__PURE__ */ new Map();
  for (const result2 of results) {
    const benchmark2 = {
      pkg: configValue(result2.config, "pkg"),
      ...splitName(result2.fullName, procsOf2(result2))
    };
    const key = benchmarkKey(benchmark2);
    const started = { benchmark: benchmark2, values: /* @__PURE__ */ new Map(), iterations: result2.iters, hasMemory: false };
    const found2 = series.get(key) ?? started;
    series.set(key, found2);
    countIterations(found2, result2);
    for (const { unit, value } of result2.values) {
      if (!Number.isFinite(value)) continue;
      const values = found2.values.get(unit) ?? [];
      found2.values.set(unit, values);
      values.push(value);
      if (values.length > MAX_VALUES) values.shift();
    }
  }
  return series;
}

// src/baselines/find-baseline.ts
var MOST_TRIED = 10;
async function findBaseline(files, whyNot2) {
  const remarks = [];
  let newest;
  let unreachable;
  let tried = 0;
  try {
    for await (const file of files.newestFirst()) {
      const read = await readStored(file);
      const why = "unusable" in read ? read.unusable : whyNot2(read.baseline);
      if (!("unusable" in read) && why === void 0) return { ...read, remarks, unreachable: void 0 };
      const remark = `passed over ${file.name}: ${why}`;
      remarks.push(remark);
      if (!("unusable" in read)) newest ??= { read, remark };
      tried += 1;
      if (tried === MOST_TRIED) break;
    }
  } catch (error) {
    if (!(error instanceof StoredFilesError)) throw error;
    unreachable = `the stored baselines cannot be had: ${error.message}`;
  }
  const others = remarks.filter((remark) => remark !== newest?.remark);
  return { baseline: void 0, path: void 0, ...newest?.read, remarks: others, unreachable };
}
async function readStored(file) {
  try {
    const path = await file.fetch();
    return { baseline: readBaseline(file.name, readChunks(path)), path };
  } catch (error) {
    const isKnown = error instanceof StoredFileError || error instanceof UsageError;
    if (!isKnown && !(error instanceof Error && "code" in error)) throw error;
    return { unusable: error.message.replace(`the stored baseline ${file.name} `, "it ") };
  }
}

// src/baselines/stored-baseline.ts
function openFinder(world, options) {
  const named2 = openNamed(world, options);
  const none = { baseline: named2, path: void 0, remarks: [], unreachable: void 0 };
  if (options.baseline === "paired" || options.baseline === "file") return { named: named2, find: async () => none };
  const { baselines } = world;
  if (baselines === void 0)
    throw new UsageError(
      `baseline: ${options.baseline} is kept by GitHub, and only the action can ask for it`,
      "use --baseline file with a file that was downloaded, or leave it out to measure both sides"
    );
  return {
    named: named2,
    async find(here) {
      const found2 = await findBaseline(await baselines.open(here), (stored) => whyNot(stored, here));
      if (found2.path !== void 0 && options.out !== void 0)
        await copyFile(found2.path, join6(resolve2(world.cwd, options.out), STORED));
      return found2;
    }
  };
}
var STORED = "base.bench.out";
function whyNot({ conditions, procs }, here) {
  return whyIncomparable(conditions, conditionsOf2(here.machine)) ?? whyOtherProcs(procs, here.procs);
}
function storedBase({ baseline: kind, baselineFile }, baseline) {
  if (kind === "paired") return {};
  const { name = "", commit = "", time = "" } = baseline ?? {};
  const file = kind === "file" ? baselineFile ?? "" : baseline === void 0 ? "" : STORED;
  return { base: { ref: kind === "file" ? file : name, sha: commit }, stored: { file, time } };
}
function openNamed({ cwd }, { baselineFile }) {
  if (baselineFile === void 0) return void 0;
  try {
    return readBaseline(baselineFile, readChunks(resolve2(cwd, baselineFile)));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "ENOENT" ? "is not there" : `cannot be read: ${cause.message}`;
    throw new UsageError(
      `the stored baseline ${baselineFile} ${why}`,
      "name the head.bench.out that an earlier run wrote with --out, or leave baseline-file out where there is none yet",
      { cause }
    );
  }
}

// src/judge/common-factor.ts
var LEAST_BENCHMARKS = 10;
var LEAST_DRIFT = 0.0125;
var TENTH_DISTANCE = 1.6449;
var MEDIAN_COST = Math.PI / 2;
function commonFactor(changes) {
  const known = changes.filter((c) => Number.isFinite(c.centre) && Number.isFinite(c.squaredError));
  if (known.length < LEAST_BENCHMARKS) return "too few";
  const changed = known.map((c) => c.centre);
  const centre = median(changed);
  const distances = sortSample(changed.map((change) => Math.abs(change - centre)));
  const spread = Math.max(robustDeviation(changed, centre), quantile(distances, 0.9) / TENTH_DISTANCE);
  const ofSamples = median(known.map((c) => c.squaredError));
  return {
    centre,
    squaredError: MEDIAN_COST * Math.max(spread ** 2, ofSamples) / known.length,
    drift: Math.max(spread ** 2 - ofSamples, LEAST_DRIFT ** 2)
  };
}

// src/judge/judge-stored.ts
var TAIL_DF = 4.5;
var NO_MACHINE = 20;
var COUNTS_SHARE = 0.5;
function judgeStored(rows, policy) {
  const usable = rows.map(finite);
  const forCounts = { ...policy, alpha: policy.alpha * COUNTS_SHARE };
  const plain = usable.filter(isPlain);
  const judged = /* @__PURE__ */ new Map();
  judgeFiles(plain, forCounts).forEach((judgement, i) => {
    const row = plain[i];
    if (row !== void 0) judged.set(row, judgement);
  });
  const leaders = leadersOf(usable);
  const own = usable.filter((row) => !isPlain(row) && !leaders.has(row));
  const units = new Map([...new Set(own.map((row) => row.unit))].map((unit) => [unit, readUnit(own, unit)]));
  const tests = own.filter(
    (row) => row.better !== "unknown" && units.get(row.unit)?.factor !== "too few"
  ).length;
  const level = policy.alpha * (1 - COUNTS_SHARE) / Math.max(1, tests);
  for (const row of own) {
    const state = units.get(row.unit);
    if (state === void 0) continue;
    const here = { ...row, base: onThisMachine(row, state) };
    const judgement = judgeMeasured(row, here, state, { threshold: thresholdOf(row, policy), level });
    judged.set(row, orGross(judgement, here, state.factor === "too few" ? NO_MACHINE : GROSS));
  }
  for (const [row, { time: time2, bytes }] of leaders) {
    const judgement = judged.get(time2);
    if (judgement !== void 0) judged.set(row, followTime(judgement, bytes));
  }
  const time = units.get("sec/op")?.factor ?? "too few";
  return {
    judgements: usable.flatMap((row) => judged.get(row) ?? []),
    slower: time === "too few" ? null : Math.expm1(time.centre),
    drift: time === "too few" ? null : Math.sqrt(time.drift)
  };
}
function isPlain(row) {
  return isCount(row) || row.base.length === 0 || row.head.length === 0;
}
function leadersOf(rows) {
  const times = new Map(
    rows.filter((row) => row.unit === "sec/op" && !isPlain(row)).map((row) => [benchmarkKey(row.benchmark), row])
  );
  return new Map(
    rows.flatMap((row) => {
      const time = times.get(benchmarkKey(row.benchmark));
      const known = row.unit === "B/s" && time ? bytesPerOperation([row], [time]) : null;
      const bytes = leadingBytes(known, false);
      return bytes === null || time === void 0 ? [] : [[row, { time, bytes }]];
    })
  );
}
function readUnit(rows, unit) {
  const effects = rows.filter((row) => row.unit === unit).map((row) => fileEffect(row, row)).filter((effect) => effect.scale === "log");
  const prior = variancePrior(effects.map(({ unitVariance, df }) => ({ variance: unitVariance, df })));
  const changes = effects.map((effect) => ({
    centre: effect.centre,
    squaredError: sampleError(effect, prior).variance / effect.n
  }));
  return { factor: commonFactor(changes), prior };
}
function sampleError({ unitVariance, df }, prior) {
  const moderated = moderate({ variance: unitVariance, df }, prior);
  return { variance: Math.max(moderated.variance, unitVariance), df: moderated.df };
}
function onThisMachine({ base }, { factor }) {
  return factor === "too few" ? base : base.map((x) => x * Math.exp(factor.centre));
}
function judgeMeasured(row, here, { factor, prior }, trial) {
  const raw = fileEffect(row, row);
  const why = factor === "too few" ? `how fast the machine was is known from ${LEAST_BENCHMARKS} benchmarks or more with ${row.unit}` : "values of 0 and less cannot be compared with a stored baseline";
  if (factor === "too few" || raw.scale !== "log") return unknown(raw, why, trial);
  const effect = fileEffect(here, here);
  const { variance: variance2, df } = sampleError(effect, prior);
  const uncertainty = factor.drift + factor.squaredError;
  const widened = {
    ...effect,
    unitVariance: variance2 + effect.n * uncertainty,
    df: Math.min(TAIL_DF, df)
  };
  const counted = `${row.base.length} stored and ${row.head.length} new values`;
  const fresh = () => "not asked";
  return decide(widened, { row, ...trial, prior: noPrior, fresh, last: true, counted });
}
function unknown({ base, head, n }, reason, { threshold }) {
  const none = { delta: null, lo: null, hi: null, p: null, smallest: null };
  return { verdict: "inconclusive", base, head, ...none, pairs: n, threshold, reason };
}

// src/baselines/stored-rows.ts
function storedRows(found2) {
  const { stored, incomparable, places, policy } = found2;
  const isTold3 = ({ broken, pairs }) => broken === void 0 && pairs.length > 0;
  const told2 = found2.measured.filter(isTold3);
  const untold = found2.rows(found2.measured.filter((each2) => !isTold3(each2)));
  const rows = told2.flatMap((each2) => rowsToTell(stored, fileRows(found2, each2)));
  const shared = rows.filter((row) => row.base.length > 0);
  const compared = incomparable === void 0 ? judgeStored(shared, policy) : null;
  const judged = shared.map((row, i) => {
    const judgement = compared?.judgements[i];
    const { benchmark: benchmark2, unit } = row;
    return judgement === void 0 ? emptyRow(benchmark2, { unit, verdict: "inconclusive", reason: incomparable ?? "" }) : comparisonOf(row, judgement);
  });
  const added = rows.filter((row) => row.base.length === 0).map((row) => newRow(found2, row));
  const isComparable = stored !== void 0 && incomparable === void 0;
  const missing = isComparable ? missingRows(found2, { told: told2, untold }) : [];
  const own = [...added, ...missing, ...judged].map((row) => ({ ...row, ...placeOf(places, row) }));
  return { comparisons: [...untold.map((row) => brokenFor(stored, row)), ...own], verdicts: compared };
}
function brokenFor(stored, { brokenOn: brokenOn2, ...row }) {
  return brokenOn2 !== void 0 && stored?.has(benchmarkKey(row)) ? { ...row, brokenOn: brokenOn2 } : row;
}
function fileRows({ stored, metadata }, { subject, pairs }) {
  const { pkg, name, procs } = subject;
  const benchmark2 = { pkg, name, procs };
  const before = stored?.get(benchmarkKey(benchmark2));
  return unitsOf2(pairs).map((unit) => ({
    benchmark: benchmark2,
    unit,
    ...meaningOf(unit, metadata),
    base: before?.values.get(unit) ?? [],
    head: pairs.flatMap(({ head }) => processValue(head.get(unit) ?? []) ?? [])
  }));
}
function unitsOf2(pairs) {
  return [...new Set(pairs.flatMap(({ head }) => [...head.keys()]))];
}
function rowsToTell(stored, rows) {
  const [first] = rows;
  if (first === void 0 || stored?.has(benchmarkKey(first.benchmark))) return rows;
  return [rows.find((row) => row.unit === "sec/op") ?? first];
}
function newRow({ stored, incomparable }, { benchmark: benchmark2, unit, head }) {
  const reason = stored === void 0 ? "no baseline is stored yet" : "the stored baseline does not have it";
  const isKnown = stored === void 0 || incomparable === void 0;
  const why = isKnown ? { verdict: "new", reason } : { verdict: "inconclusive", reason: incomparable };
  return { ...emptyRow(benchmark2, { unit, ...why }), head: processValue(head) };
}
function missingRows({ stored, isWanted: isWanted2 }, { told: told2, untold }) {
  const there = new Set([...told2.map(({ subject }) => subject), ...untold].map(benchmarkKey));
  const unknown2 = new Set(untold.map(({ pkg, name }) => `${pkg}
${name}`));
  const isThere = (benchmark2) => there.has(benchmarkKey(benchmark2)) || unknown2.has(`${benchmark2.pkg}
${functionOf(benchmark2.name)}`);
  const gone = [...stored?.values() ?? []].filter(
    ({ benchmark: benchmark2 }) => !isThere(benchmark2) && isWanted2(benchmark2)
  );
  const units = told2.flatMap(({ subject, pairs }) => {
    const reported = unitsOf2(pairs);
    const before = [...stored?.get(benchmarkKey(subject))?.values.keys() ?? []];
    const lost = before.filter((unit) => !reported.includes(unit));
    return lost.map(
      (unit) => emptyRow(subject, { unit, verdict: "missing", reason: `the head does not report ${unit}` })
    );
  });
  const whole = { verdict: "missing", reason: "the head does not have it" };
  return [...gone.map(({ benchmark: benchmark2 }) => emptyRow(benchmark2, whole)), ...units];
}

// src/baselines/stored-warnings.ts
function comparedWith({ baseline, unreachable, remarks }, incomparable, { verdicts, kind }) {
  if (baseline === void 0 && unreachable !== void 0) return [];
  if (baseline === void 0) {
    const what2 = remarks.length === 0 ? "no stored baseline yet" : "no stored baseline that can be used";
    const how = kind === "file" ? "(baseline-file)" : `(baseline: ${kind}; a run on the main branch stores one)`;
    return [`${what2}: the head was measured and compared with nothing ${how}`];
  }
  const { name, commit, time, badLines } = baseline;
  const of = [
    commit === "" ? "an unknown commit" : `commit ${shortCommit(commit)}`,
    time === "" ? "time unknown" : time
  ];
  const what = `the stored baseline ${name} (${of.join(", ")})`;
  return [
    incomparable === void 0 ? `compared with ${what}` : `not compared with ${what}: ${incomparable}`,
    ...badLines === 0 ? [] : [`${name} has ${badLines} ${badLines === 1 ? "line" : "lines"} that cannot be read`],
    ...incomparable === void 0 ? limits(verdicts) : []
  ];
}
function limits(verdicts) {
  if (verdicts === null || verdicts.slower === null || verdicts.drift === null) return [];
  const { slower: slower2, drift } = verdicts;
  return [
    `times are ${percent(slower2)} in the middle over all benchmarks, which was taken for the machine and taken out; a change that hits all benchmarks alike cannot be seen`,
    `beyond that a benchmark drifts by about \xB1${(100 * drift).toFixed(1)} % (standard deviation) between the runs, which every verdict allows for`
  ];
}

// src/baselines/benchmark-head.ts
function benchmarkHead(context, head, finder) {
  return withJob(context, { head }, (job) => compareHead2(job, finder));
}
async function compareHead2(job, finder) {
  const { options, policy } = job;
  const ready = await readyBenchmarks(job);
  const { found: found2, places } = ready;
  const here = { machine: machineOf(job, found2.cpu), procs: procsOf(job) };
  const against = await finder.find(here);
  const { baseline } = against;
  const watched = await measured(
    job,
    ready,
    (means) => measureHead({
      ...means,
      subjects: found2.benchmarks.flatMap(({ subjects }) => subjects.map(withIterationsOf(baseline))),
      count: Math.min(2 * options.count, options.maxCount),
      // one side costs half of two
      maxCount: options.maxCount
    })
  );
  const { measurement, ended: ended2 } = watched;
  const incomparable = baseline && whyNot(baseline, here);
  const { comparisons, verdicts } = storedRows({
    rows: (untold) => rowsOfReady(job, ready, { measured: untold, together: [] }),
    measured: measurement.measured,
    stored: baseline?.series,
    incomparable,
    isWanted: (benchmark2) => isWanted(job, ready, benchmark2),
    metadata: found2.units,
    places,
    policy
  });
  const result2 = resultOf(job, ready, watched, { comparisons, untold: void 0 });
  const kept = await keep(job, ready, watched);
  const compared = comparedWith(against, incomparable, { verdicts, kind: options.baseline });
  const warnings = [...kept, ...against.remarks, ...compared, ...result2.warnings];
  const unmeasured2 = ended2 === "interrupted" ? CANCELLED : against.unreachable;
  return { benchmarks: { ...result2, warnings }, baseline, unmeasured: unmeasured2 };
}
function withIterationsOf(baseline) {
  return (subject) => ({
    ...subject,
    storedIterations: baseline?.series.get(benchmarkKey(subject))?.iterations
  });
}
function isWanted({ options }, { listings }, { pkg, name }) {
  const isAll = options.packages.join(" ") === "./...";
  const isAsked = listings.head.packages.get(pkg)?.isNamed ?? isAll;
  return isAsked && options.bench.canMatch(`Benchmark${functionOf(name)}`);
}
async function keep(job, ready, { measurement: { measured: measured2 }, ended: ended2 }) {
  const { path, warnings } = await keepSamples(job, ready, measured2);
  const { world, head } = job;
  if (path !== void 0 && ended2 !== "interrupted" && measured2.some(({ pairs }) => pairs.length > 0))
    world.baselines?.onMeasured(path, { cpu: ready.found.cpu, sha: head.sha, date: world.date() });
  return warnings;
}

// src/judge/told.ts
var TOLD2 = ["regression", "improvement", "unchanged"];
var UNTOLD = ["inconclusive", "broken"];
function whyNothingTold(comparisons) {
  const benchmarks = /* @__PURE__ */ new Map();
  for (const row of comparisons)
    benchmarks.set(benchmarkKey(row), [...benchmarks.get(benchmarkKey(row)) ?? [], row]);
  const begun = [...benchmarks.values()].map(telling).filter((rows) => rows.some(isBegun));
  const [first] = begun.flat().filter(({ verdict }) => UNTOLD.includes(verdict));
  if (first === void 0 || begun.flat().some(isTold)) return void 0;
  const which = begun.length === 1 ? "the only benchmark that was measured" : `any of ${begun.length} benchmarks`;
  return `nothing could be told of ${which}: ${first.reason}`;
}
function isTold({ verdict, hi }) {
  return TOLD2.includes(verdict) || verdict === "inconclusive" && hi !== null && hi < MOST_LEFT_OPEN;
}
var MOST_LEFT_OPEN = 1;
function isBegun({ verdict, brokenOn: brokenOn2 }) {
  return brokenOn2 !== "base" && (TOLD2.includes(verdict) || UNTOLD.includes(verdict));
}
function telling(rows) {
  const times = rows.filter(({ unit }) => unit === "sec/op");
  return times.length > 0 ? times : rows;
}

// src/ports/process/go-tool.ts
import { rename } from "node:fs/promises";
import { basename, dirname, join as join7 } from "node:path";
async function findGoTool(processes, go, tool) {
  const name = programName(tool.pkg);
  const kept = await realPath(join7(tool.folder, name));
  if (kept !== void 0) return kept;
  const path = await findOnPath(name, go.env);
  if (path === void 0) return void 0;
  const args = ["version", "-m", path];
  const { stdout } = await processes.ask({ file: go.path, args, cwd: dirname(path), env: go.env });
  const [, builtBy] = /: (go\d+\.\d+)/.exec(stdout) ?? [];
  const isSameGo = builtBy !== void 0 && /^go\d+\.\d+/.exec(go.version)?.[0] === builtBy;
  const isSameTool = stdout.includes(`	path	${tool.pkg}
`) && new RegExp(`^	mod	\\S+	${tool.version}	`, "m").test(stdout);
  return isSameGo && isSameTool ? path : void 0;
}
async function findOnPath(name, env) {
  for (const folder of pathFolders(env)) {
    const path = await realPath(join7(folder, name));
    if (path !== void 0) return path;
  }
  return void 0;
}
async function installGoTool(processes, go, tool) {
  var _stack = [];
  try {
    const aside = __using(_stack, await openTemporaryFolder(tool.folder), true);
    const exit = await processes.run({
      file: go.path,
      args: ["install", `${tool.pkg}@${tool.version}`],
      cwd: aside.path,
      env: installEnvironment(go.env, aside.path)
    });
    const name = programName(tool.pkg);
    const path = join7(tool.folder, name);
    if (exit.code !== 0) return { kind: "failed", reason: failure(exit.stderr) };
    try {
      await rename(join7(aside.path, name), path);
    } catch (error) {
      if (await realPath(path) === void 0) throw error;
    }
    return { kind: "installed", path };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function installEnvironment(env, bin) {
  const { GOOS: _os, GOARCH: _arch, ...rest } = env;
  return { ...rest, GOBIN: bin, GOFLAGS: "-trimpath", GOWORK: "off", CGO_ENABLED: "0" };
}
function programName(pkg) {
  return `${basename(pkg)}${process.platform === "win32" ? ".exe" : ""}`;
}
function failure(text2) {
  const lines = text2.split("\n").filter((line) => line.trim() !== "");
  return lines.filter((line) => !line.startsWith("go: downloading ")).join(" ").trim();
}

// src/measure/count-instructions.ts
import { join as join8 } from "node:path";
var COUNTED_SECONDS = 4e-3;
var LESS = 4;
var LONGEST_SECONDS = 20;
async function countInstructions(counting) {
  const counted = [];
  for (const { subject, secPerOp } of counting.wanted) {
    const trouble = await isolated(async () => {
      const base = await perOperation(counting, subject, "base", secPerOp);
      const head = base === void 0 ? void 0 : await perOperation(counting, subject, "head", secPerOp);
      if (base === void 0 || head === void 0) return;
      const instructions = { base, head, delta: head / base - 1 };
      counted.push({ kind: "counted", subject, instructions });
    });
    if (trouble !== void 0) counted.push({ kind: "trouble", subject, trouble });
  }
  return counted;
}
async function perOperation(counting, { name, ...subject }, side, secPerOp) {
  const many = Math.max(2, Math.min(1e7, Math.round(COUNTED_SECONDS / secPerOp)));
  const few = Math.max(1, Math.floor(many / LESS));
  const binary = subject[side];
  if (binary === void 0) return void 0;
  const at = (iterations) => instructionsOf(counting, binary, name, iterations);
  const less = await at(few);
  const more = less === void 0 ? void 0 : await at(many);
  if (less === void 0 || more === void 0 || more <= less) return void 0;
  return (more - less) / (many - few);
}
async function instructionsOf({ valgrind, run, folder, deadline, now }, binary, name, iterations) {
  const left = deadline - now();
  if (left <= 0) return void 0;
  const { path, dir, env } = binary;
  const log = join8(folder, "valgrind.log");
  await removeFile(log);
  const tool = [
    "--tool=cachegrind",
    "--cache-sim=no",
    "--vgdb=no",
    // its pipes for debuggers stay in the temporary folder when the time limit ends it
    "--cachegrind-out-file=/dev/null",
    `--log-file=${log}`
  ];
  const args = benchmarkArgs(binary, { ...exactly(name), benchtime: `${iterations}x`, repeats: 1, procs: 1 });
  const program = { path: valgrind, dir, env: { ...env, GOMAXPROCS: "1", GOGC: "off" } };
  const timeoutMs = 1e3 * Math.min(left, LONGEST_SECONDS);
  const { code } = await run(program, [...tool, "--", path, ...args], timeoutMs);
  return code === 0 ? readCount(await readText(log) ?? "") : void 0;
}
function readCount(log) {
  const [, digits] = /^==\d+== I\s+refs:\s+([\d,]+)\s*$/m.exec(log) ?? [];
  return digits === void 0 ? void 0 : Number(digits.replaceAll(",", ""));
}

// src/measure/instructions.ts
var MOST_SECONDS2 = 60;
async function explained(job, rows, { measured: measured2, deadline }) {
  const { world, helper, out } = job;
  const slower2 = rows.filter((row) => row.unit === "sec/op" && row.verdict === "regression" && row.base);
  const valgrind = slower2.length === 0 ? void 0 : await findOnPath("valgrind", job.head.env);
  if (valgrind === void 0) return rows;
  world.runner.progress(`counting the instructions of ${slower2.length} that got slower`);
  const subjects = new Map(measured2.map(({ subject }) => [benchmarkKey(subject), subject]));
  const wanted = slower2.toSorted((a, b) => (b.delta ?? 0) - (a.delta ?? 0)).flatMap((row) => {
    const subject = subjects.get(benchmarkKey(row));
    return subject === void 0 ? [] : [{ subject, secPerOp: row.base ?? 1 }];
  });
  const { now } = world;
  const until = Math.min(deadline, now() + MOST_SECONDS2);
  const counting = { wanted, valgrind, run: helper.run, folder: out, deadline: until, now };
  const counted = await countInstructions(counting).catch((error) => {
    if (error instanceof InterruptedError) return [];
    throw error;
  });
  const found2 = new Map(counted.map((c) => [benchmarkKey(c.subject), c]));
  return rows.map((row) => {
    const count2 = slower2.includes(row) ? found2.get(benchmarkKey(row)) : void 0;
    if (count2 === void 0) return row;
    if (count2.kind === "counted") return { ...row, instructions: count2.instructions };
    return { ...row, warnings: [...row.warnings, `its instructions were not counted: ${count2.trouble}`] };
  });
}

// src/judge/together.ts
var LEAST_ROWS = 10;
var LAYOUT2 = 0.04;
var SHARE3 = 0.1;
var TAIL = 0.025;
function judgeTogether(rows, policy) {
  const times = rows.filter(({ row }) => row.unit === "sec/op");
  const packages = [...new Set(times.map(({ row }) => row.benchmark.pkg))];
  const level = SHARE3 * policy.alpha / Math.max(1, packages.length);
  return packages.flatMap((pkg) => {
    const own = times.filter(({ row }) => row.benchmark.pkg === pkg);
    if (own.some(({ judgement }) => judgement?.verdict === "regression")) return [];
    const untold = own.filter(({ judgement }) => !isTold2(judgement));
    return judgePackage(pkg, untold.flatMap(centreOf), { threshold: policy.threshold, level });
  });
}
function isTold2(judgement) {
  return judgement?.verdict === "unchanged" || judgement?.verdict === "improvement";
}
function centreOf({ row }) {
  const pairs = finitePairs(row);
  if (pairs.length === 0) return [];
  const { scale, centre } = rowEffect(row, pairs, false);
  return scale === "log" && Number.isFinite(centre) ? [centre] : [];
}
function judgePackage(pkg, centres, { threshold, level }) {
  if (centres.length < LEAST_ROWS) return [];
  const { centre, unitVariance, df, n } = trimmedMean(centres);
  const error = Math.sqrt(unitVariance / n);
  if (centre - LAYOUT2 - error * tUpperQuantile(level, df) <= Math.log1p(threshold)) return [];
  const reach = LAYOUT2 + error * tUpperQuantile(TAIL, df);
  const [delta, lo, hi] = [centre, centre - reach, centre + reach].map(Math.expm1);
  const reason = `together they take ${percent(delta)} of time (${percent(lo)} to ${percent(hi)}); for none of them alone was there time to tell`;
  return [{ pkg, benchmarks: n, delta, lo, hi, reason }];
}

// src/measure/judge-states.ts
function endAll(request, states) {
  const plan = looks(request.policy);
  const pairsAt = (look) => plan[look]?.pairs ?? 0;
  const open = states.filter(({ isOpen }) => isOpen);
  const lastOf2 = ({ looked, pairs }) => looked > 0 && pairs.length <= pairsAt(looked - 1) ? looked - 1 : looked;
  for (const at of plan.keys()) {
    const asked2 = open.filter((state) => state.isOpen && lastOf2(state) === at);
    if (asked2.length > 0) judgeAll(request, states, { look: lastLook(plan, at), asked: asked2 });
  }
}
function judgeAll(request, states, { look, asked: asked2 }) {
  const { policy } = request;
  const rows = states.filter(isSampled).flatMap((state) => judgeRows(state, request));
  const earlier = rows.map(({ state, row }) => state.judgements.get(row.unit));
  const waiting = states.filter((s) => s.isOpen && s.looked === 0 && !asked2.includes(s)).length;
  const judgements = judgeLook(
    rows.map(({ row }) => row),
    { earlier, look, policy, waiting }
  );
  const isAsked = new Set(asked2);
  for (const [i, { state, row }] of rows.entries()) {
    const judgement = judgements[i];
    if (judgement !== void 0 && isAsked.has(state)) state.judgements.set(row.unit, judgement);
  }
  for (const state of asked2) {
    state.looked++;
    const wantsMore = [...state.judgements.values()].some((j) => j.verdict === "open");
    state.isOpen = wantsMore && isSampled(state) && state.trouble === void 0;
  }
}
function judgeRows(state, { metadata, ownCodeDiffers: ownCodeDiffers2 }) {
  const { subject, pairs } = state;
  const times = pairs.flatMap((pair) => pair.times ?? []);
  return unitsOfBoth(pairs).map((unit) => ({
    state,
    row: {
      benchmark: subject,
      unit,
      ...meaningOf(unit, metadata),
      turns: pairs.every((pair) => pair.inTurns),
      ownCodeDiffers: ownCodeDiffers2(subject),
      pairs: pairs.map(({ base, head }) => ({ base: base.get(unit) ?? [], head: head.get(unit) ?? [] })),
      times: times.length === pairs.length ? times : []
    }
  }));
}
function unitsOfBoth(pairs) {
  const [first] = pairs;
  return first === void 0 ? [] : [...first.base.keys()].filter((unit) => first.head.has(unit));
}

// src/measure/sampling/reshape-pairs.ts
var [LONGER, FEWER] = [4, 2];
var LONG_SLICE = 16e-4;
var MOST_OF_SET_UP = 0.25;
function reshapePairs({ debug, benchtime }, state) {
  const open = [...state.judgements].filter(([, { verdict }]) => verdict === "open");
  if (!state.isOpen || state.calibration === void 0 || !open.every(([unit]) => isOfClock(unit))) return;
  const name = qualifiedName(state.subject);
  const isShortened = state.calibration.brief !== void 0;
  const calibration = briefly(state.calibration);
  state.calibration = calibration;
  if (isShortened) debug(`${name}: only its time is open, for which ${calibration.iterations} iterations do`);
  if (benchtime !== void 0 || state.alone !== void 0 || !mayBeSetUp(state)) return;
  const longer2 = withLongerSlices(calibration);
  if (longer2 === void 0) return;
  state.calibration = longer2;
  debug(`${name}: it may be its set-up that is slower, of which slices of ${longer2.iterations} have less`);
}
function mayBeSetUp({ judgements }) {
  const time = judgements.get("sec/op");
  if (time?.verdict !== "open" || time.delta === null || time.lo === null) return false;
  return time.lo > 0 && time.delta > time.threshold && time.delta < MOST_OF_SET_UP;
}
function withLongerSlices(calibration) {
  const { iterations, repeats, seconds } = calibration;
  if (repeats < FEWER || seconds / repeats > LONG_SLICE) return void 0;
  return {
    ...calibration,
    iterations: LONGER * iterations,
    repeats: Math.floor(repeats / FEWER),
    seconds: LONGER / FEWER * seconds,
    clockOnly: true
    // what is allocated once has another share in these, too
  };
}

// src/measure/measure.ts
async function measure(asked2) {
  const pace = paceFor(asked2.budget.left() / asked2.subjects.length);
  const request = { ...asked2, ...openRounds({ ...asked2, pace }) };
  const states = request.subjects.map((subject) => startState(request, subject));
  const stopped = await untilCancelled(() => sampleAll2(request, shuffled(states, request.random)));
  const planned = stopped === "time-budget" ? plannedOf(states, request) : [];
  const notBegun = nameUnbegun({ ...request, states, planned });
  endAll(request, states);
  const rows = states.flatMap(
    (state) => judgeRows(state, request).map(({ row }) => ({ row, judgement: state.judgements.get(row.unit) }))
  );
  const together2 = judgeTogether(rows, request.policy);
  return { measured: states, together: together2, ended: stopped ?? howEnded(states, request), notBegun };
}
function howEnded(states, request) {
  if (states.some(isGivenUp)) return "given-up";
  return states.some((state) => isUntold(state, request)) ? "max-count" : "settled";
}
function isUntold({ pairs, judgements }, { policy, metadata }) {
  const untold = [...judgements].filter(([, { verdict }]) => verdict === "inconclusive");
  return pairs.length >= policy.maxCount && untold.some(([unit]) => betterOf(unit, metadata) !== "unknown");
}
async function sampleAll2(request, states) {
  for (let step = 1; ; step++) {
    const left = request.budget.left();
    giveUp(states, { ...request, left });
    const plan = planFor(plannedOf(states, request), left);
    if (plan.next.length === 0) return plan.without.length > 0 ? "time-budget" : void 0;
    (step === 1 ? request.info : request.debug)(planText(plan, left));
    const before = snapshotOf(states);
    await takeStep(request, states, plan);
    if (snapshotOf(states) === before) return "time-budget";
  }
}
function snapshotOf(states) {
  return states.map((state) => {
    const { pairs, looked, isOpen, hasWaited, calibration, trouble, meets } = state;
    return [pairs.length, looked, isOpen, hasWaited, calibration?.seconds, trouble, meets].join();
  }).join(";");
}
async function takeStep(request, states, plan) {
  const begun = plan.next.filter(isBegun2);
  const telling2 = begun.filter(({ isHopeless }) => !isHopeless);
  const hasWaiting = begun.length < plan.next.length;
  if (hasWaiting && !(plan.isScarce && telling2.length > 0))
    return beginSome(request, states, { ...plan, reserved: ROOM * secondsOf(telling2) });
  const looked = Math.min(...(telling2.length > 0 ? telling2 : begun).map(({ state }) => state.looked));
  const asked2 = begun.filter(({ state }) => state.looked === looked).map(({ state }) => state);
  await takeLook(request, states, { look: lookAfter(request, looked), asked: asked2 });
}
function isBegun2({ state }) {
  return state.looked > 0 || state.pairs.length > 0;
}
function lookAfter({ policy }, looked) {
  const plan = looks(policy);
  return plan[looked] ?? lastLook(plan, plan.length - 1);
}
async function beginSome(request, states, { next, without, isScarce, reserved }) {
  const { policy, budget } = request;
  const left = budget.left();
  const spare = without.filter(({ waits, seconds }) => !waits && seconds <= left);
  const waiting = [...next, ...spare].filter((planned) => !isBegun2(planned)).map(({ state }) => state);
  const wish = { pairs: usualPairs(states, policy), reserved, parallelWaits: isScarce };
  const { begun } = await calibrateSome(request, waiting, wish);
  for (const [at, look] of looks(policy).slice(0, FIRST_LOOKS).entries()) {
    const asked2 = begun.filter(({ looked }) => looked === at);
    await takeLook(request, states, { look, asked: asked2 });
  }
}
async function takeLook(request, states, { look, asked: asked2 }) {
  const open = asked2.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return;
  await sampleUpTo(request, { open, all: states }, look);
  const isShort = isWanting(look.pairs);
  const reached = open.filter((state) => !isShort(state));
  if (reached.length === 0) return;
  judgeAll(request, states, { look, asked: reached });
  for (const state of reached) reshapePairs(request, state);
  for (const text2 of goingOn(look, reached)) request.debug(text2);
  if (look.seen === 0)
    for (const text2 of outlookOf(request, states, { look, asked: reached })) request.info(text2);
}
function outlookOf(request, states, { look: { pairs }, asked: asked2 }) {
  const open = plannedOf(states, request).filter(({ state }) => asked2.includes(state));
  const { budget, policy } = request;
  return outlookTexts({ asked: asked2.length, pairs, open, left: budget.left(), maxCount: policy.maxCount });
}
function goingOn({ pairs }, asked2) {
  const rows = asked2.flatMap(
    ({ subject, judgements }) => [...judgements].filter(([, { verdict }]) => verdict === "open").map(([unit, { reason }]) => `${qualifiedName(subject)} ${unit} is open: ${reason}`)
  );
  return [`after ${pairs} pairs of ${asked2.length} benchmarks ${rows.length} rows are open`, ...rows];
}

// src/measure/benchmark-both.ts
function benchmarkBoth(context, base, head) {
  return withJob(context, { base, head }, compareSides);
}
async function compareSides(job) {
  const ready = await readyBenchmarks(job);
  const { built, found: found2, places, budget } = ready;
  const watched = await measured(
    job,
    ready,
    (means) => measure({
      ...means,
      subjects: found2.benchmarks.flatMap(({ subjects }) => subjects),
      metadata: found2.units,
      policy: job.policy,
      info: job.world.runner.info,
      distance: distanceFrom(built.reach),
      ownCodeDiffers: (subject) => ownCodeDiffers(places, subject)
    })
  );
  const { measurement, ended: ended2 } = watched;
  const deadline = job.world.now() + budget.left();
  const rows = withReach(rowsOfReady(job, ready, measurement), built.reach);
  const comparisons = await explained(job, rows, { measured: measurement.measured, deadline });
  const result2 = resultOf(job, ready, watched, { comparisons, untold: whyNothingTold(rows) });
  const kept = await keepSamples(job, ready, measurement.measured);
  if (ended2 !== "interrupted") await remember(job, measurement.measured, result2.seconds.measure);
  return {
    benchmarks: { ...result2, warnings: [...oneCommit(job), ...kept.warnings, ...result2.warnings] },
    unmeasured: ended2 === "interrupted" ? CANCELLED : void 0
  };
}
function remember(job, measured2, seconds) {
  const benchmarks = measured2.filter(({ pairs }) => pairs.length > 0).map(({ subject }) => subject);
  return rememberPace(job, { benchmarks, procs: procsOf(job).length, seconds }, job.world.runner.debug);
}
function oneCommit({ base, head }) {
  if (base?.sha !== head.sha || head.changed.length > 0) return [];
  return [`base and head are one commit, ${shortCommit(head.sha)}: nothing has changed between them`];
}

// src/measure/benchmark-new.ts
var NOTHING2 = { places: /* @__PURE__ */ new Map(), unreadable: /* @__PURE__ */ new Set() };
function benchmarkNew(context, head, reason) {
  return withJob(context, { head }, (job) => listNew(job, reason));
}
async function listNew(job, reason) {
  const { world, options } = job;
  const started = world.now();
  const { located } = await listSide(job, job.head, { mustFind: true });
  const sorted = sortPackages({ base: NOTHING2, head: located }, options.bench);
  const places = { base: NOTHING2.places, head: located.places };
  const toBuild = [...sorted.unreadable, ...areChecked(options) ? [] : sorted.onlyHead];
  const unbuiltNew = await unbuiltOnHead(job, toBuild);
  const built = { identical: [], spared: NONE_SPARED, differing: [], unbuiltOnHead: unbuiltNew };
  const [procs] = procsOf(job);
  const unrun = unrunOf({ ...sorted, ...built, places, pattern: options.bench });
  const unknown2 = [...unbuiltNew].filter(([pkg]) => !places.head.has(pkg));
  const benchmarks = {
    comparisons: rowsOf({ unrun, benchmarks: [], measured: [], together: [], places, procs }),
    metadata: [],
    cpu: "",
    notBegun: void 0,
    sameTests: [],
    unbuilt: { base: [], head: [...unbuiltNew.keys()] },
    neighbours: void 0,
    untold: void 0,
    reach: void 0,
    warnings: [
      `every benchmark of the head is new: ${reason}`,
      ...unknown2.map((each2) => unknownBenchmarks(...each2))
    ],
    seconds: { build: world.now() - started, measure: 0 }
  };
  return { benchmarks };
}

// src/measure/selection.ts
var NOT_REPEATED = /* @__PURE__ */ new Set([
  ...["packages", "bench", "benchtime", "cpu", "threshold", "alpha"],
  ...["baseline", "baseline-file", "baseline-ref"],
  ...["out", "region"]
]);
function selectionOf({ packages, bench, benchtime, cpu, asked: asked2 }) {
  const time = benchtime === void 0 ? "" : benchtime.kind === "count" ? `${benchtime.iterations}x` : `${benchtime.seconds}s`;
  return { packages, bench: bench.source, benchtime: time, cpu: cpu.join(","), flags: flagsOf(asked2) };
}
function flagsOf(asked2) {
  return FLAG_NAMES.filter((name) => !NOT_REPEATED.has(name)).flatMap((name) => {
    const value = asked2[name];
    if (value === void 0) return [];
    if (!isSwitch(OPTION_FORMS[name])) return [`--${flagOf(name)}=${value}`];
    return value.toLowerCase() === OPTION_FORMS[name].fallback ? [] : [`--${flagOf(name)}`];
  });
}

// src/job/assemble-report.ts
function assembleReport(context, progress, started) {
  const { world, options, rules, sides, go } = context;
  const { benchmarks, checks } = progress;
  const sameTests = benchmarks?.sameTests ?? [];
  const date = started.date.toISOString();
  const judged = judgedBy(rules, benchmarks?.comparisons ?? [], dayOf(date));
  const { comparisons } = judged;
  const { outcome, reasons } = gate({
    comparisons,
    checks,
    failOn: options.failOn,
    headBuildFailed: benchmarks?.unbuilt.head ?? [],
    unmeasuredReason: progress.unmeasured ?? baseBuildReason(progress) ?? benchmarks?.untold ?? nothingChecked(context, progress)
  });
  return {
    schema: REPORT_SCHEMA,
    outcome,
    reasons,
    started: date,
    base: sides.base.kind === "known" ? { ref: sides.base.ref, sha: sides.base.sha } : { ref: "", sha: "" },
    head: { ref: sides.head.ref, sha: sides.head.sha, dirty: sides.head.changed.length > 0 },
    machine: machineOf({ ...context, go: progress.go ?? go }, benchmarks?.cpu ?? ""),
    ...options.region === "" ? {} : { region: options.region },
    ...benchmarks?.neighbours === void 0 ? {} : { neighbours: benchmarks.neighbours },
    ...benchmarks?.reach === void 0 ? {} : { reach: benchmarks.reach },
    ...sameTests.length === 0 ? {} : { sameTests },
    policy: reportPolicy(rules),
    selection: selectionOf(options),
    ...benchmarks?.notBegun === void 0 ? {} : { notBegun: benchmarks.notBegun },
    checks,
    comparisons,
    warnings: [
      ...go.warnings,
      ...progress.warnings,
      ...benchmarks?.warnings ?? [],
      ...judged.warnings,
      ...emptiness(context, progress)
    ],
    seconds: {
      total: world.now() - started.now,
      build: benchmarks?.seconds.build ?? 0,
      measure: benchmarks?.seconds.measure ?? 0,
      checks: progress.checkSeconds,
      commands: world.processes.busySeconds()
    }
  };
}
function baseBuildReason({ benchmarks }) {
  const failed2 = benchmarks?.unbuilt.base ?? [];
  return failed2.length === 0 ? void 0 : `${failed2.join(", ")} does not build in the base`;
}
function nothingChecked(context, progress) {
  const { checks, benchmarks, warnings } = progress;
  const hasRun = ({ status, tests }) => status !== "skipped" && !(status === "passed" && tests !== void 0 && tests.passed + tests.failed + tests.skipped === 0);
  if (checks.some(hasRun) || (benchmarks?.comparisons.length ?? 0) > 0) return void 0;
  const why = [...new Set(checks.map(whyNoTest)), ...emptiness(context, progress), ...warnings];
  return `nothing was checked: ${why.join("; ")}`;
}
function whyNoTest({ name, reason, findings }) {
  if (reason !== "") return `${name}: ${reason}`;
  return findings.length === 0 ? `${name} found no test` : `${name} ran no test: it fails as on the base`;
}
function emptiness({ options }, { benchmarks }) {
  if (benchmarks === void 0 || benchmarks.comparisons.length > 0) return [];
  return [`no benchmarks in ${options.packages.join(" ")} match ${JSON.stringify(options.bench.source)}`];
}

// src/job/check-head.ts
import { join as join10 } from "node:path";

// src/checks/check.ts
import { join as join9, resolve as resolve3 } from "node:path";

// src/checks/build-errors.ts
var BY_TRUST = ["staticcheck", "test", "vet"];
function reportBuildErrorsOnce(checks) {
  const owner = checks.find(({ findings }) => findings.some(isBuildError));
  if (owner === void 0) return checks;
  const errors = bestWords(checks).map((error) => ({ ...error, check: owner.name }));
  return checks.map((check) => {
    const others = check.findings.filter((finding) => !isBuildError(finding));
    if (check === owner) return { ...check, findings: arrangeFindings([...errors, ...others]) };
    if (others.length === check.findings.length) return check;
    const status = others.length === 0 && check.name !== "test" ? "skipped" : check.status;
    return { ...check, status, findings: others, reason: `the code does not build: see ${owner.name}` };
  });
}
function isBuildError({ code }) {
  return code === BUILD;
}
function bestWords(checks) {
  const errors = BY_TRUST.flatMap((name) => checks.filter((check) => check.name === name)).flatMap(({ findings }) => findings).filter(isBuildError);
  const placeOf2 = ({ file, message }) => file ?? `
${message}`;
  const trusted = new Map(errors.toReversed().map((error) => [placeOf2(error), error.check]));
  return errors.filter((error) => trusted.get(placeOf2(error)) === error.check);
}

// src/checks/check-log.ts
var TITLES = { vet: "go vet", staticcheck: "staticcheck", test: "go test" };
var MAX_OUTPUT_LINES = 2e3;
function checkTitle({ name, status, findings, seconds, tests }) {
  const found2 = findings.length === 0 ? "" : `, ${count(findings.length, "finding")}`;
  const ran = tests === void 0 ? "" : `, ${count(tests.passed, "test")} passed`;
  const took = status === "skipped" ? "" : ` (${seconds.toFixed(1)} s)`;
  return `${TITLES[name]}: ${status}${found2}${ran}${took}`;
}
function checkBody(check, failedTests = []) {
  const parts = [
    [check.reason, ...check.findings.map(findingText)].filter((line) => line !== "").join("\n"),
    ...failedOutput(failedTests),
    check.tests === void 0 ? "" : summaryText(check.tests)
  ].filter((part) => part !== "");
  return parts.length === 0 ? "nothing found" : parts.join("\n\n");
}
function clocksTitle({ findings, tests }) {
  const found2 = findings.filter(({ clocks }) => clocks !== void 0).length;
  const what = found2 === 1 ? "1 test depends on them" : `${found2} tests depend on them`;
  return `go test in ${count(tests?.clocks?.length ?? 0, "other clock")}: ${what}`;
}
function clocksBody({ findings, tests, reason }) {
  const found2 = findings.filter(({ clocks }) => clocks !== void 0).map(findingText);
  return [reason, ...(tests?.clocks ?? []).map(clockName), ...found2].filter((line) => line !== "").join("\n");
}
function findingText({ code, message, file, line, column, known }) {
  const place = [file, line, column].filter((part) => part !== void 0).join(":");
  const before = [place, code].filter((part) => part !== "").join(": ");
  return `${before}: ${message.replaceAll("\n", "\n    ")}${known ? " (the base has it, too)" : ""}`;
}
function failedOutput(failedTests) {
  const lines = failedTests.flatMap(
    ({ pkg, test: test2, output }) => output.lines.length === 0 ? [] : [`output of ${pkg} ${test2}:`, ...output.lines.map((line) => `    ${line}`)]
  );
  const left = lines.length - MAX_OUTPUT_LINES;
  if (lines.length === 0) return [];
  const kept = left > 0 ? [...lines.slice(0, MAX_OUTPUT_LINES), `\u2026 ${left} lines left out \u2026`] : lines;
  return [kept.join("\n")];
}
function summaryText({ passed, failed: failed2, skipped: skipped2, packages, slowest, coverage }) {
  const counts = `${passed} passed, ${failed2} failed, ${skipped2} skipped, in ${count(packages, "package")}`;
  const covered = coverage === void 0 ? "" : `
coverage: ${(coverage * 100).toFixed(1)} % of statements`;
  const slow = slowest.map(({ pkg, test: test2, seconds }) => `    ${seconds.toFixed(2)} s  ${pkg} ${test2}`);
  return [`${counts}${covered}`, ...slow.length === 0 ? [] : ["slowest tests:", ...slow]].join("\n");
}
function count(n, what) {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

// src/checks/staticcheck.ts
var problemShape = object({
  code: or(text, ""),
  severity: or(text, ""),
  message: or(text, ""),
  location: or(object({ file: or(text, ""), line: or(number, 0), column: or(number, 0) }), void 0)
});
var TOO_OLD = /export data version|internal error in importing|export data is newer|application built with go/;
function readStaticcheck(code, stdout, stderr, folders) {
  const { problems, rest } = problemsIn(stdout);
  const tooOld = problems.find((problem) => isCompile(problem) && TOO_OLD.test(problem.message));
  if (tooOld !== void 0)
    return { kind: "failed", reason: `it cannot read what this Go writes: ${firstLine(tooOld.message)}` };
  const findings = problems.filter(({ severity }) => severity !== "ignored").flatMap((problem) => readProblem(problem, folders));
  if (code === 0 || code === 1 && findings.length > 0)
    return { kind: "ran", findings: arrangeFindings(findings) };
  const errors = readCompileErrors("staticcheck", goCommandError(stderr), folders);
  if (code === 1 && errors.length > 0) return { kind: "ran", findings: arrangeFindings(errors) };
  return { kind: "failed", reason: firstLine(`${stderr}
${rest}`) || `it ended with exit code ${code}` };
}
function wordsOfStaticcheck(stdout, stderr) {
  const { problems, rest } = problemsIn(stdout);
  return [stderr, rest, ...problems.filter(isCompile).map(({ message }) => message)].join("\n");
}
function problemsIn(stdout) {
  const { objects, rest } = parseObjects(stdout);
  return { problems: objects.flatMap((each2) => fitting(problemShape, each2) ?? []), rest };
}
function readProblem(problem, folders) {
  const { code, message, location } = problem;
  const { file: path = "", line = 0, column = 0 } = location ?? {};
  const place = { path, line, column };
  if (!isCompile(problem)) return [makeFinding("staticcheck", code, message, place, folders)];
  if (path === "") return readCompileErrors("staticcheck", message, folders);
  return [makeFinding("staticcheck", BUILD, message, place, folders)];
}
function isCompile({ code }) {
  return code === "compile";
}
function goCommandError(stderr) {
  return stderr.replace(/^err: exit status \d+: stderr: /m, "");
}
function firstLine(text2) {
  return text2.trim().split("\n")[0] ?? "";
}

// src/checks/tests/cover-profile.ts
var BLOCK = /^(.+:\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/;
function totalCoverage(profile) {
  const blocks = /* @__PURE__ */ new Map();
  for (const line of profile.split(/\r?\n/)) {
    const [, place, statements, count2] = BLOCK.exec(line) ?? [];
    if (place === void 0) continue;
    const isCovered = Number(count2) > 0 || (blocks.get(place)?.isCovered ?? false);
    blocks.set(place, { statements: Number(statements), isCovered });
  }
  let [covered, all] = [0, 0];
  for (const { statements, isCovered } of blocks.values()) {
    all += statements;
    if (isCovered) covered += statements;
  }
  return all === 0 ? void 0 : covered / all;
}

// src/checks/tests/flaky.ts
var MOST_AGAIN = 20;
var RACE_ELSEWHERE = /race detected (during execution of test|outside of test execution)/;
function mayBeFlaky({ failedPackages, failedTests }) {
  const found2 = failedPackages.flatMap((failed2) => {
    const tests = failedTests.filter(({ pkg }) => pkg === failed2.pkg);
    return isSteady(failed2, tests) ? tests.filter((test2) => hasOwnFailure(test2, tests)) : [];
  });
  return found2.length > MOST_AGAIN ? [] : found2;
}
function crashedPackages({ failedPackages, failedTests }) {
  return failedPackages.filter((failed2) => {
    const tests = failedTests.filter(({ pkg }) => pkg === failed2.pkg);
    return tests.length > 0 && !isSteady(failed2, tests);
  }).map(({ pkg }) => pkg);
}
function isSteady({ isBuildFailure, output, failed: failed2 }, tests) {
  const isWhole = failed2 > 0 && tests.length === failed2 && tests.every(isOrderly);
  const isQuiet = output.crash.length === 0 && !output.lines.some((line) => RACE_ELSEWHERE.test(line));
  return !isBuildFailure && isWhole && isQuiet;
}
function isOrderly({ output, hasEnded }) {
  return hasEnded && output.crash.length === 0 && !output.lines.some((line) => RACE_ELSEWHERE.test(line));
}
function hasOwnFailure(test2, all) {
  return test2.output.said.length > 0 || !all.some((other) => isBelow2(other, test2));
}
function isBelow2(inner, outer) {
  return inner.pkg === outer.pkg && inner.test.startsWith(`${outer.test}/`);
}
function splitFlaky(run, flaky) {
  const isFlaky = (test2) => flaky.some((each2) => each2.pkg === test2.pkg && each2.test === test2.test);
  const lasting = run.failedTests.filter((test2) => hasOwnFailure(test2, run.failedTests) && !isFlaky(test2));
  const isRest = (test2) => lasting.some((each2) => each2.pkg === test2.pkg && each2.test === test2.test || isBelow2(each2, test2));
  const failedTests = run.failedTests.filter(isRest);
  const named2 = new Set(flaky.map(({ pkg }) => pkg));
  const failedPackages = run.failedPackages.filter(
    ({ pkg }) => !named2.has(pkg) || failedTests.some((test2) => test2.pkg === pkg)
  );
  const count2 = run.failedTests.length - failedTests.length;
  const gone = new Set(run.failedTests.filter((test2) => !isRest(test2)).map(keyOf));
  return {
    flaky: {
      ...run,
      failedTests: run.failedTests.filter(isFlaky),
      failedPackages: run.failedPackages.filter(({ pkg }) => named2.has(pkg)),
      buildOutput: ""
    },
    rest: {
      ...run,
      summary: { ...run.summary, failed: run.summary.failed - count2 },
      ends: run.ends?.map((end) => gone.has(keyOf(end)) ? { ...end, outcome: "flaky" } : end),
      failedTests,
      failedPackages
    }
  };
}
function keyOf({ pkg, test: test2 }) {
  return `${pkg}
${test2}`;
}

// src/checks/tests/output-files.ts
var PROFILES = ["coverprofile", "cpuprofile", "memprofile", "blockprofile", "mutexprofile", "trace"];
var OUTPUT = new RegExp(
  `^--?(?:test\\.)?(?:${[...PROFILES, "outputdir", "artifacts", "o"].join("|")})(?:=|$)`
);
function withoutOutputs(flags) {
  return joinValues(flags).filter((flag) => !OUTPUT.test(flag));
}
function profileOf(flags, name) {
  return flagValue(flags, `(?:test\\.)?${name}`);
}
function relativeOutputs(flags) {
  const named2 = [...PROFILES, "o"].map((name) => profileOf(flags, name));
  const artifacts = profileOf(flags, "artifacts");
  const all = [...named2, artifacts === void 0 || artifacts === "false" ? void 0 : "_artifacts"];
  return all.filter((name) => name !== void 0).filter((name) => name !== "" && !isAbsolutePath(name));
}

// src/checks/tests/run-again.ts
async function runAgain(run, again) {
  const found2 = [];
  for (const { pkg, test: test2 } of again.times === 0 ? [] : mayBeFlaky(run)) {
    const failures = await failuresUntilPass({ pkg, test: test2 }, again);
    if (failures !== void 0) found2.push({ pkg, test: test2, failures: failures + 1, runs: failures + 2 });
  }
  return { ...splitFlaky(run, found2), found: found2 };
}
async function failuresUntilPass({ pkg, test: test2 }, again) {
  const flags = withoutOutputs(again.flags).filter((flag) => !/^--?cover(profile|pkg|mode)?(=|$)/.test(flag));
  const own = ["-count=1", `-run=${exactName(test2)}`];
  for (let failures = 0; failures < again.times; failures++) {
    const reader = makeTestRunReader();
    const exit = await again.go(["test", "-json", ...flags, ...own, pkg, ...again.passedOn], reader.add);
    const { ends = [], failedPackages, failedTests } = reader.end();
    const end = ends.find((each2) => each2.pkg === pkg && each2.test === test2);
    if (exit.code === 0) return end?.outcome === "passed" ? failures : void 0;
    const hasCrashed = [...failedPackages, ...failedTests].some(({ output }) => output.crash.length > 0);
    if (hasCrashed || end?.outcome !== "failed") return void 0;
  }
  return void 0;
}

// src/checks/vet.ts
var diagnostic = object({ posn: or(text, ""), message: or(text, "") });
var result = either(list(diagnostic), object({ error: or(text, "") }));
var tree = entries(or(entries(or(result, [])), []));
function readVet(code, stdout, stderr, folders) {
  const [out, err] = [parseObjects(stdout), parseObjects(stderr)];
  const results = [...out.objects, ...err.objects].flatMap((each2) => fitting(tree, each2) ?? []);
  const findings = results.flatMap(([, analyzers]) => analyzers.flatMap((each2) => findingsOf(each2, folders)));
  const words = code === 0 ? "" : `${out.rest}
${err.rest}`;
  return arrangeFindings([...findings, ...readCompileErrors("vet", words, folders)]);
}
function findingsOf([analyzer, said], folders) {
  if ("error" in said)
    return [makeFinding("vet", analyzer, `could not run: ${said.error}`, void 0, folders)];
  return said.map(({ posn, message }) => makeFinding("vet", analyzer, message, parsePosition(posn), folders));
}

// src/checks/check.ts
var OUTPUT_KEPT = 8 * 1024 * 1024;
var TESTS = "go test";
var TEST_OUTPUT_KEPT = 1024 * 1024;
async function runChecks(request) {
  const [root, dir] = await Promise.all(
    [request.root, request.dir].map(async (path) => await realPath(path) ?? path)
  );
  const folders = { root: root ?? request.root, dir: dir ?? request.dir };
  const asked2 = { ...request, dir: folders.dir };
  const timed = stopwatch(request.now);
  const results = await Promise.all([
    timed("vet", request.vet, () => vet(asked2, folders)),
    timed("staticcheck", request.staticcheck !== false, () => staticcheck(asked2, folders)),
    timed("test", request.test, () => test(asked2, folders))
  ]);
  const checks = reportBuildErrorsOnce(results.map(({ check }) => check));
  for (const [i, check] of checks.entries())
    request.runner?.group(checkTitle(check), checkBody(check, results[i]?.failedTests));
  return checks;
}
function stopwatch(now) {
  return async (name, isAskedFor, run) => {
    const start = now();
    const result2 = isAskedFor ? await run() : skipped("not asked for");
    const { failedTests, ...rest } = result2;
    const check = { name, ...rest, seconds: now() - start };
    return { check, failedTests };
  };
}
async function vet(request, folders) {
  const exit = await runGo(
    request,
    ["vet", "-json", ...request.buildFlags, ...request.packages],
    OUTPUT_KEPT
  );
  const unusual = unusualEnd(exit, request);
  if (unusual !== null) return unusual;
  const findings = readVet(exit.code, exit.stdout, exit.stderr, folders);
  return ended(findings, exit, "go vet", machineFault(exit.stderr));
}
async function staticcheck(request, folders) {
  const { processes, cacheDir, dir, packages } = request;
  const found2 = await provideStaticcheck(request);
  if (found2.kind === "failed")
    return request.staticcheck === true ? { ...failed(found2.reason), ...found2.cause && { cause: found2.cause } } : skipped(found2.reason);
  const env = {
    ...request.env,
    GOFLAGS: goFlags(request.env.GOFLAGS ?? "", request.buildFlags),
    // it has no build flags of its own but -tags
    STATICCHECK_CACHE: join9(cacheDir, "staticcheck", "cache")
  };
  const args = ["-f", "json", ...packages];
  const exit = await processes.run({ file: found2.path, args, cwd: dir, env, maxOutput: OUTPUT_KEPT });
  const unusual = unusualEnd(exit, request);
  if (unusual !== null) return unusual;
  const run = readStaticcheck(exit.code, exit.stdout, exit.stderr, folders);
  const fault = machineFault(wordsOfStaticcheck(exit.stdout, exit.stderr));
  if (run.kind === "ran") return ended(run.findings, exit, "staticcheck", fault);
  return fault === void 0 ? failed(`staticcheck failed: ${run.reason}`) : blamed2("staticcheck", fault);
}
async function provideStaticcheck(request) {
  const { go, processes, cacheDir } = request;
  const release = staticcheckFor(go.version);
  if (release === null)
    return {
      kind: "failed",
      reason: `no release of staticcheck works with ${go.version}; use a newer Go, or set staticcheck: false`
    };
  const machine = `${process.platform}-${process.arch}`;
  const name = `${release.version}-${go.version.replace(/[^\w.-]+/g, "_")}-${machine}`;
  const tool = {
    pkg: STATICCHECK,
    version: release.version,
    folder: join9(cacheDir, "staticcheck", name)
  };
  const path = await findGoTool(processes, go, tool);
  if (path !== void 0) return { kind: "installed", path };
  const what = `staticcheck ${release.version}`;
  if (request.staticcheck === "installed-only")
    return {
      kind: "failed",
      reason: `${what} is not installed (go install ${STATICCHECK}@${release.version})`
    };
  const installed = await installGoTool(processes, go, tool);
  if (installed.kind === "installed") return installed;
  const remedy = "set staticcheck: false to do without it";
  const reason = `cannot install ${what}: ${installed.reason}; ${remedy}`;
  const isMachines = machineFault(installed.reason) !== void 0;
  return { kind: "failed", reason, ...isMachines ? { cause: "machine" } : {} };
}
async function test(request, folders) {
  var _stack = [];
  try {
    const { buildFlags, testFlags, cacheDir, packages } = request;
    const scratch = __using(_stack, await openTemporaryFolder(cacheDir), true);
    const args = testFlags.findIndex((flag) => /^--?args$/.test(flag));
    const [named2, passedOn] = args < 0 ? [testFlags, []] : [testFlags.slice(0, args), testFlags.slice(args)];
    const { own, folder, files } = placeOutputs(request, named2, scratch.path);
    const theirs = profileOf(own, "coverprofile");
    const profile = theirs === void 0 ? join9(scratch.path, "cover.out") : resolve3(folder, theirs);
    const quiet = request.vet && flagValue(own, "vet") === void 0 ? ["-vet=off"] : [];
    const profiled = request.coverage && theirs === void 0 ? [`-coverprofile=${profile}`] : [];
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
    const [, path, why] = exit.code === 0 ? [] : UNWRITABLE.exec(exit.stderr) ?? [];
    if (path !== void 0 && run.failedPackages.length === 0)
      return failed(
        `the tests cannot write ${path}: ${why}; make the folder before this step, or name another one`
      );
    const again = { times: request.testRetries, flags: [...quiet, ...buildFlags, ...named2], passedOn };
    const { left, rest, flaky, found: found2 } = await retried(request, { run, exit }, again);
    const findings = left.code === 0 ? [] : await findTestFailures(request, rest, left, folders);
    const coverage = request.coverage ? totalCoverage(await readText(profile) ?? "") : void 0;
    const tests = {
      ...rest.summary,
      ...coverage === void 0 ? {} : { coverage },
      ...found2.length === 0 ? {} : { flaky: await messagesOf({ flaky, found: found2 }, folders) },
      ...rest.ends === void 0 ? {} : { all: rest.ends },
      ...crashedIn(run)
    };
    const fault = machineFaultOf(rest, exit.stderr);
    const result2 = ended(findings, left, TESTS, fault);
    const doubts = [sayWithoutRun(run.withoutRun), sayFlaky(found2)].filter((text2) => text2 !== "");
    const reason = result2.status === "passed" ? doubts.join("; ") : result2.reason;
    return { ...result2, reason, tests, failedTests: run.failedTests };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function crashedIn(run) {
  const crashed = crashedPackages(run);
  return crashed.length === 0 ? {} : { crashed };
}
async function retried(request, { run, exit }, again) {
  const times = exit.code === 0 ? 0 : again.times;
  const go = (args, onLine) => runGo(request, args, TEST_OUTPUT_KEPT, onLine);
  const all = await runAgain(run, { ...again, times, go });
  const isOver = all.found.length > 0 && all.rest.failedPackages.length === 0 && run.buildOutput === "";
  return { ...all, left: isOver ? { ...exit, code: 0 } : exit };
}
async function messagesOf({ flaky, found: found2 }, folders) {
  const sources = await readSources([], /* @__PURE__ */ new Set(), folders);
  return found2.map((each2) => {
    const failedTests = flaky.failedTests.filter(({ pkg, test: test2 }) => pkg === each2.pkg && test2 === each2.test);
    const failedPackages = flaky.failedPackages.filter(({ pkg }) => pkg === each2.pkg);
    const [finding] = readTestFindings({ ...flaky, failedTests, failedPackages }, "", sources);
    return { ...each2, message: finding?.message ?? "" };
  });
}
function sayFlaky(found2) {
  if (found2.length === 0) return "";
  const names = found2.map(
    ({ pkg, test: test2, failures, runs }) => `${pkg}.${test2} (failed ${failures} of ${runs} times)`
  );
  return `${found2.length === 1 ? "a test is" : `${found2.length} tests are`} flaky: ${names.join(", ")}`;
}
function sayWithoutRun(packages) {
  if (packages.length === 0) return "";
  const program = packages.length === 1 ? "the test program of" : "the test programs of";
  return `${program} ${packages.join(", ")} ended with 0 before any test ran: TestMain does not come to m.Run`;
}
var UNWRITABLE = /^open (.+): ([^:\n]+)\n?$/;
function placeOutputs({ outputs, env }, named2, scratch) {
  const own = outputs === void 0 ? withoutOutputs(named2) : named2;
  const folder = resolve3(outputs ?? scratch, profileOf(own, "outputdir") ?? "");
  const files = relativeOutputs([...(env.GOFLAGS ?? "").split(" "), ...own]);
  const program = profileOf(own, "o");
  const placed = [
    ...files.length > 0 || profileOf(own, "outputdir") !== void 0 ? [`-outputdir=${folder}`] : [],
    ...program === void 0 ? [] : [`-o=${resolve3(outputs ?? scratch, program)}`]
  ];
  return { own: [...own, ...placed], folder, files };
}
async function findTestFailures(request, run, exit, folders) {
  const failed2 = new Set(run.failedPackages.map(({ pkg }) => pkg));
  const packages = await listTested(request) ?? [];
  const sources = await readSources(packages, failed2, folders);
  const findings = readTestFindings(run, exit.stderr, sources);
  return isInstrumented(request) ? findings.map(withoutBuildColumn) : findings;
}
function isInstrumented({ coverage, testFlags, buildFlags }) {
  const flags = [...buildFlags, ...testFlags];
  return coverage || ["cover", "covermode", "coverpkg", "coverprofile"].some((name) => flagValue(flags, name) !== void 0);
}
function withoutBuildColumn(finding) {
  if (finding.code !== BUILD) return finding;
  const { column: _, ...rest } = finding;
  return rest;
}
function runGo({ processes, go, dir, env }, args, maxOutput, onLine) {
  const command = { file: go.path, args, cwd: dir, env, maxOutput };
  return processes.run(onLine === void 0 ? command : { ...command, onLine });
}
function unusualEnd({ code, stderr }, { packages }) {
  const unmatched = stderr.match(/^warning: .* matched no packages$/gm) ?? [];
  if (/^no packages to (vet|test)$/m.test(stderr) || unmatched.length === packages.length)
    return skipped(`no packages match ${packages.join(" ")}`);
  const misuse = /^(flag provided but not defined|invalid (boolean )?value|flag needs an argument|go: parsing \$GOFLAGS).*/m;
  const said = code === 0 ? null : misuse.exec(stderr);
  return said === null ? null : failed(said[0]);
}
function ended(findings, exit, what, fault) {
  const isCut = exit.truncated && what !== TESTS;
  const left = isCut ? `${what} printed more than is read: there may be more than this` : void 0;
  if (findings.length > 0) return { status: "failed", reason: left ?? "", findings };
  if (left !== void 0) return failed(left);
  if (exit.code === 0) return { status: "passed", reason: "", findings };
  if (fault !== void 0) return blamed2(what, fault);
  const how = exit.code === null ? `was ended by ${exit.signal}` : `ended with exit code ${exit.code}`;
  const said = exit.stderr.trim().split("\n").at(-1) ?? "";
  return failed(`${what} ${how}${said === "" ? "" : `: ${said}`}`);
}
function skipped(reason) {
  return { status: "skipped", reason, findings: [] };
}
function blamed2(what, { said, remedy }) {
  return { ...failed(`${what}: ${said}; ${remedy}`), cause: "machine" };
}
function failed(reason) {
  return { status: "error", reason, findings: [] };
}

// src/checks/stable-text.ts
var PLACES = [
  [/go-steady-[0-9a-f]{8}-\d+([/\\])(?:base|head)\b/g, "go-steady$1side"],
  [/(\.[A-Za-z]\w*):\d+(?::\d+)?/g, "$1"],
  // a.go:3:7
  [/\b0x[0-9a-f]+\b/gi, "0x"],
  [/([/\\](?:go-[a-z]+-?|cgo-gcc-input-|(?:Test|Fuzz|Benchmark)\w*?))\d+/g, "$1#"],
  [/([/\\])((?:[\w.-]*?[^\W\d])?[-_.]?)\d{3,}(?=[/\\]|\b)/g, "$1$2#"]
  // /tmp/go-build123, /tmp/go-link-123, TestX123/001
];
var UNIT = "(?:ns|us|\xB5s|\u03BCs|ms|s|m|h|seconds?|minutes?)";
var VALUES = [
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?\b,?/g, "#"],
  [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g, "#"],
  [/\b\d[\d-]*T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?/g, "#"],
  // RFC 3339
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "#"],
  // UUID
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}\b/gi, "#"],
  // hashes
  [/\b(?=\w{6})(?:[A-Za-z]+\d+){2,}[A-Za-z]*\b|\b(?=\w{6})(?:\d+[A-Za-z]+){2,}\d*\b/g, "#"],
  // x7k2p9
  [new RegExp(`(?<![\\w.])(?:\\d+(?:\\.\\d+)? ?${UNIT})+\\b`, "g"), "#"],
  [/(?<![\w.])\d+(?:[.,:/]\d+)*(?!\w)/g, "#"],
  [/#(?:[\s/:.,+-]*#)+/g, "#"]
  // a time has more parts in one run than in the other
];
function stablePlaces(text2) {
  return apply(text2, PLACES);
}
function stableText(text2) {
  return apply(text2, [...PLACES, ...VALUES]);
}
function apply(text2, rules) {
  return rules.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text2);
}

// src/checks/known-findings.ts
function markKnown(head, base) {
  const left = /* @__PURE__ */ new Map();
  for (const key of base.flatMap(({ findings }) => findings.map(identity)))
    left.set(key, (left.get(key) ?? 0) + 1);
  const marked = head.map((check) => ({
    ...check,
    findings: check.findings.map((finding) => {
      const key = identity(finding);
      const count2 = left.get(key) ?? 0;
      left.set(key, count2 - 1);
      return count2 > 0 ? { ...finding, known: true } : finding;
    })
  }));
  const build = marked.flatMap(({ findings }) => findings.filter(({ code }) => code === BUILD));
  return marked.map((check) => passKnown(check, build));
}
function passKnown(check, build) {
  const reasons = check.findings.length > 0 ? check.findings : build;
  const isKnown = reasons.length > 0 && reasons.every(({ known }) => known === true);
  return check.status === "failed" && isKnown ? { ...check, status: "passed" } : check;
}
function identity({ check, code, file, message }) {
  if (code === BUILD)
    return JSON.stringify([BUILD, file, file === void 0 ? stableText(message) : stablePlaces(message)]);
  if (check !== "test") return JSON.stringify([check, code, file, stablePlaces(message)]);
  if (IS_TEST.test(code) && file !== void 0) return JSON.stringify([check, stableName(code), file]);
  return JSON.stringify([check, code, stableText(message)]);
}
var IS_TEST = /^(Test|Fuzz|Example|Benchmark)/;
function stableName(test2) {
  return test2.replace(/(?<=\/.*)(?:\d{9,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gs, "#");
}

// src/checks/missing-code.ts
var MISSING = /undefined: |undefined \(|no matching files found|no required module provides package|is not in std|cannot find package|no Go files in|does not contain package|No such file or directory|does not exist|no such file or directory|cannot embed/;
var ABSENT = /([^\s"']+)["']?: (?:no such file or directory|The system cannot find the (?:file|path) specified)/;
function missingCode(findings) {
  return findings.filter(({ code, message }) => code === BUILD && MISSING.test(message));
}
function missingFiles(findings, root) {
  return findings.flatMap((finding) => {
    const path = finding.code === BUILD ? void 0 : ABSENT.exec(finding.message)?.[1];
    if (path === void 0) return [];
    const message = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
    return isAbsolutePath(message) ? [] : [{ ...finding, message }];
  });
}
function ignoredCulprits(findings, ignored) {
  return ignored.filter((path) => {
    const name = path.replace(/\/$/, "");
    return findings.some(({ code, file, message }) => {
      const folder = file === void 0 ? "" : file.slice(0, file.lastIndexOf("/") + 1);
      const isBeside = code === BUILD && name.endsWith(".go") && file !== void 0;
      if (isBeside && name.slice(0, name.lastIndexOf("/") + 1) === folder) return true;
      const below = name.startsWith(folder) ? name.slice(folder.length) : name;
      return named(message, below) || named(message, name);
    });
  });
}
function named(message, path) {
  const text2 = path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return path !== "" && new RegExp(`(^|[\\s"'/])${text2}($|[\\s"'/:,;)])`).test(message);
}

// src/job/remedies.ts
var MOST_NAMED2 = 3;
async function remediesFor({ git, workingDirectory }, { lacking, root }, checks) {
  const findings = checks.flatMap((check) => check.findings);
  const code = missingCode(findings);
  const missing = [...code, ...missingFiles(findings, root)];
  if (missing.length === 0) return [];
  const ignored = ignoredCulprits(missing, await git.ignoredIn(workingDirectory));
  const generators = code.length === 0 || ignored.length > 0 ? [] : await git.filesWith("//go:generate ", workingDirectory);
  return [...ofSubmodules(lacking), ...ofIgnored(ignored), ...ofGenerators(generators)];
}
function zoneRemedy(zone, checks) {
  const failed2 = checks.some(({ name, tests }) => name === "test" && (tests?.failed ?? 0) > 0);
  if (zone === void 0 || !failed2) return [];
  return [
    `TZ is ${zone} outside, and UTC for the tests: if those that failed need that zone, set time.Local in TestMain; with timezones they run in other zones, too`
  ];
}
function ofSubmodules(paths) {
  if (paths.length === 0) return [];
  const [are, they] = paths.length === 1 ? ["is a submodule that is", "it is"] : ["are submodules that are", "they are"];
  return [
    `${cutList(paths, MOST_NAMED2)} ${are} not checked out: if ${they} what is missing, set submodules: true of actions/checkout, or prepare: git submodule update --init`
  ];
}
function ofIgnored(paths) {
  if (paths.length === 0) return [];
  return [
    `${cutList(paths, MOST_NAMED2)} ${paths.length === 1 ? "is in the checkout, but not here, since git ignores it" : "are in the checkout, but not here, since git ignores them"}: set prepare to the command that makes what is missing, for example prepare: go generate ./...`
  ];
}
function ofGenerators(files) {
  if (files.length === 0) return [];
  return [
    `${cutList(files, MOST_NAMED2)} ${files.length === 1 ? "has" : "have"} a //go:generate line: if generated code is what is missing, set prepare: go generate ./...`
  ];
}

// src/job/check-head.ts
async function checkHead(context, head, opened) {
  const { now, runner } = context.world;
  const started = now();
  runner.progress("running vet, staticcheck and the tests");
  const { checks, warnings } = await checkSide(context, head, true);
  const isClean = checks.every(({ status }) => status !== "failed");
  const marked = context.options.onlyNew && opened?.kind === "ready" && !isClean ? markKnown(checks, (await checkSide({ ...context, go: opened.go }, opened.base, false)).checks) : checks;
  const remedies = [
    ...await remediesFor(context, head, marked),
    ...zoneRemedy(context.world.givenZone, marked)
  ];
  const doubts = marked.flatMap(
    ({ status, reason }) => status === "passed" && reason !== "" ? [reason] : []
  );
  return { checks: marked, checkSeconds: now() - started, warnings: [...warnings, ...doubts, ...remedies] };
}
async function checkSide(context, side, isShown) {
  const checks = await checkNow(context, side, isShown);
  const { timezones, moments } = context.options;
  const test2 = checks.find(({ name }) => name === "test");
  if (test2 === void 0 || timezones.length + moments.length === 0) return { checks, warnings: [] };
  const { checkClocks } = await import("./check-clocks-BLB2DPN4.js");
  const { check, warnings } = await checkClocks(context, side, test2);
  if (isShown) context.world.runner.group(clocksTitle(check), clocksBody(check));
  return { checks: checks.map((each2) => each2 === test2 ? check : each2), warnings };
}
function checkNow({ world, options, go, git, workingDirectory }, side, isShown) {
  const { packages, buildFlags, vet: vet2, staticcheck: staticcheck2, test: test2, testFlags, coverage, testRetries } = options;
  return runChecks({
    processes: world.processes,
    go,
    env: side.env,
    runner: isShown ? world.runner : void 0,
    dir: side.dir,
    root: side.root,
    packages,
    buildFlags,
    vet: vet2,
    staticcheck: staticcheck2 && !world.mayInstall ? "installed-only" : staticcheck2,
    test: test2,
    testFlags,
    testRetries,
    outputs: isShown ? join10(git.root, workingDirectory) : void 0,
    // the base's must not replace the head's
    coverage,
    cacheDir: world.cacheDir,
    now: world.now
  });
}

// src/job/run-job.ts
async function runJob(world, options) {
  var _stack = [];
  try {
    const started = { date: world.date(), now: world.now() };
    const finder = openFinder(world, options);
    if (options.out !== void 0) await requireFolder(resolve4(world.cwd, options.out));
    const { git, workingDirectory } = await findRepository(world, options.workingDirectory);
    const sides = await resolveSides(git, { ...options, noBase: whyNoBase(options) }, world.event);
    const workspace = __using(_stack, await openWorkspace(git, world.temporary), true);
    const baseSha = sides.base.kind === "known" ? sides.base.sha : finder.named?.commit;
    const place = { git, workspace, sides, workingDirectory, baseSha };
    const { context, head, warnings } = await layOutHead(world, options, place);
    const progress = await work(context, head, { finder, warnings });
    world.runner.progress("");
    return { ...assembleReport(context, progress, started), ...storedBase(options, progress.baseline) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function requireFolder(out) {
  await makeFolder(out).catch((cause) => {
    throw new UsageError(
      `out: ${out} cannot be made: ${cause.message}`,
      "name a folder that can be made and written to",
      { cause }
    );
  });
}
async function work(context, head, { finder, warnings }) {
  const { stage, onlyNew, baseline: kind } = context.options;
  const isStored = kind !== "paired";
  let progress = { ...NOTHING_YET, warnings, baseline: finder.named };
  try {
    const base = (stage === "test" || isStored) && !onlyNew ? void 0 : await openBase(context);
    if (base?.kind === "ready") progress = withFound(progress, { warnings: base.base.warnings });
    if (stage !== "bench") progress = withFound(progress, await checkHead(context, head, base));
    if (stage === "test") return progress;
    return withFound(
      progress,
      await (isStored ? benchmarkHead(context, head, finder) : benchmark(context, head, base))
    );
  } catch (cause) {
    const error = asUnmeasurable(cause);
    if (error instanceof InterruptedError) return { ...progress, unmeasured: CANCELLED };
    if (error instanceof UnmeasurableError)
      return { ...progress, unmeasured: `${error.message}; ${error.hint}` };
    if (error instanceof SteadyError) throw error;
    return { ...progress, unmeasured: internalText(error, false).replaceAll(/\n\s*/g, "; ") };
  }
}
var NOTHING_YET = {
  checks: [],
  checkSeconds: 0,
  benchmarks: void 0,
  unmeasured: void 0,
  warnings: []
};
function withFound(progress, half) {
  return { ...progress, ...half, warnings: [...progress.warnings, ...half.warnings ?? []] };
}
async function benchmark(context, head, opened) {
  switch (opened?.kind) {
    case "ready": {
      const { base, go } = opened;
      if (go === context.go) return benchmarkBoth(context, base, head);
      const warnings = [`both sides were built with ${go.version}, which the base asks for`];
      const measured2 = await benchmarkBoth({ ...context, go, kept: void 0 }, base, withGo(head, go));
      return { ...measured2, go, warnings: [...warnings, ...measured2.warnings ?? []] };
    }
    case "absent":
      return benchmarkNew(context, head, opened.reason);
    case "unusable":
      return { unmeasured: opened.reason };
    default:
      return { warnings: [`nothing to compare with: ${opened?.reason ?? "no base"}`] };
  }
}
function whyNoBase({ baseline, onlyNew, stage }) {
  const isStored = baseline !== "paired" && (!onlyNew || stage === "bench");
  return isStored ? "a stored baseline is compared with" : void 0;
}

export {
  runJob
};

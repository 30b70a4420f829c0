import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  LIST_FIELDS,
  isAbsolutePath,
  parsePackageList,
  relativeToRoot,
  withoutRoot
} from "./chunk-UOVHRURF.js";
import {
  compareTexts
} from "./chunk-C7ZSNA6D.js";
import {
  makeFolder,
  readText,
  realPath,
  removeFile
} from "./chunk-SMI5HJ5O.js";
import {
  fitting,
  fromJson,
  number,
  object,
  or,
  text
} from "./chunk-DFRP22PA.js";

// src/build/build.ts
import { join } from "node:path";

// src/build/test-binaries.ts
function testBinaryName(importPath, goos) {
  const elements = importPath.split("/");
  const last = elements.at(-1) ?? "";
  const isMajorVersion = elements.length > 1 && /^v([2-9]|[1-9]\d+)$/.test(last);
  const name = isMajorVersion ? elements.at(-2) ?? last : last;
  return `${name}.test${goos === "windows" ? ".exe" : ""}`;
}
function inBatches(importPaths) {
  const batches = [];
  for (const path of importPaths) {
    const name = testBinaryName(path, "").toLowerCase();
    const free = batches.find((batch2) => !batch2.names.has(name));
    const batch = free ?? { names: /* @__PURE__ */ new Set(), paths: [] };
    if (free === void 0) batches.push(batch);
    batch.names.add(name);
    batch.paths.push(path);
  }
  return batches.map((batch) => batch.paths);
}

// src/build/build.ts
async function buildTests(processes, request) {
  const builds = /* @__PURE__ */ new Map();
  for (const [n, batch] of inBatches(request.importPaths).entries()) {
    const folder = join(request.out, String(n));
    await makeFolder(folder);
    const { stderr } = await goTest(processes, request, folder, batch);
    for (const path of batch) {
      const binary = join(folder, testBinaryName(path, request.goos));
      const isThere = await realPath(binary) !== void 0;
      const build = isThere ? { kind: "built", binary } : batch.length === 1 ? { kind: "failed", output: saidOf(stderr, request) } : await buildAlone(processes, request, folder, path);
      builds.set(path, build);
    }
  }
  return builds;
}
function saysNoTests(output) {
  return /\[no test files\]$/m.test(output);
}
async function buildAlone(processes, request, folder, path) {
  const binary = join(folder, testBinaryName(path, request.goos));
  await removeFile(binary);
  const exit = await goTest(processes, request, folder, [path]);
  const isThere = exit.code === 0 && await realPath(binary) !== void 0;
  return isThere ? { kind: "built", binary } : { kind: "failed", output: saidOf(exit.stderr, request) };
}
function saidOf(stderr, { root }) {
  return root === void 0 ? stderr : withoutRoot(stderr, root);
}
function goTest(processes, { go, env, dir, buildFlags, trimPath }, folder, paths) {
  const flags = ["-buildvcs=false", ...trimPath ? ["-trimpath"] : [], ...buildFlags];
  return processes.run({
    file: go,
    args: ["test", "-c", "-o", `${folder}/`, ...flags, ...paths],
    cwd: dir,
    env
  });
}

// src/build/machine-fault.ts
var FOLDERS = "give HOME, or GOCACHE, GOMODCACHE and TMPDIR, folders that this user can write and start programs in";
var NETWORK = "give the job a way to the module proxy (GOPROXY, HTTPS_PROXY), or a module cache that has the modules (GOMODCACHE)";
var KINDS = [
  {
    pattern: /\b(no space left on device|disk quota exceeded|not enough space on the disk\.?)$/i,
    remedy: "free space there, or set TMPDIR, GOCACHE and GOMODCACHE to folders on another disk",
    spoilsAll: true
  },
  // A package of the standard library that is missing: the result of a cache that cannot be written.
  {
    pattern: /^(.*[/\\]src[/\\]).*\.go:\d+:\d+: package \S+ is not in std \(\1/,
    remedy: "free space in GOCACHE, or repair the installation of Go",
    spoilsAll: true
  },
  {
    pattern: /\b(build cache is (required|disabled)|failed to initialize build cache|could not create module cache|module cache not found|creating work dir: |missing \$GOPATH)/,
    remedy: FOLDERS,
    spoilsAll: true
  },
  {
    pattern: /: (read-only file system|input\/output error|stale NFS file handle)$/i,
    remedy: FOLDERS,
    spoilsAll: true
  },
  {
    pattern: /(: (permission denied|operation not permitted|exec format error)|Access is denied\.)$/,
    remedy: FOLDERS,
    spoilsAll: false
  },
  {
    pattern: /\b(cannot allocate memory|out of memory|signal: killed)$/,
    remedy: "give the job more memory, or build less at once: GOFLAGS=-p=1",
    spoilsAll: true
  },
  {
    pattern: /: (too many open files|resource temporarily unavailable)$/,
    remedy: "raise the limits of the job (ulimit -n, ulimit -u)",
    spoilsAll: true
  },
  {
    pattern: /\b(Get|Head|reading) "?https?:\/\/.*(dial (tcp|udp)|i\/o timeout|no such host|connection (refused|reset)|unexpected EOF|TLS handshake|tls: |x509: |proxyconnect|context deadline exceeded|\b(407|429|50\d) )/,
    remedy: NETWORK,
    spoilsAll: false
  },
  {
    pattern: /module lookup disabled by GOPROXY=off$/,
    remedy: NETWORK,
    spoilsAll: false
  },
  {
    pattern: /C compiler ".*" not found|-race requires cgo/,
    remedy: "install a C compiler (gcc; on Alpine build-base) and leave CGO_ENABLED=1, or do without cgo (CGO_ENABLED=0) and -race",
    spoilsAll: false
  }
];
function machineFault(text2) {
  const faults = text2.split(/\r?\n/).flatMap((line) => faultOf(line.trim()));
  return faults.find(({ spoilsAll }) => spoilsAll) ?? faults[0];
}
function faultOf(said) {
  const kind = KINDS.find(({ pattern }) => pattern.test(said));
  return kind === void 0 ? [] : [{ said, remedy: kind.remedy, spoilsAll: kind.spoilsAll }];
}
function startFault(lines) {
  const said = lines.find((line) => NOT_STARTED.test(line));
  return said === void 0 ? void 0 : { said, remedy: FOLDERS, spoilsAll: false };
}
var NOT_STARTED = /^fork\/exec \S*[/\\]go-build\d+[/\\]b\d+[/\\]\S+\.test(\.exe)?: /;

// src/checks/finding.ts
var BUILD = "build";
var MAX_MESSAGE = 4096;
function makeFinding(check, code, message, place, folders) {
  const file = place === void 0 || place.path === "" ? void 0 : relativeToRoot(place.path, folders);
  const text2 = message.trim().slice(0, MAX_MESSAGE);
  if (place === void 0 || file === void 0) return { check, code, message: text2 };
  return {
    check,
    code,
    message: text2,
    file,
    ...place.line > 0 ? { line: place.line } : {},
    ...place.line > 0 && place.column > 0 ? { column: place.column } : {}
  };
}
function arrangeFindings(findings) {
  const unique = new Map(findings.map((finding) => [JSON.stringify(sortKey(finding)), finding]));
  return [...unique.values()].toSorted((a, b) => compareKeys(sortKey(a), sortKey(b)));
}
function parsePosition(text2) {
  const match = /^(.*?):(\d+)(?::(\d+))?$/s.exec(text2);
  if (match === null) return { path: text2, line: 0, column: 0 };
  return { path: match[1] ?? "", line: Number(match[2]), column: Number(match[3] ?? 0) };
}
function sortKey({ code, message, file, line, column }) {
  return [
    code === BUILD ? 0 : 1,
    file === void 0 ? 1 : 0,
    file ?? "",
    line ?? 0,
    column ?? 0,
    code,
    message
  ];
}
function compareKeys(a, b) {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

// src/checks/tests/test-sources.ts
var MAX_OUTPUT = 64 * 1024 * 1024;
async function listTested({
  processes,
  go,
  env,
  dir,
  buildFlags,
  packages
}) {
  const args = ["list", "-e", `-json=${LIST_FIELDS}`, ...buildFlags, "--", ...packages];
  const list = await processes.run({ file: go.path, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  return list.code === 0 && !list.truncated ? parsePackageList(list.stdout) : void 0;
}
async function readSources(packages, failed, folders) {
  const paths = packages.filter(({ importPath }) => failed.has(importPath)).flatMap(({ dir, testFiles }) => testFiles.map((file) => `${dir}/${file}`));
  const texts = await Promise.all(paths.map(async (path) => [path, await readText(path) ?? ""]));
  return { folders, packages, texts: new Map(texts) };
}

// src/checks/compile-error.ts
var AT_PLACE = /^(?:vet: )?((?:[A-Za-z]:)?[^:]*\.[A-Za-z]+:\d+(?::\d+)?): (.*)$/;
var NOTE = /^(go: (downloading|warning|finding|found|extracting|added|upgraded)\b|warning: |too many errors|\S*\bld[\w.-]*: (warning|NOTE): |In file included from |\S+\.\w+: (In|At) \w+)/;
var OF_PACKAGE = /^package \S+$/;
var OF_VET = /^\[.*\]$/;
var AT_COLUMN = /\.go:\d+:\d+$/;
var OF_CGO = /^((fatal )?error: |could not determine what C\.)/;
var VET_BY_TEST = "vet";
function readCompileErrors(check, text2, folders) {
  if (machineFault(text2)?.spoilsAll === true) return [];
  const parts = `# 
${text2}`.split(/^# (.*)$/m).slice(1);
  return parts.flatMap((block, i) => {
    if (i % 2 === 0) return [];
    const isVets = check === "test" && OF_VET.test((parts[i - 1] ?? "").trim());
    const ofCode = readBlock(block).filter(({ message }) => machineFault(message) === void 0);
    return ofCode.map((reported) => findingOf(reported, check, isVets, folders));
  });
}
function findingOf({ position, message }, check, isVets, folders) {
  const place = position === "" ? void 0 : parsePosition(position);
  const code = isVets && AT_COLUMN.test(position) && !OF_CGO.test(message) ? VET_BY_TEST : BUILD;
  const text2 = withoutRoot(message, folders.root);
  const finding = makeFinding(check, code, text2, place, folders);
  const isElsewhere = position !== "" && finding.file === void 0;
  return isElsewhere ? makeFinding(check, code, `${position}: ${text2}`, void 0, folders) : finding;
}
function readBlock(block) {
  const lines = withoutWarnings(block.split(/\r?\n/)).filter(
    (line) => line.trim() !== "" && !NOTE.test(line)
  );
  const errors = [];
  for (const line of lines) {
    const last = errors.at(-1);
    const [, position, message = ""] = AT_PLACE.exec(line.trim()) ?? [];
    const isBelow = /^\s/.test(line) && last !== void 0;
    if (position !== void 0 && !isBelow) errors.push({ position, message });
    else if (OF_PACKAGE.test(line)) errors.push({ position: "", message: line });
    else if (position !== void 0 && last?.position === "")
      errors[errors.length - 1] = { position, message: `${message}
${last.message}` };
    else if (last !== void 0) errors[errors.length - 1] = { ...last, message: `${last.message}
${line}` };
  }
  if (errors.length > 0 || lines.length === 0) return errors;
  return [{ position: "", message: lines.join("\n") }];
}
function withoutWarnings(lines) {
  let isIn = false;
  return lines.filter((line) => {
    if (/^\S/.test(line)) isIn = /^[^:\s][^:]*:\d+(:\d+)?: (warning|note): /.test(line);
    return !isIn;
  });
}

// src/checks/tests/stack-trace.ts
var PLACE = /^\s+(.+\.go):(\d+)(?: \+0x[0-9a-f]+)?$/;
function firstGoroutine(crash) {
  const start = crash.findIndex((line) => line.startsWith("goroutine "));
  const length = crash.slice(start + 1).indexOf("");
  return start < 0 ? [] : crash.slice(start, length < 0 ? void 0 : start + 1 + length);
}
function parseFrames(lines) {
  return lines.flatMap((line, i) => {
    const [, path, number2] = PLACE.exec(line) ?? [];
    if (path === void 0) return [];
    const called = (lines[i - 1] ?? "").trim();
    const name = called.startsWith("created by ") ? "" : called.replace(/\([^()]*\)$/, "");
    return [{ function: name, path, line: Number(number2) }];
  });
}

// src/checks/tests/test-place.ts
function placeOfLine(file, line, pkg, sources) {
  if (isAbsolutePath(file)) return isOurs(file, sources) ? { path: file, line, column: 0 } : void 0;
  const own = sources.packages.filter(({ importPath }) => importPath === pkg);
  const [owner, second] = [own, sources.packages].map((some) => some.filter(({ files }) => files.includes(file))).find((some) => some.length > 0) ?? [];
  if (owner === void 0 || second !== void 0) return void 0;
  return { path: `${owner.dir}/${file}`, line, column: 0 };
}
function placeOfFrame({ path, line }, sources) {
  if (isAbsolutePath(path)) return isOurs(path, sources) ? { path, line, column: 0 } : void 0;
  const slash = path.lastIndexOf("/");
  const owner = sources.packages.find(({ importPath }) => importPath === path.slice(0, Math.max(0, slash)));
  return owner && { path: `${owner.dir}${path.slice(slash)}`, line, column: 0 };
}
function placeOfTest(test, pkg, sources) {
  const name = /^[^/]*/.exec(test)?.[0] ?? "";
  const owner = sources.packages.find(({ importPath }) => importPath === pkg);
  for (const file of owner?.testFiles ?? []) {
    const path = `${owner?.dir}/${file}`;
    const lines = sources.texts.get(path)?.split("\n") ?? [];
    const at = lines.findIndex((line) => line.startsWith(`func ${name}(`));
    if (at >= 0) return { path, line: at + 1, column: 0 };
  }
  return void 0;
}
function isOurs(path, { folders }) {
  const below = relativeToRoot(path, folders);
  return below !== void 0 && !/(^|\/)vendor\//.test(below);
}

// src/checks/tests/crash.ts
function isRace(crash) {
  return crash[0]?.startsWith("WARNING: DATA RACE") ?? false;
}
function readCrash(crash, sources) {
  const own = isRace(crash) ? firstOwn(parseFrames(crash), sources) : panickingCall(crash, sources);
  const what = isRace(crash) ? "data race" : panicMessage(crash);
  return {
    message: own === void 0 ? what : `${what}
in ${own.frame.function}`,
    place: own?.place
  };
}
function readTimeLimit(crash) {
  const after = /^panic: test timed out after (\S+)/.exec(crash[0] ?? "")?.[1];
  if (after === void 0) return null;
  const end = crash.indexOf("");
  const running = crash.slice(1, end < 0 ? void 0 : end);
  return { after, tests: running.flatMap((line) => /^\t+(.+) \(\d[^()]*\)$/.exec(line)?.[1] ?? []) };
}
function placeInTest(crash, test, sources) {
  const name = /^[^/]*/.exec(test)?.[0] ?? "";
  const frames = parseFrames(crash).filter((frame) => frame.function.split(".").includes(name));
  return firstOwn(frames, sources)?.place;
}
function panickingCall(crash, sources) {
  const frames = parseFrames(firstGoroutine(crash));
  const last = frames.findLastIndex((frame) => frame.function === "panic");
  return firstOwn(frames.slice(last + 1), sources) ?? firstOwn(frames, sources);
}
function firstOwn(frames, sources) {
  for (const frame of frames) {
    const place = frame.function === "" ? void 0 : placeOfFrame(frame, sources);
    if (place !== void 0) return { frame, place };
  }
  return void 0;
}
function panicMessage(crash) {
  const end = crash.findIndex((line) => line === "" || line.startsWith("goroutine "));
  return crash.slice(0, end < 0 ? 1 : Math.max(end, 1)).filter((line) => !line.startsWith("	panic: ")).map((line) => line.replace(/ \[recovered.*\]$/, "").replace(/ (code|addr|pc)=0x[0-9a-f]+/g, "")).join("\n");
}

// src/checks/tests/test-findings.ts
function readTestFindings(run, stderr, sources) {
  const unbuilt = run.failedPackages.filter(({ isBuildFailure }) => isBuildFailure);
  const said = unbuilt.length > 0 || run.failedPackages.length === 0 ? stderr : "";
  const built = readCompileErrors("test", `${run.buildOutput}
# 
${said}`, sources.folders);
  const unexplained = (machineFaultOf(run, stderr) === void 0 ? unbuilt : []).map(
    ({ pkg }) => makeFinding("test", BUILD, `${pkg} does not build`, void 0, sources.folders)
  );
  const failed = run.failedPackages.filter(
    (pkg) => !pkg.isBuildFailure && startFault(pkg.output.lines) === void 0
  );
  const tests = failed.flatMap((pkg) => readPackage(pkg, run.failedTests, sources));
  return arrangeFindings([...built.length > 0 ? built : unexplained, ...tests]);
}
function machineFaultOf({ buildOutput, failedPackages }, stderr) {
  return machineFault(`${buildOutput}
${stderr}`) ?? startFault(failedPackages.flatMap(({ output }) => output.lines));
}
function readPackage(failed, all, sources) {
  const tests = all.filter(({ pkg }) => pkg === failed.pkg);
  const crash = [failed, ...tests].map(({ output }) => output.crash).find((lines) => lines.length > 0 && !isRace(lines));
  const isOverTime = crash !== void 0 && readTimeLimit(crash) !== null;
  const findings = [
    ...isOverTime ? readOverTime(failed.pkg, crash, sources) : [],
    ...tests.filter((test) => !(isOverTime && test.output.crash === crash)).filter((test) => hasOwnReason(test, crash !== void 0)).map((test) => readTest(test, sources)),
    ...crash === void 0 ? readUnended(tests, failed, sources) : []
  ];
  const isOutside = !isOverTime && failed.output.crash.length > 0;
  return findings.length > 0 && !isOutside ? findings : [...findings, readOutside(failed, sources)];
}
function hasOwnReason({ output, hasEnded, isParent }, hasCrashed) {
  if (output.crash.length > 0) return true;
  if (!hasEnded) return false;
  return output.said.length > 0 || !(isParent || hasCrashed);
}
function readTest({ pkg, test, output }, sources) {
  const crash = output.crash.length > 0 ? readCrash(output.crash, sources) : void 0;
  const errors = output.said.filter(({ isError }) => isError);
  const said = errors.length > 0 ? errors : output.said;
  const message = crash?.message ?? (wordsOf(said) || output.lines.join("\n") || "failed without a message");
  const lines = errors.length > 0 ? errors : said.toReversed();
  const place = crash === void 0 ? firstPlace(lines, pkg, sources) : crash.place;
  return makeFinding("test", test, message, place ?? placeOfTest(test, pkg, sources), sources.folders);
}
function wordsOf(said) {
  const [only, second] = said;
  if (only !== void 0 && second === void 0) return only.text;
  return said.map(({ file, line, text: text2 }) => `${file}:${line}: ${text2}`).join("\n");
}
function firstPlace(said, pkg, sources) {
  const places = said.map(({ file, line }) => placeOfLine(file, line, pkg, sources));
  return places.find((place) => place !== void 0);
}
function readOverTime(pkg, crash, sources) {
  const { after, tests } = readTimeLimit(crash) ?? { after: "", tests: [] };
  const message = `timed out: the tests of ${pkg} took more than ${after}`;
  if (tests.length === 0) return [makeFinding("test", pkg, message, void 0, sources.folders)];
  return tests.map((test) => {
    const place = placeInTest(crash, test, sources) ?? placeOfTest(test, pkg, sources);
    return makeFinding("test", test, message, place, sources.folders);
  });
}
function readUnended(tests, { output: outside }, sources) {
  const unended = tests.filter(({ hasEnded, isParent }) => !hasEnded && !isParent);
  const [first] = unended;
  if (first === void 0) return [];
  const names = unended.map(({ test }) => test).join(", ");
  const what = `the test binary of ${first.pkg} ended while ${names} ran (log.Fatal, os.Exit, or killed)`;
  const said = lastLines(
    [...unended.flatMap(({ output }) => output.lines), ...outside.lines],
    MOST_LAST_LINES
  );
  const message = [what, ...said].join("\n");
  const place = placeOfTest(first.test, first.pkg, sources);
  return [makeFinding("test", first.test, message, place, sources.folders)];
}
function readOutside({ pkg, output, failed }, sources) {
  const crash = output.crash.length > 0 ? readCrash(output.crash, sources) : void 0;
  const lines = lastLines(output.lines, 2 * MOST_LAST_LINES);
  const what = failed > 0 ? `${failed} of the tests of ${pkg} failed` : `${pkg} failed outside of its tests`;
  const message = crash?.message ?? [what, ...lines].join("\n");
  const place = crash?.place ?? placeOfTest("TestMain", pkg, sources);
  return makeFinding("test", pkg, message, place, sources.folders);
}
var MOST_LAST_LINES = 10;
function lastLines(lines, most) {
  const said = lines.filter((line) => line.trim() !== "" && !FRAMES.test(line)).slice(-most);
  return said.map((line) => line.replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(\.\d+)? /, ""));
}
var FRAMES = /^(FAIL|PASS|ok)(\s|$)|^exit status |^coverage: |^-test\.shuffle |^testing: warning: |^program not built with -cover$/;

// src/checks/tests/test-event.ts
var testEvent = object({
  /** `start`, `run`, `output`, `pass`, `fail`, `skip`, `build-output` … */
  Action: text,
  Package: or(text, ""),
  /** Full name with its parents, "" for the package itself. */
  Test: or(text, ""),
  Output: or(text, ""),
  /** Since Go 1.27: `error`, `error-continue`, `frame`, or "" for other output; always "" before. */
  OutputType: or(text, ""),
  /** Seconds. */
  Elapsed: or(number, 0),
  /** Since Go 1.24, in `build-output` and `build-fail`: what was built. */
  ImportPath: or(text, ""),
  /** Since Go 1.24, in a package's `fail`: what did not build. */
  FailedBuild: or(text, "")
});
function parseTestEvent(line) {
  const event = line.startsWith("{") ? fitting(testEvent, fromJson(line)) : void 0;
  return event?.Action === "" ? void 0 : event;
}

// src/checks/tests/test-output.ts
var MOST_LINES = 40;
var MOST_SAID = 10;
var MOST_CRASH_LINES = 400;
var MAX_LINE = 4096;
var FRAME_LINE = /^\s*(=== (RUN|PAUSE|CONT|NAME|ATTR|ARTIFACTS) |--- (PASS|FAIL|SKIP|BENCH): )/;
var SAID = /^ {4}(\S[^:]*\.go|[A-Za-z]:[^:]*\.go):(\d+): (.*)$/s;
var SAID_BEHIND = /^\S.*? {4}([^\s:/\\]+\.go):(\d+): (.*)$/s;
var RACE = "WARNING: DATA RACE";
var TESTING = "testing.go";
var CRASH = /^(panic: |fatal error: |WARNING: DATA RACE)/;
var CRASH_BEHIND = /^.+?((?:panic|fatal error): .*)$/;
var GOROUTINE = /^goroutine \d+ /;
function makeOutputKeeper() {
  const lines = makeEnds();
  const said = makeSaid();
  const crash = makeCrash();
  let partial = "";
  const addLine = (line, outputType) => {
    if (outputType === "frame" || FRAME_LINE.test(line)) return;
    lines.add(line);
    const next = parseSaid(line, outputType);
    if (next !== null && next.file !== TESTING) crash.end();
    if (next !== null) said.add(next);
    else if (!crash.isOpen() && /^ {8}/.test(line)) said.goOn(line.slice(8));
    crash.add(line);
  };
  return {
    add(piece, outputType) {
      if (partial !== "" && FRAME_LINE.test(piece)) {
        addLine(partial, "");
        partial = "";
      }
      const [first = "", ...others] = piece.split("\n");
      partial = (partial + first).slice(0, MAX_LINE);
      for (const next of others) {
        addLine(partial.replace(/\r$/, ""), outputType);
        partial = next.slice(0, MAX_LINE);
      }
    },
    output: () => ({
      lines: [...lines.all(), ...partial === "" ? [] : [partial]],
      said: said.all(),
      crash: crash.all()
    })
  };
}
function parseSaid(line, outputType) {
  const [, file, number2, text2] = SAID.exec(line) ?? SAID_BEHIND.exec(line) ?? [];
  if (file === void 0 || text2 === void 0) return null;
  return { file, line: Number(number2), text: text2, isError: outputType === "error" };
}
function makeSaid() {
  let all = [];
  return {
    all: () => all,
    add(said) {
      all = [...all, said].slice(-MOST_SAID);
    },
    goOn(line) {
      const last = all.at(-1);
      if (last === void 0 || last.text.length > MAX_LINE) return;
      all = [...all.slice(0, -1), { ...last, text: `${last.text}
${line}` }];
    }
  };
}
function makeCrash() {
  let lines = [];
  let perhaps = [];
  const isRace2 = () => lines[0]?.startsWith(RACE) ?? false;
  return {
    all: () => lines,
    isOpen: () => lines.length > 0 && !isRace2(),
    /** A test that logs more has not crashed: it printed the word. */
    end() {
      perhaps = [];
      if (!isRace2()) lines = [];
    },
    add(line) {
      const begins = CRASH.test(line) && !(isRace2() && line.startsWith(RACE));
      const isConfirmed = perhaps.length > 0 && GOROUTINE.test(line);
      if (begins || isConfirmed) {
        lines = begins ? [line] : [...perhaps, line];
        perhaps = [];
      } else if (lines.length === 0) perhaps = goOn(perhaps, line);
      else if (lines.length < MOST_CRASH_LINES) lines.push(line);
    }
  };
}
function goOn(perhaps, line) {
  const behind = CRASH_BEHIND.exec(line)?.[1];
  if (behind !== void 0) return [behind];
  return perhaps.length === 0 ? [] : [...perhaps, line].slice(0, MOST_LINES);
}
function makeEnds() {
  const first = [];
  const last = [];
  let left = 0;
  return {
    add(line) {
      if (first.length < MOST_LINES) {
        first.push(line);
        return;
      }
      last.push(line);
      if (last.length <= MOST_LINES) return;
      last.shift();
      left++;
    },
    all: () => left === 0 ? [...first, ...last] : [...first, `\u2026 ${left} lines left out \u2026`, ...last]
  };
}

// src/checks/tests/test-run.ts
var MOST_FAILED = 500;
var MOST_SLOWEST = 10;
var MOST_ENDS = 5e4;
var MAX_BUILD_OUTPUT = 1 << 20;
function makeTestRunReader() {
  const other = makeOutputKeeper();
  const progress = {
    packages: /* @__PURE__ */ new Map(),
    failedTests: [],
    failedPackages: [],
    withoutRun: [],
    counts: { pass: 0, fail: 0, skip: 0, packages: 0 },
    slowest: [],
    ends: [],
    buildOutput: "",
    building: /* @__PURE__ */ new Map()
  };
  return {
    add(line) {
      const event = parseTestEvent(line);
      if (event === void 0) other.add(`${line}
`, "");
      else addEvent(progress, event);
    },
    end() {
      for (const [pkg, owner] of [...progress.packages]) endPackage(progress, pkg, owner, "");
      return { ...finish(progress), otherOutput: other.output() };
    }
  };
}
function finish({
  counts,
  slowest,
  ends,
  failedTests,
  failedPackages,
  withoutRun,
  buildOutput
}) {
  const { pass, fail, skip, packages } = counts;
  return {
    summary: { passed: pass, failed: fail, skipped: skip, packages, slowest },
    ends: ends.length > MOST_ENDS ? void 0 : ends,
    failedTests: failedTests.toSorted((a, b) => compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test)),
    failedPackages: failedPackages.toSorted((a, b) => compareTexts(a.pkg, b.pkg)),
    withoutRun: withoutRun.toSorted(compareTexts),
    buildOutput
  };
}
function addEvent(progress, event) {
  const { Action: action, Package: pkg, Test: test } = event;
  if (action.startsWith("build-")) addBuild(progress, event);
  if (pkg === "") return;
  const owner = progress.packages.get(pkg) ?? {
    running: /* @__PURE__ */ new Map(),
    keeper: makeOutputKeeper(),
    hasTests: false,
    failed: 0
  };
  progress.packages.set(pkg, owner);
  if (test === "" && action === "fail") endPackage(progress, pkg, owner, event.FailedBuild);
  else if (test === "" && isFinal(action)) passPackage(progress, pkg, owner);
  else if (test !== "" && (isFinal(action) || action === "bench")) endTest(progress, owner, event);
  else if (action === "run") startTest(owner, test);
  else if (action === "output")
    (owner.running.get(test)?.keeper ?? owner.keeper).add(event.Output, event.OutputType);
}
function addBuild(progress, { Action, ImportPath, Output }) {
  const said = (progress.building.get(ImportPath) ?? "") + Output;
  progress.building.set(ImportPath, said.slice(0, MAX_BUILD_OUTPUT));
  if (Action !== "build-fail") return;
  progress.buildOutput = `${progress.buildOutput}${said}`.slice(0, MAX_BUILD_OUTPUT);
  progress.building.delete(ImportPath);
}
function endTest(progress, owner, event) {
  const { Package: pkg, Test: test, Action: action, Elapsed: elapsed } = event;
  const running = owner.running.get(test) ?? { keeper: makeOutputKeeper(), isParent: false };
  owner.running.delete(test);
  const outcome = OUTCOMES[action];
  if (outcome !== void 0) addEnd(progress, { pkg, test, outcome, seconds: elapsed });
  if (action === "fail") addFailed(progress, owner, { pkg, test, hasEnded: true }, running);
  else if (action === "pass" || action === "skip") progress.counts[action]++;
  if (!running.isParent && elapsed > 0)
    progress.slowest = insertSlow(progress.slowest, { pkg, test, seconds: elapsed });
}
var OUTCOMES = {
  pass: "passed",
  fail: "failed",
  skip: "skipped"
};
function addEnd({ ends }, end) {
  if (ends.length <= MOST_ENDS) ends.push(end);
}
function addFailed({ counts, failedTests }, owner, which, { keeper, isParent }) {
  counts.fail++;
  owner.failed++;
  if (failedTests.length < MOST_FAILED) failedTests.push({ ...which, isParent, output: keeper.output() });
}
function endPackage(progress, pkg, owner, failedBuild) {
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
    failed: owner.failed
  });
  leavePackage(progress, pkg, owner);
}
function passPackage(progress, pkg, owner) {
  const { lines } = owner.keeper.output();
  const hasProgram = lines.some((line) => line.startsWith("ok  	"));
  if (hasProgram && !owner.hasTests && !lines.some((line) => line.endsWith("PASS")))
    progress.withoutRun.push(pkg);
  leavePackage(progress, pkg, owner);
}
function leavePackage({ packages, counts }, pkg, owner) {
  packages.delete(pkg);
  if (owner.hasTests) counts.packages++;
}
function startTest(owner, test) {
  owner.hasTests = true;
  owner.running.set(test, { keeper: makeOutputKeeper(), isParent: false });
  for (let end = test.lastIndexOf("/"); end > 0; end = test.lastIndexOf("/", end - 1)) {
    const parent = owner.running.get(test.slice(0, end));
    if (parent === void 0) continue;
    parent.isParent = true;
    return;
  }
}
function isFinal(action) {
  return action === "pass" || action === "fail" || action === "skip";
}
function insertSlow(slowest, slow) {
  const last = slowest.at(-1);
  if (slowest.length === MOST_SLOWEST && last !== void 0 && last.seconds > slow.seconds) return slowest;
  return [...slowest, slow].toSorted((a, b) => b.seconds - a.seconds || compareTexts(a.pkg, b.pkg) || compareTexts(a.test, b.test)).slice(0, MOST_SLOWEST);
}

export {
  buildTests,
  saysNoTests,
  machineFault,
  BUILD,
  MAX_MESSAGE,
  makeFinding,
  arrangeFindings,
  parsePosition,
  readCompileErrors,
  makeTestRunReader,
  readTestFindings,
  machineFaultOf,
  listTested,
  readSources
};

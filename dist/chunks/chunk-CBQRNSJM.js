import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-PFSQUJXH.js";
import {
  makeFolder,
  namesIn,
  readText,
  realPath,
  removeFile
} from "./chunk-V3AUUH6G.js";
import {
  Mismatch,
  fitting,
  flag,
  fromJson,
  list,
  number,
  object,
  or,
  text
} from "./chunk-ZOG3P5RO.js";
import {
  StartError
} from "./chunk-S6NVDAZT.js";
import {
  codeEnvironment
} from "./chunk-PY362O3A.js";
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/build/flags.ts
var BOOLEAN = /^--?(a|n|v|x|race|msan|asan|work|cover|trimpath|linkshared|modcacherw|buildvcs|json|short|benchmem|failfast|fullpath|artifacts|c|i)$/;
var OF_FLAGS = /^--?(ldflags|gcflags|asmflags|gccgoflags)$/;
function joinValues(flags) {
  const joined = [];
  for (const word2 of flags) {
    const last = joined.at(-1);
    const isValue = last !== void 0 && (OF_FLAGS.test(last) || takesNext(last) && !word2.startsWith("-"));
    if (isValue) joined[joined.length - 1] = `${last}=${word2}`;
    else joined.push(word2);
  }
  return joined;
}
function goFlags(before, flags) {
  const quoted = joinValues(flags).map((flag2) => {
    if (!/[\s'"]/.test(flag2)) return flag2;
    return flag2.includes("'") ? `"${flag2}"` : `'${flag2}'`;
  });
  return [before, ...quoted].filter((text2) => text2 !== "").join(" ");
}
function flagValue(flags, name) {
  const pattern = new RegExp(`^--?${name}(?:=(.*))?$`, "s");
  const match = joinValues(flags).map((flag2) => pattern.exec(flag2)).findLast((found) => found !== null);
  return match ? match[1] ?? "" : void 0;
}
function takesNext(flag2) {
  return flag2.startsWith("-") && !flag2.includes("=") && !BOOLEAN.test(flag2);
}

// src/ports/helper/kept-program.ts
import { mkdir as mkdir2, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/ports/helper/build-program.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
var HELPER = { name: "helper", pkg: "." };
function programPath({ out, program }) {
  return join(out, process.platform === "win32" ? `${program.name}.exe` : program.name);
}
async function buildProgram(processes, build) {
  const { go, source, out, program } = build;
  const path = programPath(build);
  await mkdir(out, { recursive: true });
  const { GOOS: _os, GOARCH: _arch, GOEXPERIMENT: _experiment, ...rest } = codeEnvironment(go.env);
  const args = ["build", "-trimpath", "-buildvcs=false", "-o", path, program.pkg];
  const env = { ...rest, GOFLAGS: "-mod=mod", GOWORK: "off", CGO_ENABLED: "0" };
  try {
    const exit = await processes.run({ file: go.path, args, cwd: source, env });
    return exit.code === 0 ? { kind: "built", path } : { kind: "failed", reason: failureOf(exit) };
  } catch (error) {
    if (error instanceof StartError) return { kind: "failed", reason: error.message };
    throw error;
  }
}
function failureOf({ stderr, code, signal }) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.slice(0, 3).join("; ") || `go build ended with ${signal ?? code}`;
}

// src/ports/helper/kept-program.ts
var KEPT_MS = 60 * 24 * 3600 * 1e3;
var DIGITS = 32;
async function provideProgram(processes, build) {
  const folder = join2(build.cacheDir, "programs");
  const key = await unlessSystemError(keyOf(build));
  if (key === void 0) return buildProgram(processes, build);
  const kept = await unlessSystemError(readKept(folder, key));
  if (kept !== void 0) return { kind: "built", path: await copyOut(kept, build) };
  const built = await buildProgram(processes, build);
  if (built.kind === "built") await unlessSystemError(keep(folder, key, built.path));
  return built;
}
async function keyOf({ go, source, program }) {
  const all = await readdir(source, { recursive: true });
  const names = all.filter((each) => /\.(go|mod)$/.test(each)).sort();
  const texts = await Promise.all(names.map((each) => readFile(join2(source, each))));
  const machine = [process.platform, process.arch, go.env.GOAMD64 ?? ""];
  const parts = [...machine, go.version, program.pkg, ...names].map((text2) => `${text2}\0`);
  return `${program.name}-${shortHash(DIGITS, ...parts, ...texts)}`;
}
function keptName(key, bytes) {
  return `${key}.${shortHash(DIGITS, bytes)}`;
}
async function readKept(folder, key) {
  for (const name of (await namesIn(folder)).filter((each) => each.startsWith(`${key}.`))) {
    const bytes = await readFile(join2(folder, name));
    if (name === keptName(key, bytes)) return bytes;
  }
  return void 0;
}
async function copyOut(bytes, build) {
  const path = programPath(build);
  await mkdir2(build.out, { recursive: true });
  await writeFile(path, bytes, { mode: 448 });
  return path;
}
async function keep(folder, key, path) {
  var _stack = [];
  try {
    const bytes = await readFile(path);
    const fresh = __using(_stack, await openTemporaryFolder(folder), true);
    const file = join2(fresh.path, "program");
    await writeFile(file, bytes);
    await rename(file, join2(folder, keptName(key, bytes)));
    await removeOld(folder);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function removeOld(folder) {
  for (const name of await namesIn(folder)) {
    const path = join2(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
async function unlessSystemError(work) {
  try {
    return await work;
  } catch (error) {
    if (error.code === void 0) throw error;
    return void 0;
  }
}

// src/build/build.ts
import { join as join3 } from "node:path";

// src/build/source-path.ts
function relativeToRoot(path, { root, dir }) {
  const slashed = path.replaceAll("\\", "/");
  const absolute = isAbsolutePath(slashed) ? slashed : `${dir}/${slashed}`;
  const [top, below] = [segments(root), segments(absolute)];
  const isBelow = top.length < below.length && top.every((name, i) => isSameName(name, below[i] ?? "", i));
  return isBelow ? below.slice(top.length).join("/") : void 0;
}
function withoutRoot(text2, root) {
  const [first = "", ...rest] = text2.split(root);
  const shorten = (piece) => /^[\\/]/.test(piece) ? piece.slice(1) : `${/^[\w-]/.test(piece) ? root : "."}${piece}`;
  return [first, ...rest.map(shorten)].join("");
}
function isAbsolutePath(path) {
  return /^([A-Za-z]:)?[\\/]/.test(path);
}
function isSameName(a, b, position) {
  return a === b || position === 0 && /^[A-Za-z]:$/.test(a) && a.toLowerCase() === b.toLowerCase();
}
function segments(path) {
  const names = [];
  for (const name of path.replaceAll("\\", "/").split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names;
}

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
    const folder = join3(request.out, String(n));
    await makeFolder(folder);
    const { stderr } = await goTest(processes, request, folder, batch);
    for (const path of batch) {
      const binary = join3(folder, testBinaryName(path, request.goos));
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
  const binary = join3(folder, testBinaryName(path, request.goos));
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

// src/clocks/clock-program.ts
import { dirname } from "node:path";

// src/clocks/clock-answer.ts
var clockAnswer = object({
  /** Name of its local zone: `UTC`, `Europe/Berlin`, `Local` for the system's own. */
  zone: text,
  /** Seconds that it is ahead of UTC. */
  offset: number,
  /** The next changes of the offset, ISO 8601 in UTC. */
  changes: or(list(text), [])
});
function parseClockAnswer(stdout) {
  const answer = fitting(clockAnswer, fromJson(stdout));
  return answer?.zone === "" ? void 0 : answer;
}
function isUtc({ offset, changes }) {
  return offset === 0 && changes.length === 0;
}
function offsetText({ offset }) {
  const minutes = Math.floor(Math.abs(offset) / 60);
  const two = (n) => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

// src/clocks/clock-program.ts
var CLOCK = { name: "clock", pkg: "./clock" };
async function askClock({ processes, go }, program, { zone, now }) {
  const seconds = String(Math.floor(now.getTime() / 1e3));
  const env = { ...codeEnvironment(go.env), TZ: zone };
  const exit = await processes.run({ file: program, args: [seconds], cwd: dirname(program), env });
  return exit.code === 0 ? parseClockAnswer(exit.stdout) : void 0;
}
function seenZone(answer, why) {
  if (answer === void 0) {
    const because = why === void 0 ? "" : `: ${why}`;
    return { text: `time zone: TZ is UTC; Go could not be asked what it sees${because}`, isDoubt: true };
  }
  if (isUtc(answer)) return { text: `time zone: Go sees ${answer.zone}`, isDoubt: false };
  const text2 = `time zone: TZ is UTC, but Go sees ${answer.zone} (${offsetText(answer)})`;
  return { text: text2, isDoubt: true };
}

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

// src/build/package-list.ts
var word = or(text, "");
var words = or(list(text), []);
var yes = or(flag, false);
var module = object({
  ...{ Path: word, Version: word, GoVersion: word },
  Replace: or(object({ Path: word, Version: word }), void 0)
});
var LISTED = {
  ...{ ImportPath: word, ForTest: word, Dir: word, Standard: yes, DepOnly: yes, Deps: words },
  ...{ Module: or(module, void 0), DefaultGODEBUG: word, Error: or(object({ Err: text }), void 0) }
};
var SOURCES = { GoFiles: words, CgoFiles: words };
var FOREIGN = {
  ...{ CFiles: words, CXXFiles: words, MFiles: words, HFiles: words, FFiles: words, SFiles: words },
  ...{ SwigFiles: words, SwigCXXFiles: words, SysoFiles: words }
};
var TESTS = { TestGoFiles: words, XTestGoFiles: words };
var EMBEDDED = { EmbedFiles: words, TestEmbedFiles: words, XTestEmbedFiles: words };
var LIST_FIELDS = Object.keys({
  ...{ ...LISTED, ...SOURCES, ...FOREIGN, ...TESTS, ...EMBEDDED }
}).join(",");
function parsePackageList(output) {
  return output.split(/(?<=^\}\n)/m).filter((part) => part.trim() !== "").map((part) => parsePackage(JSON.parse(part)));
}
var listed = object(LISTED);
function parsePackage(value) {
  const found = listed(value);
  if (found instanceof Mismatch) throw new SyntaxError(found.told("what go list printed"));
  const [testFiles, embeddedFiles] = [filesIn(TESTS, value), filesIn(EMBEDDED, value)];
  return {
    importPath: found.ImportPath,
    forTest: found.ForTest,
    dir: found.Dir,
    isStandard: found.Standard,
    isNamed: !found.DepOnly,
    deps: found.Deps,
    module: found.Module === void 0 ? void 0 : moduleOf(found.Module),
    files: [...filesIn(SOURCES, value), ...filesIn(FOREIGN, value), ...testFiles, ...embeddedFiles],
    embeddedFiles,
    testFiles,
    hasForeignCode: filesIn({ CgoFiles: SOURCES.CgoFiles, ...FOREIGN }, value).length > 0,
    godebug: found.DefaultGODEBUG,
    error: found.Error?.Err
  };
}
function filesIn(fields, value) {
  const found = fitting(object(fields), value);
  return found === void 0 ? [] : Object.values(found).flat();
}
function moduleOf({ Path, Version, Replace, GoVersion }) {
  const replacedBy = Replace === void 0 ? "" : `${Replace.Path}@${Replace.Version}`;
  return { path: Path, version: Version, replacedBy, goVersion: GoVersion };
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
  const list2 = await processes.run({ file: go.path, args, cwd: dir, env, maxOutput: MAX_OUTPUT });
  return list2.code === 0 && !list2.truncated ? parsePackageList(list2.stdout) : void 0;
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
function finish({ counts, slowest, failedTests, failedPackages, withoutRun, buildOutput }) {
  const { pass, fail, skip, packages } = counts;
  return {
    summary: { passed: pass, failed: fail, skipped: skip, packages, slowest },
    failedTests: failedTests.toSorted((a, b) => compare(a.pkg, b.pkg) || compare(a.test, b.test)),
    failedPackages: failedPackages.toSorted((a, b) => compare(a.pkg, b.pkg)),
    withoutRun: withoutRun.toSorted(compare),
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
  if (action === "fail") addFailed(progress, owner, { pkg, test, hasEnded: true }, running);
  else if (action === "pass" || action === "skip") progress.counts[action]++;
  if (!running.isParent && elapsed > 0)
    progress.slowest = insertSlow(progress.slowest, { pkg, test, seconds: elapsed });
}
function addFailed({ counts, failedTests }, owner, which, { keeper, isParent }) {
  counts.fail++;
  owner.failed++;
  if (failedTests.length < MOST_FAILED) failedTests.push({ ...which, isParent, output: keeper.output() });
}
function endPackage(progress, pkg, owner, failedBuild) {
  const output = owner.keeper.output();
  const saysSo = output.lines.some((line) => /^FAIL\t.* \[(build|setup) failed\]$/.test(line));
  for (const [test, running] of owner.running)
    addFailed(progress, owner, { pkg, test, hasEnded: false }, running);
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
  return [...slowest, slow].toSorted((a, b) => b.seconds - a.seconds || compare(a.pkg, b.pkg) || compare(a.test, b.test)).slice(0, MOST_SLOWEST);
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

export {
  joinValues,
  goFlags,
  flagValue,
  HELPER,
  provideProgram,
  withoutRoot,
  isAbsolutePath,
  buildTests,
  saysNoTests,
  LIST_FIELDS,
  parsePackageList,
  machineFault,
  CLOCK,
  askClock,
  seenZone,
  BUILD,
  MAX_MESSAGE,
  makeFinding,
  arrangeFindings,
  parsePosition,
  readCompileErrors,
  readTestFindings,
  machineFaultOf,
  makeTestRunReader,
  listTested,
  readSources
};

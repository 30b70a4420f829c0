import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  removeUnused
} from "./chunk-IB6JDDNN.js";
import {
  shortHash
} from "./chunk-GOR4J6GN.js";
import {
  openTemporaryFolder
} from "./chunk-2OE5MBBK.js";
import {
  namesIn
} from "./chunk-SMI5HJ5O.js";
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
} from "./chunk-DFRP22PA.js";
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
import { mkdir as mkdir2, readdir, readFile, rename, writeFile } from "node:fs/promises";
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
    await removeUnused(folder);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
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

export {
  joinValues,
  goFlags,
  flagValue,
  HELPER,
  provideProgram,
  relativeToRoot,
  withoutRoot,
  isAbsolutePath,
  LIST_FIELDS,
  parsePackageList,
  CLOCK,
  askClock,
  seenZone
};

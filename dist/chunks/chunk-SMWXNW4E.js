import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __using
} from "./chunk-CCM24OQZ.js";

// src/ports/files.ts
import {
  copyFile,
  cp,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile
} from "node:fs/promises";
import { dirname, join } from "node:path";
var EXECUTABLE = 73;
var START_BYTES = 64;
async function readText(path) {
  return (await readBytes(path))?.toString("utf8");
}
async function readBytes(path) {
  return absentAsUndefined(readFile(path));
}
async function readStart(path) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path), true);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function realPath(path) {
  return absentAsUndefined(realpath(path));
}
async function isFolder(path) {
  return (await absentAsUndefined(stat(path)))?.isDirectory() ?? false;
}
async function namesIn(path) {
  return await absentAsUndefined(readdir(path)) ?? [];
}
async function writeText(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
async function makeFolder(path) {
  await mkdir(path, { recursive: true });
}
async function copyTree(from, to) {
  await cp(from, to, { recursive: true });
}
async function removeFile(path) {
  await rm(path, { recursive: true, force: true });
}
async function link(target, path) {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction").catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}
async function copyInto(from, to, path) {
  const [source, target] = [join(from, path), join(to, path)];
  const [now, old] = [await statBelow(from, path), await statBelow(to, path)];
  if (old !== void 0 && !(now?.isDirectory() && old.isDirectory())) await rm(target, { recursive: true });
  if (now === void 0 || now.isDirectory()) return;
  await makeWay(to, dirname(path));
  if (now.isSymbolicLink()) await symlink(await readlink(source), target);
  else if (now.isFile()) await copyFile(source, target);
}
async function statBelow(root, path) {
  for (const folder of foldersOf(dirname(path))) {
    if (!(await absentAsUndefined(lstat(join(root, folder))))?.isDirectory()) return void 0;
  }
  return absentAsUndefined(lstat(join(root, path)));
}
async function makeWay(root, path) {
  for (const folder of foldersOf(path)) {
    const old = await absentAsUndefined(lstat(join(root, folder)));
    if (old?.isDirectory()) continue;
    await rm(join(root, folder), { force: true });
    await mkdir(join(root, folder));
  }
}
function foldersOf(path) {
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  return names.map((_, i) => names.slice(0, i + 1).join("/"));
}
async function sameBytes(a, b) {
  const [statA, statB] = await Promise.all([a, b].map((path) => absentAsUndefined(lstat(path))));
  if (statA === void 0 || statB === void 0) return statA === statB;
  if (statA.isSymbolicLink() && statB.isSymbolicLink()) return await readlink(a) === await readlink(b);
  if (!statA.isFile() || !statB.isFile()) return false;
  if (statA.size !== statB.size || (statA.mode & EXECUTABLE) !== (statB.mode & EXECUTABLE)) return false;
  const [bytesA, bytesB] = await Promise.all([readFile(a), readFile(b)]);
  return bytesA.equals(bytesB);
}
async function absentAsUndefined(promise) {
  try {
    return await promise;
  } catch (error) {
    const code = error.code;
    if (code === "ENOENT" || code === "ENOTDIR") return void 0;
    throw error;
  }
}

// src/ports/temporary-folder.ts
import { mkdir as mkdir2, mkdtemp, rm as rm2 } from "node:fs/promises";
import { join as join2 } from "node:path";
async function openTemporaryFolder(parent) {
  await mkdir2(parent, { recursive: true });
  const path = await mkdtemp(join2(parent, "tmp-"));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm2(path, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}

// src/golang/version.ts
var NUMBER = "(0|[1-9]\\d{0,8})";
var VERSION = new RegExp(`^${NUMBER}(?:\\.${NUMBER}(?:\\.${NUMBER}|(alpha|beta|rc)${NUMBER})?)?$`);
function parseGoVersion(text) {
  const named = /^go(\S+)/.exec(text)?.[1]?.replace(/-.*$/s, "");
  const bare = named ?? text;
  const match = VERSION.exec(bare);
  if (match === null) return null;
  const [, major, minor, patch, kind, number] = match;
  return {
    text: bare,
    major: Number(major),
    minor: minor === void 0 ? -1 : Number(minor),
    ...patch === void 0 ? {} : { patch: Number(patch) },
    ...isPreKind(kind) ? { pre: { kind, number: Number(number) } } : {}
  };
}
function compareGoVersions(a, b) {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left.reduce((order, value, i) => order || value - (right[i] ?? 0), 0);
}
function parseCachedVersion(text) {
  return parseGoVersion(text.replace(/^(\d+\.\d+)\.0-(alpha|beta|rc)\.(\d+)$/, "$1$2$3"));
}
function isLanguageVersion(version) {
  return version.patch === void 0 && version.pre === void 0;
}
function isSameLanguage(a, b) {
  return a.major === b.major && a.minor === b.minor;
}
var PRE_KINDS = ["alpha", "beta", "rc"];
function isPreKind(kind) {
  return PRE_KINDS.some((known) => known === kind);
}
function sortKey({ major, minor, patch, pre }) {
  if (pre !== void 0) return [major, minor, 1 + PRE_KINDS.indexOf(pre.kind), pre.number];
  if (patch !== void 0) return [major, minor, 4, patch];
  return major === 1 && minor < 21 ? [major, minor, 4, 0] : [major, minor, 0, 0];
}

// src/ports/remove-folder.ts
import { spawnSync } from "node:child_process";
import { rm as rm3 } from "node:fs/promises";
async function removeFolder(dir) {
  if (await isRemoved(dir)) return true;
  spawnSync("chmod", ["-R", "u+rwX", dir]);
  return isRemoved(dir);
}
async function isRemoved(dir) {
  return rm3(dir, { recursive: true, force: true, maxRetries: 3 }).then(
    () => true,
    () => false
    // in use, or another user's
  );
}

// src/golang/json-value.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function asObject(value) {
  return isObject(value) ? value : {};
}
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function textAt(object, key) {
  const value = object[key];
  return typeof value === "string" ? value : "";
}
function numberAt(object, key) {
  const value = object[key];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
function textsAt(object, key) {
  const value = object[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function objectsAt(object, key) {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
function parseObjects(stream) {
  const objects = [];
  const rest = [];
  let open2 = [];
  for (const line of stream.split(/\r?\n/)) {
    const isPart = open2.length > 0 || line.startsWith("{");
    if (!isPart) rest.push(line);
    else open2.push(line);
    if (!isPart || !(open2.length === 1 || line === "}")) continue;
    const object = parseObject(open2.join("\n"));
    if (object !== null) objects.push(object);
    else if (line === "}") rest.push(...open2);
    if (object !== null || line === "}") open2 = [];
  }
  return { objects, rest: [...rest, ...open2].join("\n") };
}

export {
  readText,
  readStart,
  realPath,
  isFolder,
  namesIn,
  writeText,
  makeFolder,
  copyTree,
  removeFile,
  link,
  copyInto,
  sameBytes,
  removeFolder,
  isObject,
  asObject,
  parseObject,
  textAt,
  numberAt,
  textsAt,
  objectsAt,
  parseObjects,
  parseGoVersion,
  compareGoVersions,
  parseCachedVersion,
  isLanguageVersion,
  isSameLanguage,
  openTemporaryFolder
};

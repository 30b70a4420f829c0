import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/files/files.ts
import { constants } from "node:fs";
import {
  chmod,
  copyFile as copyBytes,
  cp,
  lstat,
  lutimes,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile
} from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
var EXECUTABLE = 73;
var START_BYTES = 64;
async function readText(path) {
  return (await readBytes(path))?.toString("utf8");
}
async function readBytes(path) {
  return absentAsUndefined(readFile(path));
}
async function readTextBelow(root, path, limit) {
  const real = await realPath(resolve(root, path));
  if (real === void 0) return { kind: "absent" };
  const top = await realPath(root);
  if (!isAbsolute(path) && !real.startsWith(`${top}${sep}`))
    return { kind: "unusable", reason: "leads out of the repository" };
  const found = await stat(real);
  if (!found.isFile()) return { kind: "unusable", reason: "is not a file" };
  if (found.size > limit)
    return { kind: "unusable", reason: `has ${found.size} bytes; at most ${limit} are read` };
  return { kind: "text", text: await readFile(real, "utf8") };
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
async function changedSince(path, date) {
  return ((await absentAsUndefined(stat(path)))?.mtimeMs ?? Number.NEGATIVE_INFINITY) >= date.getTime();
}
async function writeText(path, text) {
  await makeFolder(dirname(path));
  await writeFile(path, text);
}
async function appear(path, bytes, mark) {
  if (await realPath(path) !== void 0) return;
  const fresh = join(dirname(path), `.tmp-${mark}-${basename(path)}`);
  await makeFolder(dirname(path));
  try {
    await writeFile(fresh, bytes, { flush: true });
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}
async function replaceFile(path, bytes) {
  const fresh = join(dirname(path), `.tmp-${basename(path)}`);
  await makeFolder(dirname(path));
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}
async function filesBelow(dir) {
  const found = await absentAsUndefined(readdir(dir, { recursive: true, withFileTypes: true }));
  return (found ?? []).filter((entry) => !entry.isDirectory() && !entry.name.startsWith(".tmp-")).map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/")).sort();
}
async function writeBytes(path, bytes) {
  await makeFolder(dirname(path));
  await writeFile(path, bytes);
}
async function makeFolder(path) {
  const failure = await failureOf(mkdir(path));
  if (failure?.code !== "ENOENT" || dirname(path) === path) return unlessThere(path, failure);
  await makeFolder(dirname(path));
  await unlessThere(path, await failureOf(mkdir(path)));
}
async function failureOf(promise) {
  return promise.then(
    () => void 0,
    (error) => error
  );
}
async function unlessThere(path, failure) {
  if (failure !== void 0 && !await isFolder(path)) throw failure;
}
async function copyFolder(from, to) {
  await cp(from, to, { recursive: true });
}
async function copyFile(from, to) {
  await makeFolder(dirname(to));
  await copyBytes(from, to);
}
async function removeFile(path) {
  await rm(path, { force: true });
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
  else if (now.isFile()) await copyBytes(source, target, constants.COPYFILE_FICLONE);
}
async function copyOver(from, to, path) {
  const old = await statBelow(to, path);
  if (!old?.isFile()) return;
  await rm(join(to, path));
  await copyBytes(from, join(to, path), constants.COPYFILE_FICLONE);
  await chmod(join(to, path), old.mode);
}
async function setBack(path) {
  const seconds = Math.floor(Date.now() / 1e3) - 2;
  await absentAsUndefined(lutimes(path, seconds, seconds));
}
async function markUsed(path) {
  const now = /* @__PURE__ */ new Date();
  await absentAsUndefined(utimes(path, now, now));
}
async function sizeOf(path) {
  return (await absentAsUndefined(stat(path)))?.size;
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

export {
  readText,
  readBytes,
  readTextBelow,
  readStart,
  realPath,
  isFolder,
  namesIn,
  changedSince,
  writeText,
  appear,
  replaceFile,
  filesBelow,
  writeBytes,
  makeFolder,
  copyFolder,
  copyFile,
  removeFile,
  link,
  copyInto,
  copyOver,
  setBack,
  markUsed,
  sizeOf,
  sameBytes
};

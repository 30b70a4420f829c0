import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeFolder,
  sizeOf
} from "./chunk-SMI5HJ5O.js";
import {
  UnmeasurableError
} from "./chunk-24M4FNCI.js";

// src/ports/system.ts
import { availableParallelism, devNull, tmpdir } from "node:os";
var processors = availableParallelism;
var temporaryRoot = tmpdir;
var NOTHING = devNull;

// src/ports/process/child-line.ts
var SHOWN = /^(TZ|PWD|GO(ROOT|FLAGS|TOOLCHAIN|WORK|OS|ARCH|MAXPROCS|GC|DEBUG|ENV|CACHE|MODCACHE|SUMDB|EXPERIMENT)|CGO_ENABLED|GO_STEADY_\w+|GIT_(TERMINAL_PROMPT|OPTIONAL_LOCKS|DIR|INDEX_FILE)|STATICCHECK_CACHE)$/;
function childLine({ file, args, cwd, env, how, seconds, stdout, stderr, usage }, parent) {
  const bytes = [stdout, stderr].map((text) => Buffer.byteLength(text));
  const command = [file, ...args].map(quoted).join(" ");
  const changed = Object.keys(env).filter((name) => env[name] !== parent[name]);
  const without = Object.keys(parent).filter((name) => parent[name] !== void 0 && !(name in env)).length;
  const variables = [
    ...changed.map((name) => SHOWN.test(name) ? `${name}=${quoted(env[name] ?? "")}` : `${name}=\u2026`),
    ...without === 0 ? [] : [`without ${without} variables`]
  ];
  const memory = usage?.peakMemory === void 0 ? "" : `, ${Math.ceil(usage.peakMemory / 1e6)} MB of memory`;
  const place = [cwd, ...variables].join("; ");
  return `${seconds.toFixed(3)} s, ${how}, ${bytes[0]} bytes of output, ${bytes[1]} of errors${memory}: ${command} (in ${place})`;
}
function quoted(word) {
  return /^[\w@%+=:,./^$-]+$/.test(word) ? word : JSON.stringify(word);
}

// src/ports/files/usable-folder.ts
import { constants } from "node:fs";
import { access, chmod, lstat, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join as join2 } from "node:path";

// src/ports/files/disk.ts
import { readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
async function freeBytes(path) {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
async function folderBytes(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error) => {
      if (error.code === "ENOENT") return [];
      throw error;
    }
  );
  let bytes = 0;
  for (const file of entries.filter((entry) => entry.isFile()))
    bytes += await sizeOf(join(file.parentPath, file.name)) ?? 0;
  return bytes;
}

// src/ports/files/usable-folder.ts
var LEAST_FREE = 64 * 1024 * 1024;
async function whyFull(folder) {
  const free = await freeBytes(folder);
  return free < LEAST_FREE ? `has ${Math.floor(free / 1024)} KiB free, which is not enough` : void 0;
}
async function whyUnusable(folder) {
  if (!isAbsolute(folder)) return folder === "" ? "is not set" : "is not an absolute path";
  const why = await whyUnwritable(folder) ?? await whyFull(folder);
  if (why !== void 0) return why;
  return await startsPrograms(folder) ? void 0 : "is on a disk from which no program can be started (noexec)";
}
async function whyUnwritable(folder) {
  try {
    await makeFolder(folder);
    const probe = await mkdtemp(join2(folder, ".go-steady-"));
    await rm(probe, { recursive: true });
    return void 0;
  } catch (error) {
    const { code, message } = error;
    if (code === void 0) throw error;
    return `cannot be written: ${message}`;
  }
}
async function startsPrograms(folder) {
  if (process.platform === "win32") return true;
  const probe = await mkdtemp(join2(folder, ".go-steady-"));
  try {
    const file = join2(probe, "program");
    await writeFile(file, "");
    await chmod(file, 448);
    return await access(file, constants.X_OK).then(
      () => true,
      () => false
    );
  } finally {
    await rm(probe, { recursive: true });
  }
}
async function ownFolder(path) {
  if (await isOwn(path)) return path;
  const named = `${path}-${process.getuid?.() ?? "own"}`;
  return await isOwn(named) ? named : mkdtemp(`${path}-`);
}
var OTHERS_WRITE = 18;
async function isOwn(path) {
  await mkdir(path, { mode: 448 }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(path);
  const user = process.getuid?.();
  const isOurs = user === void 0 || found.uid === user && (found.mode & OTHERS_WRITE) === 0;
  return found.isDirectory() && isOurs && await whyUnwritable(path) === void 0;
}
async function takeTemporaryPlace(named, others) {
  const why = await whyUnusable(named);
  if (why === void 0) return { path: named };
  const reasons = [`RUNNER_TEMP ${named === "" ? why : `${named} ${why}`}`];
  for (const other of others) {
    const reason = await whyUnusable(other);
    if (reason === void 0) {
      const path = await ownFolder(join2(other, "go-steady"));
      return { path, remark: `${reasons[0]}; ${path} is used instead` };
    }
    reasons.push(`${other} ${reason}`);
  }
  throw new UnmeasurableError(
    `there is no temporary folder that can be used: ${reasons.join("; ")}`,
    "give the runner a work folder that its user can write, on a disk with room and without noexec"
  );
}

export {
  freeBytes,
  folderBytes,
  whyFull,
  whyUnwritable,
  ownFolder,
  takeTemporaryPlace,
  processors,
  temporaryRoot,
  NOTHING,
  childLine
};

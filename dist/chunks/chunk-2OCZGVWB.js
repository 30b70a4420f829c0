import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  staticcheckFor
} from "./chunk-EFOLSQGR.js";
import {
  ArchiveError,
  compressionOf,
  unpack,
  whyNoTar
} from "./chunk-OPSMW6HL.js";
import {
  CacheError,
  cacheService
} from "./chunk-QAR4RIAH.js";
import {
  STORE_LABELS,
  prefixesOf,
  readKeyEnd
} from "./chunk-4NMNYEQZ.js";
import {
  removeFolder
} from "./chunk-3S2IUK33.js";
import {
  systemDigest
} from "./chunk-GOR4J6GN.js";
import {
  makeFolder
} from "./chunk-SMI5HJ5O.js";
import {
  fitting,
  fromJson,
  object,
  text
} from "./chunk-DFRP22PA.js";
import {
  InterruptedError
} from "./chunk-24M4FNCI.js";

// src/caches/open.ts
import { join as join3 } from "node:path";

// src/caches/restore.ts
import { join as join2 } from "node:path";

// src/ports/github/cache-files.ts
import { lstatSync, readdirSync, readFileSync, realpathSync, utimesSync } from "node:fs";
import { cp, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
function cacheFiles(root) {
  const files = [];
  const visit = (folder) => {
    for (const entry of entriesOf(join(root, folder))) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) files.push(...fileAt(root, name));
    }
  };
  visit("");
  return files.sort((a, b) => a.name < b.name ? -1 : 1);
}
function fileAt(root, name) {
  const found = statOf(join(root, name));
  return found?.isFile() ? [{ name, bytes: found.size, modified: found.mtimeMs }] : [];
}
function isFolderAt(path) {
  return statOf(path)?.isDirectory() ?? false;
}
function isFilled(root) {
  return entriesOf(root).some((entry) => entry.isDirectory() && entriesOf(join(root, entry.name)).length > 0);
}
function smallText(root, name) {
  return readFileSync(join(root, name), "latin1");
}
function setModified(root, names, seconds) {
  for (const name of names) utimesSync(join(root, name), seconds, seconds);
}
async function takePlace(fresh, place) {
  const real = isThere(place) ? await realpath(place) : place;
  try {
    await rm(real, { recursive: true, force: true });
    await rename(fresh, real);
  } catch (error) {
    if (!isOfMount(error)) throw error;
    await fill(real, fresh);
  }
}
function isThere(path) {
  return orNothing(() => realpathSync(path)) !== void 0;
}
function isOfMount(error) {
  const { code } = error;
  return code === "EBUSY" || code === "EXDEV";
}
async function fill(place, fresh) {
  await empty(place);
  try {
    await cp(fresh, place, { recursive: true, preserveTimestamps: true });
  } catch (error) {
    await empty(place);
    throw error;
  }
  await rm(fresh, { recursive: true, force: true });
}
async function empty(folder) {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}
async function writeTrimTime(root, seconds) {
  await writeFile(join(root, "trim.txt"), String(Math.floor(seconds)));
}
function entriesOf(folder) {
  return orNothing(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}
function statOf(path) {
  return orNothing(() => lstatSync(path));
}
function orNothing(read) {
  try {
    return read();
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT" || code === "ENOTDIR") return void 0;
    throw error;
  }
}

// src/caches/build-cache.ts
function isCacheEntry(path) {
  return /^([0-9a-f]{2})\/\1[0-9a-f]{62}-[ad]$/.test(path);
}
function outputOf(action) {
  const id = /^v1 [0-9a-f]{64} ([0-9a-f]{64}) [ \d]{20} [ \d]{20}\n$/.exec(action)?.[1];
  return id === void 0 ? null : `${id.slice(0, 2)}/${id}-d`;
}
var UNUSED_SECONDS = 2 * 3600;

// src/caches/restore.ts
function restoreStores(request) {
  return Promise.all(
    request.stores.map(async (store) => {
      try {
        return await restoreStore(request, store);
      } catch (error) {
        if (request.cancelled.aborted) throw new InterruptedError();
        if (!isExpected(error)) throw error;
        return { kind: "none", store, reason: error.message, isFailure: true };
      }
    })
  );
}
async function restoreStore(request, store) {
  const { service, folder, now } = request;
  if (isFilled(store.root)) return { kind: "filled", store };
  const started = now();
  const entry = await service.find(archiveOf(folder, store), store.prefixes);
  if (entry === void 0) return { kind: "none", store, reason: "none is kept yet", isFailure: false };
  const names = await fetchInto(request, store, entry);
  return { kind: "restored", store, key: entry.key, names, seconds: now() - started };
}
function archiveOf(folder, { name }) {
  return join2(folder, `${name}.tar`);
}
var MOST_SECONDS = 120;
var LEAST_SECONDS = 10;
async function fetchInto(request, store, entry) {
  const { service, cancelled, compression, env, date } = request;
  const worth = readKeyEnd(entry.key)?.seconds ?? MOST_SECONDS;
  const seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, worth));
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(1e3 * seconds)]);
  const fresh = `${store.root}.go-steady`;
  try {
    await removeFolder(fresh);
    await makeFolder(fresh);
    const body = await service.open(entry, signal);
    await unpack({ body, compression, folder: fresh, env, signal });
    const files = cacheFiles(fresh);
    const unix = date().getTime() / 1e3;
    setModified(
      fresh,
      files.map(({ name }) => name),
      unix - UNUSED_SECONDS
    );
    if (store.name === "build") await writeTrimTime(fresh, unix);
    if (store.name === "staticcheck") await writeTrimTime(join2(fresh, "cache"), unix);
    await takePlace(fresh, store.root);
    return Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  } finally {
    await removeFolder(fresh);
  }
}
function isExpected(error) {
  return error instanceof CacheError || error instanceof ArchiveError || "syscall" in error;
}

// src/caches/open.ts
var NOTHING = { isHit: false, hasReach: false, plan: void 0 };
async function openCaches(request) {
  const { processes, runner, go, dir, rights, variables, cacheDir, goSums, now, date } = request;
  const nothing = (reason) => {
    runner.info(`caches: none: ${reason}`);
    return NOTHING;
  };
  if (!rights.restore) return nothing(rights.reason);
  const compression = await compressionOf(processes, go.env, dir);
  const service = cacheService(variables, compression);
  if (typeof service === "string") return nothing(service);
  const noTar = await whyNoTar(processes, go.env, dir);
  if (noTar !== void 0) {
    runner.warning(`caches: none: ${noTar}`);
    return NOTHING;
  }
  const since = date().getTime();
  const folder = join3(cacheDir, "archives");
  const stores = await storesOf(request);
  const cancelled = processes.cancelled;
  const restored = await restoreStores({
    ...{ stores, service, compression, folder, env: go.env, cancelled, now, date }
  });
  for (const each of restored) tell(runner, each);
  const planned = restored.flatMap(
    (each) => each.kind === "filled" ? [] : [{ ...each.store, restored: each.kind === "restored" ? each : null }]
  );
  return {
    isHit: restored.every(({ kind, store }) => kind !== "none" || store.name === "reach"),
    hasReach: restored.some(({ kind, store }) => kind === "restored" && store.name === "reach"),
    plan: rights.save && planned.length > 0 ? { stores: planned, goSums, since, folder } : void 0
  };
}
var goFolders = object({ GOCACHE: text, GOMODCACHE: text });
async function storesOf({ processes, go, dir, goSums, job, cacheDir, ...wanted }) {
  const args = ["env", "-json", "GOCACHE", "GOMODCACHE"];
  const { stdout } = await processes.ask({ file: go.path, args, cwd: dir, env: go.env });
  const { GOCACHE = "", GOMODCACHE = "" } = fitting(goFolders, fromJson(stdout)) ?? {};
  const machine = `${process.platform}-${process.arch}`;
  const target = `${machine}-${go.goos}-${go.goarch}-${go.version.replace(/[^\w.-]+/g, "_")}`;
  const release = staticcheckFor(go.version);
  const places = [
    ["modules", join3(GOMODCACHE, "cache", "download"), "any"],
    ["build", GOCACHE, target],
    ["staticcheck", join3(cacheDir, "staticcheck"), `${target}-${release?.version}`],
    ["reach", join3(cacheDir, "reach"), target]
  ];
  const isUsed = {
    modules: isFolderName(GOMODCACHE),
    build: isFolderName(GOCACHE),
    staticcheck: wanted.staticcheck && release !== null,
    reach: wanted.reach
  };
  const names = { job: hash(job).slice(0, 8), sums: hash(goSums).slice(0, 16) };
  return places.flatMap(([name, root, kind]) => {
    return isUsed[name] ? [{ name, root, prefixes: prefixesOf(name, { ...names, machine: kind }) }] : [];
  });
}
function isFolderName(root) {
  return /[/\\]/.test(root);
}
function hash(texts) {
  return systemDigest.sha256(Buffer.from(JSON.stringify(texts))).toString("hex");
}
function tell({ info, warning }, restored) {
  const label = STORE_LABELS[restored.store.name];
  if (restored.kind === "filled")
    info(`caches: ${label}: this machine or an earlier step has filled it, left alone`);
  else if (restored.kind === "none") {
    const say = restored.isFailure ? warning : info;
    say(
      `caches: ${label}: ${restored.isFailure ? "not restored" : "nothing to restore"}: ${restored.reason}`
    );
  } else {
    const { key, names, seconds } = restored;
    info(`caches: ${label}: ${sizeOf(names)} restored in ${seconds.toFixed(1)} s from ${key}`);
  }
}
function sizeOf(names) {
  const sizes = Object.values(names);
  const megabytes = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  return `${megabytes.toFixed(1)} MB in ${sizes.length} files`;
}

export {
  cacheFiles,
  fileAt,
  isFolderAt,
  smallText,
  isCacheEntry,
  outputOf,
  archiveOf,
  openCaches,
  sizeOf
};

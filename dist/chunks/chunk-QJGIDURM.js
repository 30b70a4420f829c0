import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  systemDigest
} from "./chunk-KZ7GGDZ4.js";
import {
  staticcheckFor
} from "./chunk-QZZDND3G.js";
import {
  removeFolder
} from "./chunk-3AWJCZHR.js";
import {
  ArchiveError,
  compressionOf,
  unpack
} from "./chunk-DOXBRSLX.js";
import {
  InterruptedError
} from "./chunk-P3DMVTQD.js";
import {
  makeFolder
} from "./chunk-DBYILJSR.js";

// src/caches/open.ts
import { join as join3 } from "node:path";

// src/ports/cache-service.ts
import { createHash } from "node:crypto";
var CacheError = class extends Error {
  name = "CacheError";
};
function cacheService(variables, compression) {
  const { ACTIONS_RESULTS_URL: url = "", ACTIONS_RUNTIME_TOKEN: token = "" } = variables;
  if (url === "" || token === "") return "this runner has no cache service";
  if (!variables.ACTIONS_CACHE_SERVICE_V2 || isEnterpriseServer(variables.GITHUB_SERVER_URL))
    return "this server has no cache service of version 2";
  const mode = (variables.ACTIONS_CACHE_MODE ?? "").trim().toLowerCase();
  if (["none", "write-only"].includes(mode))
    return `this run may not read caches (ACTIONS_CACHE_MODE=${mode})`;
  return {
    async find(archive, prefixes) {
      const [key = ""] = prefixes;
      const wish = { key, restore_keys: prefixes, version: versionOf(archive, compression) };
      const answer = await ask(new URL(GET_ENTRY, url).href, token, wish);
      return readEntry(answer);
    },
    open: download
  };
}
var GET_ENTRY = "/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL";
var PATIENCE_MS = 1e4;
var ATTEMPTS = 2;
function isEnterpriseServer(serverUrl = "https://github.com") {
  const { hostname } = new URL(serverUrl);
  return !/(^github\.com|\.ghe\.com|\.localhost)$/i.test(hostname);
}
function versionOf(archive, compression) {
  const system = process.platform === "win32" ? ["windows-only"] : [];
  const parts = [archive, compression === "zstd" ? "zstd-without-long" : "gzip", ...system, "1.0"];
  return createHash("sha256").update(parts.join("|")).digest("hex");
}
async function ask(url, token, body) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await (await client()).post(url, JSON.stringify(body), headers);
      const text = await response.readBody();
      if (response.message.statusCode === 200) return JSON.parse(text);
      throw new CacheError(`the cache service answered ${statusOf(response)}`);
    } catch (error) {
      const isFinal = error instanceof CacheError && / 4\d\d$/.test(error.message);
      if (isFinal || attempt === ATTEMPTS) throw asCacheError(error);
    }
  }
}
function readEntry(answer) {
  const {
    ok,
    matched_key: key,
    signed_download_url: url
  } = answer ?? {};
  if (ok !== true) return void 0;
  if (typeof key !== "string" || typeof url !== "string" || key === "" || !URL.canParse(url))
    throw new CacheError("the answer of the cache service is not as it should be");
  return { key, url };
}
async function download({ url }, signal) {
  try {
    signal.throwIfAborted();
    const { message } = await (await client()).get(url);
    if (message.statusCode !== 200) {
      message.destroy();
      throw new CacheError(`its download answered ${message.statusCode ?? "nothing"}`);
    }
    return { body: message, size: Number(message.headers["content-length"] ?? 0) };
  } catch (error) {
    throw asCacheError(error);
  }
}
async function client() {
  const http = await import("./lib-TNPF4XRV.js");
  return new http.HttpClient("go-steady", [], { socketTimeout: PATIENCE_MS, maxRedirects: 3 });
}
function statusOf({ message }) {
  return String(message.statusCode ?? "nothing");
}
function asCacheError(error) {
  if (error instanceof CacheError) return error;
  const { code, name } = error;
  const why = error instanceof SyntaxError ? "its answer is no JSON" : code ?? name;
  return new CacheError(`the cache service cannot be reached: ${why}`);
}

// src/caches/restore.ts
import { join as join2 } from "node:path";

// src/golang/build-cache.ts
function isCacheEntry(path) {
  return /^([0-9a-f]{2})\/\1[0-9a-f]{62}-[ad]$/.test(path);
}
function outputOf(action) {
  const id = /^v1 [0-9a-f]{64} ([0-9a-f]{64}) [ \d]{20} [ \d]{20}\n$/.exec(action)?.[1];
  return id === void 0 ? null : `${id.slice(0, 2)}/${id}-d`;
}
var UNUSED_SECONDS = 2 * 3600;

// src/ports/cache-files.ts
import { lstatSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
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
  await rm(place, { recursive: true, force: true });
  await rename(fresh, place);
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

// src/caches/store.ts
var STORE_LABELS = {
  modules: "modules",
  build: "build cache",
  staticcheck: "staticcheck"
};
var VERSION = 1;
function prefixesOf(name, { machine, job, sums }) {
  const any = `go-steady-${name}-${VERSION}-${machine}-`;
  return [`${any}${job}-${sums}-`, `${any}${job}-`, any];
}
function keyOf({ prefixes }, { content, seconds }) {
  return `${prefixes[0]}${content}-${Math.max(1, Math.round(seconds))}s`;
}
function readKeyEnd(key) {
  const match = /-([0-9a-f]{16})-(\d{1,6})s$/.exec(key);
  return match === null ? null : { content: match[1] ?? "", seconds: Number(match[2]) };
}

// src/caches/restore.ts
function restoreStores(request) {
  return Promise.all(
    request.stores.map(async (store) => {
      try {
        return await restoreStore(request, store);
      } catch (error) {
        if (request.cancelled.aborted) throw new InterruptedError();
        if (!isOurs(error)) throw error;
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
    const { body } = await service.open(entry, signal);
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
function isOurs(error) {
  return error instanceof CacheError || error instanceof ArchiveError || "syscall" in error;
}

// src/caches/open.ts
async function openCaches(request) {
  const { processes, runner, go, dir, rights, variables, cacheDir, goSums, now, date } = request;
  const nothing = (reason) => {
    runner.info(`caches: none: ${reason}`);
    return { isHit: false, plan: void 0 };
  };
  if (!rights.restore) return nothing(rights.reason);
  const compression = await compressionOf(processes, go.env, dir);
  const service = cacheService(variables, compression);
  if (typeof service === "string") return nothing(service);
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
    isHit: restored.every((each) => each.kind === "filled" || isSame(each)),
    plan: rights.save && planned.length > 0 ? { stores: planned, goSums, since, folder } : void 0
  };
}
function isSame(each) {
  if (each.store.name === "staticcheck") return true;
  return each.kind === "restored" && each.key.startsWith(each.store.prefixes[0] ?? "");
}
async function storesOf({ processes, go, dir, goSums, job, staticcheck, cacheDir }) {
  const args = ["env", "-json", "GOCACHE", "GOMODCACHE"];
  const { stdout } = await processes.run({ file: go.path, args, cwd: dir, env: go.env });
  const { GOCACHE = "", GOMODCACHE = "" } = JSON.parse(stdout || "{}");
  const machine = `${process.platform}-${process.arch}`;
  const target = `${machine}-${go.goos}-${go.goarch}-${go.version.replace(/[^\w.-]+/g, "_")}`;
  const release = staticcheckFor(go.version);
  const places = [
    ["modules", join3(GOMODCACHE, "cache", "download"), "any"],
    ["build", GOCACHE, target],
    ["staticcheck", join3(cacheDir, "staticcheck"), `${target}-${release?.version}`]
  ];
  const names = { job: hash(job).slice(0, 8), sums: hash(goSums).slice(0, 16) };
  return places.flatMap(([name, root, kind]) => {
    const isUsed = name === "staticcheck" ? staticcheck && release !== null : isFolderName(root);
    return isUsed ? [{ name, root, prefixes: prefixesOf(name, { ...names, machine: kind }) }] : [];
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
  isCacheEntry,
  outputOf,
  cacheFiles,
  fileAt,
  isFolderAt,
  smallText,
  STORE_LABELS,
  keyOf,
  readKeyEnd,
  archiveOf,
  openCaches,
  sizeOf
};

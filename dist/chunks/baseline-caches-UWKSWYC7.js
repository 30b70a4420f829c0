import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  saveArchive
} from "./chunk-EE3XMJ67.js";
import {
  ArchiveError,
  pack,
  unpack
} from "./chunk-OPSMW6HL.js";
import {
  CacheError
} from "./chunk-QAR4RIAH.js";
import {
  StoredFileError,
  StoredFilesError
} from "./chunk-QHSSFLMP.js";
import {
  removeFile
} from "./chunk-SMI5HJ5O.js";
import "./chunk-DFRP22PA.js";
import "./chunk-S6NVDAZT.js";
import {
  InterruptedError
} from "./chunk-24M4FNCI.js";
import "./chunk-PY362O3A.js";
import "./chunk-6KHPSLRN.js";
import "./chunk-ZNTIR3PH.js";

// src/ports/github/baseline-caches.ts
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
var BENCH_OUT = "bench.out";
var DAYS = [1, 0, -1, -2, -3, -4, -5, -6, -7];
var PATIENCE_MS = 6e4;
var DAY_MS = 24 * 3600 * 1e3;
function cacheStore(store) {
  const archive = join(store.folder, "baseline.tar");
  return {
    newestFirst: () => list(store, archive),
    async keep(file, { cpu, sha, date }) {
      const root = join(store.folder, "kept");
      await mkdir(root, { recursive: true });
      await copyFile(file, join(root, BENCH_OUT));
      const { processes, env } = store;
      const [day, time] = date.toISOString().replaceAll(/[-:]|\..*/g, "").split("T");
      const key = `${store.prefix(cpu)}${day}-${time}-${sha}`;
      try {
        await pack(processes, { archive, root, names: [BENCH_OUT], env });
        if (!await saveArchive(archive, key))
          throw new StoredFilesError("the cache service did not take it");
      } finally {
        await removeFile(archive);
      }
    }
  };
}
async function* list(store, archive) {
  const beginning = store.prefix(store.cpu);
  const today = store.date().getTime();
  let prefixes = DAYS.map((days) => beginning + dayOf(today + days * DAY_MS));
  while (prefixes.length > 0) {
    const entry = await find(store, archive, prefixes);
    if (entry === void 0) return;
    yield asFile(store, entry);
    prefixes = prefixes.filter((prefix) => prefix < entry.key.slice(0, prefix.length));
  }
}
function dayOf(time) {
  return `${new Date(time).toISOString().slice(0, 10).replaceAll("-", "")}-`;
}
async function find({ service }, archive, prefixes) {
  try {
    return await service.find(archive, prefixes);
  } catch (cause) {
    if (!(cause instanceof CacheError)) throw cause;
    throw new StoredFilesError(cause.message, { cause });
  }
}
function asFile(store, entry) {
  const { service, compression, processes, env } = store;
  return {
    name: `the cache entry ${entry.key}`,
    async fetch() {
      const folder = join(store.folder, entry.key);
      await mkdir(folder, { recursive: true });
      const signal = AbortSignal.any([processes.cancelled, AbortSignal.timeout(PATIENCE_MS)]);
      try {
        const body = await service.open(entry, signal);
        await unpack({ body, compression, folder, env, signal });
      } catch (cause) {
        if (processes.cancelled.aborted) throw new InterruptedError();
        if (!(cause instanceof CacheError || cause instanceof ArchiveError)) throw cause;
        throw new StoredFileError(cause.message, { cause });
      }
      return join(folder, BENCH_OUT);
    }
  };
}
export {
  cacheStore
};

// Baselines as cache entries of the main branch, by the machine that they were measured on. The service gives
// only the newest entry of a prefix. The key has the day, so that older entries can be found by their day.

import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InterruptedError } from "../../model/errors.ts";
import { ArchiveError, type Compression, pack, unpack } from "../files/archive.ts";
import { removeFile } from "../files/files.ts";
import {
  type StoredFile,
  StoredFileError,
  type StoredFiles,
  StoredFilesError,
} from "../files/stored-files.ts";
import type { Env } from "../process/environment.ts";
import type { Processes } from "../process/process.ts";
import { type CacheEntry, CacheError, type CacheService } from "./cache-service.ts";
import { saveArchive } from "./cache-upload.ts";

interface CacheStore {
  readonly service: CacheService;
  readonly compression: Compression;
  readonly processes: Processes;
  readonly env: Env;
  /** Beginning of all keys of this job and this kind of machine, by its processor. */
  readonly prefix: (cpu: string) => string;
  /** Of this machine. */
  readonly cpu: string;
  readonly date: () => Date;
  /** For downloads; absolute. */
  readonly folder: string;
}

const BENCH_OUT = "bench.out";
/** From today. GitHub removes an entry that was not used for seven days; clocks of machines differ. */
const DAYS = [1, 0, -1, -2, -3, -4, -5, -6, -7];
const PATIENCE_MS = 60_000;
const DAY_MS = 24 * 3600 * 1000;

export function cacheStore(store: CacheStore): StoredFiles {
  const archive = join(store.folder, "baseline.tar");
  return {
    newestFirst: () => list(store, archive),
    async keep(file, { cpu, sha, date }) {
      const root = join(store.folder, "kept");
      await mkdir(root, { recursive: true });
      await copyFile(file, join(root, BENCH_OUT));
      const { processes, env } = store;
      const [day, time] = date
        .toISOString()
        .replaceAll(/[-:]|\..*/g, "")
        .split("T");
      const key = `${store.prefix(cpu)}${day}-${time}-${sha}`;
      try {
        await pack(processes, { archive, root, names: [BENCH_OUT], env });
        if (!(await saveArchive(archive, key)))
          throw new StoredFilesError("the cache service did not take it");
      } finally {
        await removeFile(archive);
      }
    },
  };
}

async function* list(store: CacheStore, archive: string): AsyncIterable<StoredFile> {
  const beginning = store.prefix(store.cpu);
  const today = store.date().getTime();
  let prefixes = DAYS.map((days) => beginning + dayOf(today + days * DAY_MS));
  while (prefixes.length > 0) {
    const entry = await find(store, archive, prefixes);
    if (entry === undefined) return;
    yield asFile(store, entry);
    // Only earlier days remain: their texts have the order of the days.
    prefixes = prefixes.filter((prefix) => prefix < entry.key.slice(0, prefix.length));
  }
}

function dayOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 10).replaceAll("-", "")}-`;
}

async function find({ service }: CacheStore, archive: string, prefixes: readonly string[]) {
  try {
    return await service.find(archive, prefixes);
  } catch (cause) {
    if (!(cause instanceof CacheError)) throw cause;
    throw new StoredFilesError(cause.message, { cause });
  }
}

function asFile(store: CacheStore, entry: CacheEntry): StoredFile {
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
    },
  };
}

// Restoring: each store as a whole into its empty place, or not at all. No failure here fails a run.

import { join } from "node:path";
import { InterruptedError } from "../model/errors.ts";
import { ArchiveError, type Compression, unpack } from "../ports/files/archive.ts";
import { makeFolder } from "../ports/files/files.ts";
import { removeFolder } from "../ports/files/remove-folder.ts";
import { cacheFiles, isFilled, setModified, takePlace, writeTrimTime } from "../ports/github/cache-files.ts";
import { type CacheEntry, CacheError, type CacheService } from "../ports/github/cache-service.ts";
import type { Env } from "../ports/process/environment.ts";
import { UNUSED_SECONDS } from "./build-cache.ts";
import type { Names } from "./plan.ts";
import { readKeyEnd, type Store } from "./store.ts";

interface RestoreRequest {
  readonly stores: readonly Store[];
  readonly service: CacheService;
  readonly compression: Compression;
  /** Folder for archives, absolute. */
  readonly folder: string;
  readonly env: Env;
  readonly cancelled: AbortSignal;
  /** Seconds on a clock that never moves back. */
  readonly now: () => number;
  readonly date: () => Date;
}

export type Restored =
  | {
      readonly kind: "restored";
      readonly store: Store;
      readonly key: string;
      readonly names: Names;
      readonly seconds: number;
    }
  /** None was found, or it could not be fetched: this run fills it anew. */
  | { readonly kind: "none"; readonly store: Store; readonly reason: string; readonly isFailure: boolean }
  /** The machine or an earlier step has filled it: it stays as it is. */
  | { readonly kind: "filled"; readonly store: Store };

export function restoreStores(request: RestoreRequest): Promise<readonly Restored[]> {
  return Promise.all(
    request.stores.map(async (store): Promise<Restored> => {
      try {
        return await restoreStore(request, store);
      } catch (error) {
        if (request.cancelled.aborted) throw new InterruptedError();
        if (!isExpected(error)) throw error;
        return { kind: "none", store, reason: (error as Error).message, isFailure: true };
      }
    }),
  );
}

async function restoreStore(request: RestoreRequest, store: Store): Promise<Restored> {
  const { service, folder, now } = request;
  if (isFilled(store.root)) return { kind: "filled", store };
  const started = now();
  const entry = await service.find(archiveOf(folder, store), store.prefixes);
  if (entry === undefined) return { kind: "none", store, reason: "none is kept yet", isFailure: false };
  const names = await fetchInto(request, store, entry);
  return { kind: "restored", store, key: entry.key, names, seconds: now() - started };
}

/** archiveOf is the file of a packed store. Restoring writes no such file, but needs its path to find it. */
export function archiveOf(folder: string, { name }: Store): string {
  return join(folder, `${name}.tar`);
}

/** Restoring must not take longer than it can save, and must end where the service hangs. */
const MOST_SECONDS = 120;
const LEAST_SECONDS = 10;

async function fetchInto(request: RestoreRequest, store: Store, entry: CacheEntry): Promise<Names> {
  const { service, cancelled, compression, env, date } = request;
  const worth = readKeyEnd(entry.key)?.seconds ?? MOST_SECONDS;
  const seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, worth));
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(1000 * seconds)]);
  const fresh = `${store.root}.go-steady`;
  try {
    await removeFolder(fresh);
    await makeFolder(fresh);
    const body = await service.open(entry, signal);
    await unpack({ body, compression, folder: fresh, env, signal });
    const files = cacheFiles(fresh);
    const unix = date().getTime() / 1000;
    setModified(
      fresh,
      files.map(({ name }) => name),
      unix - UNUSED_SECONDS,
    ); // the go command renews it on use
    if (store.name === "build") await writeTrimTime(fresh, unix);
    if (store.name === "staticcheck") await writeTrimTime(join(fresh, "cache"), unix);
    await takePlace(fresh, store.root);
    return Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  } finally {
    await removeFolder(fresh);
  }
}

/** A full disk, a service that is down, a broken archive. */
function isExpected(error: unknown): boolean {
  return error instanceof CacheError || error instanceof ArchiveError || "syscall" in (error as Error);
}

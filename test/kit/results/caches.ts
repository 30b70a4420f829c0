// The cache half of the Results service (CacheService, cache v2): immutable entries by ref, key and version.

import type { Answer } from "../server.ts";
import type { BlobStore } from "./blob-store.ts";
import type { CacheScope, RunClaims } from "./run-token.ts";

/** CacheEntry is one stored cache. */
export interface CacheEntry {
  readonly id: number;
  readonly ref: string;
  readonly key: string;
  /** A digest of paths and compression, made by the library. */
  readonly version: string;
  readonly blob: string;
  readonly size: number;
  /** When it was last written or read; milliseconds. */
  readonly usedAt: number;
  readonly final: boolean;
}

/** Caches is what tests see of the stored caches. */
export interface Caches {
  /** Finished entries, oldest first. */
  entries(): readonly CacheEntry[];
  /** Bytes that a repository may keep; the least recently used go first. GitHub's own: 10 GiB. */
  quota: number;
  call(method: string, body: Readonly<Record<string, unknown>>, claims: RunClaims): Answer;
}

/** CachesOptions are the parts of the service that caches need. */
export interface CachesOptions {
  readonly blobs: BlobStore;
  /** Milliseconds. */
  readonly now: () => number;
  /** What signed paths are relative to. */
  readonly url: () => string;
}

const UNUSED_MS = 7 * 24 * 3600 * 1000;

/** makeCaches makes a cache service without entries. */
export function makeCaches({ blobs, now, url }: CachesOptions): Caches {
  let entries: readonly CacheEntry[] = [];
  let lastId = 0;
  const keep = (kept: (entry: CacheEntry) => boolean) => {
    for (const entry of entries) if (!kept(entry)) blobs.remove(entry.blob);
    entries = entries.filter(kept);
  };
  const replace = (entry: CacheEntry) => {
    entries = [...entries.filter((e) => e.id !== entry.id), entry];
  };
  const evict = () => {
    keep((e) => now() - e.usedAt < UNUSED_MS);
    const leastUsed = [...entries].sort((a, b) => b.usedAt - a.usedAt || b.id - a.id);
    let total = 0;
    const within = new Set<number>();
    for (const e of leastUsed) {
      total += e.size;
      if (total <= caches.quota) within.add(e.id);
    }
    keep((e) => within.has(e.id));
  };

  const create = ({ key, version }: Question, { scopes }: RunClaims): Answer => {
    const ref = scopes.find((s) => s.write)?.ref;
    if (ref === undefined)
      return ok({ ok: false, message: "cache write denied: the token has no writable cache scope" });
    if (entries.some((e) => e.ref === ref && e.key === key && e.version === version))
      return twirpError(
        409,
        "already_exists",
        "cache entry with the same key, version, and scope already exists",
      );
    const id = ++lastId;
    const blob = `caches/${id}`;
    replace({ id, ref, key, version, blob, size: 0, usedAt: now(), final: false });
    return ok({ ok: true, signed_upload_url: url() + blobs.sign(blob) });
  };
  const finalize = ({ key, version, size_bytes }: Question, { scopes }: RunClaims): Answer => {
    const writable = new Set(scopes.filter((s) => s.write).map((s) => s.ref));
    const found = entries.find(
      (e) => !e.final && e.key === key && e.version === version && writable.has(e.ref),
    );
    if (found === undefined) return twirpError(404, "not_found", "cache entry not found");
    const size = blobs.read(found.blob)?.length ?? -1;
    if (size !== Number(size_bytes))
      return ok({ ok: false, message: `expected ${size_bytes} bytes, got ${size}` });
    replace({ ...found, size, final: true, usedAt: now() });
    evict();
    return ok({ ok: true, entry_id: String(found.id) });
  };
  const find = ({ key, restore_keys = [], version }: Question, { scopes }: RunClaims): Answer => {
    if (scopes.length === 0)
      return twirpError(403, "permission_denied", "cache read denied: the token has no readable cache scope");
    evict();
    const found = lookUp(entries, [key, ...restore_keys], version, scopes);
    if (found === undefined) return ok({ ok: false });
    replace({ ...found, usedAt: now() });
    return ok({ ok: true, signed_download_url: url() + blobs.sign(found.blob), matched_key: found.key });
  };

  const methods: Readonly<Record<string, (q: Question, claims: RunClaims) => Answer>> = {
    CreateCacheEntry: create,
    FinalizeCacheEntryUpload: finalize,
    GetCacheEntryDownloadURL: find,
  };
  const caches: Caches = {
    entries: () => entries.filter((e) => e.final).sort((a, b) => a.id - b.id),
    quota: 10 * 1024 ** 3,
    call: (method, body, claims) =>
      methods[method]?.(body as unknown as Question, claims) ?? twirpError(404, "bad_route", method),
  };
  return caches;
}

interface Question {
  readonly key: string;
  readonly restore_keys?: readonly string[];
  readonly version: string;
  readonly size_bytes?: string;
}

/** In each ref: a key as a whole, then as the beginning of the newest; the run's own ref first. */
function lookUp(
  entries: readonly CacheEntry[],
  keys: readonly string[],
  version: string,
  scopes: readonly CacheScope[],
): CacheEntry | undefined {
  for (const { ref } of scopes) {
    const own = entries
      .filter((e) => e.final && e.ref === ref && e.version === version)
      .sort((a, b) => b.id - a.id);
    for (const key of keys) {
      const found = own.find((e) => e.key === key) ?? own.find((e) => e.key.startsWith(key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function ok(body: object): Answer {
  return { status: 200, body };
}

/** twirpError is an error as the service words it: https://twitchtv.github.io/twirp/docs/spec_v7.html. */
export function twirpError(status: number, code: string, msg: string): Answer {
  return { status, body: { code, msg } };
}

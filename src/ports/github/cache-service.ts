// The edge to GitHub's cache service, reading. @actions/cache writes (cache-upload.ts); to read, it would
// load 1.5 MB before the verdict, wait half a minute for a service that is down, and unpack to wherever an
// archive says. docs/decisions/0008-caches.md

import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { HttpClient, HttpClientResponse } from "@actions/http-client";
import { fitting, flag, object, text, where } from "../../model/shape.ts";
import type { Compression } from "../files/archive.ts";

export interface CacheEntry {
  /** The whole key, as it was saved. */
  readonly key: string;
  /** Anybody who has the address can open it: never show it. */
  readonly url: string;
}

/** Every method throws CacheError. */
export interface CacheService {
  /** The newest entry of the first prefix that has any, in this branch, then in those that it comes from. */
  find(archive: string, prefixes: readonly string[]): Promise<CacheEntry | undefined>;
  /** The bytes of the archive, as they arrive. */
  open(entry: CacheEntry, signal: AbortSignal): Promise<Readable>;
}

/** It never holds an address or a token. */
export class CacheError extends Error {
  override readonly name = "CacheError" as const;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The port, or a clause that says why there is none. */
export function cacheService(variables: Variables, compression: Compression): CacheService | string {
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
    open: download,
  };
}

const GET_ENTRY = "/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL";
const PATIENCE_MS = 10_000;
const ATTEMPTS = 2;

/** As @actions/cache has it (lib/internal/config.js): only these hosts are not an Enterprise Server. */
function isEnterpriseServer(serverUrl = ""): boolean {
  const { hostname } = new URL(serverUrl || "https://github.com");
  return !/(^github\.com|\.ghe\.com|\.localhost)$/i.test(hostname);
}

/** As getCacheVersion has it (@actions/cache, lib/internal/cacheUtils.js): other paths are not found. */
function versionOf(archive: string, compression: Compression): string {
  const system = process.platform === "win32" ? ["windows-only"] : [];
  const parts = [archive, compression === "zstd" ? "zstd-without-long" : "gzip", ...system, "1.0"];
  return createHash("sha256").update(parts.join("|")).digest("hex");
}

async function ask(url: string, token: string, body: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await (await client()).post(url, JSON.stringify(body), headers);
      const text = await response.readBody();
      if (response.message.statusCode === 200) return JSON.parse(text) as unknown;
      throw new CacheError(`the cache service answered ${statusOf(response)}`);
    } catch (error) {
      const isFinal = error instanceof CacheError && / 4\d\d$/.test(error.message);
      if (isFinal || attempt === ATTEMPTS) throw asCacheError(error);
    }
  }
}

const found = object({ ok: where(flag, "true", (isFound) => isFound) });
const entryShape = object({
  matched_key: where(text, "a key", (key) => key !== ""),
  signed_download_url: where(text, "an address", URL.canParse),
});

/** The error leaves out the wrong value: it may be an address. */
function readEntry(answer: unknown): CacheEntry | undefined {
  if (fitting(found, answer) === undefined) return undefined;
  const entry = fitting(entryShape, answer);
  if (entry === undefined) throw new CacheError("the answer of the cache service is not as it should be");
  return { key: entry.matched_key, url: entry.signed_download_url };
}

async function download({ url }: CacheEntry, signal: AbortSignal): Promise<Readable> {
  try {
    signal.throwIfAborted();
    const { message } = await (await client()).get(url);
    if (message.statusCode !== 200) {
      message.destroy();
      throw new CacheError(`its download answered ${message.statusCode ?? "nothing"}`);
    }
    return message;
  } catch (error) {
    throw asCacheError(error);
  }
}

/** Loaded when it is used; the action loads this library in any case. */
async function client(): Promise<HttpClient> {
  const http = await import("@actions/http-client");
  return new http.HttpClient("go-steady", [], { socketTimeout: PATIENCE_MS, maxRedirects: 3 });
}

function statusOf({ message }: HttpClientResponse): string {
  return String(message.statusCode ?? "nothing");
}

function asCacheError(error: unknown): CacheError {
  if (error instanceof CacheError) return error;
  const { code, name } = error as NodeJS.ErrnoException;
  const why = error instanceof SyntaxError ? "its answer is no JSON" : (code ?? name);
  return new CacheError(`the cache service cannot be reached: ${why}`);
}

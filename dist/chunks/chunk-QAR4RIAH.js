import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  fitting,
  flag,
  object,
  text,
  where
} from "./chunk-DFRP22PA.js";

// src/ports/github/cache-service.ts
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
function isEnterpriseServer(serverUrl = "") {
  const { hostname } = new URL(serverUrl || "https://github.com");
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
      const text2 = await response.readBody();
      if (response.message.statusCode === 200) return JSON.parse(text2);
      throw new CacheError(`the cache service answered ${statusOf(response)}`);
    } catch (error) {
      const isFinal = error instanceof CacheError && / 4\d\d$/.test(error.message);
      if (isFinal || attempt === ATTEMPTS) throw asCacheError(error);
    }
  }
}
var found = object({ ok: where(flag, "true", (isFound) => isFound) });
var entryShape = object({
  matched_key: where(text, "a key", (key) => key !== ""),
  signed_download_url: where(text, "an address", URL.canParse)
});
function readEntry(answer) {
  if (fitting(found, answer) === void 0) return void 0;
  const entry = fitting(entryShape, answer);
  if (entry === void 0) throw new CacheError("the answer of the cache service is not as it should be");
  return { key: entry.matched_key, url: entry.signed_download_url };
}
async function download({ url }, signal) {
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

export {
  CacheError,
  cacheService
};

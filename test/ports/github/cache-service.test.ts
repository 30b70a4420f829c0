// Reading from the cache service, with what may go wrong.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { type Compression, compressionOf, pack, unpack } from "../../../src/ports/files/archive.ts";
import { type CacheService, cacheService } from "../../../src/ports/github/cache-service.ts";
import { saveArchive } from "../../../src/ports/github/cache-upload.ts";
import { makeProcesses } from "../../../src/ports/process/process.ts";
import type { Fault } from "../../kit/faults.ts";
import { goEnvironment, temporaryFolder } from "../../kit/go.ts";
import { type ResultsService, startResultsService } from "../../kit/results/results-service.ts";

const folder = temporaryFolder();
const archive = join(folder.path, "a.tar");
const env = goEnvironment;
const processes = makeProcesses(new AbortController().signal);
const signal = new AbortController().signal;
const scopes = [{ ref: "refs/heads/main", write: true }];
let server: ResultsService;
let compression: Compression;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startResultsService();
  variables = server.environment({ runId: 1, scopes });
  compression = await compressionOf(processes, env, folder.path);
  writeFileSync(join(folder.path, "file"), "what is kept");
  Object.assign(process.env, variables, { GITHUB_WORKSPACE: folder.path, RUNNER_TEMP: folder.path });
  for (const key of ["k-1", "k-2"]) {
    await pack(processes, { archive, root: folder.path, names: ["file"], env });
    expect(await saveArchive(archive, key)).toBe(true);
  }
});
afterEach(() => server.faults.clear());
afterAll(async () => {
  await server.stop();
  folder.remove();
});

function open(): CacheService {
  const service = cacheService(variables, compression);
  if (typeof service === "string") throw new Error(service);
  return service;
}

test("what @actions/cache saved is found by its beginning, the newest first, and unpacked", async () => {
  const entry = await open().find(archive, ["other-", "k-"]);
  expect(entry?.key).toBe("k-2");
  const target = join(folder.path, "target");
  mkdirSync(target);
  const body = await open().open(entry ?? { key: "", url: "" }, signal);
  await unpack({ body, compression, folder: target, env, signal });
  expect(readFileSync(join(target, "file"), "utf8")).toBe("what is kept");
});

test("another name, or another archive, is not found", async () => {
  expect(await open().find(archive, ["x-"])).toBe(undefined);
  expect(await open().find(`${archive}2`, ["k-"])).toBe(undefined);
});

test.each<[string, Fault, string]>([
  ["is down", { kind: "status", status: 503 }, "the cache service answered 503"],
  ["refuses", { kind: "status", status: 403 }, "the cache service answered 403"],
  ["resets", { kind: "reset" }, "the cache service cannot be reached: ECONNRESET"],
  [
    "talks nonsense",
    { kind: "status", status: 200, body: "<html>" },
    "the cache service cannot be reached: its answer is no JSON",
  ],
  [
    "forgets the address",
    { kind: "status", status: 200, body: { ok: true, matched_key: "k-2", signed_download_url: "" } },
    "the answer of the cache service is not as it should be",
  ],
])("a service that %s is said", async (_, fault, message) => {
  server.faults.add(/GetCacheEntryDownloadURL/, fault);
  await expect(open().find(archive, ["k-"])).rejects.toThrow(message);
});

test("a service that fails once is asked again", async () => {
  server.faults.add(/GetCacheEntryDownloadURL/, { kind: "status", status: 502 }, 1);
  expect((await open().find(archive, ["k-"]))?.key).toBe("k-2");
});

test("a server without a name is github.com", () => {
  expect(cacheService({ ...variables, GITHUB_SERVER_URL: "" }, compression)).toHaveProperty("find");
});

test("packing leaves the archive alone behind", () => {
  expect(readdirSync(folder.path).filter((name) => name.startsWith("a.tar"))).toEqual(["a.tar"]);
});

test.each([
  [{ ACTIONS_RESULTS_URL: "" }, "this runner has no cache service"],
  [{ ACTIONS_CACHE_SERVICE_V2: "" }, "this server has no cache service of version 2"],
  [{ GITHUB_SERVER_URL: "https://github.example.com" }, "this server has no cache service of version 2"],
  [{ ACTIONS_CACHE_MODE: "write-only" }, "this run may not read caches (ACTIONS_CACHE_MODE=write-only)"],
])("%j: none", (change, why) => {
  expect(cacheService({ ...variables, ...change }, compression)).toBe(why);
});

// GitHub's own libraries against the kit's Results service.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DefaultArtifactClient } from "@actions/artifact";
import { restoreCache, saveCache } from "@actions/cache";
import { afterAll, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { temporaryFolder } from "../go.ts";
import { type ResultsService, startResultsService } from "./results-service.ts";
import type { CacheScope } from "./run-token.ts";

const folder = temporaryFolder();
const MAIN: readonly CacheScope[] = [{ ref: "refs/heads/main", write: true }];
const PULL: readonly CacheScope[] = [
  { ref: "refs/pull/1/merge", write: true },
  { ref: "refs/heads/main", write: false },
];
const saved = { ...process.env };
let service: ResultsService;
let runId = 0;

beforeAll(async () => {
  service = await startResultsService();
  jest.spyOn(process.stdout, "write").mockImplementation(() => true); // the libraries tell the log all they do
});
beforeEach(() => {
  service.faults.clear();
  as(MAIN);
});
afterAll(async () => {
  jest.restoreAllMocks();
  process.env = saved;
  await service.stop();
  folder.remove();
});

/** From here on this process is a job of a new run. */
function as(scopes: readonly CacheScope[], id = ++runId) {
  Object.assign(process.env, service.environment({ runId: id, scopes }), {
    RUNNER_TEMP: folder.path,
    GITHUB_WORKSPACE: folder.path,
  });
}

function file(name: string, text: string): string {
  const path = join(folder.path, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

test("a cache of main is restored on a pull request by the beginning of its key, and not the other way round", async () => {
  const path = file("cache/a.txt", "from main");
  expect(await saveCache([path], "k-1")).toBeGreaterThan(0);
  as(PULL);
  writeFileSync(path, "gone");
  expect(await restoreCache([path], "k-", [])).toBe("k-1");
  expect(readFileSync(path, "utf8")).toBe("from main");
  expect(await saveCache([path], "p-1")).toBeGreaterThan(0);
  as(MAIN);
  expect(await restoreCache([path], "p-1", [])).toBeUndefined();
});

test("a key is written once", async () => {
  const path = file("cache/b.txt", "first");
  expect(await saveCache([path], "once")).toBeGreaterThan(0);
  expect(await saveCache([path], "once")).toBe(-1);
});

test("a token without a writable scope is denied, quietly", async () => {
  as([{ ref: "refs/heads/main", write: false }]);
  expect(await saveCache([file("cache/c.txt", "x")], "denied")).toBe(-1);
  expect(service.caches.entries().map((e) => e.key)).not.toContain("denied");
});

test("caches go after seven days without use, and the least used above the quota", async () => {
  const path = file("cache/d.txt", "old");
  await saveCache([path], "old");
  service.advance(8 * 24 * 3600 * 1000);
  expect(await restoreCache([path], "old", [])).toBeUndefined();
  await saveCache([path], "first");
  await saveCache([path], "second");
  service.caches.quota = (service.caches.entries().at(-1)?.size ?? 0) + 1;
  await saveCache([path], "third");
  expect(service.caches.entries().map((e) => e.key)).toEqual(["third"]);
  service.caches.quota = 10 * 1024 ** 3;
});

test("an artifact of a run is listed and downloaded by the same run, with its digest", async () => {
  const client = new DefaultArtifactClient();
  const { id = 0, digest } = await client.uploadArtifact(
    "bench",
    [file("up/bench.out", "hello")],
    join(folder.path, "up"),
  );
  expect((await client.listArtifacts()).artifacts).toMatchObject([
    { name: "bench", id, digest: `sha256:${digest}` },
  ]);
  const { downloadPath, digestMismatch } = await client.downloadArtifact(id, {
    path: join(folder.path, "down"),
    expectedHash: `sha256:${digest}`,
  });
  expect([readFileSync(join(downloadPath ?? "", "bench.out"), "utf8"), digestMismatch]).toEqual([
    "hello",
    false,
  ]);
  await expect(
    client.uploadArtifact("bench", [file("up/bench.out", "again")], join(folder.path, "up")),
  ).rejects.toThrow("already exists");
  as(MAIN);
  expect((await new DefaultArtifactClient().listArtifacts()).artifacts).toEqual([]);
});

test("an artifact of several blocks comes back whole and in order", async () => {
  const text = Buffer.alloc(9 * 1024 * 1024, "0123456789abcdef").toString("latin1");
  const client = new DefaultArtifactClient();
  const root = join(folder.path, "big");
  const { id = 0, size = 0 } = await client.uploadArtifact("big", [file("big/bytes", text)], root, {
    compressionLevel: 0,
  });
  expect(size).toBeGreaterThan(text.length);
  expect(service.log.filter((l) => l.includes("comp=block&")).length).toBeGreaterThan(1);
  await client.downloadArtifact(id, { path: join(folder.path, "big-down") });
  expect(readFileSync(join(folder.path, "big-down/bytes"), "utf8")).toBe(text);
});

test("a fault is what was asked for, as often as asked for", async () => {
  service.faults.add(
    /ListArtifacts/,
    { kind: "status", status: 403, body: { code: "permission_denied", msg: "no" } },
    1,
  );
  const client = new DefaultArtifactClient();
  await expect(client.listArtifacts()).rejects.toThrow("(403) Forbidden: no");
  expect((await client.listArtifacts()).artifacts).toEqual([]);
});

test("a blob is only to be had by its signature", async () => {
  const { id } = service.artifacts.add(7, "planted", Buffer.from("PK"));
  const answer = await fetch(`${service.url}/blobs/artifacts/${id}.zip?sig=wrong`);
  expect(answer.status).toBe(403);
  expect(existsSync(join(folder.path, "planted"))).toBe(false);
});

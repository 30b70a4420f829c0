// What is kept of reach between runs, as files: what is taken, what is passed over, what a run leaves.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { decodeOptions } from "../../src/options/options.ts";
import { systemDigest } from "../../src/ports/files/digest.ts";
import {
  isKeptReach,
  type KeptReach,
  keepOutlines,
  keepPace,
  openKeptReach,
  outlineFiles,
} from "../../src/run/kept-reach.ts";
import { paceOf, rememberPace } from "../../src/run/pace.ts";
import type { ReachRights } from "../../src/run/world.ts";
import { temporaryFolder } from "../kit/go.ts";

const { path: folder, remove } = temporaryFolder();
afterAll(remove);

const ALL: ReachRights = { mayRead: true, mayWrite: true };
const log: string[] = [];
const debug = (text: string) => void log.push(text);
let machines = 0;

/** Opens what is kept on a machine, which begins with nothing. */
function machine() {
  const cacheDir = join(folder, String(++machines));
  return (rights = ALL, { version = "go1.26.8", root = "/r" } = {}): Promise<KeptReach | undefined> =>
    openKeptReach({
      world: { cacheDir, reachRights: () => rights, runner: { debug } as never },
      ...{ go: { version, goos: "linux", goarch: "amd64" }, root, workingDirectory: "" },
    });
}

async function opened(open: ReturnType<typeof machine>): Promise<KeptReach> {
  const kept = await open();
  if (kept === undefined) throw new Error("nothing is kept");
  return kept;
}

/** What a run does whose helper writes this text. */
async function leave(kept: KeptReach | undefined, text: string | undefined): Promise<void> {
  const dir = join(folder, `run-${++machines}`);
  mkdirSync(dir);
  const files = outlineFiles(kept, dir);
  if (text !== undefined && files.keep !== undefined) writeFileSync(files.keep, text);
  await keepOutlines(kept, files, debug);
}

const sha256 = (text: string) => systemDigest.sha256(Buffer.from(text)).toString("hex");

test("what a run leaves the next one finds, with its SHA-256; the one before is removed", async () => {
  const open = machine();
  const first = await opened(open);
  expect(first).toMatchObject({ outlines: undefined, pace: undefined });
  for (const text of ["one", "two"]) await leave(first, text);
  await leave(first, undefined); // nothing was new
  const { outlines } = await opened(open);
  expect(outlines?.sha256).toBe(sha256("two"));
  expect(readFileSync(outlines?.path ?? "", "utf8")).toBe("two");
  const names = readdirSync(first.folder).map((name) => `0123456789abcdef/${name}`);
  expect(names.map(isKeptReach)).toEqual([true]);
});

test("another Go and another checkout have nothing of it", async () => {
  const open = machine();
  await leave(await open(), "one");
  expect((await open(ALL, { version: "go1.26.9" }))?.outlines).toBeUndefined();
  expect((await open(ALL, { root: "/other" }))?.outlines).toBeUndefined();
});

test("a run that may not read takes nothing, and one that may not write leaves nothing", async () => {
  const open = machine();
  await leave(await open(), "one");
  expect((await open({ mayRead: false, mayWrite: true }))?.outlines).toBeUndefined();
  expect(await open({ mayRead: false, mayWrite: false })).toBeUndefined();
  const reading = await open({ mayRead: true, mayWrite: false });
  expect(reading?.outlines?.sha256).toBe(sha256("one"));
  await leave(reading, "two");
  await keepPace(reading, { seconds: 1, conditions: "" }, debug);
  expect(await opened(open)).toMatchObject({ outlines: { sha256: sha256("one") }, pace: undefined });
});

test("a file that is not what its name says is passed over, and so are other files", async () => {
  const open = machine();
  await leave(await open(), "one");
  const { outlines, folder: place } = await opened(open);
  writeFileSync(outlines?.path ?? "", "other");
  writeFileSync(join(place, "outlines-short"), "");
  expect((await opened(open)).outlines).toBeUndefined();
});

test("a folder that cannot be read is told, and the run goes on without", async () => {
  const open = machine();
  const { folder: place } = await opened(open);
  mkdirSync(join(place, `outlines-${"0".repeat(32)}`), { recursive: true });
  log.length = 0;
  expect((await opened(open)).outlines).toBeUndefined();
  expect(log).toEqual([
    expect.stringContaining("what earlier runs kept of reach is not read: Error: EISDIR"),
  ]);
});

test("a place that cannot be written is told, and nothing else", async () => {
  const cacheDir = join(folder, "closed");
  writeFileSync(cacheDir, "");
  const kept = { folder: join(cacheDir, "reach", "0123456789abcdef"), outlines: undefined, pace: undefined };
  log.length = 0;
  await leave({ ...kept, mayWrite: true }, "one");
  await keepPace({ ...kept, mayWrite: true }, { seconds: 1, conditions: "" }, debug);
  expect(log).toEqual([
    expect.stringContaining("outlines are not kept: Error: ENOTDIR"),
    expect.stringContaining("the pace of benchmarks is not kept: Error: ENOTDIR"),
  ]);
});

const three = ["A", "B", "B/sub", "C"].map((name) => ({ pkg: "m", name }));

test("the pace is seconds for each function and processor count, for the same options", async () => {
  const open = machine();
  const options = await decodeOptions({ cpu: "1,2" });
  const job = { kept: await open(), options };
  await rememberPace(job, { benchmarks: three, procs: 2, seconds: 12 }, debug);
  const kept = await open();
  expect(paceOf({ kept, options })).toBe(2);
  expect(paceOf({ kept, options: { ...options, count: 10 } })).toBeUndefined();
  expect(paceOf({ kept, options: { ...options, cpu: [1] } })).toBeUndefined();
  expect(paceOf({ kept: undefined, options })).toBeUndefined();
});

test("two functions tell no pace", async () => {
  const open = machine();
  const job = { kept: await open(), options: await decodeOptions({}) };
  await rememberPace(job, { benchmarks: three.slice(0, 3), procs: 1, seconds: 12 }, debug);
  expect(existsSync(join((await opened(open)).folder, "pace.json"))).toBe(false);
});

test.each<[string, number | undefined]>([
  ['{"schema":1,"seconds":0.0001,"conditions":"c"}', 0.1],
  ['{"schema":1,"seconds":1e9,"conditions":"c"}', 60],
  ['{"schema":1,"seconds":3,"conditions":"c"}', 3],
  ['{"schema":1,"seconds":-1,"conditions":"c"}', undefined],
  ['{"schema":1,"seconds":1e999,"conditions":"c"}', undefined],
  ['{"schema":1,"seconds":"3","conditions":"c"}', undefined],
  ['{"schema":2,"seconds":3,"conditions":"c"}', undefined],
  ['{"schema":1,"seconds":3}', undefined],
  ["[]", undefined],
  ["", undefined],
  [`${" ".repeat(2000)}{"schema":1,"seconds":3,"conditions":"c"}`, undefined],
])("a pace file with %s says %s", async (text, want) => {
  const open = machine();
  const { folder: place } = await opened(open);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "pace.json"), text);
  expect((await opened(open)).pace?.seconds).toBe(want);
});

test.each([
  ["0123456789abcdef/pace.json", true],
  [`0123456789abcdef/outlines-${"a".repeat(32)}`, true],
  ["pace.json", false],
  ["0123456789abcdef/other", false],
  [`0123456789abcdef/.tmp-1-outlines-${"a".repeat(32)}`, false],
  ["0123456789abcdef/0/pace.json", false],
])("%s is kept for later jobs: %s", (name, want) => {
  expect(isKeptReach(name)).toBe(want);
});

// A history in a folder: files appear as a whole, and what is there stays.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { Unreadable } from "../../../src/history/entry-file.ts";
import { addEntries } from "../../../src/history/keep/add-entries.ts";
import { openFolderPlace } from "../../../src/history/keep/folder-place.ts";
import { MARKER, packPath } from "../../../src/history/keep/layout.ts";
import { openHistory } from "../../../src/history/keep/open-history.ts";
import { packEntries } from "../../../src/history/keep/pack-entries.ts";
import { excessOf, packedEntries, packLines } from "../../../src/history/keep/pack-lines.ts";
import type { PackLine, PackReader } from "../../../src/history/keep/read-pack.ts";
import { MAX_ENTRY_CHARS, MAX_PACK_LINES } from "../../../src/history/limits.ts";
import { printEntry } from "../../../src/history/print-entry.ts";
import { readParsed } from "../../../src/history/read-entry.ts";
import { packed } from "../../../src/ports/files/brotli.ts";
import { openThreads } from "../../../src/ports/threads.ts";
import { temporaryFolder } from "../../kit/go.ts";
import { entry } from "../entries.ts";
import { eager, NOW, originIn, readAll } from "./origin.ts";

const scratch = temporaryFolder();
afterAll(scratch.remove);
const { world } = originIn(scratch.path);

async function add(dir: string, runs: readonly number[], mark = "a") {
  await using place = openFolderPlace(dir, mark);
  const { added } = await addEntries(
    place,
    runs.map((n) => entry(n)),
    eager(),
  );
  return added.length;
}

test("lines of a pack that are broken are told with their number, and the others are read", () => {
  const texts = [1, 2, 3].map((n) => printEntry(entry(n)));
  const lines = packLines(texts).trimEnd().split("\n");
  expect(lines.map((line) => line[0])).toEqual(['"', '"', "{", "{", "{"]);
  expect([...packedEntries(lines.join("\n"))].map(({ value }) => value)).toEqual(
    texts.map((text) => JSON.parse(text)),
  );
  const names = lines[3]?.replace('"benchmarks":0', '"benchmarks":7') ?? "";
  const why = [...packedEntries([...lines.slice(0, 3), names, "{", "null"].join("\n"))].map(
    ({ line, value }) => {
      const found = readParsed(value);
      return `${line}: ${found instanceof Unreadable ? found.why : found.run.id}`;
    },
  );
  expect(why).toEqual([
    "3: 1001",
    "4: entry.benchmarks is not a text: absent",
    "5: it is not JSON, or only the beginning of it",
    "6: entry is not an object: null",
  ]);
});

async function all<T>(records: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of records) found.push(each);
  return found;
}

async function read(dir: string) {
  await using history = await openHistory(world, { kind: "folder", dir }, "origin");
  return await readAll(history.read());
}

test("a folder is made with the first run, and a run that is there is not written again", async () => {
  const dir = join(scratch.path, "a/b");
  expect([await add(dir, [1, 2]), await add(dir, [2, 3])]).toEqual([2, 1]);
  expect(await read(dir)).toEqual({ runs: expect.arrayContaining(["1001", "1002", "1003"]), doubts: [] });
  expect(readdirSync(dir).sort()).toEqual(["README.md", "entries", MARKER].sort());
});

test("ten writers at once lose nothing, and leave no half file", async () => {
  const dir = join(scratch.path, "many");
  const runs = Array.from({ length: 10 }, (_, i) => i);
  await Promise.all(runs.map((n) => add(dir, [n, n + 1], `w${n}`)));
  expect((await read(dir)).runs.toSorted()).toEqual(Array.from({ length: 11 }, (_, i) => String(1000 + i)));
  expect(readdirSync(dir, { recursive: true }).filter((name) => String(name).includes(".tmp"))).toEqual([]);
});

test("what is being written is not read, and a folder with other things in it is left alone", async () => {
  const dir = join(scratch.path, "half");
  await add(dir, [1]);
  writeFileSync(join(dir, "entries", ".tmp-x-1.json"), "{");
  expect(await read(dir)).toEqual({ runs: ["1001"], doubts: [] });
  const other = join(scratch.path, "other");
  mkdirSync(other);
  writeFileSync(join(other, "main.go"), "package main\n");
  await expect(add(other, [1])).rejects.toThrow(`the folder ${other} has files, and no ${MARKER}`);
  expect(readdirSync(other)).toEqual(["main.go"]);
});

test("packing leaves every run as it was, and has names that runs share once", async () => {
  const dir = join(scratch.path, "packed");
  const runs = Array.from({ length: 80 }, (_, i) => i);
  await add(dir, runs);
  const before = await read(dir);
  await using place = openFolderPlace(dir, "p");
  expect(await packEntries(place, NOW, eager())).toBe(80);
  expect(readdirSync(join(dir, "entries/2026-11-01"))).toEqual([]);
  expect(await read(dir)).toEqual(before);
  const [pack = ""] = readdirSync(join(dir, "packs"));
  expect(readFileSync(join(dir, "packs", pack)).length).toBeLessThan(80 * 200);
});

test("more lines than a pack has, or a longer one than an entry, are told instead of read", () => {
  expect([excessOf("\n".repeat(MAX_PACK_LINES)), excessOf(`{}\n${"x".repeat(MAX_ENTRY_CHARS)}`)]).toEqual([
    ...[undefined, undefined],
  ]);
  expect(excessOf("\n".repeat(MAX_PACK_LINES + 1))).toBe("it has more than 100000 lines");
  expect(excessOf(`{}\n${"x".repeat(MAX_ENTRY_CHARS + 1)}`)).toBe(
    "line 2 has 33554433 characters, more than 33554432",
  );
});

const lines = (runs: readonly number[]) => packLines(runs.map((n) => printEntry(entry(n))));

/** A history with these packs, each of a day of its own; `""`: one that is damaged. */
async function withPacks(name: string, texts: readonly string[]) {
  const dir = join(scratch.path, name);
  await add(dir, [1]);
  mkdirSync(join(dir, "packs"));
  for (const [i, text] of texts.entries()) {
    const path = packPath({ first: `2026-11-0${i + 1}`, last: `2026-11-0${i + 1}` }, `${i}`.repeat(24));
    writeFileSync(join(dir, path), text === "" ? "no brotli" : await packed(text));
  }
  return openHistory(world, { kind: "folder", dir }, "origin");
}

const told = (records: Awaited<ReturnType<typeof runsOf>>) =>
  records.map((each) => (each.kind === "run" ? JSON.parse(each.columns.key)[1] : each.text));
const runsOf = (history: Awaited<ReturnType<typeof openHistory>>, reader?: PackReader) =>
  all(history.runs(reader));

test("threads read packs as this one does, and doubts stay in their places", async () => {
  const late = packLines([printEntry(entry(9, { time: "2031-01-01T00:00:00.000Z" }))]);
  const packs = [lines([1, 2, 3]), `${lines([3, 4])}{\n${late}`, "", lines([5])];
  await using history = await withPacks("threads", packs);
  await using threads = openThreads<string, readonly PackLine[]>(resolve("dist/read-packs.js"), 2);
  const here = await runsOf(history);
  expect(await runsOf(history, threads.ask)).toEqual(here);
  expect(told(here)).toEqual([
    ...["1001", "1002", "1003", "1004"],
    expect.stringMatching(/2026-11-02_1{24}.*, line 5: it is not JSON, or only the beginning of it$/),
    "1009",
    expect.stringMatching(/, line 8: it says that \w+ was measured at 2031/),
    expect.stringMatching(/2026-11-03_2{24}.*: it cannot be unpacked: it is damaged/),
    "1005",
  ]);
  const { runs, doubts } = await readAll(history.read());
  expect([...runs, ...doubts].sort()).toEqual([...told(here)].sort());
});

test("a pack that takes more memory than a thread may have is told and passed over", async () => {
  const hostile = Array.from({ length: 12 }, (_, n) => {
    const benchmarks = `p${n} 4${" a".repeat(200_000)}`; // which become objects
    return JSON.stringify({ ...JSON.parse(printEntry(entry(n))), benchmarks });
  });
  await using history = await withPacks("hostile", [lines([1, 2]), hostile.join("\n"), lines([3])]);
  await using threads = openThreads<string, readonly PackLine[]>(resolve("dist/read-packs.js"), 1, 32);
  expect(told(await runsOf(history, threads.ask))).toEqual([
    ...["1001", "1002"],
    expect.stringMatching(/2026-11-02_1{24}.*br: it takes more than 32 MB of memory to read$/),
    "1003",
  ]);
});

test("a folder that is not there is told with what makes it", async () => {
  const dir = join(scratch.path, "nowhere");
  await expect(read(dir)).rejects.toThrow(`there is no history yet: the folder ${dir} is not there`);
});

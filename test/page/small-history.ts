// A small history with something of everything, and pages of it in folders.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry, EntryComparison } from "../../src/history/entry.ts";
import { HISTORY_SCHEMA, MARKER, packPath } from "../../src/history/keep/layout.ts";
import { openHistory } from "../../src/history/keep/open-history.ts";
import { packLines } from "../../src/history/keep/pack-lines.ts";
import { printEntry } from "../../src/history/print-entry.ts";
import { type BuiltPage, buildPage, type PageWish } from "../../src/page/build-page.ts";
import { NO_LINKS } from "../../src/page/links.ts";
import { openPageFolder } from "../../src/page/page-folder.ts";
import { packed } from "../../src/ports/files/brotli.ts";
import { shortHash } from "../../src/ports/files/digest.ts";
import { makeProcesses } from "../../src/ports/process/process.ts";
import { benchmark, entry, row } from "../history/entries.ts";

export const REGIONS = ["eu-west", "us-east"] as const;
/** hashOf is a commit hash for a number. */
export function hashOf(n: number): string {
  return n.toString(16).padStart(40, "0");
}

/** The commit that makes Work 8 % slower. */
export const SLOWER_AT = 60;

/**
 * runAt is the run of a commit in a region. Work is measured always, Rare every third commit, Tree/a and Tree/b
 * every fifth, when they are not proved; TestFlaky fails and passes.
 */
export function runAt(n: number, region: string = REGIONS[0], said: Partial<Omit<Entry, "key">> = {}): Entry {
  const noise = ((n * 7919) % 13) / 10_000 - 0.0006;
  const ln = n === SLOWER_AT ? 0.08 : noise;
  const trees = n % 5 === 0 ? ["Tree/a", "Tree/b"].flatMap(units) : [];
  const rare = n % 3 === 0 ? units("Rare") : [];
  const identical = [
    ...(n % 5 === 0 ? [] : [benchmark("Tree")]),
    ...(n % 3 === 0 ? [] : [benchmark("Rare")]),
  ];
  const { title, authored } = entry(n).commit;
  return entry(n, {
    region,
    commit: { sha: hashOf(n + 1), parents: [hashOf(n)], title, authored, pull: undefined },
    base: { sha: hashOf(n), ref: "main~1", how: "pairs" },
    comparisons: [
      row("Work", { ln: Number(ln.toFixed(6)), verdict: n === SLOWER_AT ? "regression" : "unchanged" }),
      ...trees,
      ...rare,
    ],
    identical,
    tests: [
      { pkg: "example.com/m", test: "TestWork", outcome: "passed", seconds: 0.25 },
      { pkg: "example.com/m", test: "TestFlaky", outcome: n % 40 === 7 ? "flaky" : "passed", seconds: 0 },
    ],
    ...said,
  });
}

function units(name: string): readonly EntryComparison[] {
  const exact = { error: 0, df: null, ln: 0, base: 64, head: 64 };
  const same = row(name, { ln: 0.0004 });
  return [same, row(name, { unit: "B/op", ...exact }), row(name, { unit: "allocs/op", ...exact })];
}

/** runsOf are all runs of so many commits, in the order of time. */
export function runsOf(commits: number, regions: readonly string[] = REGIONS): readonly Entry[] {
  return Array.from({ length: commits }, (_, n) => regions.map((region) => runAt(n, region))).flat();
}

/** addRuns adds entries to a history in a folder, as publishing does. */
export function addRuns(dir: string, entries: readonly Entry[]): void {
  makeHistory(dir);
  for (const each of entries) {
    const path = join(dir, "entries", each.time.slice(0, 10), `${shortHash(24, each.key)}.json`);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, printEntry(each));
  }
}

/** addPack adds many entries as one file. */
export async function addPack(dir: string, entries: readonly Entry[]): Promise<string> {
  makeHistory(dir);
  const text = packLines(entries.map(printEntry));
  const [first, last] = [entries[0], entries.at(-1)].map((each) => each?.time.slice(0, 10) ?? "");
  const path = packPath({ first: first ?? "", last: last ?? "" }, shortHash(24, text));
  mkdirSync(join(dir, "packs"), { recursive: true });
  writeFileSync(join(dir, path), await packed(text));
  return path;
}

function makeHistory(dir: string): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, MARKER), `${JSON.stringify({ schema: HISTORY_SCHEMA })}\n`);
}

/** NOW is when pages are made. */
export const NOW = new Date("2026-11-28T12:00:00Z");

/** pageOf builds the page of a history in a folder, into a folder that may have one. */
export async function pageOf(
  history: string,
  out: string,
  said: Partial<Omit<PageWish, "folder" | "history">> = {},
): Promise<BuiltPage & { readonly written: { readonly bytes: number; readonly files: number } }> {
  const now = said.now ?? NOW;
  const world = {
    processes: makeProcesses(new AbortController().signal),
    ...{ env: {}, credential: undefined, cwd: history, cacheDir: "", temporary: "", date: () => now },
  };
  await using opened = await openHistory(world, { kind: "folder", dir: history }, "origin");
  await using folder = await openPageFolder(out);
  const built = await buildPage({
    ...{
      folder,
      history: { ...opened, name: "the history" },
      filter: { branch: undefined, since: undefined },
    },
    ...{ settings: undefined, links: NO_LINKS, program: undefined, version: "0.0.0", now, ...said },
  });
  return { ...built, written: folder.written() };
}

/** filesIn are the files of a folder with what is in them, but for those that are there for a day alone. */
export function filesIn(dir: string): Readonly<Record<string, string>> {
  const paths = readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();
  const { builds = [] } = JSON.parse(readFileSync(join(dir, "stale.json"), "utf8"));
  const old = new Set(["stale.json", ...builds.flatMap(({ files }: { files: string[] }) => files)]);
  const kept = paths
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !old.has(path) && /\.\w+$/.test(path));
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(dir, path)).toString("base64")]));
}

// Reading a history that lies in a folder. Everything in it is a stranger's: what cannot be read is said and
// passed over.

import { filesBelow, readBytes } from "../../ports/files/files.ts";
import { ThreadMemoryError } from "../../ports/threads.ts";
import type { Entry } from "../entry.ts";
import { type EntryFile, Unreadable } from "../entry-file.ts";
import { isLate, type Late, lateText } from "../late-run.ts";
import { entryOf, keyOf, readColumns, readParsedColumns } from "../read-entry.ts";
import { checkMarker } from "./insist.ts";
import { fileOf } from "./layout.ts";
import { packedEntries } from "./pack-lines.ts";
import {
  boundedBytes,
  type PackLine,
  type PackReader,
  packText,
  type ReadRun,
  readPack,
  runOf,
} from "./read-pack.ts";

/**
 * Doubt is something to tell: a sentence without a full stop, with the file. May quote hostile text.
 * `isLate`: of an entry that was read, about its time alone.
 */
interface Doubt {
  readonly kind: "doubt";
  readonly text: string;
  readonly isLate?: true;
}

interface EntryRecord {
  readonly kind: "entry";
  /** Equal for the same measurement. */
  readonly key: string;
  /** By column, every index checked. */
  readonly file: EntryFile;
  /** Made when it is asked for. */
  readonly entry: Entry;
}

export type HistoryRecord = EntryRecord | Doubt;
export type RunRecord = ({ readonly kind: "run" } & ReadRun) | Doubt;

interface FolderHistory {
  /** Absolute. */
  readonly dir: string;
  /** For sentences. */
  readonly name: string;
  readonly now: Date;
  /** Those that are of the history, where the folder has others; undefined: all. */
  readonly paths?: readonly string[];
  /** Files that need not be read; undefined: all are. */
  readonly isKnown?: ((path: string) => boolean) | undefined;
}

/**
 * readFolder gives each measurement once, those of a file in the order of its lines, files by their names,
 * which begin with the day. Throws UnmeasurableError for a folder that is no history, or a newer one.
 */
export async function* readFolder(history: FolderHistory): AsyncGenerator<HistoryRecord, void> {
  const sieve = createSieve(history.now, (file: EntryFile) => ({ ...factsOf(file), key: keyOf(file) }));
  for (const path of await pathsOf(history))
    for await (const each of foundIn(history.dir, path)) yield* sieve(each, recordOf);
}

function factsOf({ time, commit }: EntryFile): Late {
  return { time, commit };
}

function recordOf(file: EntryFile, key: string): EntryRecord {
  return {
    kind: "entry",
    key,
    file,
    get entry() {
      return entryOf(file);
    },
  };
}

/**
 * readRuns is the same with as much of each as the graph is made from. Some files are begun before it is
 * their turn, since `packReader` may be threads.
 */
export async function* readRuns(
  history: FolderHistory,
  packReader: PackReader = readPack,
): AsyncGenerator<RunRecord, void> {
  const sieve = createSieve(history.now, ({ columns }: ReadRun) => columns);
  const read = (path: string) => runsIn(history.dir, path, packReader);
  for await (const runs of begunAhead(await pathsOf(history), read))
    for (const each of runs) yield* sieve(each, (run) => ({ kind: "run", ...run }));
}

/** In the order in which they are read. */
async function pathsOf({ dir, name, paths, isKnown }: FolderHistory): Promise<readonly string[]> {
  const all = paths ?? (await filesBelow(dir));
  const texts = (wanted: readonly string[]) =>
    Promise.all(wanted.map(async (path) => (await readBytes(`${dir}/${path}`))?.toString("utf8") ?? ""));
  await checkMarker(name, { paths: all, texts });
  return all.toSorted(byDay).filter((path) => isKnown?.(path) !== true);
}

interface Found<T> {
  /** Path, and of a pack the line. */
  readonly where: string;
  readonly found: T | Unreadable;
}

/** What was there before is passed over, and doubts are told. */
function createSieve<T>(now: Date, factsOf: (found: T) => Late & { readonly key: string }) {
  const seen = new Set<string>();
  return function* <R>(
    { where, found }: Found<T>,
    recordOf: (found: T, key: string) => R,
  ): Generator<R | Doubt, void> {
    if (found instanceof Unreadable) return yield { kind: "doubt", text: `${where}: ${found.why}` };
    const facts = factsOf(found);
    if (seen.has(facts.key)) return;
    seen.add(facts.key);
    yield recordOf(found, facts.key);
    if (isLate(facts, now))
      yield { kind: "doubt", text: `${where}: it says that ${lateText(facts)}`, isLate: true };
  };
}

/** So many packs of a long history are as large as its graph. */
const MOST_AHEAD = 8;

async function* begunAhead<T, R>(all: readonly T[], begin: (each: T) => Promise<R>): AsyncGenerator<R, void> {
  const begun: Promise<R>[] = [];
  for (const each of all) {
    const next = begin(each);
    next.catch(() => {}); // it is told when it is its turn
    begun.push(next);
    const first = begun.length < MOST_AHEAD ? undefined : begun.shift();
    if (first !== undefined) yield await first;
  }
  for (const each of begun) yield await each;
}

/** `entries/` and `packs/` together, by the day in their names. */
function byDay(a: string, b: string): number {
  const [keyA, keyB] = [a, b].map((path) => path.replace(/^[^/]*\//, ""));
  return (keyA ?? "") < (keyB ?? "") ? -1 : 1;
}

const FOREIGN = "no file of a history has such a name; it was left alone";

async function* foundIn(dir: string, path: string): AsyncGenerator<Found<EntryFile>, void> {
  const { kind } = fileOf(path);
  if (kind === "ours") return;
  if (kind === "foreign") return yield { where: path, found: new Unreadable(FOREIGN) };
  if (kind === "entry") return yield { where: path, found: await entryFile(`${dir}/${path}`) };
  const text = await packText(`${dir}/${path}`);
  if (text instanceof Unreadable) return yield { where: path, found: text };
  for (const { line, value } of packedEntries(text))
    yield { where: atLine(path, line), found: readParsedColumns(value) };
}

async function runsIn(dir: string, path: string, packReader: PackReader): Promise<readonly Found<ReadRun>[]> {
  if (fileOf(path).kind === "pack")
    return (await linesIn(`${dir}/${path}`, packReader)).map((each) => ({
      where: atLine(path, each.line),
      found: "why" in each ? new Unreadable(each.why) : each.run,
    }));
  const runs: Found<ReadRun>[] = [];
  for await (const { where, found } of foundIn(dir, path))
    runs.push({ where, found: found instanceof Unreadable ? found : runOf(found) });
  return runs;
}

async function linesIn(path: string, packReader: PackReader): Promise<readonly PackLine[]> {
  try {
    return await packReader(path);
  } catch (error) {
    if (!(error instanceof ThreadMemoryError)) throw error;
    return [{ line: undefined, why: `it takes more than ${error.megabytes} MB of memory to read` }];
  }
}

function atLine(path: string, line: number | undefined): string {
  return line === undefined ? path : `${path}, line ${line}`;
}

async function entryFile(path: string): Promise<EntryFile | Unreadable> {
  const bytes = await boundedBytes(path);
  return bytes instanceof Unreadable ? bytes : readColumns(bytes.toString("utf8"));
}

// Reading a history that lies in a folder. Everything in it is a stranger's: what cannot be read is said and
// passed over.

import { unpacked } from "../../ports/files/brotli.ts";
import { filesBelow, readBytes, sizeOf } from "../../ports/files/files.ts";
import type { Entry } from "../entry.ts";
import { type EntryFile, Unreadable } from "../entry-file.ts";
import { isLate, lateText } from "../late-run.ts";
import { MAX_ENTRY_CHARS } from "../limits.ts";
import { entryOf, keyOf, readColumns, readParsedColumns } from "../read-entry.ts";
import { checkMarker } from "./insist.ts";
import { fileOf } from "./layout.ts";
import { packedEntries } from "./pack-lines.ts";

export type HistoryRecord =
  | {
      readonly kind: "entry";
      /** Equal for the same measurement. */
      readonly key: string;
      /** By column, every index checked: what a long history is read as. */
      readonly file: EntryFile;
      /** Made when it is asked for. */
      readonly entry: Entry;
    }
  /**
   * Something to tell: a sentence without a full stop, with the file. May quote hostile text. `isLate`: of an
   * entry that was read, about its time alone.
   */
  | { readonly kind: "doubt"; readonly text: string; readonly isLate?: true };

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

/** Characters of a pack. */
const MOST_CHARS = 512 * 1024 * 1024;

/**
 * readFolder gives each measurement once, those of a file in the order of its lines, files by their names,
 * which begin with the day. Throws UnmeasurableError for a folder that is no history, or a newer one.
 */
export async function* readFolder(history: FolderHistory): AsyncGenerator<HistoryRecord, void> {
  const { dir, name, now, isKnown } = history;
  const paths = history.paths ?? (await filesBelow(dir));
  const texts = (all: readonly string[]) =>
    Promise.all(all.map(async (path) => (await readBytes(`${dir}/${path}`))?.toString("utf8") ?? ""));
  await checkMarker(name, { paths, texts });
  const seen = new Set<string>();
  for (const path of paths.toSorted(byDay)) {
    if (isKnown?.(path) === true) continue;
    for await (const { line, found } of foundIn(dir, path)) {
      if (found instanceof Unreadable) {
        yield { kind: "doubt", text: `${path}${line}: ${found.why}` };
        continue;
      }
      const key = keyOf(found);
      if (seen.has(key)) continue;
      seen.add(key);
      yield recordOf(key, found);
      if (isLate(found, now))
        yield { kind: "doubt", text: `${path}${line}: it says that ${lateText(found)}`, isLate: true };
    }
  }
}

function recordOf(key: string, file: EntryFile): HistoryRecord {
  return {
    kind: "entry",
    key,
    file,
    get entry() {
      return entryOf(file);
    },
  };
}

/** `entries/` and `packs/` together, by the day in their names. */
function byDay(a: string, b: string): number {
  const [keyA, keyB] = [a, b].map((path) => path.replace(/^[^/]*\//, ""));
  return (keyA ?? "") < (keyB ?? "") ? -1 : 1;
}

interface Found {
  /** `, line 3`, "" for a file of one entry. */
  readonly line: string;
  readonly found: EntryFile | Unreadable;
}

async function* foundIn(dir: string, path: string): AsyncGenerator<Found> {
  const file = fileOf(path);
  if (file.kind === "ours") return;
  if (file.kind === "foreign")
    return yield one(new Unreadable("no file of a history has such a name; it was left alone"));
  const full = `${dir}/${path}`;
  if (((await sizeOf(full)) ?? 0) > MAX_ENTRY_CHARS * 4)
    return yield one(new Unreadable(`it has more than ${MAX_ENTRY_CHARS * 4} bytes`));
  const bytes = await readBytes(full);
  if (bytes === undefined) return yield one(new Unreadable("it is not there any more"));
  if (file.kind === "entry") return yield one(readColumns(bytes.toString("utf8")));
  const text = await unpacked(bytes, MOST_CHARS);
  if (text === undefined)
    return yield one(new Unreadable("it cannot be unpacked: it is damaged, or only the beginning of a file"));
  for (const { line, value } of packedEntries(text))
    yield { line: `, line ${line}`, found: readParsedColumns(value) };
}

function one(found: EntryFile | Unreadable): Found {
  return { line: "", found };
}

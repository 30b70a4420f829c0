// The runs of a pack, with as much of each as the graph is made from. What goes in and out is plain data, so
// that a thread can do it: a long history has hundreds of megabytes of JSON.

import { unpacked } from "../../ports/files/brotli.ts";
import { readBytes, sizeOf } from "../../ports/files/files.ts";
import type { EntryFile } from "../entry-file.ts";
import { Unreadable } from "../entry-file.ts";
import { type ComparedColumns, columnsOfFile } from "../ladder/compared-columns.ts";
import { MAX_ENTRY_CHARS } from "../limits.ts";
import { keyOf, readParsedColumns } from "../read-entry.ts";
import { excessOf, packedEntries } from "./pack-lines.ts";

export interface ReadRun {
  readonly region: string;
  readonly columns: ComparedColumns;
}

/** PackLine is a run, or why there is none: a clause that may quote hostile text. */
export type PackLine = {
  /** From 1 on; undefined: of the whole file. */
  readonly line: number | undefined;
} & ({ readonly run: ReadRun } | { readonly why: string });

/** PackReader takes an absolute path. Throws ThreadMemoryError where it is a thread that has too little. */
export type PackReader = (path: string) => Promise<readonly PackLine[]>;

export const readPack: PackReader = async (path) => {
  const text = await packText(path);
  if (text instanceof Unreadable) return [{ line: undefined, why: text.why }];
  return Array.from(packedEntries(text), ({ line, value }) => {
    const found = readParsedColumns(value); // one at a time: what is parsed is several times as large
    return found instanceof Unreadable ? { line, why: found.why } : { line, run: runOf(found) };
  });
};

/** runOf takes columns whose indices are checked. */
export function runOf(file: EntryFile): ReadRun {
  return { region: file.region, columns: columnsOfFile(keyOf(file), file) };
}

/** Bytes of a pack's text, fewer than a text can have. */
const MOST_TEXT_BYTES = 256 * 1024 * 1024;

export async function packText(path: string): Promise<string | Unreadable> {
  const bytes = await boundedBytes(path);
  if (bytes instanceof Unreadable) return bytes;
  const text = await unpacked(bytes, MOST_TEXT_BYTES);
  if (text === undefined)
    return new Unreadable(
      `it cannot be unpacked: it is damaged, only the beginning of a file, or more than ${MOST_TEXT_BYTES} bytes of text`,
    );
  const excess = excessOf(text);
  return excess === undefined ? text : new Unreadable(excess);
}

const MOST_BYTES = MAX_ENTRY_CHARS * 4;

/** boundedBytes is a file of a history, packed or not. */
export async function boundedBytes(path: string): Promise<Buffer | Unreadable> {
  if (((await sizeOf(path)) ?? 0) > MOST_BYTES) return new Unreadable(`it has more than ${MOST_BYTES} bytes`);
  return (await readBytes(path)) ?? new Unreadable("it is not there any more");
}

// The folder of a page: the one place where it meets the disk. Files in data/ are named by what is in them
// and never rewritten; index.json comes last, so that a page that is there stays whole until the new one is.

import { dirname, join } from "node:path";
import { UsageError } from "../model/errors.ts";
import { shortHash } from "../ports/files/digest.ts";
import { filesBelow, makeFolder, readText, removeFile } from "../ports/files/files.ts";
import { lockFolder } from "../ports/files/folder-lock.ts";
import { gunzipped, gzipped } from "../ports/files/gzip.ts";
import { removeFolder } from "../ports/files/remove-folder.ts";
import { readSmall, replaceSmall } from "../ports/files/small-files.ts";
import { fileOf, HASH_DIGITS, hashIn, type PageRole } from "./format/file-names.ts";
import { type PageIndex, readIndex } from "./format/index-file.ts";
import { Broken } from "./format/table.ts";

export const INDEX = "index.json";

export interface PageFolder {
  /** Absolute. */
  readonly dir: string;
  /** The page that is there; undefined where none is yet. */
  readonly index: PageIndex | undefined;
  /** Unpacked; Broken for what is not there, or not what its name says. */
  readonly read: (role: PageRole, hash: string) => Promise<Uint8Array | Broken>;
  /** The hash in the name of the file. */
  readonly write: (role: PageRole, content: Uint8Array | string) => Promise<string>;
  /** A file beside data/, such as a badge. */
  readonly put: (path: string, content: Uint8Array | string) => Promise<void>;
  /** Of a file beside data/; "" where it is not there. */
  readonly text: (path: string) => Promise<string>;
  /** Of all files, with slashes. */
  readonly paths: () => Promise<readonly string[]>;
  readonly remove: (path: string) => Promise<void>;
  /** Bytes that were written so far, and in how many files. */
  readonly written: () => { readonly bytes: number; readonly files: number };
  [Symbol.asyncDispose](): Promise<void>;
}

/** More is not read: no file of ours has as many. */
const MOST_BYTES = 512 * 1024 * 1024;

/** openPageFolder throws UsageError where something else is in the folder, or another build at work. */
export async function openPageFolder(dir: string): Promise<PageFolder> {
  const lock = `${dir}.lock`;
  await makeFolder(dirname(dir));
  if (!(await lockFolder(lock)))
    throw new UsageError(
      `another build writes into ${dir}`,
      `wait for it, or name another folder: --out; where none is at work, remove ${lock}`,
    );
  const unlock = async () => void (await removeFolder(lock));
  try {
    return { ...folderAt(dir), index: await indexIn(dir), [Symbol.asyncDispose]: unlock };
  } catch (error) {
    await unlock();
    throw error;
  }
}

function folderAt(dir: string): Omit<PageFolder, "index" | typeof Symbol.asyncDispose> {
  const written = { bytes: 0, files: 0 };
  const made = new Set<string>();
  const put = async (path: string, content: Uint8Array | string): Promise<void> => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    if (readSmall(join(dir, path))?.equals(bytes)) return;
    const folder = dirname(join(dir, path));
    if (!made.has(folder)) await makeFolder(folder);
    made.add(folder);
    replaceSmall(join(dir, path), bytes);
    written.bytes += bytes.length;
    written.files++;
  };
  return {
    dir,
    read: (role, hash) => readData(join(dir, fileOf(role, hash)), hash),
    write: async (role, content) => {
      const packed = await gzipped(typeof content === "string" ? Buffer.from(content) : content);
      const hash = shortHash(HASH_DIGITS, packed);
      await put(fileOf(role, hash), packed);
      return hash;
    },
    put,
    text: async (path) => (await readText(join(dir, path))) ?? "",
    paths: () => filesBelow(dir),
    remove: (path) => removeFile(join(dir, path)),
    written: () => written,
  };
}

async function readData(path: string, hash: string): Promise<Uint8Array | Broken> {
  const packed = readSmall(path);
  if (packed === undefined) return new Broken("it is not there");
  if (shortHash(HASH_DIGITS, packed) !== hash) return new Broken("it is not what its name says");
  return (await gunzipped(packed, MOST_BYTES)) ?? new Broken("it cannot be unpacked");
}

/** A first build that was interrupted leaves files of ours, some of data/ among them, and no index. */
async function indexIn(dir: string): Promise<PageIndex | undefined> {
  const text = await readText(join(dir, INDEX));
  if (text !== undefined) {
    const index = readIndex(text);
    if (!(index instanceof Broken)) return index;
    throw new UsageError(
      `${join(dir, INDEX)} is no index of a page that this version reads: ${index.why}`,
      "nothing was changed there: remove the folder, or name another one: --out",
    );
  }
  const paths = await filesBelow(dir);
  const foreign = paths.find((path) => !isOurs(path)) ?? (paths.some(isData) ? undefined : paths[0]);
  if (foreign === undefined) return undefined;
  throw new UsageError(
    `${dir} has ${JSON.stringify(foreign)}, and no ${INDEX}: it is no page of go-steady`,
    "nothing was changed there: name a folder of its own for the page: --out",
  );
}

function isData(path: string): boolean {
  return hashIn(path) !== undefined;
}

/** What a build writes before its index. */
function isOurs(path: string): boolean {
  return isData(path) || /^(index\.html|stale\.json|badge[^/]*\.svg|assets\/[^/]+)$/.test(path);
}

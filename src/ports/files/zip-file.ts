// The edge to zip files. They come from a network: names, sizes and places in them are checked, not trusted.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 to 4.5

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { inflateRaw, inflateRawSync } from "node:zlib";

/** A file is no zip, or one that we do not read. */
export class ZipError extends Error {
  override readonly name = "ZipError" as const;
}

interface Unzip {
  readonly file: string;
  /** It exists. */
  readonly folder: string;
  /** Every name has to begin with it; the path is the rest. */
  readonly prefix: string;
  /** Bytes of all unpacked files together. */
  readonly limit: number;
  /** Where a file belongs, and whether it can be executed. */
  readonly place: (path: string) => { readonly path: string; readonly isProgram: boolean };
}

/** A file in a zip, as the table of contents has it. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Bytes from `offset` to the next file, or to the table of contents. */
  readonly room: number;
}

const END = { signature: 0x06054b50, length: 22, comment: 0xffff };
const CONTENTS = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const STORED = 0;
const DEFLATED = 8;
const AT_ONCE = 4;
const LARGE = 256 * 1024;
const LARGEST_CHUNK = 4 * 1024 * 1024;

const inflate = promisify(inflateRaw);

/** The names of all files, with the SHA-256 of what was written. Throws ZipError. */
export async function unzip(request: Unzip): Promise<readonly { name: string; sha256: string }[]> {
  await using zip = await open(request.file);
  const entries = await readContents(zip, request);
  const folders = new Set(entries.map(({ name }) => dirname(pathOf(name, request))));
  for (const folder of folders) await mkdir(join(request.folder, folder), { recursive: true });
  const hashed: { name: string; sha256: string }[] = [];
  const queue = entries[Symbol.iterator]();
  const work = async () => {
    for (const entry of queue) hashed.push({ name: entry.name, sha256: await unpack(zip, entry, request) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return hashed;
}

async function unpack(zip: FileHandle, entry: Entry, request: Unzip): Promise<string> {
  const { name, method, packed, size, offset, room } = entry;
  const part = await readExactly(zip, offset, room);
  if (room < LOCAL.length || part.readUInt32LE(0) !== LOCAL.signature)
    throw new ZipError(`${name} is not where it should be`);
  const begin = LOCAL.length + part.readUInt16LE(26) + part.readUInt16LE(28);
  if (begin + packed > room) throw new ZipError(`${name} reaches into another file`);
  const data = part.subarray(begin, begin + packed);
  const bytes = method === STORED ? data : await inflated(entry, data);
  if (bytes.length !== size) throw new ZipError(`${name} has not the size that it should have`);
  const { path, isProgram } = request.place(pathOf(name, request));
  writeNew(join(request.folder, path), bytes, isProgram);
  return createHash("sha256").update(bytes).digest("hex");
}

/** Only large files are unpacked in parallel: for thousands of small ones that costs more than it saves. */
async function inflated({ name, size }: Entry, packed: Buffer): Promise<Buffer> {
  const options = { maxOutputLength: size + 1, chunkSize: Math.max(64, Math.min(size + 1, LARGEST_CHUNK)) };
  try {
    return size < LARGE ? inflateRawSync(packed, options) : await inflate(packed, options);
  } catch (cause) {
    throw new ZipError(`${name} cannot be unpacked: ${(cause as Error).message}`, { cause });
  }
}

function writeNew(path: string, bytes: Buffer, isProgram: boolean): void {
  try {
    writeFileSync(path, bytes, { flag: "wx", mode: isProgram ? 0o755 : 0o644 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    throw new ZipError(`two files of it belong at ${path}`, { cause });
  }
}

/** All files of the table of contents; their names, their sizes and the sum of these are checked. */
async function readContents(zip: FileHandle, request: Unzip): Promise<readonly Entry[]> {
  const { size: length } = await zip.stat();
  const tail = Math.min(length, END.length + END.comment);
  const end = await readExactly(zip, length - tail, tail);
  const at = end.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + END.length > end.length) throw new ZipError("it has no table of contents");
  const [count, size, offset] = [
    end.readUInt16LE(at + 10),
    end.readUInt32LE(at + 12),
    end.readUInt32LE(at + 16),
  ];
  if (offset + size > length) throw new ZipError("its table of contents is outside of it");
  const table = await readExactly(zip, offset, size);
  const found: Omit<Entry, "room">[] = [];
  for (let i = 0, next = 0; i < count; i++) {
    const { entry, end: after } = readEntry(table, next);
    next = after;
    found.push(entry);
  }
  const sorted = found.sort((a, b) => a.offset - b.offset);
  const entries = sorted
    .map((entry, i) => ({ ...entry, room: (sorted[i + 1]?.offset ?? offset) - entry.offset }))
    .filter(({ name }) => !name.endsWith("/"));
  checkEntries(entries, request);
  return entries;
}

function readEntry(table: Buffer, at: number): { readonly entry: Omit<Entry, "room">; readonly end: number } {
  if (at + CONTENTS.length > table.length || table.readUInt32LE(at) !== CONTENTS.signature)
    throw new ZipError("its table of contents is broken");
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => table.readUInt16LE(at + field));
  const nameEnd = at + CONTENTS.length + (nameLength ?? 0);
  const entry = {
    name: table.toString("utf8", at + CONTENTS.length, nameEnd),
    method: table.readUInt16LE(at + 10),
    packed: table.readUInt32LE(at + 20),
    size: table.readUInt32LE(at + 24),
    offset: table.readUInt32LE(at + 42),
  };
  return { entry, end: nameEnd + (extra ?? 0) + (comment ?? 0) };
}

function checkEntries(entries: readonly Entry[], { prefix, limit }: Unzip): void {
  const names = new Set<string>();
  let total = 0;
  for (const { name, method, packed, size, room } of entries) {
    total += size;
    // Printable ASCII without what has a meaning on Windows; no part that is empty or ends in a dot.
    if (
      !name.startsWith(prefix) ||
      !/^[^\x00-\x1f"*:<>?\\|\x7f-\uffff]+$/.test(name) ||
      /(^|\/)(\/|$)|\.(\/|$)/.test(name)
    )
      throw new ZipError(`${JSON.stringify(name)} is not a name that may be in it`);
    if (names.has(name.toLowerCase())) throw new ZipError(`${name} is in it twice`);
    names.add(name.toLowerCase());
    if (method !== STORED && method !== DEFLATED) throw new ZipError(`${name} is packed in an unknown way`);
    if (packed > room) throw new ZipError(`${name} reaches into another file`);
  }
  if (total > limit) throw new ZipError(`it has ${total} bytes, more than the ${limit} that it may have`);
}

function pathOf(name: string, { prefix }: Unzip): string {
  return name.slice(prefix.length);
}

async function readExactly(zip: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await zip.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new ZipError("it ends too early");
  return buffer;
}

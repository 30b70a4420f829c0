import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __using
} from "./chunk-ZNTIR3PH.js";

// src/ports/files/zip-file.ts
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { inflateRaw, inflateRawSync } from "node:zlib";
var ZipError = class extends Error {
  name = "ZipError";
};
var END = { signature: 101010256, length: 22, comment: 65535 };
var CONTENTS = { signature: 33639248, length: 46 };
var LOCAL = { signature: 67324752, length: 30 };
var STORED = 0;
var DEFLATED = 8;
var AT_ONCE = 4;
var LARGE = 256 * 1024;
var LARGEST_CHUNK = 4 * 1024 * 1024;
var inflate = promisify(inflateRaw);
async function unzip(request) {
  var _stack = [];
  try {
    const zip = __using(_stack, await open(request.file), true);
    const entries = await readContents(zip, request);
    const folders = new Set(entries.map(({ name }) => dirname(pathOf(name, request))));
    for (const folder of folders) await mkdir(join(request.folder, folder), { recursive: true });
    const hashed = [];
    const queue = entries[Symbol.iterator]();
    const work = async () => {
      for (const entry of queue) hashed.push({ name: entry.name, sha256: await unpack(zip, entry, request) });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return hashed;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function unpack(zip, entry, request) {
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
async function inflated({ name, size }, packed) {
  const options = { maxOutputLength: size + 1, chunkSize: Math.max(64, Math.min(size + 1, LARGEST_CHUNK)) };
  try {
    return size < LARGE ? inflateRawSync(packed, options) : await inflate(packed, options);
  } catch (cause) {
    throw new ZipError(`${name} cannot be unpacked: ${cause.message}`, { cause });
  }
}
function writeNew(path, bytes, isProgram) {
  try {
    writeFileSync(path, bytes, { flag: "wx", mode: isProgram ? 493 : 420 });
  } catch (cause) {
    if (cause.code !== "EEXIST") throw cause;
    throw new ZipError(`two files of it belong at ${path}`, { cause });
  }
}
async function readContents(zip, request) {
  const { size: length } = await zip.stat();
  const tail = Math.min(length, END.length + END.comment);
  const end = await readExactly(zip, length - tail, tail);
  const at = end.lastIndexOf(Buffer.from([80, 75, 5, 6]));
  if (at < 0 || at + END.length > end.length) throw new ZipError("it has no table of contents");
  const [count, size, offset] = [
    end.readUInt16LE(at + 10),
    end.readUInt32LE(at + 12),
    end.readUInt32LE(at + 16)
  ];
  if (offset + size > length) throw new ZipError("its table of contents is outside of it");
  const table = await readExactly(zip, offset, size);
  const found = [];
  for (let i = 0, next = 0; i < count; i++) {
    const { entry, end: after } = readEntry(table, next);
    next = after;
    found.push(entry);
  }
  const sorted = found.sort((a, b) => a.offset - b.offset);
  const entries = sorted.map((entry, i) => ({ ...entry, room: (sorted[i + 1]?.offset ?? offset) - entry.offset })).filter(({ name }) => !name.endsWith("/"));
  checkEntries(entries, request);
  return entries;
}
function readEntry(table, at) {
  if (at + CONTENTS.length > table.length || table.readUInt32LE(at) !== CONTENTS.signature)
    throw new ZipError("its table of contents is broken");
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => table.readUInt16LE(at + field));
  const nameEnd = at + CONTENTS.length + (nameLength ?? 0);
  const entry = {
    name: table.toString("utf8", at + CONTENTS.length, nameEnd),
    method: table.readUInt16LE(at + 10),
    packed: table.readUInt32LE(at + 20),
    size: table.readUInt32LE(at + 24),
    offset: table.readUInt32LE(at + 42)
  };
  return { entry, end: nameEnd + (extra ?? 0) + (comment ?? 0) };
}
function checkEntries(entries, { prefix, limit }) {
  const names = /* @__PURE__ */ new Set();
  let total = 0;
  for (const { name, method, packed, size, room } of entries) {
    total += size;
    if (!name.startsWith(prefix) || !/^[^\x00-\x1f"*:<>?\\|\x7f-\uffff]+$/.test(name) || /(^|\/)(\/|$)|\.(\/|$)/.test(name))
      throw new ZipError(`${JSON.stringify(name)} is not a name that may be in it`);
    if (names.has(name.toLowerCase())) throw new ZipError(`${name} is in it twice`);
    names.add(name.toLowerCase());
    if (method !== STORED && method !== DEFLATED) throw new ZipError(`${name} is packed in an unknown way`);
    if (packed > room) throw new ZipError(`${name} reaches into another file`);
  }
  if (total > limit) throw new ZipError(`it has ${total} bytes, more than the ${limit} that it may have`);
}
function pathOf(name, { prefix }) {
  return name.slice(prefix.length);
}
async function readExactly(zip, position, length) {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await zip.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new ZipError("it ends too early");
  return buffer;
}

export {
  ZipError,
  unzip
};

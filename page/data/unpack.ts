// A file as it was fetched → what it has: its hash compared with the index, then inflated.

import { FileFault } from "./fault.ts";

export interface Expected {
  readonly path: string;
  /** First digits of the SHA-256 of the file as it is fetched. */
  readonly hash: string;
}

/** A file of ours is at most some megabytes; a small file that claims to be more would fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** unpack throws FileFault where the file is not what the index says. */
export async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  expected: Expected,
): Promise<Uint8Array<ArrayBuffer>> {
  await checkHash(bytes, expected);
  if (!expected.path.endsWith(".gz")) return bytes;
  return inflate(bytes, expected.path);
}

/** canCheck is false on plain http, where browsers compute no hashes: the page says so. */
export function canCheck(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

async function checkHash(bytes: Uint8Array<ArrayBuffer>, { path, hash }: Expected): Promise<void> {
  if (!canCheck()) return;
  const found = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  if (!found.startsWith(hash)) throw new FileFault("broken", path, "it is not what was published");
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > MOST_BYTES) throw new FileFault("broken", path, `it has more than ${MOST_BYTES} bytes`);
      parts.push(read.value);
    }
  } catch (error) {
    if (error instanceof TypeError) throw new FileFault("broken", path, "it cannot be inflated");
    throw error;
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

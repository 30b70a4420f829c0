// Reading files in pieces, for what may be larger than memory should hold.

import { closeSync, openSync, readSync } from "node:fs";

const CHUNK_BYTES = 1024 * 1024;

/** Opens the file at once; throws what node:fs throws. Each chunk is reused for the next. */
export function readChunks(path: string): Iterable<Uint8Array> {
  return chunksOf(openSync(path, "r"));
}

export function readStandardInput(): Iterable<Uint8Array> {
  return chunksOf(0);
}

function* chunksOf(file: number): Generator<Uint8Array, void> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  try {
    for (;;) {
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    if (file !== 0) closeSync(file);
  }
}

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/chunks.ts
import { closeSync, openSync, readSync } from "node:fs";
var CHUNK_BYTES = 1024 * 1024;
function readChunks(path) {
  return chunksOf(openSync(path, "r"));
}
function readStandardInput() {
  return chunksOf(0);
}
function* chunksOf(file) {
  const buffer = new Uint8Array(CHUNK_BYTES);
  try {
    for (; ; ) {
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    if (file !== 0) closeSync(file);
  }
}

export {
  readChunks,
  readStandardInput
};

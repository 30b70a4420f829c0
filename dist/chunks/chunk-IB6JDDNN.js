import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  namesIn
} from "./chunk-SMI5HJ5O.js";

// src/ports/files/remove-unused.ts
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
var KEPT_MS = 60 * 24 * 3600 * 1e3;
async function removeUnused(folder) {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

export {
  removeUnused
};

import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  makeFolder
} from "./chunk-SMI5HJ5O.js";

// src/ports/files/temporary-folder.ts
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
async function openTemporaryFolder(parent) {
  await makeFolder(parent);
  const path = await mkdtemp(join(parent, "tmp-"));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}

export {
  openTemporaryFolder
};

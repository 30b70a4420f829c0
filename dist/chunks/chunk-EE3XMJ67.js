import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/ports/github/cache-upload.ts
async function saveArchive(archive, key) {
  const { saveCache } = await import("./cache-K5VZYRRM.js");
  return await saveCache([archive], key) !== -1;
}

export {
  saveArchive
};

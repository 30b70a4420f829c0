import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
import {
  childEnvironment
} from "./chunk-PY362O3A.js";

// src/ports/files/remove-folder.ts
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
async function removeFolder(dir) {
  if (await isRemoved(dir)) return true;
  spawnSync("chmod", ["-R", "u+rwX", dir], { env: childEnvironment(process.env) });
  return isRemoved(dir);
}
async function isRemoved(dir) {
  return rm(dir, { recursive: true, force: true, maxRetries: 3 }).then(
    () => true,
    () => false
    // in use, or another user's
  );
}

export {
  removeFolder
};

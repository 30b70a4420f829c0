// Removes what tests and benchmarks left, also folders that cannot be written.

import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { childEnvironment } from "../process/environment.ts";

/** True when the folder is gone, also when it was not there. */
export async function removeFolder(dir: string): Promise<boolean> {
  if (await isRemoved(dir)) return true;
  spawnSync("chmod", ["-R", "u+rwX", dir], { env: childEnvironment(process.env) });
  return isRemoved(dir);
}

async function isRemoved(dir: string): Promise<boolean> {
  return rm(dir, { recursive: true, force: true, maxRetries: 3 }).then(
    () => true,
    () => false, // in use, or another user's
  );
}

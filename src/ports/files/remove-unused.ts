import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { namesIn } from "./files.ts";

const KEPT_MS = 60 * 24 * 3600 * 1000;

/** Removes what nobody wrote for sixty days from a folder of what later runs may use again. */
export async function removeUnused(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

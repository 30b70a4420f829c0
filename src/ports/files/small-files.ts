// Many small files, one after the other: to wait for each takes longer than to read or write it.

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** readSmall is undefined for a file that is not there. */
export function readSmall(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** replaceSmall leaves the old file or the new one, also where it is interrupted. Makes no folder. */
export function replaceSmall(path: string, bytes: Uint8Array): void {
  const fresh = join(dirname(path), `.tmp-${basename(path)}`);
  try {
    writeFileSync(fresh, bytes);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

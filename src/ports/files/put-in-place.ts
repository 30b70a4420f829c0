// A folder that appears at its place as a whole or not at all, also when several processes put one there.

import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { namesIn, realPath } from "./files.ts";
import { removeFolder } from "./remove-folder.ts";

const ATTEMPTS = 10; // on Windows a scanner may still have a file of it open
const DEAD_AFTER_MS = 24 * 3600 * 1000; // no download takes a day

/** When another process was first, its folder counts and ours stays where it is. */
export async function putInPlace(fresh: string, place: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(fresh, place);
    } catch (error) {
      if ((await realPath(place)) !== undefined) return;
      const isBusy = ["EPERM", "EACCES", "EBUSY"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (!isBusy || attempt === ATTEMPTS) throw error;
      await sleep(100 * attempt);
    }
  }
}

/** Removes temporary folders (`tmp-…`) in `parent` that a killed process left more than a day ago. */
export async function removeDead(parent: string): Promise<void> {
  for (const name of (await namesIn(parent)).filter((each) => each.startsWith("tmp-"))) {
    const dir = join(parent, name);
    const age = await stat(dir).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0, // another process removed it
    );
    if (age > DEAD_AFTER_MS) await removeFolder(dir);
  }
}

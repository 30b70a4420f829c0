// A folder that belongs to one process: another process finds it taken, and one after a crash takes it over.

import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { removeFolder } from "./remove-folder.ts";

/**
 * Makes `dir` ours, with a file `pid` alone in it. False when a living process has it, or when what is there
 * cannot be moved away. Throws what node:fs throws when nothing can be written there.
 */
export async function lockFolder(dir: string): Promise<boolean> {
  if (await putInPlace(dir)) return true;
  if (await isOwned(dir)) return false;
  // Only one process can move it. When it is not the dead owner's folder any more, it is moved back.
  const aside = join(dirname(dir), `${basename(dir)}-${process.pid}.dead`);
  if (!(await moved(dir, aside))) return false;
  if (await isOwned(aside)) {
    await moved(aside, dir);
    return false;
  }
  await removeFolder(aside);
  return putInPlace(dir);
}

/** The folder appears with our process id in it, in one step. */
async function putInPlace(dir: string): Promise<boolean> {
  const fresh = await mkdtemp(`${dir}-`);
  await writeFile(join(fresh, "pid"), String(process.pid));
  if (await moved(fresh, dir)) return true;
  await rm(fresh, { recursive: true });
  return false;
}

/** The target is taken, the source is gone, or one of them is another user's. */
const NOT_MOVED = ["ENOTEMPTY", "EEXIST", "ENOTDIR", "ENOENT", "EPERM", "EACCES"];

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (NOT_MOVED.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

async function isOwned(dir: string): Promise<boolean> {
  const pid = Number(await readFile(join(dir, "pid"), "utf8").catch(() => "0")); // gone: no owner
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // alive, another user's
  }
}

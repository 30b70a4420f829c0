import { readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { sizeOf } from "./files.ts";

/** What an ordinary user may still write to the disk of a path that exists. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** All files below a folder; 0 for one that is not there. */
export async function folderBytes(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  let bytes = 0;
  for (const file of entries.filter((entry) => entry.isFile()))
    bytes += (await sizeOf(join(file.parentPath, file.name))) ?? 0; // removed meanwhile
  return bytes;
}

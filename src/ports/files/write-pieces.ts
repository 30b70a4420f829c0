import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "./files.ts";

/** So much is written at once: pieces are lines, and there may be millions. */
const BATCH_CHARS = 256 * 1024;

/** writePieces makes a file of pieces that together may be larger than memory, and its folder. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  await makeFolder(dirname(path));
  await using file = await open(path, "w");
  let batch: string[] = [];
  let chars = 0;
  for (const piece of pieces) {
    batch.push(piece);
    chars += piece.length;
    if (chars < BATCH_CHARS) continue;
    await file.write(batch.join(""));
    [batch, chars] = [[], 0];
  }
  await file.write(batch.join(""));
}

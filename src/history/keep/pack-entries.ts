// Compaction: the entries of past days become one file of many lines. What is in it is what was in them, and
// whoever adds an entry meanwhile loses nothing: the files that go are known to be in the pack.

import { packed } from "../../ports/files/brotli.ts";
import { shortHash } from "../../ports/files/digest.ts";
import { Unreadable } from "../entry-file.ts";
import { readColumns } from "../read-entry.ts";
import { insist, type Patience } from "./insist.ts";
import { fileOf, packPath } from "./layout.ts";
import { packLines } from "./pack-lines.ts";
import type { Change, Place, Snapshot } from "./place.ts";

/** Fewer are not worth a pack: so many files more or less make no difference. */
const LEAST = 64;
const MOST = 512;
/** Characters before compression. */
const MOST_CHARS = 64 * 1024 * 1024;
const MOST_PACKS = 50;
/** Entries of the last days stay: GitHub's "re-run" finds them, and so adds nothing twice. */
const DAYS = 2;
const DAY_MS = 24 * 3600 * 1000;

/** PACK_LIMIT is a number of bytes that most entries do not have, and most packs have. */
export const PACK_LIMIT = 1024 * 1024;

/** packEntries is how many entries were packed. Throws UnmeasurableError when that could not be written. */
export async function packEntries(place: Place, now: Date, patience: Patience): Promise<number> {
  const before = new Date(now.getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);
  let sum = 0;
  for (let i = 0; i < MOST_PACKS; i++) {
    const change = await insist(place, patience, (snapshot) => packOf(snapshot, before));
    if (change === undefined) break;
    sum += change.remove.length;
  }
  return sum;
}

interface Loose {
  readonly path: string;
  readonly day: string;
}

async function packOf(snapshot: Snapshot, before: string): Promise<Change | undefined> {
  const loose = snapshot.paths
    .flatMap((path): Loose[] => {
      const file = fileOf(path);
      return file.kind === "entry" && file.day < before ? [{ path, day: file.day }] : [];
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (loose.length < LEAST) return undefined;
  const { texts, taken } = await textsOf(snapshot, loose.slice(0, MOST));
  const [first, last] = [taken[0], taken.at(-1)];
  if (taken.length < LEAST || first === undefined || last === undefined) return undefined;
  const text = packLines(texts);
  const path = packPath({ first: first.day, last: last.day }, shortHash(24, text));
  return {
    write: [{ path, bytes: await packed(text) }],
    remove: taken.map((each) => each.path),
    message: `Pack ${taken.length} runs of ${first.day} to ${last.day}`,
  };
}

/** Broken files stay where they are, and so does what does not fit. */
async function textsOf(snapshot: Snapshot, loose: readonly Loose[]) {
  const all = await snapshot.texts(loose.map(({ path }) => path));
  const texts: string[] = [];
  const taken: Loose[] = [];
  let chars = 0;
  for (const [i, text] of all.entries()) {
    const each = loose[i];
    if (each === undefined || readColumns(text) instanceof Unreadable) continue;
    chars += text.length;
    if (chars > MOST_CHARS) break;
    texts.push(text);
    taken.push(each);
  }
  return { texts, taken };
}

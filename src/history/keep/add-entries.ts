// Adding entries to a history. Nothing that is there is replaced, and nothing is there twice.

import { shortCommit } from "../../model/commit-hash.ts";
import { shortHash } from "../../ports/files/digest.ts";
import type { Entry } from "../entry.ts";
import { Unreadable } from "../entry-file.ts";
import { printEntry } from "../print-entry.ts";
import { readEntry } from "../read-entry.ts";
import { insist, type Patience } from "./insist.ts";
import { entryPaths, fileOf } from "./layout.ts";
import { type Change, type Place, RefusedError, type Snapshot } from "./place.ts";

export interface Added {
  readonly added: readonly Entry[];
  /** The same measurement was there before. */
  readonly there: readonly Entry[];
  /** How many files of one entry there are now. */
  readonly loose: number;
}

/** addEntries throws UnmeasurableError when they cannot be written. */
export async function addEntries(
  place: Place,
  entries: readonly Entry[],
  patience: Patience,
): Promise<Added> {
  const distinct = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  let wanted: readonly Planned[] = [];
  let loose = 0;
  await insist(place, patience, async (snapshot) => {
    loose = snapshot.paths.filter((path) => fileOf(path).kind === "entry").length;
    const known = new Set(snapshot.paths);
    wanted = await Promise.all(distinct.map((entry) => planned(snapshot, known, entry)));
    return changeOf(wanted.flatMap(({ entry, path }) => (path === undefined ? [] : [{ entry, path }])));
  });
  const isNew = ({ path }: Planned) => path !== undefined;
  const added = wanted.filter(isNew).map(({ entry }) => entry);
  return {
    added,
    loose: loose + added.length,
    there: wanted.filter((each) => !isNew(each)).map(({ entry }) => entry),
  };
}

interface Planned {
  readonly entry: Entry;
  /** Undefined where it is there. */
  readonly path: string | undefined;
}

/** A file in its way that is something else is left alone: the next name is taken. */
async function planned(snapshot: Snapshot, known: ReadonlySet<string>, entry: Entry): Promise<Planned> {
  for (const path of entryPaths(dayOf(entry), shortHash(24, entry.key))) {
    if (!known.has(path)) return { entry, path };
    const [text = ""] = await snapshot.texts([path]);
    const found = readEntry(text);
    if (!(found instanceof Unreadable) && found.key === entry.key) return { entry, path: undefined };
  }
  throw new RefusedError(`every name of the entry of ${entry.commit.sha} is taken by something else`);
}

export function dayOf({ time }: Pick<Entry, "time">): string {
  return time.slice(0, 10);
}

function changeOf(planned: readonly { readonly entry: Entry; readonly path: string }[]): Change | undefined {
  const [first] = planned;
  if (first === undefined) return undefined;
  const write = planned.map(({ entry, path }) => ({ path, bytes: Buffer.from(printEntry(entry)) }));
  return { write, remove: [], message: messageOf(planned.map(({ entry }) => entry)) };
}

function messageOf(entries: readonly Entry[]): string {
  const [first] = entries;
  const more = entries.length > 1 ? ` and ${entries.length - 1} more` : "";
  const region = first?.region ? ` in ${first.region}` : "";
  return `Add the run of ${shortCommit(first?.commit.sha ?? "")}${region}${more}`;
}

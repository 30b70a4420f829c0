// A name for each entry that is a file name on every system: `2026-11-28T01-00-00.000Z-0123456789ab-eu-west`.

import { shortCommit } from "../../model/commit-hash.ts";
import type { Entry } from "../entry.ts";

/** Named is an entry with a name that no other entry of the same export has. */
export interface Named {
  readonly name: string;
  readonly entry: Entry;
}

/** inTime is from the oldest entry to the newest; those of one time have an order of their own. */
export function inTime(entries: readonly Entry[]): readonly Entry[] {
  const timed = entries.map((entry) => ({ entry, at: Date.parse(entry.time) }));
  return timed
    .toSorted((a, b) => a.at - b.at || (a.entry.key < b.entry.key ? -1 : 1))
    .map(({ entry }) => entry);
}

/** named gives names in the order of time. The second of two equal names ends in `-2`. */
export function named(entries: readonly Entry[]): readonly Named[] {
  const seen = new Map<string, number>();
  return inTime(entries).map((entry) => {
    const name = nameOf(entry);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name}-${count}`, entry };
  });
}

function nameOf({ time, commit, region }: Entry): string {
  const at = new Date(time).toISOString().replaceAll(":", "-");
  return [at, shortCommit(commit.sha), ...(region === "" ? [] : [wordOf(region)])].join("-");
}

/** wordOf keeps letters, digits, dots and dashes of ASCII, at most 60 of them. */
export function wordOf(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9.-]+/g, "-").slice(0, 60);
}

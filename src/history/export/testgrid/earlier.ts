// What an earlier export into the same folder has written: TestGrid never reads a build again, and none whose
// number is lower than the highest that it has seen. So a build keeps its number for ever, and what comes
// later has a higher one, whenever it was measured.

import { entries, fromJson, Mismatch, object, oneOf, text, where } from "../../../model/shape.ts";
import type { Entry } from "../../entry.ts";

/** Its path in the folder of the export. */
export const EARLIER_FILE = "exported.json";
const SCHEMA = 1;

/** Numbers of builds by job and by key of their entry. */
export type Builds = ReadonlyMap<string, ReadonlyMap<string, string>>;

const buildNumber = where(text, "a number of 19 digits", (id) => /^\d{19}$/.test(id));
const shape = object({ schema: oneOf([SCHEMA]), jobs: entries(entries(buildNumber)) });

/** readEarlier is a sentence where the text is not what writeEarlier wrote. */
export function readEarlier(written: string): Builds | string {
  const found = shape(fromJson(written));
  if (found instanceof Mismatch) return found.told(EARLIER_FILE);
  return new Map(found.jobs.map(([job, builds]) => [job, new Map(builds)]));
}

export function writeEarlier(builds: Builds): string {
  const jobs = Object.fromEntries([...builds].map(([job, all]) => [job, Object.fromEntries(all)]));
  return `${JSON.stringify({ schema: SCHEMA, jobs }, null, 1)}\n`;
}

/**
 * numbered gives each entry its number, in the order of `entries`: that of an earlier export, or a higher
 * one.
 */
export function numbered(
  entries: readonly Entry[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const numbers = new Map(known);
  let highest = [...known.values()].map(BigInt).reduce((a, b) => (a > b ? a : b), 0n);
  for (const { key, time } of entries) {
    if (numbers.has(key)) continue;
    const measured = BigInt(Date.parse(time)) * 1_000_000n;
    highest = measured > highest ? measured : highest + 1n;
    numbers.set(key, String(highest).padStart(19, "0"));
  }
  return numbers;
}

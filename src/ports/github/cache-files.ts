// The edge to the folders of caches: which files there are, and whether they were used.

import type { Dirent, Stats } from "node:fs";
import { lstatSync, readdirSync, readFileSync, realpathSync, utimesSync } from "node:fs";
import { cp, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** CacheFile is a file below a folder. */
export interface CacheFile {
  /** Relative, with slashes. */
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Thousands of small files: one call after the other is several times faster than all of them at once. */

/** cacheFiles lists all files below a folder, sorted by name; none where it is not there. */
export function cacheFiles(root: string): readonly CacheFile[] {
  const files: CacheFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of entriesOf(join(root, folder))) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) files.push(...fileAt(root, name));
    }
  };
  visit("");
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** fileAt is one file, none where it is not there. */
export function fileAt(root: string, name: string): readonly CacheFile[] {
  const found = statOf(join(root, name));
  return found?.isFile() ? [{ name, bytes: found.size, modified: found.mtimeMs }] : [];
}

/** isFolderAt says whether there is a folder. */
export function isFolderAt(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/**
 * isFilled says whether a folder has a folder with something in it; what a go command puts down at its start
 * is not counted.
 */
export function isFilled(root: string): boolean {
  return entriesOf(root).some((entry) => entry.isDirectory() && entriesOf(join(root, entry.name)).length > 0);
}

/** smallText is the text of a small file that is there. */
export function smallText(root: string, name: string): string {
  return readFileSync(join(root, name), "latin1");
}

/** setModified gives files a time, seconds since 1970. */
export function setModified(root: string, names: Iterable<string>, seconds: number): void {
  for (const name of names) utimesSync(join(root, name), seconds, seconds);
}

/**
 * takePlace moves a folder to a place where none, or one that is as good as empty, is. A link there stays
 * one, and a mount of its own is filled.
 */
export async function takePlace(fresh: string, place: string): Promise<void> {
  const real = isThere(place) ? await realpath(place) : place;
  try {
    await rm(real, { recursive: true, force: true });
    await rename(fresh, real);
  } catch (error) {
    if (!isOfMount(error)) throw error;
    await fill(real, fresh);
  }
}

function isThere(path: string): boolean {
  return orNothing(() => realpathSync(path)) !== undefined;
}

/** A mount cannot be removed or replaced, and nothing is moved from one to another. */
function isOfMount(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EBUSY" || code === "EXDEV";
}

/**
 * With the times of the files, by which it is known what was used. Half of it would be worse than nothing.
 */
async function fill(place: string, fresh: string): Promise<void> {
  await empty(place);
  try {
    await cp(fresh, place, { recursive: true, preserveTimestamps: true });
  } catch (error) {
    await empty(place);
    throw error;
  }
  await rm(fresh, { recursive: true, force: true });
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * writeTrimTime tells the go command that the cache was trimmed just now: it would remove what has not been
 * used for five days.
 */
export async function writeTrimTime(root: string, seconds: number): Promise<void> {
  await writeFile(join(root, "trim.txt"), String(Math.floor(seconds)));
}

function entriesOf(folder: string): readonly Dirent[] {
  return orNothing(() => readdirSync(folder, { withFileTypes: true })) ?? [];
}

function statOf(path: string): Stats | undefined {
  return orNothing(() => lstatSync(path));
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

// The edge to the folders of caches: which files there are, and whether they were used. Synchronous, because
// for thousands of small files single calls are several times faster than all of them at once.

import type { Dirent, Stats } from "node:fs";
import { lstatSync, readdirSync, readFileSync, realpathSync, utimesSync } from "node:fs";
import { cp, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface CacheFile {
  /** Relative path with slashes. */
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** All files below a folder, sorted by name; none where it is not there. Links are left out. */
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

/** Empty where no file is there, or a link. */
export function fileAt(root: string, name: string): readonly CacheFile[] {
  const found = statOf(join(root, name));
  return found?.isFile() ? [{ name, bytes: found.size, modified: found.mtimeMs }] : [];
}

/** False for a link. */
export function isFolderAt(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/** True when a folder in it is not empty: what a go command makes at its start does not count. */
export function isFilled(root: string): boolean {
  return entriesOf(root).some((entry) => entry.isDirectory() && entriesOf(join(root, entry.name)).length > 0);
}

export function smallText(root: string, name: string): string {
  return readFileSync(join(root, name), "latin1");
}

/** `seconds` since 1970. */
export function setModified(root: string, names: Iterable<string>, seconds: number): void {
  for (const name of names) utimesSync(join(root, name), seconds, seconds);
}

/** Moves `fresh` to a place that is free or nearly empty. A link there stays one; a mount is filled. */
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

/** A mount cannot be removed or replaced, and a folder cannot be moved from one to another. */
function isOfMount(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EBUSY" || code === "EXDEV";
}

/** Keeps the times of the files, which tell what was used. A partial copy would be worse than none. */
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

/** Without this time the go command would remove what was not used for five days. `seconds` since 1970. */
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

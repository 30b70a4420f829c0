// The edge to the file system.

import {
  copyFile,
  cp,
  lstat,
  mkdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";

/** readText gives a file's text, undefined when there is none; any other failure throws. */
export async function readText(path: string): Promise<string | undefined> {
  return (await readBytes(path))?.toString("utf8");
}

/** readBytes gives a file's bytes, undefined when there is none; any other failure throws. */
export async function readBytes(path: string): Promise<Buffer | undefined> {
  return absentAsUndefined(readFile(path));
}

/** realPath resolves all links, undefined when nothing is there. */
export async function realPath(path: string): Promise<string | undefined> {
  return absentAsUndefined(realpath(path));
}

/** writeText writes a file, making its folder. */
export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** makeFolder makes a folder and those above it. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}

/** copyTree copies a folder with all that is in it. */
export async function copyTree(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

/** removeFile removes a file, or a folder with all that is in it; one that is not there is no error. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** link makes a symbolic link (on Windows a junction for folders) unless something is there already. */
export async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** copyInto makes `path` below `to` what it is below `from`: a file with its mode, a link, a folder left alone, or nothing. */
export async function copyInto(from: string, to: string, path: string): Promise<void> {
  const source = join(from, path);
  const target = join(to, path);
  const stat = await absentAsUndefined(lstat(source));
  if (stat?.isDirectory()) return; // a submodule: `prepare` fills it
  await rm(target, { recursive: true, force: true });
  if (stat === undefined) return;
  await mkdir(dirname(target), { recursive: true });
  if (stat.isSymbolicLink()) await symlink(await readlink(source), target);
  else if (stat.isFile()) await copyFile(source, target);
}

/** sameBytes says whether two files hold the same; two that are both absent do. */
export async function sameBytes(a: string, b: string): Promise<boolean> {
  const [bytesA, bytesB] = await Promise.all([readBytes(a), readBytes(b)]);
  if (bytesA === undefined || bytesB === undefined) return bytesA === bytesB;
  return bytesA.equals(bytesB);
}

async function absentAsUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
